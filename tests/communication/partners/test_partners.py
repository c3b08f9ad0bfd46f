"""The partner directory, joint projects and the book of questions."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import office, refused

from secgen import Secretariat


@pytest.fixture
def sg() -> Secretariat:
    return office(2026)


def a_partner(sg: Secretariat, partner: str, **more: Any) -> None:
    sg.communication.record_partner(
        **{"partner": partner, "name": "Festival des Monts", "kind": "association", "on": "2026-01-05", **more}
    )


def test_a_partner_is_known_by_its_number_once(sg: Secretariat) -> None:
    refused(sg, "PARTNER-NUMBER", "number", lambda: a_partner(sg, "monts", number="12345678900000"))
    a_partner(sg, "monts", number="73282932000074", territory=["63", "43"])
    refused(sg, "COM-NEW", "number", lambda: a_partner(sg, "other", number="73282932000074"))
    a_partner(sg, "rna", number="W691234567", territory=["69"])
    assert sg.report("partners", department="63", on="2026-02-01").column("partner") == ("monts",)


def test_a_contact_agrees_and_may_withdraw(sg: Secretariat) -> None:
    a_partner(sg, "monts")
    contact = {"partner": "monts", "contact": "person:7f3c91", "purpose": "invitations", "on": "2026-02-01"}
    refused(sg, "PARTNER-CONSENT", "contact", lambda: sg.communication.give_contact(**contact, consent=False))
    named = {**contact, "contact": "Jeanne Martin"}
    refused(sg, "PARTNER-CONSENT", "contact", lambda: sg.communication.give_contact(**named, consent=True))
    sg.communication.give_contact(**contact, consent=True)
    assert sg.report("partners", on="2026-02-02").column("contacts") == (1,)
    sg.communication.withdraw_contact(partner="monts", contact="person:7f3c91", on="2026-03-01")
    assert sg.report("partners", on="2026-03-02").column("contacts") == (0,)


def test_a_project_has_two_partners_of_the_directory(sg: Secretariat) -> None:
    a_partner(sg, "monts")
    a_partner(sg, "velay")

    def share(*partners: str) -> None:
        sg.communication.share_project(project="circuit", title="Circuit", partners=partners, on="2026-02-01")

    refused(sg, "COM-WORDS", "partners", lambda: share("monts"))
    refused(sg, "COM-REF", "partners", lambda: share("monts", "ghost"))
    share("monts", "velay")
    assert sg.report("partners", on="2026-02-02").column("projects") == ("circuit", "circuit")


def test_a_partner_taken_out_leaves_the_directory(sg: Secretariat) -> None:
    a_partner(sg, "monts")
    sg.communication.remove_partner(partner="monts", reason="association dissoute", on="2026-03-01")
    assert len(sg.report("partners", on="2026-03-02")) == 0
    refused(
        sg,
        "COM-REF",
        "partner",
        lambda: sg.communication.remove_partner(partner="monts", reason="encore", on="2026-03-03"),
    )


def test_an_answer_quotes_its_text_expires_and_counts_the_requests_it_spared(sg: Secretariat) -> None:
    entry = {"entry": "jep-horaires", "question": "Quand ouvrent les sites ?", "answer": "Les 19 et 20 septembre."}

    def write(**more: str) -> None:
        sg.communication.answer_question(
            **{**entry, "text": "note JEP 2026", "owner": "communication", "until": "2026-09-21", **more},
            on="2026-06-01",
        )

    refused(sg, "FAQ-ENTRY", "entry", lambda: write(text=" "))
    refused(sg, "FAQ-ENTRY", "entry", lambda: write(until="2026-06-01"))
    write()
    sg.correspondence.open_request(
        request="Q-1", kind="information", channel="email", requester="person:7f3c91", on="2026-06-10"
    )
    sg.correspondence.answer(request="Q-1", outcome="answered", faq="jep-horaires", on="2026-06-10")
    (row,) = sg.report("faq", on="2026-09-21").to_dicts()
    assert (row["status"], row["used"]) == ("current", 1)
    assert sg.report("faq", on="2026-09-22").column("status") == ("expired",)
    sg.communication.review_question(entry="jep-horaires", until="2027-09-21", on="2026-09-22")
    assert sg.report("faq", on="2026-09-22").column("status") == ("current",)
    sg.communication.retire_question(entry="jep-horaires", reason="remplacée", on="2026-10-01")
    assert sg.report("faq", on="2026-10-01").column("status") == ("retired",)
