"""Placement (*imputation*): which account a role falls on, for a budget line and what was bought."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, cast

from secgen.accounting.chart import Chart, in_force
from secgen.accounting.roles import SUSPENSE
from secgen.budget.lines import parse_line
from secgen.kernel.dates import year_end
from secgen.kernel.errors import LawError
from secgen.kernel.judge import LawBook

_FIELDS: Final = ("title", "category", "detail")


class Placement:
    """The placement of a year: its chart and its ``placement`` rows, those in force on 31 December.

    The row that says most of the line and of the detail wins; between equals the last one, so that
    a region's pack overlays ours. What no row fits goes to the suspense account (*compte d'attente*).
    """

    def __init__(self, law: LawBook, year: int) -> None:
        self.day: date = year_end(year)
        self.chart = Chart(law, self.day)
        self._rows: dict[str, list[Mapping[str, Any]]] = {}
        for row in law.section("placement"):
            if in_force(row, self.day):
                self._rows.setdefault(row["role"], []).append(row)
        self._found: dict[tuple[str, str, str], str | None] = {}

    def account(self, role: str, line: str = "", detail: str = "") -> str:
        """The number of the account; the suspense account where :meth:`placed` says no."""
        return self._find(role, line, detail) or self.suspense

    def placed(self, role: str, line: str = "", detail: str = "") -> bool:
        """Whether a row fits."""
        return self._find(role, line, detail) is not None

    @property
    def suspense(self) -> str:
        """The number of the suspense account; ``LawError`` if the law names none."""
        found = self._find(SUSPENSE, "", "")
        if found is None:
            raise LawError("SG-LAW-UNKNOWN", id="placement suspense", near=", ".join(sorted(self._rows)))
        return found

    def _find(self, role: str, line: str, detail: str) -> str | None:
        key = (role, line, detail)
        if key not in self._found:
            self._found[key] = self._best(role, line, detail)
        return self._found[key]

    def _best(self, role: str, line: str, detail: str) -> str | None:
        where = {"title": "", "category": "", "detail": detail}
        if line:
            parsed = parse_line(line)
            where.update(title=parsed.title, category=parsed.category)
        best, most = None, -1
        for row in self._rows.get(role, ()):
            said = [name for name in _FIELDS if row.get(name)]
            if len(said) >= most and all(row[name] == where[name] for name in said):
                best, most = row["account"], len(said)
        return best if best in self.chart else None


def placement_of(law: LawBook, year: int) -> Placement:
    """The placement of a year, read from the law once."""
    return _made(cast(Hashable, law), year)


@lru_cache(maxsize=64)
def _made(law: Hashable, year: int) -> Placement:
    return Placement(cast(LawBook, law), year)
