"""A spreadsheet program recomputes the totals to the same cents."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from secgen_spreadsheet import ods, xlsx
from secgen_spreadsheet.reading import read_sheet

from secgen import Money, Text
from secgen.reports.table import Column, Table

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed (soffice)")
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
 <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
  <value>0</value></prop></item>
 <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse">
  <value>0</value></prop></item>
</oor:items>"""
RAW_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"


def amounts() -> Table:
    """Four hundred amounts, two of them awkward, and their total."""
    random = Random(224)
    rows = [(f"line {n}", Money(random.randint(-(10**9), 10**9)), n) for n in range(400)]
    rows += [("a tenth", Money(10), 1), ("two tenths", Money(20), 2)]
    total = (None, Money.sum(row[1] for row in rows), sum(row[2] for row in rows))
    columns = (
        Column("name", Text("nom", "name"), "text"),
        Column("amount", Text("montant", "amount"), "money"),
        Column("count", Text("nombre", "count"), "int"),
    )
    return Table("amounts", Text("Montants", "Amounts"), columns, rows, total=total)


def forgotten(workbook: bytes, member: str, pattern: str) -> bytes:
    """The same workbook with what its formulas gave wiped out: only a program that computes can tell it again."""
    source = zipfile.ZipFile(io.BytesIO(workbook))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == member:
                wiped, count = re.subn(pattern, r"\g<1>0\g<2>", content.decode())
                assert count == 2, f"{count} formulas"
                content = wiped.encode()
            target.writestr(info, content)
    return out.getvalue()


def recomputed(workbook: bytes, suffix: str, folder: Path) -> list[list[str]]:
    """The first sheet as LibreOffice computes it."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    source = folder / f"book{suffix}"
    source.write_bytes(workbook)
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation=file://{profile.parent}", "--headless", "--convert-to", RAW_CSV]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=180)
    with (folder / "book.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@needs_libreoffice
@pytest.mark.parametrize(
    ("suffix", "member", "pattern"),
    [
        (".xlsx", "xl/worksheets/sheet1.xml", r"(</f><v>)[^<]*(</v>)"),
        (".ods", "content.xml", r'( office:value=")[^"]*("[^>]*table:formula)'),
    ],
)
def test_totals_are_recomputed_to_the_cent(tmp_path: Path, suffix: str, member: str, pattern: str) -> None:
    table = amounts()
    workbook = xlsx.render(table, "fr") if suffix == ".xlsx" else ods.render(table, "fr")
    rows = recomputed(forgotten(workbook, member, pattern), suffix, tmp_path)
    assert rows[0] == ["nom", "montant", "nombre"]
    assert table.total is not None
    total = table.total[1]
    assert isinstance(total, Money)
    assert Decimal(rows[-1][1]).quantize(Decimal("0.01")) == total.euros
    assert abs(Decimal(rows[-1][1]) - total.euros) < Decimal("0.00001"), "the program's own binary arithmetic"
    assert int(rows[-1][2]) == table.total[2]
    assert [Decimal(row[1]) for row in rows[1:-1]] == [row[1].euros for row in table.rows]  # type: ignore[attr-defined]


@needs_libreoffice
@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_a_text_stays_a_text_in_the_program(tmp_path: Path, suffix: str) -> None:
    columns = (Column("name", Text("nom", "name"), "text"),)
    texts = ["=1+1", "@SUM(A1)", "+1", "0042", "2026-01-01", "1/2", "café ; « x »"]
    table = Table("texts", Text("Textes", "Texts"), columns, [(text,) for text in texts])
    workbook = xlsx.render(table) if suffix == ".xlsx" else ods.render(table)
    assert [row[0] for row in recomputed(workbook, suffix, tmp_path)[1:]] == texts


@pytest.mark.parametrize("render", [xlsx.render, ods.render])
def test_the_amounts_come_back(render: object) -> None:
    workbook = render(amounts())  # type: ignore[operator]
    back = [row[1] for row in read_sheet(io.BytesIO(workbook))[1:-1]]
    assert [Decimal(str(cell)) for cell in back] == [row[1].euros for row in amounts().rows]  # type: ignore[attr-defined]
