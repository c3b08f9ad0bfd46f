"""What was read from the law: the value, since when, by which text, how sure."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar

from attrs import frozen

from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.money import Money
from secgen.kernel.text import Text

T = TypeVar("T")
Value = Money | Decimal | int | str | date | bool | tuple[str, ...]

_YES: Final = Text("oui", "yes")
_NO: Final = Text("non", "no")
OPERATORS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@frozen
class LawValue:
    """One dated value of one parameter, as a rule read it."""

    id: str
    value: Value
    unit: str
    since: date
    until: date | None
    compare: str
    ref: LegalRef
    checked_on: date
    title: Text

    def holds(self, measured: object) -> bool:
        """Compare a measure with this value, by the operator the text uses."""
        if not self.compare:
            raise ValueError(f"{self.id} has no comparison operator")
        return OPERATORS[self.compare](measured, self.value)

    @property
    def money(self) -> Money:
        """The value as money; raises ``TypeError`` if it is of another kind."""
        return _typed(self, Money)

    @property
    def rate(self) -> Decimal:
        """The value as an exact fraction (``0.055`` for 5,5 %); raises ``TypeError`` if it is of another kind."""
        return _typed(self, Decimal)

    @property
    def number(self) -> int:
        """The value as a whole number, in ``unit``; raises ``TypeError`` if it is of another kind."""
        return _typed(self, int)

    @property
    def day(self) -> date:
        """The value as a day; raises ``TypeError`` if it is of another kind."""
        return _typed(self, date)

    @property
    def names(self) -> tuple[str, ...]:
        """The value as a list of names; raises ``TypeError`` if it is of another kind."""
        return _typed(self, tuple)

    @property
    def status(self) -> Status:
        """How sure the value is: the status of its text."""
        return self.ref.status

    def show(self) -> str:
        """The value as a person reads it: ``5,5 %``, ``48 000,00 €``, yes or no, names separated by commas."""
        if isinstance(self.value, Decimal):
            return f"{(self.value * 100).normalize():f} %".replace(".", ",")
        if isinstance(self.value, Money):
            return f"{self.value} €"
        if isinstance(self.value, tuple):
            return ", ".join(self.value)
        if isinstance(self.value, bool):
            return str(_YES if self.value else _NO)
        return str(self.value)

    def __str__(self) -> str:
        mark = f" {self.compare}" if self.compare else ""
        return f"{self.id}{mark} {self.show()} ({self.ref}, {self.since}, {self.status.label})"

    def _repr_html_(self) -> str:
        from secgen.kernel.markup import box, law_line

        return box(f"<p>{law_line(self)}</p>", "secgen-law")

    def as_dict(self) -> dict[str, object]:
        """As plain values for JSON; ``value`` is the text of :meth:`show`."""
        return {
            "id": self.id,
            "value": self.show(),
            "compare": self.compare,
            "since": self.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "text": self.ref.text,
            "status": self.status.value,
            "checked_on": self.checked_on.isoformat(),
        }


def _typed(reading: LawValue, kind: type[T]) -> T:
    value = reading.value
    if type(value) is kind:
        return value
    raise TypeError(f"{reading.id} is a {reading.unit}, not a {kind.__name__}")
