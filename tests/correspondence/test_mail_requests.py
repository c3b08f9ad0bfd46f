"""Requests as an office handles them: acknowledged, completed, sent on, answered, disputed."""

from __future__ import annotations

from typing import Any

import pytest
from correspondence.mail_room import ASSOCIATION, a_full_receipt, a_letter, a_request, findings, verdict
from helpers import refused

from secgen import Secretariat
from secgen.correspondence.following import clocks, commission, silence_decided
from secgen.kernel.dates import parse_day


def status(sg: Secretariat, request: str, on: str) -> dict[str, str]:
    """The status of every clock of a request on a day."""
    row = sg.correspondence.state.requests[request]
    return {clock.name: clock.status(parse_day(on)) for clock in clocks(row, sg.law)}


@pytest.mark.rule("MA-04")
def test_an_acknowledgement_without_the_implicit_date_opens_no_time_limit_for_appeal(sg: Secretariat) -> None:
    request = a_request(sg, "grant", "2026-01-31")
    said = a_full_receipt(received="2026-01-31", sense="rejection", remedies=True)
    (gap,) = findings(sg, "MA-04", act="correspondence.acknowledged", request=request, on="2026-02-03", **said)
    assert (gap.verdict.value, gap.blocking, dict(gap.inputs)["missing"]) == ("breach", False, "implicit")
    sg.correspondence.acknowledge(request=request, on="2026-02-03", **said)
    assert sg.report("requests-due", on="2026-02-03").column("appeals") == (False,)
    sg.correspondence.acknowledge(request=request, on="2026-02-05", implicit="2026-03-31", **said)
    assert sg.report("requests-due", on="2026-02-05").column("appeals") == (True,)


@pytest.mark.rule("MA-04")
@pytest.mark.parametrize(
    ("wrong", "missing"),
    [
        ({"implicit": "2026-04-01"}, "implicit"),
        ({"sense": "acceptance", "certificate": True}, "sense"),
        ({"remedies": False}, "remedy"),
        ({"service": "", "phone": False}, "phone, service"),
        ({"received": "2026-02-01"}, "received"),
    ],
)
def test_each_mention_is_checked(sg: Secretariat, wrong: dict[str, Any], missing: str) -> None:
    request = a_request(sg, "grant", "2026-01-31")
    said = a_full_receipt(received="2026-01-31", implicit="2026-03-31", sense="rejection", remedies=True)
    (gap,) = findings(
        sg, "MA-04", act="correspondence.acknowledged", request=request, on="2026-02-03", **{**said, **wrong}
    )
    assert dict(gap.inputs)["missing"] == missing


@pytest.mark.rule("MA-04")
def test_an_acceptance_is_acknowledged_with_the_certificate_and_an_incomplete_file_with_its_items(
    sg: Secretariat,
) -> None:
    request = a_request(sg, "decision", "2026-03-15", individual=True, procedure=True)
    said = a_full_receipt(received="2026-03-15", sense="acceptance", certificate=True)
    act = {"act": "correspondence.acknowledged", "request": request, "on": "2026-03-16", **said}
    assert verdict(sg, "MA-04", **act, implicit="2026-05-15") == "pass"
    sg.correspondence.ask_items(request=request, items=["plan"], days=20, on="2026-03-16")
    (gap,) = findings(sg, "MA-04", **act)
    assert dict(gap.inputs)["missing"] == "missing_items"
    assert verdict(sg, "MA-04", **act, missing_items=True) == "pass"


@pytest.mark.rule("MA-04", "C56")
def test_what_cannot_be_told_is_undetermined_and_never_fine(sg: Secretariat) -> None:
    opened = {"act": "correspondence.request_received", "kind": "decision", "channel": "email", "on": "2026-03-01"}
    assert verdict(sg, "C56", **opened, request="Q", requester="person:7f3c91") == "undetermined"
    request = a_request(sg, "decision", "2026-03-01", individual=True)
    said = a_full_receipt(received="2026-03-01", implicit="2026-05-01", sense="acceptance", certificate=True)
    act = {"act": "correspondence.acknowledged", "request": request, "on": "2026-03-02", **said}
    assert verdict(sg, "MA-04", **act) == "undetermined"
    assert status(sg, request, "2026-06-01")["silence"] == "undetermined"


