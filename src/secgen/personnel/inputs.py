"""Refusals of fields that have no meaning: they name the act, the field, the value and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text


def refuse(where: str, name: str, value: object, reason: Text) -> NoReturn:
    """Refuse an input, naming where, the field, the value and why."""
    raise InvalidInput("SG-FIELD", act=where, field=name, value=value, reason=reason)


def one_of(where: str, name: str, value: str, known: Iterable[str]) -> None:
    """Refuse a word that is none of those known."""
    words = tuple(known)
    if value not in words:
        listed = ", ".join(words)
        refuse(where, name, value, Text(f"connus : {listed}", f"known: {listed}"))
