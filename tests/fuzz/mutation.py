"""Wrong input by the million: seeded edits of good texts, bytes, cells and JSON values."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, Final

NASTY: Final = (
    "", " ", "0", "-0", "-1", "00", "1e999", "1e-999", "-1e999", "NaN", "Infinity", "-Infinity", "0x10", "1_000",
    "10" * 40,
    "9" * 400, "1" + "0" * 4400, "1,5", "1.5", "1 000", "1\u00a0000", "1\u202f000,00", "-12,5", "12,345", "+3", "€",
    "٣٤", "１２",
    "²", "Ⅷ", "½", "\0", "\x01", "\x1b[2J", "\x7f", "\x85", "\t", "\r", "\n", "\r\n", "\u2028", "\u2029", "\u200b",
    "\u200e",
    "\u200f", "\u202e", "\u2066", "\u2069", "\ufeff", "\ufffd", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "e\u0301" * 40,
    "İ", "ß", "ﬁ", '"', "'", '""', '";"', ";", ",", "|", "/", "\\", "\\u0000", "//", "../", "../../etc/passwd",
    "..\\", "C:\\", "~",
    "%s", "%n", "%00", "{", "}", "{}", "{0}", "{x}", "{x.__class__}", "$x", "${x}", "`", "[", "]", "[[", "{" * 40,
    "[" * 40,
    "=1+1", "+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"x\")", "<b>", "<script>alert(1)</script>", "]]>", "<!--", "&amp;",
    "&#0;",
    "' OR 1=1 --", "'; DROP TABLE journal; --", "null", "true", "false", "2026-02-30", "2026-13-01", "0000-00-00",
    "9999-12-31", "0001-01-01", "10000-01-01", "2026-03-02", "02/03/2026", "31.12.2026", "2026-03-02T18:00:00+01:00",
    "2026-03-02T18:00:00+24:00", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "T", "Z", "24:00",
    "1900-02-29",
    "W6901", "0224-CARA-DRAC/07/3", "73282932000074", "agent:7f3c", "#", "EJ", "N°", "act", "on", "fr", "en",
)  # fmt: skip
"""Texts that have broken programs before."""

JUNK: Final[tuple[Any, ...]] = (
    None, True, False, 0, -1, 1, 2**63, -(2**63) - 1, 10**400, 1.5, -0.0, float("inf"), float("nan"), 1e308,
    "", [], {}, [[]], [None], {"": None}, {"fr": None}, {"id": {}}, [1, "a", None], {"a": {"b": {"c": []}}},
    "2026-03-02",
)  # fmt: skip
"""Values where another was expected."""


class Mutator:
    """Draws wrong input from good one; the same seed gives the same run."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def text(self, seeds: Sequence[str]) -> str:
        """A good text with one to four edits."""
        random = self.random
        text = random.choice(seeds)
        for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
            start = random.randrange(len(text) + 1)
            end = start + random.choice((0, 1, 1, 1, 2, 3, 8))
            text = text[:start] + self._piece(text[start:end], seeds) + text[end:]
        return text

    def _piece(self, was: str, seeds: Sequence[str]) -> str:
        random = self.random
        match random.randrange(8):
            case 0:
                return ""
            case 1 | 2:
                return random.choice(NASTY)
            case 3:
                return chr(random.randrange(128))
            case 4:
                code = random.randrange(0x110000)
                return chr(code)
            case 5:
                return was * random.choice((2, 3, 50))
            case 6:
                other = random.choice(seeds)
                start = random.randrange(len(other) + 1)
                return other[start : start + random.choice((1, 4, 16))]
            case _:
                return str(random.randrange(10 ** random.choice((1, 2, 4, 10, 20))))

    def bytes(self, seeds: Sequence[bytes]) -> bytes:
        """Good bytes with one to six edits."""
        random = self.random
        content = random.choice(seeds)
        for _ in range(random.choice((1, 1, 2, 3, 6))):
            start = random.randrange(len(content) + 1)
            end = start + random.choice((0, 1, 1, 2, 4, 16))
            match random.randrange(6):
                case 0:
                    piece = b""
                case 1:
                    piece = random.choice(NASTY).encode("utf-8", "surrogatepass")
                case 2:
                    piece = random.randbytes(random.choice((1, 1, 2, 4)))
                case 3:
                    piece = content[start:end] * random.choice((2, 20))
                case 4:
                    other = random.choice(seeds)
                    at = random.randrange(len(other) + 1)
                    piece = other[at : at + random.choice((1, 8, 40))]
                case _:
                    piece = bytes(byte ^ (1 << random.randrange(8)) for byte in content[start:end])
            content = content[:start] + piece + content[end:]
        return content

    def cells(self, seeds: Sequence[bytes]) -> bytes:
        """A good table in text with a few cells, columns or rows changed; sometimes its bytes only."""
        random = self.random
        if random.random() < 0.3:
            return self.bytes(seeds)
        content = random.choice(seeds)
        separator = max(b";,\t", key=content.count)
        rows = [row.split(bytes((separator,))) for row in content.split(b"\n")]
        for _ in range(random.choice((1, 1, 2, 3))):
            row = random.choice(rows)
            place = random.randrange(len(row))
            match random.randrange(6):
                case 0:
                    del row[place]
                    row or row.append(b"")
                case 1:
                    row.insert(place, row[place])
                case 2:
                    rows.insert(random.randrange(len(rows) + 1), list(row))
                case 3:
                    row[place] = self.text([row[place].decode("utf-8", "replace")]).encode("utf-8", "surrogatepass")
                case _:
                    row[place] = random.choice(NASTY).encode("utf-8", "surrogatepass")
        return b"\n".join(bytes((separator,)).join(row) for row in rows)

    def value(self, seeds: Sequence[Any]) -> Any:
        """A good JSON value with one to three of its parts changed."""
        value = self._copy(self.random.choice(seeds))
        for _ in range(self.random.choice((1, 1, 2, 3))):
            value = self._changed(value)
        return value

    def _copy(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._copy(part) for key, part in value.items()}
        return [self._copy(part) for part in value] if isinstance(value, list) else value

    def _changed(self, value: Any) -> Any:
        random = self.random
        inside = isinstance(value, dict | list) and value
        if inside and random.random() < 0.85:
            key = random.choice(list(value)) if isinstance(value, dict) else random.randrange(len(value))
            match random.randrange(10):
                case 0:
                    del value[key]
                case 1 if isinstance(value, dict):
                    value[random.choice(NASTY)] = self._junk()
                case 2 if isinstance(value, list):
                    value.append(self._copy(value[key]))
                case _:
                    value[key] = self._changed(value[key])
            return value
        return self.text([value or "x"]) if isinstance(value, str) and random.random() < 0.5 else self._junk()

    def _junk(self) -> Any:
        return self._copy(self.random.choice(JUNK if self.random.random() < 0.5 else NASTY))
