"""Where a work is done: a folder and the address of a journal, opened with a clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import frozen

import secgen
from secgen.kernel.clock import ManualClock
from secgen.law import builtin_law
from secgen.ledger import EventStore, Record
from secgen.opening import open_store
from secgen.plugins import PluginSet
from secgen.secretariat import Secretariat

LAW = builtin_law()
BUILTIN = PluginSet.builtin()
NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
LINE = "0224-CARA-DRAC/07/3"
SUPPLIER = "73282932000074"


@frozen
class Place:
    """A folder of its own; its journal may be elsewhere."""

    folder: Path
    url: str
    seed: int = 0
    """What a work that leaves something to chance draws from."""

    def clock(self) -> ManualClock:
        """Always noon: two runs of one work give the same digests."""
        return ManualClock(NOON)

    def office(self, **options: Any) -> Secretariat:
        """The office of this place."""
        plugins = plugins_for(self.url)
        given = {"region": "84", "year": 2025, "clock": self.clock(), "law": LAW, "plugins": plugins, **options}
        return secgen.open(self.url, **given)

    def store(self) -> EventStore:
        """The store alone."""
        return open_store(self.url, plugins_for(self.url))

    def records(self) -> list[Record]:
        """Everything recorded here."""
        store = self.store()
        try:
            return list(store.read_all(limit=1_000_000))
        finally:
            store.close()


def sqlite_place(folder: Path) -> Place:
    """A new folder with a journal in SQLite."""
    folder.mkdir(parents=True, exist_ok=True)
    return Place(folder, f"sqlite:///{folder / 'office.db'}")


def plugins_for(url: str) -> PluginSet:
    """The library alone, or with the plugin the address needs."""
    if url.startswith("postgresql:"):
        return PluginSet.of(import_module("secgen_postgres.plugin"))
    return BUILTIN
