"""What plugins bring to an office: their acts, their law; and the journal says which ones judged."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from attrs import frozen

import secgen
from plugins.made import plugin
from secgen.backends.memory import MemoryStore
from secgen.kernel.act import Act
from secgen.kernel.editions import edition_of
from secgen.kernel.errors import InvalidInput, LawError, LedgerError, PluginError
from secgen.kernel.money import Money
from secgen.law import builtin_law
from secgen.ledger import Draft
from secgen.plugins import EventTypeSpec, LawPackSpec, PluginSet, StorageSpec
from secgen.schema import OpaqueAct
from secgen.secretariat import Secretariat

CAP = "lolf.virement.cap"
DAY = date(2026, 3, 2)


@frozen(kw_only=True)
class Visited(Act):
    """People came to a museum."""

    tag: ClassVar[str] = "museum.visited"

    visitors: int
    takings: Money

    @property
    def subject(self) -> str:
        return f"museum/{self.on.year}"


MUSEUM = plugin("museum", event_types=[EventTypeSpec(Visited)])
VISIT = {"act": "museum.visited", "on": "2026-03-02", "visitors": 412, "takings": "2 060,00"}
PACK = """
[pack]
id = "region-84"
version = "{version}"
title = {{ fr = "Région", en = "Region" }}

