"""The pages in French: what the commands of the tutorial print there, and a word on pages that are not translated.

And the consoles of both languages, where a command goes on while a quote is open: one copies it as it is.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from pygments.lexer import RegexLexer
from pygments.token import Generic, Name, String, Text
from sphinx.application import Sphinx

ONLY_ENGLISH = "Cette page n'existe qu'en anglais."


class Console(RegexLexer):
    """Commands after ``$``, what they print under them."""

    name = "Console of the pages"
    tokens: ClassVar[dict[str, Any]] = {
        "root": [(r"^\$ ", Generic.Prompt, "command"), (r".*\n", Generic.Output)],
        "command": [
            (r"'[^']*'|\"[^\"]*\"", String),
            (r"\\\n", Text),
            (r"\n", Text, "#pop"),
            (r"--[\w-]+", Name.Attribute),
            (r"[^'\"\\\n-]+|.", Text),
        ],
    }


def speak(app: Sphinx, doctree: nodes.document) -> None:
    """In a French build, put the French answers in the consoles and warn of a page in English."""
    if app.config.language != "fr":
        return
    page, folder = app.env.current_document.docname, Path(app.srcdir) / "locales" / "fr"
    told = folder / "console" / f"{page}.txt"
    if told.exists():
        answer(doctree, re.split(r"^-----\n", told.read_text(encoding="utf-8"), flags=re.MULTILINE))
    if not (folder / "LC_MESSAGES" / f"{page}.po").exists():
        title = next(iter(doctree.findall(nodes.title)), None)
        if title is not None and title.parent is not None:
            warning = nodes.paragraph("", ONLY_ENGLISH, classes=["only-english"])
            title.parent.insert(title.parent.index(title) + 1, warning)


def answer(doctree: nodes.document, told: list[str]) -> None:
    """The consoles of a page as a reader in French sees them, in their order."""
    consoles = [block for block in doctree.findall(nodes.literal_block) if block.get("language") == "console"]
    for block, text in zip(consoles, told, strict=True):
        block.rawsource = text.rstrip()
        block[:] = [nodes.Text(text.rstrip())]


def setup(app: Sphinx) -> dict[str, Any]:
    app.add_lexer("console", Console)
    app.connect("doctree-read", speak)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
