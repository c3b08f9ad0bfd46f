"""The parameters of the law as tables: all of them on a day, one of them through time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from secgen.kernel.finding import Rule
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.law import Law, Parameter
from secgen.reports.table import Row, Table
from secgen.rulebook import words as w

Readers = Callable[[str], Sequence[Rule]]


def listed(law: Law, readers: Readers, day: date) -> Table:
    """Each parameter with its value on a day, its text and the rules that read it."""
    known = [value for _, parameter in sorted(law.parameters.items()) if (value := parameter.at(day)) is not None]
    notes = (w.by_status(value.status for value in known),) if known else ()
    columns = (w.ID, w.TITLE, w.COMPARE, w.SHOWN, w.UNIT, w.SINCE, w.TEXT, w.STATUS, w.CHECKED, w.READ_BY)
    rows = (
        (v.id, str(v.title), v.compare, v.show(), str(w.UNITS[v.unit]), v.since,
         v.ref.text, str(v.status.label), v.checked_on, w.ids(readers(v.id)))
        for v in known
    )  # fmt: skip
    return Table("law", Text(f"Le droit au {day}", f"The law on {day}"), columns, tuple(rows), notes)


def through_time(parameter: Parameter, readers: Sequence[Rule], day: date | None) -> Table:
    """One parameter: every dated value, or the one of a day; the notes say who reads it and where it is written."""
    shown = parameter.values if day is None else (parameter.on(day),)
    unit = w.UNITS[parameter.unit]
    title = Text(
        f"{parameter.id} : {parameter.title.fr} ({unit.fr})", f"{parameter.id}: {parameter.title.en} ({unit.en})"
    )
    ids = w.ids(readers)
    notes = (
        Text(f"Lu par {ids}." if ids else "Lu par aucune règle numérotée : un calcul s'en sert.",
             f"Read by {ids}." if ids else "Read by no numbered rule: a computation uses it."),
        Text(f"Paquet de droit : {parameter.pack}.", f"Law pack: {parameter.pack}."),
    )  # fmt: skip
    columns = (w.SINCE, w.UNTIL, w.COMPARE, w.SHOWN, w.TEXT, w.STATUS, w.CHECKED)
    return Table("law-parameter", title, columns, tuple(map(_row, shown)), notes)


def _row(v: LawValue) -> Row:
    return (v.since, v.until, v.compare, v.show(), v.ref.text, str(v.status.label), v.checked_on)
