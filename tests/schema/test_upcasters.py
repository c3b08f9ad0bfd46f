"""Older records are lifted to today's shape; newer and unknown ones are never guessed at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, ClassVar

import pytest
from attrs import frozen

import secgen
from schema.acts import stored
from secgen.backends.memory import MemoryStore
from secgen.kernel.act import Act
from secgen.kernel.errors import LedgerError, PluginError, SchemaError
from secgen.kernel.money import ZERO, Money
from secgen.law import builtin_law
from secgen.ledger import Draft
from secgen.plugins import EventTypeSpec, PluginInfo, PluginSet, hookimpl
from secgen.schema import OpaqueAct, Registry
from secgen.secretariat import Secretariat

LAW = builtin_law()


@frozen(kw_only=True)
class First(Act):
    """A visit as it was first recorded: one name."""

    tag: ClassVar[str] = "museum.visited"

    name: str


@frozen(kw_only=True)
class Second(Act):
    """A visit as it is recorded since: two names, and what it cost."""

    tag: ClassVar[str] = "museum.visited"
    schema: ClassVar[int] = 2

    first: str
    last: str
    cost: Money = ZERO


@frozen(kw_only=True)
class Third(Second):
    """A visit with its guests."""

    schema: ClassVar[int] = 3

    guests: int


def in_two_names(body: dict[str, Any]) -> dict[str, Any]:
    first, _, last = body.pop("name").partition(" ")
    return {**body, "first": first, "last": last}


def alone(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "guests": 1}


def plugin(cls: type[Act], **upcasters: Callable[[dict[str, Any]], dict[str, Any]]) -> object:
    """A plugin that brings one kind of act; ``from_1`` lifts schema 1 to 2."""
    steps = {int(name.removeprefix("from_")): step for name, step in upcasters.items()}

    class Museum:
        """The plugin of a museum."""

        @hookimpl
        def secgen_plugin_info(self) -> PluginInfo:
            return PluginInfo("museum", (1, 0), "Visits")

        @hookimpl
        def secgen_event_types(self) -> list[EventTypeSpec]:
            return [EventTypeSpec(cls, steps)]

    return Museum()


FIRST = plugin(First)
SECOND = plugin(Second, from_1=in_two_names)
THIRD = plugin(Third, from_1=in_two_names, from_2=alone)


@pytest.fixture
def store() -> Iterator[MemoryStore]:
    store = MemoryStore()
    yield store
    store.close()


def office(store: MemoryStore, *plugins: object) -> Secretariat:
    return Secretariat("memory:", plugins=PluginSet.of(*plugins), law=LAW, store=store)


def visited(sg: Secretariat) -> Act:
    return next(act.act for act in sg.acts() if act.act.tag != "office.context")


@pytest.fixture
def old(store: MemoryStore) -> MemoryStore:
    """A store in which a visit was recorded with schema 1."""
    office(store, FIRST).record({"act": "museum.visited", "on": "2024-05-18", "name": "Ada Lovelace", "note": "é "})
    return store


def test_an_old_record_is_lifted_when_it_is_read(old: MemoryStore) -> None:
    expected = Second(on=date(2024, 5, 18), first="Ada", last="Lovelace", note="é ")
    assert visited(office(old, SECOND)) == expected


def test_an_old_record_is_lifted_through_every_schema(old: MemoryStore) -> None:
    expected = Third(on=date(2024, 5, 18), first="Ada", last="Lovelace", note="é ", guests=1)
    assert visited(office(old, THIRD)) == expected


def test_lifting_changes_nothing_in_the_store(old: MemoryStore) -> None:
    before = list(old.read_all())
    sg = office(old, SECOND)
    visited(sg)
    sg.record(Second(on=date(2026, 3, 2), first="Rosa", last="Bonheur"))
    after = old.read_all()
    assert list(after[: len(before)]) == before
    assert [r.schema for r in after if r.tag == "museum.visited"] == [1, 2]
    sg.verify()


def test_a_record_newer_than_the_plugin_is_refused_with_its_position(store: MemoryStore) -> None:
    office(store, SECOND).record(Second(on=date(2026, 3, 2), first="Rosa", last="Bonheur"))
    sg = office(store, FIRST)
    for _ in range(2):  # and it is not passed over the second time
        with pytest.raises(SchemaError, match="schema 2 is newer than the installed 1") as caught:
            sg.state("budget")
        assert "museum.visited (position 2)" in caught.value.message
    with pytest.raises(SchemaError):
        sg.record(First(on=date(2026, 3, 2), name="x"))
    assert store.head().position == 2


def test_an_upcaster_that_fails_is_named(store: MemoryStore, old: MemoryStore) -> None:
    def broken(body: dict[str, Any]) -> dict[str, Any]:
        return {"first": body["nobody"]}

    with pytest.raises(SchemaError, match="not lifted from schema 1: KeyError"):
        office(old, plugin(Second, from_1=broken)).refresh()


def test_what_an_upcaster_gives_is_checked_too(old: MemoryStore) -> None:
    def careless(body: dict[str, Any]) -> dict[str, Any]:
        return {"on": body["on"], "first": 5, "last": "x"}

    with pytest.raises(secgen.SecgenError, match="first: 5 is not a text"):
        office(old, plugin(Second, from_1=careless)).refresh()


@pytest.mark.parametrize("steps", [{}, {2: alone}, {1: alone, 2: alone}, {0: alone}])
def test_a_schema_without_each_of_its_upcasters_is_refused(steps: dict[int, Any]) -> None:
    with pytest.raises(PluginError) as caught:
        Registry().add(Second, steps)
    assert caught.value.code == "SG-PLUGIN-BROKEN"


def test_a_tag_belongs_to_one_class() -> None:
    registry = Registry()
    registry.add(First)
    with pytest.raises(PluginError) as caught:
        registry.add(First)
    assert caught.value.code == "SG-PLUGIN-CONFLICT"


def test_an_unknown_act_stays_readable_as_it_was_stored() -> None:
    body = '{"name":"Ada","on":"2024-05-18"}'
    act = Registry().decode(stored(Draft("museum.visited", "museum.visited", 4, "2024-05-18", body)))
    assert act == OpaqueAct(on=date(2024, 5, 18), kind="museum.visited", version=4, body=body)
    assert act.subject == "museum.visited"


def test_without_its_plugin_the_office_reads_and_does_not_write(old: MemoryStore) -> None:
    sg = office(old)
    opaque = visited(sg)
    assert isinstance(opaque, OpaqueAct)
    assert (opaque.kind, opaque.version) == ("museum.visited", 1)
    assert "Lovelace" in opaque.body
    assert sg.budget.state.lines == {}
    assert sg.verify().position == 2
    opening = {"act": "budget.opened", "year": 2026, "line": "0175/01/6", "ae": "1", "cp": "1", "on": "2026-01-01"}
    assert not sg.simulate(opening).refused
    for write in (sg.record, lambda act: sg.post([act])):
        with pytest.raises(LedgerError) as caught:
            write(opening)
        assert caught.value.code == "SG-READ-ONLY"
        assert "install plugin museum" in caught.value.remedy
    assert old.head().position == 2
    assert office(old, FIRST).record(opening)
