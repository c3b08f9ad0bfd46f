"""What paying late costs."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.budget.computations.late_interest import late_interest
from secgen.kernel.errors import InvalidInput
from secgen.kernel.finding import Verdict
from secgen.kernel.money import ZERO, Money
from secgen.law import Law

euros = Money.parse
DUE = date(2025, 4, 2)
amounts = st.integers(1, 10**12).map(Money)
lateness = st.integers(1, 1000)
due_days = st.dates(date(2019, 4, 1), date(2026, 12, 30))


@pytest.mark.rule("FIN-036")
def test_forty_two_days_late_on_12_000_cost_153_96_and_the_forty_euros(law: Law) -> None:
    late = late_interest(euros("12 000,00"), DUE, date(2025, 5, 14), law)
    assert late.days == 42
    assert late.rate == Decimal("0.1115")
    assert late.interest == euros("153,96")
    assert late.compensation == euros("40,00")
    assert late.total == euros("193,96")
    assert late.verdict is Verdict.PASS


@pytest.mark.rule("FIN-037")
def test_one_day_late_on_12_000_costs_3_67_and_the_forty_euros(law: Law) -> None:
    late = late_interest(euros("12 000,00"), DUE, date(2025, 4, 3), law)
    assert (late.interest, late.total) == (euros("3,67"), euros("43,67"))


@pytest.mark.rule("FIN-036")
def test_paid_on_the_due_day_nothing_is_due(law: Law) -> None:
    on_time = late_interest(euros("12 000,00"), DUE, DUE, law)
    assert (on_time.days, on_time.interest, on_time.compensation, on_time.total) == (0, ZERO, ZERO, ZERO)
    assert on_time.payable_by is None


@pytest.mark.rule("FIN-036")
def test_a_payment_of_nothing_is_never_late(law: Law) -> None:
    assert late_interest(ZERO, DUE, date(2025, 12, 31), law).total == ZERO


@pytest.mark.rule("FIN-038")
def test_interest_that_begins_in_june_keeps_the_january_rate_to_the_end(law: Law) -> None:
    late = late_interest(euros("60 000"), date(2023, 6, 24), date(2023, 8, 31), law)
    assert (late.days, late.rate, late.interest) == (68, Decimal("0.105"), euros("1 173,70"))


@pytest.mark.rule("FIN-038")
def test_interest_that_begins_in_july_takes_the_july_rate(law: Law) -> None:
    late = late_interest(euros("60 000"), date(2023, 7, 5), date(2023, 8, 31), law)
    assert (late.days, late.rate, late.interest) == (57, Decimal("0.12"), euros("1 124,38"))


@pytest.mark.rule("FIN-038")
def test_due_on_30_june_the_interest_begins_in_july(law: Law) -> None:
    assert late_interest(euros("60 000"), date(2023, 6, 29), date(2023, 8, 31), law).rate == Decimal("0.105")
    assert late_interest(euros("60 000"), date(2023, 6, 30), date(2023, 8, 31), law).rate == Decimal("0.12")


@pytest.mark.rule("FIN-039")
def test_interest_on_a_principal_paid_on_14_may_is_payable_by_28_june(law: Law) -> None:
    assert late_interest(euros("12 000"), DUE, date(2025, 5, 14), law).payable_by == date(2025, 6, 28)


@pytest.mark.rule("FIN-038")
def test_with_the_rate_of_2027_unknown_the_interest_is_undetermined_and_the_forty_euros_due(law: Law) -> None:
    late = late_interest(euros("12 000"), date(2026, 12, 31), date(2027, 1, 10), law)
    assert late.verdict is Verdict.UNDETERMINED
    assert (late.days, late.rate, late.interest, late.total) == (10, None, None, None)
    assert late.compensation == euros("40")
    assert late.payable_by == date(2027, 2, 24)
    assert "ECB rate unknown" in late.explanation.render()
    assert late.explanation.value == "undetermined"


@pytest.mark.rule("FIN-038")
def test_interest_begun_in_2026_and_paid_in_2027_is_known(law: Law) -> None:
    late = late_interest(euros("12 000"), date(2026, 12, 30), date(2027, 1, 10), law)
    assert late.rate == Decimal("0.104")
    assert late.interest == euros("37,61")


@pytest.mark.rule("FIN-036")
def test_the_explanation_names_every_law_value_and_the_rounding(law: Law) -> None:
    why = late_interest(euros("12 000,00"), DUE, date(2025, 5, 14), law).explanation
    assert {read.id for read in why.law_reads()} == {
        "late.ecb_rate",
        "late.margin",
        "late.year_days",
        "late.fixed_compensation",
        "late.payable_within",
    }
    assert why.value == f"{euros('193,96')} €"
    assert why.children[0].rounding == "rounded half up to the cent"


@pytest.mark.rule("FIN-036")
def test_a_negative_base_is_refused(law: Law) -> None:
    with pytest.raises(InvalidInput):
        late_interest(Money(-1), DUE, date(2025, 5, 14), law)


@pytest.mark.rule("FIN-036")
@given(base=amounts, due=due_days, days=lateness)
def test_interest_is_never_negative_and_grows_with_each_day(law: Law, base: Money, due: date, days: int) -> None:
    sooner = late_interest(base, due, due + timedelta(days=days), law).interest
    later = late_interest(base, due, due + timedelta(days=days + 1), law).interest
    assert sooner is not None
    assert later is not None
    assert ZERO <= sooner <= later


@pytest.mark.rule("FIN-036")
@given(base=amounts, days=lateness)
def test_interest_is_within_half_a_cent_of_the_exact_fraction(law: Law, base: Money, days: int) -> None:
    interest = late_interest(base, DUE, DUE + timedelta(days=days), law).interest
    assert interest is not None
    exact = Fraction(base.cents) * Fraction("0.1115") * days / 365
    assert Fraction(-1, 2) < interest.cents - exact <= Fraction(1, 2)
