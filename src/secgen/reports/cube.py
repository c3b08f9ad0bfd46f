"""A cube: a report declared once, as data, that any engine can compute."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attrs import field, frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text


@frozen
class Dimension:
    """What a report can be grouped or filtered by: a fact column, or the year or month of a date column.

    A year reads ``2026`` and a month ``2026-03``; both are text.
    """

    name: str
    label: Text
    column: str
    part: Literal["value", "year", "month"] = "value"


@frozen
class Measure:
    """The sum of the ``plus`` columns less the ``minus`` columns, over the rows matching ``where``.

    ``where`` names fact columns and the values kept, as a machine writes them. An ``optional``
    measure that is zero everywhere is not shown. One in ``thousandths`` adds up whole numbers of them, and is shown
    as a figure with three decimals.
    """

    name: str
    label: Text
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    optional: bool = False
    thousandths: bool = False


@frozen
class Derived:
    """The sum of some measures less others, all declared before it."""

    name: str
    label: Text
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


@frozen
class Ratio:
    """One measure over another: empty when the denominator is zero, never clamped."""

    name: str
    label: Text
    numerator: str
    denominator: str


AnyMeasure = Measure | Derived | Ratio


@frozen
class Cube:
    """A report: the facts it reads, what it can be grouped by, what it measures (in the order shown)."""

    name: str
    title: Text
    facts: str
    dimensions: tuple[Dimension, ...]
    measures: tuple[AnyMeasure, ...]
    default_by: tuple[str, ...] = field(default=())
    notes: tuple[Text, ...] = ()

    def __attrs_post_init__(self) -> None:
        summable: list[str] = []
        for measure in self.measures:
            if isinstance(measure, Derived):
                self.known("measure", (*measure.plus, *measure.minus), summable)
            elif isinstance(measure, Ratio):
                self.known("measure", (measure.numerator, measure.denominator), summable)
            if not isinstance(measure, Ratio):
                summable.append(measure.name)
        self.known("by", self.default_by, [d.name for d in self.dimensions])

    @property
    def sums(self) -> tuple[Measure, ...]:
        """The measures an engine must sum; the others follow from them."""
        return tuple(m for m in self.measures if isinstance(m, Measure))

    def dimension(self, option: str, name: str) -> Dimension:
        """The dimension asked for by an option (``by`` or ``where``)."""
        by_name = {d.name: d for d in self.dimensions}
        self.known(option, (name,), by_name)
        return by_name[name]

    def known(self, option: str, names: Iterable[str], known: Iterable[str]) -> None:
        """Refuse a name that is not among those known, and say which are."""
        choices = list(known)
        for name in names:
            if name not in choices:
                listed = ", ".join(choices)
                raise InvalidInput("SG-REPORT-OPTION", report=self.name, option=option, value=name, known=listed)
