"""Which tests prove which rule: read from the sources of the tests, none of them imported.

A test proves the rules of its ``@pytest.mark.rule(…)`` (its own, its class's, or one of its parameters'). A rule
without a number in the domain files may instead be named by the test that meets it: ``"ACT-REF" in refusal(…)``.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

TESTS: Final = Path(__file__).resolve().parents[1]
_ID: Final = re.compile(r"[A-Z]+-?[A-Z0-9-]*\d*")


@frozen
class Proof:
    """A test that holds the example of a rule: where it is, its name, its source."""

    file: str
    name: str
    source: str
    marked: bool

    @property
    def address(self) -> str:
        """As pytest takes it: ``tests/law/test_packs.py::test_…``."""
        return f"tests/{self.file}::{self.name}"


def proofs(tests: Path = TESTS) -> Mapping[str, Sequence[Proof]]:
    """The tests of each rule: those marked first, then the shortest."""
    found: dict[str, list[Proof]] = defaultdict(list)
    for path in sorted(tests.rglob("test_*.py")):
        for rule, proof in _of(path, tests):
            found[rule].append(proof)
    return {rule: sorted(known, key=lambda p: (not p.marked, len(p.source))) for rule, known in found.items()}


def _of(path: Path, tests: Path) -> Iterator[tuple[str, Proof]]:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    module = ast.parse(text, str(path))
    aliases = {
        target.id: set(_marks(node.value, {}))
        for node in module.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for name, function, above in _functions(module):
        marked = {rule for decorator in (*above, *function.decorator_list) for rule in _marks(decorator, aliases)}
        named = {c.value for c in ast.walk(function) if isinstance(c, ast.Constant) and isinstance(c.value, str)}
        first = min([function.lineno, *(d.lineno for d in function.decorator_list)])
        source = "\n".join(lines[first - 1 : function.end_lineno])
        file = path.relative_to(tests).as_posix()
        for rule in marked | {word for word in named if _ID.fullmatch(word)}:
            yield rule, Proof(file, name, source, rule in marked)


def _functions(module: ast.Module) -> Iterator[tuple[str, ast.FunctionDef, list[ast.expr]]]:
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name, node, []
        elif isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef) and inner.name.startswith("test_"):
                    yield f"{node.name}::{inner.name}", inner, node.decorator_list


def _marks(node: ast.expr, aliases: Mapping[str, set[str]]) -> Iterator[str]:
    """The numbers in a ``pytest.mark.rule(…)`` anywhere inside, written in place or under a name of the module."""
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and ast.unparse(part.func) == "pytest.mark.rule":
            yield from (a.value for a in part.args if isinstance(a, ast.Constant) and isinstance(a.value, str))
        elif isinstance(part, ast.Name):
            yield from aliases.get(part.id, ())
