"""The notebooks of this repository: words and code only, and nothing of the machine that ran them."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
PUBLIC = {"secgen", "places"}

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the notebooks are not beside these tests")
each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path: Path, kind: str) -> list[dict[str, Any]]:
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def source(path: Path, kind: str) -> str:
    return "\n".join("".join(cell["source"]) for cell in cells(path, kind))


def test_there_are_five() -> None:
    assert len(NOTEBOOKS) == 5


@each
def test_no_output_is_committed(path: Path) -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells(path, "code"))


@each
def test_no_path_or_host_of_a_machine_is_in_it(path: Path) -> None:
    assert not re.search(r"/(home|tmp|work|root|Users)/|https?://", path.read_text(encoding="utf-8"))


@each
def test_it_uses_the_public_face_only(path: Path) -> None:
    tree = ast.parse(source(path, "code"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= PUBLIC


@each
def test_it_is_short_starts_with_a_question_and_ends_with_what_to_do(path: Path) -> None:
    words = source(path, "markdown")
    opening = "".join(cells(path, "markdown")[0]["source"])
    assert opening.startswith("# ")
    assert "?" in opening
    assert re.search(r"^## (What to do next|Et maintenant \?)$", words, re.MULTILINE)
    assert len(cells(path, "code")) <= 12
    assert len(words.split()) < 400
