"""What the README says is what the code does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from secgen.budget.reports.consumption import EXECUTION
from secgen.budget.reports.facts import DIMENSIONS, MEASURES
from secgen.reports import Query
from secgen_columnar import plugin
from secgen_columnar.dataset import PARTITIONS
from secgen_columnar.schema import TYPES
from secgen_columnar.sql import statement

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_the_schema_is_the_one_written() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", README, re.MULTILINE)
    documented = {kind: arrow for kind, arrow in rows if kind in TYPES}
    said = {"decimal(18,2)": "decimal128(18, 2)", "decimal(12,6)": "decimal128(12, 6)", "date32": "date32[day]"}
    said["boolean"] = "bool"
    assert {kind: said.get(arrow, arrow) for kind, arrow in documented.items()} == {k: str(t) for k, t in TYPES.items()}
    for column in PARTITIONS:
        assert f"`{column.name}`" in README


def test_the_sql_shown_is_the_one_made() -> None:
    shown = re.search(r"```sql\n(.*?)\n```", README, re.DOTALL)
    assert shown is not None
    query = Query.of(EXECUTION, (*DIMENSIONS, *MEASURES), ["programme", "month"], {"title": "6"}, date(2026, 6, 30))
    first, _, rest = statement(query).text.partition(',\n       SUM("certified")')
    assert shown[1] == first + "\nFROM" + rest.partition("\nFROM")[2]


def test_every_option_of_the_export_is_said() -> None:
    (exporter,) = plugin.secgen_exporters()
    for option in exporter.options:
        assert f"--{option.replace('_', '-')}" in README
