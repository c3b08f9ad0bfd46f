"""The year-end file: what is due, the statements, the reconciliations, what is missing and who owes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from secgen.budget import events as ev
from secgen.budget.reports.catalogue import budget as budget_of
from secgen.kernel.dates import year_end
from secgen.kernel.money import Money
from secgen.kernel.text import Text, lang
from secgen.reporting import build_all
from secgen.reports import csv, html, json
from secgen.reports.table import Table
from secgen.reports.view import View, read_year

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat

ROWS_SHOWN: Final = 200
CONTENTS: Final = (
    "consumption",
    "appropriations",
    "roll-forward",
    "ageing",
    "commitments",
    "to-close",
    "dormant",
    "accrued-expenses",
    "prepaid-expenses",
    "carry-over",
    "payment-delays",
    "late-payments",
    "grants-due",
    "profile",
    "reconciliation",
)


@frozen
class Missing:
    """Something the closing still wants: what, who owes it, and whether the year can close without it."""

    what: Text
    owner: Text
    blocking: bool


@frozen
class YearEnd:
    """The file of a year: its tables, what is missing, whether the closing is recorded."""

    year: int
    tables: tuple[Table, ...]
    missing: tuple[Missing, ...]
    closed: bool

    @property
    def complete(self) -> bool:
        """Nothing that blocks is missing and the three ledgers agree to the cent."""
        return not any(m.blocking for m in self.missing)

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON; tables by name only."""
        return {
            "year": self.year,
            "complete": self.complete,
            "closed": self.closed,
            "missing": [{"what": str(m.what), "owner": str(m.owner), "blocking": m.blocking} for m in self.missing],
            "tables": [table.name for table in self.tables],
        }

    def __str__(self) -> str:
        state = Text("clos", "closed") if self.closed else Text("non clos", "not closed")
        lines = [f"{Text('Dossier de clôture', 'Year-end file')} {self.year} ({state})"]
        lines += [f"  {len(t):>6}  {t.title}" for t in self.tables]
        lines += [f"  {'✗' if m.blocking else '·'} {m.what} — {m.owner}" for m in self.missing]
        if self.complete:
            agree = Text("Les trois comptabilités concordent au centime.", "The three ledgers agree to the cent.")
            lines.append(f"  {agree}")
        return "\n".join(lines)


def close_year(office: Secretariat, year: int, *, record: bool = False, by: str = "") -> YearEnd:
    """Build the file of a year. With ``record`` the closing is recorded once nothing blocking is missing."""
    view = View(office, on=year_end(read_year(year)), year=year)
    tables = tuple(build_all(office.plugins, view, CONTENTS))
    missing = tuple(_missing(view, tables, office.clock().date()))
    closed = office.budget.state.closed(year)
    if record and not closed and not any(m.blocking for m in missing):
        office.record(ev.YearClosed(on=year_end(year), year=year, by=by))
        closed = True
    return YearEnd(year, tables, missing, closed)


def _missing(view: View, tables: tuple[Table, ...], today: date) -> Iterator[Missing]:
    named = {table.name: table for table in tables}
    if today <= year_end(view.year):
        what = Text(f"l'exercice {view.year} n'est pas fini", f"the year {view.year} is not over")
        yield Missing(what, Text("budget", "budget office"), True)
    if not any(year == view.year for year, _ in budget_of(view).lines):
        what = Text(f"aucune ligne budgétaire en {view.year}", f"no budget line in {view.year}")
        yield Missing(what, Text("budget", "budget office"), True)
    for ledger, label, amount in named["reconciliation"].rows:
        if label in ("écart", "difference") and amount != Money(0):
            yield Missing(
                Text(
                    f"écart de {amount} € en comptabilité {ledger}",
                    f"difference of {amount} € in the {ledger} ledger",
                ),
                Text("budget", "budget office"),
                True,
            )
    requests = budget_of(view).requests.values()
    waiting = [r for r in requests if r.stage in ("ordered", "accepted") and r.year == view.year]
    if waiting:
        total = Money(sum(r.amount for r in waiting))
        yield Missing(
            Text(
                f"{len(waiting)} demandes ordonnancées non payées ({total} €)",
                f"{len(waiting)} orders not paid ({total} €)",
            ),
            Text("comptable", "accountant"),
            False,
        )
    suspended = sum(r.stage == "suspended" for r in requests)
    if suspended:
        yield Missing(
            Text(f"{suspended} paiements suspendus à régulariser", f"{suspended} suspended payments to put right"),
            Text("ordonnateur", "authorising officer"),
            False,
        )
    reports = Text("comptes rendus financiers en retard", "financial reports overdue")
    for name, what, owner in (
        ("to_close", Text("engagements à clore", "commitments to close"), Text("prescripteurs", "prescribers")),
        ("grants_due", reports, Text("bénéficiaires", "beneficiaries")),
    ):
        if count := len(named[name]):
            yield Missing(Text(f"{count} {what.fr}", f"{count} {what.en}"), owner, False)
    if not any(kind == "bop" and year == view.year for kind, year, _ in budget_of(view).documents):
        yield Missing(
            Text("programmation du BOP non transmise", "BOP programming not filed"), Text("RBOP", "BOP manager"), False
        )


def write_file(file: YearEnd, folder: Path) -> list[Path]:
    """Write the year-end file: one index page, one CSV and one JSON for each table. Same bytes each time."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for table in file.tables:
        for suffix, content in ((".csv", csv.render(table, lang())), (".json", json.render(table, lang()))):
            path = folder / f"{table.name.replace('_', '-')}{suffix}"
            path.write_text(content, encoding="utf-8", newline="")
            written.append(path)
    title = f"{Text('Dossier de clôture', 'Year-end file')} {file.year}"
    index = folder / "index.html"
    shown = [_shortened(table) for table in file.tables]
    index.write_text(html.page(shown, title, lang()), encoding="utf-8", newline="")
    return [*written, index]


def _shortened(table: Table) -> Table:
    """A long table as the index page shows it: its first rows, and where the others are."""
    if len(table) <= ROWS_SHOWN:
        return table
    name = f"{table.name.replace('_', '-')}.csv"
    note = Text(
        f"{ROWS_SHOWN} premières lignes sur {len(table)} ; toutes dans {name}.",
        f"First {ROWS_SHOWN} rows of {len(table)}; all of them in {name}.",
    )
    return evolve(table, rows=table.rows[:ROWS_SHOWN], notes=(*table.notes, note))
