"""No pattern of ours can be made to search for ever: each is tried on what makes patterns search."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

import secgen
from security.attacks import seconds

ROOT = Path(secgen.__file__).parent
LONG = 20_000
PIECES = (
    "a", "A", "0", "9", " ", "\u00a0", ".", "-", "/", "://", ":", "@", "://a:", "?password=", "&", "#", "www.",
    "http://", "a.", "1 ",
    "12.", "111 ", "é", "_", ";", "EJ", "N°", "\n", "A-", "1,1,", "2B", "W1", "<", "year=", "'", "[",
)  # fmt: skip
ENDS = ("", "!", "\n", "@", "x", "\0")


@frozen
class Pattern:
    """A pattern of the sources and what is asked of it there."""

    place: str
    text: str
    flags: int
    asked: tuple[str, ...]


def patterns() -> Iterator[Pattern]:
    """Every literal pattern given to ``re`` in the sources, with its flags and how it is used."""
    for path in sorted(ROOT.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
        names = {id(node.value): node for node in ast.walk(tree) if isinstance(node, ast.Assign | ast.AnnAssign)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
                continue
            owner, first = node.func.value, node.args[0]
            if isinstance(owner, ast.Name) and owner.id == "re" and isinstance(first, ast.Constant):
                flags = sum(FLAGS[word] for word in re.findall(r"re\.([A-Z]+)", ast.unparse(node)))
                asked = (node.func.attr,)
                if node.func.attr == "compile":
                    held = names.get(id(node))
                    target = ast.unparse(getattr(held, "target", None) or held.targets[0]) if held else "[^ ]*"  # type: ignore[union-attr]
                    asked = tuple(sorted(set(re.findall(rf"\b{target}(?:\[\w+\])?\.(\w+)\(", source)))) or (
                        "fullmatch",
                    )
                yield Pattern(f"{path.relative_to(ROOT)}:{node.lineno}", str(first.value), flags, asked)


FLAGS = {"ASCII": re.ASCII, "IGNORECASE": re.IGNORECASE, "DOTALL": re.DOTALL, "MULTILINE": re.MULTILINE}
FOUND = list(patterns())


def test_the_patterns_of_the_sources_are_found() -> None:
    assert len(FOUND) > 60
    assert {"fullmatch", "sub", "split", "findall", "search"} <= {use for found in FOUND for use in found.asked}


@pytest.mark.parametrize("found", FOUND, ids=lambda found: found.place)
def test_a_pattern_is_tried_in_bounded_time(found: Pattern) -> None:
    tried = re.compile(found.text, found.flags)
    with seconds(20):
        for piece in PIECES:
            for end in ENDS:
                text = piece * (LONG // len(piece)) + end
                for use in found.asked:
                    if use == "sub":
                        assert len(tried.sub("", text)) <= len(text)
                    elif use in ("fullmatch", "match", "search", "findall", "split"):
                        getattr(tried, use)(text)
