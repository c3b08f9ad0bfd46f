"""Every command line shown in the pages is one that secgen understands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from docs.story import HERE, blocks
from secgen.cli.app import build_parser

DOCS = HERE / "docs"
PAGES = [*DOCS.glob("how-to/*.md"), *DOCS.glob("tutorial/*.md"), HERE / "README.md"]
OF_PLUGINS = {"secgen-postgres"}

pytestmark = pytest.mark.skipif(
    not DOCS.exists(), reason="the pages are not beside the tests: they ran with the sources"
)


def commands(page: Path) -> list[str]:
    """The lines that begin with ``secgen`` in the shell blocks of a page, without their comments."""
    text = page.read_text(encoding="utf-8")
    shell = "".join(block.body for block in blocks(text) if block.kind in {"sh", "text"}).replace("\\\n", " ")
    joined = re.sub(r"'\{[^']*\}'", lambda found: found[0].replace("\n", " "), shell)
    return [line for line in joined.splitlines() if line.startswith("secgen ") and "|" not in line and "…" not in line]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_command_shown_is_understood(page: Path) -> None:
    for line in commands(page):
        arguments = shlex.split(line.partition("&&")[0], comments=True)[1:]
        build_parser(arguments).parse_known_args(arguments)