@pytest.mark.rule("C53", "C54", "C55")
def test_two_clocks_on_one_request_late_for_the_target_and_in_time_for_the_law(sg: Secretariat) -> None:
    request = a_request(sg, "information", "2026-10-30")
    sg.correspondence.register(request=request, on="2026-11-02")
    said = a_full_receipt(received="2026-10-30", implicit="2026-12-30", sense="rejection", remedies=True)
    act = {"act": "correspondence.acknowledged", "request": request, **said}
    assert verdict(sg, "C54", **act, on="2026-11-16") == "pass"
    assert verdict(sg, "C54", **act, on="2026-11-17") == "breach"
    assert verdict(sg, "C55", **act, on="2026-11-06") == "pass"
    assert verdict(sg, "C55", **act, on="2026-11-07") == "breach"
    assert verdict(sg, "C53", act="correspondence.registered", request=request, on="2026-11-03") == "breach"
    recorded = sg.correspondence.acknowledge(request=request, **said, on="2026-11-10")
    assert recorded.act.advice == ("C55",)
    found = status(sg, request, "2026-11-10")
    assert (found["registration"], found["receipt"], found["target_receipt"]) == ("in_time", "in_time", "late")


@pytest.mark.rule("C59")
def test_a_misdirected_request_is_sent_on_with_its_reason_and_the_person_told(sg: Secretariat) -> None:
    request = a_request(sg, "information", "2026-10-01")
    act = {"act": "correspondence.forwarded", "request": request, "to": "prefecture-69", "on": "2026-10-02"}
    assert verdict(sg, "C59", **act, reason="compétence du préfet", informed=False) == "breach"
    refused(sg, "MAIL-REASON", "reason", lambda: sg.record({**act, "reason": ""}))
    sg.correspondence.forward(
        request=request, to="prefecture-69", reason="compétence du préfet", arrived="2026-10-06", on="2026-10-02"
    )
    assert sg.correspondence.state.requests[request].closed
    assert status(sg, request, "2027-01-01") == {}, "its clocks run at the prefecture, no longer here"
    refused(
        sg,
        "MAIL-ORDER",
        "request",
        lambda: sg.correspondence.answer(request=request, outcome="answered", on="2026-10-08"),
    )


@pytest.mark.rule("C59")
def test_the_acknowledgement_of_a_request_that_came_from_another_service_runs_from_its_arrival(sg: Secretariat) -> None:
    request = a_request(sg, "information", "2026-10-01", competent_on="2026-10-06")
    act = {"act": "correspondence.acknowledged", "request": request}
    assert verdict(sg, "C59", **act, on="2026-10-20") == "pass"
    assert verdict(sg, "C59", **act, on="2026-10-21") == "breach"


@pytest.mark.rule("C58", "MA-03")
def test_items_are_listed_with_a_time_and_asked_before_silence_has_decided(sg: Secretariat) -> None:
    request = a_request(sg, "grant", "2026-03-01")

    def ask(on: str, items: tuple[str, ...] = ("budget",), days: int = 20) -> None:
        sg.correspondence.ask_items(request=request, items=items, days=days, on=on)

    refused(sg, "C58", "items", lambda: ask("2026-03-11", ()))
    refused(sg, "C58", "items", lambda: ask("2026-03-11", days=0))
    refused(sg, "C58", "items", lambda: ask("2026-05-02"))
    ask("2026-03-11")
    refused(sg, "C58", "items", lambda: ask("2026-03-12"))
    sg.correspondence.receive_items(request=request, on="2026-03-21")
    refused(sg, "MAIL-ORDER", "on", lambda: sg.correspondence.receive_items(request=request, on="2026-03-22"))
    answer = {"act": "correspondence.answered", "request": request, "outcome": "granted"}
    assert verdict(sg, "MA-03", **answer, on="2026-05-11") == "pass"
    assert verdict(sg, "MA-03", **answer, on="2026-05-12") == "breach"


