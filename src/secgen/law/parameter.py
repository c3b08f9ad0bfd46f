"""A parameter of the law: one named value through time, each with the text it comes from."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from decimal import Decimal

from attrs import evolve, frozen

from secgen.kernel.errors import InvalidInput, LawError
from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.money import Money, parse_rate
from secgen.kernel.readings import LawValue, Value
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

    def assuming(self, value: Value, since: date) -> Parameter:
        """The same parameter, with another value from a day on: an assumption, marked as not verified."""
        last = self.values[-1]
        given = _read(value, like=last.value)
        if type(given) is not type(last.value):
            reason = Text(f"ce paramètre est en {self.unit}", f"this parameter is in {self.unit}")
            raise InvalidInput("SG-FIELD", act="law", field=self.id, value=value, reason=reason)
        ref = LegalRef(str(Text("hypothèse", "assumption")), Status.UNVERIFIED)
        kept = tuple(v for v in self.values if v.since < since)
        if kept and (kept[-1].until is None or kept[-1].until >= since):
            kept = (*kept[:-1], evolve(kept[-1], until=since - timedelta(days=1)))
        return evolve(self, values=(*kept, evolve(last, value=given, since=since, until=None, ref=ref)))

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


def _read(value: Value, *, like: Value) -> Value:
    """Text read as the kind of value the parameter holds."""
    if isinstance(value, str) and isinstance(like, Money):
        return Money.parse(value)
    if isinstance(value, str) and isinstance(like, Decimal):
        return parse_rate(value)
    return value
