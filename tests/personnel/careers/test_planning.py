"""What is to come: a whole career, three years of payroll, the events of the next months."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from helpers import euros, office
from personnel.staffing import LYON, a_contract_agent, an_agent, on, room

from secgen.law import builtin_law, load_pack
from secgen.personnel.careers.forecast import Arrival, Assumptions, forecast
from secgen.personnel.careers.planning import simulate_career
from secgen.personnel.careers.upcoming import upcoming

LAW = builtin_law()
DEARER_POINT = """
[pack]
id = "what-if"
version = "1"
title = { fr = "Point +1 %", en = "Point +1 %" }

[[parameter]]
id = "pay.index_100"
unit = "amount"
title = { fr = "Valeur de l'indice 100", en = "Value of index 100" }
value = [
  { from = 2023-07-01, value = "5907,34", text = "décret 2023-519", status = "verified", checked_on = 2026-11-22 },
  { from = 2027-01-01, value = "5966,41", text = "hypothèse", status = "unverified", checked_on = 2026-11-22 },
]
"""


def test_an_attache_reaches_the_last_step_in_twenty_six_years() -> None:
    stages = simulate_career("AAE", "attache", "1", on("2024-01-01"), on("2060-01-01"), LAW)
    assert [s.step for s in stages] == [str(n) for n in range(1, 12)]
    assert (stages[-1].day, stages[-1].index) == (on("2050-01-01"), 678)
    assert stages[4].salary == euros("2 387,55")


def test_promoted_by_exam_as_soon_as_may_be_he_goes_further() -> None:
    stages = simulate_career("AAE", "attache", "1", on("2024-01-01"), on("2055-01-01"), LAW, promoted="exam")
    promotion = next(s for s in stages if s.why == "promotion")
    assert (promotion.grade, promotion.day.month, promotion.day.day) == ("principal", 12, 31)
    before = stages[stages.index(promotion) - 1]
    assert before.grade == "attache"
    assert int(before.step) >= 5
    assert promotion.index >= before.index
    assert stages[-1].index == 826
    assert all(a.day <= b.day and a.index <= b.index for a, b in pairwise(stages))


def test_the_forecast_follows_steps_departures_arrivals_and_a_dearer_point() -> None:
    sg = office()
    first = an_agent(sg, on="2024-02-01", corps="AAE", grade="attache", step="4", commune=LYON)
    other = an_agent(sg, on="2024-02-01", commune=LYON)
    start = on("2027-01-01")
    base = sg.personnel.forecast("2027-01-01")
    assert len(base.months) == 36
    assert base.steps == 3  # 5 in 2026, 6 in 2028 and 2029 for one; 6 in 2026, 7 in 2029 for the other
    gone = sg.personnel.forecast("2027-01-01", Assumptions(departures={other: on("2028-01-01")}))
    assert gone.year(2027) == base.year(2027)
    assert gone.year(2028) < base.year(2028)
    assert gone.months[12].agents == base.months[12].agents - 1
    arrival = Arrival(on("2029-01-01"), "SA", "normale", "5", LYON)
    more = sg.personnel.forecast("2027-01-01", Assumptions(arrivals=(arrival,)))
    assert [m.agents for m in more.months[23:25]] == [2, 3]
    retired = sg.personnel.forecast("2027-01-01", Assumptions(births={first: on("1963-06-15")}))
    assert retired.departures == 1
    dearer = forecast(room(sg), LAW.overlay(load_pack(DEARER_POINT)), start)
    assert dearer.year(2027) > base.year(2027)
    assert any("what-if" in str(note) for note in dearer.notes)
    assert sg.personnel.forecast("2027-01-01", departures={other: "2028-01-01"}) == gone
    assert room(sg).staff.agents[first].left_on is None


def test_two_forecasts_are_compared_year_by_year_and_say_what_differs() -> None:
    sg = office()
    agent = an_agent(sg, on="2024-02-01", commune=LYON)
    base = sg.personnel.forecast("2027-01-01", months=24)
    gone = base.against(sg.personnel.forecast("2027-01-01", departures={agent: "2028-01-01"}, months=24))
    assert [row["gap"] == euros("0") for row in gone.to_dicts()] == [True, False]
    assert gone.column("cost") == (base.year(2027), base.year(2028))
    assert gone.column("other_fte_year") == (1, 0)
    assert [note.en for note in gone.notes] == [
        "what if: named departures: 1; arrivals: 0",
        "All else is supposed alike in both.",
    ]
    dearer = sg.personnel.forecast(
        "2027-01-01", law=sg.law.what_if("pay.index_100", "5 966,41", "2028-01-01"), months=24
    )
    assert base.against(dearer).notes[0].en.startswith("what if: assumption pay.index_100")
    assert base.against(dearer).column("gap")[0] == euros("0")


def test_so_many_are_promoted_each_year_and_no_more() -> None:
    sg = office()
    for month in (2, 3, 4):
        an_agent(sg, on=f"2024-0{month}-01", corps="AAE", grade="attache", step="9", entered_on="2010-01-01")
    given = Assumptions(promotions={("AAE", "attache"): 1})
    found = sg.personnel.forecast("2026-01-01", given, months=24)
    assert found.promotions == 2
    assert sg.personnel.forecast("2026-01-01", months=24).promotions == 0


def test_what_falls_due_in_the_next_twelve_months() -> None:
    sg = office()
    step = an_agent(sg, on="2024-02-01", corps="AAE", grade="attache", step="5")
    contract = a_contract_agent(sg, on="2024-09-01", until="2026-12-31")
    away = an_agent(sg, on="2024-01-01")
    sg.personnel.position(agent=away, position="seconded_out", body="Ville", on="2024-09-01", until="2026-11-30")
    late = an_agent(sg, on="2024-01-01", corps="AA", grade="c1", step="1")
    events = upcoming(room(sg), LAW, on("2026-03-01"), births={step: on("1964-05-01")})
    found = {(e.agent, e.kind): e.day for e in events}
    assert found[step, "step"] == on("2026-08-01")
    assert found[step, "retirement_age"] == on("2027-02-01")
    assert found[contract, "contract_end"] == on("2026-12-31")
    assert found[contract, "contract_decision"] == on("2026-10-31")
    assert found[away, "agent_answer"] == on("2026-08-30")
    assert found[away, "host_answer"] == on("2026-09-30")
    assert found[late, "step_overdue"] == on("2025-01-01")
    assert [e.day for e in events] == sorted(e.day for e in events)


def test_six_years_reached_on_the_way_are_announced() -> None:
    sg = office(2020)
    agent = a_contract_agent(sg, on="2020-07-01", until="2022-12-31")
    sg.personnel.renew_contract(agent=agent, contract=f"{agent}/1", on="2023-04-01", until="2026-03-31")
    sg.personnel.sign_contract(
        agent=agent,
        contract=f"{agent}/2",
        basis="L332-2 2",
        category="A",
        functions="adviser",
        index=485,
        on="2026-04-01",
        until="2028-12-31",
    )
    events = upcoming(room(sg), LAW, date(2026, 5, 1))
    assert [e.day for e in events if e.kind == "contract_open_ended"] == [date(2026, 10, 1)]
