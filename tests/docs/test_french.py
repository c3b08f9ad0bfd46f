"""The French catalogues are whole, and say the same things: the same links, the same code.

That they hold every message of the pages is asked of Sphinx itself, by ``docs/french.py`` in ``make docs``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.story import HERE

DOCS = HERE / "docs"
FRENCH = DOCS / "locales" / "fr" / "LC_MESSAGES"
PAGES = [
    path.relative_to(DOCS).with_suffix("").as_posix()
    for pattern in ("tutorial/*.md", "how-to/*.md", "reference/glossary.md")
    for path in sorted(DOCS.glob(pattern))
]
LINK = re.compile(r"\]\(([^)]*)\)")
CODE = re.compile(r"`[^`]*`")

pytestmark = pytest.mark.skipif(not PAGES, reason="the pages are not beside the tests: they ran with the sources")


def messages(path: Path) -> Iterator[tuple[str, str]]:
    """The messages of a catalogue and their translations, its header left out."""
    for entry in re.split(r"\n\n+", path.read_text(encoding="utf-8").strip())[1:]:
        assert "#, fuzzy" not in entry, entry
        found = re.fullmatch(r'msgid((?:\s*"[^\n]*")+)\s*msgstr((?:\s*"[^\n]*")+)\s*', entry)
        assert found, entry
        yield _text(found[1]), _text(found[2])


def _text(quoted: str) -> str:
    return "".join(ast.literal_eval(line.strip()) for line in quoted.splitlines() if line.strip())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_wholly_in_french(page: str) -> None:
    path = FRENCH / f"{page}.po"
    assert path.exists(), "python docs/french.py update, then translate it"
    assert not [english for english, french in messages(path) if not french]


@pytest.mark.parametrize("page", PAGES)
def test_a_translation_keeps_its_links_and_its_code(page: str) -> None:
    for english, french in messages(FRENCH / f"{page}.po"):
        assert LINK.findall(french) == LINK.findall(english), french
        assert not set(CODE.findall(english)) - set(CODE.findall(french)), french
