"""Workbooks made to explode, to read what is not theirs, or to run: refused, and nothing of the kind is written."""

from __future__ import annotations

import io
import signal
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from secgen_spreadsheet import ods, xlsx
from secgen_spreadsheet.reading import read_sheet

from secgen import InvalidInput, Text
from secgen.reports.table import Column, Table

SECRET = "the contents of another file"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "{}">{}]>'.format(
    "ha" * 10, "".join(f'<!ENTITY {n} "{f"&{p};" * 10}">' for p, n in zip("abcdefghi", "bcdefghij", strict=True))
)


class Hang(BaseException):
    """More processor time than a workbook may take."""


@contextmanager
def seconds(limit: float) -> Iterator[None]:
    def ring(signum: int, frame: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def a_workbook(form: str) -> bytes:
    columns = (Column("act", Text("acte", "act"), "text"), Column("on", Text("le", "on"), "text"))
    table = Table("acts", Text("Actes", "Acts"), columns, (("here", "2026-01-01"),))
    return xlsx.render(table) if form == "xlsx" else ods.render(table)


PART = {"xlsx": "xl/worksheets/sheet1.xml", "ods": "content.xml"}


def changed(form: str, change: Callable[[bytes], bytes]) -> io.BytesIO:
    """A workbook whose sheet was rewritten by somebody."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(a_workbook(form))) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for info in source.infolist():
            content = source.read(info)
            made.writestr(info.filename, change(content) if info.filename == PART[form] else content)
    target.seek(0)
    return target


def with_doctype(doctype: str, entity: str) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        head, mark, rest = content.partition(b"?>")
        body = (
            (rest if mark else content)
            .replace(b">here<", f">{entity}<".encode())
            .replace(b">2026-01-01<", f">{entity}<".encode())
        )
        return (head + mark if mark else b"") + doctype.encode() + body

    return change


def cells(source: Any) -> str:
    """What can be read of a workbook, or nothing if it is refused."""
    try:
        return repr(read_sheet(source))
    except InvalidInput:
        return ""


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_entities_that_expand_without_end_are_not_expanded(form: str) -> None:
    with seconds(20):
        assert "ha" * 100 not in cells(changed(form, with_doctype(LAUGHS, "&j;")))


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_workbook_never_reads_another_file(tmp_path: Path, form: str) -> None:
    other = tmp_path / "other.txt"
    other.write_text(SECRET)
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{other.as_uri()}">]>'
    assert SECRET not in cells(changed(form, with_doctype(doctype, "&e;")))


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_workbook_that_unpacks_beyond_measure_is_refused(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"bomb.{form}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number in range(6):
            with archive.open(f"xl/part{number}.xml", "w") as part:
                for _ in range(100):
                    part.write(b"\0" * 1024 * 1024)
    assert path.stat().st_size < 2 * 1024 * 1024
    with seconds(20), pytest.raises(InvalidInput, match="SG-FILE"):
        read_sheet(path)


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lie.xlsx"
    path.write_bytes(a_workbook("xlsx"))
    whole = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = whole.find(mark)
        whole[at + place : at + place + 4] = (7).to_bytes(4, "little")
    path.write_bytes(whole)
    with pytest.raises(InvalidInput, match="SG-FILE"):
        read_sheet(path)


def test_one_far_cell_does_not_make_a_million_wide_rows() -> None:
    def far(content: bytes) -> bytes:
        row = b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
        return content.replace(b"</sheetData>", row).replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')

    with seconds(20), pytest.raises(InvalidInput, match="SG-FILE"):
        read_sheet(changed("xlsx", far))


@pytest.mark.parametrize("repeated", ["rows", "columns"])
def test_a_cell_repeated_without_end_is_refused(repeated: str) -> None:
    def far(content: bytes) -> bytes:
        if repeated == "rows":
            return content.replace(b"<table:table-row", b'<table:table-row table:number-rows-repeated="100000000"')
        return content.replace(b"<table:table-cell", b'<table:table-cell table:number-columns-repeated="100000000"')

    with seconds(20), pytest.raises(InvalidInput, match="SG-FILE"):
        read_sheet(changed("ods", far))


@pytest.mark.parametrize(
    "label", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")', "=cmd|'/C calc'!A0"]
)
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_label_is_written_as_text_never_as_a_formula(form: str, label: str) -> None:
    columns = (Column("name", Text(label, label), "text"),)
    table = Table("t", Text(label, label), columns, ((label,),), notes=(Text(label, label),))
    made = xlsx.render(table) if form == "xlsx" else ods.render(table)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        written = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    assert "<f>" not in written
    assert "table:formula" not in written


@pytest.mark.parametrize("form", ["xlsx", "ods"])
@pytest.mark.parametrize("label", ["\x00", "\x1b[2J", "\u202e", "\u200f", "\u2066", "\x85"])
def test_no_cell_holds_a_character_nobody_sees(form: str, label: str) -> None:
    table = Table("t", Text("t", "t"), (Column("name", Text("n", "n"), "text"),), ((f"avant{label}après",),))
    made = xlsx.render(table) if form == "xlsx" else ods.render(table)
    assert not [cell for row in read_sheet(io.BytesIO(made)) for cell in row if label in str(cell)]
