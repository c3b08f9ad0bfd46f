"""The year-end file of an office: built, recorded, signed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from secgen.accounting.catalogue import accounts, ledger
from secgen.accounting.state import Signature
from secgen.budget import events as ev
from secgen.budget.reports.catalogue import budget
from secgen.closing.contents import CONTENTS
from secgen.closing.steps import Missing, Situation, Step, calendar, steps
from secgen.kernel.dates import year_end
from secgen.kernel.text import Text, lang, language
from secgen.reporting import build_all
from secgen.reports import json
from secgen.reports.table import Table
from secgen.reports.view import View, read_year

if TYPE_CHECKING:
    from datetime import datetime

    from secgen.secretariat import Secretariat


@frozen
class YearEnd:
    """The file of a year: its tables, its closing calendar, whether the closing is recorded, who signed it."""

    year: int
    tables: tuple[Table, ...]
    steps: tuple[Step, ...]
    closed: bool
    signatures: tuple[Signature, ...] = ()

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What the closing still wants."""
        return tuple(missing for step in self.steps for missing in step.missing)

    @property
    def complete(self) -> bool:
        """Nothing that blocks is missing and the ledgers agree to the cent."""
        return not any(m.blocking for m in self.missing)

    @property
    def calendar(self) -> Table:
        """The closing calendar as a table."""
        return calendar(self.year, self.steps)

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON; tables by name only."""
        return {
            "year": self.year,
            "complete": self.complete,
            "closed": self.closed,
            "missing": [{"what": str(m.what), "owner": str(m.owner), "blocking": m.blocking} for m in self.missing],
            "signatures": [
                {"role": s.role, "by": s.by, "on": s.on.isoformat(), "digest": s.digest} for s in self.signatures
            ],
            "tables": [table.name for table in self.tables],
        }

    def _repr_html_(self) -> str:
        from secgen.closing.showing import year_end_html

        return year_end_html(self)

    def __repr__(self) -> str:
        return f"<YearEnd {self.year}: {len(self.tables)} tables, {len(self.missing)} missing>"

    def __str__(self) -> str:
        state = Text("clos", "closed") if self.closed else Text("non clos", "not closed")
        lines = [f"{Text('Dossier de clôture', 'Year-end file')} {self.year} ({state})"]
        lines += [f"  {len(t):>6}  {t.title}" for t in self.tables]
        lines += [f"  {'✗' if m.blocking else '·'} {m.what} — {m.owner}" for m in self.missing]
        signed = Text("signé", "signed")
        lines += [f"  ✔ {signed} {s.on} {s.by} ({s.role}) {s.digest[:16]}…" for s in self.signatures]
        if self.complete:
            agree = Text("Les trois comptabilités concordent au centime.", "The three ledgers agree to the cent.")
            lines.append(f"  {agree}")
        return "\n".join(lines)


def close_year(
    office: Secretariat,
    year: int,
    *,
    record: bool = False,
    by: str = "",
    known_at: datetime | str | None = None,
) -> YearEnd:
    """Build the file of a year. With ``record`` the closing is recorded once nothing blocking is missing.

    ``known_at`` builds it as it was known at an instant: last year's statements as signed, whatever
    was recorded since. ``InvalidInput`` for a year that is none.
    """
    view = View(office, on=year_end(read_year(year)), year=year, known_at=known_at)
    file = _file(office, view)
    if record and known_at is None and not file.closed and file.complete:
        office.record(ev.YearClosed(on=year_end(year), year=year, by=by))
        return evolve(file, closed=True)
    return file


def _file(office: Secretariat, view: View) -> YearEnd:
    tables = tuple(build_all(office.plugins, view, CONTENTS))
    known = view.get(accounts)
    named = {table.name: table for table in tables}
    situation = Situation(view.year, office.clock().date(), budget(view), known, view.get(ledger), named)
    row = known.years.get(view.year)
    closed, signatures = (row.closed, row.signatures) if row else (False, ())
    return YearEnd(view.year, tables, steps(situation), closed, signatures)


def digest(file: YearEnd) -> str:
    """SHA-256 of the tables of a file as JSON: what a signature stands for. Build the file in French."""
    whole = hashlib.sha256()
    for table in file.tables:
        whole.update(json.render(table, lang()).encode())
    return whole.hexdigest()


def sign_year(office: Secretariat, year: int, role: str, *, by: str = "", **more: Any) -> Any:
    """Sign the statements of a closed year as they are now: their digest is recorded (``accounting.statement_signed``).

    ``role`` is ``authorising_officer`` or ``accountant``; refused while the year is open (ACC-SIGNED).
    """
    with language("fr"):
        found = digest(close_year(office, year))
    today = office.clock().date()
    return office.accounting.sign(year=year, role=role, digest=found, by=by, **{"on": today, **more})
