"""Small pieces of Markdown that the generated pages share."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Sequence

from secgen.kernel.text import Text

_ROLE = re.compile(r":\w+:`~?([^`]+)`")


def cell(value: object) -> str:
    """A value inside a table: on one line, its bars escaped."""
    return " ".join(str(value).split()).replace("|", "\\|") or "–"


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterable[str]:
    """A table, and the blank line that ends it."""
    yield "| " + " | ".join(header) + " |"
    yield "|" + " --- |" * len(header)
    for row in rows:
        yield "| " + " | ".join(map(cell, row)) + " |"
    yield ""


def code(value: object) -> str:
    return f"`{value}`" if value not in ("", None) else "–"


def both(text: Text) -> str:
    """English, then French in italics."""
    return f"{text.en}<br>*{text.fr}*"


def doc(thing: object) -> str:
    """A docstring as Markdown."""
    text = inspect.getdoc(thing) or ""
    return _ROLE.sub(r"`\1`", text).replace("``", "`")


def anchor(kind: str, name: str) -> str:
    """The target of a link to one item of a page."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"{kind}-{slug}"
