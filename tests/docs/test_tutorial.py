"""The tutorial, followed to the letter in an empty folder: in English, then by a reader in French."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.story import blocks, chapters, french, play, steps

pytestmark = pytest.mark.skipif(not chapters(), reason="the pages are not beside the tests: they ran with the sources")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_and_every_line_answers_as_it_is_written(language: str) -> None:
    for chapter, _, shown, now in play(language):
        assert now.strip() == shown.strip(), f"{chapter.name} ({language})\n--- written\n{shown}\n--- answered\n{now}"


@pytest.mark.parametrize("chapter", chapters(), ids=lambda path: path.stem)
def test_the_reader_in_french_types_the_same_commands(chapter: Path) -> None:
    english = [b.body for b in blocks(chapter.read_text(encoding="utf-8")) if b.kind == "console"]
    typed = [[step.command for step in steps(body)] for body in english]
    assert [[step.command for step in steps(body)] for body in french(chapter)] == typed
