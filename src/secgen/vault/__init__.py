"""The vault: what is personal, apart from the journal, sealed, read with a reason, erased for good.

The journal holds random ids (``agent:7f3c…``); names, births and addresses are here. Erasing a person destroys
their key; the journal does not change and its chain still verifies.
"""

from __future__ import annotations

from secgen.vault.hidden import Hidden
from secgen.vault.opening import open_vault
from secgen.vault.vault import Due, Vault

__all__ = ["Due", "Hidden", "Vault", "open_vault"]
