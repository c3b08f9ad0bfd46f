"""A query: what is asked of a cube, checked once, the same for every engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import frozen

from secgen.kernel.text import Text
from secgen.reports.cube import Cube, Dimension
from secgen.reports.table import Column


@frozen
class Query:
    """A cube, what to group by, which rows to keep and up to which day.

    An engine turns a query and facts into sums (one list of ints per group, in the order of
    ``cube.sums``); :func:`secgen.reports.assemble.assemble` makes the table from them.
    """

    cube: Cube
    columns: tuple[Column, ...]
    by: tuple[Dimension, ...]
    where: tuple[tuple[Dimension, tuple[str, ...]], ...] = ()
    on: date | None = None
    date_column: str = "on"

    @classmethod
    def of(
        cls,
        cube: Cube,
        columns: Sequence[Column],
        by: Sequence[str] | None = None,
        where: Mapping[str, str | Sequence[str]] | None = None,
        on: date | None = None,
        date_column: str = "on",
    ) -> Query:
        """Check what was asked; refuse any name the cube or its facts do not know."""
        names = [c.name for c in columns]
        for dimension in cube.dimensions:
            cube.known("column", (dimension.column,), names)
        for measure in cube.sums:
            cube.known("column", (*measure.plus, *measure.minus, *(name for name, _ in measure.where)), names)
        if on is not None:
            cube.known("date column", (date_column,), [c.name for c in columns if c.kind == "date"])
        groups = cube.default_by if by is None else _names(by)
        return cls(
            cube,
            tuple(columns),
            tuple(cube.dimension("by", name) for name in dict.fromkeys(groups)),
            tuple((cube.dimension("where", name), _names(values)) for name, values in (where or {}).items()),
            on,
            date_column,
        )

    def title(self) -> Text:
        """What the cube shows, and by what."""
        if not self.by:
            return self.cube.title
        fr = " et ".join(_inside(d.label.fr) for d in self.by)
        en = " and ".join(_inside(d.label.en) for d in self.by)
        return Text(f"{self.cube.title.fr}, par {fr}", f"{self.cube.title.en}, by {en}")

    def notes(self) -> tuple[Text, ...]:
        """What a reader must know about the rows kept."""
        notes = list(self.cube.notes)
        if self.on is not None:
            notes.append(Text(f"Situation au {self.on}.", f"As of {self.on}."))
        for dimension, values in self.where:
            kept = ", ".join(values)
            notes.append(Text(f"Filtre : {dimension.label.fr} = {kept}.", f"Filter: {dimension.label.en} = {kept}."))
        return tuple(notes)


def _inside(label: str) -> str:
    """A label inside a sentence: ``Programme`` becomes ``programme``, ``BOP`` stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _names(names: str | Sequence[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def names(value: str | Sequence[str] | None) -> list[str]:
    """Names given as a list or as text, separated by commas."""
    if value is None:
        return []
    return [name for name in value.split(",") if name] if isinstance(value, str) else list(value)


def filters(where: Mapping[str, object] | None) -> dict[str, list[str]]:
    """What a filter keeps, as facts write it: ``2026`` and ``"2026"`` are the same year."""
    return {name: _values(values) for name, values in (where or {}).items()}


def _values(values: object) -> list[str]:
    return [str(v) for v in values] if isinstance(values, list | tuple | set | frozenset) else [str(values)]
