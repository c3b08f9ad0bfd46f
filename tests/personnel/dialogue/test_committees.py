"""Committees: composition, election, call, quorum, votes, second sitting, follow-up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from helpers import refused, verdicts
from hypothesis import given
from hypothesis import strategies as st

from personnel.hiring import staffed
from secgen import InvalidInput, Secretariat, Verdict
from secgen.law import Law
from secgen.personnel.dialogue.composition import allocate, seat_cap
from secgen.personnel.dialogue.sittings import again, call_by, is_unanimous_no, quorate, result_of

ITEM = {"item": "1", "title": "réorganisation du pôle", "draft": True}
MEETING = {"committee": "CSA", "meeting": "M-1", "sits_on": "2027-02-16", "items": [ITEM]}


def committee(**more: Any) -> Secretariat:
    sg = staffed(2026)
    made: dict[str, Any] = {"committee": "CSA", "kind": "csa", "headcount": 240, "seats": 7, "with_panel": True}
    sg.personnel.create_committee(**{**made, **more}, on="2026-05-01")
    return sg


def sat(sg: Secretariat, present: int = 7, **more: Any) -> Secretariat:
    """A sitting called in time and opened."""
    sg.personnel.call_meeting(**{**MEETING, **more}, on="2027-02-01")
    sg.personnel.open_meeting(meeting="M-1", present=present, on="2027-02-16")
    return sg


@pytest.mark.rule("HR-48")
@pytest.mark.parametrize(
    ("headcount", "panel", "seats", "required"),
    [
        (199, False, 6, False),
        (199, True, 5, False),
        (200, True, 5, True),
        (201, True, 7, True),
        (501, True, 8, True),
        (701, True, 10, True),
    ],
)
def test_seats_follow_the_headcount(law: Law, headcount: int, panel: bool, seats: int, required: bool) -> None:
    cap = seat_cap("csa", headcount, panel, date(2026, 5, 1), law)
    assert (cap.seats, cap.panel_required) == (seats, required)


@pytest.mark.rule("HR-48")
def test_two_hundred_agents_must_have_a_panel_and_five_seats_at_most() -> None:
    at_200 = {"headcount": 200, "seats": 5}
    sg = staffed()
    make = {"committee": "CSA", "kind": "csa", "on": "2026-05-01"}
    refused(sg, "HR-48", "with_panel", lambda: sg.personnel.create_committee(**make, **at_200, with_panel=False))
    refused(
        sg, "HR-48", "seats", lambda: sg.personnel.create_committee(**make, headcount=200, seats=6, with_panel=True)
    )
    sg.personnel.create_committee(**make, **at_200, with_panel=True)
    late = sg.personnel.create_committee(
        **{**make, "on": "2026-07-01"}, **at_200, with_panel=True, votes_on="2026-12-03"
    )
    assert late.advice == ("HR-48",)


@pytest.mark.rule("HR-48")
def test_a_joint_committee_has_exactly_its_seats() -> None:
    sg = staffed()
    make = {"committee": "CAP-A", "kind": "cap", "headcount": 1200, "on": "2026-05-01"}
    refused(sg, "HR-48", "seats", lambda: sg.personnel.create_committee(**make, seats=3))
    sg.personnel.create_committee(**make, seats=4)


def test_an_election_gives_seats_by_votes_and_names_no_list() -> None:
    sg = committee()
    result = {"committee": "CSA", "electors": 240, "voters": 180, "on": "2026-12-10"}
    lists = [
        {"number": 1, "votes": 90, "seats": 4},
        {"number": 2, "votes": 60, "seats": 2},
        {"number": 3, "votes": 25, "seats": 1},
    ]
    wrong = [{**lists[0], "seats": 3}, {**lists[1], "seats": 3}, lists[2]]
    refused(sg, "CSA-ELECTION", "lists.seats", lambda: sg.personnel.hold_election(**result, lists=wrong))
    refused(sg, "CSA-ELECTION", "voters", lambda: sg.personnel.hold_election(**{**result, "voters": 170}, lists=lists))
    sg.personnel.hold_election(**result, lists=lists)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=6).filter(any), st.integers(1, 10))
def test_every_seat_is_given_and_more_votes_never_have_fewer_seats(votes: list[int], seats: int) -> None:
    given_seats = allocate(votes, seats)
    assert sum(given_seats) == seats
    for mine, held in zip(votes, given_seats, strict=True):
        for theirs, other in zip(votes, given_seats, strict=True):
            assert mine <= theirs or held >= other
            # highest average: no list would use a seat better than the one that has it
            assert other == 0 or theirs * (held + 1) >= mine * other


@pytest.mark.rule("HR-49")
def test_the_call_leaves_fifteen_days_before_eight_in_urgency(law: Law) -> None:
    assert call_by(date(2027, 2, 16), False, law).day == date(2027, 2, 1)
    assert call_by(date(2027, 2, 16), True, law).day == date(2027, 2, 8)
    sg = committee()
    refused(sg, "HR-49", "on", lambda: sg.personnel.call_meeting(**MEETING, on="2027-02-02"))
    refused(sg, "HR-49", "on", lambda: sg.personnel.call_meeting(**MEETING, urgent=True, on="2027-02-09"))
    sg.personnel.call_meeting(**MEETING, urgent=True, on="2027-02-08")


@pytest.mark.rule("HR-50")
@pytest.mark.parametrize(
    ("present", "second", "ok"), [(4, False, True), (3, False, False), (3, True, True), (0, True, True)]
)
def test_four_of_seven_make_a_quorum_and_any_number_the_second_time(
    law: Law, present: int, second: bool, ok: bool
) -> None:
    assert quorate("csa", present, 7, second, date(2027, 2, 16), law).yes is ok


@pytest.mark.rule("HR-50")
def test_a_joint_committee_needs_three_quarters_then_half(law: Law) -> None:
    day = date(2027, 2, 16)
    assert [quorate("cap", n, 4, False, day, law).yes for n in (2, 3)] == [False, True]
    assert [quorate("cap", n, 4, True, day, law).yes for n in (1, 2)] == [False, True]


@pytest.mark.rule("HR-50")
def test_three_of_seven_are_adjourned_then_called_again_within_eight_days() -> None:
    sg = committee()
    sg.personnel.call_meeting(**MEETING, on="2027-02-01")
    act = sg.personnel.open_meeting(meeting="M-1", present=3, on="2027-02-16")
    assert act.tag == "personnel.meeting_adjourned"
    assert act.advice == ("HR-50",)
    refused(
        sg, "CSA-VOTE", "meeting", lambda: sg.personnel.hold_vote(meeting="M-1", item="1", in_favour=1, on="2027-02-16")
    )
    second = {**MEETING, "meeting": "M-2", "sits_on": "2027-02-26", "second_of": "M-1", "second_for": "quorum"}
    refused(sg, "HR-50", "on", lambda: sg.personnel.call_meeting(**second, on="2027-02-25"))
    other = {**second, "items": [{**ITEM, "item": "2"}]}
    refused(sg, "HR-50", "items", lambda: sg.personnel.call_meeting(**other, on="2027-02-24"))
    sg.personnel.call_meeting(**second, on="2027-02-24")
    assert sg.personnel.open_meeting(meeting="M-2", present=1, on="2027-02-26").tag == "personnel.meeting_opened"


@pytest.mark.rule("HR-51")
def test_seven_to_nothing_against_is_examined_again_from_24_february_to_18_march(law: Law) -> None:
    window = again(date(2027, 2, 16), law)
    assert (window.first, window.last) == (date(2027, 2, 24), date(2027, 3, 18))
    sg = sat(committee())
    sg.personnel.hold_vote(meeting="M-1", item="1", against=7, on="2027-02-16")
    assert sg.personnel.state.dialogue.meetings["M-1"].sent_back() == ("1",)
    retry = {**MEETING, "meeting": "M-2", "second_of": "M-1", "second_for": "unanimous"}
    for day in ("2027-02-23", "2027-03-19"):
        refused(
            sg,
            "HR-51",
            "sits_on",
            lambda day=day: sg.personnel.call_meeting(**{**retry, "sits_on": day}, on="2027-02-17"),
        )
    sg.personnel.call_meeting(**{**retry, "sits_on": "2027-02-24"}, on="2027-02-17")
    sg.personnel.open_meeting(meeting="M-2", present=7, on="2027-02-24")
    sg.personnel.hold_vote(meeting="M-2", item="1", against=7, on="2027-02-24")
    third = {**retry, "meeting": "M-3", "second_of": "M-2", "sits_on": "2027-03-08"}
    refused(sg, "HR-51", "second_of", lambda: sg.personnel.call_meeting(**third, on="2027-02-25"))


@pytest.mark.rule("HR-51")
def test_one_abstention_breaks_unanimity_and_a_point_that_is_no_draft_text_comes_not_back() -> None:
    assert not is_unanimous_no(6, 7)
    sg = sat(committee(), items=[ITEM, {"item": "2", "title": "calendrier"}])
    sg.personnel.hold_vote(meeting="M-1", item="1", against=6, abstained=1, on="2027-02-16")
    sg.personnel.hold_vote(meeting="M-1", item="2", against=7, on="2027-02-16")
    assert sg.personnel.state.dialogue.meetings["M-1"].sent_back() == ()
    retry = {**MEETING, "meeting": "M-2", "second_of": "M-1", "second_for": "unanimous", "sits_on": "2027-02-24"}
    refused(sg, "HR-51", "second_of", lambda: sg.personnel.call_meeting(**retry, on="2027-02-17"))


@pytest.mark.rule("HR-52")
def test_a_unanimous_no_at_a_sitting_held_for_want_of_quorum_is_an_end() -> None:
    sg = committee()
    sg.personnel.call_meeting(**MEETING, on="2027-02-01")
    sg.personnel.open_meeting(meeting="M-1", present=2, on="2027-02-16")
    second = {**MEETING, "meeting": "M-2", "sits_on": "2027-02-26", "second_of": "M-1", "second_for": "quorum"}
    sg.personnel.call_meeting(**second, on="2027-02-18")
    sg.personnel.open_meeting(meeting="M-2", present=3, on="2027-02-26")
    sg.personnel.hold_vote(meeting="M-2", item="1", against=3, on="2027-02-26")
    assert sg.personnel.state.dialogue.meetings["M-2"].sent_back() == ()
    third = {**MEETING, "meeting": "M-3", "sits_on": "2027-03-08", "second_of": "M-2", "second_for": "unanimous"}
    refused(sg, "HR-52", "second_of", lambda: sg.personnel.call_meeting(**third, on="2027-02-27"))


@pytest.mark.parametrize(
    ("in_favour", "against", "present", "result"),
    [(4, 3, 7, "favourable"), (3, 4, 7, "unfavourable"), (3, 3, 7, "given"), (0, 0, 7, "given"), (3, 3, 6, "given")],
)
def test_a_vote_has_a_majority_of_those_present_or_the_opinion_is_deemed_given(
    in_favour: int, against: int, present: int, result: str
) -> None:
    assert result_of(in_favour, against, present) == result


def test_no_more_votes_than_representatives_and_only_on_the_agenda() -> None:
    sg = sat(committee(), present=5, items=[ITEM, {"item": "2", "title": "bilan", "kind": "information"}])
    vote = {"meeting": "M-1", "on": "2027-02-16"}
    refused(
        sg, "CSA-VOTE", "in_favour, against, abstained", lambda: sg.personnel.hold_vote(**vote, item="1", in_favour=6)
    )
    refused(sg, "CSA-VOTE", "item", lambda: sg.personnel.hold_vote(**vote, item="2", in_favour=5))
    refused(sg, "CSA-VOTE", "item", lambda: sg.personnel.hold_vote(**vote, item="3", in_favour=5))
    sg.personnel.hold_vote(**vote, item="1", in_favour=3, against=2)
    refused(sg, "PER-NEW", "item", lambda: sg.personnel.hold_vote(**vote, item="1", in_favour=5))


def test_documents_and_follow_up_late_are_recorded_with_that_advice() -> None:
    sg = committee()
    sg.personnel.call_meeting(**MEETING, on="2027-02-01")
    assert sg.personnel.send_documents(meeting="M-1", on="2027-02-08").advice == ()
    assert sg.personnel.send_documents(meeting="M-1", on="2027-02-09").advice == ("CSA-DOCUMENTS",)
    sg.personnel.open_meeting(meeting="M-1", present=7, on="2027-02-16")
    follow = sg.personnel.follow_meeting
    assert follow(meeting="M-1", step="minutes_sent", on="2027-03-16").advice == ()
    assert follow(meeting="M-1", step="opinions_published", on="2027-03-17").advice == ("CSA-FOLLOW-UP",)
    owed = {row["owed"]: row for row in sg.report("committee-follow-up", on="2027-04-20").to_dicts()}
    assert owed["minutes sent"]["days_late"] == 0
    assert owed["opinions made known"]["days_late"] == 1
    assert (str(owed["follow-up told to members"]["by"]), owed["follow-up told to members"]["days_late"]) == (
        "2027-04-16",
        4,
    )


def test_the_number_present_is_within_the_seats_and_the_day_is_that_of_the_sitting() -> None:
    sg = committee()
    sg.personnel.call_meeting(**MEETING, on="2027-02-01")
    with pytest.raises(InvalidInput, match="0 to 7"):
        sg.personnel.open_meeting(meeting="M-1", present=8, on="2027-02-16")
    refused(sg, "PER-DATES", "on", lambda: sg.personnel.open_meeting(meeting="M-1", present=7, on="2027-02-17"))
    refused(sg, "PER-REF", "meeting", lambda: sg.personnel.open_meeting(meeting="M-9", present=7, on="2027-02-16"))


# union time


@pytest.mark.rule("HR-53")
def test_a_second_hour_in_the_month_and_a_thirteenth_in_the_year_are_not_paid() -> None:
    from personnel.hiring import ANNE

    sg = staffed()
    sg.personnel.take_union_hour(agent=ANNE, minutes=60, on="2026-01-10")
    second = {"agent": ANNE, "minutes": 30, "on": "2026-01-20"}
    assert refused(sg, "HR-53", "minutes", lambda: sg.personnel.take_union_hour(**second))["minutes"] == "90"
    for month in range(2, 13):
        sg.personnel.take_union_hour(agent=ANNE, minutes=60, on=f"2026-{month:02}-10")
    last = {"agent": ANNE, "minutes": 1, "on": "2026-12-20"}
    assert refused(sg, "HR-53", "minutes", lambda: sg.personnel.take_union_hour(**last))["period"] == "year"
    sg.personnel.take_union_hour(agent=ANNE, minutes=60, on="2027-01-10")


@pytest.mark.rule("HR-54")
def test_no_answer_fifteen_days_before_is_a_yes() -> None:
    from personnel.hiring import ANNE

    sg = staffed()
    ask = {"agent": ANNE, "request": "U-1", "starts": "2026-10-05", "days": 5}
    refused(sg, "HR-54", "starts", lambda: sg.personnel.request_union_leave(**ask, on="2026-09-06"))
    sg.personnel.request_union_leave(**ask, on="2026-09-05")
    no = {"agent": ANNE, "request": "U-1", "answer": "refused", "motive": "service"}
    assert (
        refused(sg, "HR-54", "on", lambda: sg.personnel.answer_union_leave(**no, on="2026-09-20"))["granted_on"]
        == "2026-09-20"
    )
    refused(
        sg, "TRAIN-MOTIVE", "motive", lambda: sg.personnel.answer_union_leave(**{**no, "motive": ""}, on="2026-09-19")
    )
    sg.personnel.answer_union_leave(**no, on="2026-09-19")


@pytest.mark.rule("HR-54")
def test_twelve_days_a_year() -> None:
    from personnel.hiring import ANNE

    sg = staffed()
    sg.personnel.request_union_leave(agent=ANNE, request="U-1", starts="2026-06-01", days=8, on="2026-03-02")
    more = {"agent": ANNE, "request": "U-2", "starts": "2026-10-05", "on": "2026-03-02"}
    refused(sg, "HR-54", "days", lambda: sg.personnel.request_union_leave(**more, days=5))
    sg.personnel.request_union_leave(**more, days=4)


# risk register


def test_the_register_keeps_every_version_and_asks_for_an_opinion_and_a_yearly_update() -> None:
    sg = committee()
    risk = {"unit": "réserves de Lyon", "risk": "chute d'objets", "severity": 3, "likelihood": 2}
    refused(
        sg,
        "RISK-SCALE",
        "severity, likelihood",
        lambda: sg.personnel.assess_risk(**{**risk, "severity": 5}, on="2026-06-01"),
    )
    sg.personnel.assess_risk(**risk, on="2026-06-01")
    assert sg.personnel.adopt_risk_register(version=1, on="2026-06-02").advice == ("RISK-REGISTER",)
    refused(sg, "PER-NEW", "version", lambda: sg.personnel.adopt_risk_register(version=3, on="2026-07-01"))
    sg.personnel.assess_risk(**{**risk, "likelihood": 1, "measure": "rayonnages"}, on="2027-01-10")
    sat(sg, items=[{"item": "1", "title": "document unique", "subject": "risk_register"}])
    sg.personnel.hold_vote(meeting="M-1", item="1", in_favour=7, on="2027-02-16")
    assert sg.personnel.adopt_risk_register(version=2, meeting="M-1", on="2027-02-17").advice == ()
    late = {"act": "personnel.risk_register_adopted", "version": 3, "meeting": "M-1", "on": "2028-02-18"}
    assert verdicts(sg, "RISK-REGISTER", **late)["on"] is Verdict.BREACH
    assert [sg.report("risk-register", version=str(v)).to_dicts()[0]["score"] for v in (1, 2)] == [6, 3]
    with pytest.raises(InvalidInput, match="1, 2"):
        sg.report("risk-register", version="7")


@pytest.mark.rule("RISK-REGISTER", "TRAIN-OPINION")
@pytest.mark.parametrize(
    ("subjects", "voted", "register", "plan"),
    [
        (("",), ("1",), Verdict.UNDETERMINED, Verdict.UNDETERMINED),
        (("risk_register",), ("1",), Verdict.PASS, Verdict.BREACH),
        (("risk_register",), (), Verdict.BREACH, Verdict.BREACH),
        (("", "training_plan"), ("1", "2"), Verdict.UNDETERMINED, Verdict.PASS),
        (("", "training_plan"), ("2",), Verdict.BREACH, Verdict.PASS),
    ],
)
def test_only_the_vote_on_the_subject_is_the_opinion_on_it(
    subjects: tuple[str, ...], voted: tuple[str, ...], register: Verdict, plan: Verdict
) -> None:
    items = [{"item": str(n), "title": "menu de la cantine", "subject": s} for n, s in enumerate(subjects, 1)]
    sg = sat(committee(), items=items)
    for item in voted:
        sg.personnel.hold_vote(meeting="M-1", item=item, in_favour=7, on="2027-02-16")
    adopted = {"act": "personnel.risk_register_adopted", "version": 1, "meeting": "M-1", "on": "2027-02-17"}
    assert verdicts(sg, "RISK-REGISTER", **adopted) == {"meeting": register}
    adopted = {"act": "personnel.training_plan_adopted", "year": 2027, "axes": ["t1"], "envelope": "5 000"}
    assert verdicts(sg, "TRAIN-OPINION", **adopted, meeting="M-1", on="2027-02-17") == {"meeting": plan}


# the social report


def test_the_steps_of_the_report_have_their_order_and_days() -> None:
    sg = staffed()
    step = sg.personnel.step_social_report
    assert step(year=2026, step="base_opened", on="2027-03-01").advice == ()
    assert step(year=2026, step="sent", on="2027-03-10").advice == ()
    assert step(year=2026, step="debated", on="2027-03-31").advice == ("SOCIAL-REPORT",)
    assert step(year=2026, step="published", on="2027-05-31").advice == ("SOCIAL-REPORT",)
    refused(sg, "PER-NEW", "step", lambda: step(year=2026, step="published", on="2027-06-01"))
