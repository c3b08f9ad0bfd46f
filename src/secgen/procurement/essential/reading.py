"""A whole file of essential data read: clean contracts on one side, typed anomalies on the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from attrs import evolve, frozen

from secgen.kernel.anomaly import Anomaly
from secgen.kernel.judge import Law
from secgen.procurement.essential.building import Builder
from secgen.procurement.essential.cells import Cells, absent
from secgen.procurement.essential.contract import Contract
from secgen.procurement.essential.kinds import KINDS
from secgen.procurement.essential.layouts import Layout, Raw, raw_of
from secgen.procurement.essential.merging import joined, merge_states, same_contract

Row = tuple[int, Any]
"""The line of a row, or the number of a JSON record; and the record."""
_NOWHERE: Final = -1
"""Where a record set aside is."""


@frozen
class Found:
    """A contract, the line it was read at, the kinds of its anomalies in order."""

    contract: Contract
    line: int
    kinds: tuple[str, ...]


@frozen
class Reading:
    """What a file holds: ``records`` read, contracts found, anomalies of those kept and of those set aside."""

    layout: Layout
    file: str
    extracted: date
    records: int
    found: tuple[Found, ...]
    anomalies: tuple[Anomaly, ...]

    @property
    def contracts(self) -> tuple[Contract, ...]:
        """The contracts found, concessions among them."""
        return tuple(found.contract for found in self.found)

    @property
    def set_aside(self) -> int:
        """How many records are in no contract."""
        return len({a.line for a in self.anomalies if a.severity == "row"})

    def counted(self) -> dict[tuple[str, str], int]:
        """How many anomalies there are by kind and column, indexes left out of the column."""
        return dict(Counter((a.kind, a.column.partition("[")[0]) for a in self.anomalies))


def read_records(layout: Layout, rows: Iterable[Row], file: str, law: Law, extracted: date) -> Reading:
    """Read the records of a file. ``extracted``: the day it was made, by which dates are believed or not."""
    reader = _Reader(layout, Builder(layout, law, extracted), file)
    for line, record in rows:
        reader.take(line, record)
    return reader.reading()


class _Reader:
    def __init__(self, layout: Layout, builder: Builder, file: str) -> None:
        self.layout = layout
        self.builder = builder
        self.file = file
        self.records = 0
        self.places: dict[tuple[str, str, str], int] = {}
        self.found: list[Found] = []
        self.anomalies: list[Anomaly] = []

    def take(self, line: int, record: Any) -> None:
        self.records += 1
        cells = Cells(self.file, line)
        if isinstance(record, Mapping):
            cells.damage(record)
            raw = raw_of(self.layout, record)
            contract = self.builder.build(raw, cells)
            self._keep(raw, contract, cells)
        else:
            cells.note("record-unreadable", "", record)
        self.anomalies += cells.anomalies

    def _keep(self, raw: Raw, contract: Contract | None, cells: Cells) -> None:
        """Keep a contract unless its number was read before; the tabular layout repeats it on purpose."""
        key = (str(raw.get("form")), str(raw.get("buyer")), str(raw.get("id")))
        again = key in self.places and self.layout != "tabular-2024" and not absent(raw.get("id"))
        if again and not self._joined(self.places[key], contract):
            cells.note("duplicate", self.builder.columns["id"], raw.get("id"))
        if again:
            return
        self.places[key] = _NOWHERE if contract is None else len(self.found)
        if contract is not None:
            self.found.append(Found(contract, cells.line, tuple(a.kind for a in cells.anomalies)))

    def _joined(self, place: int, contract: Contract | None) -> bool:
        """Whether a row of the flat layout only adds to the contract read before."""
        if self.layout != "flat-2022" or contract is None or place == _NOWHERE:
            return False
        earlier = self.found[place]
        if not same_contract(earlier.contract, contract):
            return False
        self.found[place] = evolve(earlier, contract=joined(earlier.contract, contract))
        return True

    def reading(self) -> Reading:
        if self.layout == "tabular-2024":
            self._merge()
        return Reading(
            self.layout, self.file, self.builder.extracted, self.records, tuple(self.found), tuple(self.anomalies)
        )

    def _merge(self) -> None:
        """Rows made into contracts; a number shared by several contracts is said once."""
        lines: dict[str, int] = {}
        kinds: dict[str, dict[str, None]] = {}
        for found in self.found:
            lines.setdefault(found.contract.uid, found.line)
            kinds.setdefault(found.contract.uid, {}).update(dict.fromkeys(found.kinds))
        merged = merge_states(found.contract for found in self.found)
        for contract in merged:
            if contract.part and "shared-number" not in kinds[contract.uid]:
                kinds[contract.uid]["shared-number"] = None
                place = (self.file, lines[contract.uid], self.builder.columns["id"])
                self.anomalies.append(KINDS["shared-number"].at(*place, contract.uid))
        self.found = [Found(c, lines[c.uid], tuple(kinds[c.uid])) for c in merged]
