"""What came of a file: imported into an office, or checked without any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from attrs import evolve, frozen

from secgen.kernel.act import Act
from secgen.kernel.anomaly import Anomaly
from secgen.kernel.finding import Finding
from secgen.kernel.money import Money
from secgen.kernel.text import Text, clean

Counts = tuple[tuple[str, Text, int | Money], ...]
"""What was counted: a stable name, its label, the number or the amount in euros."""


@frozen
class Import:
    """What came of a file: lines read, acts recorded, rows already known, anomalies, what rules refused."""

    layout: str
    file: str
    lines: int
    recorded: int
    unchanged: int
    counts: Counts = ()
    anomalies: tuple[Anomaly, ...] = ()
    refused: tuple[Finding, ...] = ()

    def count(self, name: str) -> int | Money:
        """What was counted under a name; raises ``KeyError`` if nothing was."""
        return {known: value for known, _, value in self.counts}[name]

    @property
    def clean(self) -> bool:
        """No row set aside and no act refused."""
        return not self.refused and not any(a.severity == "row" for a in self.anomalies)

    def as_dict(self) -> dict[str, object]:
        """As plain values for JSON; amounts in euros, as text."""
        return {
            "layout": self.layout,
            "file": self.file,
            "lines": self.lines,
            **_plain(self.counts),
            "recorded": self.recorded,
            "unchanged": self.unchanged,
            "anomalies": [a.as_dict() for a in self.anomalies],
            "refused": [f.as_dict() for f in self.refused],
        }

    def __str__(self) -> str:
        words = (
            f"{self.lines} {Text('lignes', 'lines')}",
            *_told(self.counts),
            f"{self.recorded} {Text('actes enregistrés', 'acts recorded')}",
            f"{self.unchanged} {Text('déjà connus', 'already known')}",
            f"{len(self.anomalies)} {Text('anomalies', 'anomalies')}",
        )
        return clean(f"{self.file}{Text(' :', ':')} {', '.join(words)}")

    def _repr_html_(self) -> str:
        from secgen.kernel.filing import outcome_html

        return outcome_html(str(self), self.clean, self.anomalies, self.refused)


@frozen
class Check:
    """What is wrong in a file checked on its own: anomalies of its rows, and what rules say of its content."""

    name: str
    file: str
    counts: Counts = ()
    anomalies: tuple[Anomaly, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def clean(self) -> bool:
        """No row would be set aside and no blocking rule is breached."""
        return not any(f.blocks for f in self.findings) and not any(a.severity == "row" for a in self.anomalies)

    def as_dict(self) -> dict[str, object]:
        """As plain values for JSON; amounts in euros, as text."""
        return {
            "check": self.name,
            "file": self.file,
            "clean": self.clean,
            **_plain(self.counts),
            "anomalies": [a.as_dict() for a in self.anomalies],
            "findings": [f.as_dict() for f in self.findings],
        }

    def __str__(self) -> str:
        return clean(f"{self.file}{Text(' :', ':')} {', '.join((self.name, *_told(self.counts)))}")

    def _repr_html_(self) -> str:
        from secgen.kernel.filing import outcome_html

        return outcome_html(str(self), self.clean, self.anomalies, self.findings)


def unknown(office: Any, acts: Iterable[Act]) -> list[Act]:
    """The acts an office (a ``Secretariat``) has not recorded yet, in order: what an importer posts.

    Who acted and the advice recorded with an act do not make it another one; of two alike, both count.
    """

    def alike(act: Act) -> object:
        return office.registry.encode(evolve(act, by="", advice=()))

    given = list(acts)
    kinds = {type(act) for act in given}
    known = Counter(alike(recorded.act) for recorded in office.acts() if type(recorded.act) in kinds)
    new = []
    for act in given:
        if known[key := alike(act)]:
            known[key] -= 1
        else:
            new.append(act)
    return new


def _plain(counts: Counts) -> dict[str, object]:
    return {name: str(value.euros) if isinstance(value, Money) else value for name, _, value in counts}


def _told(counts: Counts) -> tuple[str, ...]:
    return tuple(f"{label} {value} €" if isinstance(value, Money) else f"{value} {label}" for _, label, value in counts)
