"""The reference year: its plan is the published one, its acts are always the same, its outcome agrees."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from random_office import LAW

import secgen
from secgen import Money
from secgen.budget import events as ev
from secgen.budget.nomenclature import Nomenclature
from secgen.demo.chorus import ChorusYear, months
from secgen.demo.plan import PLANS, STAFF, YEAR, opening_acts, published
from secgen.demo.rooms import ROOMS
from secgen.demo.run import run
from secgen.kernel.act import Act
from secgen.kernel.text import language

AVAILABLE = {plan.line: (Money(100_000_000), Money(90_000_000)) for plan in PLANS} | {
    STAFF: (Money(500_000_000), Money(500_000_000))
}


@pytest.fixture(scope="module")
def year() -> list[Act]:
    return ChorusYear(AVAILABLE, LAW).generate()


def test_the_same_seed_gives_the_same_acts(year: list[Act]) -> None:
    assert ChorusYear(AVAILABLE, LAW).generate() == year


def test_the_acts_are_those_of_a_year_in_the_order_of_their_days(year: list[Act]) -> None:
    days = [act.on for act in year]
    assert days == sorted(days)
    assert {day.year for day in days} == {YEAR}
    assert sum(len(acts) for _, acts in months(year)) == len(year)
    kinds = Counter(type(act) for act in year)
    assert kinds[ev.Committed] > 5_000
    assert kinds[ev.DirectlyPaid] == 36  # twelve pays, each in three parts: pay, contributions, pension account
    numbers = [act.commitment for act in year if isinstance(act, ev.Committed)]
    assert len(set(numbers)) == len(numbers)
    assert {len(number) for number in numbers} == {10}


def test_no_line_is_committed_beyond_what_it_has_but_by_the_acts_meant_to_be_refused(year: list[Act]) -> None:
    for line, (ae, _) in AVAILABLE.items():
        fine = [a.amount for a in year if isinstance(a, ev.Committed) and a.line == line and a.amount <= ae]
        assert Money.sum(fine) <= ae


@pytest.mark.parametrize(
    ("programme", "ae", "cp"),
    [
        ("131", 1_010_988_722, 1_006_161_609),
        ("224", 713_384_098 + 91_998_164, 713_384_098 + 90_071_715),
        ("334", 300_673_721, 304_187_054),
        ("361", 381_174_454 + 112_419_604, 369_347_753 + 111_857_626),
        (
            "175",
            490_452_380 + 36_719_370 + 387_682_338 + 157_943_663,
            466_630_740 + 36_719_370 + 394_369_498 + 157_811_143,
        ),
    ],
)
def test_what_the_plan_opens_is_what_was_published(programme: str, ae: int, cp: int) -> None:
    """The sums of the actions the demo works in, in euros (budget.md § 6)."""
    opened = [
        act
        for act in opening_acts(LAW)
        if isinstance(act, ev.AppropriationsOpened) and act.line.startswith(f"0{programme}/")
    ]
    assert Money.sum(act.ae for act in opened) == Money(ae * 100)
    assert Money.sum(act.cp for act in opened) == Money(cp * 100)


def test_each_figure_is_that_of_the_law_pack() -> None:
    for plan in PLANS:
        title = "other" if plan.programme == "224" else ""
        figures = Nomenclature(LAW).figures(programme=plan.programme, action=plan.action, measure="AE", title=title)
        found = published(LAW, plan.programme, plan.action, "AE", title)
        assert found.cents // 100 in {figure.euros for figure in figures}


def test_the_region_gets_its_share_from_the_nation() -> None:
    acts = list(opening_acts(LAW))
    moved = [act for act in acts if isinstance(act, ev.AppropriationsMoved)]
    assert {act.target for act in moved} == {STAFF, *(plan.line for plan in PLANS)}
    assert all(act.origin and act.origin.partition("/")[0] == act.target[:4] for act in moved)
    opened = {act.line: act for act in acts if isinstance(act, ev.AppropriationsOpened)}
    assert all(act.ae <= opened[act.origin].ae and act.cp <= opened[act.origin].cp for act in moved)
    assert not any(act.source for act in acts)


@pytest.mark.soak
def test_the_demo_agrees_is_complete_and_leaves_all_its_files(tmp_path: Path) -> None:
    with language("en"):
        outcome = run(tmp_path / "demo")
    folder = tmp_path / "demo"
    assert outcome.agree
    assert outcome.complete
    assert outcome.acts >= 20_000
    assert outcome.refused > 0
    assert outcome.refused_here == 0
    assert len(outcome.kept) == len(ROOMS)
    assert min(outcome.kept.values()) > 0
    assert not any(told.refused for told in outcome.imports)
    assert len(outcome.imports) == 24
    assert len(list((folder / "extracts").glob("*.csv"))) == 24
    assert (folder / "index.html").stat().st_size > 10_000
    for name in ("consumption", "consumption-by-department", "consumption-by-month", "late-payments", "grants-due"):
        assert (folder / "reports" / f"{name}.csv").exists()
        assert json.loads((folder / "reports" / f"{name}.json").read_text())["rows"]
    assert (folder / "year-end" / "reconciliation.csv").exists()
    with secgen.open(f"sqlite:///{folder / 'office.db'}") as office:
        head = office.verify()
        assert head.position >= 20_000
        kinds = Counter(recorded.act.tag for recorded in office.acts())
        assert kinds["budget.requisitioned"] == 1
        assert kinds["budget.time_limit_interrupted"] == kinds["budget.time_limit_resumed"] == 1
        assert kinds["budget.year_closed"] == 1
        assert office.budget.state.closed(YEAR)
        assert len(office.report("grants-due", year=YEAR)) == 1
        terms = office.report("reconciliation", year=YEAR)
        assert {row[2] for row in terms if row[1] == "difference"} == {Money(0)}
        delays = office.report("payment-delays", year=YEAR)
        assert sum(row["rejected"] for row in delays.to_dicts()) >= 1  # type: ignore[misc]
        consumed = office.report("consumption", year=YEAR, by="bop")
        assert all(row["ae_left"].cents >= 0 and row["cp_left"].cents >= 0 for row in consumed.to_dicts())  # type: ignore[attr-defined]
    with pytest.raises(secgen.InvalidInput):
        run(tmp_path)
