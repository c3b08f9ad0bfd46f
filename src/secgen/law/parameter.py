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

    def _repr_html_(self) -> str:
        from secgen.kernel.markup import box, plain_table

        heads = (Text("Depuis", "From"), Text("Jusqu'au", "Until"), Text("Valeur", "Value"), Text("Texte", "Text"))
        rows = (
            (v.since, v.until or "…", f"{v.compare} {v.show()}", f"{v.ref} ({v.status.label})") for v in self.values
        )
        return box(plain_table(f"{self.title} · {self.id}", heads, rows), "secgen-law")

    def on(self, day: date) -> LawValue:
        """The value in force on a day; an error that names the nearest dates if there is none."""
        index = bisect_right(self.values, day, key=lambda v: v.since) - 1
        last = self.values[-1]
        if index < 0 or (last.until is not None and day > last.until):
            raise LawError(
                "SG-LAW-NOT-IN-FORCE", id=self.id, day=day, first=self.values[0].since, last=last.until or "…"
            )
        return self.values[index]
