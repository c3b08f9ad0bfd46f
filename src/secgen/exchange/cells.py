"""One cell, from text to value and back. What cannot be read says which anomaly it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from secgen.exchange.anomalies import AnomalyKind
from secgen.exchange.layouts import CellKind, Layout
from secgen.kernel.errors import InvalidInput
from secgen.kernel.identifiers import is_chorus_commitment, is_siret
from secgen.kernel.money import Money

Cell = tuple[Any, AnomalyKind | None]
"""The value held, and what is wrong with it, if anything."""

_SPACES: Final = " \t\u00a0\u202f"
_PROGRAMME = re.compile(r"0?(\d{3})", re.ASCII)
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_RNA = re.compile(r"W\d{9}", re.ASCII)
_SHARE = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_DATE = {
    "-": re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", re.ASCII),
    "/": re.compile(r"(?P<d>\d{2})/(?P<m>\d{2})/(?P<y>\d{4})", re.ASCII),
    ".": re.compile(r"(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>\d{4})", re.ASCII),
}
_PURPOSE_LIMIT = 256
_FORMULA = re.compile(r"'*[=+@\t\r\uff1d\uff0b\uff0d\uff20-].", re.DOTALL)
NATURES: Final = ("aide en numéraire", "aide en nature")
AMOUNT_TYPES: Final = ("100", "150", "200", "350", "500", "600", "650")


def is_empty(text: str, layout: Layout) -> bool:
    """An empty cell, as the layout marks it (``#`` in Chorus)."""
    return text.strip(_SPACES) in layout.empty_marks


def nothing(kind: CellKind) -> Any:
    """What an empty cell holds."""
    if kind == "period":
        return ()
    return None if kind in ("amount", "date", "year", "share") else ""


def decode(kind: CellKind, text: str, layout: Layout) -> Cell:
    """Read a cell that is not empty. Text is kept to the letter; anything typed loses outer spaces."""
    return _DECODERS[kind](text if kind in ("text", "purpose") else text.strip(_SPACES), layout)


def encode(kind: CellKind, value: Any, layout: Layout) -> str:
    """Write a value as the layout writes it."""
    if value is None or value == "" or value == ():
        return layout.blank
    if isinstance(value, Money):
        whole, part = divmod(abs(value.cents), 100)
        return f"{'-' if value.cents < 0 else ''}{whole}{layout.decimal}{part:02d}"
    if isinstance(value, date):
        return _date_text(value, layout.dates[0])
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, tuple):
        return "/".join(_date_text(day, "-") for day in value)
    if kind in ("text", "purpose"):
        return _unarmed(str(value))
    return str(value).zfill(layout.programme_digits) if kind == "programme" else str(value)


def _unarmed(text: str) -> str:
    """A spreadsheet takes what begins with ``=``, ``+``, ``-`` or ``@`` for a formula: an apostrophe keeps it text."""
    return f"'{text}" if _FORMULA.match(text) else text


def _as_typed(text: str) -> str:
    """The text without the apostrophe that kept it from being a formula."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _date_text(day: date, mark: str) -> str:
    if mark == "-":
        return day.isoformat()
    return f"{day.day:02d}{mark}{day.month:02d}{mark}{day.year:04d}"


def _text(text: str, layout: Layout) -> Cell:
    return _as_typed(text), None


def _programme(text: str, layout: Layout) -> Cell:
    match = _PROGRAMME.fullmatch(text)
    return (match[1], None) if match else ("", AnomalyKind.PROGRAMME_INVALID)


def _commitment(text: str, layout: Layout) -> Cell:
    if text.isascii() and is_chorus_commitment(text):
        return text, None
    return "", AnomalyKind.COMMITMENT_INVALID


def _amount(text: str, layout: Layout) -> Cell:
    try:
        return Money.parse(text), None
    except InvalidInput:
        return None, AnomalyKind.AMOUNT_UNREADABLE


def _day(text: str, marks: tuple[str, ...]) -> date | None:
    for mark in marks:
        if match := _DATE[mark].fullmatch(text):
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                return None
    return None


def _date(text: str, layout: Layout) -> Cell:
    day = _day(text, layout.dates)
    return day, None if day else AnomalyKind.DATE_UNREADABLE


def _year(text: str, layout: Layout) -> Cell:
    return (int(text), None) if _YEAR.fullmatch(text) else (None, AnomalyKind.YEAR_UNREADABLE)


@lru_cache(maxsize=4096)
def _siret_ok(text: str) -> bool:
    return len(text) == 14 and text.isascii() and text.isdecimal() and is_siret(text)


def _siret(text: str, layout: Layout) -> Cell:
    return text, None if _siret_ok(text) else AnomalyKind.SIRET_INVALID


def _rna(text: str, layout: Layout) -> Cell:
    return text, None if _RNA.fullmatch(text) else AnomalyKind.RNA_INVALID


def _nature(text: str, layout: Layout) -> Cell:
    parts = [part.strip().casefold() for part in text.split(";")]
    known = len(set(parts)) == len(parts) and all(part in NATURES for part in parts)
    return text, None if known else AnomalyKind.VALUE_UNKNOWN


def _share(text: str, layout: Layout) -> Cell:
    if len(text) > 24 or not _SHARE.fullmatch(text):
        return None, AnomalyKind.SHARE_UNREADABLE
    value = Decimal(text.replace(",", "."))
    return (value, None) if 0 < value <= 1 else (None, AnomalyKind.SHARE_UNREADABLE)


def _period(text: str, layout: Layout) -> Cell:
    days = tuple(_day(part, ("-",)) for part in re.split("[/_]", text))
    read = tuple(day for day in days if day is not None)
    if len(days) > 2 or len(read) < len(days):
        return (), AnomalyKind.DATE_UNREADABLE
    return read, AnomalyKind.PERIOD_REVERSED if read[0] > read[-1] else None


def _purpose(text: str, layout: Layout) -> Cell:
    text = _as_typed(text)
    return text, AnomalyKind.TEXT_TOO_LONG if len(text) > _PURPOSE_LIMIT else None


def _amount_type(text: str, layout: Layout) -> Cell:
    return text, None if text in AMOUNT_TYPES else AnomalyKind.UNKNOWN_AMOUNT_TYPE


_DECODERS: Final[dict[CellKind, Callable[[str, Layout], Cell]]] = {
    "text": _text,
    "programme": _programme,
    "commitment": _commitment,
    "amount": _amount,
    "date": _date,
    "year": _year,
    "siret": _siret,
    "rna": _rna,
    "nature": _nature,
    "share": _share,
    "period": _period,
    "purpose": _purpose,
    "amount-type": _amount_type,
}
