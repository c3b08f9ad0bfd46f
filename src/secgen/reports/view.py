"""An office seen on a day, as it was known at an instant: what every report is built from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, Final, Protocol, TypeVar, cast

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.clock import Clock
from secgen.kernel.dates import parse_day, year_end
from secgen.kernel.domain import Domain, State, state_on
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.law import Law
from secgen.reports.cube import Cube
from secgen.reports.engine import PythonEngine
from secgen.reports.facts import Facts
from secgen.reports.query import filters, names
from secgen.reports.table import Table

T = TypeVar("T")
TIMES: Final = ("on", "known_at", "year")
"""The options every report takes."""
Options = Mapping[str, Any]
FIRST_YEAR, LAST_YEAR = 1000, 2999


class Recorded(Protocol):
    """An act as an office recorded it."""

    @property
    def id(self) -> int: ...
    @property
    def act(self) -> Act: ...


class Engine(Protocol):
    """What computes cubes: the same table, to the cent, whichever does it."""

    def run(
        self,
        cube: Cube,
        facts: Facts,
        by: Sequence[str] | None = None,
        where: Mapping[str, str | Sequence[str]] | None = None,
        on: date | None = None,
    ) -> Table:
        """Compute a cube: group by dimensions (its own by default), keep matching rows, up to a day included."""


class Office(Protocol):
    """What a view asks of an office."""

    law: Law
    clock: Clock

    def domain(self, name: str) -> Domain:
        """A domain by its name."""

    def acts(self, *, known_at: datetime | str | None = None) -> Iterable[Recorded]:
        """All acts in order, or those recorded by an instant."""

    def state(self, domain: str) -> State:
        """The state of a domain as everything recorded leaves it."""

    def known(self, known_at: datetime | str | None) -> Office:
        """The office with what was recorded by an instant; without one, with all that is recorded now."""

    @property
    def last_on(self) -> date | None:
        """The latest day an act takes effect; ``None`` before the first act."""


def read_year(value: int | str) -> int:
    """A budget year, given as a number or as text."""
    text = str(value)
    if not re.fullmatch(r"[12]\d{3}", text, re.ASCII):
        reason = Text("écrire une année, par exemple 2026", "write a year, for example 2026")
        raise InvalidInput("SG-FIELD", act="report", field="year", value=value, reason=reason)
    return int(text)


def read_day(value: date | str) -> date:
    """The day a report looks at: of a year :func:`read_year` reads, so that delays can be counted from it."""
    day = parse_day(value)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        reason = Text(f"de {FIRST_YEAR} à {LAST_YEAR}", f"from {FIRST_YEAR} to {LAST_YEAR}")
        raise InvalidInput("SG-FIELD", act="report", field="on", value=day, reason=reason)
    return day


class View:
    """An office seen on a day (``on``), as it was known at an instant.

    Without ``on`` it is the last day acts know of, or 31 December of a ``year`` that is over by then.
    ``engine`` computes its cubes.
    """

    def __init__(
        self,
        office: Office,
        *,
        on: date | str | None = None,
        known_at: datetime | str | None = None,
        year: int | str | None = None,
        engine: Engine | None = None,
    ) -> None:
        self.law = office.law
        self.engine: Engine = engine or PythonEngine()
        self._office = office
        self._made: dict[Any, Any] = {}
        self._states: dict[str, State] = {}
        self._known_at = known_at
        self._on = None if on is None else read_day(on)
        self._year = None if year is None else read_year(year)

    @property
    def year(self) -> int:
        """The budget year looked at: the one asked for, or that of the day."""
        return self.on.year if self._year is None else self._year

    @cached_property
    def on(self) -> date:
        """The day looked at."""
        if self._on is not None:
            return self._on
        last = self._known.last_on or self._office.clock().date()
        return last if self._year is None else min(last, year_end(self._year))

    @property
    def drawn_up(self) -> date:
        """The day a statement is drawn up at: the one asked for, or 31 December of the year."""
        return self._on or year_end(self.year)

    @cached_property
    def acts(self) -> list[tuple[int, Act]]:
        """The acts known at that instant, with their ids, in the order recorded; those after ``on`` too.

        Read from the journal at first use.
        """
        return [(r.id, r.act) for r in self._office.acts(known_at=self._known_at)]

    @cached_property
    def _known(self) -> Office:
        return self._office.known(self._known_at)

    def known_state(self, domain: str) -> State:
        """The state of a domain as everything known at that instant leaves it, whatever the day. Never change it."""
        return self._known.state(domain)

    @property
    def whole_months(self) -> bool:
        """Whether the day is the last of its month, or no act known takes effect after it."""
        last = self._known.last_on
        return (self.on + timedelta(days=1)).day == 1 or last is None or self.on >= last

    @property
    def live(self) -> bool:
        """Whether it looks at everything recorded, not at what was known at an earlier instant."""
        return self._known_at is None

    def live_state(self, domain: str) -> State:
        """The state of a domain as everything recorded leaves it, whatever the day. Read it, never change it."""
        return self._office.state(domain)

    def state(self, domain: str) -> Any:
        """The state of a domain at the end of the day."""
        if domain not in self._states:
            self._states[domain] = state_on(self._office.domain(domain), self.acts, self.on)
        return self._states[domain]

    def get(self, make: Callable[[View], T]) -> T:
        """What a function makes of this view, made once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])


@frozen
class CubeReport:
    """A report that is a cube over facts: grouped by the option ``by``, filtered by ``where``.

    ``one_year`` keeps the rows of the view's year unless a ``year`` is asked for. ``shorter`` tells
    of facts already added up, where they say enough for what is asked; the figures are the same.
    """

    cube: Cube
    facts: Callable[[View], Facts]
    one_year: bool = False
    shorter: Callable[[View, Options], Callable[[View], Facts]] | None = None

    def __call__(self, view: View, options: Options) -> Table:
        facts = self.shorter(view, options) if self.shorter else self.facts
        return cube_table(self.cube, view, facts, options, one_year=self.one_year)


def cube_table(
    cube: Cube, view: View, facts: Callable[[View], Facts], options: Options, *, one_year: bool = False
) -> Table:
    """A cube computed for a view, with the options ``by`` and ``where`` as people give them."""
    by = names(options.get("by"))
    where = filters(options.get("where"))
    if one_year and "year" not in where and "year" not in by:
        where["year"] = [str(view.year)]
    return view.engine.run(cube, view.get(facts), by=by or None, where=where, on=view.on)


CUBE_OPTIONS: Final = ("by", "where")
"""The options a cube takes besides the times."""
