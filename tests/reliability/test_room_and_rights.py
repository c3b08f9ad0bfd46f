"""No room left, no right to write: said clearly, nothing half done, and reading goes on."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import secgen
from reliability.places import BUILTIN, LAW, Place, sqlite_place
from reliability.works import appropriations, commitment
from secgen import Money, Secretariat
from secgen.cli.common import open_existing
from secgen.kernel.errors import LedgerError, SecgenError
from secgen.vault import open_vault
from secgen.vault.sealing import write_key_file

NOBODY = 65534


def a_few_acts(place: Place) -> int:
    with place.office() as sg:
        sg.record(appropriations())
        sg.record(*map(commitment, range(40)))
        return sg.journal.head.position


def in_a_child(do: Callable[[], None]) -> None:
    """Do something in another process, whose limits and rights are its own; what it raises fails the test."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        told = "done"
        try:
            do()
        except BaseException:
            told = traceback.format_exc()
        os.write(writer, told.encode()[-60_000:])
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        told = answer.read()
    os.waitpid(child, 0)
    assert told == "done", told


pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


def refused(do: Callable[[], object], code: str, words: str) -> None:
    """It is refused with this code, and the message names what it is about."""
    with pytest.raises(SecgenError) as caught:
        do()
    assert caught.value.code == code, caught.value
    assert words in str(caught.value)


# room


def fill(sg: Secretariat, first: int) -> tuple[int, LedgerError]:
    """Record until there is no room; gives where it stopped and what was said."""
    number = first
    try:
        while True:
            sg.record(*(commitment(number + item, "x" * 300) for item in range(5)))
            number += 5
            assert number < first + 5000
    except LedgerError as error:
        return number, error


def whole(sg: Secretariat, before: int) -> None:
    """The batches that were recorded are there whole, and the office knows what the journal says."""
    head = sg.verify()
    assert (head.position - before) % 5 == 0
    spent = sum((act.act.amount for act in sg.acts() if act.act.tag == "budget.committed"), Money(0))
    assert sg.budget.available(2025, "0224-CARA-DRAC/07/3")[0] == appropriations().ae - spent  # type: ignore[attr-defined]


def test_a_full_store_refuses_the_batch_and_takes_it_once_there_is_room(tmp_path: Path) -> None:
    place = sqlite_place(tmp_path / "full")
    before = a_few_acts(place)
    with place.office() as sg:
        db: sqlite3.Connection = sg.journal.store._db  # type: ignore[attr-defined]
        db.execute("PRAGMA max_page_count = 40")
        number, error = fill(sg, 100)
        assert error.code == "SG-STORE-FULL"
        assert "office.db" in error.message
        whole(sg, before)
        with pytest.raises(LedgerError, match="SG-STORE-FULL"):
            sg.post([commitment(n, "y" * 300) for n in range(1000, 1100)], batch=5)
        db.execute("PRAGMA max_page_count = 1000000")
        whole(sg, before)
        sg.record(*(commitment(number + item, "x" * 300) for item in range(5)))
        whole(sg, before)


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """The limit of the system on the size of files: what a quota does."""
    place = sqlite_place(tmp_path / "quota")
    before = a_few_acts(place)

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        with place.office() as sg:
            _, error = fill(sg, 100)
            assert error.code in ("SG-STORE-FULL", "SG-STORE-OPEN"), error
            assert error.code == "SG-STORE-FULL" or "disk" in error.message
            whole(sg, before)

    in_a_child(work)
    with place.office() as sg:
        whole(sg, before)
        sg.record(*map(commitment, range(9000, 9005)))
        whole(sg, before)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where the system lets us make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if os.getuid() or subprocess.run(made, capture_output=True, check=False).returncode:
        pytest.skip("making a small disk takes an administrator (mount -t tmpfs)")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    place = sqlite_place(small_disk / "office")
    before = a_few_acts(place)
    out = small_disk / "commitments.csv"
    out.write_text("the old one", encoding="utf-8")
    with place.office() as sg:
        _, error = fill(sg, 100)
        assert error.code in ("SG-STORE-FULL", "SG-STORE-OPEN"), error
        whole(sg, before)
        with pytest.raises(SecgenError, match="SG-FILE"):
            sg.export_file("inf-bud-53-ae", out)
        assert out.read_text(encoding="utf-8") == "the old one"
        assert sorted(path.name for path in small_disk.iterdir()) == ["commitments.csv", "office"]
    with place.office() as sg:
        whole(sg, before)


def test_an_export_that_finds_no_room_leaves_the_old_file(tmp_path: Path) -> None:
    place = sqlite_place(tmp_path / "quota")
    a_few_acts(place)
    out = tmp_path / "ae.csv"
    with place.office() as sg:
        sg.export_file("inf-bud-53-ae", out)
        sg.record(*map(commitment, range(100, 400)))
    old = out.read_bytes()

    def work() -> None:
        with place.office() as sg:
            resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000))
            refused(lambda: sg.export_file("inf-bud-53-ae", out), "SG-FILE", str(out))

    in_a_child(work)
    assert out.read_bytes() == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ae.csv", "quota"]


