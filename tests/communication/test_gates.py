"""One gate for every channel: it answers pass, breach or undetermined, and says why."""

from __future__ import annotations

from datetime import date

import pytest
from helpers import refusal, refused
from hypothesis import given
from hypothesis import strategies as st

from communication.service import an_item, digest_of, office, said
from secgen import Secretariat, Verdict
from secgen.communication.gates.ask import in_mourning
from secgen.communication.gates.ballots import Period, promotion_start, promotions, reserve_start, reserves
from secgen.communication.picture import Picture
from secgen.kernel.errors import InvalidInput

PASS, BREACH, UNDETERMINED = Verdict.PASS, Verdict.BREACH, Verdict.UNDETERMINED
CHANNELS = ("page", "feed", "sitemap", "post", "release", "event")


@pytest.fixture
def sg() -> Secretariat:
    return office(2026)


def period(found: tuple[Period, ...], ballot: str) -> Period:
    return next(p for p in found if p.ballot == ballot)


def known(sg: Secretariat, what: str, ballot: str, on: str) -> Period:
    make = reserves if what == "reserve" else promotions
    return period(make(sg.law, sg.communication.state.gates, date.fromisoformat(on)), ballot)


# embargo


@pytest.mark.rule("C25")
@pytest.mark.parametrize("channel", CHANNELS)
def test_nothing_public_before_the_embargo_on_any_channel(sg: Secretariat, channel: str) -> None:
    sg.communication.set_embargo(item="release/CP-1", until="2026-09-10T11:00+02:00", on="2026-09-01")
    early = an_item("2026-09-10T10:59+02:00", channel, serves=("release/CP-1",))
    late = an_item("2026-09-10T11:00+02:00", channel, serves=("release/CP-1",))
    assert said(sg, early, "C25") is BREACH
    assert said(sg, late, "C25") is PASS
    same_instant = an_item("2026-09-10T09:00+00:00", channel, serves=("release/CP-1",))
    assert said(sg, same_instant, "C25") is PASS


def test_before_the_embargo_those_who_accepted_it_may_receive(sg: Secretariat) -> None:
    sg.communication.set_embargo(item="release/CP-1", until="2026-09-10T11:00+02:00", on="2026-09-01")
    item = an_item("2026-09-09T10:00+02:00", "release", item="release/CP-1", audience="embargo_accepted")
    assert said(sg, item, "C25") is PASS


def test_an_embargo_is_lifted_early_by_decision(sg: Secretariat) -> None:
    sg.communication.set_embargo(item="release/CP-1", until="2026-09-10T11:00+02:00", on="2026-09-01")
    lift = {"item": "release/CP-1", "on": "2026-09-09", "reason": "fuite dans la presse"}
    refused(sg, "COM-ORDER", "at", lambda: sg.communication.lift_embargo(**lift, at="2026-09-11T08:00+02:00"))
    sg.communication.lift_embargo(**lift, at="2026-09-09T08:00+02:00")
    assert said(sg, an_item("2026-09-09T09:00+02:00", serves=("release/CP-1",)), "C25") is PASS


@pytest.mark.parametrize("written", ["2026-09-10", "10/09/2026 11:00", "2026-09-10T11:00", ""])
def test_an_embargo_is_an_instant_with_its_offset(sg: Secretariat, written: str) -> None:
    with pytest.raises(InvalidInput, match=r"until.*2026-09-10T11:00\+02:00"):
        sg.communication.set_embargo(item="release/CP-1", until=written, on="2026-09-01")


# the State reserve


@pytest.mark.rule("C26")
@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2026-02-21", PASS), ("2026-02-22", BREACH), ("2026-03-22", BREACH), ("2026-03-23", PASS)],
)
def test_in_the_state_reserve_each_item_needs_a_neutrality_decision(
    sg: Secretariat, day: str, verdict: Verdict
) -> None:
    item = an_item(f"{day}T12:00+01:00")
    assert said(sg, item, "C26") is verdict
    decided = {"item": item.item, "neutral": True, "reason": "agenda factuel", "on": "2026-02-20"}
    sg.communication.decide_neutrality(**decided, digest=item.digest)
    assert said(sg, item, "C26") is PASS


@pytest.mark.rule("C26")
def test_a_neutrality_decision_holds_for_the_text_that_was_read(sg: Secretariat) -> None:
    item = an_item("2026-03-01T12:00+01:00")
    decided = {"item": item.item, "neutral": True, "reason": "factuel", "on": "2026-02-20"}
    sg.communication.decide_neutrality(**decided, digest=digest_of("un autre texte"))
    assert said(sg, item, "C26") is BREACH


