"""Exporting an office in a layout of the State, and checking a file without any office."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secgen.exchange.from_office import rows_for
from secgen.exchange.importing import counts
from secgen.exchange.layouts import LAYOUTS
from secgen.exchange.reader import read, sniff
from secgen.exchange.writer import write
from secgen.kernel.errors import InvalidInput
from secgen.kernel.importing import Check
from secgen.kernel.text import Text
from secgen.reports.view import read_year

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat


def export_file(office: Secretariat, layout: str, path: Path, options: Mapping[str, Any]) -> int:
    """Write the office's rows in a layout, those of one ``year`` if it is given; tells how many."""
    year = read_year(options["year"]) if options.get("year") is not None else None
    rows = rows_for(layout, office.budget.state, [r.act for r in office.acts()], year)
    return write(layout, rows, path, drop=True)


def check_layout(path: Path, options: Mapping[str, Any]) -> Check:
    """What is wrong in a file of the State, in the layout named by ``as`` or found by its columns.

    Raises ``InvalidInput`` if no layout is named and none is recognised.
    """
    layout = options.get("as") or sniff(path)
    if layout is None:
        raise InvalidInput(
            "SG-LAYOUT",
            file=str(path),
            layout=", ".join(LAYOUTS),
            problem=Text("ses colonnes ne sont celles d'aucun", "its columns are those of none"),
            hint=Text("nommer le format attendu : --as FORMAT", "name the layout it should be in: --as FORMAT"),
        )
    reading = read(layout, path)
    return Check(layout, str(path), counts(reading), reading.anomalies)
