"""Press contacts imported into an office that has a vault: names there, random ids and fingerprints in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from secgen.communication.exchange.contacts import import_contacts
from secgen.kernel.importing import Import

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat

PURPOSE: Final = "press-relations"
ACTOR: Final = "service:press"
"""Who the import acts as in the vault where nobody says (``acting_as``): to be allowed ``press-relations`` there."""


def import_press_contacts(office: Secretariat, layout: str, path: Path | str) -> Import:
    """Import a press list; raises ``VaultError`` SG-VAULT-NONE without a vault, SG-VAULT-DENIED if not allowed."""
    vault = office.vault
    actor = office.actor or ACTOR
    vault.permitted(actor, PURPOSE)

    def keep(contact: str, row: Mapping[str, str]) -> None:
        fields = {"family_name": row["name"], "outlet": row["media"], "email": row["address"]}
        given = {name: value for name, value in fields.items() if value.strip()}
        vault.create("press_contact", given, by=actor, purpose=PURPOSE, subject=contact)

    return import_contacts(office, path, vault.fingerprint_key, keep)
