"""The directorate's own events, from the brief to the report."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from helpers import RUNNING, a_commitment, a_paid_request, office, open_line, refused, verdicts
from hypothesis import given, settings
from hypothesis import strategies as st

from secgen import InvalidInput, Money, RuleViolation, Secretariat, Verdict
from secgen.kernel.errors import NotFound

DAY = "2026-09-18"


@pytest.fixture
def sg() -> Secretariat:
    return with_an_event(office(2026))


def with_an_event(sg: Secretariat, capacity: int = 5, held: int = 1) -> Secretariat:
    """An inauguration of September, with a venue of five seats, one held back."""
    sg.communication.plan_event(
        happening="inauguration",
        title="Inauguration de l'orgue",
        kind="inauguration",
        day=DAY,
        objective="Montrer la restauration",
        cleared=True,
        on="2026-06-01",
    )
    if capacity:
        book(sg, capacity, held)
    return sg


def book(sg: Secretariat, capacity: int, held: int = 0) -> None:
    sg.communication.book_venue(
        happening="inauguration", venue="Cathédrale", capacity=capacity, accessible=True, held=held, on="2026-06-02"
    )


def invite(sg: Secretariat, *guests: str, **more: Any) -> None:
    sg.communication.invite(**{"happening": "inauguration", "guests": guests, "on": "2026-07-01", **more})


def reply(sg: Secretariat, guest: str, *, comes: bool = True, seats: int = 1) -> None:
    sg.communication.reply(happening="inauguration", guest=guest, comes=comes, seats=seats, on="2026-07-10")


def statuses(sg: Secretariat) -> dict[str, str]:
    return {key: row.status for key, row in sg.communication.state.happenings.guests_of("inauguration").items()}


def test_when_the_seats_are_taken_the_next_guest_waits_and_takes_the_first_seat_that_comes_free(
    sg: Secretariat,
) -> None:
    invite(sg, "guest:aaaa", "guest:bbbb", "guest:cccc", "guest:dddd")
    reply(sg, "guest:aaaa", seats=2)
    reply(sg, "guest:bbbb", seats=2)
    reply(sg, "guest:cccc", seats=2)
    reply(sg, "guest:dddd")
    assert statuses(sg)["guest:cccc"] == statuses(sg)["guest:dddd"] == "waiting"
    (line,) = sg.report("happenings", on="2026-07-10").to_dicts()
    assert (line["coming"], line["left"], line["waiting"]) == (4, 0, 3)
    reply(sg, "guest:bbbb", comes=False)
    assert statuses(sg) == {
        "guest:aaaa": "coming",
        "guest:bbbb": "declined",
        "guest:cccc": "coming",
        "guest:dddd": "waiting",
    }


def test_a_larger_venue_seats_those_who_waited_and_a_smaller_one_is_refused(sg: Secretariat) -> None:
    invite(sg, "guest:aaaa", "guest:bbbb")
    reply(sg, "guest:aaaa", seats=4)
    reply(sg, "guest:bbbb", seats=2)
    refused(sg, "EVENT-CAPACITY", "capacity", lambda: book(sg, 4, 1))
    sg.communication.book_venue(
        happening="inauguration", venue="Théâtre", capacity=10, accessible=True, on="2026-07-12"
    )
    assert statuses(sg)["guest:bbbb"] == "coming"


def test_who_comes_may_not_bring_more_than_there_is_room_for(sg: Secretariat) -> None:
    invite(sg, "guest:aaaa", "guest:bbbb")
    reply(sg, "guest:aaaa", seats=2)
    reply(sg, "guest:bbbb", seats=2)
    refused(sg, "EVENT-CAPACITY", "seats", lambda: reply(sg, "guest:aaaa", seats=3))
    assert statuses(sg)["guest:aaaa"] == "coming"


guests = st.sampled_from(["guest:aaaa", "guest:bbbb", "guest:cccc", "guest:dddd"])
moves = st.tuples(guests, st.booleans(), st.integers(1, 4))


@settings(max_examples=30)
@given(st.integers(1, 8), st.integers(0, 2), st.lists(moves, max_size=15))
def test_whatever_the_replies_seats_promised_and_held_never_exceed_the_capacity(
    capacity: int, held: int, replies: list[tuple[str, bool, int]]
) -> None:
    sg = with_an_event(office(2026), capacity, min(held, capacity))
    invite(sg, "guest:aaaa", "guest:bbbb", "guest:cccc", "guest:dddd")
    for guest, comes, seats in replies:
        with suppress(RuleViolation):  # a party that has seats and asks for more than are left
            reply(sg, guest, comes=comes, seats=seats)
        left = sg.communication.state.happenings.left("inauguration")
        assert left is not None
        assert left >= 0
        rows = sg.communication.state.happenings.guests_of("inauguration").values()
        assert all(row.seats > left for row in rows if row.status == "waiting"), "nobody waits who would fit"


def test_guests_are_listed_in_the_order_of_protocol(sg: Secretariat) -> None:
    invite(sg, "guest:aaaa", rank="mayor")
    invite(sg, "guest:bbbb", rank="prefect")
    invite(sg, "guest:cccc", rank="senator")
    assert sg.report("guest-list", event="inauguration", on="2026-07-10").column("guest") == (
        "guest:bbbb",
        "guest:cccc",
        "guest:aaaa",
    )
    refused(sg, "EVENT-PROTOCOL", "rank", lambda: invite(sg, "guest:dddd", rank="duke"))
    refused(sg, "COM-WORDS", "guests", lambda: invite(sg, "Jeanne Martin"))
    refused(sg, "COM-NEW", "guests", lambda: invite(sg, "guest:aaaa"))
    with pytest.raises(NotFound):
        sg.report("guest-list", event="ghost")


def test_the_ministry_invites_only_when_a_minister_comes(sg: Secretariat) -> None:
    refused(sg, "EVENT-ISSUER", "issuer", lambda: invite(sg, "guest:aaaa", issuer="ministry"))
    refused(sg, "EVENT-ISSUER", "issuer", lambda: invite(sg, "guest:aaaa", issuer="drac"))
    sg.communication.plan_event(
        happening="inauguration",
        title="Inauguration de l'orgue",
        kind="inauguration",
        day=DAY,
        objective="Montrer la restauration",
        cleared=True,
        minister=True,
        on="2026-06-20",
    )
    invite(sg, "guest:aaaa", issuer="ministry")


def test_a_day_not_cleared_and_a_short_notice_are_told(sg: Secretariat) -> None:
    act = {
        "act": "communication.guests_invited",
        "happening": "inauguration",
        "guests": ["guest:aaaa"],
        "on": "2026-09-01",
    }
    assert verdicts(sg, "EVENT-NOTICE", **act)["on"].value == "breach"
    assert verdicts(sg, "EVENT-CLEARED", **act)["happening"].value == "pass"


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [{"at": "18:30", "minutes": 30, "what": "discours"}, {"at": "18:45", "minutes": 5, "what": "musique"}],
        [{"at": "25:00", "minutes": 30, "what": "discours"}],
        [{"at": "18:30", "minutes": 0, "what": "discours"}],
    ],
)
def test_the_steps_of_a_run_sheet_follow(sg: Secretariat, steps: list[dict[str, object]]) -> None:
    refused(
        sg,
        "EVENT-RUN-SHEET",
        "steps",
        lambda: sg.communication.set_run_sheet(happening="inauguration", steps=steps, on="2026-09-01"),
    )


def test_a_run_sheet_is_printed_in_its_order(sg: Secretariat) -> None:
    steps = [
        {"at": "18:30", "minutes": 30, "what": "accueil", "who": "agent:0d1a"},
        {"at": "19:00", "minutes": 20, "what": "discours"},
    ]
    sg.communication.set_run_sheet(happening="inauguration", steps=steps, on="2026-09-01")
    assert sg.report("run-sheet", event="inauguration", on="2026-09-02").column("at") == ("18:30", "19:00")


def test_tasks_are_late_days_before_the_event(sg: Secretariat) -> None:
    sg.communication.plan_task(happening="inauguration", task="traiteur", days_before=30, on="2026-06-03")
    assert sg.report("checklist", on="2026-08-19").column("late") == (False,)
    assert sg.report("checklist", on="2026-08-20").column("late") == (True,)
    sg.communication.do_task(happening="inauguration", task="traiteur", on="2026-08-20")
    assert sg.report("checklist", on="2026-08-21").column("late") == (False,)
    refused(
        sg,
        "COM-REF",
        "task",
        lambda: sg.communication.do_task(happening="inauguration", task="fleurs", on="2026-08-20"),
    )


def test_purchases_go_through_the_budget_and_are_followed_there(sg: Secretariat) -> None:
    open_line(sg, RUNNING, "10 000")
    commitment = a_commitment(sg, "1 200", RUNNING)
    a_paid_request(sg, commitment, "1 200", on="2026-06-10")
    sg.communication.budget_event(happening="inauguration", amount="1 500", line=RUNNING, on="2026-06-02")
    tie = {"act": "communication.purchase_tied", "happening": "inauguration", "on": "2026-06-12"}
    assert verdicts(sg, "EVENT-BUDGET", **tie, object="traiteur", amount="1 200")["commitment"].value == "breach"
    sg.record({**tie, "object": "traiteur", "amount": "1 200", "commitment": f"{commitment}/1"})
    assert verdicts(sg, "EVENT-BUDGET", **tie, object="fleurs", amount="300,01", contract="M-1")["amount"].value == (
        "breach"
    )
    sg.record({**tie, "object": "fleurs", "amount": "300", "contract": "M-1"})
    found = {row["object"]: row for row in sg.report("event-costs", on="2026-06-30").to_dicts()}
    assert (found["traiteur"]["committed"], found["traiteur"]["paid"]) == (
        Money.parse("1 200"),
        Money.parse("1 200"),
    )
    assert (found["fleurs"]["found"], found["fleurs"]["paid"]) == (False, None)


def test_pictures_need_the_consent_of_those_shown_and_a_credit(sg: Secretariat) -> None:
    rights = {"happening": "inauguration", "holder": "photographer:1a2b", "uses": ["web"], "until": "2031-09-18"}

    def grant(**more: Any) -> None:
        sg.communication.grant_rights(**{**rights, "credit": "© DRAC", "consent": True, "on": DAY, **more})

    refused(sg, "EVENT-CONSENT", "consent", lambda: grant(consent=False))
    refused(sg, "EVENT-CONSENT", "consent", lambda: grant(credit=" "))
    grant()


def test_an_event_ends_with_its_report_and_a_cancelled_one_takes_nothing_more(sg: Secretariat) -> None:
    invite(sg, "guest:aaaa")
    reply(sg, "guest:aaaa")
    arrive = {"happening": "inauguration", "guest": "guest:aaaa"}
    refused(sg, "COM-ORDER", "on", lambda: sg.communication.welcome(**arrive, on="2026-09-17"))
    sg.communication.welcome(**arrive, on=DAY)
    assert sg.report("happenings", on="2026-09-19").column("status") == ("to_report",)
    sg.communication.report_event(happening="inauguration", attendance=1, on="2026-09-25")
    (row,) = sg.report("happenings", on="2026-09-25").to_dicts()
    assert (row["status"], row["arrived"]) == ("reported", 1)
    sg.communication.cancel_event(happening="inauguration", reason="essai", on="2026-09-26")
    refused(
        sg,
        "COM-ORDER",
        "on",
        lambda: sg.communication.report_event(happening="inauguration", attendance=1, on="2026-09-27"),
    )


def test_an_event_without_a_purpose_or_before_today_is_refused() -> None:
    sg = office(2026)
    brief = {"happening": "x", "title": "X", "kind": "vows", "on": "2026-06-01"}
    refused(sg, "COM-WORDS", "objective", lambda: sg.communication.plan_event(**brief, day=DAY, objective=" "))
    refused(sg, "COM-ORDER", "day", lambda: sg.communication.plan_event(**brief, day="2026-05-31", objective="o"))
    with pytest.raises(InvalidInput):
        sg.communication.plan_event(**{**brief, "kind": "picnic"}, day=DAY, objective="o")


@pytest.mark.rule("EVENT-ACCESSIBLE")
@pytest.mark.parametrize(("accessible", "verdict"), [(True, Verdict.PASS), (False, Verdict.BREACH)])
def test_a_venue_that_is_not_accessible_is_booked_with_that_advice(accessible: bool, verdict: Verdict) -> None:
    sg = with_an_event(office(2026), capacity=0)
    booked = {"happening": "inauguration", "venue": "Tribune de l'orgue", "capacity": 5, "on": "2026-06-02"}
    asked = {"act": "communication.venue_booked", **booked, "accessible": accessible}
    assert verdicts(sg, "EVENT-ACCESSIBLE", **asked) == {"accessible": verdict}
    recorded = sg.communication.book_venue(**booked, accessible=accessible)
    assert ("EVENT-ACCESSIBLE" in recorded.act.advice) is not accessible
