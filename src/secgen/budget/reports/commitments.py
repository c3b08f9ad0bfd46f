"""Commitments one by one: what is outstanding, how old, dormant, to close; and the roll-forward."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from secgen.budget.computations.grants import report_due
from secgen.budget.lines import parse_line
from secgen.budget.state import Budget, CommitmentRow
from secgen.kernel.dates import add_months
from secgen.kernel.errors import InvalidInput
from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.facts import Facts
from secgen.reports.table import Column, Table

_COLUMNS: Final = (
    Column("commitment", Text("engagement", "commitment"), "text"),
    Column("line", Text("ligne", "line"), "text"),
    Column("department", Text("département", "department"), "text"),
    Column("payee", Text("bénéficiaire", "payee"), "text"),
    Column("object", Text("objet", "object"), "text"),
    Column("committed_on", Text("engagé le", "committed on"), "date"),
    Column("last_on", Text("dernier mouvement", "last movement"), "date"),
    Column("age", Text("âge (mois)", "age (months)"), "int"),
    Column("committed", Text("engagé", "committed"), "money"),
    Column("withdrawn", Text("retiré", "withdrawn"), "money"),
    Column("certified", Text("service fait", "rendered"), "money"),
    Column("paid", Text("payé", "paid"), "money"),
    Column("outstanding", Text("reste à payer", "outstanding"), "money"),
    Column("state", Text("état", "state"), "text"),
)
STATES: Final = {
    "closed": Text("clos", "closed"),
    "to_close": Text("à clore", "to close"),
    "dormant": Text("dormant", "dormant"),
    "open": Text("ouvert", "open"),
}


def months_old(since: date, on: date) -> int:
    """Whole months between two days; the last day of a shorter month ends one."""
    months = (on.year - since.year) * 12 + on.month - since.month
    return months - (on.day < since.day and add_months(since, months) > on)


def state_of(row: CommitmentRow, on: date, law: LawBook) -> str:
    """Closed; to close (nothing outstanding); dormant (no movement for the months of the law); open."""
    if row.closed:
        return "closed"
    if row.outstanding == 0:
        return "to_close"
    limit = law.read("dormant.months", on)
    last = row.last_on or row.made.on
    if months_old(last, on) < limit.number:
        return "open"
    exactly = add_months(last, limit.number) == on
    return "open" if exactly and not limit.holds(limit.number) else "dormant"


def commitments(budget: Budget, on: date, law: LawBook, *, state: str = "", title: Text | None = None) -> Table:
    """Every commitment item as of a day, the largest outstanding first; ``state`` keeps one state."""
    if state and state not in STATES:
        known = ", ".join(STATES)
        raise InvalidInput("SG-REPORT-OPTION", report="commitments", option="state", value=state, known=known)
    rows = []
    for key, row in budget.commitments.items():
        found = state_of(row, on, law)
        if not state or found == state:
            rows.append(_row(key, row, on, found))
    rows.sort(key=lambda cells: (-_cents(cells[12]), str(cells[0])))
    sums = [Money.sum(_money(cells[i]) for cells in rows) for i in range(8, 13)]
    total = (None,) * 8 + (*sums, None)
    name = title or Text("Engagements et restes à payer", "Commitments and what is outstanding")
    return Table(state or "commitments", name, _COLUMNS, tuple(rows), total=total if rows else None)


def _money(cell: object) -> Money:
    assert isinstance(cell, Money)
    return cell


def _cents(cell: object) -> int:
    return _money(cell).cents


def _row(key: str, row: CommitmentRow, on: date, state: str) -> tuple[object, ...]:
    made = row.made
    return (
        key,
        made.line,
        made.department,
        made.payee,
        made.object,
        made.on,
        row.last_on,
        months_old(made.on, on),
        Money(row.committed),
        Money(row.withdrawn),
        Money(row.certified),
        Money(row.paid),
        Money(row.outstanding),
        str(STATES[state]),
    )


_AGES: Final = (
    (12, Text("moins d'un an", "under a year")),
    (24, Text("1 à 2 ans", "1 to 2 years")),
    (36, Text("2 à 3 ans", "2 to 3 years")),
)
_OLD: Final = Text("plus de 3 ans", "over 3 years")


def ageing(budget: Budget, on: date) -> Table:
    """What is outstanding by programme and age of the commitment."""
    labels = [label for _, label in _AGES] + [_OLD]
    sums: dict[str, list[int]] = {}
    for row in budget.commitments.values():
        if row.outstanding:
            age = months_old(row.made.on, on)
            place = sum(age >= months for months, _ in _AGES)
            programme = parse_line(row.made.line).programme
            sums.setdefault(programme, [0] * 4)[place] += row.outstanding
    columns = (
        Column("programme", Text("programme", "programme"), "text"),
        *(Column(f"age_{i}", label, "money") for i, label in enumerate(labels)),
        Column("outstanding", Text("reste à payer", "outstanding"), "money"),
    )
    rows = tuple((p, *(Money(c) for c in cents), Money(sum(cents))) for p, cents in sorted(sums.items()))
    total = [sum(cents[i] for cents in sums.values()) for i in range(4)]
    return Table(
        "ageing",
        Text("Restes à payer par âge", "Outstanding commitments by age"),
        columns,
        rows,
        total=(None, *(Money(c) for c in total), Money(sum(total))),
    )


def roll_forward(facts: Facts, year: int, on: date) -> Table:
    """Outstanding at 1 January + AE − CP − withdrawals = outstanding on the day, by programme (FIN-050)."""
    names = [column.name for column in facts.columns]
    place = {name: names.index(name) for name in ("on", "programme", "ae_committed", "withdrawn", "cp_paid")}
    first = date(year, 1, 1)
    sums: dict[str, list[int]] = {}
    for row in facts.rows:
        day = row[place["on"]]
        assert isinstance(day, date)
        if day > on:
            continue
        ae, gone, cp = (_int(row[place[n]]) for n in ("ae_committed", "withdrawn", "cp_paid"))
        cents = sums.setdefault(str(row[place["programme"]]), [0, 0, 0, 0])
        if day < first:
            cents[0] += ae - gone - cp
        else:
            cents[1] += ae
            cents[2] += cp
            cents[3] += gone
    columns = (
        Column("programme", Text("programme", "programme"), "text"),
        Column("opening", Text(f"reste à payer au 1/1/{year}", f"outstanding on 1 January {year}"), "money"),
        Column("committed", Text("+ AE engagées", "+ AE committed"), "money"),
        Column("paid", Text("− CP payés", "− CP paid"), "money"),
        Column("withdrawn", Text("− retraits", "− withdrawals"), "money"),
        Column("closing", Text("= reste à payer", "= outstanding"), "money"),
    )
    rows = [(p, *map(Money, c), Money(c[0] + c[1] - c[2] - c[3])) for p, c in sorted(sums.items()) if any(c)]
    totals = [sum(c[i] for c in sums.values()) for i in range(4)]
    closing = totals[0] + totals[1] - totals[2] - totals[3]
    return Table(
        "roll_forward",
        Text("Passage du reste à payer", "Roll-forward of outstanding commitments"),
        columns,
        tuple(rows),
        total=(None, *map(Money, totals), Money(closing)),
    )


def _int(cell: object) -> int:
    assert isinstance(cell, int)
    return cell


def grants_due(budget: Budget, on: date, law: LawBook) -> Table:
    """Grants whose financial report is due and not received (FIN-042), the latest first."""
    rows = tuple(sorted(_late_reports(budget, on, law), key=lambda row: (row[4], row[0])))
    columns = (
        Column("commitment", Text("engagement", "commitment"), "text"),
        Column("payee", Text("bénéficiaire", "payee"), "text"),
        Column("amount", Text("subvention", "grant"), "money"),
        Column("paid", Text("versé", "paid"), "money"),
        Column("due", Text("compte rendu dû le", "report due on"), "date"),
        Column("days_late", Text("jours de retard", "days late"), "int"),
    )
    name = Text("Comptes rendus financiers en retard", "Financial reports overdue")
    return Table("grants_due", name, columns, rows)


def _late_reports(budget: Budget, on: date, law: LawBook) -> Iterator[tuple[str, str, Money, Money, date, int]]:
    for key, row in budget.commitments.items():
        terms = row.made.grant
        if terms is None or not terms.earmarked or row.report_on is not None or terms.year_end is None or not row.paid:
            continue
        due = report_due(terms.year_end, law).day
        if due is not None and due < on:
            yield (key, row.made.payee, Money(row.committed - row.withdrawn), Money(row.paid), due, (on - due).days)
