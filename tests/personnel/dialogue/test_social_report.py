"""The social report: ten themes, small cells hidden, and nothing that tells who."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personnel.hiring import staffed
from secgen import Secretariat
from secgen.personnel.masking import HIDDEN, masked


@pytest.mark.rule("HR-56")
def test_a_cell_of_three_is_masked_and_so_is_the_one_that_would_give_it_away() -> None:
    row = masked([40, 3, 12], 5)
    assert row.cells == (40, None, None)
    assert row.total == 55
    assert row.shown() == ("40", HIDDEN, HIDDEN, "55")


@pytest.mark.rule("HR-56")
def test_five_is_shown_four_is_not_and_nobody_is_nobody() -> None:
    assert masked([5, 0, 5], 5).cells == (5, 0, 5)
    assert masked([4, 0, 0], 5).total is None
    assert masked([0, 0, 0], 5).shown() == ("0", "0", "0", "0")


@pytest.mark.rule("HR-56")
@given(st.lists(st.integers(0, 12), min_size=1, max_size=4), st.integers(2, 6))
def test_no_hidden_cell_can_be_worked_out(counts: list[int], least: int) -> None:
    """Whoever sees the row, and knows that a hidden cell holds somebody, finds several answers for each hidden cell."""
    row = masked(counts, least)
    assert all(cell is None or cell == 0 or cell >= least for cell in row.cells)
    hidden = [i for i, cell in enumerate(row.cells) if cell is None]
    if not hidden or row.total is None:
        return
    left = row.total - sum(cell for cell in row.cells if cell is not None)
    answers = [a for a in itertools.product(range(1, left + 1), repeat=len(hidden)) if sum(a) == left]
    for place in range(len(hidden)):
        assert len({answer[place] for answer in answers}) > 1


def hundred(year: int = 2026) -> Secretariat:
    """Eighty-seven attachés and the three of every test, eight secretaries, two assistants."""
    sg = staffed(year)
    grades = [("AAE", "attache", 87), ("SA", "normale", 8), ("AA", "c1", 2)]
    number = 0
    acts = []
    for corps, grade, count in grades:
        for _ in range(count):
            number += 1
            civil = {"status": "civil_servant", "corps": corps, "grade": grade, "step": "2"}
            acts.append({"act": "personnel.hired", "agent": f"agent:{number:04x}", "on": "2025-03-03", **civil})
    sg.record(*acts)
    return sg


@pytest.mark.rule("HR-56")
def test_the_report_of_an_office_hides_its_two_assistants() -> None:
    sg = hundred()
    report = sg.report("social-report", year=2026, on="2026-12-31")
    assert len(set(report.column("theme"))) == 10
    row = next(r for r in report.to_dicts() if r["indicator"] == "agents at the end of the period")
    assert row["total"] == "100"
    assert row["category_c"] == HIDDEN
    numbers = [int(cell) for r in report.rows for cell in r[2:] if str(cell).isdigit()]
    assert all(n == 0 or n >= 5 for n in numbers)
    assert any("s" in str(note) and "5" in str(note) for note in report.notes)


@pytest.mark.rule("HR-57")
def test_no_act_and_no_report_of_the_personnel_has_a_forbidden_column() -> None:
    from attrs import fields

    from secgen.personnel.domain import DOMAIN
    from secgen.plugins import PluginSet

    sg = hundred()
    forbidden = set(sg.law.read("personal.forbidden_columns", sg.clock().date()).names)
    assert {"nir", "diagnosis", "union"} <= forbidden
    for cls in DOMAIN.acts:
        assert not forbidden & {f.name for f in fields(cls)}, cls.tag
    ours = [spec for spec in PluginSet.builtin().reports.values() if str(spec.build).startswith("secgen.personnel")]
    told = 0
    for spec in ours:
        if not {"agent", "vacancy", "births"} & set(spec.options):
            told += 1
            assert not forbidden & {c.name for c in sg.report(spec.name, on="2026-12-31").columns}, spec.name
    assert told >= 9


@pytest.mark.rule("HR-57")
def test_the_journal_has_no_field_for_a_union_a_disease_or_a_number() -> None:
    words = {"union_name", "list_name", "opinion", "disease", "diagnosis", "nir", "social_security_number", "sex"}
    from attrs import fields

    from secgen.personnel.domain import DOMAIN

    assert not words & {f.name for cls in DOMAIN.acts for f in fields(cls)}
