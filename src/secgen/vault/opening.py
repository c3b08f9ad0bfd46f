"""Opening a vault by its address."""

from __future__ import annotations

from pathlib import Path

from secgen.kernel.clock import Clock, system_clock
from secgen.kernel.errors import LedgerError
from secgen.kernel.judge import LawBook
from secgen.vault.records import VaultStore
from secgen.vault.sealing import MasterKey, master_key, new_secret
from secgen.vault.vault import Vault


def open_vault(url: str, *, law: LawBook, key_file: str | Path | None = None, clock: Clock = system_clock) -> Vault:
    """Open a vault: ``memory:`` or ``sqlite:///FILE``.

    The master key is in ``key_file``, or else in the environment (``SECGEN_VAULT_KEY``); never beside the data. A
    vault in memory makes its own. Raises ``VaultError`` SG-VAULT-KEY if it is not the key the vault was made with.
    """
    if url == "memory:":
        from secgen.vault.memory import MemoryVaultStore

        key = MasterKey(new_secret()) if key_file is None else master_key(key_file)
        return Vault(MemoryVaultStore(), key, law, clock)
    if not url.startswith("sqlite:///"):
        raise LedgerError("SG-STORE-URL", url=url, known="memory:, sqlite:///FILE")
    from secgen.vault.sqlite import open_sqlite_vault

    key = master_key(key_file)
    store: VaultStore = open_sqlite_vault(url)
    try:
        return Vault(store, key, law, clock)
    except BaseException:
        store.close()
        raise
