"""From a record to a row: each wrong cell is told, the row is set aside only if it must be."""

from __future__ import annotations

from typing import Any

from attrs import define, field, fields_dict

from secgen.exchange.anomalies import Anomaly, AnomalyKind, Severity, anomaly
from secgen.exchange.cells import AMOUNT_TYPES, decode, is_empty, nothing
from secgen.exchange.header import Header, normal
from secgen.exchange.journal import TYPE_LABELS, settle_commitment, settle_types
from secgen.exchange.layouts import Column, Layout
from secgen.exchange.records import Record, cut_raw_is_plain
from secgen.exchange.rows import CommitmentRow, GrantRow, JournalRow, PaymentRow, Row
from secgen.kernel.money import ZERO


@define
class RowMaker:
    """Makes the rows of one file and collects its anomalies."""

    layout: Layout
    header: Header
    file: str
    fiscal_year: int | None = None
    anomalies: list[Anomaly] = field(factory=list)

    def tell(self, kind: AnomalyKind, line: int, column: str, value: str, severity: Severity) -> None:
        """Add an anomaly to those of the file; ``line`` is a line of the file, ``column`` a header."""
        self.anomalies.append(anomaly(kind, self.file, line, column, value, severity=severity))

    def make(self, record: Record) -> Row | None:
        """The row of a record, or nothing if it had to be set aside (an anomaly says why)."""
        if record.cells is None:
            kind = AnomalyKind.ROW_WIDTH if self.layout.quoting == "raw" else AnomalyKind.UNESCAPED_QUOTE
            self.tell(kind, record.line, "", "1" if self.layout.quoting == "raw" else record.text, "row")
            return None
        if len(record.cells) != len(self.header.names):
            width = f"{len(record.cells)} ≠ {len(self.header.names)}"
            self.tell(AnomalyKind.ROW_WIDTH, record.line, "", width, "row")
            return None
        values = self._values(record.cells, record.line)
        if values is None:
            return None
        if self.layout.row is JournalRow:
            self._settle(values, record.line)
        elif self.layout.row is PaymentRow and "fiscal_year" not in values:
            values["fiscal_year"] = self.fiscal_year
        known = fields_dict(self.layout.row)
        row: Row = self.layout.row(**{name: value for name, value in values.items() if name in known}, line=record.line)
        self._remark(row)
        return row

    def _values(self, cells: list[str], line: int) -> dict[str, Any] | None:
        if self.layout.quoting == "raw" and not cut_raw_is_plain(cells):
            for name, cell in zip(self.header.names, cells, strict=True):
                if '"' in cell:
                    self.tell(AnomalyKind.UNESCAPED_QUOTE, line, name, cell, "note")
        values: dict[str, Any] = {}
        lost = False
        for column, position in zip(self.layout.columns, self.header.positions, strict=True):
            text = "" if position is None else cells[position]
            value, problem = self._cell(column, text, absent=position is None)
            if problem is not None:
                kind, severity = problem
                self.tell(kind, line, column.name, text, severity)
                lost = lost or severity == "row"
            if column.field in values:
                self._same(column, values[column.field], value, line)
            else:
                values[column.field] = value
        return None if lost else values

    def _cell(self, column: Column, text: str, *, absent: bool) -> tuple[Any, tuple[AnomalyKind, Severity] | None]:
        if is_empty(text, self.layout):
            missing = column.empty is not None and not absent
            severity: Severity = column.empty or "note"
            return nothing(column.kind), (AnomalyKind.VALUE_MISSING, severity) if missing else None
        if column.kind == "amount-type":
            return text.strip(), None  # checked once code and label are told apart
        value, kind = decode(column.kind, text, self.layout)
        return value, None if kind is None else (kind, column.unreadable)

    def _same(self, column: Column, first: object, second: object, line: int) -> None:
        if second and first != second:
            self.tell(AnomalyKind.LABEL_MISMATCH, line, column.name, f"{first} ≠ {second}", "note")

    def _settle(self, values: dict[str, Any], line: int) -> None:
        if "amount_type_label" in values:
            settle_types(values)
            code, label = values["amount_type"], values["amount_type_label"]
            if code not in AMOUNT_TYPES:
                self.tell(AnomalyKind.UNKNOWN_AMOUNT_TYPE, line, "Type de montant", code, "note")
            elif not _alike(label, TYPE_LABELS[code].fr):
                expected = TYPE_LABELS[code].fr
                self.tell(AnomalyKind.LABEL_MISMATCH, line, "Type de montant", f"{code} ({expected}) ≠ {label}", "note")
        if "previous_piece" in values:
            settle_commitment(values)

    def _remark(self, row: Row) -> None:
        amount = next(column.name for column in self.layout.columns if column.field == "amount")
        if row.amount < ZERO and self.layout.name != "jp51":
            self.tell(AnomalyKind.NEGATIVE_AMOUNT, row.line, amount, str(row.amount), "note")
        if not row.amount and not self.layout.merges:
            self.tell(AnomalyKind.ZERO_AMOUNT, row.line, amount, subject(row), "note")


def _alike(label: str, expected: str) -> bool:
    """Whether a label is the expected one, maybe cut short or completed."""
    one, two = normal(label), normal(expected)
    return one.startswith(two) or two.startswith(one)


def is_orphan(row: Row) -> bool:
    """A payment without a commitment (CH-04); commitment rows always have one."""
    return not isinstance(row, GrantRow) and not row.commitment


def subject(row: Row) -> str:
    """How a row is named in an anomaly."""
    if isinstance(row, CommitmentRow):
        return f"EJ {row.commitment}/{row.item}"
    if isinstance(row, PaymentRow):
        return f"DP {row.request}" + (f"/{row.request_item}" if row.request_item else "")
    if isinstance(row, GrantRow):
        return row.decision or row.beneficiary
    return f"{row.piece or row.commitment or row.text}" or "—"
