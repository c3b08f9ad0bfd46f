"""The file of a vault: sealed, of one key, and telling when somebody else wrote in it."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from secgen import InvalidInput, LedgerError
from secgen.kernel.clock import ManualClock
from secgen.kernel.errors import VaultError
from secgen.law import Law
from secgen.vault import Vault, open_vault
from secgen.vault.sealing import VARIABLE, MasterKey, key_text, new_secret, write_key_file
from vault.conftest import ADMIN, ANSWER, MANAGE, OFFICER, staff

Opened = Callable[[], Vault]
NAME = "Canari-Ébène"


def tamper(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / "people.vault")) as db:
        db.execute(statement, values)
        db.commit()


def raw(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("people.vault*"))


def test_what_is_kept_is_there_after_closing(opened: Opened) -> None:
    vault = staff(opened())
    subject = vault.create("agent", {"family_name": NAME}, **MANAGE)
    vault.close()
    again = opened()
    assert again.read(subject, "family_name", **MANAGE)["family_name"].reveal() == NAME
    assert again.verify() == 1


def test_nothing_readable_is_in_the_file_and_nothing_at_all_after_erasing(opened: Opened, tmp_path: Path) -> None:
    vault = staff(opened())
    subject = vault.create("agent", {"family_name": NAME, "email": "zoe@example.org"}, **MANAGE)
    with closing(sqlite3.connect(tmp_path / "people.vault")) as db:
        wrapped, sealed = db.execute("SELECT wrapped, sealed FROM person").fetchone()
    before = raw(tmp_path)
    assert not any(text.encode() in before for text in (NAME, "zoe@"))
    assert wrapped in before
    vault.erase(subject, reason="request", by=OFFICER)
    vault.close()
    after = raw(tmp_path)
    assert wrapped not in after, "the key of the person is overwritten"
    assert sealed not in after


def test_another_key_opens_nothing(opened: Opened, tmp_path: Path, law: Law) -> None:
    opened().close()
    write_key_file(tmp_path / "kept" / "other")
    with pytest.raises(VaultError) as caught:
        open_vault(f"sqlite:///{tmp_path / 'people.vault'}", law=law, key_file=tmp_path / "kept" / "other")
    assert caught.value.code == "SG-VAULT-KEY"


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        ("UPDATE person SET sealed = ?", (b"x" * 64,)),
        ("UPDATE person SET sealed = ?", (b"",)),
        ("UPDATE person SET wrapped = ?", (b"x" * 60,)),
        ("UPDATE person SET kind = 'applicant'", ()),
        ("UPDATE person SET version = 2", ()),
        ("UPDATE person SET ended_on = '2000-01-01'", ()),
        ("UPDATE person SET ended_on = 'never'", ()),
    ],
)
def test_an_altered_row_does_not_open(
    opened: Opened, tmp_path: Path, statement: str, values: tuple[object, ...]
) -> None:
    vault = staff(opened())
    subject = vault.create("agent", {"family_name": NAME}, **MANAGE)
    tamper(tmp_path, statement, *values)
    for look in (lambda: vault.read(subject, "family_name", **ANSWER), vault.verify):
        with pytest.raises(VaultError) as caught:
            look()
        assert caught.value.code in ("SG-VAULT-TAMPERED", "SG-VAULT-DENIED")
    assert caught.value.code == "SG-VAULT-TAMPERED"
    assert caught.value.params["what"] == subject


def test_two_people_cannot_be_swapped_nor_an_older_version_put_back(opened: Opened, tmp_path: Path) -> None:
    vault = staff(opened())
    first, second = (vault.create("agent", {"family_name": name}, **MANAGE) for name in ("Un", "Deux"))
    with closing(sqlite3.connect(tmp_path / "people.vault")) as db:
        row = db.execute("SELECT * FROM person WHERE subject = ?", (first,)).fetchone()
    vault.update(first, {"family_name": "Trois"}, **MANAGE)
    tamper(tmp_path, "INSERT OR REPLACE INTO person VALUES(?,?,?,?,?,?)", *row)
    with pytest.raises(VaultError, match=first):
        vault.verify()
    tamper(tmp_path, "UPDATE person SET wrapped = ?, sealed = ?, version = 1 WHERE subject = ?", row[4], row[5], second)
    with pytest.raises(VaultError, match=second):
        vault.read(second, "family_name", **MANAGE)


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("DELETE FROM person", "agent:"),
        ("DELETE FROM tombstone", "agent:"),
        ("UPDATE tombstone SET reason = 'error'", "agent:"),
        ("UPDATE tombstone SET \"on\" = 'yesterday'", "agent:"),
        ("UPDATE trail SET actor = 'agent:0000' WHERE action = 'create'", "trail"),
        ("UPDATE trail SET detail = '{' WHERE action = 'create'", "altered outside"),
        ("DELETE FROM trail WHERE action = 'create'", "trail"),
        ("DELETE FROM trail WHERE action = 'erase'", "altered outside"),
    ],
)
def test_what_is_gone_or_changed_is_named(opened: Opened, tmp_path: Path, statement: str, what: str) -> None:
    vault = staff(opened())
    gone = vault.create("agent", {"family_name": "Un"}, **MANAGE)
    vault.create("agent", {"family_name": "Deux"}, **MANAGE)
    vault.erase(gone, reason="request", by=OFFICER)
    assert vault.verify() == 1
    tamper(tmp_path, statement)
    with pytest.raises(VaultError, match=what) as caught:
        vault.verify()
    assert caught.value.code == "SG-VAULT-TAMPERED"


def test_two_openings_see_one_another_and_none_is_lost(opened: Opened) -> None:
    staff(opened())
    vaults = [opened() for _ in range(4)]
    kept: list[str] = []

    def fill(vault: Vault) -> None:
        kept.extend(vault.create("agent", {"family_name": NAME}, **MANAGE) for _ in range(5))

    threads = [threading.Thread(target=fill, args=(vault,)) for vault in vaults]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kept) == 20
    for vault in vaults:
        assert set(vault.people()) == set(kept)
        assert vault.verify() == 20


def test_the_key_comes_from_the_environment_too(
    tmp_path: Path, law: Law, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'people.vault'}"
    monkeypatch.setenv(VARIABLE, key_text(new_secret()))
    with closing(staff(open_vault(url, law=law, clock=clock))) as vault:
        vault.create("agent", {"family_name": NAME}, **MANAGE)
    with closing(open_vault(url, law=law, clock=clock)) as vault:
        assert vault.verify() == 1
    monkeypatch.setenv(VARIABLE, "short")
    with pytest.raises(VaultError) as caught:
        open_vault(url, law=law)
    assert caught.value.code == "SG-VAULT-BAD-KEY"
    assert "short" not in str(caught.value)


def test_a_key_file_is_its_owners_and_never_replaced(tmp_path: Path) -> None:
    write_key_file(tmp_path / "kept" / "key")
    text = (tmp_path / "kept" / "key").read_text()
    assert stat.S_IMODE((tmp_path / "kept" / "key").stat().st_mode) == 0o600
    with pytest.raises(InvalidInput):
        write_key_file(tmp_path / "kept" / "key")
    assert (tmp_path / "kept" / "key").read_text() == text


def test_the_master_key_does_not_show(opened: Opened, tmp_path: Path) -> None:
    vault = opened()
    assert repr(vault) == "<Vault>"
    assert (tmp_path / "kept" / "key").read_text().strip() not in repr(vars(vault))


@pytest.mark.parametrize("url", ["postgresql://x", "sqlite:///", "people.vault"])
def test_an_address_that_is_none_is_refused(url: str, law: Law, tmp_path: Path) -> None:
    write_key_file(tmp_path / "kept" / "key")
    with pytest.raises(LedgerError, match="SG-STORE-URL"):
        open_vault(url, law=law, key_file=tmp_path / "kept" / "key")


def test_a_folder_that_is_not_there(law: Law, tmp_path: Path) -> None:
    write_key_file(tmp_path / "kept" / "key")
    with pytest.raises(VaultError, match="does not exist"):
        open_vault(f"sqlite:///{tmp_path / 'no' / 'x.vault'}", law=law, key_file=tmp_path / "kept" / "key")


def test_a_closed_vault_says_so(opened: Opened) -> None:
    vault = staff(opened())
    vault.close()
    vault.close()
    with pytest.raises(LedgerError, match="SG-CLOSED"):
        vault.people()


def test_without_the_library_the_error_names_the_extra(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    vault = staff(opened())
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers.aead", None)
    with pytest.raises(InvalidInput, match=r"drac-secgen\[vault\]"):
        vault.create("agent", {"family_name": NAME}, by=OFFICER, purpose="subject-rights")
    assert vault.due("2030-01-01", by=ADMIN) == ()


def test_lines_cut_off_the_end_of_the_trail_are_found_against_an_anchor(opened: Opened, tmp_path: Path) -> None:
    """The seals of what is left still hold: only what was noted elsewhere tells."""
    vault = staff(opened())
    anne = vault.create("agent", {"family_name": "Exemple"}, **MANAGE)
    vault.read(anne, "family_name", **MANAGE)
    anchor = vault.anchor
    vault.read(anne, "family_name", **MANAGE)
    vault.rotate(MasterKey(new_secret()), by=ADMIN)
    assert vault.verify(anchor) == 1, "what came after, and another key, change nothing"
    for wrong in ("999:" + anchor.partition(":")[2], anchor[:-1] + ("0" if anchor[-1] != "0" else "1"), "x"):
        with pytest.raises(VaultError, match="SG-VAULT-TAMPERED"):
            vault.verify(wrong)


def test_a_reading_cut_off_the_trail_is_found(opened: Opened, tmp_path: Path) -> None:
    vault = staff(opened())
    anne = vault.create("agent", {"family_name": "Exemple"}, **MANAGE)
    vault.read(anne, "family_name", **MANAGE)
    anchor = vault.anchor
    vault.close()
    with closing(sqlite3.connect(tmp_path / "people.vault")) as db:
        db.execute("DELETE FROM trail WHERE action = 'read'")
        db.commit()
    again = opened()
    assert again.verify() == 1, "nothing in the file tells"
    with pytest.raises(VaultError, match="SG-VAULT-TAMPERED"):
        again.verify(anchor)
