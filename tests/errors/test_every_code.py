"""Every error code is met for real, speaks both languages and says what to do."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from structure.source import files, name_of, tree

from errors.reproducers import NOT_YET, REPRODUCERS
from secgen.kernel.catalogue import CATALOGUE
from secgen.kernel.errors import SecgenError
from secgen.kernel.text import language

CODES = sorted(CATALOGUE)
each_code = pytest.mark.parametrize("code", sorted(REPRODUCERS))


def met(code: str, folder: Path) -> SecgenError:
    with pytest.raises(SecgenError) as caught:
        REPRODUCERS[code](folder)
    return caught.value


def test_every_code_has_its_reproducer() -> None:
    assert set(REPRODUCERS) | NOT_YET == set(CATALOGUE)
    assert not set(REPRODUCERS) & NOT_YET


@each_code
def test_the_error_is_met_and_carries_its_code(code: str, tmp_path: Path) -> None:
    error = met(code, tmp_path)
    assert error.code == code
    assert str(error).startswith(f"{code}: ")


@each_code
def test_the_error_says_what_happened_and_what_to_do_in_both_languages(code: str, tmp_path: Path) -> None:
    error = met(code, tmp_path)
    said = {}
    for tongue in ("fr", "en"):
        with language(tongue):  # type: ignore[arg-type]
            said[tongue] = (error.message, error.remedy)
            for text in said[tongue]:
                assert text.strip()
                assert not re.search(r"\{\w*\}|<[\w.]+ object at|\bNone\b", text), text
    assert said["fr"][0] != said["en"][0]


@each_code
def test_the_error_travels_between_processes(code: str, tmp_path: Path) -> None:
    error = met(code, tmp_path)
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back)) == (type(error), str(error))


@each_code
def test_the_reproducer_says_what_goes_wrong(code: str) -> None:
    assert REPRODUCERS[code].__doc__


# raised in the source


def raised() -> Iterator[tuple[str, str, set[str] | None]]:
    """Each place that makes an error: the file and line, the code, the names given (None: not known)."""
    for path in files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and node.args and (code := _code(node.args[0])):
                names = {keyword.arg for keyword in node.keywords}
                given = None if None in names else {name for name in names if name}
                yield f"{name_of(path)}:{node.lineno}", code, given


def _code(node: ast.expr) -> str:
    found = isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"SG-[A-Z-]+", node.value)
    return node.value if found else ""  # type: ignore[attr-defined]


def placeholders(code: str) -> set[str]:
    entry = CATALOGUE[code]
    texts = (entry.message.fr, entry.message.en, entry.remedy.fr, entry.remedy.en)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


RAISED = [place for place in raised() if not place[0].startswith("kernel/catalogue.py")]


@pytest.mark.parametrize(("place", "code", "given"), RAISED, ids=[f"{place}-{code}" for place, code, _ in RAISED])
def test_an_error_is_made_with_all_its_text_needs(place: str, code: str, given: set[str] | None) -> None:
    assert code in CATALOGUE, f"{place}: {code} is not in the catalogue"
    missing = set() if given is None else placeholders(code) - given
    assert not missing, f"{place}: {code} needs {', '.join(sorted(missing))}"


def test_every_code_is_raised_somewhere_unless_it_is_not_yet() -> None:
    codes = {code for _, code, _ in RAISED}
    assert codes == set(CATALOGUE) - NOT_YET


@pytest.mark.parametrize("code", CODES)
def test_both_languages_speak_of_the_same_things(code: str) -> None:
    entry = CATALOGUE[code]
    for text in (entry.message, entry.remedy):
        french = sorted(name for _, name, _, _ in Formatter().parse(text.fr) if name)
        english = sorted(name for _, name, _, _ in Formatter().parse(text.en) if name)
        assert french == english
