"""What a rule answers of a fact: pass, breach or undetermined, on which inputs, by which law; and why."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from secgen.kernel.explanation import Explanation
from secgen.kernel.finding import Rule, Verdict
from secgen.kernel.judge import Judge, show
from secgen.kernel.readings import LawValue


@frozen
class Answer:
    """``ok`` is True (pass), False (breach) or None: what cannot be decided is undetermined."""

    rule: Rule
    ok: bool | None
    where: str = ""
    facts: tuple[tuple[str, object], ...] = ()
    law: tuple[LawValue, ...] = ()
    advisory: bool = False

    @property
    def inputs(self) -> tuple[tuple[str, str], ...]:
        """What the rule looked at, as a person reads it."""
        return tuple((name, show(value)) for name, value in self.facts)

    @property
    def verdict(self) -> Verdict:
        """The answer as a verdict."""
        return Verdict.PASS if self.ok else Verdict.UNDETERMINED if self.ok is None else Verdict.BREACH

    @property
    def explanation(self) -> Explanation:
        """Why: the rule, its inputs, the law it read, and what to do when it does not pass."""
        texts = ", ".join(map(str, self.rule.legal))
        remedy = () if self.ok else (Explanation(f"→ {self.rule.remedy} — {texts}"),)
        return Explanation(
            str(self.rule.statement), str(self.verdict.label), self.rule.id, self.inputs, self.law, "", remedy
        )


def answer(
    rule: Rule,
    ok: bool | None,
    where: str = "",
    *,
    law: tuple[LawValue, ...] = (),
    advisory: bool = False,
    **inputs: object,
) -> Answer:
    """An answer whose inputs may be of any type: they are put in words when somebody reads them."""
    return Answer(rule, ok, where, tuple(inputs.items()), law, advisory)


def tell(judge: Judge, answers: Iterable[Answer]) -> bool:
    """Give answers to the judge; tells whether none of them is a breach that blocks."""
    fine = True
    for given in answers:
        judge.check(given.rule, given.ok, given.where, law=given.law, advisory=given.advisory, **dict(given.inputs))
        fine = fine and not (given.ok is False and given.rule.blocking and not given.advisory)
    return fine