# rights


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that another user may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        for path in folder.rglob("*"):
            path.chmod(0o755)


def readable_by_all(folder: Path) -> bool:
    return all(place.stat().st_mode & 0o005 == 0o005 for place in (folder, *folder.parents))


def as_somebody_without_rights(do: Callable[[], None]) -> None:
    library = Path(secgen.__file__).parent
    if os.getuid() == 0 and not readable_by_all(library):
        pytest.skip(f"nobody may not read the library in {library}: open its folders to all (chmod o+rx)")

    def work() -> None:
        if os.getuid() == 0:  # an administrator is refused nothing
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        do()

    in_a_child(work)


def closed_to_writing(place: Place, *, folder: bool) -> None:
    for path in place.folder.iterdir():
        path.chmod(0o444)
    place.folder.chmod(0o555 if folder else 0o777)


@pytest.mark.parametrize("folder", [False, True], ids=["file", "file and folder"])
def test_a_journal_that_may_only_be_read_is_read_verified_and_exported(shared: Path, folder: bool) -> None:
    place = sqlite_place(shared / "office")
    position = a_few_acts(place)
    (shared / "out").mkdir()
    (shared / "out").chmod(0o777)
    with place.office() as sg:  # what is imported at first use: nobody may not read where Python is
        sg.export_file("inf-bud-53-ae", shared / "first.csv")
    before = (place.folder / "office.db").read_bytes()
    closed_to_writing(place, folder=folder)

    def work() -> None:
        with open_existing(place.url) as sg:
            assert sg.verify().position == position
            assert len(sg.history("commitment/2100000003/1")) == 1
            assert sg.export_file("inf-bud-53-ae", shared / "out" / "ae.csv") == 40
            for write in (lambda: sg.record(commitment(900)), lambda: sg.post([commitment(901)])):
                refused(write, "SG-STORE-READ-ONLY", str(place.folder))
            assert sg.refresh().position == position

    as_somebody_without_rights(work)
    assert (place.folder / "office.db").read_bytes() == before
    assert [path.name for path in (shared / "out").iterdir()] == ["ae.csv"]


def test_acts_that_wait_in_a_folder_that_may_only_be_read_are_not_left_out_unsaid(shared: Path) -> None:
    place = sqlite_place(shared / "office")
    copy = sqlite_place(shared / "copy")
    a_few_acts(place)
    with place.office() as sg:
        sg.record(commitment(500))
        for name in ("office.db", "office.db-wal"):
            (copy.folder / name).write_bytes((place.folder / name).read_bytes())
    closed_to_writing(copy, folder=True)
    as_somebody_without_rights(lambda: refused(lambda: open_existing(copy.url), "SG-STORE-OPEN", "-wal"))


def test_what_may_not_even_be_read_is_named(shared: Path) -> None:
    place = sqlite_place(shared / "office")
    a_few_acts(place)
    (place.folder / "office.db").chmod(0)
    as_somebody_without_rights(lambda: refused(lambda: open_existing(place.url), "SG-STORE-OPEN", "office.db"))
    (place.folder / "office.db").chmod(0o444)
    place.folder.chmod(0)
    as_somebody_without_rights(
        lambda: refused(lambda: secgen.open(place.url, law=LAW, plugins=BUILTIN), "SG-STORE-OPEN", "office")
    )


def test_a_file_that_may_not_be_replaced_is_left(shared: Path) -> None:
    place = sqlite_place(shared / "office")
    a_few_acts(place)
    place.folder.chmod(0o777)
    for path in place.folder.iterdir():
        path.chmod(0o666)
    kept, closed = shared / "kept.csv", shared / "closed"
    kept.write_text("kept", encoding="utf-8")
    kept.chmod(0o444)
    closed.mkdir(mode=0o555)

    def work() -> None:
        with open_existing(place.url) as sg:
            for out in (kept, closed / "new.csv", shared / "nowhere" / "new.csv"):
                refused(lambda out=out: sg.export_file("inf-bud-53-ae", out), "SG-FILE", str(out))  # type: ignore[misc]

    as_somebody_without_rights(work)
    assert kept.read_text(encoding="utf-8") == "kept"
    assert list(closed.iterdir()) == []


def test_a_vault_that_may_only_be_read_says_so_and_stays_as_it_is(shared: Path) -> None:
    (shared / "vault").mkdir()
    write_key_file(shared / "key")
    if os.getuid() == 0:
        os.chown(shared / "key", NOBODY, NOBODY)
    url = f"sqlite:///{shared / 'vault' / 'people.vault'}"
    open_vault(url, law=LAW, key_file=shared / "key").close()
    before = (shared / "vault" / "people.vault").read_bytes()
    (shared / "vault" / "people.vault").chmod(0o444)

    def work() -> None:
        vault = open_vault(url, law=LAW, key_file=shared / "key")
        refused(
            lambda: vault.allow("agent:ad01", "vault-administration", until="2027-12-31", by="agent:ad01"),
            "SG-VAULT-OPEN",
            "people.vault",
        )
        assert vault.verify() == 0

    as_somebody_without_rights(work)
    assert (shared / "vault" / "people.vault").read_bytes() == before
