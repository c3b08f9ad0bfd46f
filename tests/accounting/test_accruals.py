"""Service rendered in December and paid in the new year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.accounting.accruals import accrued_expense
from secgen.accounting.entries import Entry
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money

euros = Money.parse
CLOSING = date(2025, 12, 31)


def sides(entry: Entry) -> list[tuple[str, Money, Money]]:
    return [(line.account, line.debit, line.credit) for line in entry.lines]


@pytest.mark.rule("FIN-053")
def test_2_400_rendered_on_12_december_and_unpaid_are_accrued_then_reversed_on_1_january() -> None:
    accrued, back = accrued_expense(euros("2 400"), date(2025, 12, 12), CLOSING, "61", source=42)
    assert sides(accrued) == [
        ("61", euros("2 400"), ZERO),
        ("408", ZERO, euros("2 400")),
    ]
    assert (accrued.date, accrued.source, accrued.number) == (CLOSING, 42, "CAP-2025-12-31-42")
    assert (back.date, back.reverses) == (date(2026, 1, 1), accrued.number)
    assert sides(back) == [
        ("61", ZERO, euros("2 400")),
        ("408", euros("2 400"), ZERO),
    ]


@pytest.mark.rule("FIN-053")
def test_service_rendered_on_the_closing_day_is_accrued() -> None:
    accrued, _ = accrued_expense(euros("1"), CLOSING, CLOSING, "61")
    assert (accrued.total, accrued.number) == (euros("1"), "CAP-2025-12-31")


@pytest.mark.rule("FIN-053")
def test_service_rendered_after_the_closing_is_not() -> None:
    with pytest.raises(InvalidInput) as refused:
        accrued_expense(euros("2 400"), date(2026, 1, 1), CLOSING, "61")
    assert refused.value.params["field"] == "delivered_on"


@pytest.mark.rule("FIN-053")
@pytest.mark.parametrize("cents", [0, -100])
def test_nothing_and_less_than_nothing_are_not_accrued(cents: int) -> None:
    with pytest.raises(InvalidInput):
        accrued_expense(Money(cents), CLOSING, CLOSING, "61")


@pytest.mark.rule("FIN-053")
def test_an_asset_is_accrued_on_its_own_supplier_account() -> None:
    accrued, _ = accrued_expense(euros("5 000"), CLOSING, CLOSING, "231", accrual_account="4084")
    assert [line.account for line in accrued.lines] == ["231", "4084"]


@pytest.mark.rule("FIN-053")
@given(cents=st.integers(1, 10**12), day=st.dates(date(2025, 1, 1), CLOSING))
def test_over_the_two_years_an_accrual_weighs_nothing(cents: int, day: date) -> None:
    lines = [line for entry in accrued_expense(Money(cents), day, CLOSING, "61") for line in entry.lines]
    for account in ("61", "408"):
        assert sum((line.debit - line.credit).cents for line in lines if line.account == account) == 0
