"""The conformance kits: every check, what it needs, and the wrong subjects it is known to catch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import testing_sources  # noqa: F401 - puts the tests where they can be imported
from markdown import code, doc, table

from secgen import testing
from secgen.testing import Kit

KITS: dict[type[Kit], tuple[str, str]] = {
    testing.StorageKit: ("testing.storage_mutants", "MUTANTS"),
    testing.FormatKit: ("testing.test_kit_formats", "MUTANTS"),
    testing.EngineKit: ("testing.test_kit_engines", "MUTANTS"),
    testing.ImporterKit: ("testing.test_kit_importers", "MUTANTS"),
    testing.LawPackKit: ("testing.test_kit_packs", "LAW_MUTANTS"),
    testing.RulePackKit: ("testing.test_kit_packs", "RULE_MUTANTS"),
}


def page() -> Iterator[str]:
    yield "# Conformance kits"
    yield ""
    yield doc(testing)
    yield ""
    yield "Each check catches at least one subject that is wrong on purpose: a test holds every pair of this table."
    yield ""
    for kit, (module, name) in KITS.items():
        caught = _caught(module, name)
        yield f"## {kit.__name__}"
        yield ""
        yield doc(kit)
        yield ""
        yield from table(
            ("check", "what it asks", "wrong subjects it catches"),
            (
                (
                    code(check.removeprefix("test_")),
                    (getattr(kit, check).__doc__ or "").strip().splitlines()[0],
                    ", ".join(map(code, caught[check])),
                )
                for check in kit.names()
            ),
        )


def _caught(module: str, name: str) -> dict[str, list[str]]:
    """The mutants by the check that catches them; those written in a line count without a name."""
    mutants: list[Any] = getattr(import_module(module), name)
    found: dict[str, list[str]] = defaultdict(list)
    for check, mutant, *_ in mutants:
        known = getattr(mutant, "__name__", "<lambda>")
        found[check].append("one" if known == "<lambda>" else known)
    return found
