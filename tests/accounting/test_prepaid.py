"""Paid this year for the next."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.accounting.prepaid import prepaid_expense, prepaid_share
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.law import Law, load_pack

euros = Money.parse
FIRST, LAST, CLOSING = date(2025, 10, 1), date(2026, 9, 30), date(2025, 12, 31)
days = st.dates(date(2024, 1, 1), date(2027, 12, 31))


def counting(law: Law, unit: str) -> Law:
    """The law of an office that prorates by another unit."""
    pack = f"""
    [pack]
    id = "local"
    version = "1"
    title = {{ fr = "Usage local", en = "Local practice" }}
    [[parameter]]
    id = "accounting.prepaid.unit"
    unit = "text"
    title = {{ fr = "Unité", en = "Unit" }}
    value = [{{ from = 2006-01-01, value = "{unit}", text = "note", status = "unverified", checked_on = 2026-11-22 }}]
    """
    return law.overlay(load_pack(pack))


@pytest.mark.rule("FIN-054")
def test_an_insurance_of_1_200_from_october_leaves_900_to_the_next_year(law: Law) -> None:
    prepaid = prepaid_share(euros("1 200"), FIRST, LAST, CLOSING, law)
    assert (prepaid.amount, prepaid.after, prepaid.whole, prepaid.unit) == (euros("900"), 9, 12, "months")


@pytest.mark.rule("FIN-054")
def test_by_the_day_it_leaves_273_days_of_365(law: Law) -> None:
    prepaid = prepaid_share(euros("1 200"), FIRST, LAST, CLOSING, counting(law, "days"))
    assert (prepaid.amount, prepaid.after, prepaid.whole) == (euros("897,53"), 273, 365)


@pytest.mark.rule("FIN-054")
def test_a_unit_nobody_knows_is_refused(law: Law) -> None:
    with pytest.raises(InvalidInput) as refused:
        prepaid_share(euros("1 200"), FIRST, LAST, CLOSING, counting(law, "weeks"))
    assert refused.value.params["field"] == "accounting.prepaid.unit"


@pytest.mark.rule("FIN-054")
def test_the_closing_entry_is_taken_back_on_1_january(law: Law) -> None:
    made = prepaid_expense(euros("1 200"), FIRST, LAST, CLOSING, "616", law, source=9)
    assert made is not None
    entry, back = made
    assert [(line.account, line.debit, line.credit) for line in entry.lines] == [
        ("486", euros("900"), ZERO),
        ("616", ZERO, euros("900")),
    ]
    assert (entry.date, entry.source) == (CLOSING, 9)
    assert (back.date, back.reverses) == (date(2026, 1, 1), entry.number)


@pytest.mark.rule("FIN-054")
def test_service_over_by_the_closing_leaves_nothing(law: Law) -> None:
    assert prepaid_share(euros("1 200"), date(2025, 1, 1), CLOSING, CLOSING, law).amount == ZERO
    assert prepaid_expense(euros("1 200"), date(2025, 1, 1), CLOSING, CLOSING, "616", law) is None


@pytest.mark.rule("FIN-054")
def test_service_wholly_in_the_next_year_is_wholly_prepaid(law: Law) -> None:
    prepaid = prepaid_share(euros("1 200"), date(2026, 1, 1), date(2026, 12, 31), CLOSING, law)
    assert prepaid.amount == euros("1 200")


@pytest.mark.rule("FIN-054")
def test_a_period_that_ends_before_it_begins_is_refused(law: Law) -> None:
    with pytest.raises(InvalidInput):
        prepaid_share(euros("1 200"), LAST, FIRST, CLOSING, law)


@pytest.mark.rule("FIN-054")
def test_a_negative_expense_is_refused(law: Law) -> None:
    with pytest.raises(InvalidInput):
        prepaid_share(Money(-1), FIRST, LAST, CLOSING, law)


@pytest.mark.rule("FIN-054")
@pytest.mark.parametrize("unit", ["months", "days"])
@given(cents=st.integers(0, 10**12), bounds=st.tuples(days, days))
def test_the_prepaid_part_is_never_more_than_the_expense(
    law: Law, unit: str, cents: int, bounds: tuple[date, date]
) -> None:
    first, last = sorted(bounds)
    prepaid = prepaid_share(Money(cents), first, last, CLOSING, counting(law, unit))
    assert 0 <= prepaid.after <= prepaid.whole
    assert ZERO <= prepaid.amount <= Money(cents)
    assert (prepaid.after == 0) is (last <= CLOSING)
