"""Reading a file of the State: every row that can be, and everything that is wrong with it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import chain, islice

from secgen.exchange.anomalies import AnomalyKind
from secgen.exchange.building import RowMaker, is_orphan, subject
from secgen.exchange.header import SEARCHED, Header, preamble_info, require_header, sniffed
from secgen.exchange.layouts import Layout, layout_named
from secgen.exchange.merging import Merger
from secgen.exchange.records import records
from secgen.exchange.rows import CommitmentRow, HeaderInfo, PaymentRow, Reading, Row
from secgen.exchange.source import Path, open_text
from secgen.kernel.errors import InvalidInput


def read(layout: str, path: Path) -> Reading:
    """Read a file in a layout.

    A file that is not in the layout is refused whole (``SG-LAYOUT``, naming every missing column).
    Otherwise nothing stops the reading: each wrong cell is an :class:`Anomaly`, and a row that
    cannot be held is set aside with its reason.
    """
    file = os.fspath(path)
    plan = layout_named(layout, file)
    with open_text(path, plan.name, plan.encodings) as stream:
        head = list(islice(stream, SEARCHED))
        header = require_header(head, plan, file)
        return _read(plan, header, head, chain(head[header.last :], stream), file)


def sniff(path: Path) -> str | None:
    """The layout of a file, found by its columns; nothing if it is none of ours."""
    try:
        with open_text(path, "", ("utf-8-sig", "cp1252")) as stream:
            return sniffed(list(islice(stream, SEARCHED)))
    except InvalidInput as error:
        if error.code == "SG-LAYOUT":
            return None
        raise


def _read(layout: Layout, header: Header, head: list[str], lines: Iterable[str], file: str) -> Reading:
    info, wrong_year = preamble_info(head, header) if layout.preamble else (HeaderInfo(), None)
    maker = RowMaker(layout, header, file, info.fiscal_year)
    if wrong_year is not None:
        maker.tell(AnomalyKind.YEAR_UNREADABLE, wrong_year[0], "Exercice comptable", wrong_year[1], "note")
    if layout.extra_columns == "note":
        for name in header.unknown():
            maker.tell(AnomalyKind.COLUMN_UNKNOWN, header.line, name, name, "note")
    merger = Merger(maker)
    rows: list[Row] = []
    count = 0
    width = len(header.names)
    for record in records(lines, layout.quoting, header.separator, width=width, start=header.last + 1):
        if not record.text.strip(f' \t\r\n"{header.separator}'):
            continue  # a blank line
        count += 1
        row = maker.make(record)
        if layout.merges and isinstance(row, CommitmentRow | PaymentRow):
            merger.add(row)
        elif row is not None:
            rows.append(row)
    return _sorted_out(layout, merger.result() if layout.merges else rows, maker, info, count)


def _sorted_out(layout: Layout, rows: list[Row], maker: RowMaker, info: HeaderInfo, count: int) -> Reading:
    orphans = tuple(row for row in rows if is_orphan(row))
    apart = {id(row) for row in orphans}
    for row in orphans:
        maker.tell(AnomalyKind.ORPHAN_PAYMENT, row.line, "", subject(row), "note")
    return Reading(
        layout=layout.name,
        file=maker.file,
        rows=tuple(row for row in rows if id(row) not in apart),
        orphans=orphans,
        anomalies=tuple(sorted(maker.anomalies, key=lambda a: a.line)),
        lines_read=count,
        header=info,
    )