@pytest.mark.rule("MA-01")
def test_a_refusal_after_silence_has_accepted_is_told_with_its_way_out(sg: Secretariat) -> None:
    request = a_request(sg, "decision", "2026-03-15", individual=True, procedure=True)
    answer = {"act": "correspondence.answered", "request": request, "outcome": "refused"}
    assert verdict(sg, "MA-01", **answer, on="2026-05-15") == "pass"
    (late,) = findings(sg, "MA-01", **answer, on="2026-05-18")
    assert (late.verdict.value, late.blocking) == ("breach", False)
    assert "L242-1" in str(late.remedy)
    row = sg.correspondence.state.requests[request]
    assert silence_decided(row, parse_day("2026-05-15"), sg.law) == "acceptance"
    assert silence_decided(row, parse_day("2026-05-14"), sg.law) == ""


@pytest.mark.rule("MA-02")
def test_an_answer_after_silence_has_rejected_is_told(sg: Secretariat) -> None:
    request = a_request(sg, "grant", "2026-01-31")
    answer = {"act": "correspondence.answered", "request": request, "outcome": "granted"}
    assert verdict(sg, "MA-02", **answer, on="2026-03-31") == "pass"
    assert verdict(sg, "MA-02", **answer, on="2026-04-01") == "breach"


@pytest.mark.rule("C67")
def test_a_draft_programme_is_not_communicable_yet_and_a_refusal_says_why(sg: Secretariat) -> None:
    request = a_request(sg, "document", "2026-10-15", document="preparatory")

    def answer(outcome: str, **more: str) -> None:
        sg.correspondence.answer(request=request, outcome=outcome, on="2026-10-20", **more)

    refused(sg, "C67", "outcome", lambda: answer("granted"))
    refused(sg, "C67", "reason", lambda: answer("refused"))
    answer("refused", reason="programme en préparation : pas encore communicable")


@pytest.mark.rule("C67")
def test_a_final_document_is_given_and_one_of_unknown_nature_is_undetermined(sg: Secretariat) -> None:
    known = a_request(sg, "document", "2026-10-15", document="final")
    unknown = a_request(sg, "document", "2026-10-15")
    answer = {"act": "correspondence.answered", "outcome": "granted", "on": "2026-10-20"}
    assert verdict(sg, "C67", **answer, request=known) == "pass"
    assert verdict(sg, "C67", **answer, request=unknown) == "undetermined"


@pytest.mark.rule("MA-05", "C57")
def test_a_document_refused_by_silence_may_go_to_the_commission_for_two_months(sg: Secretariat) -> None:
    request = a_request(sg, "document", "2026-10-15", document="final")
    seize = {"act": "correspondence.commission_seized", "request": request}
    refused(sg, "MAIL-ORDER", "on", lambda: sg.record({**seize, "on": "2026-11-14"}))
    assert verdict(sg, "C57", **seize, on="2027-01-15") == "pass"
    assert verdict(sg, "C57", **seize, on="2027-01-16") == "breach"
    answer = {"act": "correspondence.answered", "request": request, "outcome": "granted"}
    assert verdict(sg, "MA-05", **answer, on="2026-11-15") == "pass"
    assert verdict(sg, "MA-05", **answer, on="2026-11-16") == "breach"
    sg.correspondence.seize_commission(request=request, on="2026-12-10", number="20267001")
    row = sg.correspondence.state.requests[request]
    expected = ("2027-01-15", "2027-01-10", "2027-02-10")
    assert tuple(map(str, commission(row, parse_day("2026-12-10"), sg.law))) == expected


def test_only_a_document_goes_to_the_commission(sg: Secretariat) -> None:
    request = a_request(sg, "grant", "2026-01-31")
    act = {"act": "correspondence.commission_seized", "request": request, "on": "2026-04-15"}
    assert "breach" in {f.verdict.value for f in findings(sg, "MAIL-REF", **act)}


