"""From an event of the directorate to its purchases: what procurement is asked for, and what became of it.

A purchase planned for an event bears the same number in procurement (``orgue/traiteur``): its need and its order are
found by it, then the contract, the commitment and what was paid. Needs and orders here are proposals, to be looked at
and recorded with ``sg.record(...)``, where the rules of procurement judge them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from secgen.communication.happenings.events import PurchasePlanned
from secgen.communication.happenings.state import HappeningRow, Happenings
from secgen.kernel.dates import parse_day
from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.links.following import STAGES, Trail, Ways
from secgen.procurement import events as buying
from secgen.procurement.computations.procedure import propose
from secgen.procurement.state import Procurement
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
        proposal = propose(planned.kind, planned.amount, view.law, view.on)
        act = "procurement.order_placed" if proposal.procedure == "exempt" else "procurement.need_declared"
        wanted = planned.wanted_on or happenings.events[planned.happening].made.day
        rows.append((planned.reference, planned.object, planned.amount, wanted, str(proposal.label), act))
    columns = (
        Column("reference", Text("numéro", "number"), "text"),
        Column("object", Text("achat", "purchase"), "text"),
        Column("amount", Text("montant HT", "amount excl. VAT"), "money"),
        Column("wanted", Text("voulu pour le", "wanted on"), "date"),
        Column("procedure", Text("procédure", "procedure"), "text"),
        Column("act", Text("acte à enregistrer", "act to record"), "text"),
    )
    return Table("event_purchases", Text("Achats d'événements à lancer", "Purchases of events to start"), columns, rows)


def event_costs(view: View, options: Options) -> Table:
    """Each purchase of each event, from what was announced to what is contracted, committed and paid.

    A purchase tied by hand to what a planned one already led to is not shown twice.
    """
    happenings = view.state("communication").happenings
    ways = Ways(view.state("procurement"), view.state("budget"))
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


def _costs(name: str, event: HappeningRow, ways: Ways) -> Iterator[tuple[object, ...]]:
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


def _line(name: str, what: str, through: str, announced: Money | None, trail: Trail) -> tuple[object, ...]:
    stage = str(STAGES[trail.reached])
    budget = (trail.committed, trail.paid)
    return name, what, through, stage, bool(trail.commitments), announced, trail.contracted, *budget
