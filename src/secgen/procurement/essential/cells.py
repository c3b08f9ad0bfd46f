"""Cells of published contracts read into values: what can't be read is said, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from attrs import define, field

from secgen.kernel.anomaly import Anomaly
from secgen.kernel.identifiers import is_siret
from secgen.kernel.money import Money
from secgen.procurement.essential.kinds import KINDS

ABSENT: Final = ("", "CDL", "NC")
"""What stands for an absent value in the layouts (``CDL``: *champ à compléter*)."""
_DATE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})([T ].*|Z|[+-]\d{2}:?\d{2})?", re.ASCII)
_NUMBER: Final = re.compile(r"-?\d{1,18}(\.\d{1,12})?", re.ASCII)
_FOURTEEN: Final = re.compile(r"\d{14}", re.ASCII)
_YES_NO: Final = {"oui": True, "non": False, "true": True, "false": False}
_LARGEST: Final = 18
"""More figures than that before the decimal point are no amount."""


@define
class Cells:
    """One record being read: where it is, and what was wrong in it so far."""

    file: str
    line: int
    anomalies: list[Anomaly] = field(factory=list)

    def note(self, kind: str, column: str, value: object = "") -> None:
        """Say what is wrong at a place."""
        self.anomalies.append(KINDS[kind].at(self.file, self.line, column, value))

    def text(self, value: Any, column: str, longest: int = 0) -> str:
        """A text; a number is read as it is written; lists and objects are unreadable."""
        if absent(value):
            return ""
        if isinstance(value, bool | list | tuple | dict):
            self.note("value-unreadable", column, value)
            return ""
        found = str(value)
        if _half(found):
            self.note("value-unreadable", column, found.encode("utf-8", "replace").decode())
            return ""
        if longest and len(found) > longest:
            self.note("text-long", column, found)
        return found

    def words(self, value: Any, column: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """One or several words of a closed list; each of the others is said and left out."""
        given = value if isinstance(value, list | tuple) else [value]
        found = [text for item in given if (text := self.text(item, column).strip())]
        for word in found:
            if word not in known:
                self.note("value-unknown", column, word)
        return tuple(dict.fromkeys(word for word in found if word in known))

    def word(self, value: Any, column: str, known: tuple[str, ...]) -> str:
        """One word of a closed list, or nothing."""
        found = self.words(value, column, known)
        return found[0] if found else ""

    def amount(self, value: Any, column: str) -> Money | None:
        """An amount in euros, exact to the cent."""
        number = self._number(value)
        if number is None or number != round(number, 2):
            self.note("amount-unreadable", column, value)
            return None
        return Money(int(number.scaleb(2)))

    def count(self, value: Any, column: str) -> int | None:
        """A whole number that is not negative; ``None`` if there is none."""
        if absent(value):
            return None
        number = self._number(value)
        if number is None or number != int(number) or number < 0:
            self.note("value-unreadable", column, value)
            return None
        return int(number)

    def share(self, value: Any, column: str) -> Decimal | None:
        """A share from 0 to 1; ``None`` if there is none."""
        if absent(value):
            return None
        number = self._number(value)
        if number is None or not 0 <= number <= 1:
            self.note("value-unreadable", column, value)
            return None
        return number

    def yes(self, value: Any, column: str) -> bool | None:
        """A yes or no, as JSON or the flat layout writes it."""
        if isinstance(value, bool) or absent(value):
            return value if isinstance(value, bool) else None
        found = _YES_NO.get(str(value).strip().lower())
        if found is None:
            self.note("value-unreadable", column, value)
        return found

    def day(self, value: Any, column: str, years: tuple[int, int]) -> date | None:
        """A day; its time zone is dropped and said; a year that can't be is left out and said (DE-04)."""
        if absent(value):
            return None
        match = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
        try:
            found = date.fromisoformat(match[1]) if match else None
        except ValueError:
            found = None
        if match is None or (found is None and match[1][:4] != "0000"):
            self.note("date-unreadable", column, value)
            return None
        if found is None or not years[0] <= found.year <= years[1]:
            self.note("date-impossible", column, value)
            return None
        if match[2]:
            self.note("date-zone", column, value)
        return found

    def siret(self, value: str, column: str, who: str) -> str:
        """A SIRET of the buyer or of a holder (``who``): its form and its key are checked (DE-01)."""
        trimmed = value.strip()
        if not _FOURTEEN.fullmatch(value):
            self.note(f"{who}-siret-format", column, value)
        elif not is_siret(value):
            self.note(f"{who}-siret-key", column, value)
        return trimmed

    def damage(self, value: Any) -> None:
        """Say once if any text of the record lost characters on its way."""
        for text in _texts(value):
            if "\ufffd" in text:
                self.note("text-damaged", "", text)
                return

    def _number(self, value: Any) -> Decimal | None:
        if isinstance(value, bool):
            return None
        if isinstance(value, int):
            return Decimal(value) if len(str(abs(value))) <= _LARGEST else None
        if isinstance(value, str):
            return Decimal(value.strip()) if _NUMBER.fullmatch(value.strip()) else None
        if not isinstance(value, Decimal) or not value.is_finite() or abs(value.adjusted()) > _LARGEST:
            return None
        try:
            return value.normalize() + 0
        except InvalidOperation:  # pragma: no cover - the bounds above leave nothing to overflow
            return None


def absent(value: Any) -> bool:
    """No value, or one of the words that stand for none."""
    return value is None or (isinstance(value, str) and value.strip() in ABSENT)


def _half(text: str) -> bool:
    """Whether a text holds half a character, which JSON can write and no file can keep."""
    return not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
