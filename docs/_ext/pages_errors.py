"""A page for each error code, made by meeting the error for real: its reproducer is run, and what it said is shown."""

from __future__ import annotations

import inspect
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import testing_sources  # noqa: F401 - puts the tests where they can be imported
from errors.reproducers import NOT_YET, REPRODUCERS
from markdown import anchor, cell, code, doc, table

from secgen.kernel.catalogue import CATALOGUE
from secgen.kernel.errors import SecgenError
from secgen.kernel.text import language


def pages() -> dict[str, Callable[[], Iterator[str]]]:
    """Every page by its name."""
    return {"errors": _index, **{f"error-{_slug(name)}": lambda name=name: _page(name) for name in CATALOGUE}}  # type: ignore[dict-item]


def _slug(name: str) -> str:
    return name.lower()


def _index() -> Iterator[str]:
    yield "# Errors"
    yield ""
    yield "One family of errors, `secgen.SecgenError`. Each has a stable code, a text in two languages and a remedy;"
    yield "nothing recorded is lost by any of them. The page of a code shows the error as it was really met when these"
    yield "pages were built."
    yield ""
    yield from table(
        ("code", "when it happens", "what it says"),
        ((f"[`{name}`](error-{_slug(name)}.md)", _when(name), entry.message.en) for name, entry in CATALOGUE.items()),
    )
    yield "Words in braces are filled in when it happens."
    yield ""
    yield "```{toctree}"
    yield ":hidden:"
    yield ""
    yield from (f"error-{_slug(name)}" for name in CATALOGUE)
    yield "```"


def _when(name: str) -> str:
    return doc(REPRODUCERS[name]) if name in REPRODUCERS else "Nothing raises it yet."


def _page(name: str) -> Iterator[str]:
    entry = CATALOGUE[name]
    yield f"({anchor('error', name)})="
    yield f"# {name}"
    yield ""
    yield _when(name)
    yield ""
    if name in NOT_YET:
        return
    error, folder = _met(name)
    kind = type(error).__name__
    yield f"It is a `secgen.{kind}`; the command line stops with exit code {_exit(kind)}."
    yield ""
    for tongue, title in (("en", "In English"), ("fr", "In French")):
        with language(tongue):  # type: ignore[arg-type]
            message, remedy = (_clean(text, folder) for text in (error.message, error.remedy))
        yield f"## {title}"
        yield ""
        yield "```text"
        yield f"{name}: {message}"
        yield "```"
        yield ""
        yield f"**{'What to do' if tongue == 'en' else 'Que faire'}**: {cell(remedy)}."
        yield ""
    yield "## How to meet it"
    yield ""
    yield "In `folder`, an empty one:"
    yield ""
    yield "```python"
    yield inspect.getsource(REPRODUCERS[name]).rstrip()
    yield "```"
    yield ""
    names = sorted({n for text in (entry.message.en, entry.remedy.en) for n in re.findall(r"\{(\w+)\}", text)})
    if names:
        yield f"What is filled in: {', '.join(map(code, names))}."
        yield ""
    yield "All codes: [Errors](errors.md)."


def _met(name: str) -> tuple[SecgenError, Path]:
    folder = Path(tempfile.mkdtemp())
    try:
        REPRODUCERS[name](folder)
    except SecgenError as error:
        return error, folder
    raise AssertionError(f"{name}: its reproducer raises nothing")


def _exit(kind: str) -> int:
    return 1 if kind in ("RuleViolation", "IntegrityError") else 2


def _clean(text: str, folder: Path) -> str:
    """What depends on the machine is left out."""
    return text.replace(str(folder), "…")
