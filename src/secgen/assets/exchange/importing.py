"""Importing an inventory: rows to entries, moves and readings; twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final, Protocol

from attrs import evolve, fields, frozen

from secgen.assets.exchange.reading import Reader, SetAside
from secgen.assets.exchange.sheet import Row, read_sheet
from secgen.assets.state import Assets
from secgen.assets.upkeep.events import AssetMoved, Registration, UseRead
from secgen.kernel.act import Act
from secgen.kernel.importing import Import
from secgen.kernel.text import Text

ToAct = Callable[[Reader, Row, date], Registration]
"""What makes the entry of an asset from a row; the day is that of the import, for rows without one."""


class Office(Protocol):
    """What an importer asks of an office."""

    clock: Any

    def state(self, domain: str) -> Any:
        """The state of a domain."""

    def post(self, acts: Any) -> Any:
        """Record acts, each on its own merits."""


@frozen
class Layout:
    """A layout: its columns (headers by field), those required, how a row becomes an entry.

    ``key``: the field that numbers the asset; ``day_first``: whether ``02/03/2026`` is 2 March.
    """

    name: str
    columns: Mapping[str, Sequence[str]]
    required: tuple[str, ...]
    key: str
    to_act: ToAct
    day_first: bool = False


_LEFT: Final = {"on", "by", "published", "corrects", "source", "note", "advice", "holder", "location", "odometer"}


class Translator:
    """Rows of one file to acts, against what the office knows."""

    def __init__(self, assets: Assets, reader: Reader, layout: Layout, today: date) -> None:
        self._assets = assets
        self._reader = reader
        self._layout = layout
        self._today = today
        self._seen: set[str] = set()
        self._borne: dict[tuple[str, str], str] = {}
        self.unchanged = 0
        self.entered = 0

    def acts(self) -> Iterator[Act]:
        """The acts the file brings, row after row; a wrong row brings none."""
        for row in self._reader.sheet.rows:
            try:
                yield from self._row(row)
            except SetAside:
                continue

    def _row(self, row: Row) -> Iterator[Act]:
        key = row[self._layout.key]
        if not key:
            raise self._reader.refuse(row, "identifier_missing", self._layout.key, rule="IT-02")
        if key in self._seen:
            raise self._reader.refuse(row, "duplicate", self._layout.key, rule="AST-NEW")
        self._seen.add(key)
        entry = self._layout.to_act(self._reader, row, self._today)
        for pair in entry.identifiers:
            bearer = self._assets.identifiers.get(pair) or self._borne.setdefault(pair, entry.asset)
            if bearer != entry.asset:
                raise self._reader.refuse(row, "identifier_taken", pair[0], pair[1], rule="AST-NEW")
        if entry.asset not in self._assets.assets:
            self.entered += 1
            yield entry
        else:
            yield from self._news(row, entry)

    def _news(self, row: Row, entry: Registration) -> Iterator[Act]:
        """What a row says that the office does not know yet of an asset: its place, its holder, its meter."""
        known = self._assets.assets[entry.asset]
        names = [f.name for f in fields(type(entry)) if f.name not in _LEFT]
        differs = type(known.made) is not type(entry)
        differs = differs or any(getattr(entry, name) != getattr(known.made, name) for name in names)
        if differs:
            self._reader.note(row, "known_otherwise", self._layout.key)
        day = max(self._today, known.made.on)
        found = False
        place = entry.location if entry.location not in ("", known.location) else ""
        holder = entry.holder if entry.holder not in ("", known.holder) else ""
        if known.held and (place or holder):
            found = True
            yield AssetMoved(on=day, asset=entry.asset, location=place, holder=holder)
        reading = entry.entry_reading
        if known.held and reading > known.reading:
            found = True
            yield UseRead(on=max(day, known.read_on or day), asset=entry.asset, reading=reading)
        elif 0 < reading < known.reading:
            self._reader.note(row, "meter_backwards", "odometer")
        self.unchanged += not found


def import_inventory(office: Office, layout: Layout, path: Path | str) -> Import:
    """Read a file in a layout and record what it brings; a wrong row is set aside, the others are recorded."""
    sheet = read_sheet(layout.name, path, layout.columns, layout.required)
    reader = Reader(sheet, day_first=layout.day_first)
    translator = Translator(office.state("assets"), reader, layout, office.clock().date())
    acts = [evolve(act, note=act.note or layout.name) for act in translator.acts()]
    posting = office.post(acts)
    return Import(
        layout.name,
        sheet.file,
        sheet.lines,
        posting.accepted,
        translator.unchanged,
        (("entered", Text("biens entrés", "assets entered"), translator.entered),),
        tuple(reader.anomalies),
        posting.findings,
    )
