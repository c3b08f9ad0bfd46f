"""What the reports of communication share."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.communication.editions.register import parse_id
from secgen.communication.state import Communication
from secgen.kernel.territory import DEPARTMENTS
from secgen.kernel.text import Text
from secgen.reports.table import Column
from secgen.reports.view import Options, View


def communication(view: View) -> Communication:
    """Communication at the end of the day."""
    state = view.state("communication")
    assert isinstance(state, Communication)
    return state


def text(name: str, fr: str, en: str) -> Column:
    """A column of words."""
    return Column(name, Text(fr, en), "text")


def count(name: str, fr: str, en: str) -> Column:
    """A column of whole numbers."""
    return Column(name, Text(fr, en), "int")


def day(name: str, fr: str, en: str) -> Column:
    """A column of days."""
    return Column(name, Text(fr, en), "date")


def rate(name: str, fr: str, en: str) -> Column:
    """A column of rates, as fractions."""
    return Column(name, Text(fr, en), "rate")


def edition_option(view: View, options: Options) -> str:
    """The edition asked for; without one, that of the last entry received, else the Heritage Days of the year."""
    asked = str(options.get("edition") or "")
    if asked:
        event, year = parse_id(asked)
        return f"{event}-{year}"
    entered = [row.made for row in communication(view).programme.entries.values() if row.made.edition]
    last = max(entered, key=lambda made: (made.on, made.edition), default=None)
    return f"jep-{view.year}" if last is None else last.edition


def region_of(view: View) -> str:
    """The region the office is for; empty before it is opened."""
    opened = view.state("office").opened
    return "" if opened is None else str(opened.region)


def departments_of(view: View) -> Iterable[str]:
    """The departments of the office's region, by code; none if it is a region not listed."""
    return DEPARTMENTS.get(region_of(view), {})
