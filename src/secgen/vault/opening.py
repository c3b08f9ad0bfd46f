"""Opening a vault by its address."""

from __future__ import annotations

from pathlib import Path

from secgen.kernel.clock import Clock, system_clock
from secgen.kernel.errors import LedgerError
from secgen.kernel.judge import LawBook
from secgen.vault.records import VaultStore
from secgen.vault.sealing import MasterKey, master_key, new_secret
from secgen.vault.vault import RolesOf, Vault


def open_vault(
    url: str,
    *,
    law: LawBook,
    key_file: str | Path | None = None,
    clock: Clock = system_clock,
    roles_of: RolesOf | None = None,
) -> Vault:
    """Open a vault: ``memory:`` or ``sqlite:///FILE``.

    The master key is in ``key_file``, or else in the environment (``SECGEN_VAULT_KEY``); never beside the data. A
    vault in memory makes its own. Raises ``VaultError`` SG-VAULT-KEY if it is not the key the vault was made with,
    SG-VAULT-KEY-OPEN if others may read its file or it lies in the vault's folder. ``roles_of`` tells the roles an
    actor has in the office, if it has given any: a purpose is then open to its roles only.
    """
    if url == "memory:":
        from secgen.vault.memory import MemoryVaultStore

        key = MasterKey(new_secret()) if key_file is None else master_key(key_file)
        return Vault(MemoryVaultStore(), key, law, clock, roles_of=roles_of)
    if not url.startswith("sqlite:///"):
        raise LedgerError("SG-STORE-URL", url=url, known="memory:, sqlite:///FILE")
    from secgen.vault.sqlite import open_sqlite_vault

    path = url.removeprefix("sqlite:///")
    key = master_key(key_file, path)
    store: VaultStore = open_sqlite_vault(url)
    try:
        return Vault(store, key, law, clock, path=path, roles_of=roles_of)
    except BaseException:
        store.close()
        raise
