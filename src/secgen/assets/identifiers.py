"""Identifiers of devices, lines and vehicles: their form and check digit."""

from __future__ import annotations

import re
from typing import Final

_SIV: Final = re.compile(r"[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}", re.ASCII)
_FNI: Final = re.compile(r"\d{1,4} [A-Z]{1,3} (\d{2,3}|2[AB])", re.ASCII)
_E164: Final = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_ICCID: Final = re.compile(r"89\d{17,18}", re.ASCII)
_IMEI: Final = re.compile(r"\d{15}", re.ASCII)


def is_plate(value: str) -> bool:
    """A French registration plate: ``AB-123-CD``, or ``1234 AB 69`` before 2009."""
    return bool(_SIV.fullmatch(value) or _FNI.fullmatch(value))


def is_phone_number(value: str) -> bool:
    """A number in E.164 form: ``+33612345678``."""
    return bool(_E164.fullmatch(value))


def is_imei(value: str) -> bool:
    """The number of a mobile device: fifteen digits, the last one a check digit."""
    from stdnum import luhn

    return bool(_IMEI.fullmatch(value)) and bool(luhn.is_valid(value))


def is_iccid(value: str) -> bool:
    """The number of a SIM card: nineteen or twenty digits from ``89``, the last one a check digit."""
    from stdnum import luhn

    return bool(_ICCID.fullmatch(value)) and bool(luhn.is_valid(value))
