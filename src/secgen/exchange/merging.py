"""Several lines for one item or one payment: one row, their amounts added up (CH-03)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from attrs import define, evolve, field

from secgen.exchange.anomalies import AnomalyKind
from secgen.exchange.building import RowMaker, subject
from secgen.exchange.rows import CommitmentRow, Key, PaymentRow, Row
from secgen.kernel.money import ZERO

Mergeable = CommitmentRow | PaymentRow
_MAY_DIFFER: Final = ("line", "amount", "modified_on")


@define
class Merger:
    """Holds one row for each key, in the order of their first lines."""

    maker: RowMaker
    _rows: dict[Key, Mergeable] = field(factory=dict, init=False)
    _latest: dict[Key, Mergeable] = field(factory=dict, init=False)

    def add(self, row: Mergeable) -> None:
        """Keep a row, or add its amount to the row of the same key; a sum, and labels that differ, are told."""
        key = row.key
        held = self._rows.get(key)
        if held is None:
            self._rows[key] = self._latest[key] = row
            return
        labels = self._later(self._latest[key], row)
        other = row if labels is not row else self._latest[key]
        self._latest[key] = labels
        self._rows[key] = _with(labels, held, row)
        self.maker.tell(AnomalyKind.DUPLICATE_SUMMED, row.line, "", subject(row), "note")
        self._compare(labels, other, row.line)

    def result(self) -> list[Row]:
        """The rows, those of a total of zero left out."""
        kept: list[Row] = []
        for row in self._rows.values():
            if row.amount:
                kept.append(row)
            else:
                column = next(c.name for c in self.maker.layout.columns if c.field == "amount")
                self.maker.tell(AnomalyKind.ZERO_AMOUNT, row.line, column, subject(row), "row")
        return kept

    @staticmethod
    def _later(held: Mergeable, row: Mergeable) -> Mergeable:
        """The latest positive line gives the labels; a positive one always wins over one that is not."""
        held_rank = (held.amount > ZERO, held.last_on or date.min)
        rank = (row.amount > ZERO, row.last_on or date.min)
        return row if rank >= held_rank else held

    def _compare(self, kept: Mergeable, other: Mergeable, line: int) -> None:
        for column in self.maker.layout.columns:
            one, two = getattr(kept, column.field), getattr(other, column.field)
            if one != two and column.field not in _MAY_DIFFER:
                self.maker.tell(AnomalyKind.LABEL_MISMATCH, line, column.name, f"{one} ≠ {two}", "note")


def _with(labels: Mergeable, held: Mergeable, row: Mergeable) -> Mergeable:
    changes: dict[str, Any] = {"amount": held.amount + row.amount, "line": held.line}
    return evolve(labels, **changes)
