"""A person in the vault: kept, read with a reason, exported, erased."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import UTC, datetime

import pytest

from secgen import InvalidInput, NotFound
from secgen.kernel.clock import ManualClock
from secgen.kernel.errors import VaultError
from secgen.vault import Hidden, Vault
from vault.conftest import ADMIN, ANSWER, MANAGE, OFFICER

FIELDS = {"family_name": "Canari", "given_name": "Zoé", "birth_date": "1984-05-06", "email": "zoe@example.org"}


def test_what_was_kept_is_read_again_hidden_until_revealed(vault: Vault) -> None:
    subject = vault.create("agent", FIELDS, **MANAGE)
    assert subject.startswith("agent:")
    assert len(subject) == len("agent:") + 16
    values = vault.read(subject, "family_name", "email", "phone", **MANAGE)
    assert {name: value.reveal() for name, value in values.items()} == {
        "family_name": "Canari",
        "email": FIELDS["email"],
    }
    assert "Canari" not in f"{values} {values['family_name']} {values['family_name']:>20} {values['family_name']!r}"


def test_a_hidden_value_is_not_copied_out_by_accident() -> None:
    hidden = Hidden("Canari")
    for leak in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="not copied"):
            leak(hidden)
    with pytest.raises(TypeError):
        json.dumps(hidden)


def test_ids_are_random(vault: Vault) -> None:
    assert len({vault.create("agent", FIELDS, **MANAGE) for _ in range(20)}) == 20


def test_an_update_changes_forgets_and_ends(vault: Vault) -> None:
    subject = vault.create("agent", FIELDS, **MANAGE)
    vault.update(subject, {"phone": "+33 4 00 00 00 00"}, forget=["email"], ended_on="2026-02-28", **MANAGE)
    values = vault.read(subject, "email", "phone", "given_name", **MANAGE)
    assert {name: value.reveal() for name, value in values.items()} == {
        "phone": "+33 4 00 00 00 00",
        "given_name": "Zoé",
    }
    assert json.loads(vault.export(subject, **ANSWER).reveal())["ended_on"] == "2026-02-28"


def test_every_reading_leaves_a_trace_and_so_does_a_refusal(vault: Vault) -> None:
    subject = vault.create("agent", FIELDS, **MANAGE)
    vault.read(subject, "family_name", **MANAGE)
    with pytest.raises(VaultError):
        vault.read(subject, "family_name", by="agent:0bad", purpose="personnel-management")
    said = [(entry.action, entry.actor, entry.detail) for entry in vault.trail(subject)]
    assert said == [
        ("create", OFFICER, tuple(sorted(FIELDS))),
        ("read", OFFICER, ("family_name",)),
        ("denied", "agent:0bad", ()),
    ]


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (lambda v, s: v.read(s, "bank_account", **MANAGE), "does not open these fields"),
        (lambda v, s: v.read(s, "family_name", by=OFFICER, purpose="payroll"), "not allowed"),
        (lambda v, s: v.read(s, "family_name", by=OFFICER, purpose="recruitment"), "does not open"),
        (lambda v, s: v.allow("agent:0bad", "payroll", until="2030-01-01", by=OFFICER), "not allowed"),
        (lambda v, s: v.due("2030-01-01", by=OFFICER), "not allowed"),
        (lambda v, s: v.review(by=OFFICER), "not allowed"),
    ],
)
def test_a_purpose_opens_only_its_fields_to_those_allowed(vault: Vault, call, why: str) -> None:  # type: ignore[no-untyped-def]
    subject = vault.create("agent", FIELDS, **MANAGE)
    with pytest.raises(VaultError, match=why) as caught:
        call(vault, subject)
    assert caught.value.code == "SG-VAULT-DENIED"


def test_a_purpose_that_only_reads_does_not_write(vault: Vault) -> None:
    vault.allow(OFFICER, "directory", until="2027-12-31", by=ADMIN)
    subject = vault.create("agent", FIELDS, **MANAGE)
    assert vault.read(subject, "family_name", by=OFFICER, purpose="directory")
    with pytest.raises(VaultError, match="only reads"):
        vault.update(subject, {"family_name": "Autre"}, by=OFFICER, purpose="directory")


def test_a_permission_ends_on_its_last_day_or_when_it_is_withdrawn(vault: Vault, clock: ManualClock) -> None:
    subject = vault.create("agent", FIELDS, **MANAGE)
    vault.withdraw(OFFICER, "personnel-management", by=ADMIN)
    with pytest.raises(VaultError, match="not allowed"):
        vault.read(subject, "email", **MANAGE)
    vault.allow(OFFICER, "personnel-management", until="2026-06-30", by=ADMIN)
    vault.read(subject, "email", **MANAGE)
    clock.set(datetime(2026, 7, 1, 9, tzinfo=UTC))
    with pytest.raises(VaultError, match="not allowed"):
        vault.read(subject, "email", **MANAGE)


def test_the_first_permission_is_that_of_an_administrator(law, clock) -> None:  # type: ignore[no-untyped-def]
    from secgen.vault import open_vault

    vault = open_vault("memory:", law=law, clock=clock)
    with pytest.raises(VaultError, match="vault-administration"):
        vault.allow(OFFICER, "payroll", until="2027-12-31", by=OFFICER)


@pytest.mark.parametrize(
    ("fields", "place", "reason"),
    [
        ({"nir": "255081416802538"}, "nir", "payroll only"),
        ({"diagnosis": "Canari"}, "diagnosis", "no health data"),
        ({"union": "Canari"}, "union", "no opinion"),
        ({"nickname": "Canari"}, "nickname", "known: family_name"),
        ({"Canari Zoé": "Canari"}, "•••", "known"),
        ({"family_name": "Canari 2 55 08 14 168 025 38"}, "family_name", "payroll only"),
        ({"birth_date": "6 mai 1984 Canari"}, "birth_date", "one date"),
        ({"birth_date": "06/05/1984"}, "birth_date", "YYYY-MM-DD"),
        ({"children_born": "2010-01-02 Canari"}, "children_born", "YYYY-MM-DD"),
        ({"bank_account": "FR76 Canari"}, "bank_account", "IBAN"),
        ({"family_name": ""}, "family_name", "write a text"),
        ({"family_name": 12}, "family_name", "write a text"),
        ({"family_name": "C" * 501}, "family_name", "500"),
    ],
)
def test_a_bad_field_is_refused_by_name_and_never_shown(vault: Vault, fields, place: str, reason: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InvalidInput, match=reason) as caught:
        vault.create("agent", fields, by=OFFICER, purpose="subject-rights")
    assert caught.value.params["field"] == place
    shown = f"{caught.value!s} {caught.value!r} {caught.value.params}"
    assert not any(str(value) in shown for value in fields.values() if value)
    assert vault.people() == ()


@pytest.mark.parametrize("name", ["Zoé Canari", "agent:Zoé", "agent:7F3C", "zoe@example.org", ""])
def test_a_name_is_not_an_id(vault: Vault, name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        vault.create("agent", FIELDS, by=name, purpose="personnel-management")
    assert not name or name not in str(caught.value)
    with pytest.raises(InvalidInput):
        vault.read(name, "email", **MANAGE)


def test_nobody_of_that_id(vault: Vault) -> None:
    with pytest.raises(NotFound, match="agent:0000"):
        vault.read("agent:0000", "email", **MANAGE)


def test_a_person_is_exported_whole_with_who_saw_them(vault: Vault) -> None:
    subject = vault.create("agent", FIELDS, **MANAGE)
    vault.read(subject, "email", **MANAGE)
    told = json.loads(vault.export(subject, **ANSWER).reveal())
    assert told["fields"] == FIELDS
    assert [use["action"] for use in told["uses"]] == ["create", "read", "export"]
    assert told["uses"][1]["fields"] == ["email"]


@pytest.mark.parametrize("reason", ["request", "unlawful", "error"])
def test_an_erased_person_leaves_a_tombstone_and_nothing_else(vault: Vault, reason: str) -> None:
    subject, other = (vault.create("agent", FIELDS, **MANAGE) for _ in range(2))
    stone = vault.erase(subject, reason=reason, by=OFFICER)
    assert (stone.subject, stone.reason, str(stone.on)) == (subject, reason, "2026-03-02")
    assert vault.tombstones() == (stone,)
    assert vault.people() == (other,)
    for call in (vault.read, vault.export, vault.erase):
        with pytest.raises(VaultError, match="2026-03-02"):
            call(subject, **({"reason": "error", "by": OFFICER} if call == vault.erase else ANSWER))
    assert vault.verify() == 1


def test_a_reason_that_tells_too_much_is_refused_and_not_shown(vault: Vault) -> None:
    subject = vault.create("agent", FIELDS, **MANAGE)
    with pytest.raises(InvalidInput) as caught:
        vault.erase(subject, reason="Zoé Canari est partie", by=OFFICER)
    assert "Canari" not in str(caught.value)
    assert vault.people() == (subject,)


# retention


def test_an_applicant_turned_down_is_due_after_two_years(vault: Vault) -> None:
    hire = {"by": OFFICER, "purpose": "recruitment"}
    subject = vault.create("applicant", {"family_name": "Canari"}, **hire)
    vault.update(subject, ended_on="2026-03-01", **hire)
    assert vault.due("2028-02-29", by=ADMIN) == ()
    (due,) = vault.retain("2028-03-01", by=ADMIN)
    assert (due.subject, due.basis.id, due.basis.number) == (subject, "vault.retention.applicant", 2)
    assert vault.people() == (subject,), "a dry run erases nothing"
    vault.retain("2028-03-01", by=ADMIN, dry_run=False)
    assert vault.people() == ()
    assert vault.tombstones()[0].reason == "retention"


def test_an_agent_who_left_waits_for_the_archives_at_eighty(vault: Vault) -> None:
    subject = vault.create("agent", {**FIELDS, "birth_date": "1946-03-02"}, **MANAGE)
    assert vault.due("2026-03-02", by=ADMIN) == (), "still here"
    vault.update(subject, ended_on="2010-01-01", **MANAGE)
    assert vault.due("2026-03-01", by=ADMIN) == ()
    assert [one.subject for one in vault.retain("2026-03-02", by=ADMIN, dry_run=False)] == [subject]
    assert vault.people() == (subject,), "the archives have not said so"
    vault.retain("2026-03-02", by=ADMIN, dry_run=False, archives_visa="AD69-2026-12")
    assert vault.people() == ()


def test_what_is_due_never_tells_a_birth(vault: Vault) -> None:
    subject = vault.create("agent", {**FIELDS, "birth_date": "1946-03-02"}, **MANAGE)
    vault.update(subject, ended_on="2010-01-01", **MANAGE)
    assert "1946" not in repr(vault.due("2026-03-02", by=ADMIN))
