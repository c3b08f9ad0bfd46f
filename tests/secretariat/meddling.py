"""A store in which another office writes just before this one does."""

from __future__ import annotations

from collections.abc import Callable

from secgen.backends.memory import MemoryStore
from secgen.law import builtin_law
from secgen.ledger import Batch, Head
from secgen.plugins import PluginSet
from secgen.secretariat import Secretariat

LINE = "0175-CARA-DRAC/01/6"
LAW = builtin_law()
PLUGINS = PluginSet.builtin()


class Meddling(MemoryStore):
    """Does what it was told to, once each, in turn, before a commit; those acts are not meddled with."""

    def __init__(self) -> None:
        super().__init__()
        self.before: list[Callable[[], object]] = []
        self.commits = 0

    def commit(self, batch: Batch) -> Head:
        if self.before:
            waiting, self.before = self.before, []
            waiting.pop(0)()
            self.before = waiting
        self.commits += 1
        return super().commit(batch)


def office(store: MemoryStore) -> Secretariat:
    """An office on this store, as another process would open it."""
    return Secretariat("memory:", plugins=PLUGINS, law=LAW, store=store)


def opened(store: MemoryStore, euros: str = "100,00") -> Secretariat:
    """An office on this store, with so much on the line."""
    sg = office(store)
    sg.budget.open_line(year=2026, line=LINE, ae=euros, cp=euros, on="2026-01-01")
    return sg


def commitment(number: int, euros: str = "10,00", **more: object) -> dict[str, object]:
    """A commitment as people write it."""
    act = {"act": "budget.committed", "commitment": f"{2_100_000_000 + number}", "line": LINE, "amount": euros}
    return {**act, "payee": "73282932000074", "on": "2026-03-02", **more}
