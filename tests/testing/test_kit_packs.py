"""The law-pack and rule-pack kits, on packs that are right and on packs that are wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from importlib.resources import files
from itertools import count
from typing import Any

import pytest
from attrs import evolve

from secgen.kernel.act import Act
from secgen.kernel.finding import Verdict
from secgen.kernel.judge import Judge
from secgen.kernel.rulemaking import rule
from secgen.kernel.rulepack import RulePack
from secgen.kernel.text import Text
from secgen.law.loader import BUILTIN
from secgen.testing import Example, LawPackKit, RulePackKit, check_law_pack, check_rule_pack

PACK = """
[pack]
id = "ara"
version = "2026.1"
title = { fr = "Usages", en = "Practice" }

[[parameter]]
id = "payment.weekend_shift"
unit = "switch"
title = { fr = "Échéance un jour non ouvré", en = "Due date on a day off" }
value = [
  { from = 2013-01-01, value = false, text = "note", status = "verified", checked_on = 2026-11-22 },
  { from = 2026-01-01, value = true, text = "note", status = "verified", checked_on = 2026-11-22 },
]
"""
_runs = count()


class TestAra(LawPackKit):
    def pack(self) -> str:
        return PACK


REGIONS = tuple(f"regions/{pack.name}" for pack in (files("secgen.law") / "packs" / "regions").iterdir())


@pytest.mark.parametrize("name", [*BUILTIN, *sorted(REGIONS)])
def test_the_built_in_packs_pass(name: str) -> None:
    text = (files("secgen.law") / "packs" / name).read_text(encoding="utf-8")
    told = check_law_pack(lambda: text)
    assert told.passed, told


OLD_VALUE = next(line for line in PACK.splitlines() if "2013" in line)
AS_DAYS = PACK.replace('"switch"', '"days"').replace("true", "1").replace("false", "0")
CAP = """
[pack]
id = "ara"
version = "2026.1"
title = { fr = "Usages", en = "Practice" }

