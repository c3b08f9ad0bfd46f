"""Matching an office's own list with the commitments and payments its journal knows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import frozen

from secgen.budget import events as ev
from secgen.budget.lines import parse_line
from secgen.exchange.matching import MatchedLine, Matching, match
from secgen.exchange.office import OfficeList, read_office_list
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat


@frozen
class _Commitment:
    commitment: str
    item: str
    amount: Money
    programme: str
    financial_centre: str


@frozen
class _Payment:
    commitment: str
    amount: Money
    programme: str
    paid_on: date | None


def match_office(office: Secretariat, listed: OfficeList) -> Matching:
    """Join a list with everything the journal knows, over all years, items and BOPs."""
    budget = office.budget.state
    commitments = []
    for row in budget.commitments.values():
        line = parse_line(row.made.line)
        amount = Money(row.committed - row.withdrawn)
        commitments.append(_Commitment(row.made.commitment, row.made.item, amount, line.programme, line.node))
    payments = []
    for recorded in office.acts():
        act = recorded.act
        if isinstance(act, ev.Paid):
            request = budget.requests[act.request]
            made = budget.commitments[request.commitment].made
            programme = parse_line(made.line).programme
            payments.append(_Payment(made.commitment, Money(request.amount), programme, act.on))
        elif isinstance(act, ev.CreditNoteReceived):
            made = budget.commitments[act.key].made
            payments.append(_Payment(made.commitment, -act.amount, parse_line(made.line).programme, act.on))
    return match(listed.rows, commitments, payments)


_COLUMNS: Final = (
    Column("line", Text("ligne du fichier", "file line"), "int"),
    Column("numbers", Text("engagements", "commitments"), "text"),
    Column("state", Text("état", "state"), "text"),
    Column("committed", Text("engagé", "committed"), "money"),
    Column("paid", Text("payé", "paid"), "money"),
    Column("outstanding", Text("reste à payer", "outstanding"), "money"),
    Column("last_payment", Text("dernier paiement", "last payment"), "date"),
    Column("bops", Text("BOP", "BOP"), "text"),
    Column("shared", Text("partagé", "shared"), "bool"),
    Column("why", Text("pourquoi", "why"), "text"),
)


def match_file(office: Secretariat, path: str, column: str | None = None) -> tuple[Table, bool]:
    """The matching as a table, and whether every line was wholly found. Totals count a commitment once."""
    listed = read_office_list(path, column)
    found = match_office(office, listed)
    rows = tuple(_row(line) for line in found.lines)
    total = (None, None, None, found.committed, found.paid, found.outstanding, None, None, None, None)
    notes = [Text(f"{n} : {state.label.fr}", f"{n}: {state.label.en}") for state, n in found.count().items()]
    if found.shared:
        once = Text("Un engagement partagé compte une fois au total.", "A shared commitment counts once in the total.")
        notes.append(once)
    for wrong in listed.anomalies:
        where = f"{wrong.file}:{wrong.line}"
        notes.append(Text(f"{where} : {wrong.message.fr}", f"{where}: {wrong.message.en}"))
    title = Text("Rapprochement avec Chorus", "Matching with Chorus")
    return Table("match", title, _COLUMNS, rows, tuple(notes), total), not found.incomplete and not listed.anomalies


def _row(line: MatchedLine) -> tuple[object, ...]:
    return (
        line.line,
        ", ".join((*line.row.numbers, *line.row.unreadable)),
        str(line.state.label),
        line.committed,
        line.paid,
        line.outstanding,
        max(line.payment_dates, default=None),
        ", ".join(line.bops),
        line.shared,
        "; ".join(map(str, line.reasons)),
    )
