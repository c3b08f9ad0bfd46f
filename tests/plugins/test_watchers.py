"""Batch checks fail closed, observers are isolated, required and disabled plugins, rule packs at work."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import secgen
from plugins.made import plugin
from secgen import InvalidInput, NotFound, PluginError, RuleViolation, Secretariat
from secgen.cli import main
from secgen.kernel.rulemaking import rule
from secgen.ledger import Draft
from secgen.plugins import (
    BatchCheckSpec,
    ObserverSpec,
    OpenedSpec,
    PluginSet,
    ReportSpec,
    RulePack,
    RulePackSpec,
)

LINE = {"act": "budget.opened", "on": "2026-01-01", "year": 2026, "line": "0131/01/6", "ae": "10", "cp": "10"}
CHOSEN = {"act": "office.plugins_chosen", "on": "2026-01-02"}
FEW = rule("ARA-010", ("Deux actes au plus", "Two acts at most"), "usage", "K", ("en faire deux lots", "make two lots"))


def office(*plugins: Any, url: str = "memory:", **options: Any) -> Secretariat:
    return secgen.open(url, region="84", year=2026, plugins=PluginSet.of(*plugins), **options)


def line(action: int) -> dict[str, object]:
    return {**LINE, "line": f"0131/0{action}/6"}


def few(acts: Any, states: Any, judge: Any) -> None:
    judge.check(FEW, len(acts) <= 2, "batch", acts=len(acts))


def test_a_batch_check_refuses_the_whole_batch() -> None:
    sg = office(plugin("few", batch_checks=[BatchCheckSpec("few", lambda: few)]))
    sg.record(line(1), line(2))
    with pytest.raises(RuleViolation, match="ARA-010"):
        sg.record(line(3), line(4), line(5))
    head = sg.refresh()
    assert len(sg.budget.state.lines) == 2
    with pytest.raises(RuleViolation):
        sg.post([line(3), line(4), line(5)])
    assert sg.refresh() == head
    assert len(sg.budget.state.lines) == 2
    assert sg.verify() == head


def test_a_batch_check_that_fails_refuses_the_batch() -> None:
    def broken(acts: Any, states: Any, judge: Any) -> None:
        if acts[0].tag == "budget.opened":
            raise ValueError("no idea")

    sg = office(plugin("broken", batch_checks=[BatchCheckSpec("broken", lambda: broken)]))
    head = sg.refresh()
    with pytest.raises(PluginError) as refused:
        sg.record(line(1))
    assert refused.value.code == "SG-PLUGIN-CHECK"
    assert "ValueError: no idea" in str(refused.value)
    assert sg.refresh() == head


def test_an_observer_is_told_and_cannot_harm() -> None:
    told: list[str] = []

    def listens(office: Secretariat, recorded: Any) -> None:
        told.extend(f"{r.id} {r.act.tag}" for r in recorded)

    def fails(office: Secretariat, recorded: Any) -> None:
        raise RuntimeError("the line is dead")

    specs = [ObserverSpec("dead", lambda: fails), ObserverSpec("alive", lambda: listens)]
    sg = office(plugin("ears", batch_observers=specs))
    sg.record(line(1))
    sg.post([line(2), line(3)])
    assert told == ["2 office.opened", "3 budget.opened", "4 budget.opened", "5 budget.opened"]
    assert [(p.observer, p.error) for p in sg.problems] == [("dead", "RuntimeError: the line is dead")] * 3
    assert sg.verify().position == 5


def test_the_shell_tells_of_the_observers_that_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = PluginSet.of(plugin("ears", batch_observers=[ObserverSpec("gone", "nowhere.at_all:observe")]))
    monkeypatch.setattr(PluginSet, "installed", lambda: found)
    url = f"sqlite:///{tmp_path}/office.db"
    assert main(["init", url, "--year", "2026", "--region", "84"]) == 0
    assert "gone" in capsys.readouterr().err
    assert main(["--lang", "en", "record", json.dumps(line(1)), "--store", url]) == 0
    told = capsys.readouterr().err
    assert told.startswith("secgen: observer gone failed (3…3): PluginError: SG-PLUGIN-BROKEN")
    assert told.count("\n") == 1
    assert main(["report", "consumption", "--store", url]) == 0
    assert not capsys.readouterr().err


def test_an_observer_that_cannot_be_made_is_isolated_too() -> None:
    sg = office(plugin("ears", batch_observers=[ObserverSpec("gone", "nowhere.at_all:observe")]))
    sg.record(line(1))
    assert "nowhere" in sg.problems[-1].error


def test_an_opening_is_told() -> None:
    opened: list[str] = []

    def welcome(office: Secretariat) -> None:
        opened.append(office.url)
        raise RuntimeError("too much joy")

    sg = office(plugin("door", office_opened=[OpenedSpec("door", lambda: welcome)]))
    assert opened == ["memory:"]
    assert [p.event for p in sg.problems] == ["opened"]


def biggest(view: Any, options: Any) -> Any:
    raise AssertionError


def test_a_required_plugin_that_is_missing_refuses_the_opening_and_a_disabled_one_is_set_aside(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/office.db"
    trial = plugin("trial", reports=[ReportSpec("trial-big", secgen.Text("a", "b"), biggest)])
    with office(trial, url=url) as sg:
        sg.record({"act": "office.plugins_chosen", "on": "2026-01-02", "required": ["trial"]})
    with pytest.raises(PluginError) as refused:
        secgen.open(url, plugins=PluginSet.builtin())
    assert refused.value.code == "SG-PLUGIN-REQUIRED"
    with secgen.open(url, plugins=PluginSet.of(trial)) as sg:
        assert "trial-big" in sg.plugins.reports
        sg.record({"act": "office.plugins_chosen", "on": "2026-01-03", "disabled": ["trial"]})
    with secgen.open(url, plugins=PluginSet.of(trial)) as sg:
        assert "trial-big" not in sg.plugins.reports
        assert [(p.name, p.error) for p in sg.plugins.broken] == [("trial", "disabled in this office")]
        sg.record(line(1))
        contexts = [r.act for r in sg.acts() if r.act.tag == "office.context"]
    assert any(name.startswith("trial ") for name in contexts[0].plugins)
    assert not any(name.startswith("trial ") for name in contexts[-1].plugins)


def test_a_plugin_required_and_disabled_is_refused() -> None:
    with pytest.raises(RuleViolation, match="ACT-PLUGINS"):
        office(plugin("a")).record({**CHOSEN, "required": ["a"], "disabled": ["a"]})


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ({"required": ["trail"]}, "SG-NOT-FOUND: plugin 'trail' not found → known: "),
        ({"disabled": ["trail"]}, "SG-NOT-FOUND: plugin 'trail' not found → known: "),
        ({"required": ["worn"]}, "SG-NOT-FOUND: plugin 'worn' not found"),
        ({"disabled": ["drac-secgen"]}, "field 'disabled': value drac-secgen refused (it is a part of secgen)"),
        ({"disabled": ["secgen.reports"]}, "field 'disabled': value secgen.reports refused"),
    ],
)
def test_a_choice_that_names_no_plugin_is_refused(choice: dict[str, Any], told: str) -> None:
    sg = office(plugin("trial"), plugin("worn", api=(9, 0)))
    head = sg.refresh()
    for door in (sg.record, sg.simulate, lambda act: sg.post([act])):
        with pytest.raises((InvalidInput, NotFound), match=re.escape(told)):
            door({**CHOSEN, **choice})
    assert sg.refresh() == head


def test_what_is_disabled_may_be_required_again_and_what_is_gone_stays_disabled(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/office.db"
    with office(plugin("trial"), plugin("worn", api=(9, 0)), url=url) as sg:
        sg.record({**CHOSEN, "disabled": ["trial", "worn"]})
    with office(plugin("trial"), url=url) as sg:
        sg.record({**CHOSEN, "required": ["trial"], "disabled": ["worn"]})
    with office(plugin("trial"), url=url) as sg:
        assert sg.plugins.named("trial")


def test_an_office_that_requires_a_missing_plugin_opens_to_choose_another(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/office.db"
    with office(plugin("trial"), url=url) as sg:
        sg.record({**CHOSEN, "required": ["trial"]})
    with pytest.raises(PluginError, match="SG-PLUGIN-REQUIRED"):
        office(url=url)
    with office(url=url, correcting=True) as sg:
        for acts in ([line(1)], [CHOSEN, line(1)]):
            with pytest.raises(PluginError, match="SG-PLUGIN-REQUIRED"):
                sg.record(*acts)
            with pytest.raises(PluginError, match="SG-PLUGIN-REQUIRED"):
                sg.post(acts)
        sg.record(CHOSEN)
    with office(url=url) as sg:
        sg.record(line(1))


def test_the_shell_corrects_a_choice_that_closed_the_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path}/office.db"
    with office(plugin("trial"), url=url) as sg:
        sg.record({**CHOSEN, "required": ["trial"]})
    monkeypatch.setattr(PluginSet, "installed", PluginSet.builtin)
    opening = json.dumps(line(1))
    assert main(["--lang", "en", "record", opening, "--store", url]) == 2
    assert "or record another office.plugins_chosen" in capsys.readouterr().err
    assert main(["record", json.dumps(CHOSEN), "--store", url]) == 0
    assert main(["record", opening, "--store", url]) == 0


def test_what_disabled_secgen_itself_is_not_heard(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/office.db"
    body = '{"disabled":["drac-secgen","trial"],"on":"2026-01-02"}'
    with office(plugin("trial"), url=url) as sg:
        sg.journal.append([Draft("office.plugins_chosen", "office.plugins_chosen", 1, "2026-01-02", body)], sg.clock())
    with office(plugin("trial"), url=url) as sg:
        assert [p.name for p in sg.plugins.broken] == ["trial"]
        assert sg.report("consumption", year=2026) is not None


def test_a_rule_pack_is_asked_recorded_and_explained() -> None:
    asked = rule("ARA-020", ("AE en centaines", "AE in hundreds"), "usage", "K", ("arrondir", "round"), blocking=False)

    def check(states: Any, act: Any, judge: Any) -> None:
        judge.check(asked, act.ae.cents % 10_000 == 0, "ae", ae=act.ae)

    pack = RulePack("ara", (asked,), {"budget.opened": check})
    sg = office(plugin("ara", rule_packs=[RulePackSpec("ara", lambda: pack)]))
    act = sg.record(line(1))[0]
    assert act.advice == ("ARA-020",)
    assert "ARA-020" in str(sg.explain(act))
    assert "ARA-020" in sg.rules


def test_two_rules_in_force_under_one_number_do_not_load() -> None:
    clash = rule("FIN-001", ("Autre", "Other"), "usage", "K", ("rien", "nothing"))
    pack = RulePack("ara", (clash,), {})
    with pytest.raises(PluginError) as refused:
        office(plugin("ara", rule_packs=[RulePackSpec("ara", lambda: pack)]))
    assert refused.value.code == "SG-PLUGIN-CONFLICT"
    assert "budget" in str(refused.value)
    assert "ara" in str(refused.value)


def test_a_rule_of_a_pack_that_fails_refuses_the_act() -> None:
    def broken(states: Any, act: Any, judge: Any) -> None:
        raise KeyError("nowhere")

    pack = RulePack("ara", (), {"budget.opened": broken})
    sg = office(plugin("ara", rule_packs=[RulePackSpec("ara", lambda: pack)]))
    head = sg.refresh()
    with pytest.raises(PluginError, match="check ara failed, nothing is recorded: KeyError"):
        sg.record(line(1))
    assert sg.refresh() == head


@pytest.mark.parametrize("answer", [0, 1, "", "yes", (), [1]])
def test_a_rule_that_answers_neither_true_nor_false_refuses_the_act(answer: object) -> None:
    sg = office(plugin("ara", rule_packs=[RulePackSpec("ara", lambda: asking(FEW, answer))]))
    head = sg.refresh()
    for door in (sg.record, sg.simulate, lambda act: sg.post([act])):
        with pytest.raises(PluginError, match="check ara failed, nothing is recorded: TypeError: ARA-010: say True"):
            door(line(1))
    assert sg.refresh() == head


@pytest.mark.parametrize("tag", ["budget.comitted", "budgett.committed", "museum.visited", "committed", ""])
def test_a_rule_pack_that_asks_about_an_act_nobody_knows_closes_the_office(tag: str) -> None:
    with pytest.raises(PluginError, match=f"SG-PLUGIN-TAG: rule pack ara asks about the act '{tag}'"):
        office(plugin("ara", rule_packs=[RulePackSpec("ara", lambda: asking(FEW, True, tag))]))


def test_one_that_asks_a_room_not_entered_closes_that_room_alone() -> None:
    sg = office(plugin("ara", rule_packs=[RulePackSpec("ara", lambda: asking(FEW, True, "personnel.hird"))]))
    sg.record(line(1))
    for _ in range(2):
        with pytest.raises(PluginError, match=r"SG-PLUGIN-TAG: .* 'personnel\.hird'"):
            sg.read({"act": "personnel.hired", "on": "2026-01-02"})


def meddle(states: Any, act: Any, judge: Any) -> None:
    object.__setattr__(act, "ae", secgen.Money(99_900))


MEDDLING = {
    "ara": plugin("ara", rule_packs=[RulePackSpec("ara", lambda: RulePack("ara", (), {"budget.opened": meddle}))]),
    "batch": plugin(
        "ara",
        batch_checks=[BatchCheckSpec("batch", lambda: lambda acts, states, judge: meddle(states, acts[-1], judge))],
    ),
}


@pytest.mark.parametrize("check", MEDDLING)
def test_what_alters_the_act_it_is_asked_about_refuses_it(check: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/office.db"
    office(url=url).close()
    with office(MEDDLING[check], url=url) as sg:
        head = sg.refresh()
        for door in (sg.record, lambda act: sg.post([act])):
            with pytest.raises(PluginError, match=f"check {check} failed, .* it altered the act budget.opened"):
                door(line(1))
        assert sg.refresh() == head
        assert not sg.budget.state.lines


def asking(asked: Any, answer: Any, tag: str = "budget.opened") -> RulePack:
    """A rule pack of one rule, whose answer is always the same."""
    return RulePack("ara", (asked,), {tag: lambda states, act, judge: judge.check(asked, answer)})
