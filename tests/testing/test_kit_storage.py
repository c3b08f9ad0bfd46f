"""The built-in stores pass the storage kit, and each of its checks catches a store that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings

from secgen.backends.memory import MemoryStore, open_memory
from secgen.backends.sqlite import open_sqlite
from secgen.ledger import EventStore
from secgen.testing import StorageKit, check_storage
from secgen.testing.machine import store_machine
from secgen.testing.storage import EMPTY, draft, put
from testing.storage_mutants import MUTANTS

ALL = frozenset({"reopen", "threads", "refuses-bad-records", "text-with-nul"})


def sqlite(folder: Path) -> EventStore:
    return open_sqlite(f"sqlite:///{folder}/journal.db")


class TestMemory(StorageKit):
    capabilities = frozenset({"reopen", "threads", "text-with-nul"})
    expected_failures: ClassVar = {"test_what_a_killed_program_wrote_is_there": "memory ends with its program"}

    def setup_method(self) -> None:
        super().setup_method()
        self.kept = MemoryStore()

    def open(self) -> EventStore:
        return self.kept

    def test_each_address_opened_is_a_new_store(self) -> None:
        one, two = open_memory("memory:"), open_memory("memory:")
        put(one, draft())
        assert two.head() == EMPTY


class TestSqlite(StorageKit):
    capabilities = ALL

    def open(self) -> EventStore:
        return sqlite(self.folder)


TestSqliteMachine = store_machine(sqlite).TestCase
TestSqliteMachine.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)


@pytest.mark.parametrize(("check", "opener"), MUTANTS, ids=lambda value: getattr(value, "__name__", value))
def test_a_wrong_store_is_caught(check: str, opener: Callable[[Path], EventStore]) -> None:
    told = {result.check: result for result in check_storage(opener, ALL)}
    assert told[check].outcome == "fail", told[check]
    assert told[check].detail


def test_every_check_catches_a_wrong_store() -> None:
    assert {check for check, _ in MUTANTS} == set(StorageKit.names())
