"""The buyer's board: needs waiting, thresholds and maxima near, contracts ending, dates to keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import frozen

from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.procurement.computations.award import award_notice_due, modification_publication, publication_of
from secgen.procurement.computations.delays import Terms
from secgen.procurement.computations.execution import silently_accepted
from secgen.procurement.computations.families import family_label
from secgen.procurement.computations.procedure import propose
from secgen.procurement.computations.schedule import backwards
from secgen.procurement.computations.thresholds import exemption
from secgen.procurement.reports.listed import share
from secgen.procurement.state import ContractRow, NeedRow, Procurement
from secgen.procurement.words import Procedure
from secgen.reports.table import Column, Table

TOPICS: Final[dict[str, Text]] = {
    "need": Text("besoin à lancer", "need to launch"),
    "threshold": Text("seuil proche", "threshold near"),
    "maximum": Text("maximum proche", "maximum near"),
    "ending": Text("marché qui finit", "contract ending"),
    "tenders": Text("offres attendues", "tenders awaited"),
    "notice": Text("avis d'attribution à publier", "award notice to publish"),
    "data": Text("données essentielles à publier", "essential data to publish"),
    "subcontractor": Text("sous-traitant à accepter", "subcontractor to accept"),
}
_COLUMNS: Final = (
    Column("topic", Text("À voir", "To look at"), "text"),
    Column("subject", Text("Numéro", "Number"), "text"),
    Column("what", Text("Quoi", "What"), "text"),
    Column("amount", Text("Montant HT", "Amount excl. VAT"), "money"),
    Column("limit", Text("Limite", "Limit"), "money"),
    Column("share", Text("Part", "Share"), "rate"),
    Column("due", Text("Échéance", "Due"), "date"),
    Column("days_left", Text("Jours restants", "Days left"), "int"),
)
_LATE_FIRST: Final = Text("Les jours restants négatifs sont des retards", "Days left below zero are days of lateness")
_BY_FAMILY: Final = Text("achats directs sur douze mois", "direct purchases over twelve months")


@frozen
class _Line:
    topic: str
    subject: str
    what: str
    amount: Money | None = None
    limit: Money | None = None
    due: date | None = None

    def cells(self, on: date) -> tuple[object, ...]:
        left = (self.due - on).days if self.due else None
        used: Decimal | None = share(self.amount, self.limit) if self.amount is not None else None
        return str(TOPICS[self.topic]), self.subject, self.what, self.amount, self.limit, used, self.due, left


def buyer_board(state: Procurement, on: date, law: LawBook) -> Table:
    """What the buyer has to look at on a day; what is due first comes first, then what is near its limit."""
    lines = [
        *_needs(state, on, law),
        *_tenders(state, on),
        *_thresholds(state, on, law),
        *_contracts(state, on, law),
        *_subcontractors(state, law),
    ]
    lines.sort(key=lambda line: (line.due or date.max, tuple(TOPICS).index(line.topic), line.subject))
    title = Text("Tableau de bord de l'acheteur", "The buyer's board")
    return Table("buyer-board", title, _COLUMNS, [line.cells(on) for line in lines], notes=(_LATE_FIRST,))


def _needs(state: Procurement, on: date, law: LawBook) -> Iterator[_Line]:
    for number, row in state.needs.items():
        if row.consultation:
            continue
        made = row.made
        proposal = propose(made.kind, row.value, law, on, special=made.special)
        what = f"{made.title} – {proposal.label}"
        yield _Line("need", number, what, row.value, None, _notice_by(row, proposal.procedure, law))


def _notice_by(row: NeedRow, procedure: Procedure | None, law: LawBook) -> date | None:
    """The last day to send the notice so that the contract begins when it is wanted; ``None`` if it can't be told."""
    wanted = row.made.wanted_on
    if wanted is None or procedure is None:
        return None
    return backwards(Terms(procedure=procedure), wanted, law, value=row.value).day("sent")


def _tenders(state: Procurement, on: date) -> Iterator[_Line]:
    for number, row in state.consultations.items():
        due = row.offers_by or row.made.candidatures_by
        if due is not None and due >= on and not row.abandoned and not row.contracts:
            yield _Line("tenders", number, row.made.title, row.made.value, None, due)


def _thresholds(state: Procurement, on: date, law: LawBook) -> Iterator[_Line]:
    near = law.read("procurement.near_share", on)
    months = law.read("procurement.need.months", on).number
    for basket in sorted({basket for basket, _ in state.spent}):
        unit, family, kind = basket
        limit = exemption(kind, "", law, on).money  # type: ignore[arg-type]
        total = state.bought(basket, on, months)
        if near.holds(Fraction(total.cents, limit.cents)):
            what = f"{family_label(family, law)} – {_BY_FAMILY}"
            yield _Line("threshold", " / ".join(filter(None, (unit, family))), what, total, limit)


def _contracts(state: Procurement, on: date, law: LawBook) -> Iterator[_Line]:
    alert = law.read("procurement.framework.alert", on)
    soon = law.read("procurement.ending_days", on)
    for number, row in state.contracts.items():
        yield from _publications(number, row, law)
        if row.ended_on is not None:
            continue
        maximum, ordered = row.maximum, Money(row.ordered)
        if maximum and alert.holds(Fraction(ordered.cents, maximum.cents)):
            yield _Line("maximum", number, row.made.title, ordered, maximum)
        if soon.holds((row.ends_on - on).days):
            yield _Line("ending", number, row.made.title, Money(row.amount), None, row.ends_on)


def _publications(number: str, row: ContractRow, law: LawBook) -> Iterator[_Line]:
    made = row.made
    notice = award_notice_due(made.procedure, made.on, law)
    if notice.day is not None and row.notice_on is None:
        yield _Line("notice", number, made.title, Money(row.amount), None, notice.day)
    how = publication_of(made.amount, made.notified, made.exempt, law)
    if how.due.day is not None and row.data_on is None:
        yield _Line("data", number, made.title, made.amount, None, how.due.day)
    if how.how != "single":
        return
    for change in row.amendments:
        if change.amendment not in row.published:
            due = modification_publication(change.on, law).day
            yield _Line("data", f"{number} / {change.amendment}", made.title, change.amount, None, due)


def _subcontractors(state: Procurement, law: LawBook) -> Iterator[_Line]:
    for (contract, number), row in state.subcontracts.items():
        if row.accepted_on is None:
            due = silently_accepted(row.made.on, law).day
            yield _Line("subcontractor", f"{contract} / {number}", row.made.subcontractor, row.made.amount, None, due)
