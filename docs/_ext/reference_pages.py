"""Writes the reference pages that are made from the code: they cannot say something else than it does.

``docs/reference/generated`` is emptied and written before Sphinx looks for its sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pages_acts
import pages_cli
import pages_entries
import pages_errors
import pages_hooks
import pages_kits
import pages_law
import pages_rules
import pages_tables

PAGES: dict[str, Callable[[], Iterator[str]]] = {
    **pages_rules.pages(),
    "law": pages_law.page,
    "acts": pages_acts.page,
    "entries": pages_entries.page,
    "cli": pages_cli.page,
    **pages_tables.pages(),
    **pages_errors.pages(),
    **pages_hooks.pages(),
    "kits": pages_kits.page,
}


def write(folder: Path) -> None:
    """Write every page, leaving alone those that have not changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for gone in {path.stem for path in folder.glob("*.md")} - set(PAGES):
        (folder / f"{gone}.md").unlink()
    for name, page in PAGES.items():
        text = "\n".join(page()) + "\n"
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def trim(app: Any, doctree: Any) -> None:
    """Drop the empty line that ends an example: doctest wants it, the reader does not."""
    from docutils import nodes

    for block in doctree.findall(nodes.literal_block):
        text = block.astext().rstrip()
        block.rawsource = text
        block[:] = [nodes.Text(text)]


def setup(app: Any) -> dict[str, Any]:
    app.connect("doctree-read", trim)
    app.connect("builder-inited", lambda app: write(Path(app.srcdir) / "reference" / "generated"))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
