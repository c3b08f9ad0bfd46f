"""Reports: a cube declared once, facts to run it on, a table that every renderer takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secgen.kernel.lazily import at_first_use

if TYPE_CHECKING:
    from secgen.reports.cube import Cube, Derived, Dimension, Measure, Ratio
    from secgen.reports.engine import run
    from secgen.reports.facts import Facts
    from secgen.reports.query import Query
    from secgen.reports.renderers import RENDERERS
    from secgen.reports.table import Column, Table

_WHERE = {
    "Cube": "secgen.reports.cube",
    "Derived": "secgen.reports.cube",
    "Dimension": "secgen.reports.cube",
    "Measure": "secgen.reports.cube",
    "Ratio": "secgen.reports.cube",
    "run": "secgen.reports.engine",
    "Facts": "secgen.reports.facts",
    "Query": "secgen.reports.query",
    "RENDERERS": "secgen.reports.renderers",
    "Column": "secgen.reports.table",
    "Table": "secgen.reports.table",
}
__all__ = [
    "RENDERERS",
    "Column",
    "Cube",
    "Derived",
    "Dimension",
    "Facts",
    "Measure",
    "Query",
    "Ratio",
    "Table",
    "run",
]
__getattr__ = at_first_use(__name__, _WHERE)