@pytest.mark.rule("C27")
def test_without_a_circular_the_reserve_is_assumed_and_undetermined(sg: Secretariat) -> None:
    assert reserve_start(date(2027, 4, 11), sg.law) == date(2027, 3, 21)
    assert reserve_start(date(2027, 4, 18), sg.law) == date(2027, 3, 28)
    found = known(sg, "reserve", "presidentielle-2027", "2026-11-22")
    assert (found.start, found.assumed) == (date(2027, 3, 28), True)
    assert "[C27]" in str(found.explanation)
    item = an_item("2027-04-01T12:00+02:00")
    assert said(sg, item, "C26", "2026-11-22") is UNDETERMINED
    sg.communication.decide_reserve(
        ballot="presidentielle-2027", starts="2027-03-26", text="circulaire SGG", on="2027-02-10"
    )
    assert said(sg, item, "C26") is BREACH
    assert said(sg, an_item("2027-03-25T12:00+01:00"), "C26") is PASS


# Code électoral L. 52-1


@pytest.mark.rule("C28")
def test_the_window_opens_on_the_first_day_of_the_sixth_month_before(sg: Secretariat) -> None:
    assert promotion_start(date(2026, 3, 15), sg.law) == date(2025, 9, 1)
    assert promotion_start(date(2027, 4, 18), sg.law) == date(2026, 10, 1)
    assert promotion_start(date(2021, 6, 20), sg.law) == date(2020, 12, 1)
    assert known(sg, "window", "regionales-departementales-2021", "2021-01-04").start == date(2020, 9, 1)
    assert known(sg, "window", "municipales-2026", "2026-01-04").end == date(2026, 3, 22)


@pytest.mark.rule("C29")
def test_the_window_is_asked_of_what_is_co_signed_not_of_the_drac_alone(sg: Secretariat) -> None:
    alone = an_item("2026-02-10T12:00+01:00")
    assert said(sg, alone, "C29") is PASS
    praise = an_item("2026-02-10T12:00+01:00", "brochure", co_signed=("commune de Valence",), promotes=True)
    assert said(sg, praise, "C29") is BREACH
    factual = an_item("2026-02-10T12:00+01:00", "brochure", co_signed=("commune de Valence",), promotes=False)
    assert said(sg, factual, "C29") is PASS
    unread = an_item("2026-02-10T12:00+01:00", "brochure", co_signed=("commune de Valence",))
    assert said(sg, unread, "C29") is UNDETERMINED
    before = an_item("2025-08-31T12:00+02:00", "brochure", co_signed=("commune de Valence",), promotes=True)
    assert said(sg, before, "C29") is PASS
    senate = an_item("2026-03-23T12:00+01:00", "brochure", co_signed=("commune de Valence",), promotes=True)
    assert said(sg, senate, "C29") is UNDETERMINED, "nobody found whether L. 52-1 holds before the Senate ballot"


@pytest.mark.rule("C30")
def test_provisional_dates_give_the_union_of_the_candidates(sg: Secretariat) -> None:
    before = known(sg, "reserve", "presidentielle-2027", "2026-06-30")
    assert (before.start, before.end, before.provisional) == (date(2027, 3, 21), date(2027, 5, 2), True)
    after = known(sg, "reserve", "presidentielle-2027", "2026-07-01")
    assert (after.start, after.end, after.provisional) == (date(2027, 3, 28), date(2027, 5, 2), False)
    joint = {"co_signed": ("commune",), "promotes": True}
    assert said(sg, an_item("2027-04-28T12:00+02:00", **joint), "C29", "2026-06-30") is UNDETERMINED
    assert said(sg, an_item("2027-04-20T12:00+02:00", **joint), "C29", "2026-06-30") is BREACH


@pytest.mark.rule("C30")
def test_the_office_records_candidates_then_the_decree(sg: Secretariat) -> None:
    said_ = {"ballot": "legislatives-2027", "name": "Législatives", "text": "dissolution"}
    for first in ("2027-06-06", "2027-06-13"):
        sg.communication.date_ballot(**said_, round1=first, provisional=True, on="2026-12-01")
        one = known(sg, "window", "legislatives-2027", "2026-12-01")
        assert one.provisional
        assert one.certain(date(2027, 5, 3)) is (first == "2027-06-13"), "one candidate alone makes nothing sure"
    found = known(sg, "window", "legislatives-2027", "2026-12-02")
    assert (found.start, found.end, found.provisional) == (date(2026, 12, 1), date(2027, 6, 13), True)
    sg.communication.date_ballot(**said_, round1="2027-06-13", round2="2027-06-20", on="2026-12-10")
    found = known(sg, "window", "legislatives-2027", "2026-12-10")
    assert (found.end, found.provisional) == (date(2027, 6, 20), False)


@given(st.dates(date(2012, 1, 1), date(2090, 1, 1)))
def test_the_window_always_opens_on_a_first_six_months_before(round1: date) -> None:
    start = promotion_start(round1, LAW)
    assert start.day == 1
    assert (round1.year - start.year) * 12 + round1.month - start.month == 6


LAW = office(2026).law


# mourning, images


