"""Rooms are entered when an act or a figure first asks for them; an office that waited knows what the others know."""

from __future__ import annotations

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from random_office import LAW
from schema.acts import sample

import secgen
from secgen import Secretariat
from secgen.demo.plan import NODE, REGION, YEAR, opening_acts
from secgen.demo.rooms import ROOMS, Room
from secgen.kernel.act import Act
from secgen.kernel.domain import Domain, State
from secgen.kernel.errors import InvalidInput, LedgerError, PluginError
from secgen.kernel.rulepack import RulePack
from secgen.rooms import AT_ONCE, LATER, check_numbers, entered, every, family
from secgen.schema import Registry
from secgen.snapshots import Keeper
from secgen.snapshots.codec import classes_of


def waiting(sg: Secretariat) -> set[str]:
    """The rooms nobody has entered yet."""
    return {*LATER} - {*sg.engine.states}


def some_act(room: str) -> Act:
    return sample(entered(room).acts[0])


def room_of(act: Act) -> str:
    return act.tag.partition(".")[0]


@pytest.fixture
def office() -> Secretariat:
    return secgen.open("memory:", region="76", year=2026)


def test_an_act_enters_its_room_and_no_other(office: Secretariat) -> None:
    assert waiting(office) == {*LATER}
    office.simulate(some_act("assets"))
    assert waiting(office) == {*LATER} - {"assets"}
    assert office.state("procurement") is office.engine.states["procurement"]
    assert waiting(office) == {*LATER} - {"assets", "procurement"}
    assert office.engine.states.get("personnel") is office.state("personnel")
    assert office.engine.states.get("library") is None


def test_threads_that_enter_a_room_at_once_are_given_the_same_state(monkeypatch: pytest.MonkeyPatch) -> None:
    office = secgen.open("memory:", region="76", year=2026)
    made, both = [], Barrier(2, timeout=20)
    slow = office.engine._later["assets"]

    def slowly() -> Domain:
        made.append(1)
        time.sleep(0.2)  # the other thread is at the door by now
        return slow()

    monkeypatch.setattr(office.engine, "_later", {**office.engine._later, "assets": slowly})

    def ask(_: int) -> State:
        both.wait()
        return office.engine.states["assets"]

    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(ask, range(2))
    assert one is other is office.state("assets")
    assert len(made) == 1


def test_threads_that_read_the_first_act_of_a_room_at_once_both_know_it() -> None:
    registry, both = Registry(), Barrier(2, timeout=20)
    kinds = entered("assets").acts

    def slowly() -> tuple[type[Act], ...]:
        time.sleep(0.2)  # the other thread is at the door by now
        return kinds

    registry.add_later("assets", slowly)

    def ask(_: int) -> type[Act]:
        both.wait()
        return registry.find(kinds[0].tag)

    with ThreadPoolExecutor(2) as threads:
        assert {*threads.map(ask, range(2))} == {kinds[0]}


@pytest.mark.parametrize("room", ROOMS[1:], ids=lambda room: room.name.en)  # the first is the budget
def test_what_was_only_simulated_is_not_in_the_room_it_entered(room: Room) -> None:
    office = secgen.open("memory:", region=REGION, year=YEAR, node=NODE)
    acts = [act for month in room.by_month(LAW).values() for act in month if room_of(act) in LATER][:20]
    office.simulate(*acts)
    entered_for = {*map(room_of, acts)}
    assert entered_for
    assert not entered_for & waiting(office)
    for name in entered_for:
        assert not any(map(len, office.engine.states[name].books()))


def test_the_families_of_a_room_are_those_its_rules_are_numbered_in() -> None:
    for name, room in LATER.items():
        assert {*map(family, entered(name).rules)} == room.families
    assert [domain.name for domain in every()] == [domain.name for domain in AT_ONCE] + list(LATER)


@pytest.mark.parametrize("room", LATER)
def test_a_pack_may_not_take_the_number_of_a_rule_in_a_room_not_entered(room: str) -> None:
    for rule in entered(room).rules.values():
        with pytest.raises(PluginError) as caught:
            check_numbers((RulePack("region", (rule,), {}),))
        assert caught.value.code == "SG-PLUGIN-CONFLICT"


def test_an_unknown_act_is_told_beside_those_of_every_room(office: Secretariat) -> None:
    with pytest.raises(InvalidInput) as caught:
        office.read({"act": "assets.no_such_thing"})
    assert "assets." in str(caught.value)
    assert set(office.registry.tags) >= {cls.tag for domain in every() for cls in domain.acts}


def test_the_classes_a_room_keeps_are_named_once_whatever_was_loaded() -> None:
    for name in LATER:
        domain = entered(name)
        kept = [f"{cls.__module__}.{cls.__qualname__}" for cls in classes_of(domain.new_state, *domain.acts)]
        assert len(set(kept)) == len(kept)


def a_little_of_every_room(url: str) -> Secretariat:
    office = secgen.open(url, region=REGION, year=YEAR, node=NODE)
    office.record(*opening_acts(LAW))
    for room in ROOMS:
        for acts in room.by_month(LAW).values():
            office.post(acts[:40])
    return office


def test_a_room_entered_after_opening_from_a_snapshot_is_as_it_was_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Keeper, "every", 50)
    url = f"sqlite:///{tmp_path}/office.db"
    with a_little_of_every_room(url) as office:
        assert not waiting(office)
        office.take_snapshot()
    for later in range(3):  # the room is left alone while the budget goes on and more points are taken
        with secgen.open(url) as office:
            office.post(office.read(money(later * 100 + n)) for n in range(100))
            assert waiting(office) == {*LATER}
    with secgen.open(url) as opened, secgen.open(url, snapshot="") as folded:
        opened.refresh()
        assert waiting(opened) == {*LATER}
        for domain in folded.domains:
            for ours, theirs in zip(opened.state(domain.name).books(), folded.state(domain.name).books(), strict=True):
                assert dict(ours.items()) == dict(theirs.items())
        assert opened.check_snapshot().position > 300


def test_a_room_whose_snapshot_cannot_be_read_is_refused_and_never_taken_for_empty(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/office.db"
    with a_little_of_every_room(url) as office:
        rows = [len(book) for book in office.state("assets").books()]
        assert sum(rows) > 10
        assert office.take_snapshot()
    (snapshot,) = tmp_path.glob("*.snapshot")
    with closing(sqlite3.connect(snapshot)) as db, db:
        assert db.execute("UPDATE rows SET row = '[' WHERE book / 1000 = 8").rowcount > 10
    with secgen.open(url) as office:
        for _ in range(2):
            with pytest.raises(LedgerError) as caught:
                office.state("assets")
            assert caught.value.code == "SG-SNAPSHOT"
        assert office.state("personnel")
        assert "assets" in waiting(office)
    snapshot.unlink()
    with secgen.open(url) as office:
        assert [len(book) for book in office.state("assets").books()] == rows


def money(number: int) -> dict[str, object]:
    line = f"0131-OCC-D{number % 9:02}/01/6"
    return {"act": "budget.opened", "on": "2026-02-02", "year": 2026, "line": line, "ae": "1,00", "cp": "1,00"}
