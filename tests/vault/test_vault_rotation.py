"""Changing the master key: everybody and the whole trail, or nothing; the former key opens nothing."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from secgen import InvalidInput
from secgen.kernel.clock import ManualClock
from secgen.kernel.errors import VaultError
from secgen.law import Law
from secgen.vault import Vault, open_vault
from secgen.vault.sealing import MasterKey, new_secret, write_key_file
from vault.conftest import ADMIN, MANAGE, OFFICER, staff

Opened = Callable[[], Vault]


def url(folder: Path) -> str:
    return f"sqlite:///{folder / 'people.vault'}"


def filled(vault: Vault, people: int = 3) -> dict[str, str]:
    """So many agents, one of them changed, one more erased; gives id → name."""
    names = {vault.create("agent", {"family_name": f"Canari-{n}"}, **MANAGE): f"Canari-{n}" for n in range(people)}
    first = min(names)
    vault.update(first, {"family_name": "Serin"}, **MANAGE)
    gone = vault.create("agent", {"family_name": "Un"}, **MANAGE)
    vault.erase(gone, reason="request", by=OFFICER)
    return {**names, first: "Serin"}


def names(vault: Vault) -> dict[str, str]:
    return {who: vault.read(who, "family_name", **MANAGE)["family_name"].reveal() for who in vault.people()}


def test_nothing_is_lost_and_the_change_leaves_a_trace(vault: Vault) -> None:
    kept = filled(vault)
    said = [(e.number, e.at, e.action, e.actor, e.subject, e.detail) for e in vault.trail()]
    stones = vault.tombstones()
    assert vault.rotate(MasterKey(new_secret()), by=ADMIN) == 3
    assert vault.verify() == 3
    after = vault.trail()
    assert [(e.number, e.at, e.action, e.actor, e.subject, e.detail) for e in after[:-1]] == said
    assert (after[-1].action, after[-1].actor) == ("rotate", ADMIN)
    assert names(vault) == kept
    assert vault.tombstones() == stones
    vault.update(min(kept), {"email": "zoe@example.org"}, **MANAGE)
    assert vault.verify() == 3


def test_the_new_key_opens_and_the_former_one_opens_nothing(
    opened: Opened, tmp_path: Path, law: Law, clock: ManualClock
) -> None:
    vault = staff(opened())
    kept = filled(vault)
    with closing(sqlite3.connect(tmp_path / "people.vault")) as db:
        before = [row[0] for row in db.execute("SELECT wrapped FROM person UNION SELECT seal FROM trail")]
    write_key_file(tmp_path / "kept" / "new")
    vault.rotate(tmp_path / "kept" / "new", by=ADMIN)
    vault.close()
    with pytest.raises(VaultError) as caught:
        opened()
    assert caught.value.code == "SG-VAULT-KEY"
    content = b"".join(path.read_bytes() for path in tmp_path.glob("people.vault*"))
    assert not any(sealed in content for sealed in before), "what the former key sealed is overwritten"
    with closing(open_vault(url(tmp_path), law=law, key_file=tmp_path / "kept" / "new", clock=clock)) as again:
        assert names(again) == kept
        assert again.verify() == 3


def test_another_opening_with_the_former_key_stops_at_once(opened: Opened) -> None:
    vault, other = staff(opened()), opened()
    who = vault.create("agent", {"family_name": "Un"}, **MANAGE)
    vault.rotate(MasterKey(new_secret()), by=ADMIN)
    for use in (lambda: other.read(who, "family_name", **MANAGE), lambda: other.create("agent", {}, **MANAGE)):
        with pytest.raises(VaultError) as caught:
            use()
        assert caught.value.code == "SG-VAULT-KEY"
    assert vault.verify() == 1


def test_only_an_administrator_changes_the_key(vault: Vault) -> None:
    filled(vault)
    with pytest.raises(VaultError) as caught:
        vault.rotate(MasterKey(new_secret()), by=OFFICER)
    assert caught.value.code == "SG-VAULT-DENIED"
    assert vault.trail()[-1].action == "denied"
    assert vault.verify() == 3


def test_the_present_key_and_a_file_that_is_no_key_are_refused(opened: Opened, tmp_path: Path) -> None:
    vault = staff(opened())
    with pytest.raises(InvalidInput, match="already the key"):
        vault.rotate(tmp_path / "kept" / "key", by=ADMIN)
    (tmp_path / "no-key").write_text("short", encoding="ascii")
    with pytest.raises(VaultError, match="SG-VAULT-BAD-KEY"):
        vault.rotate(tmp_path / "no-key", by=ADMIN)
    assert vault.trail()[-1].action == "allow"


def test_a_vault_somebody_altered_is_not_put_under_a_new_key(opened: Opened, tmp_path: Path) -> None:
    vault = staff(opened())
    filled(vault)
    with closing(sqlite3.connect(tmp_path / "people.vault")) as db:
        db.execute("UPDATE person SET ended_on = '2000-01-01'")
        db.commit()
    with pytest.raises(VaultError, match="SG-VAULT-TAMPERED"):
        vault.rotate(MasterKey(new_secret()), by=ADMIN)


KILLED = """
import os, signal, sys
from secgen.law import builtin_law
from secgen.vault import open_vault
from secgen.vault.sqlite import SqliteVaultStore

def die(self, db, trail):
    half = [(e.seal, e.number) for e in trail[: len(trail) // 2]]
    db.executemany("UPDATE trail SET seal = ? WHERE number = ?", half)
    os.kill(os.getpid(), signal.SIGKILL)

SqliteVaultStore._seal_again = die
folder = sys.argv[1]
vault = open_vault("sqlite:///" + folder + "/people.vault", law=builtin_law(), key_file=folder + "/kept/key")
vault._store._db.execute("PRAGMA cache_size=1")  # so that half the work is in the file already
vault.rotate(folder + "/kept/new", by="agent:ad01")
"""


def test_a_kill_in_the_middle_leaves_the_vault_under_the_former_key(
    opened: Opened, tmp_path: Path, law: Law, clock: ManualClock
) -> None:
    vault = staff(opened())
    kept = filled(vault, 60)
    vault.close()
    before = (tmp_path / "people.vault").read_bytes()
    write_key_file(tmp_path / "kept" / "new")
    died = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], capture_output=True, text=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr
    assert (tmp_path / "people.vault").read_bytes() != before, "the kill came in the middle of the writes"
    with pytest.raises(VaultError) as caught:
        open_vault(url(tmp_path), law=law, key_file=tmp_path / "kept" / "new", clock=clock)
    assert caught.value.code == "SG-VAULT-KEY"
    again = opened()
    assert again.verify() == 60
    assert names(again) == kept
    again.rotate(tmp_path / "kept" / "new", by=ADMIN)
    assert again.verify() == 60
