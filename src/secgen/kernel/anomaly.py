"""What is wrong in a file: where, what was written there, the rule, what to do."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from secgen.kernel.text import Text, clean

Severity = Literal["row", "note"]
"""``row``: the row was set aside; ``note``: the row was kept, and this is worth knowing."""
SHOWN = 80
"""How many characters of a value a message shows."""


@frozen
class Anomaly:
    """One thing wrong in a file. ``kind`` is a stable word; ``line`` counts from 1, 0 for the whole file.

    ``column`` is empty where the whole row is meant; ``rule`` is the numbered rule behind it, if any.
    """

    kind: str
    file: str
    line: int
    column: str
    value: str
    message: Text
    remedy: Text
    severity: Severity
    rule: str = ""

    def as_dict(self) -> dict[str, object]:
        """As plain values for JSON, with its texts in the current language."""
        return {
            "kind": self.kind,
            "severity": self.severity,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "rule": self.rule,
            "message": str(self.message),
            "remedy": str(self.remedy),
        }

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" + (f" [{self.column}]" if self.column else "")
        return clean(f"{where}: {self.message} → {self.remedy}")


def shortened(value: str) -> str:
    """A value as a message shows it: its first characters."""
    return value if len(value) <= SHOWN else value[:SHOWN] + "…"
