"""Writes the year-end file in a folder: an index page, a CSV and a JSON for each table. Same bytes each time."""

from __future__ import annotations

import json as plain
from pathlib import Path
from typing import Final

from attrs import evolve

from secgen.closing.contents import DELIVERABLES
from secgen.closing.file import YearEnd
from secgen.files import write_whole
from secgen.kernel.markup import safe
from secgen.kernel.text import Text, lang
from secgen.reports import csv, html, json
from secgen.reports.table import Table

ROWS_SHOWN: Final = 200


def write_file(file: YearEnd, folder: Path) -> list[Path]:
    """Write the file; gives the paths written, the index page last."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = (file.calendar, *file.tables)
    contents: dict[str, str] = {}
    for table in tables:
        name = _name(table)
        contents[f"{name}.csv"] = csv.render(table, lang())
        contents[f"{name}.json"] = json.render(table, lang())
    contents["year-end.json"] = plain.dumps(_manifest(file), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    title = f"{Text('Dossier de clôture', 'Year-end file')} {file.year}"
    shown = [_shortened(table) for table in tables]
    contents["index.html"] = html.page(shown, title, lang(), _state(file), _intro(file))
    written = []
    for name, content in contents.items():
        path = folder / name
        write_whole(path, content)
        written.append(path)
    return written


def _name(table: Table) -> str:
    return table.name.replace("_", "-")


def _manifest(file: YearEnd) -> dict[str, object]:
    parts = [{"number": d.number, "title": str(d.title), "tables": list(d.reports)} for d in DELIVERABLES]
    return {**file.as_dict(), "deliverables": parts}


def _state(file: YearEnd) -> str:
    if not file.closed:
        return str(Text("exercice non clos", "year not closed"))
    signed = ", ".join(f"{s.role} {s.on}" for s in file.signatures)
    return str(Text("exercice clos", "year closed")) + (f" · {Text('signé', 'signed')} : {signed}" if signed else "")


def _intro(file: YearEnd) -> str:
    """The deliverables, each with its tables: on this page, as CSV, as JSON."""
    titles = {_name(table): str(table.title) for table in file.tables}
    items = []
    for deliverable in DELIVERABLES:
        links = (
            f'<li><a href="#{name}">{safe(titles[name])}</a> '
            f'(<a href="{name}.csv">CSV</a>, <a href="{name}.json">JSON</a>)</li>'
            for name in deliverable.reports
        )
        items.append(f'<li value="{deliverable.number}">{safe(deliverable.title)}<ul>{"".join(links)}</ul></li>')
    return f'<ol start="0">{"".join(items)}</ol>'


def _shortened(table: Table) -> Table:
    """A long table as the index page shows it: its first rows, and where the others are."""
    if len(table) <= ROWS_SHOWN:
        return table
    name = f"{_name(table)}.csv"
    note = Text(
        f"{ROWS_SHOWN} premières lignes sur {len(table)} ; toutes dans {name}.",
        f"First {ROWS_SHOWN} rows of {len(table)}; all of them in {name}.",
    )
    return evolve(table, rows=table.rows[:ROWS_SHOWN], notes=(*table.notes, note))
