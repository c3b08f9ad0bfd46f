"""Tables as OpenDocument workbooks: number formats, frozen headers, totals as formulas."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from odfdo import Cell, Document, Element, Row
from odfdo import Table as Sheet
from odfdo.xmlpart import XmlPart

from secgen.kernel.text import Lang, Text, language
from secgen.reports.table import Table
from secgen_spreadsheet.cells import Plain, letters, plain, sheet_name, totals

_NOTES: Final = Text("Notes", "Notes")
_STYLES: Final = """
<office:automatic-styles>
 <number:number-style style:name="n-money"><number:number number:decimal-places="2" number:min-decimal-places="2"
   number:min-integer-digits="1" number:grouping="true"/><number:text> €</number:text></number:number-style>
 <number:number-style style:name="n-int"><number:number number:decimal-places="0" number:min-integer-digits="1"
   number:grouping="true"/></number:number-style>
 <number:number-style style:name="n-number"><number:number number:decimal-places="3" number:min-decimal-places="1"
   number:min-integer-digits="1" number:grouping="true"/></number:number-style>
 <number:percentage-style style:name="n-rate"><number:number number:decimal-places="1" number:min-decimal-places="1"
   number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
 <number:date-style style:name="n-date"><number:year number:style="long"/><number:text>-</number:text>
   <number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
 {cells}
</office:automatic-styles>
"""
_CELL: Final = (
    '<style:style style:name="{name}" style:family="table-cell"{data}>'
    '<style:text-properties fo:font-weight="{weight}"/></style:style>'
)
_KINDS: Final = ("money", "int", "number", "rate", "date", "text")
_FROZEN: Final = """
<config:config-item-map-entry config:name="{name}">
 <config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>
 <config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>
 <config:config-item config:name="ActiveSplitRange" config:type="short">2</config:config-item>
 <config:config-item config:name="PositionBottom" config:type="int">1</config:config-item>
</config:config-item-map-entry>
"""


def render(table: Table, lang: Lang = "en") -> bytes:
    """One table as a workbook of one sheet, and a second one for its notes."""
    return render_all([table], lang)


def render_all(tables: Sequence[Table], lang: Lang = "en") -> bytes:
    """Several tables as one workbook, a sheet for each."""
    document = Document("spreadsheet")
    document.body.clear()
    _add_styles(document)
    taken: set[str] = set()
    names = []
    with language(lang):
        for table in tables:
            names.append(sheet_name(str(table.title), taken))
            document.body.append(_sheet(table, names[-1]))
        notes = [f"{table.title} – {note}" for table in tables for note in table.notes]
        if notes:
            sheet = Sheet(sheet_name(str(_NOTES), taken))
            for note in notes:
                sheet.append_row(_row([Cell(plain(note), cell_type="string")]))
            document.body.append(sheet)
    _freeze(document, names)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_styles(document: Document) -> None:
    cells = []
    for kind in _KINDS:
        data = "" if kind == "text" else f' style:data-style-name="n-{kind}"'
        cells += [_CELL.format(name=f"c-{kind}", data=data, weight="normal")]
        cells += [_CELL.format(name=f"t-{kind}", data=data, weight="bold")]
    styles = _element(document, "content.xml", "//office:automatic-styles")
    for element in Element.from_tag(_STYLES.format(cells="".join(cells)).strip()).children:
        styles.append(element)


def _freeze(document: Document, names: Sequence[str]) -> None:
    """Keep the first row of each sheet in sight."""
    from html import escape

    entries = "".join(_FROZEN.format(name=escape(name, quote=True)) for name in names)
    text = (
        '<config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{entries}</config:config-item-map-named>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>"
    )
    settings = _element(document, "settings.xml", "//office:settings")
    settings.clear()
    settings.append(Element.from_tag(text))


def _element(document: Document, part: str, path: str) -> Element:
    """An element every new document has."""
    found = document.get_part(part)
    assert isinstance(found, XmlPart)
    element = found.root.get_element(path)
    assert isinstance(element, Element)
    return element


def _sheet(table: Table, name: str) -> Sheet:
    sheet = Sheet(name)
    sheet.append_row(_row([Cell(str(plain(str(c.label))), cell_type="string", style="t-text") for c in table.columns]))
    kinds = [column.kind if column.kind in _KINDS else "text" for column in table.columns]
    for row in table.rows:
        sheet.append_row(_row([_cell(plain(cell), kind, "c") for cell, kind in zip(row, kinds, strict=True)]))
    last = len(table.rows)
    found = totals(table)
    if found:
        cells = []
        for index, (total, kind) in enumerate(zip(found, kinds, strict=True)):
            cell = _cell(total.value, kind, "t")
            if total.is_sum and last:
                column = letters(index)
                cell.formula = f"of:=SUM([.{column}2:.{column}{last + 1}])"
            cells.append(cell)
        sheet.append_row(_row(cells))
    return sheet


def _row(cells: Sequence[Cell]) -> Row:
    row = Row()
    for cell in cells:
        row.append(cell)
    return row


def _cell(value: Plain, kind: str, weight: str) -> Cell:
    style = f"{weight}-{kind}"
    match value:
        case None:
            return Cell(style=style)
        case bool():
            return Cell(value, cell_type="boolean", style=style)
        case int() | Decimal():
            return Cell(value, cell_type="percentage" if kind == "rate" else "float", style=style)
        case date():
            return Cell(value, cell_type="date", style=style)
        case _:
            return Cell(value, cell_type="string", text=value, style=style)
