"""A parameter of the law: one named value through time, each with the text it comes from."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from attrs import frozen

from secgen.kernel.errors import LawError
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text


@frozen
class Parameter:
    """``values`` are in time order without gap or overlap; each holds until the next begins."""

    id: str
    unit: str
    title: Text
    values: tuple[LawValue, ...]
    pack: str

    def on(self, day: date) -> LawValue:
        """The value in force on a day; an error that names the nearest dates if there is none."""
        found = self.at(day)
        if found is None:
            first, last = self.values[0].since, self.values[-1].until
            raise LawError("SG-LAW-NOT-IN-FORCE", id=self.id, day=day, first=first, last=last or "…")
        return found

    def at(self, day: date) -> LawValue | None:
        """The value in force on a day, or None if there is none."""
        index = bisect_right(self.values, day, key=lambda v: v.since) - 1
        last = self.values[-1]
        return None if index < 0 or (last.until is not None and day > last.until) else self.values[index]
