"""Role × purpose × field: what somebody is allowed in the vault, once the office has given roles; and powers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import secgen
from secgen import InvalidInput, Secretariat
from secgen.kernel.errors import VaultError
from secgen.kernel.text import language
from secgen.law import Law
from secgen.vault import Vault, open_vault
from secgen.vault.sealing import write_key_file
from vault.conftest import ADMIN, ANSWER, MANAGE, OFFICER

AUDITOR = "agent:a0d1"
FOREVER = {"until": "2099-12-31", "by": ADMIN}
FIELDS = {"family_name": "Exemple", "email": "anne@example.org"}


@pytest.fixture
def sg() -> Iterator[Secretariat]:
    """An administrator, an HR manager, a communication officer, an auditor; each allowed a purpose by the vault."""
    with secgen.open("memory:", region="84", year=2026, vault="memory:") as office:
        roles = {ADMIN: "administrator", OFFICER: "hr_manager", "agent:c0bb": "communication", AUDITOR: "auditor"}
        for actor, role in roles.items():
            office.access.give_role(actor=actor, role=role, on="2026-01-01", by=ADMIN)
        office.vault.allow(ADMIN, "vault-administration", **FOREVER)
        for actor in (OFFICER, "agent:c0bb"):
            for purpose in ("personnel-management", "subject-rights", "press-relations"):
                office.vault.allow(actor, purpose, **FOREVER)
        office.vault.allow(AUDITOR, "audit", **FOREVER)
        yield office


def denied(sg: Secretariat, read: Any) -> str:
    """Why it was refused; the attempt is in the trail."""
    with language("en"), pytest.raises(VaultError, match="SG-VAULT-DENIED") as caught:
        read()
    assert sg.vault.trail()[-1].action == "denied"
    return str(caught.value.params["why"])


def test_a_purpose_is_open_to_its_roles_only_and_to_its_fields_only(sg: Secretariat) -> None:
    anne = sg.vault.create("agent", FIELDS, **MANAGE)
    assert sg.vault.read(anne, "email", **MANAGE)["email"].reveal() == FIELDS["email"]
    other = {**MANAGE, "by": "agent:c0bb"}
    assert denied(sg, lambda: sg.vault.read(anne, "email", **other)) == "the actor has no role for this purpose"
    assert denied(sg, lambda: sg.vault.read(anne, "bank_account", **MANAGE)) == "the purpose does not open these fields"
    press = {"by": "agent:c0bb", "purpose": "press-relations"}
    assert denied(sg, lambda: sg.vault.read(anne, "email", **press)) == "the purpose does not open these fields"


def test_who_loses_the_role_loses_the_vault(sg: Secretariat) -> None:
    anne = sg.vault.create("agent", FIELDS, **MANAGE)
    sg.access.end_role(actor=OFFICER, role="hr_manager", on="2026-01-02", by=ADMIN)
    assert "no role" in denied(sg, lambda: sg.vault.read(anne, "email", **MANAGE))


def test_an_auditor_sees_who_read_what_and_no_value(sg: Secretariat) -> None:
    anne = sg.vault.create("agent", FIELDS, **MANAGE)
    sg.vault.read(anne, "email", **MANAGE)
    seen = sg.vault.review(anne, by=AUDITOR, purpose="audit")
    assert [(e.action, e.actor, e.purpose, e.detail) for e in seen] == [
        ("create", OFFICER, "personnel-management", ("email", "family_name")),
        ("read", OFFICER, "personnel-management", ("email",)),
    ]
    assert not any(value in repr(seen) for value in FIELDS.values())
    assert denied(sg, lambda: sg.vault.read(anne, "email", by=AUDITOR, purpose="audit"))
    assert denied(sg, lambda: sg.vault.read(anne, "email", by=AUDITOR, purpose="personnel-management"))


def test_the_trail_is_for_those_with_the_power_and_so_is_erasing(vault: Vault) -> None:
    """Reading for one's work gives neither."""
    anne = vault.create("agent", FIELDS, **MANAGE)
    for attempt in (
        lambda: vault.review(anne, **MANAGE),
        lambda: vault.due("2026-03-02", **MANAGE),
        lambda: vault.erase(anne, reason="request", **MANAGE),
    ):
        with pytest.raises(VaultError, match="SG-VAULT-DENIED"):
            attempt()
    assert vault.erase(anne, reason="request", **ANSWER).subject == anne


