"""What holds from a day until the next: a grade, a working time, a position. Plain tuples in day order."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

T = TypeVar("T")
Timeline = tuple[tuple[date, T], ...]


def on_day(line: Timeline[T], day: date) -> T | None:
    """What holds on a day; ``None`` before the first entry."""
    held: T | None = None
    for since, value in line:
        if since > day:
            break
        held = value
    return held


def put(line: Timeline[T], since: date, value: T) -> Timeline[T]:
    """The line with a value from a day; a value already given for that very day is replaced."""
    kept = [entry for entry in line if entry[0] != since]
    kept.append((since, value))
    return tuple(sorted(kept, key=lambda entry: entry[0]))


def changes(line: Timeline[T], first: date, last: date) -> list[date]:
    """The days after ``first`` and up to ``last`` on which something begins."""
    return [since for since, _ in line if first < since <= last]
