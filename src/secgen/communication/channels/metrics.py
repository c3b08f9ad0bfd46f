"""Metrics of posts. A rate always names what it is divided by; rates with different denominators do not compare."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from attrs import frozen

from secgen.communication.channels.events import PostMeasured
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text

Denominator = Literal["impressions", "reach", "followers"]
DENOMINATORS: Final[tuple[Denominator, ...]] = ("impressions", "reach", "followers")
_PLACES: Final = Decimal("0.0001")


@frozen
class NamedRate:
    """A rate and what it is of: ``engagements`` per ``impressions``. ``value`` is None if one of them is not known."""

    value: Decimal | None
    numerator: str
    denominator: Denominator

    def minus(self, other: NamedRate) -> Decimal | None:
        """The difference of two rates of the same kind; refused if their denominators or numerators differ."""
        if (self.numerator, self.denominator) != (other.numerator, other.denominator):
            mine = f"{self.numerator}/{self.denominator}"
            theirs = f"{other.numerator}/{other.denominator}"
            reason = Text(f"{mine} ne se compare pas à {theirs}", f"{mine} does not compare with {theirs}")
            raise InvalidInput("SG-FIELD", act="rate", field="denominator", value=theirs, reason=reason)
        return None if self.value is None or other.value is None else self.value - other.value


def engagement_rate(measured: PostMeasured, per: Denominator) -> NamedRate:
    """Engagements per impressions, reach or followers, rounded half up to a hundredth of a percent."""
    top, bottom = measured.engagements, getattr(measured, per)
    value = None if top is None or not bottom else (Decimal(top) / bottom).quantize(_PLACES, ROUND_HALF_UP)
    return NamedRate(value, "engagements", per)
