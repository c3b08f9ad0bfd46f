"""The rule-pack kit: rules that say what they are, are asked, and change nothing."""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from unittest.mock import patch

from attrs import field, frozen

import secgen
from secgen.kernel.act import Act
from secgen.kernel.errors import PluginError, RuleViolation
from secgen.kernel.finding import Verdict, blocking
from secgen.kernel.rulepack import RulePack
from secgen.kernel.text import Text
from secgen.outcomes import Simulation
from secgen.plugins import PluginInfo, PluginSet, RulePackSpec, hookimpl
from secgen.rooms import all_rules
from secgen.secretariat import Secretariat
from secgen.testing.kit import Conformance, Kit, check, conformance

_TEN_YEARS: Final = 10 * 365 * 86_400.0
Given = Act | Mapping[str, object]


@frozen
class Example:
    """A worked example of a rule: acts recorded ``before``, the act looked at, the verdict expected of the rule."""

    rule: str
    verdict: Verdict
    act: Given
    before: tuple[Given, ...] = field(default=())


class RulePackKit(Kit):
    """Subclass it, give ``pack`` and ``examples``; ``plugins`` if the pack comes with others."""

    @abstractmethod
    def pack(self) -> RulePack:
        """The pack."""

    @abstractmethod
    def examples(self) -> Sequence[Example]:
        """At least one pass and one breach (or undetermined) of each rule."""

    def plugins(self) -> PluginSet:
        """The built-in plugins and the pack."""
        return PluginSet.of(_Carrier(self.pack()))

    def office(self) -> Secretariat:
        """A new office where the pack is asked."""
        return secgen.open("memory:", region="84", year=2026, plugins=self.plugins())

    @check()
    def test_rules_say_what_they_are(self) -> None:
        """Every rule has its statement and remedy in both languages, and its text."""
        rules = self.pack().rules
        assert rules, "no rule"
        for rule in rules:
            for text in (rule.statement, rule.remedy):
                assert isinstance(text, Text)
                assert text.fr.strip(), rule.id
                assert text.en.strip(), rule.id
            assert rule.legal, f"{rule.id}: no text"

    @check()
    def test_numbers_do_not_clash(self) -> None:
        """No rule has the number of one in force in the library at the same time."""
        all_rules((self.pack(),))

    @check()
    def test_acts_are_known(self) -> None:
        """Every act a check looks at is known."""
        with self.office() as office:
            known = {cls.tag for domain in office.domains for cls in domain.acts}
        unknown = set(self.pack().checks) - known
        assert not unknown, f"unknown: {', '.join(sorted(unknown))}"

    @check()
    def test_parameters_are_known(self) -> None:
        """Every parameter a rule says it reads is one of the law of the office."""
        with self.office() as office:
            for rule in self.pack().rules:
                unknown = set(rule.parameters) - set(office.law.parameters)
                assert not unknown, f"{rule.id}: {', '.join(sorted(unknown))} is no parameter of the law"

    @check()
    def test_examples_hold(self) -> None:
        """Each worked example gives the verdict it says."""
        self._examples_hold()

    def _examples_hold(self) -> None:
        for number, example in enumerate(self.examples(), 1):
            found = self._verdict(example)
            assert found is example.verdict, f"example {number}, {example.rule}: {found} instead of {example.verdict}"

    @check()
    def test_recording_says_the_same(self) -> None:
        """Each worked example, recorded, is refused or advised against as it is when simulated."""
        own = {rule.id for rule in self.pack().rules}
        for number, example in enumerate(self.examples(), 1):
            with self.office() as office:
                office.record(*example.before)
                simulated = _against(office.simulate(example.act))
                recorded = _recorded(office, example.act)
            assert recorded & own == simulated & own, (
                f"example {number}, {example.rule}: recording heard {_listed(recorded & own)}, "
                f"simulating {_listed(simulated & own)}"
            )

    @check()
    def test_only_declared_rules_speak(self) -> None:
        """Nothing is said of a worked example by a rule that neither the pack nor the library declares."""
        for number, example in enumerate(self.examples(), 1):
            with self.office() as office:
                office.record(*example.before)
                strangers = {finding.rule for finding in office.simulate(example.act).findings} - set(office.rules)
            assert not strangers, f"example {number}: {_listed(strangers)} is not in the rules of the pack"

    @check()
    def test_the_day_it_is_asked_changes_nothing(self) -> None:
        """Each worked example gives the same verdict ten years later: a rule looks at the day of the act."""
        now = time.time
        with patch("time.time", lambda: now() + _TEN_YEARS):  # what date.today() asks; datetime.now() does not
            self._examples_hold()

    @check()
    def test_what_is_not_there_is_no_failure(self) -> None:
        """A check says something of each worked example without what comes before it, where the library refuses it."""
        for number, example in enumerate(self.examples(), 1):
            with self.office() as office:
                try:
                    office.simulate(example.act)
                except PluginError as error:
                    raise AssertionError(f"example {number} alone: {error}") from error

    @check()
    def test_every_rule_is_asked_both_ways(self) -> None:
        """Every rule has an example it passes and one it does not."""
        examples = self.examples()
        for rule in self.pack().rules:
            told = {example.verdict for example in examples if example.rule == rule.id}
            assert Verdict.PASS in told, f"{rule.id}: no example passes"
            assert told - {Verdict.PASS}, f"{rule.id}: no example breaches"

    @check()
    def test_asking_changes_nothing(self) -> None:
        """Asking a rule changes neither a state nor the act."""
        for example in self.examples():
            with self.office() as office:
                office.record(*example.before)
                office.refresh()
                act = office.read(example.act)
                before, written = _picture(office), office.registry.encode(act)
                for verbose in (False, True):
                    office.engine.decide(act, verbose=verbose)
                assert _picture(office) == before, f"{example.rule}: a state was changed"
                assert office.registry.encode(act) == written, f"{example.rule}: the act was changed"

    def _verdict(self, example: Example) -> Verdict | None:
        with self.office() as office:
            office.record(*example.before)
            findings = office.simulate(example.act).findings
        return next((finding.verdict for finding in findings if finding.rule == example.rule), None)


