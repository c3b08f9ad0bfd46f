"""Consumption and outstanding: rates on a named base, sums that hold, the two times of a report."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from attrs import evolve
from helpers import GRANTS, RUNNING, SPRING, SUPPLIER, a_commitment, a_paid_request, an_order, euros, open_line
from hypothesis import given
from random_office import STEPS, quick_office, random_office

from secgen import InvalidInput, Money, Secretariat, language
from secgen.budget.domain import DOMAIN
from secgen.budget.reports.catalogue import facts as budget_rows
from secgen.budget.reports.consumption import BASES, OUTSTANDING, consumption
from secgen.budget.reports.facts import budget_facts
from secgen.kernel.clock import ManualClock
from secgen.kernel.domain import state_on
from secgen.plugins import PluginSet
from secgen.reports.engine import run
from secgen.reports.view import View

FIGURES = {  # programme 131 in 2023: action → finance act AE, CP; consumed AE, CP, in euros
    "01": (818_270_511, 801_992_508, 765_455_825, 774_612_739),
    "02": (129_999_051, 141_449_941, 140_384_674, 139_561_387),
    "06": (62_719_160, 62_719_160, 97_094_294, 96_180_161),
}
DIMENSIONS = [d.name for d in consumption().dimensions]


def creation_2023() -> Secretariat:
    """Programme 131 in 2023, by its published figures; how actions feed one another is ours."""
    sg = quick_office(2022)
    sg.budget.open_line(year=2022, line="0131/01/6", ae="20 000 000", cp="0", on="2022-01-01")
    sg.budget.commit(
        commitment="2022000001", line="0131/01/6", payee=SUPPLIER, amount="20 000 000", on="2022-06-01",
        nature="intervention", visa="V",
    )  # fmt: skip
    for action, (ae, cp, _, _) in FIGURES.items():
        sg.budget.open_line(year=2023, line=f"0131/{action}/6", ae=str(ae), cp=str(cp), on="2023-01-01")
    for kind, origin, target, ae, cp in (
        ("cancellation", "01", "", "4 349 959", "0"),
        ("transfer", "", "06", "0", "5 692 158"),
        ("fungibility", "01", "02", "10 400 000", "0"),
        ("fungibility", "01", "06", "34 400 000", "27 369 000"),
        ("fungibility", "02", "06", "0", "400 000"),
    ):
        lines = {"origin": f"0131/{origin}/6" if origin else "", "target": f"0131/{target}/6" if target else ""}
        sg.budget.move(year=2023, kind=kind, **lines, ae=ae, cp=cp, on="2023-02-01", text="decree")
    for action, (_, _, ae, cp) in FIGURES.items():
        number = a_commitment(sg, str(ae), f"0131/{action}/6", on="2023-03-01", nature="intervention", visa="V")
        a_paid_request(sg, number, str(min(ae, cp)), on="2023-09-01")
        if cp > ae:
            a_paid_request(sg, "2022000001", str(cp - ae), on="2023-10-02")
    return sg


@pytest.mark.rule("FIN-019")
def test_the_rate_of_programme_131_in_2023_depends_on_its_base_and_may_exceed_100_percent() -> None:
    sg = creation_2023()
    seen = {}
    for base in ("initial", "opened", "available"):
        table = sg.report("consumption", by="programme", base=base, year=2023)
        row = table.to_dicts()[0]
        assert (row["ae_consumed"], row["cp_consumed"]) == euros("1 002 934 793", "1 010 354 287")
        assert row["cp_initial"] == euros("1 006 161 609")
        assert (row["ae_opened"], row["cp_opened"]) == euros("1 006 638 763", "1 011 853 767")
        assert str(BASES[base]) in str(table.columns[table.index("cp_rate")].label)
        assert str(table.notes[0]) == f"Rates are on {BASES[base].en}."
        seen[base] = tuple(round(rate, 4) for rate in (row["ae_rate"], row["cp_rate"]) if isinstance(rate, Decimal))
    assert seen["initial"] == (Decimal("0.9920"), Decimal("1.0042"))
    assert seen["opened"] == seen["available"] == (Decimal("0.9963"), Decimal("0.9985"))


@pytest.mark.rule("FIN-019")
def test_an_unknown_base_is_refused_and_the_bases_are_named() -> None:
    sg = quick_office(2026)
    with pytest.raises(InvalidInput) as refused:
        sg.report("consumption", base="voted")
    assert refused.value.code == "SG-REPORT-OPTION"
    assert "initial, opened, available" in str(refused.value)


def test_action_06_of_2023_was_consumed_beyond_its_finance_act() -> None:
    rows = creation_2023().report("consumption", by="action", base="initial", year=2023).to_dicts()
    rates = {row["action"]: row["ae_rate"] for row in rows}
    assert rates["06"] == Decimal("1.548080")


def test_a_line_without_finance_act_has_no_rate_on_it() -> None:
    sg = quick_office(2026)
    sg.budget.move(year=2026, kind="transfer", target=RUNNING, ae="100", cp="100", on="2026-01-05", text="decree")
    a_commitment(sg, "10")
    row = sg.report("consumption", base="initial").to_dicts()[0]
    assert (row["ae_consumed"], row["ae_rate"]) == (euros("10"), None)
    assert sg.report("consumption", base="opened").to_dicts()[0]["ae_rate"] == Decimal("0.1")


@given(steps=STEPS)
def test_consumption_by_every_dimension_sums_to_the_same_total(steps: list[tuple[int, int, int, int]]) -> None:
    facts = View(random_office(steps)).get(budget_rows)
    for cube in (consumption(), OUTSTANDING):
        totals = set()
        for name in DIMENSIONS:
            table = run(cube, facts, by=[name])
            summed = [i for i, c in enumerate(table.columns) if c.kind == "money"]
            assert table.total is not None
            totals.add(tuple(table.total[i] for i in summed))
            assert [Money.sum(row[i] for row in table) for i in summed] == [table.total[i] for i in summed]  # type: ignore[misc]
        assert len(totals) == 1


@given(steps=STEPS)
def test_what_the_report_says_is_available_is_what_the_state_says(steps: list[tuple[int, int, int, int]]) -> None:
    """On the last day, and at the end of each month."""
    sg = random_office(steps)
    acts = [(recorded.id, recorded.act) for recorded in sg.acts()]
    facts = budget_facts(acts)
    days = {date(year, month, 28) for year in (2025, 2026) for month in (2, 6, 12)} | {acts[-1][1].on}
    for day in days:
        state = state_on(DOMAIN, acts, day)
        seen = run(consumption(), facts, by=["year", "uo", "action", "title"], on=day).to_dicts()
        told = {
            (int(str(row["year"])), f"{row['uo']}/{row['action']}/{row['title']}"): (row["ae_left"], row["cp_left"])
            for row in seen
        }
        assert told == {
            key: (Money(row.ae_available), Money(row.cp_available))
            for key, row in state.lines.items()
            if key in told or row.ae_available or row.cp_available
        }


@given(steps=STEPS)
def test_the_cube_of_what_is_outstanding_is_the_sum_of_the_commitments(steps: list[tuple[int, int, int, int]]) -> None:
    sg = random_office(steps)
    rows = sg.budget.state.commitments.values()
    table = sg.report("outstanding", by="commitment")
    for row in table.to_dicts():
        if row["commitment"]:
            known = sg.budget.state.commitments[str(row["commitment"])]
            assert row["outstanding"] == Money(known.outstanding)
            assert row["certified"] == Money(known.certified)
            assert row["accrued"] == Money(known.rendered_unpaid)
    assert table.total is not None
    assert table.total[table.index("outstanding")] == Money(sum(row.outstanding for row in rows))
    assert table.total[table.index("accrued")] == Money(sum(row.rendered_unpaid for row in rows))


def spent_year() -> Secretariat:
    """1 000 € opened; 600 € committed in March, 250 € paid in May."""
    sg = quick_office(2026)
    open_line(sg, RUNNING, "1 000")
    number = a_commitment(sg, "600", on="2026-03-02")
    a_paid_request(sg, number, "250", on="2026-05-04")
    return sg


@pytest.mark.parametrize(
    ("on", "ae", "cp"),
    [("2026-03-01", "0", "0"), ("2026-03-02", "600", "0"), ("2026-05-03", "600", "0"), ("2026-05-04", "600", "250")],
)
def test_a_report_is_as_of_the_end_of_its_day(on: str, ae: str, cp: str) -> None:
    table = spent_year().report("consumption", on=on)
    assert table.total is not None
    consumed = table.total[table.index("ae_consumed")], table.total[table.index("cp_consumed")]
    assert consumed == euros(ae, cp)
    assert f"As of {on}." in map(str, table.notes)


def test_a_report_as_known_at_leaves_out_what_was_recorded_since() -> None:
    sg = quick_office(2026)
    assert isinstance(sg.clock, ManualClock)
    open_line(sg, RUNNING, "1 000")
    a_commitment(sg, "600", on=SPRING)
    sg.clock.set(datetime(2026, 4, 1, 12, tzinfo=UTC))
    a_commitment(sg, "100", on=SPRING)

    def consumed(known_at: str | None) -> object:
        table = sg.report("consumption", on=SPRING, known_at=known_at)
        return table.total[table.index("ae_consumed")] if table.total else None

    assert consumed("2026-03-31") == euros("600")
    assert consumed("2026-04-01T11:59:59+00:00") == euros("600")
    assert consumed("2026-04-01T13:59:59+02:00") == euros("600")
    assert consumed("2026-04-01T12:00:00Z") == consumed(None) == euros("700")
    with pytest.raises(InvalidInput):
        consumed("yesterday")


def test_a_report_is_of_one_year_unless_it_is_asked_by_year() -> None:
    sg = quick_office(2025)
    open_line(sg, RUNNING, "100", year=2025)
    open_line(sg, RUNNING, "200", year=2026)
    assert sg.report("consumption", by="programme", year=2025).column("ae_opened") == (euros("100"),)
    assert sg.report("consumption", by="programme").column("ae_opened") == (euros("200"),)
    assert sg.report("consumption", by="year,programme").column("ae_opened") == euros("100", "200")
    for year in (2025, "2025", ["2025"], (2025,)):
        assert sg.report("consumption", by="programme", where={"year": year}).column("ae_opened") == (euros("100"),)


def test_a_past_year_asked_without_a_day_is_seen_at_its_end() -> None:
    sg = quick_office(2025)
    for year in (2025, 2026):
        open_line(sg, RUNNING, "1 000", year=year)
    number = a_commitment(sg, "500", on="2025-03-03")
    a_paid_request(sg, number, "350", on="2026-02-02")
    assert sg.report("roll-forward", year=2025).column("closing") == (euros("500"),)
    assert sg.report("roll-forward", year=2026).column("closing") == (euros("150"),)
    assert str(View(sg, year=2025).on) == "2025-12-31"


@pytest.mark.parametrize("year", ["26", "soon", 0, 99999, "²026", "２026"])
def test_a_year_that_is_none_is_refused(year: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        quick_office(2026).report("consumption", year=year)
    assert refused.value.code == "SG-FIELD"


def test_a_filter_keeps_the_values_named() -> None:
    sg = quick_office(2026)
    for line in (RUNNING, GRANTS):
        open_line(sg, line, "100")
    assert sg.report("consumption", by="programme", where={"programme": "131"}).column("programme") == ("131",)
    both = sg.report("consumption", by="programme", where={"programme": ["131", "224"], "title": "3"})
    assert both.column("programme") == ("224",)


@pytest.mark.parametrize("option", ["by", "where"])
def test_an_unknown_dimension_is_refused_and_the_known_ones_named(option: str) -> None:
    sg = quick_office(2026)
    given: object = "colour" if option == "by" else {"colour": "red"}
    with pytest.raises(InvalidInput) as refused:
        sg.report("consumption", **{option: given})
    assert refused.value.code == "SG-REPORT-OPTION"
    assert ", ".join(DIMENSIONS) in str(refused.value)


def test_money_in_flight_counts_against_what_is_left_of_cp() -> None:
    sg = quick_office(2026)
    open_line(sg, RUNNING, "1 000")
    number = a_commitment(sg, "600")
    request = an_order(sg, number, "400")
    row = sg.report("consumption").to_dicts()[0]
    assert (row["cp_ordered"], row["cp_consumed"], row["cp_left"]) == euros("400", "0", "600")
    sg.budget.reject(request=request, reason="bank details", on=SPRING)
    row = sg.report("consumption").to_dicts()[0]
    assert (row["cp_ordered"], row["cp_left"]) == euros("0", "1 000")


def test_a_rejected_order_of_flow_3_takes_its_certification_back() -> None:
    sg = quick_office(2026)
    open_line(sg, RUNNING, "1 000")
    number = a_commitment(sg, "600", flow="3")
    request = an_order(sg, number, "400", certify=False)
    assert sg.report("outstanding").column("certified") == (euros("400"),)
    sg.budget.reject(request=request, reason="bank details", on=SPRING)
    assert sg.report("outstanding").column("certified") == (euros("0"),)


def test_an_advance_is_not_service_paid() -> None:
    """What is rendered and not paid is 500 €, whatever was advanced."""
    sg = quick_office(2026)
    open_line(sg, RUNNING, "2 000")
    number = a_commitment(sg, "1 000", contract={"months": 3})
    advance = an_order(sg, number, "100", kind="advance", certify=False)
    sg.budget.pay(request=advance, on=SPRING)
    sg.budget.certify(commitment=number, amount="500", on=SPRING)
    table = sg.report("outstanding")
    assert table.column("accrued") == (euros("500"),)
    assert table.column("outstanding") == (euros("900"),)


def test_a_tranche_reduced_on_a_day_before_it_opens_does_not_stop_a_report() -> None:
    sg = quick_office(2026)
    line = "0175-CARA-DRAC/01/5"
    open_line(sg, line, "1 000")
    sg.budget.open_tranche(tranche="T", year=2026, line=line, amount="800", on="2026-05-04")
    sg.record({"act": "budget.tranche_reduced", "tranche": "T", "amount": "100", "on": "2026-05-04"})
    acts = [(r.id, r.act) for r in sg.acts()]
    early = [(i, evolve(a, on=date(2026, 4, 1)) if a.tag == "budget.tranche_reduced" else a) for i, a in acts]
    assert not state_on(DOMAIN, early, date(2026, 4, 2)).tranches
    assert state_on(DOMAIN, early, date(2026, 5, 4)).tranches["T"].amount == 70_000


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", list(PluginSet.builtin().reports))
def test_every_report_is_built_on_an_empty_office_and_on_a_spent_year_in_both_languages(name: str, lang: str) -> None:
    for sg in (quick_office(2026), spent_year()):
        with language("fr" if lang == "fr" else "en"):
            table = sg.report(name)
            assert str(table).strip()
            assert str(table.title)
            labels = [str(column.label) for column in table.columns]
        assert len(set(labels)) == len(labels), labels
