"""Whoever has all rights on the server can change a row; reading the chain says which one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
import pytest

from secgen.kernel.errors import IntegrityError
from secgen.ledger import Journal, Record
from secgen.testing.storage import INSTANT, drafts
from secgen_postgres.store import PostgresStore, open_postgres

CHANGED = 3
COLUMNS = Record._fields


@pytest.fixture
def meddle(admin: psycopg.Connection, schema: str, url: str) -> Iterator[Callable[..., object]]:
    """Run a statement on a journal of five acts as a superuser who first switched the guards off."""
    store = open_postgres(url)
    Journal(store).append(drafts(5), INSTANT)
    store.close()
    admin.execute(f"SET search_path = {schema}")
    admin.execute("ALTER TABLE journal DISABLE TRIGGER ALL")
    yield admin.execute
    admin.execute("RESET search_path")


def first_broken(url: str) -> int:
    store = open_postgres(url)
    try:
        with pytest.raises(IntegrityError) as caught:
            Journal(store).verify()
    finally:
        store.close()
    assert caught.value.code == "SG-CHAIN"
    position = caught.value.params["position"]
    assert isinstance(position, int)
    return position


@pytest.mark.parametrize("column", COLUMNS)
def test_one_changed_value_is_found_in_every_column(url: str, meddle: Callable[..., object], column: str) -> None:
    changed = f"{column} + 40" if column in ("position", "schema") else f"overlay({column} placing '~' from 2)"
    meddle(f"UPDATE journal SET {column} = {changed} WHERE position = %s", (CHANGED,))
    assert first_broken(url) == CHANGED


@pytest.mark.parametrize("column", [c for c in COLUMNS if c not in ("position", "schema")])
@pytest.mark.parametrize("added", ["\n", " ", "\1", "\1" + "1", "é"])
def test_one_added_character_is_found(url: str, meddle: Callable[..., object], column: str, added: str) -> None:
    meddle(f"UPDATE journal SET {column} = {column} || %s WHERE position = %s", (added, CHANGED))
    assert first_broken(url) == CHANGED


@pytest.mark.parametrize("position", [1, 2, 4])
def test_a_removed_act_is_found(url: str, meddle: Callable[..., object], position: int) -> None:
    meddle("DELETE FROM journal WHERE position = %s", (position,))
    assert first_broken(url) == position


def test_two_acts_exchanged_are_found(url: str, meddle: Callable[..., object]) -> None:
    for source, target in ((2, 99), (4, 2), (99, 4)):
        meddle("UPDATE journal SET position = %s WHERE position = %s", (target, source))
    assert first_broken(url) == 2


def test_an_act_slipped_in_is_found(url: str, meddle: Callable[..., object]) -> None:
    for position in (5, 4, 3):
        meddle("UPDATE journal SET position = %s WHERE position = %s", (position + 1, position))
    meddle(f"INSERT INTO journal SELECT 3, {', '.join(COLUMNS[1:])} FROM journal WHERE position = 2")
    assert first_broken(url) == 3


@pytest.mark.parametrize("kept", [0, 1, 4])
def test_acts_cut_off_the_end_are_found_by_who_never_saw_them(
    url: str, meddle: Callable[..., object], kept: int
) -> None:
    meddle("DELETE FROM journal WHERE position > %s", (kept,))
    assert first_broken(url) == kept + 1


def test_a_head_taken_away_is_found(url: str, meddle: Callable[..., object]) -> None:
    meddle("ALTER TABLE head DISABLE TRIGGER ALL")
    meddle("DELETE FROM head")
    assert first_broken(url) == 6


def test_an_untouched_journal_verifies(url: str, opener: Callable[[], PostgresStore]) -> None:
    store = opener()
    Journal(store).append(drafts(5), INSTANT)
    assert Journal(store).verify() == store.head()
