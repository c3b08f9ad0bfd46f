"""Makes the skeleton of a plugin distribution: it installs, loads and passes the conformance kit of its kind."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

from attrs import frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.plugins.specs import RESERVED


@frozen
class Kind:
    """What differs from one kind of plugin to another: its hook, what describes it, what its author has to write."""

    summary: str
    hook: str
    spec: str
    value: str
    todo: str


KINDS: Final = {
    "storage": Kind(
        "A storage back-end for secgen",
        "secgen_storage_backends",
        "StorageSpec",
        'StorageSpec("$name", "$package.work:open_store", "$name:…")',
        "the five methods of the store",
    ),
    "format": Kind(
        "A report format for secgen",
        "secgen_report_formats",
        "FormatSpec",
        'FormatSpec("$name", "text/markdown", ".md", "$package.work:render")',
        "how a table is written",
    ),
    "engine": Kind(
        "An engine that computes the cubes of secgen",
        "secgen_cube_engines",
        "EngineSpec",
        'EngineSpec("$name", "$summary", "$package.work:Engine")',
        "how the sums of a cube are computed",
    ),
    "importer": Kind(
        "An importer for secgen",
        "secgen_importers",
        "ImporterSpec",
        'ImporterSpec("$name", "$summary", "$package.work:import_file")',
        "how a file becomes acts",
    ),
    "law-pack": Kind(
        "A law pack for secgen",
        "secgen_law_packs",
        "LawPackSpec",
        'LawPackSpec("$name", "$package.work:pack")',
        "the values, with their texts",
    ),
    "rule-pack": Kind(
        "A rule pack for secgen",
        "secgen_rule_packs",
        "RulePackSpec",
        'RulePackSpec("$name", "$package.work:pack")',
        "the rules and what asks them",
    ),
}
_NAME: Final = Text("commencer par une lettre, puis a-z, 0-9 et -", "begin with a letter, then a-z, 0-9 and -")


def new_plugin(name: str, kind: str, folder: Path) -> list[Path]:
    """Write the distribution ``secgen-NAME`` under ``folder``; refuses a name of secgen or a folder already used."""
    if kind not in KINDS:
        raise InvalidInput("SG-REPORT-OPTION", report="new-plugin", option="kind", value=kind, known=", ".join(KINDS))
    if not re.fullmatch(r"[a-z][a-z0-9-]{1,30}", name):
        raise InvalidInput("SG-FIELD", act="new-plugin", field="NAME", value=name, reason=_NAME)
    if name in RESERVED:
        reason = Text("réservé à secgen", "kept for secgen")
        raise InvalidInput("SG-FIELD", act="new-plugin", field="NAME", value=name, reason=reason)
    root = folder / f"secgen-{name}"
    if root.exists():
        raise InvalidInput("SG-FILE", file=str(root), problem="it exists already")
    package = f"secgen_{name.replace('-', '_')}"
    what = KINDS[kind]
    words = {"name": name, "distribution": f"secgen-{name}", "package": package, "prefix": name.upper()}
    words |= {"summary": what.summary, "spec": what.spec, "hook": what.hook, "todo": what.todo}
    words["value"] = Template(what.value).substitute(words)
    places = {
        "pyproject.toml": "common/pyproject.toml",
        "README.md": "common/README.md",
        f"src/{package}/__init__.py": "common/__init__.py",
        f"src/{package}/plugin.py": "common/plugin.py",
        f"src/{package}/work.py": f"{kind}/work.py",
        f"src/{package}/conformance.py": f"{kind}/conformance.py",
        "tests/test_plugin.py": "common/test_plugin.py",
    }
    written = []
    for place, template in places.items():
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(Template(_template(template)).substitute(words), encoding="utf-8")
        written.append(path)
    return written


def _template(name: str) -> str:
    return (files("secgen.plugins") / "templates" / f"{name}.txt").read_text(encoding="utf-8")