[[parameter]]
id = "lolf.virement.cap"
unit = "rate"
compare = "<="
title = {{ fr = "Plafond", en = "Cap" }}
value = [{{ from = 2006-01-01, value = "{rate}", text = "Trial text", status = "unverified", checked_on = 2026-11-22 }}]
"""


def law_plugin(rate: str = "1 %", version: str = "1", text: str = PACK, name: str = "region") -> Any:
    return plugin(name, law_packs=[LawPackSpec(f"{name}-pack", lambda: text.format(rate=rate, version=version))])


@pytest.fixture
def store() -> MemoryStore:
    """One store that several offices open, each with its own plugins."""

    class Kept(MemoryStore):
        def close(self) -> None:
            """Opened again later."""

    return Kept()


def office(store: MemoryStore, *plugins: object) -> Secretariat:
    kept = plugin("kept", storage_backends=[StorageSpec("kept", lambda url: store, "kept:")])
    return secgen.open("kept:", region="84", year=2026, plugins=PluginSet.of(kept, *plugins))


def contexts(sg: Secretariat) -> list[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    return [(act.id, act.plugins, act.packs) for act in sg.acts() if act.act.tag == "office.context"]


def note(sg: Secretariat, number: int) -> None:
    sg.budget.open_line(year=2026, line=f"0175/01/{number}", ae="1,00", cp="1,00", on="2026-01-01")


# acts


def test_an_act_of_a_plugin_is_recorded_and_read_back(store: MemoryStore) -> None:
    (recorded,) = office(store, MUSEUM).record(VISIT)
    expected = Visited(on=DAY, visitors=412, takings=Money(206_000))
    assert recorded.act == expected
    again = office(store, MUSEUM)
    assert [act.act for act in again.history("museum/2026")] == [expected]
    assert again.verify().position == recorded.id


def test_an_act_of_a_plugin_can_be_simulated_posted_and_explained(store: MemoryStore) -> None:
    sg = office(store, MUSEUM)
    assert sg.simulate(VISIT).acts == (Visited(on=DAY, visitors=412, takings=Money(206_000)),)
    assert sg.post([VISIT, VISIT]).accepted == 2
    assert "museum.visited museum/2026" in str(sg.explain(sg.history("museum/2026")[0]))


def test_an_act_of_a_plugin_is_checked_like_ours(store: MemoryStore) -> None:
    with pytest.raises(InvalidInput, match="takings: "):
        office(store, MUSEUM).record({**VISIT, "takings": 2060})


def test_without_the_plugin_the_journal_stays_readable(store: MemoryStore) -> None:
    office(store, MUSEUM).record(VISIT)
    sg = office(store)
    (act,) = sg.history("museum/2026")
    assert isinstance(act.act, OpaqueAct)
    assert act.kind == "museum.visited"
    assert '"takings":206000' in act.body
    assert sg.verify().position == act.id
    assert sg.office is not None
    with pytest.raises(LedgerError) as caught:
        note(sg, 3)
    assert caught.value.code == "SG-READ-ONLY"
    note(office(store, MUSEUM), 3)


def test_a_disabled_plugin_leaves_its_acts_readable_and_the_office_at_work(store: MemoryStore) -> None:
    (visit,) = office(store, MUSEUM).record(VISIT)
    office(store, MUSEUM).record({"act": "office.plugins_chosen", "on": "2026-03-03", "disabled": ["museum"]})
    sg = office(store, MUSEUM)
    assert sg.history("museum/2026") == [visit]
    note(sg, 3)
    for door in (sg.record, sg.simulate, lambda act: sg.post([act])):
        with pytest.raises(PluginError) as caught:
            door(VISIT)
        assert caught.value.code == "SG-PLUGIN-DISABLED"
    with pytest.raises(PluginError, match="SG-PLUGIN-DISABLED"):
        sg.record(Visited(on=DAY, visitors=1, takings=Money(1)))
    sg.record({"act": "office.plugins_chosen", "on": "2026-03-04"})
    assert office(store, MUSEUM).record(VISIT)


def test_an_act_of_an_absent_plugin_cannot_be_recorded(store: MemoryStore) -> None:
    with pytest.raises(InvalidInput) as caught:
        office(store).record(VISIT)
    assert caught.value.code == "SG-ACT-UNKNOWN"
    with pytest.raises(InvalidInput):
        office(store).record(Visited(on=DAY, visitors=1, takings=Money(1)))


@frozen(kw_only=True)
class Filed(Act):
    """An act filed wherever its maker says."""

    tag: ClassVar[str] = "museum.filed"

    under: str = ""

    @property
    def subject(self) -> Any:
        return None if self.under == "nowhere" else self.under


ARCHIVE = plugin("museum", event_types=[EventTypeSpec(Filed)])


@pytest.mark.parametrize("under", ["", " ", "nowhere", "office.plugins_chosen", "office.opened", "budget.opened"])
def test_an_act_of_a_plugin_is_filed_under_a_name_of_its_own(store: MemoryStore, under: str) -> None:
    sg = office(store, ARCHIVE)
    before = store.head()
    for act in ({"act": "museum.filed", "on": "2026-03-02", "under": under}, Filed(on=DAY, under=under)):
        for door in (sg.record, sg.simulate, lambda given: sg.post([given])):
            with pytest.raises(InvalidInput, match=r"museum\.filed: field 'subject'"):
                door(act)
    assert store.head() == before


def test_an_act_of_a_plugin_may_be_about_a_commitment(store: MemoryStore) -> None:
    assert office(store, ARCHIVE).record(Filed(on=DAY, under="commitment/2100000001/1"))


@pytest.mark.parametrize("under", ["office.plugins_chosen", "office.opened"])
def test_an_office_opens_where_a_plugin_once_filed_under_our_names(store: MemoryStore, under: str) -> None:
    sg = office(store, ARCHIVE)
    sg.journal.append([Draft(under, "museum.filed", 1, "2026-03-02", '{"on":"2026-03-02"}')], sg.clock())
    again = office(store, ARCHIVE)
    assert again.office is not None
    note(again, 3)


# law


def test_a_law_pack_of_a_plugin_overlays_one_parameter(store: MemoryStore) -> None:
    ours, theirs = builtin_law(), office(store, law_plugin()).law
    assert ours.read(CAP, DAY).rate == Decimal("0.02")
    assert theirs.read(CAP, DAY).rate == Decimal("0.01")
    assert theirs.packs == (*ours.packs, "region-84 1")
    assert set(theirs.parameters) == set(ours.parameters)


@pytest.mark.parametrize("names", [("alps", "zenith"), ("zenith", "alps")])
def test_the_last_law_pack_by_the_name_of_its_plugin_wins(store: MemoryStore, names: tuple[str, str]) -> None:
    rates = {"alps": "1 %", "zenith": "3 %"}
    law = office(store, *(law_plugin(rates[name], name=name) for name in names)).law
    assert law.read(CAP, DAY).rate == Decimal("0.03")


def test_the_rules_judge_by_the_law_of_the_plugin(store: MemoryStore) -> None:
    line, other = "0175/01/3", "0131/01/3"
    move = {"kind": "virement", "year": 2026, "target": line, "ae": "15,00", "cp": "15,00", "on": "2026-06-01"}
    simulations = []
    for plugins in ((), (law_plugin(),)):
        sg = office(MemoryStore(), *plugins)
        for code in (line, other):
            sg.budget.open_line(year=2026, line=code, ae="1 000,00", cp="1 000,00", on="2026-01-01")
        simulations.append(sg.simulate({"act": "budget.moved", "text": "décret", **move}))
    ours, theirs = simulations
    assert not ours.refused
    assert theirs.refused
    assert {f.rule for f in theirs.findings if f.blocks} == {"FIN-009"}


@pytest.mark.parametrize("text", ["", "[pack", "[pack]\nid = 'x'"])
def test_a_law_pack_that_does_not_load_closes_the_office(store: MemoryStore, text: str) -> None:
    with pytest.raises(LawError) as caught:
        office(store, law_plugin(text=text))
    assert caught.value.code == "SG-LAW-PACK"
    assert "region-pack" in caught.value.message
    assert store.head().position == 0


# context


def test_the_context_is_recorded_before_the_first_act(store: MemoryStore) -> None:
    sg = office(store)
    ((position, plugins, packs),) = contexts(sg)
    assert position == 1
    assert plugins == tuple(f"{p.name} {p.version}" for p in sg.plugins.active)
    assert packs == builtin_law().sources


def test_the_context_is_recorded_only_when_it_changes(store: MemoryStore) -> None:
    for number in (3, 4):
        note(office(store), number)
    assert len(contexts(office(store))) == 1
    for number in (5, 6):
        note(office(store, MUSEUM), number)
    found = contexts(office(store))
    assert [position for position, _, _ in found] == [1, 5]
    assert set(found[1][1]) - set(found[0][1]) == {"museum —"}
    note(office(store), 7)
    assert len(contexts(office(store))) == 3


def test_a_new_version_of_a_law_pack_changes_the_context(store: MemoryStore) -> None:
    for version in ("1", "1", "2"):
        note(office(store, law_plugin(version=version)), 3)
    found = [edition_of(packs[-1]) for _, _, packs in contexts(office(store))]
    assert found == ["region-84 1", "region-84 2"]


def test_a_broken_plugin_is_not_in_the_context(store: MemoryStore) -> None:
    note(office(store), 3)
    note(office(store, plugin("worn", api=(9, 9))), 4)
    assert len(contexts(office(store))) == 1


def test_a_refused_act_records_no_context(store: MemoryStore) -> None:
    office(store)
    before = store.head()
    with pytest.raises(secgen.RuleViolation):
        office(store, MUSEUM).budget.close_commitment(commitment="2100000001", on="2026-03-02")
    assert store.head() == before


def test_reading_and_simulating_record_no_context(store: MemoryStore) -> None:
    office(store)
    before = store.head()
    sg = office(store, MUSEUM)
    sg.simulate(VISIT)
    list(sg.acts())
    sg.post([])
    assert store.head() == before


def test_a_long_posting_records_the_context_once(store: MemoryStore) -> None:
    office(store)
    sg = office(store, MUSEUM)
    assert sg.post([VISIT] * 25, batch=10).accepted == 25
    assert len(contexts(sg)) == 2
    assert len(sg.history("museum/2026")) == 25
