"""A table kept up to date is, after every act, the report computed anew from the journal."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from helpers import RUNNING, a_commitment, open_line
from hypothesis import given, settings
from hypothesis import strategies as st
from random_office import STEPS, quick_office, random_office

from secgen import InvalidInput, RuleViolation, Secretariat
from secgen.budget.cells import KEPT
from secgen.budget.reports import consumption as cubes
from secgen.budget.reports.facts import budget_facts
from secgen.reports.table import Table
from secgen.reports.view import View, cube_table

OPTIONS: list[tuple[str, dict[str, Any]]] = [
    ("consumption", {}),
    ("consumption", {"by": "month,uo", "where": {"title": "3"}}),
    ("consumption", {"by": "department,year"}),
    ("consumption", {"base": "initial", "year": 2025, "by": ["programme"]}),
    ("consumption", {"on": "2025-09-30"}),
    ("appropriations", {}),
    ("outstanding", {"by": ["uo"]}),
]
CUBES = {
    "consumption": lambda options: cubes.consumption_cube(options),
    "appropriations": lambda options: cubes.APPROPRIATIONS,
    "outstanding": lambda options: cubes.OUTSTANDING,
}


def anew(sg: Secretariat, name: str, options: dict[str, Any], **known: Any) -> Table:
    """The table computed from the facts of every act, read from the journal."""
    times = {key: options[key] for key in ("on", "year") if key in options}
    view = View(sg, **times, **known)
    one_year = name != "outstanding"
    return cube_table(CUBES[name](options), view, lambda v: budget_facts(v.acts), options, one_year=one_year)


@settings(max_examples=25)
@given(steps=STEPS)
def test_reports_from_cells_are_those_from_the_acts(steps: list[tuple[int, int, int, int]]) -> None:
    sg = random_office(steps)
    assert sg.report("consumption", on="2025-09-15") == anew(sg, "consumption", {"on": "2025-09-15"})
    for name, options in OPTIONS:
        assert sg.report(name, **options) == anew(sg, name, options)
        assert sg.live(name, **options).table == anew(sg, name, options)


@settings(max_examples=25)
@given(STEPS, st.data())
def test_a_table_kept_up_to_date_is_the_report_after_every_act(
    steps: list[tuple[int, int, int, int]], data: st.DataObject
) -> None:
    """Refused batches, simulations and other writers in between change nothing of it."""
    source = random_office(steps)
    sg = quick_office()
    kept = [(sg.live(name, **options), name, options) for name, options in OPTIONS]
    acts = [recorded.act for recorded in source.acts()][2:]
    for at in range(0, len(acts), 4):
        batch = acts[at : at + 4]
        how = data.draw(st.sampled_from(["record", "post", "refused", "simulate"]))
        if how == "simulate":
            sg.simulate(*batch)
        if how == "refused":
            with contextlib.suppress(RuleViolation):
                sg.record(*batch, {"act": "budget.paid", "on": batch[-1].on.isoformat(), "request": "none"})
        sg.post(batch)
        table, name, options = data.draw(st.sampled_from(kept))
        assert table.table == sg.report(name, **options)
    for table, name, options in kept:
        assert table.table == anew(sg, name, options)


def test_a_table_that_was_not_asked_for_long_begins_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secgen.budget.cells.KEPT", 3)
    sg = quick_office(2026)
    open_line(sg, RUNNING, "5 000")
    first, second = sg.live("consumption"), sg.live("consumption")
    assert first.table == second.table
    for _ in range(6):
        a_commitment(sg, "10")
        assert first.table == sg.report("consumption")
    assert second.table == sg.report("consumption")
    assert KEPT > 3


def test_what_cells_do_not_tell_is_refused_and_what_they_tell_is_named() -> None:
    sg = quick_office(2026)
    for name, options in (
        ("consumption", {"by": "payee"}),
        ("consumption", {"where": {"commitment": "1"}}),
        ("dormant", {}),
        ("consumption", {"on": "2026-09-15"}),
        ("consumption", {"known_at": "2026-01-01T00:00:00Z"}),
    ):
        with pytest.raises(InvalidInput) as refused:
            sg.live(name, **options)
        assert refused.value.code == "SG-REPORT-OPTION"
    assert str(sg.live("consumption")) == str(sg.report("consumption"))
    assert sg.live("consumption")._repr_html_() == sg.report("consumption")._repr_html_()
