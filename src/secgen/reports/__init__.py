"""Reports: a cube declared once, facts to run it on, a table that every renderer takes."""

from secgen.reports.cube import Cube, Derived, Dimension, Measure, Ratio
from secgen.reports.engine import run
from secgen.reports.facts import Facts
from secgen.reports.query import Query
from secgen.reports.renderers import RENDERERS
from secgen.reports.table import Column, Table

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
