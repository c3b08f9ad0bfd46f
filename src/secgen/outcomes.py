"""What recording and simulating give back: recorded acts, decisions, and why."""

from __future__ import annotations

from typing import Any, Final

from attrs import frozen

from secgen.engine import Decision, is_refused
from secgen.kernel.act import Act
from secgen.kernel.explanation import Explanation
from secgen.kernel.finding import Finding
from secgen.kernel.text import Text

ACCEPTED: Final = Text("accepté", "accepted")
REFUSED: Final = Text("refusé", "refused")


@frozen
class Recorded:
    """An act as recorded: its position in the journal (its id), the act itself, the instant."""

    id: int
    act: Act
    recorded_at: str

    def __getattr__(self, name: str) -> Any:
        return getattr(self.act, name)

    def __repr__(self) -> str:
        return f"<Recorded {self.id}: {self.act.tag} {self.act.subject} ({self.act.on})>"

    def _repr_html_(self) -> str:
        from secgen.kernel.acting import recorded_html

        return recorded_html(self.id, self.act, self.recorded_at)


@frozen
class Simulation:
    """What acts would do: all findings, the acts that would be recorded; nothing was."""

    decisions: tuple[Decision, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules say of all the acts."""
        return tuple(f for decision in self.decisions for f in decision.findings)

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts that would be recorded."""
        return tuple(act for decision in self.decisions for act in decision.acts)

    @property
    def refused(self) -> bool:
        """Whether recording them together would be refused."""
        return any(map(is_refused, self.decisions))

    @property
    def explanation(self) -> Explanation:
        """The tree of every act, with every rule asked."""
        return Explanation(
            "simulation",
            _outcome(self.refused),
            children=tuple(explanation_of(decision) for decision in self.decisions),
        )

    def __str__(self) -> str:
        return self.explanation.render()

    def __repr__(self) -> str:
        said = _outcome(self.refused)
        return f"<Simulation {said}: {len(self.acts)} acts, {len(self.findings)} findings>"

    def _repr_html_(self) -> str:
        from secgen.kernel.acting import outcome_html

        return outcome_html(self.refused, [d.act for d in self.decisions], self.findings)


def explanation_of(decision: Decision) -> Explanation:
    """The tree of one act: every rule asked, its inputs and the law it read."""
    label = f"{decision.act.tag} {decision.act.subject} ({decision.act.on})"
    tree = Explanation.from_findings(label, decision.findings)
    return Explanation(tree.label, _outcome(is_refused(decision)), children=tree.children)


def _outcome(refused: bool) -> str:
    return str(REFUSED if refused else ACCEPTED)