[[parameter]]
id = "lolf.cancellation.cap"
unit = "rate"
compare = "<="
title = { fr = "Annulations", en = "Cancellations" }
value = [{ from = 2006-01-01, value = "1 %", text = "note", status = "verified", checked_on = 2026-11-22 }]
"""
PROGRAMME = """
[[programme]]
x = 1
text = "note"
status = "verified"
checked_on = 2026-11-22
"""
LAW_MUTANTS: list[tuple[str, Callable[[], str]]] = [
    ("test_it_loads", lambda: PACK.replace('text = "note", ', "")),
    ("test_it_is_named_with_its_version", lambda: PACK.replace('version = "2026.1"', 'version = ""')),
    ("test_it_overlays_the_built_in_law", lambda: AS_DAYS),
    ("test_what_it_replaces_is_still_known_at_every_date", lambda: PACK.replace(OLD_VALUE, "")),
    (
        "test_what_it_replaces_is_still_known_at_every_date",
        lambda: PACK.replace("2026-01-01,", "2026-01-01, to = 2026-06-30,"),
    ),
    (
        "test_what_it_replaces_is_compared_as_before",
        lambda: PACK.replace("value = true", 'compare = ">=", value = true'),
    ),
    ("test_what_it_replaces_is_compared_as_before", lambda: CAP.replace('"<="', '">="')),
    ("test_what_it_replaces_is_compared_as_before", lambda: CAP.replace('compare = "<="\n', "")),
    ("test_no_name_is_nearly_one_of_the_library", lambda: PACK.replace("weekend_shift", "weekend_shfit")),
    ("test_no_name_is_nearly_one_of_the_library", lambda: PACK + PROGRAMME.replace("programme", "programe")),
    ("test_facts_have_the_shape_of_those_of_the_library", lambda: PACK + PROGRAMME),
    ("test_facts_have_the_shape_of_those_of_the_library", lambda: PACK + PROGRAMME.replace("x = 1", "code = 175")),
    ("test_nothing_was_checked_in_the_future", lambda: PACK.replace("2026-11-22", "2099-01-01")),
    ("test_nothing_was_checked_in_the_future", lambda: PACK + PROGRAMME.replace("2026-11-22", "2099-01-01")),
    ("test_titles_are_in_both_languages", lambda: PACK.replace('en = "Due date on a day off"', 'en = " "')),
    ("test_it_is_the_same_each_time", lambda: PACK + f"# {next(_runs)}"),
]


def test_the_pack_of_the_mutants_is_right() -> None:
    assert check_law_pack(lambda: CAP).passed


@pytest.mark.parametrize(("check", "pack"), LAW_MUTANTS)
def test_a_wrong_law_pack_is_caught(check: str, pack: Callable[[], str]) -> None:
    told = {result.check: result for result in check_law_pack(pack)}
    assert told[check].outcome == "fail", told[check]


def test_every_check_catches_a_wrong_law_pack() -> None:
    assert {check for check, _ in LAW_MUTANTS} == set(LawPackKit.names())


ROUND = rule(
    "ARA-001",
    ("Une subvention est un multiple de 100 €", "A grant is a multiple of 100 €"),
    "Note de service ARA 2026-04",
    "K",
    ("arrondir aux 100 €", "round to 100 €"),
)
LINE = {"act": "budget.opened", "on": "2026-01-01", "year": 2026, "line": "0131/01/6", "ae": "10 000", "cp": "10 000"}


def grant(amount: str) -> dict[str, object]:
    return {
        "act": "budget.committed",
        "on": "2026-03-02",
        "line": "0131/01/6",
        "commitment": "2100000001",
        "payee": "35600000000048",
        "nature": "intervention",
        "amount": amount,
    }


def asks(states: Any, act: Act, judge: Judge) -> None:
    amount = act.amount  # type: ignore[attr-defined]
    judge.check(ROUND, amount.cents % 10_000 == 0, "amount", amount=amount)


def tampers(states: Any, act: Act, judge: Judge) -> None:
    states["budget"].lines[2026, "0131/01/6"].ae_initial += 1
    asks(states, act, judge)


UNDECLARED = evolve(ROUND, id="ARA-002")


def asks_another_too(states: Any, act: Act, judge: Judge) -> None:
    asks(states, act, judge)
    judge.check(UNDECLARED, act.note != "never")


def knows_every_line(states: Any, act: Act, judge: Judge) -> None:
    assert states["budget"].lines[2026, str(act.line)] is not None  # type: ignore[attr-defined]
    asks(states, act, judge)


def looks_at_today(states: Any, act: Act, judge: Judge) -> None:
    amount = act.amount  # type: ignore[attr-defined]
    judge.check(ROUND, amount.cents % 10_000 == 0 or date.today() > date(2032, 1, 1), "amount")  # noqa: DTZ011


def only_when_simulated(states: Any, act: Act, judge: Judge) -> None:
    if not judge.quick:
        asks(states, act, judge)


def adds_to_a_book(states: Any, act: Act, judge: Judge) -> None:
    states["budget"].commitments["9999999999"] = "junk"
    asks(states, act, judge)


def corrects_the_act(states: Any, act: Act, judge: Judge) -> None:
    asks(states, act, judge)
    object.__setattr__(act, "note", "seen")


PACK_OF_RULES = RulePack("ara", (ROUND,), {"budget.committed": asks})
EXAMPLES = (
    Example("ARA-001", Verdict.PASS, grant("1 500"), (LINE,)),
    Example("ARA-001", Verdict.BREACH, grant("1 550"), (LINE,)),
)


class TestRounding(RulePackKit):
    def pack(self) -> RulePack:
        return PACK_OF_RULES

    def examples(self) -> Sequence[Example]:
        return EXAMPLES


RULE_MUTANTS: list[tuple[str, RulePack, tuple[Example, ...]]] = [
    ("test_rules_say_what_they_are", evolve(PACK_OF_RULES, rules=(evolve(ROUND, remedy=Text("", "")),)), EXAMPLES),
    ("test_numbers_do_not_clash", evolve(PACK_OF_RULES, rules=(evolve(ROUND, id="FIN-001"),)), EXAMPLES),
    ("test_acts_are_known", evolve(PACK_OF_RULES, checks={"budget.comitted": asks}), EXAMPLES),
    ("test_examples_hold", evolve(PACK_OF_RULES, checks={}), EXAMPLES),
    ("test_recording_says_the_same", evolve(PACK_OF_RULES, checks={"budget.committed": only_when_simulated}), EXAMPLES),
    (
        "test_parameters_are_known",
        evolve(PACK_OF_RULES, rules=(evolve(ROUND, parameters=("nowhere.param",)),)),
        EXAMPLES,
    ),
    ("test_only_declared_rules_speak", evolve(PACK_OF_RULES, checks={"budget.committed": asks_another_too}), EXAMPLES),
    (
        "test_the_day_it_is_asked_changes_nothing",
        evolve(PACK_OF_RULES, checks={"budget.committed": looks_at_today}),
        EXAMPLES,
    ),
    (
        "test_what_is_not_there_is_no_failure",
        evolve(PACK_OF_RULES, checks={"budget.committed": knows_every_line}),
        EXAMPLES,
    ),
    ("test_every_rule_is_asked_both_ways", PACK_OF_RULES, EXAMPLES[:1]),
    ("test_asking_changes_nothing", evolve(PACK_OF_RULES, checks={"budget.committed": adds_to_a_book}), EXAMPLES),
    ("test_asking_changes_nothing", evolve(PACK_OF_RULES, checks={"budget.committed": corrects_the_act}), EXAMPLES),
    ("test_asking_changes_nothing", evolve(PACK_OF_RULES, checks={"budget.committed": tampers}), EXAMPLES),
]


@pytest.mark.parametrize(("check", "pack", "examples"), RULE_MUTANTS, ids=[name for name, _, _ in RULE_MUTANTS])
def test_a_wrong_rule_pack_is_caught(check: str, pack: RulePack, examples: tuple[Example, ...]) -> None:
    told = {result.check: result for result in check_rule_pack(lambda: pack, examples)}
    assert told[check].outcome == "fail", told[check]


def test_every_check_catches_a_wrong_rule_pack() -> None:
    assert {check for check, _, _ in RULE_MUTANTS} == set(RulePackKit.names())
