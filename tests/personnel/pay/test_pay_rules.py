"""The worked examples of the rules on pay, with their figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from helpers import euros, office, refused, verdicts
from personnel.staffing import ANNECY, LYON, SAINT_ETIENNE, a_contract_agent, an_agent, on, room, slip

from secgen import Money, Secretariat, Verdict
from secgen.kernel.dates import days_after
from secgen.kernel.errors import InvalidInput
from secgen.law import builtin_law
from secgen.personnel.pay.family import family_supplement_months
from secgen.personnel.pay.gipa import purchasing_power_guarantee
from secgen.personnel.pay.sick_leave import kept_on, used_before
from secgen.personnel.pay.state import SickPeriod
from secgen.personnel.pay.tariff import Tariff
from secgen.personnel.pay.working_time import pay_fraction
from secgen.personnel.time.balances import sick_days

LAW = builtin_law()


def tariff(day: str) -> Tariff:
    return Tariff(LAW, date.fromisoformat(day))


@pytest.mark.rule("HR-01")
@pytest.mark.parametrize(("day", "salary"), [("2026-11-01", 238755), ("2022-06-01", 227272)])
def test_salary_is_the_index_times_the_point_of_the_day(day: str, salary: int) -> None:
    assert tariff(day).salary(485) == salary


@pytest.mark.rule("HR-03")
@pytest.mark.parametrize(("quota", "paid"), [("0.8", "2 046,47"), ("0.9", "2 182,90"), ("0.6", "1 432,53")])
def test_part_time_is_paid_a_little_more_than_its_share_at_80_and_90(quota: str, paid: str) -> None:
    sg = office()
    agent = an_agent(sg)
    sg.personnel.set_working_time(agent=agent, quota=quota, kind="part_time_request", on="2026-01-01")
    assert slip(sg, agent, 2026, 3).amount("salary") == euros(paid)


@pytest.mark.rule("HR-03")
def test_an_incomplete_job_is_paid_its_own_fraction() -> None:
    assert pay_fraction(Decimal("0.7"), "part_time_job", date(2026, 1, 1), LAW) == (7, 10)
    assert pay_fraction(Decimal("0.8"), "part_time_right", date(2026, 1, 1), LAW) == (6, 7)


@pytest.mark.rule("HR-06")
@pytest.mark.parametrize(
    ("commune", "year", "month", "allowance"),
    [(LYON, 2026, 11, "23,88"), (ANNECY, 2023, 12, "71,63"), (ANNECY, 2023, 11, "0"), (SAINT_ETIENNE, 2026, 1, "0")],
)
def test_residence_allowance_follows_the_commune_of_work(commune: str, year: int, month: int, allowance: str) -> None:
    sg = office(2023)
    agent = a_contract_agent(sg, on="2023-07-01", commune=commune)  # the grids before 2024 have no index 485
    assert slip(sg, agent, year, month).amount("residence") == euros(allowance)


@pytest.mark.rule("HR-06")
def test_a_commune_nobody_placed_in_a_zone_is_refused_not_counted_for_nothing() -> None:
    sg = office()
    agent = an_agent(sg, commune="38185")
    with pytest.raises(InvalidInput, match="38185"):
        slip(sg, agent, 2026, 1)
    sg.personnel.set_residence_zone(commune="38185", zone=2, text="circulaire lue au service", on="2020-01-01")
    assert slip(sg, agent, 2026, 1).amount("residence") == euros("23,88")


@pytest.mark.rule("HR-07")
def test_index_bonus_points_enter_the_base_of_the_residence_allowance() -> None:
    sg = office()
    agent = an_agent(sg, commune=LYON)
    sg.personnel.set_index_bonus(agent=agent, points=10, functions="accueil", on="2026-01-01")
    pay = slip(sg, agent, 2026, 3)
    assert pay.amount("salary") + pay.amount("index_bonus") == euros("2 436,78")
    assert pay.amount("residence") == euros("24,37")


@pytest.mark.rule("HR-08")
@pytest.mark.parametrize(("index", "supplement"), [(485, 8230), (400, 7772), (835, 11730)])
def test_family_supplement_is_a_share_of_salary_between_two_bounds(index: int, supplement: int) -> None:
    law = tariff("2026-03-01")
    assert law.family(2, law.salary(index)) == supplement


@pytest.mark.rule("HR-08")
def test_the_bounds_rose_by_five_points_in_january_2024() -> None:
    before, after = tariff("2023-12-01"), tariff("2024-01-01")
    assert before.family(2, before.salary(440)) == before.family(2, before.salary(449)) == 1067 + 6631
    assert after.family(2, after.salary(449)) == after.family(2, after.salary(454)) == 7772


@pytest.mark.rule("HR-08")
@pytest.mark.parametrize(
    ("children", "least", "most"),
    [(0, "0", "0"), (1, "2,29", "2,29"), (2, "77,72", "117,30"), (3, "194,04", "299,58"), (4, "332,71", "517,40")],
)
def test_the_published_bounds_of_the_family_supplement(children: int, least: str, most: str) -> None:
    law = tariff("2025-01-01")
    bounds = (Money(law.family(children, law.salary(366))), Money(law.family(children, law.salary(1231))))
    low, high = euros(least, most)
    assert abs(bounds[0] - low) <= Money(1 if children > 3 else 0)  # the table adds rounded rows beyond three children
    assert abs(bounds[1] - high) <= Money(1 if children > 3 else 0)


@pytest.mark.rule("HR-09")
def test_the_supplement_starts_the_month_after_and_stops_with_the_month() -> None:
    assert family_supplement_months(date(2026, 10, 13), LAW)[0] == date(2026, 11, 1)
    assert family_supplement_months(date(2006, 6, 27), LAW)[1] == date(2026, 6, 1)


@pytest.mark.rule("HR-09")
def test_a_change_in_the_middle_of_a_month_is_advised_against() -> None:
    sg = office()
    agent = an_agent(sg)
    said = verdicts(sg, "HR-09", act="personnel.family_supplement_set", agent=agent, children=1, on="2026-10-13")
    assert said["on"] is Verdict.BREACH
    recorded = sg.personnel.set_family_supplement(agent=agent, children=1, on="2026-10-13")
    assert recorded.act.advice == ("HR-09",)


@pytest.mark.rule("HR-10")
def test_part_time_never_takes_the_supplement_below_the_full_time_minimum() -> None:
    sg = office()
    agent = an_agent(sg)
    sg.personnel.set_family_supplement(agent=agent, children=2, on="2026-01-01")
    sg.personnel.set_working_time(agent=agent, quota="0.5", kind="part_time_request", on="2026-01-01")
    pay = slip(sg, agent, 2026, 3)
    assert pay.amount("salary") == euros("1 193,78")
    assert pay.amount("family") == euros("77,72")


@pytest.mark.rule("HR-11")
@pytest.mark.parametrize(
    ("day", "index", "top_up"),
    [("2026-01-01", 366, 2129), ("2026-01-01", 370, 160), ("2026-01-01", 371, 0), ("2026-06-01", 366, 6528),
     ("2026-06-01", 379, 128), ("2026-06-01", 380, 0)],
)  # fmt: skip
def test_the_top_up_fills_the_gap_to_the_minimum_wage(day: str, index: int, top_up: int) -> None:
    # the domain file prints 1,29 at index 379: a twelfth of the year not yet rounded to the cent
    assert tariff(day).top_up(index) == top_up


@pytest.mark.rule("HR-11")
def test_the_top_up_is_halved_at_half_time() -> None:
    sg = office()
    agent = an_agent(sg, corps="AA", grade="c1", step="1")
    assert slip(sg, agent, 2026, 1).amount("top_up") == euros("21,29")
    sg.personnel.set_working_time(agent=agent, quota="0.5", kind="part_time_request", on="2026-02-01")
    assert slip(sg, agent, 2026, 2).amount("top_up") == euros("10,65")


@pytest.mark.rule("HR-12")
def test_the_pension_contribution() -> None:
    sg = office()
    assert slip(sg, an_agent(sg), 2026, 3).amount("pension") == -euros("265,02")


@pytest.mark.rule("HR-13")
@pytest.mark.parametrize(("day", "cas"), [("2024-03-01", 177347), ("2025-03-01", 186897), ("2026-03-01", 196448)])
def test_the_state_pays_its_pension_account_at_the_rate_of_the_year(day: str, cas: int) -> None:
    assert tariff(day).part(238755, "pay.cas") == cas


@pytest.mark.rule("HR-13")
def test_the_cost_of_index_485_in_2026_without_bonuses() -> None:
    sg = office()
    agent = an_agent(sg, entered_on="2017-09-01")
    pay = slip(sg, agent, 2026, 3)
    assert [pay.amount(code) for code in ("cas", "ati", "sickness", "family_contribution", "autonomy", "fnal")] == [
        *euros("1 964,48", "7,64", "231,59", "125,35", "7,16", "11,94")
    ]
    assert pay.cost == euros("4 735,71")


@pytest.mark.rule("HR-14")
@pytest.mark.parametrize(("bonuses", "due"), [(20000, 1000), (75000, 2506)])
def test_rafp_bears_on_bonuses_up_to_a_fifth_of_salary(bonuses: int, due: int) -> None:
    law = tariff("2026-03-01")
    assert law.part(law.rafp_base(250570, bonuses), "pay.rafp.rate") == due


@pytest.mark.rule("HR-15")
def test_the_transfer_takes_a_twelfth_and_never_more_than_the_bonuses() -> None:
    assert tariff("2026-03-01").transfer("B") == 2317
    sg = office()
    agent = an_agent(sg, corps="SA", grade="normale", step="5")
    assert slip(sg, agent, 2026, 3).amount("transfer") == euros("0")
    sg.personnel.set_function_bonus(agent=agent, group=3, yearly="120,00", on="2026-01-01")
    assert slip(sg, agent, 2026, 3).amount("transfer") == -euros("10,00")
    sg.personnel.set_function_bonus(agent=agent, group=3, yearly="6 000,00", on="2026-04-01")
    assert slip(sg, agent, 2026, 4).amount("transfer") == -euros("23,17")


@pytest.mark.rule("HR-16")
def test_a_function_bonus_above_the_cap_of_its_group_is_refused() -> None:
    sg = office()
    agent = an_agent(sg)
    inputs = refused(
        sg,
        "HR-16",
        "yearly",
        lambda: sg.personnel.set_function_bonus(agent=agent, group=3, yearly="25 501,00", on="2026-01-01"),
    )
    assert inputs["cap"] == f"{euros('25 500')} €"
    sg.personnel.set_function_bonus(agent=agent, group=3, yearly="25 500,00", on="2026-01-01")
    refused(
        sg,
        "HR-16",
        "amount",
        lambda: sg.personnel.award_yearly_bonus(agent=agent, year=2025, amount="4 500,01", on="2026-12-01"),
    )


@pytest.mark.rule("HR-16")
def test_a_corps_whose_caps_nobody_loaded_is_undetermined_not_allowed() -> None:
    sg = office()
    agent = an_agent(sg, corps="AUE", grade="aue", step="3")
    said = verdicts(
        sg, "HR-16", act="personnel.function_bonus_set", agent=agent, group=1, yearly="1 000", on="2026-01-01"
    )
    assert said == {"yearly": Verdict.UNDETERMINED}


@pytest.mark.rule("HR-17")
def test_the_purchasing_power_guarantee_ended_with_2023() -> None:
    figures = {"index_start": 400, "index_end": 400, "point_start": Money(562323), "point_end": Money(570183)}
    paid = purchasing_power_guarantee(2022, inflation=Decimal("0.0436"), law=LAW, **figures)
    assert paid.amount == Money(22492_92 + 980_69 - 22807_32)
    gone = purchasing_power_guarantee(2024, inflation=Decimal("0.0436"), law=LAW, **figures)
    assert gone.amount is None
    assert "2023" in str(gone.explanation)


def sick(sg: Secretariat, agent: str, first: str, last: str, **more: object) -> None:
    sg.personnel.grant_sick_leave(agent=agent, leave=first, kind="ordinary", on=first, until=last, **more)


@pytest.mark.rule("HR-18")
def test_ordinary_sick_leave_loses_a_day_then_a_tenth() -> None:
    sg = office()
    agent = an_agent(sg)
    sick(sg, agent, "2026-03-10", "2026-03-19")
    assert slip(sg, agent, 2026, 3).amount("absence") == -euros("151,21")


@pytest.mark.rule("HR-19")
def test_before_march_2025_only_the_waiting_day_was_lost() -> None:
    sg = office()
    agent = an_agent(sg)
    sick(sg, agent, "2025-02-10", "2025-02-19")
    assert slip(sg, agent, 2025, 2).amount("absence") == -euros("79,59")


@pytest.mark.rule("HR-20")
def test_the_ninety_first_day_in_twelve_months_is_at_half_pay() -> None:
    first = SickPeriod("a", "ordinary", date(2026, 1, 1), date(2026, 3, 31), date(2026, 1, 1))
    second = SickPeriod("b", "ordinary", date(2026, 4, 1), date(2026, 4, 30), date(2026, 4, 1), "prolongation")
    periods = (first, second)
    assert used_before(date(2026, 4, 1), periods, LAW) == 90
    assert kept_on(date(2026, 3, 31), first, periods, LAW).salary == Decimal("0.9")
    assert kept_on(date(2026, 4, 1), second, periods, LAW).salary == Decimal("0.5")
    assert used_before(date(2027, 4, 1), periods, LAW) == 30


@pytest.mark.rule("HR-11")
def test_the_top_up_follows_the_salary_kept_on_sick_leave() -> None:
    """A lowest-paid agent on half pay all month loses half of the salary and half of the top-up."""
    sg = office()
    agent = an_agent(sg, corps="AA", grade="c1", step="1")
    sick(sg, agent, "2026-01-01", "2026-03-31")
    sick(sg, agent, "2026-04-01", "2026-04-30", no_waiting="prolongation")
    april = slip(sg, agent, 2026, 4)
    salary, top_up = april.amount("salary"), april.amount("top_up")
    assert top_up == euros("21,29")
    assert april.amount("absence") == -(salary + top_up).share(1, 2)


@pytest.mark.rule("HR-21")
@pytest.mark.parametrize("ground", ["declared_pregnancy", "same_long_illness"])
def test_some_leaves_have_no_waiting_day(ground: str) -> None:
    sg = office()
    agent = an_agent(sg)
    sick(sg, agent, "2025-02-10", "2025-02-19", no_waiting=ground)
    assert slip(sg, agent, 2025, 2).amount("absence") == euros("0")


@pytest.mark.rule("HR-21")
def test_a_prolongation_within_48_hours_has_no_waiting_day_and_later_is_refused() -> None:
    sg = office()
    agent = an_agent(sg)
    sick(sg, agent, "2025-01-06", "2025-01-10")
    inputs = refused(
        sg, "HR-21", "no_waiting", lambda: sick(sg, agent, "2025-01-14", "2025-01-17", no_waiting="prolongation")
    )
    assert inputs["hours_back"] == "72"
    sick(sg, agent, "2025-01-13", "2025-01-17", no_waiting="prolongation")
    assert slip(sg, agent, 2025, 1).amount("absence") == -euros("79,59")


@pytest.mark.rule("PER-SICK-SERVICE")
def test_a_contract_agent_is_paid_on_sick_leave_from_four_months_of_service() -> None:
    sg = office()
    new = a_contract_agent(sg, on="2026-01-05", commune=LYON, index=366)
    sg.personnel.set_family_supplement(agent=new, children=2, on="2026-02-01")
    sick(sg, new, "2026-05-04", "2026-05-10")
    sick(sg, new, "2026-05-11", "2026-05-31")
    unpaid = slip(sg, new, 2026, 5)
    assert unpaid.amount("family") > Money(0)
    assert [(p.thirtieths, p.kept.salary, p.kept.unpaid) for p in unpaid.sick] == [(7, 0, True), (20, 0, True)]
    assert abs((unpaid.gross - Money.sum(slip(sg, new, 2026, 4).gross for _ in range(3)).split(30)[0]).cents) <= 2
    known = a_contract_agent(sg, on="2026-01-04")
    sick(sg, known, "2026-05-04", "2026-05-13")
    assert slip(sg, known, 2026, 5).amount("absence") == -euros("151,21")


@pytest.mark.rule("PER-SICK-SERVICE")
def test_service_before_the_hiring_counts_and_an_injury_asks_for_none() -> None:
    sg = office()
    back = a_contract_agent(sg, on="2026-02-02")
    served = an_agent(sg, on="2026-02-02", status="contract", entered_on="2025-06-01")
    act = {"act": "personnel.sick_leave_granted", "leave": "s", "on": "2026-03-02", "until": "2026-03-06"}
    asked = {
        (who, kind): verdicts(sg, "PER-SICK-SERVICE", **act, agent=who, kind=kind).get("on")
        for who in (back, served)
        for kind in ("ordinary", "service_injury")
    }
    assert asked == {
        (back, "ordinary"): Verdict.BREACH,
        (back, "service_injury"): None,
        (served, "ordinary"): Verdict.PASS,
        (served, "service_injury"): None,
    }
    sg.record({**act, "agent": back, "kind": "ordinary"})  # flagged, never refused: the leave is a right, unpaid
    assert slip(sg, back, 2026, 3).amount("absence") == -euros("397,93")


@pytest.mark.rule("PER-SICK-NOTE")
def test_the_second_late_note_in_24_months_halves_the_pay_of_the_delay() -> None:
    sg = office()
    agent = an_agent(sg)
    sick(sg, agent, "2025-09-01", "2025-09-05", note_sent_on="2025-09-04")
    sick(sg, agent, "2026-03-10", "2026-03-19", note_sent_on="2026-03-13")
    # 10 March unpaid, 11 and 12 March at half of 90 %, seven days at 90 %
    lost = Decimal("2387.55") / 30 * (1 + 2 * Decimal("0.55") + 7 * Decimal("0.1"))
    assert slip(sg, agent, 2026, 3).amount("absence") == -euros(f"{lost:.2f}".replace(".", ","))
    assert slip(sg, agent, 2025, 9).amount("absence") == -euros("111,42")  # a day, then four tenths: a warning only
    act = {"act": "personnel.sick_leave_granted", "agent": an_agent(sg), "leave": "s", "kind": "ordinary"}
    late = verdicts(sg, "PER-SICK-NOTE", **act, on="2026-03-10", until="2026-03-19", note_sent_on="2026-03-13")
    assert late == {"note_sent_on": Verdict.BREACH}


@pytest.mark.rule("PER-SICK-NOTE")
@pytest.mark.parametrize(
    ("first", "sent", "more"),
    [
        ("2025-09-01", "2025-09-03", {}),  # within 48 hours
        ("2024-03-09", "2024-03-20", {}),  # more than 24 months before
        ("2025-09-01", "2025-09-08", {"late_excused": True}),
    ],
)
def test_a_note_in_time_long_ago_or_excused_costs_nothing_later(first: str, sent: str, more: dict[str, bool]) -> None:
    sg = office()
    agent = an_agent(sg)
    sick(sg, agent, first, sent, note_sent_on=sent, **more)
    sick(sg, agent, "2026-03-10", "2026-03-19", note_sent_on="2026-03-13")
    assert slip(sg, agent, 2026, 3).amount("absence") == -euros("151,21")


@pytest.mark.rule("PER-SICK-NOTE")
def test_a_note_is_not_sent_before_it_is_written() -> None:
    sg = office()
    agent = an_agent(sg)
    refused(
        sg, "PER-DATES", "note_sent_on", lambda: sick(sg, agent, "2026-03-10", "2026-03-19", note_sent_on="2026-03-09")
    )


@pytest.mark.rule("HR-22")
def test_the_second_year_of_long_sick_leave() -> None:
    leave = SickPeriod("l", "long", date(2025, 9, 1), date(2026, 2, 28), date(2024, 9, 1))
    kept = kept_on(date(2025, 9, 1), leave, (leave,), LAW)
    assert (kept.salary, kept.bonuses, kept.residence) == (Decimal("0.6"), Decimal("0.6"), Decimal(1))
    first = kept_on(date(2025, 8, 31), leave, (leave,), LAW)
    assert (first.salary, first.bonuses) == (Decimal(1), Decimal("0.33"))


@pytest.mark.rule("HR-23")
def test_the_fourth_year_of_very_long_sick_leave_is_at_half_pay_without_bonuses() -> None:
    leave = SickPeriod("l", "longest", date(2026, 1, 1), date(2026, 6, 30), date(2023, 1, 1))
    kept = kept_on(date(2026, 1, 1), leave, (leave,), LAW)
    assert (kept.salary, kept.bonuses, kept.residence) == (Decimal("0.5"), 0, 1)
    assert kept_on(date(2025, 12, 31), leave, (leave,), LAW).salary == 1


def a_leave(kind: str, first: str, last: str, began: str = "") -> SickPeriod:
    return SickPeriod(first, kind, on(first), on(last), on(began or first))


@pytest.mark.rule("PER-SICK-LENGTH", "HR-20", "HR-22", "HR-23")
@pytest.mark.parametrize(
    ("leave", "last_paid", "kept"),
    [
        (a_leave("ordinary", "2025-06-01", "2027-01-31"), "2026-05-31", "0.5"),  # 365 days of the twelve months
        (a_leave("ordinary", "2027-03-01", "2029-01-31"), "2028-02-29", "0.5"),
        (a_leave("long", "2023-09-01", "2027-08-31"), "2026-08-31", "0.6"),
        (a_leave("serious", "2026-01-01", "2027-08-31", "2023-09-01"), "2026-08-31", "0.6"),
        (a_leave("longest", "2019-09-01", "2026-08-31"), "2024-08-31", "0.5"),
    ],
)
def test_nothing_is_paid_beyond_the_longest_length_of_a_leave(leave: SickPeriod, last_paid: str, kept: str) -> None:
    assert kept_on(on(last_paid), leave, (leave,), LAW).salary == Decimal(kept)
    for days in (1, 60):
        beyond = kept_on(days_after(on(last_paid), days), leave, (leave,), LAW)
        assert (beyond.salary, beyond.bonuses, beyond.residence, beyond.unpaid) == (0, 0, 0, True)


@pytest.mark.rule("PER-SICK-LENGTH")
def test_an_injury_of_service_has_no_longest_length() -> None:
    leave = a_leave("service_injury", "2019-01-01", "2026-12-31")
    assert kept_on(on("2026-12-31"), leave, (leave,), LAW).salary == 1


@pytest.mark.rule("PER-SICK-LENGTH")
@pytest.mark.parametrize(
    ("kind", "first", "lawful", "beyond"),
    [
        ("ordinary", "2025-06-01", "2026-05-31", "2026-06-01"),
        ("long", "2024-09-01", "2027-08-31", "2027-09-01"),
        ("longest", "2024-09-01", "2029-08-31", "2029-09-01"),
    ],
)
def test_a_leave_is_not_granted_beyond_its_longest_length(kind: str, first: str, lawful: str, beyond: str) -> None:
    sg = office()
    given = {"agent": an_agent(sg), "leave": "s", "kind": kind, "on": first}
    refused(sg, "PER-SICK-LENGTH", "until", lambda: sg.personnel.grant_sick_leave(**given, until=beyond))
    sg.personnel.grant_sick_leave(**given, until=lawful)


@pytest.mark.rule("PER-SICK-LENGTH", "HR-22")
def test_a_leave_granted_by_periods_is_one_and_a_new_one_has_its_own_length() -> None:
    sg = office()
    agent = an_agent(sg, on="2023-08-01")
    given = {"agent": agent, "kind": "long"}
    sg.personnel.grant_sick_leave(**given, leave="a", on="2023-09-01", until="2024-08-31")
    more = {**given, "leave": "b", "on": "2024-09-01"}
    inputs = refused(sg, "PER-SICK-LENGTH", "until", lambda: sg.personnel.grant_sick_leave(**more, until="2026-09-01"))
    assert inputs["since"] == "2023-09-01"
    sg.personnel.grant_sick_leave(**more, until="2026-08-31")
    assert {p.kept.salary for p in slip(sg, agent, 2024, 9).sick} == {
        Decimal("0.6")
    }  # the second year, though not said
    sg.personnel.grant_sick_leave(**given, leave="c", on="2027-09-01", until="2028-08-31")
    assert {p.kept.salary for p in slip(sg, agent, 2027, 9).sick} == {Decimal(1)}


@pytest.mark.rule("PER-SICK-LENGTH")
def test_a_day_back_at_work_in_the_twelve_months_leaves_a_day_of_ordinary_leave() -> None:
    sg = office()
    agent = an_agent(sg)
    sick(sg, agent, "2025-06-01", "2025-12-31")
    sick(sg, agent, "2026-01-02", "2026-06-01")
    assert slip(sg, agent, 2026, 6).sick[0].kept.salary == Decimal("0.5")


@pytest.mark.rule("PER-REF", "HR-18")
def test_an_agent_back_before_the_day_granted_is_paid_from_that_day() -> None:
    sg = office()
    agent = an_agent(sg)
    sick(sg, agent, "2026-03-10", "2026-04-30")
    refused(sg, "PER-REF", "leave", lambda: sg.personnel.end_sick_leave(agent=agent, leave="other", on="2026-03-20"))
    refused(
        sg, "PER-REF", "leave", lambda: sg.personnel.end_sick_leave(agent=agent, leave="2026-03-10", on="2026-05-01")
    )
    sg.personnel.end_sick_leave(agent=agent, leave="2026-03-10", on="2026-03-20")
    assert slip(sg, agent, 2026, 3).amount("absence") == -euros("151,21")  # as if granted from 10 to 19 March
    assert slip(sg, agent, 2026, 4).amount("absence") == Money(0)
    absences = sg.report("absences", on="2026-12-31", by=["kind"]).to_dicts()
    assert [row["half_days"] for row in absences] == [16]
    assert sick_days(room(sg), agent, 2026, LAW) == 8
    sick(sg, agent, "2026-03-21", "2026-03-27", no_waiting="prolongation")  # ill again after a day back


@pytest.mark.rule("PER-SICK-BACK", "HR-20")
def test_a_leave_that_did_not_take_place_is_gone_and_settled_months_are_named() -> None:
    sg = office()
    agent = an_agent(sg)
    sick(sg, agent, "2026-03-16", "2026-04-15")
    sg.record(sg.personnel.payroll(2026, 3).settled(on("2026-03-31"), "0224-CARA-DRAC/07/2"))
    act = {"act": "personnel.sick_leave_ended", "agent": agent, "leave": "2026-03-16"}
    assert verdicts(sg, "PER-SICK-BACK", **act, on="2026-04-01") == {"on": Verdict.PASS}
    ended = sg.personnel.end_sick_leave(agent=agent, leave="2026-03-16", on="2026-03-16")
    assert ended.advice == ("PER-SICK-BACK",)
    assert slip(sg, agent, 2026, 3).amount("absence") == Money(0)
    assert sg.personnel.state.pay.agents[agent].sick == ()


@pytest.mark.rule("HR-55")
def test_an_hour_of_strike_costs_a_whole_thirtieth_and_keeps_the_family_supplement() -> None:
    sg = office()
    agent = an_agent(sg)
    sg.personnel.set_family_supplement(agent=agent, children=2, on="2026-01-01")
    before = slip(sg, agent, 2026, 3).amount("family")
    sg.personnel.note_absence(agent=agent, thirtieths=1, on="2026-03-12", note="1 h")
    pay = slip(sg, agent, 2026, 3)
    assert pay.amount("strike") == -euros("79,59")
    assert pay.amount("family") == before == euros("82,30")
