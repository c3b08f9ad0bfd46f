"""Every column of a row, every class of byte, first, middle and last: verifying names the act that was touched."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reliability.places import Place, sqlite_place
from reliability.works import appropriations, commitment
from secgen.kernel.errors import IntegrityError, SecgenError
from secgen.ledger import Journal, Record
from secgen.secretariat import Secretariat

COLUMNS = Record._fields
TEXTS = [name for name in COLUMNS if name not in ("position", "schema")]
TOUCHED = 6
BYTES = {
    "a digit": b"7",
    "another digit": b"0",
    "a letter": b"e",
    "a capital": b"E",
    "a quote": b'"',
    "an apostrophe": b"'",
    "a backslash": b"\\",
    "a comma": b",",
    "a brace": b"}",
    "a space": b" ",
    "a tab": b"\t",
    "a line break": b"\n",
    "a carriage return": b"\r",
    "a nul": b"\0",
    "a control": b"\x1b",
    "two bytes": "é".encode(),
    "a no-break space": "\u00a0".encode(),
    "three bytes": "€".encode(),
    "four bytes": "🏛".encode(),
    "right to left": "\u202e".encode(),
    "composed later": "e\u0301".encode(),
    "half a character": b"\xc3",
    "no character": b"\xff",
}
CHANGES: dict[str, Callable[[bytes, int, bytes], bytes]] = {
    "replaced": lambda text, at, byte: text[:at] + byte + text[at + 1 :],
    "put in": lambda text, at, byte: text[:at] + byte + text[at:],
    "taken out": lambda text, at, byte: text[:at] + text[at + 1 :],
    "doubled": lambda text, at, byte: text[:at] + text[at : at + 1] + text[at:],
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Ten acts with every class of character in a note, its guards taken off."""
    place = sqlite_place(tmp_path_factory.mktemp("tampering"))
    with place.office() as sg:
        sg.record(appropriations())
        for number in range(7):
            sg.record(commitment(number, f'N° {number} « d\'été » "x\\y" €\U0001f3db'))
    with closing(sqlite3.connect(place.folder / "office.db")) as db, db:
        db.execute("DROP TRIGGER journal_no_update")
        db.execute("DROP TRIGGER journal_no_delete")
    return place


@pytest.fixture
def place(made: Place, tmp_path: Path) -> Place:
    shutil.copy(made.folder / "office.db", tmp_path / "office.db")
    return Place(tmp_path, f"sqlite:///{tmp_path / 'office.db'}")


def mutations(text: bytes) -> Iterator[tuple[str, bytes]]:
    """The text changed in each way, with each class of byte, at its beginning, middle and end."""
    for where, at in (("first", 0), ("middle", len(text) // 2), ("last", len(text) - 1)):
        for how, change in CHANGES.items():
            for kind, byte in BYTES.items():
                if (other := change(text, at, byte)) != text:
                    yield f"{how} {kind} {where}", other
                if how in ("taken out", "doubled"):
                    break
    yield "emptied", b""
    yield "swapped letters", text.swapcase()
    yield "reversed", text[::-1]


@pytest.mark.parametrize("column", TEXTS)
def test_any_byte_of_any_field(place: Place, column: str) -> None:
    count = 0
    with closing(sqlite3.connect(place.folder / "office.db", isolation_level=None)) as db:
        query = f"SELECT CAST({column} AS BLOB) FROM journal WHERE position = ?"
        update = f"UPDATE journal SET {column} = CAST(? AS TEXT) WHERE position = ?"
        (text,) = db.execute(query, (TOUCHED,)).fetchone()
        store = place.store()
        for name, other in mutations(text):
            if other == text:
                continue
            db.execute(update, (other, TOUCHED))
            with pytest.raises(IntegrityError) as caught:
                pytest.fail(f"{name}: {Journal(store).verify()}")
            assert caught.value.params["position"] == TOUCHED, name
            count += 1
        db.execute(update, (text, TOUCHED))
        assert Journal(store).verify().position == 10
        store.close()
    assert count > 100


@pytest.mark.parametrize("value", [0, -1, 2, 4, 7, 10, 2**31, 2**63 - 1, -(2**63)])
def test_any_number_of_a_position(place: Place, value: int) -> None:
    assert first_broken(place, "UPDATE OR REPLACE journal SET position = ? WHERE position = 6", (value,)) in (
        {value, TOUCHED} if 0 < value < TOUCHED else {1, TOUCHED}
    )


@pytest.mark.parametrize("value", [0, -1, 2, 10, 2**63 - 1])
def test_any_number_of_a_schema(place: Place, value: int) -> None:
    assert first_broken(place, "UPDATE journal SET schema = ? WHERE position = 6", (value,)) == TOUCHED


def first_broken(place: Place, statement: str, values: tuple[object, ...] = ()) -> object:
    with closing(sqlite3.connect(place.folder / "office.db")) as db, db:
        db.execute(statement, values)
    store = place.store()
    try:
        with pytest.raises(IntegrityError) as caught:
            Journal(store).verify()
    finally:
        store.close()
    assert caught.value.code == "SG-CHAIN"
    return caught.value.params["position"]


OTHERS = ", ".join(COLUMNS[1:])
WHOLE = {
    "altered": ("UPDATE journal SET body = replace(body, '100', '900') WHERE position = 4", 4, "commitment/2100000000"),
    "removed": ("DELETE FROM journal WHERE position = 7", 7, ""),
    "first removed": ("DELETE FROM journal WHERE position = 1", 1, ""),
    "inserted": (f"INSERT INTO journal SELECT 11, {OTHERS} FROM journal WHERE position = 9", 11, "2100000005"),
    "copied over another": (
        f"INSERT OR REPLACE INTO journal SELECT 5, {OTHERS} FROM journal WHERE position = 8",
        5,
        "commitment/2100000004",
    ),
}


@pytest.mark.parametrize("how", WHOLE)
def test_the_office_names_the_act_it_finds_there(place: Place, how: str) -> None:
    statement, position, named = WHOLE[how]
    with closing(sqlite3.connect(place.folder / "office.db")) as db, db:
        db.execute(statement)
    with pytest.raises(SecgenError) as caught, bare(place) as sg:
        sg.verify()
    assert caught.value.code == "SG-CHAIN"
    assert caught.value.params["position"] == position
    assert named in caught.value.message


def test_two_acts_exchanged(place: Place) -> None:
    with closing(sqlite3.connect(place.folder / "office.db")) as db, db:
        for source, target in ((5, 99), (8, 5), (99, 8)):
            db.execute("UPDATE journal SET position = ? WHERE position = ?", (target, source))
    with pytest.raises(IntegrityError) as caught, bare(place) as sg:
        sg.verify()
    assert caught.value.params["position"] == 5
    assert "#5 budget.committed commitment/2100000004" in caught.value.message


def bare(place: Place) -> Secretariat:
    """The office as ``secgen verify`` opens it."""
    from secgen.cli.common import open_existing

    return open_existing(place.url)
