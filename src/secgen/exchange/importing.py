"""Importing a file into an office: read, translate, record; and say what happened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from secgen.exchange.anomalies import Anomaly
from secgen.exchange.reader import read
from secgen.exchange.to_acts import Translator
from secgen.kernel.money import Money
from secgen.kernel.progress import track

if TYPE_CHECKING:
    from secgen.engine import Decision
    from secgen.secretariat import Secretariat


@frozen
class Import:
    """What came of a file: lines read, acts recorded, rows already known, anomalies, acts refused."""

    layout: str
    file: str
    lines: int
    rows: int
    orphans: int
    total: Money
    recorded: int
    unchanged: int
    anomalies: tuple[Anomaly, ...]
    refused: tuple[Decision, ...]

    @property
    def clean(self) -> bool:
        """No row set aside and no act refused."""
        return not self.refused and not any(a.severity == "row" for a in self.anomalies)

    def as_dict(self) -> dict[str, object]:
        """As plain values for JSON; ``total`` is in euros, as text."""
        return {
            "layout": self.layout,
            "file": self.file,
            "lines": self.lines,
            "rows": self.rows,
            "orphans": self.orphans,
            "total": str(self.total.euros),
            "recorded": self.recorded,
            "unchanged": self.unchanged,
            "anomalies": [a.as_dict() for a in self.anomalies],
            "refused": [f.as_dict() for d in self.refused for f in d.findings],
        }


def import_file(office: Secretariat, layout: str, path: Path | str) -> Import:
    """Read a file and record what it brings. A file of the wrong layout is refused whole."""
    reading = read(layout, Path(path))
    opened = office.office
    translator = Translator(office.budget, reading, opened.node if opened else "{programme}")
    posting = office.post(track(translator.acts(), Path(path).name))
    return Import(
        layout,
        reading.file,
        reading.lines_read,
        len(reading.rows),
        len(reading.orphans),
        reading.total,
        posting.accepted,
        translator.unchanged,
        (*reading.anomalies, *translator.anomalies),
        posting.refused,
    )