@pytest.mark.rule("C63")
def test_in_national_mourning_scheduled_posts_are_held_and_the_mark_mourns(sg: Secretariat) -> None:
    com = sg.communication
    for name, when in (("p1", "2026-06-10T09:00+02:00"), ("p2", "2026-06-12T09:00+02:00")):
        com.draft_post(post=name, network="mastodon", account="drac", content="Venez !", on="2026-06-01")
        com.schedule_post(post=name, at=when, on="2026-06-01")
    com.declare_mourning(starts="2026-06-09", ends="2026-06-11", text="décret du 8 juin 2026", on="2026-06-08")
    assert {name: row.stage for name, row in com.state.channels.posts.items()} == {"p1": "held", "p2": "scheduled"}
    assert said(sg, an_item("2026-06-10T09:00+02:00", "post"), "C63") is BREACH
    assert said(sg, an_item("2026-06-10T09:00+02:00", "page"), "C63") is PASS
    assert said(sg, an_item("2026-06-10T09:00+02:00", "post", on_mourning=True), "C63") is PASS
    assert in_mourning(com.state.gates, date(2026, 6, 11))
    assert not in_mourning(com.state.gates, date(2026, 6, 12))
    again = {"post": "p1", "at": "2026-06-11T09:00+02:00", "on": "2026-06-09"}
    refused(sg, "C63", "at", lambda: com.schedule_post(**again))


@pytest.mark.rule("C18")
def test_an_image_needs_its_credit_and_rights_on_the_day(sg: Secretariat) -> None:
    def judged(when: str, **picture: str) -> Verdict:
        pictures = (Picture(**{"asset": "img-1", "alt": "La façade", **picture}),)
        return said(sg, an_item(when, pictures=pictures), "C18")

    assert judged("2026-06-10T09:00+02:00") is BREACH
    assert judged("2026-06-10T09:00+02:00", credit="© A. Photographe") is UNDETERMINED
    right = {"asset": "img-1", "right": "author", "holder": "person:9f", "credit": "© A. Photographe"}
    sg.communication.grant_image_right(**right, starts="2026-01-01", ends="2026-12-31", uses=["page"], on="2026-01-05")
    assert judged("2026-06-10T09:00+02:00") is PASS
    assert judged("2027-01-01T09:00+01:00") is BREACH
    pictures = (Picture(asset="img-1", alt="La façade"),)
    assert said(sg, an_item("2026-06-10T09:00+02:00", "post", pictures=pictures), "C18") is BREACH


@pytest.mark.rule("C18")
def test_a_person_shown_consents_in_writing(sg: Secretariat) -> None:
    right = {"asset": "img-1", "right": "person", "holder": "person:9f", "starts": "2026-01-01", "on": "2026-01-05"}
    refused(sg, "C18", "proof", lambda: sg.communication.grant_image_right(**right))
    sg.communication.grant_image_right(**right, proof="GED-2026-14")


@pytest.mark.rule("C62")
def test_an_image_in_a_post_has_an_alternative_within_the_limit(sg: Secretariat) -> None:
    def judged(alt: str, network: str, channel: str = "post", *, decorative: bool = False) -> Verdict:
        pictures = (Picture(asset="img-1", alt=alt, credit="©", decorative=decorative),)
        return said(sg, an_item("2026-06-10T09:00+02:00", channel, network=network, pictures=pictures), "C62")

    assert judged("", "x") is BREACH
    assert judged("a" * 1000, "x") is PASS
    assert judged("a" * 1001, "x") is BREACH
    assert judged("a" * 1001, "mastodon") is PASS
    assert judged("", "x", decorative=True) is BREACH
    assert judged("", "", "page", decorative=True) is PASS
    assert judged("", "facebook") is BREACH


def test_the_gates_explain_themselves(sg: Secretariat) -> None:
    item = an_item("2026-03-01T12:00+01:00", co_signed=("commune",), promotes=True)
    told = str(sg.communication.gates(item))
    assert told.startswith("gates of publication: shut")
    assert "Municipales et communautaires" in told
    assert "Code électoral, art. L. 52-1" in told
    assert "→ have it read" in told


def test_wrong_dates_are_refused(sg: Secretariat) -> None:
    com = sg.communication
    ballot = {"ballot": "b", "name": "B", "on": "2026-01-05"}
    refused(sg, "COM-ORDER", "round2", lambda: com.date_ballot(**ballot, round1="2026-06-14", round2="2026-06-07"))
    found = refusal(sg, lambda: com.decide_reserve(ballot="x", starts="2026-06-01", text="?", on="2026-01-05"))
    assert found["COM-REF"].where == "ballot"
    mourning = {"starts": "2026-06-11", "ends": "2026-06-09", "text": "décret", "on": "2026-06-08"}
    refused(sg, "COM-ORDER", "ends", lambda: com.declare_mourning(**mourning))
