"""Small words that several reports share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.reports.cells import Kind
from secgen.reports.table import Column


def column(name: str, fr: str, en: str, kind: Kind = "text") -> Column:
    """A column and its two labels."""
    return Column(name, Text(fr, en), kind)


def choice(report: str, options: Mapping[str, Any], name: str, known: Iterable[str], default: str) -> str:
    """An option that is one of the words known; refused, and they are named, if it is another."""
    value = str(options.get(name) or default)
    words = list(known)
    if value not in words:
        raise InvalidInput("SG-REPORT-OPTION", report=report, option=name, value=value, known=", ".join(words))
    return value


def number(value: Decimal | None, unit: str = "") -> str:
    """A figure with decimals as French tables print it: ``17,0 m²``; empty if there is none."""
    if value is None:
        return ""
    shown = f"{value:f}".replace(".", ",")
    return f"{shown} {unit}" if unit else shown