def _against(simulation: Simulation) -> set[str]:
    """The rules that refuse what was simulated; if none does, those that advise against it."""
    told = [finding for finding in simulation.findings if finding.verdict is not Verdict.PASS]
    return {finding.rule for finding in (simulation.refused and blocking(told)) or told}


def _recorded(office: Secretariat, act: Given) -> set[str]:
    """The same, of an act that is recorded."""
    try:
        return {rule for recorded in office.record(act) for rule in recorded.act.advice}
    except RuleViolation as error:
        return {finding.rule for finding in error.findings if finding.verdict is not Verdict.PASS}


def _listed(rules: set[str]) -> str:
    return ", ".join(sorted(rules)) or "nothing"


def _picture(office: Secretariat) -> list[Any]:
    return [
        {key: repr(row) for key, row in book.items()}
        for domain in office.domains
        for book in office.engine.states[domain.name].books()
    ]


class _Carrier:
    """A plugin made of one rule pack."""

    def __init__(self, pack: RulePack) -> None:
        self.rule_pack = pack

    @hookimpl
    def secgen_plugin_info(self) -> PluginInfo:
        return PluginInfo("kit-carrier", (1, 0), "Carries the rule pack under test")

    @hookimpl
    def secgen_rule_packs(self) -> list[RulePackSpec]:
        return [RulePackSpec(self.rule_pack.id, lambda: self.rule_pack)]


def check_rule_pack(pack: Callable[[], RulePack], examples: Sequence[Example]) -> Conformance:
    """Run the rule-pack kit on ``pack()`` with its worked examples."""

    class Subject(RulePackKit):
        def pack(self) -> RulePack:
            return pack()

        def examples(self) -> Sequence[Example]:
            return examples

    return conformance(Subject)
