"""The registers: numbers, dates, routing, what is struck out, what is destroyed."""

from __future__ import annotations

import pytest
from correspondence.mail_room import COMPANY, PERSON, a_letter, a_request, findings, verdict
from helpers import refused
from hypothesis import given
from hypothesis import strategies as st

from secgen import RuleViolation, Secretariat


def test_each_register_numbers_each_year_from_one_without_gap(sg: Secretariat) -> None:
    assert [a_letter(sg, "2026-01-05"), a_letter(sg, "2026-01-06")] == ["A-2026-00001", "A-2026-00002"]
    sent = sg.correspondence.send(on="2026-01-07", channel="post", recipient=PERSON, answers=["A-2026-00001"])
    assert sent.act.reference == "D-2026-00001"
    assert a_letter(sg, "2027-01-04") == "A-2027-00001"
    assert a_letter(sg, "2026-12-31") == "A-2026-00003", "stamped last year, entered after New Year"


def test_a_number_of_one_s_own_must_be_the_next_one(sg: Secretariat) -> None:
    a_letter(sg, "2026-01-05")
    assert refused(sg, "MAIL-NUMBER", "number", lambda: a_letter(sg, "2026-01-06", number=4))["next"] == "2"
    refused(sg, "MAIL-NUMBER", "number", lambda: a_letter(sg, "2026-01-06", number=1))
    assert a_letter(sg, "2026-01-06", number=2) == "A-2026-00002"


def test_a_register_kept_elsewhere_may_have_a_gap_which_is_told_but_never_a_number_twice(sg: Secretariat) -> None:
    a_letter(sg, "2026-01-05", number=7, source="old-register")
    row = sg.correspondence.state.mail["A-2026-00007"]
    assert row.made.advice == ("MAIL-NUMBER",)
    with pytest.raises(RuleViolation):
        a_letter(sg, "2026-01-06", number=7, source="old-register")
    assert a_letter(sg, "2026-01-06") == "A-2026-00008"


def test_a_struck_out_entry_keeps_its_number(sg: Secretariat) -> None:
    mail = a_letter(sg, "2026-01-05")
    refused(sg, "MAIL-REASON", "reason", lambda: sg.correspondence.void(mail=mail, reason=" ", on="2026-01-05"))
    sg.correspondence.void(mail=mail, reason="saisi deux fois", on="2026-01-05")
    assert a_letter(sg, "2026-01-06") == "A-2026-00002"
    refused(
        sg, "MAIL-REF", "mail", lambda: sg.correspondence.route(mail=mail, service="x", reason="y", on="2026-01-06")
    )


def test_an_entry_something_was_built_on_is_not_struck_out(sg: Secretariat) -> None:
    mail = a_letter(sg, "2026-01-05")
    a_request(sg, "grant", "2026-01-05", mail=mail, channel="post")
    refused(sg, "MAIL-ORDER", "mail", lambda: sg.correspondence.void(mail=mail, reason="erreur", on="2026-01-06"))


@pytest.mark.parametrize("name", ["Jeanne Martin", "jeanne.martin@example.org", "person:", "", "12345678900000"])
def test_nobody_is_written_by_name_in_the_journal(sg: Secretariat, name: str) -> None:
    refused(sg, "MAIL-PARTY", "sender", lambda: a_letter(sg, "2026-01-05", sender=name))


def test_a_refusal_does_not_repeat_the_name_it_refuses(sg: Secretariat) -> None:
    (found,) = findings(
        sg, "MAIL-PARTY", act="correspondence.received", on="2026-01-05", channel="post", sender="Jeanne Martin"
    )
    assert "Jeanne" not in str(found)


@pytest.mark.parametrize("sender", [PERSON, COMPANY, "732829320", "W691234567"])
def test_a_sender_is_a_random_id_or_the_number_of_a_body(sg: Secretariat, sender: str) -> None:
    a_letter(sg, "2026-01-05", sender=sender)


def test_a_letter_is_not_dated_after_its_stamp(sg: Secretariat) -> None:
    refused(sg, "MAIL-ORDER", "dated", lambda: a_letter(sg, "2026-01-05", dated="2026-01-06"))


def test_a_letter_is_routed_with_a_reason_and_keeps_its_first_day(sg: Secretariat) -> None:
    mail = a_letter(sg, "2026-01-05", service="secretariat")
    sg.correspondence.route(mail=mail, service="udap-26", reason="monument de la Drôme", on="2026-01-08")
    row = sg.correspondence.state.mail[mail]
    assert (row.service, row.services, str(row.made.on)) == ("udap-26", ("secretariat", "udap-26"), "2026-01-05")
    refused(
        sg,
        "MAIL-ORDER",
        "service",
        lambda: sg.correspondence.route(mail=mail, service="udap-26", reason="encore", on="2026-01-09"),
    )


