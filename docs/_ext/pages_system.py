"""The catalogue of errors."""

from __future__ import annotations

from collections.abc import Iterator

from secgen.kernel.catalogue import CATALOGUE


def errors() -> Iterator[str]:
    yield "# Errors"
    yield ""
    yield "One family of errors, `secgen.SecgenError`. Each has a stable code, a text in two languages and a remedy."
    yield "Words in braces are filled in when it happens."
    yield ""
    for name, entry in CATALOGUE.items():
        yield f"## {name}"
        yield ""
        yield f"{entry.message.en}<br>*{entry.message.fr}*"
        yield ""
        yield f"→ {entry.remedy.en}<br>→ *{entry.remedy.fr}*"
        yield ""
