"""The demo of the Heritage Days, played whole."""

from __future__ import annotations

from datetime import date

from communication.service import office
from secgen.demo.heritage_days import RELEASE, TOWNS, events, play


def test_the_heritage_days_are_played_over_the_twelve_departments() -> None:
    sg = office(2026)
    played = play(sg, 2026, entries=72)
    assert (played.edition, played.entries) == ("jep-2026", 72)
    assert played.held == ("C25",), "the post scheduled one minute before the embargo"
    rows = played.programme.to_dicts()
    assert [row["department"] for row in rows] == sorted(TOWNS)
    assert all(isinstance(row["animations"], int) and row["animations"] > 0 for row in rows)
    assert sg.communication.state.press.releases[RELEASE].stage == "sent"
    assert [row["state"] for row in sg.report("accessibility").to_dicts()] == ["partially conforming"]
    assert len(sg.report("post-metrics")) == 1
    sg.verify()
    for month in range(1, 13):
        for report in ("editorial-calendar", "press-follow-up", "accessibility", "post-metrics", "press-contacts"):
            assert sg.report(report, on=date(2026, month, 12)).name == report


def test_a_seed_gives_the_same_events() -> None:
    day = date(2026, 9, 19)
    assert list(events(30, day)) == list(events(30, day))
    assert list(events(30, day)) != list(events(30, day, seed=1))


def test_a_year_not_yet_announced_is_announced_on_the_proposed_days() -> None:
    sg = office(2027)
    assert play(sg, 2027, entries=24).edition == "jep-2027"
    edition = sg.communication.edition("jep-2027")
    assert (edition.stage, str(edition.extent)) == ("announced", "2027-09-18 … 2027-09-19")
