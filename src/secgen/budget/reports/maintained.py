"""A table of the budget kept up to date as acts come, without computing all of it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final, NoReturn, Protocol

from secgen.budget.cells import Cells
from secgen.budget.reports import consumption as cubes
from secgen.budget.reports.facts import COLUMNS, cell_facts, change_facts
from secgen.kernel.dates import parse_day
from secgen.kernel.errors import InvalidInput
from secgen.reports.assemble import assemble
from secgen.reports.cube import Cube
from secgen.reports.engine import sums
from secgen.reports.query import Query, filters, names
from secgen.reports.table import Row, Table
from secgen.reports.view import Office, View

Options = Mapping[str, Any]


class Following(Protocol):
    """How a report that can be kept up to date chooses its cube."""

    def __call__(self, options: Options) -> tuple[Cube, bool]:
        """The cube, and whether it keeps the rows of one year."""


class Maintained:
    """A table kept up to date: :attr:`table` costs what changed since it was last asked.

    It equals the report of the same name and options. What is added up is cells (see ``budget/cells.py``), so
    it can't be grouped or filtered by commitment, payee or act, and a day given must end a month.
    """

    def __init__(self, office: Office, name: str, options: Options) -> None:
        self._office = office
        self._name = name
        self._options = options
        self._cells: Cells | None = None
        self._heard = 0
        self._year = 0
        self._sums: dict[Row, list[int]] = {}
        self._check()

    def _check(self) -> None:
        if self._name not in FOLLOWING:
            _refuse(self._name, "report", self._name, FOLLOWING)
        for option in self._options:
            if option not in _OPTIONS:
                _refuse(self._name, "option", option, _OPTIONS)
        on = self._options.get("on")
        if on is not None and (parse_day(on) + timedelta(days=1)).day != 1:
            _refuse(self._name, "on", str(on), ("the last day of a month",))
        asked = {*names(self._options.get("by")), *(self._options.get("where") or {})} & cubes.ONLY_FACTS
        if asked:
            known = [
                d.name for d in FOLLOWING[self._name](self._options)[0].dimensions if d.name not in cubes.ONLY_FACTS
            ]
            _refuse(self._name, "by", ", ".join(sorted(asked)), known)

    @property
    def table(self) -> Table:
        """The table as everything recorded leaves it now."""
        office = self._office.known(None)
        cells = office.state("budget cells")
        assert isinstance(cells, Cells)
        view = View(office, on=self._options.get("on"), year=self._options.get("year"))
        cube, one_year = FOLLOWING[self._name](self._options)
        query = self._query(cube, view.year if one_year else None, view.on)
        changes = cells.cells.since(self._heard) if cells is self._cells and view.year == self._year else None
        if changes is None:
            self._sums = sums(query, cell_facts(cells))
        elif changes:
            self._add(sums(query, change_facts(changes)))
        self._cells, self._year, self._heard = cells, view.year, cells.cells.follow()
        return assemble(query, self._sums)

    def _add(self, more: Mapping[Row, list[int]]) -> None:
        for group, added in more.items():
            known = self._sums.get(group)
            self._sums[group] = added if known is None else [a + b for a, b in zip(known, added, strict=True)]

    def _query(self, cube: Cube, year: int | None, on: date) -> Query:
        by, where = names(self._options.get("by")), filters(self._options.get("where"))
        if year is not None and "year" not in where and "year" not in by:
            where["year"] = [str(year)]
        return Query.of(cube, COLUMNS, by or None, {name: tuple(kept) for name, kept in where.items()}, on)

    def _repr_html_(self) -> str:
        return self.table._repr_html_()

    def __str__(self) -> str:
        return str(self.table)


def _consumption(options: Options) -> tuple[Cube, bool]:
    return cubes.consumption_cube(options), True


FOLLOWING: Final[Mapping[str, Following]] = {
    "consumption": _consumption,
    "appropriations": lambda options: (cubes.APPROPRIATIONS, True),
    "outstanding": lambda options: (cubes.OUTSTANDING, False),
}
_OPTIONS: Final = ("by", "where", "base", "on", "year")


def _refuse(report: str, option: str, value: str, known: Iterable[str]) -> NoReturn:
    raise InvalidInput("SG-REPORT-OPTION", report=report, option=option, value=value, known=", ".join(known))
