"""When the programming reaches the controller."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.budget.computations.programming import days_late, deadline, due_date
from secgen.law import Law


@pytest.mark.rule("FIN-031")
def test_the_bop_of_2024_sent_on_16_february_is_a_day_late(law: Law) -> None:
    due = due_date("bop", 2024, law)
    assert due == date(2024, 2, 15)
    assert days_late(due, date(2024, 2, 15)) == 0
    assert days_late(due, date(2024, 2, 16)) == 1


@pytest.mark.rule("FIN-031")
def test_the_late_budget_act_of_2025_gave_until_31_march(law: Law) -> None:
    due = due_date("bop", 2025, law)
    assert days_late(due, date(2025, 3, 31)) == 0
    assert days_late(due, date(2025, 4, 1)) == 1


@pytest.mark.rule("FIN-031")
def test_the_programme_has_its_own_date_in_2025(law: Law) -> None:
    assert due_date("programme", 2025, law) == date(2025, 3, 15)


@pytest.mark.rule("FIN-031")
def test_the_date_of_2026_is_not_known_so_nothing_is_late_nor_on_time(law: Law) -> None:
    unknown = deadline("bop", 2026, law)
    assert unknown.day is None
    assert due_date("bop", 2026, law) is None
    assert days_late(None, date(2026, 12, 31)) is None
    assert "undetermined" in unknown.explanation.render()


@pytest.mark.rule("FIN-031")
@given(sent=st.dates(date(2025, 1, 1), date(2025, 12, 31)))
def test_sent_early_is_never_late_by_less_than_nothing(law: Law, sent: date) -> None:
    late = days_late(due_date("bop", 2025, law), sent)
    assert late is not None
    assert late >= 0
    assert (late == 0) is (sent <= date(2025, 3, 31))
