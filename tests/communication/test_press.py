"""A release from draft to coverage; press contacts from collection to deletion."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers import refusal, refused

from communication.service import digest_of, office
from secgen import Secretariat
from secgen.communication.exchange.contacts import import_contacts
from secgen.communication.press.retention import fingerprint, retention
from secgen.kernel.dates import parse_day
from secgen.kernel.errors import InvalidInput

KEY = b"a key of the vault, never stored"
QUOTE = "« Le patrimoine est à tous »"


@pytest.fixture
def sg() -> Secretariat:
    return office(2026)


def drafted(sg: Secretariat, release: str = "CP-1", **more: Any) -> str:
    """A release under embargo drafted by agent 1; gives the digest of its text."""
    values = {
        "title": "Les Journées du patrimoine en région", "body": f"1 600 lieux ouvrent. {QUOTE}, dit la préfète.",
        "embargo": "2026-09-10T11:00+02:00", "edition": "jep-2026", "on": "2026-08-24", "by": "agent:1", **more,
    }  # fmt: skip
    sg.communication.draft_release(release=release, **values)
    return digest_of(sg.communication.state.press.releases[release].content)


def reviewed(
    sg: Secretariat, step: str, digest: str, *, by: str, answer: str = "approved", release: str = "CP-1"
) -> None:
    sg.communication.review_release(
        release=release, step=step, digest=digest, by=by, answer=answer, reason="relu", on="2026-08-26"
    )


def through_the_circuit(sg: Secretariat, **more: Any) -> str:
    digest = drafted(sg, **more)
    reviewed(sg, "expert", digest, by="agent:2")
    reviewed(sg, "secretary_general", digest, by="agent:3")
    reviewed(sg, "director", digest, by="agent:4")
    sg.communication.submit_release(release="CP-1", on="2026-08-27")
    reviewed(sg, "srci", digest, by="srci:1")
    return digest


def a_contact(sg: Secretariat, contact: str, address: str, *, on: str = "2026-01-05", **more: Any) -> str:
    mark = fingerprint(address, KEY)
    values = {"origin": "carte de visite", "collection": "direct", "basis": "public_interest", **more}
    sg.communication.add_contact(contact=contact, fingerprint=mark, on=on, **values)
    return mark


SENT = {"release": "CP-1", "at": "2026-09-10T11:00+02:00", "on": "2026-09-10"}


@pytest.mark.rule("C24")
def test_a_release_goes_out_with_the_exact_text_both_approved(sg: Secretariat) -> None:
    through_the_circuit(sg)
    sg.communication.send_release(**SENT)
    row = sg.communication.state.press.releases["CP-1"]
    assert (row.stage, row.sent_publicly) == ("sent", True)


@pytest.mark.rule("C24")
def test_one_letter_changed_after_approval_voids_it(sg: Secretariat) -> None:
    through_the_circuit(sg)
    text = sg.communication.state.press.releases["CP-1"]
    sg.communication.revise_release(
        release="CP-1", title=text.title, body=text.body.replace("1 600", "1 601"), on="2026-08-28", by="agent:1"
    )
    found = refusal(sg, lambda: sg.communication.send_release(**SENT))
    assert dict(found["C24"].inputs)["void"] == "director, srci"
    assert set(found) == {"C24", "COM-CIRCUIT"}
    table = sg.report("press-follow-up").to_dicts()[0]
    assert (table["approved_by"], table["void"]) == ("", "expert, secretary_general, director, srci")


def test_who_wrote_it_does_not_approve_it(sg: Secretariat) -> None:
    digest = drafted(sg)
    assert set(refusal(sg, lambda: reviewed(sg, "expert", digest, by="agent:1"))) == {"C24"}
    approval = {"item": "release/CP-1", "role": "director", "digest": digest, "by": "agent:1", "on": "2026-08-26"}
    refused(sg, "C24", "by", lambda: sg.communication.approve_text(**approval))


def test_the_circuit_cannot_be_jumped_but_shortened_when_urgent(sg: Secretariat) -> None:
    digest = drafted(sg)
    assert set(refusal(sg, lambda: reviewed(sg, "director", digest, by="agent:4"))) == {"COM-CIRCUIT"}
    assert set(refusal(sg, lambda: sg.communication.submit_release(release="CP-1", on="2026-08-27"))) == {"COM-CIRCUIT"}
    urgent = drafted(sg, "CP-2", urgent=True)
    reviewed(sg, "director", urgent, by="agent:4", release="CP-2")
    sg.communication.submit_release(release="CP-2", on="2026-08-27")
    assert sg.communication.state.press.releases["CP-2"].stage == "submitted"


def test_a_review_of_another_text_is_refused(sg: Secretariat) -> None:
    drafted(sg)
    found = refusal(sg, lambda: reviewed(sg, "expert", digest_of("une version de travail"), by="agent:2"))
    assert found["C24"].where == "digest"


@pytest.mark.rule("C25")
def test_before_the_embargo_only_contacts_who_accepted_it_receive(sg: Secretariat) -> None:
    through_the_circuit(sg)
    a_contact(sg, "contact:a", "redaction@journal.example", accepts_embargo=True)
    a_contact(sg, "contact:b", "info@radio.example")
    early = {"release": "CP-1", "at": "2026-09-10T10:59+02:00", "on": "2026-09-10"}
    refused(sg, "C25", "at", lambda: sg.communication.send_release(**early))
    under = {**early, "audience": "embargo_accepted"}
    refused(sg, "C25", "recipients", lambda: sg.communication.send_release(**under, recipients=["contact:b"]))
    sg.communication.send_release(**under, recipients=["contact:a"])
    assert not sg.communication.state.press.releases["CP-1"].sent_publicly
    lift = {"item": "release/CP-1", "at": "2026-09-10T11:30+02:00", "on": "2026-09-10", "reason": "fuite"}
    lift["at"] = "2026-09-10T10:59+02:00"
    refused(sg, "C25", "notified", lambda: sg.communication.lift_embargo(**lift))
    sg.communication.lift_embargo(**lift, notified=["contact:a"])
    sg.communication.send_release(**early)


def test_a_quote_is_in_the_text_and_consented_to(sg: Secretariat) -> None:
    quotes = [{"speaker": "person:7", "words": QUOTE}]
    assert set(refusal(sg, lambda: drafted(sg, "CP-9", quotes=quotes, body="Autre texte."))) == {"COM-QUOTE"}
    through_the_circuit(sg, quotes=quotes)
    refused(sg, "COM-QUOTE", "quotes", lambda: sg.communication.send_release(**SENT))
    consent = {"release": "CP-1", "speaker": "person:7", "on": "2026-09-01"}
    refused(sg, "COM-QUOTE", "digest", lambda: sg.communication.consent_to_quote(**consent, digest=digest_of("autre")))
    sg.communication.consent_to_quote(**consent, digest=digest_of(QUOTE))
    sg.communication.send_release(**SENT)


def test_a_release_is_followed_to_its_coverage(sg: Secretariat) -> None:
    through_the_circuit(sg)
    early = {"release": "CP-1", "media": "Le Journal", "appeared": "2026-09-09", "on": "2026-09-12"}
    refused(sg, "COM-ORDER", "appeared", lambda: sg.communication.note_coverage(**early))
    sg.communication.send_release(**SENT)
    for media in ("Le Journal", "Radio Ain", "Le Journal"):
        sg.communication.note_coverage(release="CP-1", media=media, appeared="2026-09-11", on="2026-09-12")
    row = sg.report("press-follow-up").to_dicts()[0]
    assert (row["days"], row["coverage"], row["media"]) == (17, 3, 2)
    sg.communication.close_release(release="CP-1", how="corrected", reason="chiffre faux", on="2026-09-13")
    assert sg.communication.state.press.releases["CP-1"].stage == "corrected"


# contacts


@pytest.mark.rule("C31")
def test_a_contact_silent_for_three_years_is_asked_then_deleted(sg: Secretariat) -> None:
    com = sg.communication
    a_contact(sg, "contact:a", "a@journal.example", on="2022-03-01")
    com.hear_contact(contact="contact:a", kind="click", on="2023-11-21")
    com.hear_contact(contact="contact:a", kind="open", on="2026-05-04")
    row = com.state.press.contacts["contact:a"]
    assert retention(row, parse_day("2026-11-21"), sg.law).action == "keep"
    assert retention(row, parse_day("2026-11-22"), sg.law).action == "ask"
    refused(sg, "C31", "on", lambda: com.ask_contact(contact="contact:a", on="2026-11-20"))
    com.ask_contact(contact="contact:a", on="2026-11-22")
    delete = {"contact": "contact:a", "reason": "no_answer"}
    refused(sg, "C31", "on", lambda: com.delete_contact(**delete, on="2026-12-22"))
    com.delete_contact(**delete, on="2026-12-23")
    assert com.state.press.contacts["contact:a"].gone == "no_answer"


def test_a_positive_answer_begins_three_more_years(sg: Secretariat) -> None:
    com = sg.communication
    a_contact(sg, "contact:a", "a@journal.example", on="2022-03-01")
    com.ask_contact(contact="contact:a", on="2025-03-02")
    com.answer_contact(contact="contact:a", stays=True, on="2025-03-10")
    row = com.state.press.contacts["contact:a"]
    assert retention(row, parse_day("2028-03-10"), sg.law).action == "keep"
    table = sg.report("press-contacts", on="2028-03-11").to_dicts()
    assert [(r["contact"], r["action"]) for r in table] == [("contact:a", "ask")]


@pytest.mark.rule("C32")
def test_an_objection_removes_from_all_lists_and_survives_reimport(sg: Secretariat) -> None:
    com = sg.communication
    mark = a_contact(sg, "contact:a", "jean@journal.example", lists=["presse", "jep"])
    com.object_contact(contact="contact:a", on="2026-02-02")
    again = {"contact": "contact:b", "origin": "achat", "collection": "direct", "basis": "consent", "on": "2026-03-02"}
    refused(sg, "C32", "fingerprint", lambda: com.add_contact(**{**again, "fingerprint": mark}))
    through_the_circuit(sg)
    refused(sg, "COM-REF", "contact", lambda: com.hear_contact(contact="contact:a", kind="reply", on="2026-02-03"))
    found = refusal(sg, lambda: com.send_release(**SENT, recipients=["contact:a"]))
    assert set(found) == {"C32"}


def test_the_fingerprint_is_the_same_for_one_mailbox_and_says_nothing(sg: Secretariat) -> None:
    assert fingerprint(" Jean@Journal.example ", KEY) == fingerprint("jean@journal.example", KEY)
    assert fingerprint("jean@journal.example", KEY) != fingerprint("jean@journal.example", b"another key of the vault")
    with pytest.raises(InvalidInput, match="16"):
        fingerprint("jean@journal.example", b"short")
    with pytest.raises(InvalidInput, match="address"):
        fingerprint("jean", KEY)


@pytest.mark.rule("C32")
def test_a_press_list_keeps_people_out_of_the_journal(sg: Secretariat, tmp_path: Path) -> None:
    path = tmp_path / "presse.csv"
    path.write_text(
        "name,address,media,origin,collection,basis,lists\n"
        "Jeanne Inventée,jeanne@journal.example,Le Journal,salon,direct,public_interest,presse\n"
        "Paul Imaginé,paul@radio.example,Radio,annuaire,indirect,legitimate_interest,presse\n"
        "Sans Adresse,,Web,annuaire,indirect,consent,presse\n",
        encoding="utf-8",
    )
    vault: dict[str, Any] = {}
    first = import_contacts(sg, path, KEY, vault.__setitem__)
    assert (first.lines, first.recorded, len(first.anomalies)) == (3, 2, 1)
    written = " ".join(record.body for record in sg.journal.records())
    assert "Jeanne" not in written
    assert "journal.example" not in written
    assert sorted(fields["name"] for fields in vault.values()) == ["Jeanne Inventée", "Paul Imaginé"]
    second = import_contacts(sg, path, KEY, vault.__setitem__)
    assert (second.recorded, second.unchanged) == (0, 2)
    jeanne = next(contact for contact, fields in vault.items() if fields["media"] == "Le Journal")
    sg.communication.object_contact(contact=jeanne, on="2026-02-02")
    third = import_contacts(sg, path, KEY, vault.__setitem__)
    assert [a.kind for a in third.anomalies] == ["objected", "contact-unreadable"]


def test_indirect_collection_without_telling_the_person_is_advised_against(sg: Secretariat) -> None:
    a_contact(sg, "contact:a", "a@journal.example", collection="indirect", origin="annuaire")
    assert list(sg.acts())[-1].advice == ("COM-ORIGIN",)