def test_a_key_others_may_read_or_beside_the_vault_opens_nothing(law: Law, tmp_path: Path) -> None:
    url, kept = f"sqlite:///{tmp_path / 'people.vault'}", tmp_path / "kept" / "key"
    write_key_file(kept)
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    for mode in (0o640, 0o604, 0o660):
        kept.chmod(mode)
        with pytest.raises(VaultError, match=f"SG-VAULT-KEY-OPEN.*{mode:o}"):
            open_vault(url, law=law, key_file=kept)
    kept.chmod(0o400)
    vault = open_vault(url, law=law, key_file=kept)
    vault.allow(ADMIN, "vault-administration", **FOREVER)
    write_key_file(tmp_path / "beside")
    with pytest.raises(VaultError, match="SG-VAULT-KEY-OPEN"):
        open_vault(url, law=law, key_file=tmp_path / "beside")
    with pytest.raises(VaultError, match="SG-VAULT-KEY-OPEN"):
        vault.rotate(tmp_path / "beside", by=ADMIN)
    (tmp_path / "kept" / "link").symlink_to(tmp_path / "beside")
    with pytest.raises(VaultError, match="SG-VAULT-KEY-OPEN"):
        open_vault(url, law=law, key_file=tmp_path / "kept" / "link")
    vault.close()


def test_the_copy_holds_the_fields_the_uses_the_acts_and_the_rights(sg: Secretariat) -> None:
    """GDPR art. 15 and 20: for a machine and for a reader; nobody else's acts are in it."""
    anne, paul = (sg.vault.create("agent", {**FIELDS, "family_name": name}, **MANAGE) for name in ("Exemple", "Autre"))
    for agent in (anne, paul):
        sg.personnel.hire(
            agent=agent, status="civil_servant", corps="AAE", grade="attache", step="4", on="2026-01-02", by=OFFICER
        )
    content = json.loads(sg.copy_for(anne, by=OFFICER).reveal())
    assert content["fields"] == FIELDS
    assert [act["act"] for act in content["acts"]] == ["personnel.hired"]
    assert content["acts"][0]["agent"] == anne
    assert "retention" in content
    for spoken, title in (("fr", "Copie de vos données personnelles"), ("en", "A copy of your personal data")):
        with language(spoken):  # type: ignore[arg-type]
            written = sg.copy_for(anne, by=OFFICER, form="html")
            assert "Exemple" not in str(written)
            assert all(part in written.reveal() for part in (title, "Exemple", anne, "personnel.hired", "CNIL"))
            assert paul not in written.reveal()
            assert "<script" not in written.reveal()
    assert [entry.action for entry in sg.vault.trail(anne)].count("export") == 3
    with pytest.raises(InvalidInput):
        sg.copy_for(anne, by=OFFICER, form="pdf")


def test_what_a_person_wrote_is_text_in_their_page(sg: Secretariat) -> None:
    anne = sg.vault.create("agent", {"family_name": "<img src=x onerror=alert(1)>"}, **MANAGE)
    assert "<img" not in sg.copy_for(anne, by=OFFICER, form="html").reveal()


def test_retention_says_since_when_and_erases_only_when_told(sg: Secretariat) -> None:
    """The dry run erases nobody; the job erases, leaves a trace, and the journal does not change."""
    sg.vault.allow(OFFICER, "recruitment", **FOREVER)
    recruit = {"by": OFFICER, "purpose": "recruitment"}
    late, recent = (sg.vault.create("applicant", FIELDS, **recruit) for _ in range(2))
    sg.vault.update(late, ended_on="2024-01-15", **recruit)
    sg.vault.update(recent, ended_on="2024-01-17", **recruit)
    before = sg.verify()
    (due,) = sg.vault.retain("2026-01-16", by=ADMIN)
    assert (due.subject, str(due.ended_on), str(due.over_on)) == (late, "2024-01-15", "2026-01-15")
    assert due.basis.ref.text.startswith("CNIL")
    assert set(sg.vault.people("applicant")) == {late, recent}
    sg.vault.retain("2026-01-16", by=ADMIN, dry_run=False)
    assert sg.vault.people("applicant") == (recent,)
    assert [(e.action, e.detail[:1]) for e in sg.vault.trail(late)][-1] == ("erase", ("retention",))
    assert sg.verify() == before
    with pytest.raises(VaultError, match="SG-VAULT-ERASED"):
        sg.copy_for(late, by=OFFICER)


def test_the_day_an_agents_file_is_over_is_not_told_for_it_would_tell_the_birth(sg: Secretariat) -> None:
    anne = sg.vault.create("agent", {"birth_date": "1940-05-06"}, **MANAGE)
    sg.vault.update(anne, ended_on="2005-05-31", **MANAGE)
    (due,) = sg.vault.due("2026-01-16", by=ADMIN)
    assert due.over_on is None
    assert "1940" not in repr(due)
