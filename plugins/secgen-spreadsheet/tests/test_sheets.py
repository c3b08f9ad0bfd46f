"""How a workbook looks, what is refused, and acts that come from a sheet."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from secgen_spreadsheet import ods, plugin, xlsx
from secgen_spreadsheet.acts import import_acts
from secgen_spreadsheet.cells import letters, sheet_name
from secgen_spreadsheet.reading import read_sheet

import secgen
from secgen import InvalidInput, Money, Secretariat, Text
from secgen.plugins import PluginSet
from secgen.reports.table import Column, Table

LINES = [
    ["act", "on", "year", "line", "ae", "cp"],
    ["budget.opened", "2026-01-01", "2026", "0131/01/6", "10,50", "10,50"],
    ["budget.opened", "2026-01-01", "2026", "0131/02/6", "20", "20"],
]


@pytest.fixture
def office() -> Secretariat:
    return secgen.open("memory:", region="84", year=2026, plugins=PluginSet.of(plugin))


def sheet(path: Path, rows: list[list[str]]) -> Path:
    """A workbook as a person types it."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def test_the_header_is_frozen_and_numbers_have_their_format() -> None:
    table = Table(
        "t",
        Text("Lignes", "Lines"),
        (Column("a", Text("montant", "amount"), "money"),),
        [(Money(150),)],
        total=(Money(150),),
    )
    page = openpyxl.load_workbook(io.BytesIO(xlsx.render(table, "fr"))).active
    assert page is not None
    assert (page.title, page.freeze_panes) == ("Lignes", "A2")
    assert page["A2"].number_format == '#,##0.00 "€"'
    assert page["A3"].value == "=SUM(A2:A2)"
    content = zipfile.ZipFile(io.BytesIO(ods.render(table, "fr")))
    assert "VerticalSplitPosition" in content.read("settings.xml").decode()
    assert "of:=SUM([.A2:.A2])" in content.read("content.xml").decode()


def test_a_total_that_is_no_sum_is_a_value() -> None:
    columns = (Column("a", Text("reste", "rest"), "money"),)
    table = Table("t", Text("Restes", "Rests"), columns, [(Money(1),), (Money(2),)], total=(Money(2),))
    page = openpyxl.load_workbook(io.BytesIO(xlsx.render(table))).active
    assert page is not None
    assert page["A4"].value == 0.02


def test_several_reports_in_one_workbook(office: Secretariat, tmp_path: Path) -> None:
    office.budget.open_line(year=2026, line="0131/01/6", ae="10", cp="10", on="2026-01-01")
    for suffix in ("xlsx", "ods"):
        path = tmp_path / f"book.{suffix}"
        count = office.export_file(suffix, path, reports="consumption,appropriations", year=2026)
        assert count == 2
        assert read_sheet(path)
    with pytest.raises(InvalidInput, match="name at least one report"):
        office.export_file("xlsx", tmp_path / "none.xlsx", reports=",")


def test_acts_come_from_a_sheet_once(office: Secretariat, tmp_path: Path) -> None:
    path = sheet(tmp_path / "acts.xlsx", LINES)
    told = import_acts(office, "xlsx", path)
    assert (told.lines, told.recorded, told.unchanged, told.clean) == (2, 2, 0, True)
    assert office.budget.available(2026, "0131/01/6")[0] == Money(1050)
    again = import_acts(office, "xlsx", path)
    assert (again.recorded, again.unchanged) == (0, 2)


def test_numbers_that_a_program_made_of_texts_are_read_as_the_field_wants(office: Secretariat, tmp_path: Path) -> None:
    office.budget.open_line(line="0131/01/6", year=2026, ae="100", cp="100", on="2026-01-01")
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["act", "on", "line", "commitment", "payee", "amount"])
    page.append(["budget.committed", date(2026, 3, 2), "0131/01/6", 2100000001, 73282932000074, 48.25])
    book.save(tmp_path / "acts.xlsx")
    told = import_acts(office, "xlsx", tmp_path / "acts.xlsx")
    assert told.clean, told.anomalies
    assert office.budget.state.commitments["2100000001/1"].committed == 4825


def test_a_wrong_row_is_located_and_the_others_recorded(office: Secretariat, tmp_path: Path) -> None:
    path = sheet(tmp_path / "acts.xlsx", [*LINES, ["budget.opened", "32/01/2026", "2026", "0131/03/6", "1", "1"]])
    told = import_acts(office, "xlsx", path)
    assert told.recorded == 2
    (anomaly,) = told.anomalies
    assert (anomaly.line, anomaly.severity) == (4, "row")
    assert "on" in str(anomaly.message)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"%PDF-1.7", b"act;on\nbudget.opened;2026-01-01\n"])
def test_what_is_no_workbook_is_refused(office: Secretariat, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    with pytest.raises(InvalidInput, match=r"this is not a workbook") as refused:
        import_acts(office, "xlsx", path)
    assert "book.xlsx" in str(refused.value)


def test_a_sheet_without_header_is_refused(office: Secretariat, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="name the fields"):
        import_acts(office, "xlsx", sheet(tmp_path / "acts.xlsx", [["name"], ["x"]]))


def test_a_workbook_built_to_explode_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            for _ in range(520):
                member.write(b"\0" * 1024 * 1024)
    with pytest.raises(InvalidInput, match="512 MiB"):
        read_sheet(path)


@pytest.mark.parametrize("render", [xlsx.render, ods.render])
@given(rows=st.lists(st.tuples(st.text(max_size=12), st.integers(-(10**15) + 1, 10**15 - 1)), max_size=6))
def test_what_is_written_is_read_back(render: Callable[[Table], bytes], rows: list[tuple[str, int]]) -> None:
    columns = (Column("name", Text("nom", "name"), "text"), Column("amount", Text("montant", "amount"), "money"))
    table = Table("t", Text("T", "T"), columns, [(name, Money(cents)) for name, cents in rows])
    back = read_sheet(io.BytesIO(render(table)))[1:]
    for (_, cents), row in zip(rows, back, strict=False):
        found = row[1]
        assert found is not None
        assert Money.parse(f"{found:f}" if not isinstance(found, int | str) else str(found)).cents == cents


def test_names_of_columns_and_sheets() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    taken: set[str] = set()
    names = [sheet_name("Restes à payer: par [âge] / département", taken) for _ in range(3)]
    assert len({name.lower() for name in names}) == 3
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_sheet_name_cut_at_an_apostrophe_does_not_end_with_it() -> None:
    assert sheet_name("Obligations de visibilité de l'État", set()) == "Obligations de visibilité de l"
