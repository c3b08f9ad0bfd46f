"""Telework: three days, two on site, an allowance with a cap."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from helpers import refused

from personnel.hiring import ANNE, staffed
from secgen import Money
from secgen.law import Law
from secgen.personnel.time.teleworking import telework_allowance

DAY = date(2026, 12, 31)


@pytest.mark.rule("HR-30")
@pytest.mark.parametrize(("days", "amount"), [("95", "253,44"), ("88", "253,44"), ("50", "144,00"), ("0", "0,00")])
def test_the_allowance_stops_at_eighty_eight_days(law: Law, days: str, amount: str) -> None:
    allowance = telework_allowance(Decimal(days), "home", DAY, law)
    assert allowance.amount == Money.parse(amount)
    assert allowance.capped is (days == "95")


@pytest.mark.rule("HR-30")
def test_a_third_place_that_feeds_gives_none_and_2022_had_its_own_rate(law: Law) -> None:
    assert telework_allowance(Decimal(50), "third_place_with_catering", DAY, law).amount == Money(0)
    assert telework_allowance(Decimal(50), "home", date(2022, 12, 31), law).amount == Money.parse("125,00")


@pytest.mark.rule("HR-30")
def test_four_days_a_week_are_refused_unless_a_doctor_says_so_for_six_months() -> None:
    sg = staffed()
    four = {"agent": ANNE, "days_per_week": "4", "on": "2026-03-02"}
    refused(sg, "HR-30", "days_per_week", lambda: sg.personnel.authorise_telework(**four))
    refused(sg, "HR-30", "days_per_week", lambda: sg.personnel.authorise_telework(**four, derogation="health"))
    late = {**four, "derogation": "health", "until": "2026-09-02"}
    refused(sg, "HR-30", "days_per_week", lambda: sg.personnel.authorise_telework(**late))
    sg.personnel.authorise_telework(**{**late, "until": "2026-09-01"})


@pytest.mark.rule("HR-30")
def test_who_works_four_days_must_be_on_site_two() -> None:
    sg = staffed()
    sg.personnel.set_working_time(agent=ANNE, quota="0.8", kind="part_time_request", on="2026-01-01")
    refused(
        sg,
        "HR-30",
        "days_per_week",
        lambda: sg.personnel.authorise_telework(agent=ANNE, days_per_week="3", on="2026-03-02"),
    )
    sg.personnel.authorise_telework(agent=ANNE, days_per_week="2", on="2026-03-02")


@pytest.mark.rule("HR-30")
def test_days_are_counted_once_a_quarter_for_those_authorised() -> None:
    sg = staffed()
    count = {"agent": ANNE, "year": 2026, "quarter": 2, "days": "24", "on": "2026-06-30"}
    refused(sg, "HR-30", "agent", lambda: sg.personnel.count_telework(**count))
    sg.personnel.authorise_telework(agent=ANNE, days_per_week="2", on="2026-03-02")
    sg.personnel.count_telework(**count)
    refused(sg, "PER-NEW", "quarter", lambda: sg.personnel.count_telework(**count))


def test_a_refusal_gives_its_reason() -> None:
    sg = staffed()
    refused(sg, "TIME-MOTIVE", "motive", lambda: sg.personnel.refuse_telework(agent=ANNE, motive=" ", on="2026-03-02"))
    sg.personnel.refuse_telework(agent=ANNE, motive="accueil du public sur place", on="2026-03-02")


def test_the_service_ends_telework_with_a_reason_the_agent_without() -> None:
    sg = staffed()
    sg.personnel.authorise_telework(agent=ANNE, days_per_week="2", on="2026-03-02")
    refused(sg, "TIME-MOTIVE", "motive", lambda: sg.personnel.end_telework(agent=ANNE, on="2026-06-01"))
    sg.personnel.end_telework(agent=ANNE, asked_by_agent=True, on="2026-06-01")
    refused(sg, "PER-REF", "agent", lambda: sg.personnel.end_telework(agent=ANNE, asked_by_agent=True, on="2026-06-02"))
