"""A table drawn: what is chosen when nobody says, a chart Altair accepts, a picture that stands alone."""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.kernel.text import Text, language
from secgen.reports import Column, Table
from secgen.reports.drawing import drawing

T = Text("x", "x")
PROGRAMMES = Table(
    "consumption",
    Text("Consommation", "Consumption"),
    (
        Column("programme", Text("programme", "programme"), "text"),
        Column("title", Text("titre", "title"), "text"),
        Column("opened", Text("AE ouvertes", "AE opened"), "money"),
        Column("again", Text("AE initiales", "AE initial"), "money"),
        Column("consumed", Text("AE consommées", "AE consumed"), "money"),
        Column("rate", Text("taux", "rate"), "rate"),
        Column("count", Text("nombre", "count"), "int"),
    ),
    (
        ("131", "6", Money(2_000_000_00), Money(2_000_000_00), Money(1_500_000_50), Decimal("0.75"), 3),
        ("131", "5", Money(1_000_000_00), Money(1_000_000_00), Money(-20_00), Decimal(0), 0),
        ("<175>", "5", Money(3_000_000_00), Money(3_000_000_00), None, None, None),
    ),
)


def months(*cells: object, kind: Any = "text") -> Table:
    columns = (Column("month", T, kind), Column("paid", Text("payé", "paid"), "money"))
    return Table("months", T, columns, tuple((cell, Money(100 * i)) for i, cell in enumerate(cells)))


def test_labels_are_joined_until_they_tell_the_rows_apart() -> None:
    assert drawing(PROGRAMMES).table.column("by programme") == ("131 · 6", "131 · 5", "<175> · 5")


def test_money_is_drawn_first_and_a_column_that_repeats_another_is_left_out() -> None:
    assert [c.name for c in drawing(PROGRAMMES).values] == ["opened", "consumed"]
    assert [c.name for c in drawing(PROGRAMMES.select("programme", "rate", "count")).values] == ["rate"]
    assert [c.name for c in drawing(PROGRAMMES.select("programme", "count")).values] == ["count"]


@pytest.mark.parametrize(
    ("table", "shape"),
    [
        (months("2026-01", "2026-02", "2026-03"), "lines"),
        (months("2026-T1", "2026-T2", "2026-T3"), "lines"),
        (months(date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1), kind="date"), "lines"),
        (months(2024, 2025, 2026, kind="int"), "lines"),
        (months("2026-01", "2026-02"), "bars"),
        (months("131", "175", "224"), "bars"),
        (months("2026-01", "2026-02", "2026-13"), "bars"),
    ],
)
def test_periods_make_lines_and_all_else_bars(table: Table, shape: str) -> None:
    assert drawing(table).shape == shape


def test_a_long_table_says_what_is_not_drawn() -> None:
    long = months(*(f"p{i}" for i in range(100)))
    with language("en"):
        assert drawing(long).note == "76 more rows are not drawn."
        assert "76 more rows are not drawn." in long.plot()._repr_html_()
    assert drawing(long, limit=200).note == ""


@pytest.mark.parametrize("options", [{"by": "nothing"}, {"values": "nothing"}, {"values": ["opened", "rate"]}])
def test_a_column_that_is_not_there_or_of_another_kind_is_refused(options: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput, match="SG-REPORT-OPTION"):
        PROGRAMMES.plot(**options)


def test_a_table_without_figures_cannot_be_drawn() -> None:
    with pytest.raises(InvalidInput, match="SG-REPORT-OPTION"):
        PROGRAMMES.select("programme").plot()


def test_an_empty_table_is_drawn_empty() -> None:
    ET.fromstring(evolve(PROGRAMMES, rows=()).plot().svg)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_picture_stands_alone(code: Any) -> None:
    with language(code):
        picture = PROGRAMMES.plot()
        shown = picture._repr_html_()
    ET.fromstring(picture.svg)
    assert str(picture) == picture.svg
    assert "<script" not in shown
    assert "&lt;175&gt; · 5" in shown
    assert ("2\u00a0000\u00a0000,00" if code == "fr" else "2,000,000.00") in picture.svg


# Altair


def spec(table: Table, *wanted: Any) -> Any:
    pytest.importorskip("altair", reason="altair is an extra")
    return table.chart(*wanted).to_dict()  # validated by Altair's own schema


@pytest.mark.parametrize("code", ["fr", "en"])
@pytest.mark.parametrize(
    "wanted", [(), ("programme", "rate"), ("title", ["opened", "consumed"]), ("programme", "count")]
)
def test_a_chart_is_valid_against_the_whole_schema_of_vega_lite(wanted: Any, code: Any) -> None:
    altair = pytest.importorskip("altair", reason="altair is an extra")
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is an extra")
    with language(code):
        drawn = spec(PROGRAMMES, *wanted)
    schema = altair.vegalite.schema.core.load_schema()
    assert not list(jsonschema.Draft7Validator(schema).iter_errors(drawn))


def test_a_chart_holds_the_figures_of_the_table() -> None:
    points = spec(PROGRAMMES, "title", ["opened", "consumed"])["data"]["values"]
    assert [p["value"] for p in points] == [2_000_000.0, 1_000_000.0, 3_000_000.0, 1_500_000.5, -20.0, None]


def test_a_chart_speaks_the_language_and_names_its_unit() -> None:
    with language("fr"):
        french = spec(PROGRAMMES)
    with language("en"):
        english = spec(PROGRAMMES)
    assert french["title"]["text"] == "Consommation"
    assert french["encoding"]["x"]["title"] == "M€"
    assert english["encoding"]["x"]["title"] == "€M"
    assert french["config"]["locale"]["number"]["decimal"] == ","
    assert english["config"]["locale"]["number"]["decimal"] == "."
    assert {"AE ouvertes", "AE consommées"} == {p["series"] for p in french["data"]["values"]}
    assert "2\u00a0000\u00a0000,00 €" in {p["shown"] for p in french["data"]["values"]}


def test_lines_for_months_and_bars_for_programmes() -> None:
    assert spec(months("2026-01", "2026-02", "2026-03"))["mark"]["type"] == "line"
    assert spec(PROGRAMMES)["mark"]["type"] == "bar"


def test_a_chart_shows_itself_without_fetching_a_script() -> None:
    pytest.importorskip("vl_convert", reason="vl-convert-python is an extra")
    bundle = PROGRAMMES.chart("title").properties(width=300)._repr_mimebundle_()
    assert "text/html" not in bundle
    drawing_ = ET.fromstring(bundle["image/svg+xml"])
    assert drawing_.attrib["width"]
    assert "<script" not in bundle["image/svg+xml"]
    json.dumps(next(value for kind, value in bundle.items() if "vegalite" in kind))


def test_without_altair_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(InvalidInput, match=r"drac-secgen\[chart\]"):
        PROGRAMMES.chart()
