"""Tables as one self-contained page, or as a fragment for a notebook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from secgen.kernel.markup import PALETTE, safe
from secgen.kernel.text import Lang, Text, language
from secgen.reports.cells import spoken
from secgen.reports.html_style import FRAGMENT_CSS, PAGE_CSS
from secgen.reports.html_table import hidden_html, notes_html, table_html
from secgen.reports.table import Table

_CONTENTS: Final = Text("Dans cette page", "On this page")
_ROW: Final = Text("ligne", "row")
_ROWS: Final = Text("lignes", "rows")
_MADE_BY: Final = Text("Produit par secgen à partir du journal.", "Made by secgen from the journal.")


@frozen
class Section:
    """A table of the page, with a chart from :mod:`secgen.reports.svg` above it if there is one."""

    table: Table
    chart: str | None = None


def render(table: Table, lang: Lang = "en") -> str:
    """A page with this table alone."""
    return page([table], table.title, lang)


def page(
    tables: Iterable[Table | Section],
    title: str | Text,
    lang: Lang = "en",
    subtitle: str | Text = "",
    intro_html: str = "",
) -> str:
    """One self-contained page: no script, no font and no image from elsewhere; it prints well.

    Texts and cells are escaped. ``intro_html`` and charts are trusted: they are put in as they are.
    """
    with language(lang):
        sections = [each if isinstance(each, Section) else Section(each) for each in tables]
        ids = _ids([section.table.name for section in sections])
        parts = [
            "<!DOCTYPE html>",
            f'<html lang="{lang}">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>{safe(title)}</title><style>{PAGE_CSS}</style></head>",
            f'<body><div class="page">\n<header><h1>{safe(title)}</h1>',
            f'<p class="subtitle">{safe(subtitle)}</p>' if str(subtitle) else "",
            f'<div class="intro">{intro_html}</div>' if intro_html else "",
            "</header>",
            _contents(sections, ids) if len(sections) > 1 else "",
            "<main>",
            *(_section(section, id_) for section, id_ in zip(sections, ids, strict=True)),
            "</main>",
            f"<footer><p>{safe(_MADE_BY)}</p></footer>\n</div></body>\n</html>",
        ]
    return "\n".join(part for part in parts if part) + "\n"


def fragment(table: Table, limit: int = 60) -> str:
    """What a notebook shows, in the current language: at most ``limit`` rows, then how many are hidden."""
    return (
        f'<div class="secgen secgen-table"><style>{PALETTE}{FRAGMENT_CSS}</style>\n{table_html(table, limit)}\n'
        f"{hidden_html(table, limit)}{notes_html(table)}</div>"
    )


def _contents(sections: Sequence[Section], ids: Sequence[str]) -> str:
    items = (
        f'<li><a href="#{id_}">{safe(section.table.title)}</a><span>{_count(section.table)}</span></li>'
        for section, id_ in zip(sections, ids, strict=True)
    )
    return f'<nav aria-labelledby="contents"><h2 id="contents">{safe(_CONTENTS)}</h2><ol>{"".join(items)}</ol></nav>'


def _section(section: Section, id_: str) -> str:
    table = section.table
    parts = [
        f'<section id="{id_}" aria-labelledby="{id_}-title"><h2 id="{id_}-title">{safe(table.title)}</h2>',
        f'<figure tabindex="0">{section.chart}</figure>' if section.chart else "",
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{id_}-title">{table_html(table)}</div>',
        f'<div class="notes">{notes_html(table)}</div>' if table.notes else "",
        "</section>",
    ]
    return "\n".join(part for part in parts if part)


def _count(table: Table) -> str:
    return safe(f"{spoken(len(table))} {_ROW if len(table) == 1 else _ROWS}")


def _ids(names: Sequence[str]) -> list[str]:
    """An anchor for each table, safe in an address, never twice the same."""
    slugs = [re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "table" for name in names]
    return [f"{slug}-{i}" if slugs.count(slug) > 1 else slug for i, slug in enumerate(slugs, 1)]
