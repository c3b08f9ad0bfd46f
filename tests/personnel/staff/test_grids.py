"""The grids: complete, rising, never interpolated."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from secgen.kernel.errors import InvalidInput
from secgen.law import builtin_law
from secgen.personnel.staff.grids import SPECIAL, Grade, grids_of

LAW = builtin_law()
GRIDS = grids_of(LAW)
DAY = date(2026, 11, 1)
GRADES = [GRIDS.grade(corps, grade, DAY) for corps, grade in sorted(GRIDS.grades)]
each_grade = pytest.mark.parametrize("grade", GRADES, ids=lambda grade: f"{grade.corps}-{grade.code}")


@pytest.mark.rule("HR-59")
@each_grade
def test_the_index_rises_at_each_step(grade: Grade) -> None:
    indices = [step.index() for step in grade.steps if step.name != SPECIAL]
    assert all(low < high for low, high in pairwise(indices))
    for step in grade.steps:
        assert list(step.indices) == sorted(set(step.indices))


@pytest.mark.rule("HR-59")
@each_grade
def test_the_last_step_has_no_duration_and_the_others_one_or_none_read_yet(grade: Grade) -> None:
    assert grade.last.months is None
    for step in grade.steps:
        if step not in (grade.last, grade.step(SPECIAL)):
            assert (step.months is not None) is step.duration_known


@pytest.mark.rule("HR-59")
@pytest.mark.parametrize(
    ("corps", "grade", "years"),
    [
        ("SA", "normale", 26),
        ("SA", "superieure", 26),
        ("AA", "c1", 19),
        ("AA", "c2", 20),
        ("ATASM", "c3", 19),
        ("AAE", "attache", 26),
    ],
)
def test_the_durations_of_a_grade_add_up(corps: str, grade: str, years: int) -> None:
    assert sum(step.months or 0 for step in GRIDS.grade(corps, grade, DAY).steps) == 12 * years


@pytest.mark.parametrize(
    ("corps", "grade", "step", "index"),
    [
        ("AAE", "attache", "5", 485),
        ("SA", "normale", "11", 462),
        ("SA", "exceptionnelle", "11", 592),
        ("AA", "c1", "1", 366),
        ("CP", "conservateur", "8", 748),
        ("AUE", "en_chef", "4", 797),
        ("CB", "conservateur", "2", 484),
    ],
)
def test_steps_hold_the_index_of_the_published_table(corps: str, grade: str, step: str, index: int) -> None:
    assert GRIDS.step(corps, grade, step, DAY).index() == index


def test_chevrons_off_the_scale() -> None:
    step = GRIDS.step("CP", "en_chef", "6", DAY)
    assert [step.index(chevron) for chevron in (1, 2, 3, 4)] == [895, 930, 977, 977]


def test_every_step_agrees_with_the_table_of_index_pairs() -> None:
    pairs = {ib: im for row in LAW.section("index_pairs") for ib, im in row["pairs"]}
    both = [(s.ib, s.index()) for g in GRADES for s in g.steps if s.ib in pairs]
    assert len(both) > 50
    assert all(pairs[ib] == im for ib, im in both)


def test_a_gross_index_that_is_not_in_the_table_is_refused_never_interpolated() -> None:
    assert GRIDS.pay_index(567, DAY) == 485
    for wrong in (568, 0, 442):
        with pytest.raises(InvalidInput, match="never interpolated"):
            GRIDS.pay_index(wrong, DAY)


def test_before_2024_every_step_stood_five_points_lower() -> None:
    assert GRIDS.step("AAE", "attache", "5", date(2023, 12, 31)).index() == 480
    with pytest.raises(InvalidInput, match="2023-07-01"):
        GRIDS.grade("AAE", "attache", date(2023, 6, 30))


@pytest.mark.parametrize("corps", ["ICCEAAC", "ISCP", "CED"])
def test_a_corps_whose_grid_nobody_read_is_refused(corps: str) -> None:
    with pytest.raises(InvalidInput, match="no grid loaded"):
        GRIDS.grade(corps, "normale", DAY)


def test_a_promotion_leads_to_the_index_equal_or_next_above() -> None:
    assert GRIDS.place("AAE", "principal", 580, DAY).name == "3"
    assert GRIDS.place("AAE", "principal", 581, DAY).name == "4"
    assert GRIDS.place("AA", "c2", 500, DAY).name == "12"
