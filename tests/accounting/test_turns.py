"""What a year adds up to, kept as acts come, is what its journal says: term by term, to the cent."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import Any

import pytest
from helpers import RUNNING, a_commitment, a_paid_request
from hypothesis import given
from hypothesis import strategies as st
from random_office import LAW, STEPS, quick_office, random_office
from year_end.test_year_end_reconciliation import YEARS, two_years

from secgen import Money, RuleViolation, Secretariat
from secgen.accounting import year_end
from secgen.accounting.sums import Sums
from secgen.accounting.turns import sums_at
from secgen.budget.events import ServiceCertified
from secgen.reports.view import View

SEEN = (2023, 2024, 2025, 2026, 2027)


def kept(sg: Secretariat, year: int) -> Sums | None:
    return sums_at(sg.accounting.state, sg.budget.state, year, LAW)


def read(sg: Secretariat, year: int) -> Sums:
    return year_end.sums(year_end.closing(View(sg).acts, year), LAW)


def both_ways(sg: Secretariat) -> list[int]:
    """The years known without the journal, once each is seen to be what the journal says."""
    known = {year: found for year in SEEN if (found := kept(sg, year)) is not None}
    assert known == {year: read(sg, year) for year in known}
    return list(known)


def both_reports(sg: Secretariat) -> None:
    now = sg.journal.head.recorded_at
    for year in (2025, 2026):
        assert sg.report("reconciliation", year=year) == sg.report("reconciliation", year=year, known_at=now)


@given(steps=STEPS)
def test_random_years_recorded_in_order_need_no_journal(steps: list[tuple[int, int, int, int]]) -> None:
    sg = random_office(steps)
    assert both_ways(sg) == list(SEEN)
    both_reports(sg)


@given(
    steps=STEPS, late=st.lists(st.tuples(st.sampled_from(["certify", "order", "close", "commit"]), st.integers(0, 8)))
)
def test_random_years_with_late_acts_are_told_right_or_not_at_all(
    steps: list[tuple[int, int, int, int]], late: list[tuple[str, int]]
) -> None:
    """Acts of December recorded when the next year has begun: its opening is read from the journal again."""
    sg = random_office(steps)
    commitments = list(sg.budget.state.commitments)
    for number, (verb, pick) in enumerate(late):
        name = commitments[pick % len(commitments)].partition("/")[0] if commitments else "2100000000"
        verbs: dict[str, Any] = {
            "certify": lambda n=name: sg.budget.certify(commitment=n, amount="7", on="2025-12-30"),
            "order": lambda n=name, r=number: sg.budget.order(
                commitment=n, request=f"L{r}", amount="5", documents=("invoice", "award"), on="2025-12-30"
            ),
            "close": lambda n=name: sg.budget.close_commitment(commitment=n, on="2025-12-30"),
            "commit": lambda r=number: a_commitment(sg, "3", on="2025-12-30", commitment=f"22{r:08}"),
        }
        with contextlib.suppress(RuleViolation):
            verbs[verb]()
    assert {2023, 2024, 2026, 2027} <= set(both_ways(sg))
    both_reports(sg)


@pytest.mark.parametrize("name", list(YEARS))
def test_each_kind_of_year_is_kept_as_the_journal_tells_it(name: str) -> None:
    sg = two_years()
    YEARS[name](sg)
    mixed = ("direct_payments", "withdrawals_on_old_commitments")  # not recorded in the order of the years
    assert both_ways(sg) == [year for year in SEEN if year != 2025 or name not in mixed]
    both_reports(sg)


def test_a_year_not_noted_any_more_is_read_from_the_journal() -> None:
    sg = two_years()
    number = a_commitment(sg, "1 000", on="2025-03-03")
    a_paid_request(sg, number, "400", on="2026-02-02")
    assert kept(sg, 2025) is not None
    a_commitment(sg, "70", on="2025-12-30")
    assert kept(sg, 2025) is None
    assert both_ways(sg) == [2023, 2024, 2026, 2027]
    both_reports(sg)


def test_service_certified_late_changes_the_year_it_belongs_to_only() -> None:
    sg = two_years()
    number = a_commitment(sg, "1 000", on="2025-03-03")
    a_paid_request(sg, number, "400", on="2026-02-02")
    before = kept(sg, 2025), kept(sg, 2024)
    sg.budget.certify(commitment=number, amount="300", on="2026-03-02", delivered_on="2025-12-18")
    after = kept(sg, 2025), kept(sg, 2024)
    assert before[0] is not None
    assert after[0] is not None
    assert after[0].certified - before[0].certified == 30_000
    assert after[1] == before[1]
    assert both_ways(sg) == list(SEEN)


def test_service_dated_before_the_year_of_its_commitment_changes_no_earlier_year() -> None:
    sg = two_years()
    a_commitment(sg, "10", on="2025-03-03")
    number = a_commitment(sg, "1 000", on="2026-02-02")
    before = kept(sg, 2025)
    assert before is not None
    sg.budget.certify(commitment=number, amount="300", on="2026-03-02", delivered_on="2025-12-18")
    assert kept(sg, 2025) == before
    assert both_ways(sg) == list(SEEN)
    both_reports(sg)


def test_acts_put_back_leave_the_turn_as_it_was() -> None:
    sg = two_years()
    number = a_commitment(sg, "1 000", on="2025-03-03")
    a_paid_request(sg, number, "400", on="2026-02-02")
    before = [dict(book) for book in sg.accounting.state.books()]
    tried = [
        ServiceCertified(commitment=number, amount=Money(700), on=date(2025, 12, 30)),
        ServiceCertified(commitment=number, amount=Money(5000), on=date(2026, 3, 3), delivered_on=date(2025, 12, 20)),
        ServiceCertified(commitment=number, amount=Money(800), on=date(2027, 1, 4)),
    ]
    assert len(sg.simulate(*tried).acts) == 3
    assert [dict(book) for book in sg.accounting.state.books()] == before


def test_an_empty_office_adds_up_to_nothing() -> None:
    sg = quick_office()
    assert [kept(sg, year) for year in SEEN] == [Sums()] * len(SEEN)
    assert RUNNING not in str(sg.report("reconciliation", year=2025))
