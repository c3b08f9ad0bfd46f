"""Charts: true to the figures, readable by ear, honest about what they leave out."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from attrs import evolve

from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.kernel.text import Text, language
from secgen.reports import Column, Table, svg
from secgen.reports.svg_axis import scale, short

T = Text("x", "x")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def months() -> Table:
    columns = (Column("m", T, "text"), Column("a", T, "money"), Column("b", T, "money"), Column("r", T, "rate"))
    rows = (
        ("2026-01", Money(100_00), Money(-50_00), Decimal("0.5")),
        ("2026-02", None, Money(0), None),
        ("<b>", Money(300_00), Money(25_00), Decimal("1.5")),
    )
    return Table("months", Text("Par mois", "By month"), columns, rows)


def test_bars_are_as_long_as_the_figures(months: Table) -> None:
    drawing = ET.fromstring(svg.bars(months, "m", "a"))
    widths = [float(bar.attrib["width"]) for bar in drawing.iter(f"{SVG}rect")]
    assert widths[2] == pytest.approx(3 * widths[0], abs=0.2)
    assert widths[1] == 0


def test_a_negative_bar_lies_on_the_other_side_of_zero(months: Table) -> None:
    first, zero, last = list(ET.fromstring(svg.bars(months, "m", "b")).iter(f"{SVG}rect"))
    assert float(first.attrib["x"]) + float(first.attrib["width"]) == pytest.approx(float(zero.attrib["x"]), abs=0.2)
    assert float(last.attrib["x"]) == float(zero.attrib["x"])


def test_a_line_has_a_gap_where_a_cell_is_empty(months: Table) -> None:
    drawing = ET.fromstring(svg.lines(months, "m", ["a", "b"]))
    paths = [p.attrib["d"] for p in drawing.iter(f"{SVG}path") if "stroke-width" in p.attrib.get("style", "")]
    assert [re.sub("[^ML]", "", path) for path in paths] == ["MM", "MLL"]


@pytest.mark.parametrize("draw", [svg.bars, svg.lines])
def test_title_and_description_come_first_and_text_is_escaped(months: Table, draw: object) -> None:
    drawing = ET.fromstring(draw(months, "m", "a", "fr"))  # type: ignore[operator]
    assert [child.tag for child in drawing][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert drawing[0].text == "Par mois"
    assert drawing[1].text is not None
    assert "3 lignes sur 3" in drawing[1].text
    assert drawing.find(f".//{SVG}b") is None


@pytest.mark.parametrize("draw", [svg.bars, svg.lines])
def test_euros_and_rates_are_not_drawn_on_one_axis(months: Table, draw: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        draw(months, "m", ["a", "r"])  # type: ignore[operator]
    assert refused.value.params["known"] == "a, b"
    with pytest.raises(InvalidInput):
        draw(months, "m", "m")  # type: ignore[operator]


@pytest.mark.parametrize("draw", [svg.bars, svg.lines])
def test_an_empty_table_gives_an_empty_chart(months: Table, draw: object) -> None:
    assert ET.fromstring(draw(evolve(months, rows=()), "m", "a")) is not None  # type: ignore[operator]


def test_bars_say_how_many_rows_they_show(months: Table) -> None:
    many = evolve(months, rows=months.rows * 10)
    assert "20 lignes sur 30" in svg.bars(many, "m", "a", "fr")


def test_ticks_are_round_include_zero_and_cover_the_values() -> None:
    axis = scale([-37.0, 912.0], 0, 100)
    assert axis.ticks[0] <= -37
    assert axis.ticks[-1] >= 912
    assert 0 in axis.ticks
    with language("fr"):
        french = [short("money", 2_500_000), short("rate", 0.4), short("int", 1_500), short("money", -2e9)]
    with language("en"):
        english = [short("money", 2_500_000), short("rate", 0.4), short("int", 1_500), short("money", -2e9)]
    assert french == ["2,5\u00a0M€", "40\u00a0%", "1,5\u00a0k", "-2\u00a0Md€"]
    assert english == ["€2.5M", "40%", "1.5k", "-€2bn"]
