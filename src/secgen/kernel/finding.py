"""Rules and what they say: pass, breach or undetermined, always with a reason and a remedy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from attrs import field, frozen

from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.text import Text, clean

if TYPE_CHECKING:
    from secgen.kernel.readings import LawValue


class Verdict(Enum):
    """What a rule says. What cannot be decided is undetermined, never a pass."""

    PASS = "pass"
    BREACH = "breach"
    UNDETERMINED = "undetermined"

    @property
    def label(self) -> Text:
        """The verdict as a person reads it, in both languages."""
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.PASS: Text("conforme", "pass"),
    Verdict.BREACH: Text("manquement", "breach"),
    Verdict.UNDETERMINED: Text("indéterminé", "undetermined"),
}


@frozen(kw_only=True)
class Rule:
    """A numbered rule: its statement, its text, what to do on a breach, and when it holds.

    ``blocking`` says whether a breach refuses the act or is recorded with it; ``parameters``
    lists the law values the rule reads; ``valid_from`` and ``valid_to`` bound it in time.
    """

    id: str
    statement: Text
    legal: tuple[LegalRef, ...]
    remedy: Text
    parameters: tuple[str, ...] = ()
    blocking: bool = True
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def domain(self) -> str:
        """The part of its number before the first dash: ``FIN``."""
        return self.id.partition("-")[0]

    @property
    def status(self) -> Status:
        """The least sure of the texts the rule stands on."""
        order = list(Status)
        return max((ref.status for ref in self.legal), key=order.index)

    def in_force(self, day: date) -> bool:
        """Whether the rule holds on a day, both bounds included."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@frozen
class Finding:
    """What one rule says of one act: the verdict, where, on which inputs, by which law values."""

    rule: str
    verdict: Verdict
    blocking: bool
    subject: str
    where: str
    inputs: tuple[tuple[str, str], ...]
    law: tuple[LawValue, ...]
    statement: Text
    legal: tuple[LegalRef, ...]
    remedy: Text
    position: int | None = field(default=None)

    @property
    def blocks(self) -> bool:
        """A breach of a blocking rule refuses the act; what is undetermined is recorded with it."""
        return self.blocking and self.verdict is Verdict.BREACH

    def __str__(self) -> str:
        facts = "; ".join(f"{name} = {value}" for name, value in self.inputs)
        law = "; ".join(str(value) for value in self.law)
        parts = [f"[{self.rule}] {self.verdict.label}: {self.statement}"]
        if facts:
            parts.append(f"({facts})")
        if law:
            parts.append(f"<{law}>")
        line = " ".join(parts) + f" {self.subject}" + (f" @ {self.where}" if self.where else "")
        if self.verdict is Verdict.PASS:
            return clean(line)
        texts = ", ".join(str(ref) for ref in self.legal)
        return clean(f"{line} — {texts} → {self.remedy}")

    def as_dict(self) -> dict[str, object]:
        """As plain values for JSON, with its texts in the current language."""
        return {
            "rule": self.rule,
            "verdict": self.verdict.value,
            "blocking": self.blocking,
            "subject": self.subject,
            "where": self.where,
            "inputs": dict(self.inputs),
            "law": [value.as_dict() for value in self.law],
            "statement": str(self.statement),
            "texts": [{"text": ref.text, "status": ref.status.value} for ref in self.legal],
            "remedy": str(self.remedy),
        }

    def _repr_html_(self) -> str:
        from secgen.kernel.markup import box, finding_html

        return box(finding_html(self), "secgen-finding")

    def __repr__(self) -> str:
        place = self.subject + (f" @ {self.where}" if self.where else "")
        return f"<Finding {self.rule} {self.verdict.value}: {place}>"


def blocking(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that refuse an act."""
    return tuple(f for f in findings if f.blocks)
