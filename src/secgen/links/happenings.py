"""From an event of the directorate to its purchases: what procurement is asked for, and what became of it.

A purchase planned for an event bears the same number in procurement (``orgue/traiteur``): its need and its order are
found by it, then the contract, the commitment and what was paid. Needs and orders here are proposals, to be looked at
and recorded with ``sg.record(...)``, where the rules of procurement judge them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from attrs import frozen

from secgen.budget.state import Budget, CommitmentRow
from secgen.communication.happenings.events import PurchasePlanned
from secgen.communication.happenings.state import HappeningRow, Happenings
from secgen.kernel.dates import parse_day
from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.procurement import events as buying
from secgen.procurement.computations.procedure import propose
from secgen.procurement.state import Procurement, including
from secgen.procurement.words import PROCEDURES
from secgen.reports.table import Column, Table
from secgen.reports.view import Options, View


def waiting(happenings: Happenings, procurement: Procurement) -> tuple[PurchasePlanned, ...]:
    """The purchases planned for events that are not cancelled, and that procurement does not know yet."""
    return tuple(
        planned
        for _, event in sorted(happenings.events.items())
        if not event.cancelled
        for planned in event.planned
        if planned.reference not in procurement.needs and planned.reference not in procurement.orders
    )


def need_for_purchase(
    planned: PurchasePlanned, event: HappeningRow, *, on: date | str = "", **more: Any
) -> buying.NeedDeclared:
    """The need of procurement for a planned purchase; ``more``: other fields of the act (``unit``, ``by``…)."""
    return buying.NeedDeclared(
        **{
            "on": parse_day(on) if on else planned.on,
            "need": planned.reference,
            "title": f"{planned.object} – {event.made.title}",
            "kind": planned.kind,
            "family": planned.family,
            "amount": planned.amount,
            "wanted_on": planned.wanted_on or event.made.day,
            **more,
        }
    )


def order_for_purchase(
    planned: PurchasePlanned, event: HappeningRow, *, supplier: str, on: date | str = "", **more: Any
) -> buying.OrderPlaced:
    """The order for a planned purchase: direct, or on the framework agreement given as ``contract``.

    ``supplier``: its SIRET; ``more``: what only the buyer knows (``quotes``, ``reason``, ``commitment``…).
    """
    return buying.OrderPlaced(
        **{
            "on": parse_day(on) if on else planned.on,
            "order": planned.reference,
            "supplier": supplier,
            "title": f"{planned.object} – {event.made.title}",
            "kind": planned.kind,
            "family": planned.family,
            "amount": planned.amount,
            "vat_rate": planned.vat_rate,
            "due_on": planned.wanted_on or event.made.day,
            **more,
        }
    )


def proposals(
    happenings: Happenings, procurement: Procurement, law: LawBook, on: date
) -> tuple[buying.NeedDeclared, ...]:
    """The needs to declare on a day: the purchases waiting whose value asks for a procedure.

    The others are small enough for a direct order, once a supplier is chosen: :func:`order_for_purchase`.
    """
    return tuple(
        need_for_purchase(planned, happenings.events[planned.happening], on=max(on, planned.on))
        for planned in waiting(happenings, procurement)
        if propose(planned.kind, planned.amount, law, on).procedure != "exempt"
    )


def event_purchases(view: View, options: Options) -> Table:
    """Purchases planned that procurement does not know yet: the act to record, and the procedure of their value."""
    happenings, procurement = view.state("communication").happenings, view.state("procurement")
    rows = []
    for planned in waiting(happenings, procurement):
        procedure = propose(planned.kind, planned.amount, view.law, view.on).procedure
        act = "procurement.order_placed" if procedure == "exempt" else "procurement.need_declared"
        wanted = planned.wanted_on or happenings.events[planned.happening].made.day
        rows.append((planned.reference, planned.object, planned.amount, wanted, str(PROCEDURES[procedure]), act))
    columns = (
        Column("reference", Text("numéro", "number"), "text"),
        Column("object", Text("achat", "purchase"), "text"),
        Column("amount", Text("montant HT", "amount excl. VAT"), "money"),
        Column("wanted", Text("voulu pour le", "wanted on"), "date"),
        Column("procedure", Text("procédure", "procedure"), "text"),
        Column("act", Text("acte à enregistrer", "act to record"), "text"),
    )
    return Table("event_purchases", Text("Achats d'événements à lancer", "Purchases of events to start"), columns, rows)


_STAGES: Final = {
    "planned": Text("prévu", "planned"),
    "need": Text("besoin déclaré", "need declared"),
    "consultation": Text("consultation lancée", "consultation launched"),
    "bought": Text("acheté", "bought"),
    "unknown": Text("inconnu des achats et du budget", "unknown to procurement and the budget"),
    "committed": Text("engagé", "committed"),
    "paid": Text("payé", "paid"),
}


@frozen
class _Trail:
    """What became of a purchase: how far it went, by which contract or order, what it costs with VAT."""

    stage: str
    contract: str = ""
    contracted: Money | None = None
    commitments: tuple[CommitmentRow, ...] = ()

    @property
    def reached(self) -> str:
        """The last stage, the budget included."""
        if self.paid:
            return "paid"
        return "committed" if self.commitments else self.stage

    @property
    def committed(self) -> Money | None:
        return Money(sum(row.committed - row.withdrawn for row in self.commitments)) if self.commitments else None

    @property
    def paid(self) -> Money | None:
        return Money(sum(row.paid for row in self.commitments)) if self.commitments else None


class _Ways:
    """The ways from a number to a contract or an order, and to the commitments that pay it."""

    def __init__(self, procurement: Procurement, budget: Budget) -> None:
        self._room = procurement
        self._budget = budget

    def planned(self, reference: str) -> _Trail:
        """What became of a planned purchase."""
        if reference in self._room.orders:
            return self.bought(reference)
        need = self._room.needs.get(reference)
        if need is None or not need.consultation:
            return _Trail("planned" if need is None else "need")
        consultation = self._room.consultations[need.consultation]
        if consultation.contracts:
            return _together([self.bought(contract) for contract in consultation.contracts])
        return _Trail("consultation", need.consultation)

    def tied(self, contract: str, commitment: str) -> _Trail:
        """What became of a purchase tied to a contract, an order or a commitment."""
        trail = self.bought(contract) if contract else _Trail("unknown")
        if not commitment:
            return trail
        return _Trail(trail.stage, trail.contract, trail.contracted, self._commitments(commitment))

    def bought(self, number: str) -> _Trail:
        """A contract or an order, by its number."""
        if (order := self._room.orders.get(number)) is not None:
            made = order.made
            parent = self._room.contracts.get(made.contract)
            rate = made.vat_rate if made.vat_rate is not None or parent is None else parent.made.vat_rate
            through = f"{made.contract} / {number}" if made.contract else number
            commitments = self._commitments(made.commitment, made.item)
            return _Trail("bought", through, including(made.amount, rate), commitments)
        if (row := self._room.contracts.get(number)) is not None:
            commitments = self._commitments(row.made.commitment, row.made.item)
            return _Trail("bought", number, row.with_vat(Money(row.amount)), commitments)
        return _Trail("unknown", number)

    def _commitments(self, number: str, item: str = "") -> tuple[CommitmentRow, ...]:
        """One item of a commitment; all of them if only its number is given; ``number/item`` is one too."""
        held = self._budget.commitments
        if not number:
            return ()
        if (row := held.get(f"{number}/{item}" if item else number)) is not None:
            return (row,)
        return () if item else tuple(row for row in held.values() if row.made.commitment == number)


def _together(trails: list[_Trail]) -> _Trail:
    amounts = [trail.contracted for trail in trails]
    whole = None if None in amounts else Money(sum(amount.cents for amount in amounts if amount is not None))
    commitments = tuple(row for trail in trails for row in trail.commitments)
    return _Trail("bought", ", ".join(trail.contract for trail in trails), whole, commitments)


def event_costs(view: View, options: Options) -> Table:
    """Each purchase of each event, from what was announced to what is contracted, committed and paid.

    A purchase tied by hand to what a planned one already led to is not shown twice.
    """
    happenings = view.state("communication").happenings
    ways = _Ways(view.state("procurement"), view.state("budget"))
    rows = [row for name, event in sorted(happenings.events.items()) for row in _costs(name, event, ways)]
    columns = (
        Column("event", Text("événement", "event"), "text"),
        Column("object", Text("achat", "purchase"), "text"),
        Column("through", Text("marché, commande ou engagement", "contract, order or commitment"), "text"),
        Column("stage", Text("étape", "stage"), "text"),
        Column("found", Text("retrouvé au budget", "found in the budget"), "bool"),
        Column("announced", Text("annoncé", "announced"), "money"),
        Column("contracted", Text("commandé TTC", "contracted with VAT"), "money"),
        Column("committed", Text("engagé", "committed"), "money"),
        Column("paid", Text("payé", "paid"), "money"),
    )
    title = Text("Coût des événements", "Cost of events")
    return Table("event_costs", title, columns, rows)


def _costs(name: str, event: HappeningRow, ways: _Ways) -> Iterator[tuple[object, ...]]:
    shown: set[str] = set()
    for planned in event.planned:
        trail = ways.planned(planned.reference)
        shown |= {row.made.key for row in trail.commitments} | {trail.contract}
        yield _line(name, planned.object, trail.contract, planned.with_vat, trail)
    for tied in event.purchases:
        trail = ways.tied(tied.contract, tied.commitment)
        keys = {row.made.key for row in trail.commitments}
        if (trail.contract and trail.contract in shown) or (keys and keys <= shown):
            continue
        yield _line(name, tied.object, tied.commitment or trail.contract, tied.amount, trail)


def _line(name: str, what: str, through: str, announced: Money | None, trail: _Trail) -> tuple[object, ...]:
    stage = str(_STAGES[trail.reached])
    budget = (trail.committed, trail.paid)
    return name, what, through, stage, bool(trail.commitments), announced, trail.contracted, *budget
