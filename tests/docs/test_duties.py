"""Each duty of the mission has its page in the index, and the page is executed."""

from __future__ import annotations

import re

import pytest

from docs.story import HERE

HOW_TO = HERE / "docs" / "how-to"
MISSION = HERE.parent / "shared" / "mission.md"
DUTY = re.compile(r"^\| ([A-Z]\d) \| ([^|]*) \| ([^|]*) \|$", re.MULTILINE)

pytestmark = pytest.mark.skipif(
    not HOW_TO.exists(), reason="the pages are not beside the tests: they ran with the sources"
)


def listed() -> dict[str, list[str]]:
    text = (HOW_TO / "index.md").read_text(encoding="utf-8")
    return {duty: re.findall(r"\(([\w-]+\.md)\)", pages) for duty, _, pages in DUTY.findall(text)}


@pytest.mark.skipif(
    not MISSION.exists(), reason="the mission is beside the repository: ../shared/mission.md is not there"
)
def test_the_index_names_every_duty_of_the_mission() -> None:
    mission = MISSION.read_text(encoding="utf-8")
    assert sorted(listed()) == sorted({found[0] for found in DUTY.findall(mission)})


@pytest.mark.parametrize("duty", sorted(listed()) if HOW_TO.exists() else [])
def test_a_duty_has_a_page_that_is_executed(duty: str) -> None:
    pages = listed()[duty]
    assert pages
    assert any(">>> " in (HOW_TO / page).read_text(encoding="utf-8") for page in pages)


def test_no_page_is_left_out_of_the_index() -> None:
    text = (HOW_TO / "index.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"^([\w-]+)$", text, re.MULTILINE))
    assert shown == {path.stem for path in HOW_TO.glob("*.md")} - {"index"}
