"""The share of full-time pay a quota gives: the quota itself, but 6/7 at 80 % and 32/35 at 90 % (CGFP art. L612-5)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from secgen.kernel.judge import Law
from secgen.personnel.pay.rounding import Fraction

_SPECIAL: Final = {Decimal("0.8"): "part_time.pay_80", Decimal("0.9"): "part_time.pay_90"}
_CHOSEN: Final = ("part_time_right", "part_time_request")


def pay_fraction(quota: Decimal, kind: str, day: date, law: Law) -> Fraction:
    """HR-03. The fraction of full-time pay at a quota of 1; an incomplete job (*temps incomplet*) is paid its quota."""
    parameter = _SPECIAL.get(quota) if kind in _CHOSEN else None
    if parameter is None:
        return quota.as_integer_ratio()
    over, under = law.read(parameter, day).names
    return int(over), int(under)
