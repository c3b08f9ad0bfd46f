"""A press list imported into an office with a vault."""

from __future__ import annotations

from pathlib import Path

import pytest

import secgen
from secgen.communication.exchange.vaulted import ACTOR, PURPOSE
from secgen.kernel.errors import VaultError

ADMIN = "agent:0001"


@pytest.fixture
def press_list(tmp_path: Path) -> Path:
    path = tmp_path / "presse.csv"
    path.write_text(
        "name,address,media,origin,collection,basis,lists\n"
        "Jeanne Inventée,jeanne@journal.example,Le Journal,salon,direct,public_interest,presse\n",
        encoding="utf-8",
    )
    return path


def test_names_go_to_the_vault_under_the_id_of_the_journal(press_list: Path) -> None:
    with secgen.open("memory:", region="84", year=2026, vault="memory:") as sg:
        sg.vault.allow(ADMIN, "vault-administration", until="2099-12-31", by=ADMIN)
        with pytest.raises(VaultError, match="SG-VAULT-DENIED"):
            sg.import_file("press-contacts", press_list)
        assert not sg.communication.state.press.contacts
        sg.vault.allow(ACTOR, PURPOSE, until="2099-12-31", by=ADMIN)
        assert sg.import_file("press-contacts", press_list).recorded == 1
        (contact,) = sg.communication.state.press.contacts
        assert sg.vault.people() == (contact,)
        read = sg.vault.read(contact, "family_name", "outlet", "email", by=ACTOR, purpose=PURPOSE)
        assert {name: value.reveal() for name, value in read.items()} == {
            "family_name": "Jeanne Inventée",
            "outlet": "Le Journal",
            "email": "jeanne@journal.example",
        }
        assert "Jeanne" not in " ".join(record.body for record in sg.journal.records())
        again = sg.import_file("press-contacts", press_list)
        assert (again.recorded, again.unchanged) == (0, 1)
        assert sg.vault.verify() == 1


def test_an_office_without_a_vault_says_so_and_records_nothing(press_list: Path) -> None:
    with secgen.open("memory:", region="84", year=2026) as sg:
        with pytest.raises(VaultError, match="SG-VAULT-NONE"):
            sg.import_file("press-contacts", press_list)
        assert not sg.communication.state.press.contacts


def test_a_list_is_imported_in_the_name_of_who_acts(press_list: Path) -> None:
    """In an office with roles the communication officer needs the role, and the trail names them."""
    officer = "agent:c0bb"
    with secgen.open("memory:", region="84", year=2026, vault="memory:") as sg:
        for actor, role in ((ADMIN, "administrator"), (officer, "communication")):
            sg.access.give_role(actor=actor, role=role, on="2026-01-01", by=ADMIN)
        for actor, purpose in ((ADMIN, "vault-administration"), (officer, PURPOSE), ("agent:0b01", PURPOSE)):
            sg.vault.allow(actor, purpose, until="2099-12-31", by=ADMIN)
        with sg.acting_as("agent:0b01"), pytest.raises(VaultError, match="SG-VAULT-DENIED"):
            sg.import_file("press-contacts", press_list)
        with sg.acting_as(officer):
            assert sg.import_file("press-contacts", press_list).recorded == 1
        assert (sg.vault.trail()[-1].action, sg.vault.trail()[-1].actor) == ("create", officer)
        assert {recorded.act.by for recorded in sg.acts() if recorded.act.tag.startswith("communication.")} == {officer}