@pytest.mark.rule("C52")
def test_an_accessibility_complaint_waits_a_week_or_the_time_announced(sg: Secretariat) -> None:
    request = a_request(sg, "accessibility", "2026-11-22")
    answer = {"act": "correspondence.answered", "request": request, "outcome": "answered"}
    assert verdict(sg, "MAIL-ACCESSIBILITY", **answer, on="2026-11-29") == "pass"
    assert verdict(sg, "MAIL-ACCESSIBILITY", **answer, on="2026-11-30") == "breach"
    sg.correspondence.forecast(request=request, by_day="2026-12-15", on="2026-11-25", note="PDF anciens à refaire")
    assert verdict(sg, "MAIL-ACCESSIBILITY", **answer, on="2026-12-15") == "pass"
    assert status(sg, request, "2026-12-15")["accessibility"] == "open"
    assert status(sg, request, "2026-12-16")["accessibility"] == "overdue"


def test_reasons_of_an_implicit_rejection_are_asked_after_it_and_given_within_a_month(sg: Secretariat) -> None:
    request = a_request(sg, "grant", "2026-01-31")
    ask = {"act": "correspondence.reasons_asked", "request": request}
    refused(sg, "MAIL-ORDER", "on", lambda: sg.record({**ask, "on": "2026-03-30"}))
    sg.record({**ask, "on": "2026-04-30"})
    give = {"act": "correspondence.reasons_given", "request": request}
    assert verdict(sg, "MAIL-REASONS", **give, on="2026-05-30") == "pass"
    assert verdict(sg, "MAIL-REASONS", **give, on="2026-05-31") == "breach"


def test_an_association_gives_its_number_by_electronic_means(sg: Secretariat) -> None:
    act = {
        "act": "correspondence.request_received",
        "request": "Q",
        "kind": "grant",
        "on": "2026-01-31",
        "channel": "portal",
        "requester": ASSOCIATION,
        "party": "association",
    }
    assert verdict(sg, "MAIL-IDENTIFIER", **act) == "breach"
    assert verdict(sg, "MAIL-IDENTIFIER", **act, identifier=ASSOCIATION) == "pass"
    assert not findings(sg, "MAIL-IDENTIFIER", **{**act, "channel": "post"})


def test_a_silence_of_its_own_quotes_its_decree(sg: Secretariat) -> None:
    own = {"regime": "rejection", "months": 4, "individual": True, "procedure": True}
    refused(sg, "MAIL-DECREE", "decree", lambda: a_request(sg, "decision", "2026-03-15", **own))
    request = a_request(sg, "decision", "2026-03-15", **own, decree="décret 2014-1303, annexe")
    assert status(sg, request, "2026-07-15")["silence"] == "open"
    assert status(sg, request, "2026-07-16")["silence"] == "overdue"


def test_a_letter_carries_one_request_and_is_answered_with_it(sg: Secretariat) -> None:
    mail = a_letter(sg, "2026-03-02", kind="grant")
    refused(sg, "MAIL-ORDER", "mail", lambda: a_request(sg, "grant", "2026-03-03", mail=mail, channel="post"))
    request = a_request(sg, "grant", "2026-03-02", mail=mail, channel="post")
    refused(sg, "MAIL-ORDER", "mail", lambda: a_request(sg, "grant", "2026-03-02", mail=mail, channel="post"))
    sg.correspondence.hand_over(request=request, service="theatre", reason="conseiller", on="2026-03-04")
    sg.correspondence.answer(request=request, outcome="granted", on="2026-03-20")
    assert str(sg.correspondence.state.mail[mail].answered_on) == "2026-03-20"
    sg.correspondence.reopen(request=request, reason="montant contesté", on="2026-03-25")
    row = sg.correspondence.state.requests[request]
    assert (row.closed, row.reopened, str(row.first_answered_on)) == (False, 1, "2026-03-20")