def test_an_answer_names_a_letter_received_before_it(sg: Secretariat) -> None:
    mail = a_letter(sg, "2026-01-05")
    assert (
        verdict(
            sg,
            "MAIL-REF",
            act="correspondence.sent",
            on="2026-01-06",
            channel="post",
            recipient=PERSON,
            answers=["A-2026-9"],
        )
        == "breach"
    )
    refused(
        sg,
        "MAIL-ORDER",
        "answers",
        lambda: sg.correspondence.send(on="2026-01-04", channel="post", recipient=PERSON, answers=[mail]),
    )


def an_electronic_letter(sg: Secretariat, **more: object) -> str:
    sent = sg.correspondence.send(on="2026-05-01", channel="e_registered", recipient=PERSON, **more)
    return str(sent.act.reference)


def test_an_electronic_registered_letter_needs_the_user_s_consent(sg: Secretariat) -> None:
    refused(sg, "MAIL-CONSENT", "consent", lambda: an_electronic_letter(sg))
    an_electronic_letter(sg, party="public_body")
    an_electronic_letter(sg, consent=True)


@pytest.mark.rule("MA-06")
def test_a_delivery_opened_on_the_17th_day_had_been_notified_on_the_first(sg: Secretariat) -> None:
    mail = an_electronic_letter(sg, consent=True)
    (late,) = findings(sg, "MA-06", act="correspondence.delivery_opened", mail=mail, on="2026-05-17")
    assert (late.verdict.value, late.blocking) == ("breach", False)
    assert dict(late.inputs)["notified_on"] == "2026-05-01"
    assert verdict(sg, "MA-06", act="correspondence.delivery_opened", mail=mail, on="2026-05-16") == "pass"
    sg.correspondence.open_delivery(mail=mail, on="2026-05-17")
    refused(sg, "MAIL-ORDER", "mail", lambda: sg.correspondence.open_delivery(mail=mail, on="2026-05-18"))


def test_a_letter_is_destroyed_once_its_time_is_over_with_the_archives_visa(sg: Secretariat) -> None:
    mail = a_letter(sg, "2026-01-05")
    sg.correspondence.send(on="2026-01-09", channel="post", recipient=PERSON, answers=[mail])

    def destroy(on: str, visa: str = "") -> None:
        sg.correspondence.dispose(mail=mail, fate="destroyed", visa=visa, on=on)

    assert refused(sg, "MAIL-RETENTION", "fate", lambda: destroy("2031-01-09", "AD69-12"))["keep_until"] == "2031-01-09"
    refused(sg, "MAIL-RETENTION", "fate", lambda: destroy("2031-01-10"))
    due = sg.report("mail-retention", on="2031-01-10")
    assert due.column("reference") == (mail, "D-2026-00001")
    destroy("2031-01-10", "AD69-12")
    assert sg.report("mail-retention", on="2031-01-11").column("reference") == ("D-2026-00001",)


def test_what_must_be_kept_is_handed_to_the_archives_and_not_destroyed(sg: Secretariat) -> None:
    mail = a_letter(sg, "2026-01-05", retention="heritage", answer_due=False)
    destroy = lambda: sg.correspondence.dispose(mail=mail, fate="destroyed", visa="AD69-12", on="2037-01-01")  # noqa: E731
    refused(sg, "MAIL-RETENTION", "fate", destroy)
    sg.correspondence.dispose(mail=mail, fate="transferred", on="2037-01-01")


def test_a_retention_code_outside_the_table_is_refused(sg: Secretariat) -> None:
    refused(sg, "MAIL-RETENTION", "retention", lambda: a_letter(sg, "2026-01-05", retention="for ever"))


@given(st.lists(st.sampled_from(["A", "D", "void", "bad", "next-year"]), max_size=25))
def test_whatever_is_entered_struck_out_or_refused_the_numbers_follow(moves: list[str]) -> None:
    from helpers import office

    sg = office(2026)
    for move in moves:
        year = 2027 if move == "next-year" else 2026
        if move == "D":
            sg.correspondence.send(on="2026-02-02", channel="post", recipient=PERSON)
        elif move == "bad":
            with pytest.raises(RuleViolation):
                a_letter(sg, "2026-02-02", sender="a name")
        else:
            mail = a_letter(sg, f"{year}-02-02")
            if move == "void":
                sg.correspondence.void(mail=mail, reason="erreur", on="2026-02-02")
    rows = sg.correspondence.state.mail.values()
    for register, year in {(row.made.register, row.made.on.year) for row in rows}:
        numbers = [r.made.number for r in rows if (r.made.register, r.made.on.year) == (register, year)]
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
