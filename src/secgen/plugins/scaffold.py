"""Makes the skeleton of a plugin distribution: it installs, loads and passes its own test."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

from attrs import frozen

from secgen.kernel.errors import InvalidInput


@frozen
class Kind:
    """What differs from one kind of plugin to another."""

    summary: str
    spec: str
    hook: str
    value: str
    work: str
    test: str


_STORAGE: Final = '''"""A store: replace the parent by your own five methods (secgen.ledger.EventStore)."""

from secgen.backends.memory import MemoryStore


class Store(MemoryStore):
    """Keeps records in memory until you write yours."""


def open_store(url):
    """The store of an address such as $name:anything."""
    return Store()
'''
_FORMAT: Final = '''"""A format: a table in, text or bytes out."""


def render(table, lang):
    """The table as Markdown."""
    head = [column.name for column in table.columns]
    rows = [head, ["---"] * len(head), *([str(cell) for cell in row] for row in table.rows)]
    return "\\n".join("| " + " | ".join(row) + " |" for row in rows) + "\\n"
'''
_IMPORTER: Final = '''"""An importer: a file in, acts recorded, what happened out."""

import json
from pathlib import Path

from secgen.exchange.importing import Import
from secgen.kernel.money import ZERO


def import_file(office, layout, path):
    """One act as JSON on each line."""
    lines = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    posting = office.post(json.loads(line) for line in lines)
    return Import(layout, str(path), len(lines), len(lines), 0, ZERO, posting.accepted, 0, (), posting.refused)
'''
_LAW: Final = '''"""A law pack: your values, each with its text, its status and the day it was checked."""

PACK = """
[pack]
id = "$distribution"
version = "0.1"
title = "$summary"

[[parameter]]
id = "$name.example"
unit = "amount"
title = { fr = "Exemple", en = "Example" }
value = [
  { from = 2026-01-01, value = "1 000,00", text = "its text", status = "unverified", checked_on = 2026-01-01 },
]
"""


def pack():
    """The pack's TOML."""
    return PACK
'''
KINDS: Final = {
    "storage": Kind(
        "A storage back-end for secgen",
        "StorageSpec",
        "secgen_storage_backends",
        'StorageSpec("$name", "$package.work:open_store", "$name:…")',
        _STORAGE,
        'def test_an_empty_store_is_at_position_zero():\n    assert work.open_store("$name:x").head().position == 0',
    ),
    "format": Kind(
        "A report format for secgen",
        "FormatSpec",
        "secgen_report_formats",
        'FormatSpec("$name", "text/markdown", ".md", "$package.work:render")',
        _FORMAT,
        "def test_an_empty_table_has_a_header():\n"
        "    from secgen.kernel.text import Text\n"
        "    from secgen.reports.table import Column, Table\n\n"
        '    table = Table("t", Text("t", "t"), (Column("a", Text("a", "a"), "text"),), ())\n'
        '    assert work.render(table, "en").startswith("| a |")',
    ),
    "importer": Kind(
        "An importer for secgen",
        "ImporterSpec",
        "secgen_importers",
        'ImporterSpec("$name", "$summary", "$package.work:import_file")',
        _IMPORTER,
        "def test_an_empty_file_records_nothing(tmp_path):\n"
        "    import secgen\n\n"
        '    path = tmp_path / "acts.jsonl"\n'
        '    path.write_text("")\n'
        '    with secgen.open("memory:", region="84", year=2026) as office:\n'
        '        assert work.import_file(office, "$name", path).recorded == 0',
    ),
    "law-pack": Kind(
        "A law pack for secgen",
        "LawPackSpec",
        "secgen_law_packs",
        'LawPackSpec("$name", "$package.work:pack")',
        _LAW,
        "def test_the_pack_loads():\n"
        "    from secgen.law import load_pack\n\n"
        '    assert "$name.example" in load_pack(work.pack()).parameters',
    ),
}


def new_plugin(name: str, kind: str, folder: Path) -> list[Path]:
    """Write the distribution ``secgen-NAME`` under ``folder``; refuses a name or a folder already used."""
    if kind not in KINDS:
        raise InvalidInput("SG-REPORT-OPTION", report="new-plugin", option="kind", value=kind, known=", ".join(KINDS))
    if not re.fullmatch(r"[a-z][a-z0-9-]{1,30}", name):
        raise InvalidInput("SG-FIELD", act="new-plugin", field="NAME", value=name, reason="a-z, 0-9, -")
    root = folder / f"secgen-{name}"
    if root.exists():
        raise InvalidInput("SG-FILE", file=str(root), problem="it exists already")
    package = f"secgen_{name.replace('-', '_')}"
    what = KINDS[kind]
    words = {"name": name, "distribution": f"secgen-{name}", "package": package, "summary": what.summary}
    words |= {"spec": what.spec, "hook": what.hook}
    words |= {"value": Template(what.value).substitute(words), "test": Template(what.test).substitute(words)}
    texts = {
        "pyproject.toml": _template("pyproject.toml"),
        "README.md": _template("README.md"),
        f"src/{package}/__init__.py": '"""$summary."""\n',
        f"src/{package}/plugin.py": _template("plugin.py"),
        f"src/{package}/work.py": what.work,
        "tests/test_plugin.py": _template("test_plugin.py"),
    }
    written = []
    for place, text in texts.items():
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(Template(text).substitute(words), encoding="utf-8")
        written.append(path)
    return written


def _template(name: str) -> str:
    return (files("secgen.plugins") / "templates" / f"{name}.txt").read_text(encoding="utf-8")
