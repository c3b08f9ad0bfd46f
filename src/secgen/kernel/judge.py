"""The judge collects what the rules say while an act is decided."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from secgen.kernel.act import Act
from secgen.kernel.finding import Finding, Rule, Verdict
from secgen.kernel.money import Money
from secgen.kernel.readings import LawValue


class Law(Protocol):
    """What a judge needs of the law: the value of a parameter on a day."""

    def read(self, parameter: str, day: date) -> LawValue: ...


class LawBook(Law, Protocol):
    """The whole law: its parameters and the published facts of its packs."""

    def section(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """The published facts of one kind (``programme``, ``figure``…), in pack order; empty if there are none."""


class Judge:
    """Collects findings for one act.

    Only what is not a pass is kept; ``verbose`` keeps everything, so that a simulation or an
    explanation shows every rule asked, its inputs and the law it read. Where acts come by the
    million a decision writes ``(judge.quick and fact) or judge.check(...)``: what passes unseen
    then costs no gathering of inputs. A test holds both ways to the same answer.
    """

    __slots__ = ("_today", "about", "day", "findings", "law", "mirror", "quick", "verbose")

    def __init__(self, law: LawBook, *, verbose: bool = False) -> None:
        self.law = law
        self.verbose = verbose
        self.quick = not verbose
        self.mirror = False
        self.about: Act | str = ""
        self.day = date.min
        self.findings: list[Finding] = []
        self._today: dict[str, LawValue] = {}

    def start(self, about: Act | str, day: date, *, mirror: bool = False) -> None:
        """Begin a new act, or any subject. ``mirror``: it was decided elsewhere, so breaches advise, not block."""
        self.about = about
        if day != self.day:
            self.day = day
            self._today = {}
        self.mirror = mirror
        if self.findings:
            self.findings = []

    @property
    def subject(self) -> str:
        """What is judged: the subject of the act in hand."""
        return self.about if isinstance(self.about, str) else self.about.subject

    def read(self, parameter: str, day: date | None = None) -> LawValue:
        """The value of a parameter of the law, on the day of the act or on another."""
        if day is not None and day != self.day:
            return self.law.read(parameter, day)
        value = self._today.get(parameter)
        if value is None:
            value = self._today[parameter] = self.law.read(parameter, self.day)
        return value

    def check(
        self,
        rule: Rule,
        ok: bool | None,
        where: str = "",
        *,
        law: tuple[LawValue, ...] = (),
        advisory: bool = False,
        **inputs: object,
    ) -> bool:
        """Record what a rule says. ``ok`` is True (pass), False (breach) or None (undetermined).

        Tells whether the act may go on as far as this rule is concerned. Raises ``TypeError`` for anything else:
        what is merely true or empty is no answer.
        """
        if ok is True and not self.verbose:
            return True
        if ok is not True and ok is not False and ok is not None:
            raise TypeError(f"{rule.id}: say True, False or None, not {ok!r}")
        if not rule.in_force(self.day):
            return True
        verdict = Verdict.PASS if ok is True else Verdict.BREACH if ok is False else Verdict.UNDETERMINED
        self.findings.append(
            Finding(
                rule=rule.id,
                verdict=verdict,
                blocking=rule.blocking and not advisory and not self.mirror,
                subject=self.subject,
                where=where,
                inputs=tuple((name, show(value)) for name, value in inputs.items()),
                law=law,
                statement=rule.statement,
                legal=rule.legal,
                remedy=rule.remedy,
            )
        )
        return ok is True

    @property
    def refused(self) -> bool:
        """Whether a blocking rule is breached by the act in hand."""
        return any(f.blocks for f in self.findings)


def show(value: object) -> str:
    """An input as a person reads it."""
    if isinstance(value, Money):
        return f"{value} €"
    if isinstance(value, tuple | list | frozenset | set):
        return ", ".join(sorted(map(str, value))) or "—"
    return "—" if value is None or value == "" else str(value)
