"""What the mail room reports."""

from __future__ import annotations

from decimal import Decimal

import pytest
from correspondence.mail_room import PERSON, a_full_receipt, a_letter, a_request
from helpers import office

from secgen import InvalidInput, Secretariat


def a_week_of_mail(sg: Secretariat) -> None:
    """Four letters of January: answered in time, answered late, never answered, calling for nothing."""
    first = a_letter(sg, "2026-01-05", service="theatre", kind="grant")
    second = a_letter(sg, "2026-01-06", service="theatre", channel="email")
    a_letter(sg, "2026-01-07", service="udap-26", party="elected")
    a_letter(sg, "2026-01-07", service="udap-26", answer_due=False)
    wrong = a_letter(sg, "2026-01-07", service="udap-26")
    sg.correspondence.void(mail=wrong, reason="doublon", on="2026-01-07")
    sg.correspondence.send(on="2026-01-14", channel="post", recipient=PERSON, answers=[second])
    sg.correspondence.send(on="2026-01-26", channel="post", recipient=PERSON, answers=[first])


def test_letters_are_in_time_late_open_or_overdue(sg: Secretariat) -> None:
    a_week_of_mail(sg)
    table = sg.report("mail", on="2026-01-28")
    rows = {row["service"]: row for row in table.to_dicts()}
    theatre, udap = rows["theatre"], rows["udap-26"]
    assert (theatre["letters"], theatre["in_time"], theatre["late"], theatre["share"]) == (2, 1, 1, Decimal("0.5"))
    assert (udap["letters"], udap["open"], udap["overdue"], udap["none"]) == (2, 1, 0, 1)
    later = sg.report("mail", on="2026-01-29").to_dicts()
    assert {row["service"]: row["overdue"] for row in later} == {"theatre": 0, "udap-26": 1}


def test_letters_as_seen_before_they_were_answered(sg: Secretariat) -> None:
    a_week_of_mail(sg)
    (theatre,) = sg.report("mail", on="2026-01-12", where={"service": "theatre"}).to_dicts()
    assert (theatre["open"], theatre["in_time"], theatre["late"]) == (2, 0, 0)


def test_priorities_put_elected_people_before_users(sg: Secretariat) -> None:
    a_week_of_mail(sg)
    table = sg.report("mail", by="priority", on="2026-01-28")
    assert dict(zip(table.column("priority"), table.column("letters"), strict=True)) == {"P1": 1, "P2": 1, "P3": 2}


def test_the_register_lists_every_number_with_what_was_struck_out(sg: Secretariat) -> None:
    a_week_of_mail(sg)
    arrivals = sg.report("mail-register", year=2026)
    assert arrivals.column("reference") == tuple(f"A-2026-{n:05d}" for n in range(1, 6))
    assert arrivals.column("voided") == (False, False, False, False, True)
    assert sg.report("mail-register", side="out", year=2026).column("linked") == ("A-2026-00002", "A-2026-00001")
    with pytest.raises(InvalidInput):
        sg.report("mail-register", side="left")


def three_enquiries(sg: Secretariat) -> None:
    """A question answered by the FAQ, a grant acknowledged late, a decision of unknown nature."""
    question = a_request(sg, "information", "2026-01-05", service="communication")
    receipt = {"sense": "rejection", "remedies": True, "received": "2026-01-05", "implicit": "2026-03-05"}
    sg.correspondence.acknowledge(request=question, on="2026-01-05", **a_full_receipt(**receipt))
    sg.correspondence.answer(request=question, outcome="answered", faq="jep-horaires", on="2026-01-07")
    grant = a_request(sg, "grant", "2026-01-05", service="theatre")
    sg.correspondence.register(request=grant, on="2026-01-06")
    sg.correspondence.acknowledge(request=grant, on="2026-01-14", **a_full_receipt(**receipt))
    a_request(sg, "decision", "2026-01-06", service="udap-26")


def test_answers_in_time_tell_the_law_from_the_target(sg: Secretariat) -> None:
    three_enquiries(sg)
    table = sg.report("answers-in-time", on="2026-01-20")
    rows = {(row["basis"], row["clock"]): row for row in table.to_dicts()}
    assert (rows["law", "receipt"]["in_time"], rows["law", "receipt"]["open"]) == (2, 1)
    assert (rows["target", "target_receipt"]["in_time"], rows["target", "target_receipt"]["late"]) == (1, 1)
    assert rows["target", "target_receipt"]["overdue"] == 1
    assert rows["law", "registration"]["overdue"] == 1
    assert (rows["law", "silence"]["in_time"], rows["law", "silence"]["open"]) == (1, 1)
    assert rows["law", "silence"]["undetermined"] == 1


def test_requests_open_tell_what_comes_next_and_what_silence_means(sg: Secretariat) -> None:
    three_enquiries(sg)
    rows = {row["kind"]: row for row in sg.report("requests-due", on="2026-01-08").to_dicts()}
    assert set(rows) == {"grant", "decision"}
    assert (rows["grant"]["next"], str(rows["grant"]["due"])) == ("target_answer", "2026-01-12")
    assert (rows["grant"]["silence_means"], rows["decision"]["silence_means"]) == ("rejection", "undetermined")
    assert rows["decision"]["overdue"] == "registration"
    later = {row["kind"]: row for row in sg.report("requests-due", on="2026-03-05").to_dicts()}
    assert (later["grant"]["decided"], later["decision"]["decided"]) == ("rejection", "")


def test_a_service_sees_its_median_time_and_what_the_faq_spared(sg: Secretariat) -> None:
    three_enquiries(sg)
    rows = {row["kind"]: row for row in sg.report("answers-summary", on="2026-01-20").to_dicts()}
    question = rows["information"]
    assert (question["median_days"], question["by_faq"], question["faq_share"]) == (2, 1, Decimal(1))
    assert rows["grant"]["median_days"] is None


def test_a_request_older_than_the_targets_is_held_to_the_law_alone() -> None:
    sg = office(2018)
    a_request(sg, "grant", "2018-03-01")
    assert set(sg.report("answers-in-time", on="2018-03-02").column("clock")) == {
        "registration", "receipt", "target_answer", "silence",
    }  # fmt: skip


def test_the_journal_seen_between_two_receptions_of_one_request(sg: Secretariat) -> None:
    mail = a_letter(sg, "2026-10-06", channel="email")
    a_request(sg, "information", "2026-10-01", mail=mail, competent_on="2026-10-06")
    assert len(sg.report("requests-due", on="2026-10-03")) == 1
    assert len(sg.report("mail", on="2026-10-03")) == 0


def test_a_letter_sent_on_with_its_request_waits_for_no_answer(sg: Secretariat) -> None:
    mail = a_letter(sg, "2026-01-05", service="theatre")
    request = a_request(sg, "information", "2026-01-05", mail=mail, channel="post")
    sg.correspondence.forward(request=request, to="prefecture", reason="compétence du préfet", on="2026-01-06")
    (row,) = sg.report("mail", on="2026-03-02").to_dicts()
    assert (row["none"], row["overdue"]) == (1, 0)
