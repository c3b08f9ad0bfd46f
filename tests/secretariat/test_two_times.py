"""Two times: when an act takes effect, and when it was recorded. The journal never goes back on the second."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import secgen
from secgen import InvalidInput
from secgen.kernel.clock import ManualClock
from secgen.law import builtin_law
from secgen.plugins import PluginSet
from secgen.secretariat import Secretariat

START = datetime(2026, 1, 1, 9, tzinfo=UTC)
PLUGINS = PluginSet.builtin()
LAW = builtin_law()


def office(clock: ManualClock, url: str = "memory:") -> Secretariat:
    return secgen.open(url, region="84", year=2026, clock=clock, plugins=PLUGINS, law=LAW)


def note(sg: Secretariat, action: int) -> int:
    recorded = sg.budget.open_line(year=2026, line=f"0175/{action:02}/6", ae="1,00", cp="1,00", on="2026-01-01")
    return int(recorded.id)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START)


@pytest.fixture
def sg(clock: ManualClock) -> Iterator[Secretariat]:
    """An office in which one act was recorded each day from 2 to 5 March, at noon UTC."""
    with office(clock) as sg:
        for day in range(2, 6):
            clock.set(datetime(2026, 3, day, 12, tzinfo=UTC))
            note(sg, day)
        yield sg


@pytest.mark.parametrize(
    ("known_at", "actions"),
    [
        ("2026-03-01", []),
        ("2026-03-02", [2]),  # a day means its end
        ("2026-03-02T11:59:59.999999+00:00", []),
        ("2026-03-02T12:00:00+00:00", [2]),
        ("2026-03-02T13:00:00+01:00", [2]),
        ("2026-03-02T12:59:59+01:00", []),
        ("2026-03-04T12:00:00Z", [2, 3, 4]),
        ("2026-12-31", [2, 3, 4, 5]),
        (datetime(2026, 3, 3, 12, tzinfo=UTC), [2, 3]),
        (datetime(2026, 3, 3, 14, tzinfo=timezone(timedelta(hours=2))), [2, 3]),
        (None, [2, 3, 4, 5]),
    ],
)
def test_what_was_known_at_an_instant(sg: Secretariat, known_at: datetime | str | None, actions: list[int]) -> None:
    lines = [act.line for act in sg.acts(known_at=known_at) if act.act.tag == "budget.opened"]
    assert lines == [f"0175/{action:02}/6" for action in actions]


def test_before_the_first_act_nothing_was_known_at(sg: Secretariat) -> None:
    assert list(sg.acts(known_at="2025-12-31")) == []


@pytest.mark.parametrize("known_at", ["2026-03-02T12:00:00", "yesterday", "", datetime(2026, 3, 2)])  # noqa: DTZ001
def test_an_instant_that_is_not_clear_is_refused(sg: Secretariat, known_at: datetime | str) -> None:
    with pytest.raises(InvalidInput) as caught:
        list(sg.acts(known_at=known_at))
    assert caught.value.code == "SG-INSTANT-TEXT"


def test_after_and_known_at_go_together(sg: Secretariat) -> None:
    positions = [act.id for act in sg.acts(after=2, known_at="2026-03-03")]
    assert positions == [3, 4]
    assert [act.id for act in sg.acts(after=-5)] == [1, 2, 3, 4, 5, 6]


def test_what_takes_effect_earlier_may_be_known_later(sg: Secretariat, clock: ManualClock) -> None:
    clock.set(datetime(2026, 4, 1, 12, tzinfo=UTC))
    late = sg.budget.open_line(year=2026, line="0175/09/6", ae="1,00", cp="1,00", on="2026-01-15")
    assert late.on.isoformat() == "2026-01-15"
    assert late.id not in {act.id for act in sg.acts(known_at="2026-03-31")}
    assert late.id in {act.id for act in sg.acts(known_at="2026-04-01")}


def test_a_clock_that_goes_back_does_not_take_the_journal_with_it(sg: Secretariat, clock: ManualClock) -> None:
    clock.set(START)
    note(sg, 6)
    instants = [act.recorded_at for act in sg.acts()]
    assert instants == sorted(instants)
    assert instants[-1] == "2026-03-05T12:00:00.000000Z"
    sg.verify()


def test_two_offices_with_different_clocks_keep_one_order(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/office.db"
    fast, slow = ManualClock(datetime(2026, 3, 2, 12, tzinfo=UTC)), ManualClock(datetime(2026, 3, 2, 11, tzinfo=UTC))
    with office(fast, url) as one, office(slow, url) as two:
        note(one, 1)
        note(two, 2)
        note(one, 3)
        instants = [act.recorded_at for act in one.acts()]
        assert set(instants) == {"2026-03-02T12:00:00.000000Z"}
        assert two.verify() == one.verify()


def test_instants_are_kept_in_utc_to_the_microsecond(clock: ManualClock) -> None:
    paris = timezone(timedelta(hours=2))
    clock.set(datetime(2026, 7, 14, 1, 30, 0, 123, tzinfo=paris))
    with office(clock) as sg:
        note(sg, 1)
        assert {act.recorded_at for act in sg.acts()} == {"2026-07-13T23:30:00.000123Z"}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), min_size=1, max_size=12))  # noqa: DTZ001
def test_whatever_the_clock_says_known_at_cuts_the_journal_once(instants: list[datetime]) -> None:
    clock = ManualClock(START)
    with office(clock) as sg:
        for action, instant in enumerate(instants, 1):
            clock.set(instant.replace(tzinfo=UTC))
            note(sg, action)
        everything = [act.id for act in sg.acts()]
        for instant in instants:
            known = [act.id for act in sg.acts(known_at=instant.replace(tzinfo=UTC))]
            assert known == everything[: len(known)]
        latest = max(START, *(instant.replace(tzinfo=UTC) for instant in instants))
        assert len(list(sg.acts(known_at=latest))) == len(everything)
        sg.verify()


def test_an_office_as_known_at_an_instant_holds_no_more(clock: ManualClock) -> None:
    sg = office(clock)
    first = note(sg, 1)
    clock.set(START + timedelta(days=30))
    note(sg, 2)
    past = sg.as_known_at(START + timedelta(days=1))
    assert [act.id for act in past.acts()][-1] == first
    assert past.verify().position == first
    assert len(past.budget.state.lines) == 1
    assert len(sg.budget.state.lines) == 2


def test_before_the_first_act_an_office_was_empty(sg: Secretariat) -> None:
    assert list(sg.as_known_at("2000-01-01").acts()) == []
