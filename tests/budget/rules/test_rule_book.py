"""The rulebook itself: complete, in two languages, standing on texts and on law that exists."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest
from attrs import fields

from secgen.budget.decisions import DECIDE
from secgen.budget.events import __all__ as act_names
from secgen.budget.fold import FOLD
from secgen.budget.rules import RULES, appropriations, commitments, payments, reporting, structure
from secgen.kernel.act import Act
from secgen.kernel.finding import Rule
from secgen.law import builtin_law

MODULES = (appropriations, commitments, payments, reporting, structure)
NUMBERED = [f"FIN-{number:03}" for number in range(1, 64)]
rules = pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())


def constants(module: ModuleType) -> dict[str, Rule]:
    return {name: value for name, value in vars(module).items() if isinstance(value, Rule)}


def test_the_sixty_three_rules_are_all_in_the_book() -> None:
    assert [name for name in RULES if name.startswith("FIN-")] == NUMBERED


def test_a_rule_is_written_once_under_its_own_name() -> None:
    written = [(name, rule.id) for module in MODULES for name, rule in constants(module).items()]
    assert len({number for _, number in written}) == len(written) == len(RULES)
    assert all(name == number.replace("-", "_") for name, number in written)


@rules
def test_a_rule_speaks_french_and_english(rule: Rule) -> None:
    for text in (rule.statement, rule.remedy):
        assert text.fr.strip()
        assert text.en.strip()
        assert text.fr != text.en


@rules
def test_a_rule_stands_on_a_text(rule: Rule) -> None:
    assert rule.legal
    assert all(ref.text.strip() for ref in rule.legal)


@rules
def test_a_rule_reads_law_that_exists(rule: Rule) -> None:
    assert set(rule.parameters) <= set(builtin_law().parameters)


def test_every_rule_that_judges_acts_is_asked_somewhere() -> None:
    decisions = Path(appropriations.__file__).parent.parent / "decisions"
    asked = set(re.findall(r"\b(?:FIN|ACT)_\w+", "".join(path.read_text() for path in decisions.glob("*.py"))))
    judging = {name for module in MODULES if module is not reporting for name in constants(module)}
    assert judging - asked == {"FIN_040"}  # asked as the ground time_bar of FIN-024


def test_every_act_is_decided_and_folded() -> None:
    assert set(DECIDE) == set(FOLD)
    assert {cls.__name__ for cls in DECIDE} <= set(act_names)


@pytest.mark.parametrize("act", DECIDE, ids=lambda act: act.tag)
def test_no_act_gives_another_meaning_to_a_field_all_acts_share(act: type[Act]) -> None:
    shared = {field.name for field in fields(Act)}
    own = {field.name for field in fields(act) if not field.inherited}
    assert own & shared == set()
