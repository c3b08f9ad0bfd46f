"""What somebody might write in a label to make a program do something else than show it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from fuzz.harness import Hang, signal
from helpers import RUNNING, SPRING, SUPPLIER

import secgen
from secgen import Secretariat

FORMULAS: Final = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=cmd|'/C calc'!A0", '=HYPERLINK("https://x.example","y")',
    "\uff1d1+1", " =1+1", "\u200b=1+1", "\ufeff=1+1",
)  # fmt: skip
MARKUP: Final = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg/onload=alert(1)>", "</td></table><h1>x",
    "</style><style>*{display:none}</style>", "<!-- ", "]]>", "<![CDATA[", "&lt;script&gt;", "javascript:alert(1)",
    "{{7*7}}", "${7*7}", "\\input{/etc/passwd}", "![x](javascript:alert(1))", "| a | b |", "</title><script>",
)  # fmt: skip
LINES: Final = (
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b", "a\nATTENDEE:mailto:x@y.example", "a\r\n\r\n2026-01-01 * \"b\"",
    "a;b,c:d\\n",
)  # fmt: skip
SQL: Final = (
    "'; DROP TABLE journal; --", '" OR "1"="1', "' UNION SELECT body FROM journal --", "\\'; DELETE FROM journal; --",
    "$$; --",
    "%_\\", "x' /* ", "\x00", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
)  # fmt: skip
UNSEEN: Final = (
    "\x00", "\x07", "\x08", "\x1b[2J", "\x7f", "\x85", "\x9b31m", "\u061c", "\u200e", "\u200f", "\u202a", "\u202b",
    "\u202d", "\u202e",
    "\u2066", "\u2067", "\u2068", "\u2069", "\u2028", "\u2029", "\ufeff",
)  # fmt: skip
"""Control characters, and those that turn the direction of the text around them."""
SEEN: Final = ("é", "œ", "’", "\u00a0", "٣", "שלום", "名", "👩")
"""Characters that people write and that are shown as they are."""


def an_office(label: str, **options: Any) -> Secretariat:
    """An office whose commitment bears a label somebody chose."""
    sg = secgen.open("memory:", region="84", year=2026, **options)
    sg.budget.open_line(year=2026, line=RUNNING, ae="100 000", cp="100 000", on="2026-01-01")
    sg.budget.commit(
        commitment="2100000001", line=RUNNING, payee=SUPPLIER, amount="100", on=SPRING, object=label, note=label
    )
    return sg


@contextmanager
def seconds(limit: float) -> Iterator[None]:
    """Raise :class:`Hang` after so much processor time: a test that hangs fails where it hangs."""

    def ring(signum: int, frame: object) -> None:
        raise Hang(f"more than {limit} s of processor time")

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
