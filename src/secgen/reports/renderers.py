"""The renderers built in, by the name users give to ``--format``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from secgen.kernel.text import Lang
from secgen.reports import csv, html, json, text
from secgen.reports.table import Table

RENDERERS: Final[Mapping[str, Callable[[Table, Lang], str]]] = {
    "text": text.render,
    "csv": csv.render,
    "json": json.render,
    "html": html.render,
}
