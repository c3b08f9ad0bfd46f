"""The engine kit: every engine gives the tables of the built-in one, to the cent."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from datetime import date
from itertools import combinations
from random import Random
from typing import Any

from attrs import evolve

from secgen.kernel.errors import InvalidInput
from secgen.reports.engine import run
from secgen.reports.facts import Facts
from secgen.reports.table import Table
from secgen.reports.view import Engine
from secgen.testing.kit import Conformance, Kit, check, conformance, refused
from secgen.testing.samples import CUBE, FACTS


class EngineKit(Kit):
    """Subclass it, give ``engine``: what computes cubes."""

    @abstractmethod
    def engine(self) -> Engine:
        """The engine under test."""

    def setup_method(self) -> None:
        super().setup_method()
        self.facts = evolve(FACTS, rows=list(FACTS.rows))

    def _same(self, facts: Facts | None = None, **options: Any) -> Table:
        facts = self.facts if facts is None else facts
        ours, theirs = run(CUBE, facts, **options), self.engine().run(CUBE, facts, **options)
        assert theirs.columns == ours.columns, options
        assert theirs.rows == ours.rows, f"{options}: {theirs.rows} instead of {ours.rows}"
        assert theirs.total == ours.total, options
        return ours

    @check()
    def test_by_default(self) -> None:
        """The dimensions a cube has by default, in the same order of rows."""
        assert len(self._same()) > 3

    @check()
    def test_by_every_choice_of_dimensions(self) -> None:
        """Every choice of dimensions gives the same rows and total."""
        names = [dimension.name for dimension in CUBE.dimensions]
        for size in (1, 2, 3):
            for by in combinations(names, size):
                self._same(by=list(by))

    @check()
    def test_years_and_months_of_a_date(self) -> None:
        """A date is cut into years and months; a row without a date has neither."""
        months = self._same(by=["month"]).column("month")
        assert {"", "2026-01", "2025-12"} <= set(months)
        assert "2026" in self._same(by=["year"]).column("year")

    @check()
    def test_filters(self) -> None:
        """Filters keep what they name: one value, several, the empty one, one that is nowhere."""
        filters: tuple[dict[str, str | list[str]], ...] = (
            {"line": "131"},
            {"line": ["131", "175"], "state": ["open"]},
            {"state": [""]},
            {"month": ["2026-02"]},
            {"year": ["2026"]},
            {"day": ["2026-02-28"]},
            {"line": ["nowhere"]},
            {"line": []},
        )
        for where in filters:
            self._same(where=where)

    @check()
    def test_odd_texts_in_a_filter(self) -> None:
        """Quotes, wildcards, trailing spaces and accents in a filter mean themselves."""
        for text in ('O\'Brien "x" %_\\', "131 ", "É", "E\u0301", "%", "' OR 1=1 --"):
            self._same(where={"line": [text]})

    @check()
    def test_as_of_a_day(self) -> None:
        """Only rows up to a day count, that day included; a row without a date never does."""
        for day in (date(2025, 12, 30), date(2025, 12, 31), date(2026, 2, 28), date(2026, 12, 31)):
            self._same(on=day)

    @check()
    def test_no_row(self) -> None:
        """Facts without rows give a table without rows."""
        self._same(evolve(self.facts, rows=[]))

    @check()
    def test_large_sums_are_exact(self) -> None:
        """Sums beyond 2**53 cents are exact."""
        rows = [(date(2026, 1, 1), "131", "open", 2**60 + n, 1) for n in range(5)]
        self._same(evolve(self.facts, rows=rows))

    @check()
    def test_thousands_of_random_rows(self) -> None:
        """Five thousand random rows, grouped and filtered at random."""
        random = Random(84)
        rows = [
            (
                random.choice([None, date(2025, 1, 1), date(2026, random.randint(1, 12), random.randint(1, 28))]),
                random.choice(["131", "175", "224", "361", ""]),
                random.choice(["open", "closed", ""]),
                random.randint(-(10**9), 10**9),
                random.randint(0, 10**9),
            )
            for _ in range(5000)
        ]
        facts = evolve(self.facts, rows=rows)
        for by in (["line"], ["month", "state"], ["year", "line", "state"]):
            self._same(facts, by=by, where={"state": ["open", ""]}, on=date(2026, 6, 30))

    @check()
    def test_the_facts_are_left_as_they_were(self) -> None:
        """Computing does not change the facts."""
        rows = list(self.facts.rows)
        self.engine().run(CUBE, self.facts)
        assert list(self.facts.rows) == rows

    @check()
    def test_an_unknown_dimension_is_refused(self) -> None:
        """A dimension the cube does not have is refused, and the known ones named."""
        for options in ({"by": ["colour"]}, {"where": {"colour": ["red"]}}):
            error = refused(lambda options=options: self.engine().run(CUBE, self.facts, **options), InvalidInput)  # type: ignore[misc]
            assert "line" in str(error)


def check_engine(factory: Callable[[], Engine]) -> Conformance:
    """Run the engine kit on what ``factory()`` makes."""

    class Subject(EngineKit):
        def engine(self) -> Engine:
            return factory()

    return conformance(Subject)
