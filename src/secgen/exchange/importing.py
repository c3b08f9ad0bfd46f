"""Importing a file into an office: read, translate, record; and say what happened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from secgen.exchange.reader import read
from secgen.exchange.rows import Reading
from secgen.exchange.to_acts import Translator
from secgen.kernel.importing import Counts, Import
from secgen.kernel.progress import track
from secgen.kernel.text import Text

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat


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
        posting.accepted,
        translator.unchanged,
        counts(reading),
        (*reading.anomalies, *translator.anomalies),
        posting.findings,
    )


def counts(reading: Reading) -> Counts:
    """What a reading holds: items, payments without commitment, their total."""
    return (
        ("rows", Text("postes", "items"), len(reading.rows)),
        ("orphans", Text("paiements sans engagement", "payments without commitment"), len(reading.orphans)),
        ("total", Text("total", "total"), reading.total),
    )
