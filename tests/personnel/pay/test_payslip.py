"""The payslip as a whole: months cut in pieces, sums that hold, explanations, totals, the payroll settled."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from helpers import euros, office, refused
from hypothesis import given
from hypothesis import strategies as st
from personnel.staffing import LYON, a_contract_agent, an_agent, room, slip, tariff

from secgen import Money
from secgen.kernel.errors import InvalidInput, NotFound
from secgen.law import builtin_law
from secgen.personnel.pay.explain import explain_payslip, line_kinds
from secgen.personnel.pay.payroll import last_day
from secgen.personnel.pay.payslip import thirtieths
from secgen.personnel.pay.sick_leave import sick_parts
from secgen.personnel.pay.state import SickPeriod

LAW = builtin_law()


def test_who_arrives_in_the_month_is_paid_its_thirtieths() -> None:
    sg = office()
    agent = an_agent(sg, on="2026-03-17")
    pay = slip(sg, agent, 2026, 3)
    assert [s.thirtieths for s in pay.segments] == [14]
    assert pay.amount("salary") == Money(238755).share(14, 30)


def test_a_change_in_the_month_cuts_it_and_the_pieces_make_thirty() -> None:
    sg = office()
    agent = an_agent(sg, on="2024-01-01", commune=LYON)
    sg.personnel.set_working_time(agent=agent, quota="0.5", kind="part_time_request", on="2026-02-11")
    pay = slip(sg, agent, 2026, 2)
    assert [s.thirtieths for s in pay.segments] == [10, 20]
    assert pay.amount("salary") == Money(238755).share(10, 30) + Money(238755).share(20, 60)
    assert slip(sg, agent, 2026, 3).amount("salary") == euros("1 193,78")


@given(st.integers(2024, 2027), st.integers(1, 12), st.lists(st.integers(2, 31), max_size=4))
def test_a_month_cut_anywhere_keeps_its_thirty_parts(year: int, month: int, cuts: list[int]) -> None:
    last = date(year, month, monthrange(year, month)[1])
    starts = sorted({1, *(day for day in cuts if day <= last.day)})
    ends = [*(day - 1 for day in starts[1:]), last.day]
    pieces = [thirtieths(date(year, month, a), date(year, month, b), last) for a, b in zip(starts, ends, strict=True)]
    assert sum(pieces) == 30
    assert min(pieces) >= 0


@given(st.dates(date(2025, 3, 1), date(2026, 10, 31)), st.integers(0, 200))
def test_sick_leave_never_takes_more_than_a_month_from_a_month(first: date, days: int) -> None:
    leave = SickPeriod("s", "ordinary", first, date.fromordinal(first.toordinal() + days), first)
    month = date(first.year, first.month, 1)
    for _ in range(9):
        parts = sick_parts((leave,), month.year, month.month, LAW)
        assert sum(part.thirtieths for part in parts) <= 30
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


def test_a_whole_month_of_sick_leave_is_thirty_thirtieths_in_february_too() -> None:
    leave = SickPeriod("s", "long", date(2026, 1, 15), date(2026, 6, 30), date(2025, 1, 1))
    assert [sum(p.thirtieths for p in sick_parts((leave,), 2026, m, LAW)) for m in (1, 2, 3)] == [16, 30, 30]


def test_every_line_is_explained_and_the_sums_hold() -> None:
    sg = office()
    agent = an_agent(sg, commune=LYON, entered_on="2016-01-01")
    sg.personnel.set_family_supplement(agent=agent, children=2, on="2026-01-01")
    sg.personnel.set_function_bonus(agent=agent, group=3, yearly="9 600,00", on="2026-01-01")
    sg.personnel.award_yearly_bonus(agent=agent, year=2025, amount="1 200,00", on="2026-03-15")
    sg.personnel.grant_sick_leave(agent=agent, leave="s", kind="ordinary", on="2026-03-10", until="2026-03-13")
    pay = slip(sg, agent, 2026, 3)
    tree = explain_payslip(pay, tariff(sg, 2026, 3))
    assert len(tree.children) == len(pay.lines)
    for line, node in zip(pay.lines, tree.children, strict=True):
        assert node.rule
        assert node.value == f"{Money(line.amount)} €"
        assert line.code in line_kinds(LAW)
    assert pay.net == pay.gross + Money.sum(Money(line.amount) for line in pay.employee_lines)
    assert pay.cost == pay.gross + Money.sum(Money(line.amount) for line in pay.employer_lines)
    assert pay.amount("cia") == euros("1 200")
    assert pay.amount("absence_bonus") < euros("0")


def test_a_pay_line_is_explained_by_its_address() -> None:
    sg = office()
    agent = an_agent(sg, commune=LYON)
    tree = sg.explain(f"personnel/pay/{agent}/2026-03/residence")
    assert (tree.rule, tree.value) == ("HR-06", f"{euros('23,88')} €")
    assert {value.id for value in tree.law} == {"pay.residence.zone_2", "pay.residence.floor_index"}
    assert len(sg.explain(f"personnel/pay/{agent}/2026-03").children) > 10
    for wrong in ("personnel/pay/nobody/2026-03", f"personnel/pay/{agent}/2026-03/rent", "personnel/leave", "budget/x"):
        with pytest.raises(NotFound):
            sg.explain(wrong)
    with pytest.raises(InvalidInput, match="2026-3"):
        sg.explain(f"personnel/pay/{agent}/2026-3")


@pytest.mark.rule("PER-CONTRACT")
def test_a_contract_agent_pays_ircantec_in_two_bands() -> None:
    sg = office()
    agent = a_contract_agent(sg, index=1000)
    pay = slip(sg, agent, 2026, 3)
    salary = Money(492278)
    assert pay.amount("contract_pay") == salary
    gross = salary + pay.amount("compensation")
    assert pay.amount("ircantec_a") == -euros("113,74")
    assert pay.amount("ircantec_b") == -Money((gross - euros("4 005")).cents).share(706, 10_000)
    assert not pay.amount("pension")


def test_an_agent_who_works_nowhere_is_an_error_not_a_free_ride() -> None:
    sg = office()
    sg.personnel.hire(agent="agent:1", status="civil_servant", corps="AAE", grade="attache", step="5", on="2026-01-01")
    with pytest.raises(InvalidInput, match="no place of work"):
        sg.personnel.payroll(2026, 1)


def test_a_payroll_is_settled_once_and_its_totals_are_those_of_the_slips() -> None:
    sg = office()
    for _ in range(3):
        an_agent(sg, commune=LYON)
    a_contract_agent(sg)
    paid = sg.personnel.payroll(2026, 3)
    settled = paid.settled(last_day(2026, 3))
    assert settled.cost == paid.cost == Money.sum(s.cost for s in paid.slips)
    assert settled.gross == Money.sum(s.gross for s in paid.slips)
    assert paid.cost_without_pensions == paid.cost - Money(paid.totals["cas"])
    sg.record(settled)
    refused(sg, "PER-PAYROLL", "month", lambda: sg.record(settled))
    assert room(sg).pay.payrolls[(2026, 3)].agents == 4


def test_nobody_is_paid_while_seconded_away_or_on_leave_of_absence() -> None:
    sg = office()
    agent = an_agent(sg)
    sg.personnel.position(
        agent=agent, position="seconded_out", body="Ville de Lyon", on="2026-03-01", until="2026-08-31"
    )
    assert not sg.personnel.payroll(2026, 4).slips
    assert len(sg.personnel.payroll(2026, 9).slips) == 1


@pytest.mark.rule("PER-COMPENSATION")
def test_the_rise_of_csg_is_compensated_by_a_rate_since_2018_and_by_a_frozen_amount_before() -> None:
    sg = office()
    assert slip(sg, an_agent(sg), 2026, 3).amount("compensation") == euros("18,15")
    old = an_agent(sg, entered_on="2009-09-01")
    assert not slip(sg, old, 2026, 3).amount("compensation")
    sg.personnel.set_allowance(agent=old, kind="csg_compensation", monthly="21,40", on="2026-01-01")
    assert slip(sg, old, 2026, 3).amount("compensation") == euros("21,40")


@pytest.mark.rule("PER-CSG")
def test_csg_and_crds_bear_on_98_25_per_cent_of_pay() -> None:
    sg = office()
    pay = slip(sg, an_agent(sg), 2026, 3)
    assert pay.gross == euros("2 405,70")
    assert [pay.amount(line) for line in ("csg_deductible", "csg_taxed", "crds")] == [
        -euros("160,72"), -euros("56,73"), -euros("11,82"),
    ]  # fmt: skip


@pytest.mark.rule("PER-EMPLOYER")
def test_the_employer_pays_sickness_family_autonomy_housing_and_invalidity() -> None:
    sg = office()
    pay = slip(sg, an_agent(sg), 2026, 3)
    lines = ("sickness", "family_contribution", "autonomy", "fnal", "ati")
    assert [pay.amount(line) for line in lines] == [*euros("231,59", "125,35", "7,16", "11,94", "7,64")]


@pytest.mark.rule("PER-ALLOWANCE")
def test_an_allowance_has_a_name() -> None:
    sg = office()
    agent = an_agent(sg)
    given = {"agent": agent, "monthly": "21,40", "on": "2026-01-01"}
    refused(sg, "PER-ALLOWANCE", "kind", lambda: sg.personnel.set_allowance(**given, kind=" "))
