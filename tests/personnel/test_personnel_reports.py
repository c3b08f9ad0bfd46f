"""The reports of the personnel, and the payroll against title 2."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers import STAFF, euros, office, open_line

from personnel.staffing import LYON, a_contract_agent, an_agent, work
from secgen import InvalidInput, Money, NotFound, Secretariat, Verdict
from secgen.budget.events import DirectlyPaid
from secgen.links.payroll import payroll_payments
from secgen.personnel.pay.payroll import last_day
from secgen.reports.cells import show

LOAN = {
    "vehicle": "loan",
    "host": "Musée",
    "host_kind": "museum",
    "agreement": "conv",
    "consent": True,
    "until": "2027-12-31",
}


@pytest.fixture
def staffed() -> Secretariat:
    """Three paid in the services, one lent to a museum, one received, one seconded away."""
    sg = office()
    an_agent(sg, commune=LYON)
    part = an_agent(sg, corps="SA", grade="normale", step="5", commune=LYON)
    sg.personnel.set_working_time(agent=part, quota="0.8", kind="part_time_request", on="2026-01-01")
    a_contract_agent(sg, commune=LYON)
    lent = an_agent(sg)
    work(sg, lent, on="2026-01-01", **LOAN)
    an_agent(sg, corps="CB", grade="conservateur", step="3", managed=False)
    away = an_agent(sg)
    sg.personnel.position(agent=away, position="seconded_out", body="Ville", on="2026-01-01", until="2027-12-31")
    return sg


def test_the_two_headcounts_are_never_mixed(staffed: Secretariat) -> None:
    table = staffed.report("headcount", on="2026-03-31", by="host_kind")
    rows = {row["host_kind"]: row for row in table.to_dicts()}
    assert (rows["drac"]["managed"], rows["drac"]["in_services"]) == (3, 4)
    assert (rows["museum"]["managed"], rows["museum"]["in_services"]) == (1, 0)
    assert rows["drac"]["fte"] == Decimal("2.8")


def test_fte_years_stand_against_the_ceiling(staffed: Secretariat) -> None:
    staffed.personnel.notify_ceiling(year=2026, fte_years="3.7", on="2026-01-10")
    table = staffed.report("fte", on="2026-12-31", year=2026)
    last = table.to_dicts()[-1]
    assert (last["fte_year"], last["ceiling"]) == (Decimal("3.8"), Decimal("3.7"))
    assert last["verdict"] == str(Verdict.BREACH.label)


def test_the_job_plan_adds_up_from_one_month_to_the_next(staffed: Secretariat) -> None:
    desk, agents = staffed.personnel, sorted(staffed.personnel.state.staff.agents)
    desk.set_working_time(agent=agents[0], quota="0.5", kind="part_time_request", on="2026-02-01")
    desk.leave(agent=agents[0], reason="retirement", on="2026-04-01")
    desk.leave(agent=agents[3], reason="transfer", on="2026-03-01")
    desk.hire(agent=agents[3], status="civil_servant", corps="AAE", grade="attache", step="5", on="2026-10-01")
    a_contract_agent(staffed, on="2026-05-04", until="2026-08-31")
    desk.notify_ceiling(year=2026, fte_years="3.2", on="2026-01-10")
    rows = {row["month"]: row for row in staffed.report("job-plan", on="2026-12-31", year=2026).to_dicts()}
    shown = ("start", "recruited", "retirement", "end_of_contract", "mobility", "net", "quota", "end")
    by_month = {m: tuple(show(rows[f"2026-{m:02}"][name]) for name in shown) for m in (1, 2, 3, 4, 5, 9, 10, 12)}
    one, none = "1,000", "0"
    assert by_month == {
        1: ("5,000", none, none, none, one, "-1,000", "-0,200", "3,800"),  # seconded away on 1 January, one at 80 %
        2: ("3,800", none, none, none, none, none, "-0,500", "3,300"),
        3: ("3,300", none, none, none, one, "-1,000", none, "2,300"),
        4: ("2,300", none, "0,500", none, none, "-0,500", none, "1,800"),
        5: ("1,800", one, none, none, none, one, none, "2,800"),
        9: ("2,800", none, none, one, none, "-1,000", none, "1,800"),
        10: ("1,800", one, none, none, none, one, none, "2,800"),
        12: ("2,800", none, none, none, none, none, none, "2,800"),
    }
    last = rows["all"]
    told = [show(last[name]) for name in ("start", "entries", "exits", "net", "end")]
    assert told == ["5,000", "2,000", "3,500", "-1,500", "2,800"]
    assert last["ceiling"] == Decimal("3.2")
    assert last["fte_year"] == staffed.report("fte", on="2026-12-31", year=2026).to_dicts()[-1]["fte_year"]


def test_the_job_plan_by_category_has_the_same_total(staffed: Secretariat) -> None:
    staffed.personnel.leave(agent=min(staffed.personnel.state.staff.agents), reason="resignation", on="2026-07-01")
    by_month = staffed.report("job-plan", on="2026-12-31").to_dicts()[-1]
    *rows, last = staffed.report("job-plan", on="2026-12-31", by="category").to_dicts()
    assert [(row["category"], row["resignation"], row["end"]) for row in rows] == [
        ("A", 1, 2),
        ("B", 0, Decimal("0.8")),
    ]
    assert {k: v for k, v in last.items() if k != "category"} == {k: v for k, v in by_month.items() if k != "month"}
    with pytest.raises(InvalidInput, match="month, category"):
        staffed.report("job-plan", by="grade")


def test_the_age_pyramid_knows_only_the_births_it_is_given(staffed: Secretariat) -> None:
    agents = sorted(a for a, row in staffed.personnel.state.staff.agents.items() if row.managed)
    births = f"{agents[0]}=1968,{agents[1]}=1971-05-02"
    rows = staffed.report("age-pyramid", on="2026-03-31", births=births).to_dicts()
    assert [(row["ages"], row["agents"]) for row in rows] == [("50–54", 1), ("55–59", 1), ("unknown", 2)]
    with pytest.raises(InvalidInput, match="births"):
        staffed.report("age-pyramid", births="1968")


def test_career_events_and_forecast_are_tables(staffed: Secretariat) -> None:
    events = staffed.report("career-events", on="2026-03-31")
    assert "step advancement" in events.column("event")
    months = staffed.report("payroll-forecast", on="2026-03-31", months="6")
    assert months.column("month") == tuple(f"2026-{m:02}" for m in range(4, 10))
    for wrong in ("0", "x", "61"):
        with pytest.raises(InvalidInput, match="months"):
            staffed.report("payroll-forecast", months=wrong)


def test_applications_are_listed_in_an_advisory_order(staffed: Secretariat) -> None:
    staffed.personnel.publish_vacancy(
        vacancy="V1", job="J", title="Chef", category="A", on="2026-03-02", closes="2026-04-02"
    )
    staffed.personnel.file_application(vacancy="V1", candidate="c:1", on="2026-03-05")
    staffed.personnel.file_application(
        vacancy="V1", candidate="c:2", priorities=["separated_spouse"], since="2025-01-01", on="2026-03-06"
    )
    table = staffed.report("applications", vacancy="V1", on="2026-04-03")
    assert table.column("candidate") == ("c:2", "c:1")
    assert "relative" in str(table.notes[0])
    with pytest.raises(NotFound, match="V1"):
        staffed.report("applications", vacancy="V9")


def test_a_payslip_shows_base_rate_rule_and_text_of_every_line(staffed: Secretariat) -> None:
    agent = min(staffed.personnel.state.staff.agents)
    table = staffed.report("payslip", agent=agent, month="2026-03")
    for row in table.to_dicts():
        assert row["rule"]
        assert row["text"]
    assert euros("2 387,55") in table.column("amount")


def test_the_payroll_consumes_title_two_to_the_cent(staffed: Secretariat) -> None:
    open_line(staffed, STAFF, "100 000")
    paid = staffed.personnel.payroll(2026, 3)
    settled = paid.settled(last_day(2026, 3), STAFF)
    proposed = payroll_payments(settled, by="agent:pay")
    assert [p.payment for p in proposed] == ["PAYE-2026-03-21", "PAYE-2026-03-22", "PAYE-2026-03-22-cas"]
    assert Money.sum(p.amount for p in proposed) == paid.cost
    staffed.record(settled, *proposed)
    ae, cp = staffed.budget.available(2026, STAFF)
    assert ae == cp == euros("100 000") - paid.cost
    table = staffed.report("payroll-against-t2", on="2026-03-31", year=2026)
    march = table.to_dicts()[2]
    assert (march["settled"], march["charged"], march["gap"]) == (paid.cost, paid.cost, Money(0))
    assert march["left"] == cp
    assert staffed.report("payroll", on="2026-03-31").to_dicts()[0]["cost"] == paid.cost
    assert all(isinstance(p, DirectlyPaid) for p in proposed)


def test_a_payroll_is_never_charged_outside_title_two(staffed: Secretariat) -> None:
    settled = staffed.personnel.payroll(2026, 3).settled(last_day(2026, 3))
    with pytest.raises(InvalidInput, match="title 2"):
        payroll_payments(settled, "0224-CARA-DRAC/07/3")
