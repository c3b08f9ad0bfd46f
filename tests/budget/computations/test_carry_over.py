"""What passes to the next year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.budget.computations.carry_over import carry_over_ae, carry_over_cp, carry_over_fund
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.law import Law

euros = Money.parse
END_2023 = date(2023, 12, 31)
PATRIMOINES_CP = euros("1 100 016 198")
amounts = st.integers(0, 10**14).map(Money)


@pytest.mark.rule("FIN-011")
def test_programme_131_may_carry_all_its_unspent_2023_ae() -> None:
    cap = carry_over_ae(euros("3 703 970"), t2_share=ZERO)
    assert cap.amount == euros("3 703 970")
    assert not cap.allows(euros("3 703 970,01"))


@pytest.mark.rule("FIN-011")
def test_nothing_is_carried_to_title_2() -> None:
    assert carry_over_ae(euros("3 703 970"), t2_share=euros("3 703 970")).amount == ZERO
    assert carry_over_ae(euros("100"), t2_share=euros("40")).amount == euros("60")


@pytest.mark.rule("FIN-011")
def test_overspent_ae_carry_nothing() -> None:
    assert carry_over_ae(euros("-100"), t2_share=ZERO).amount == ZERO


@pytest.mark.rule("FIN-012")
def test_programme_175_carries_three_percent_of_its_2023_cp_in_whole_euros(law: Law) -> None:
    cap = carry_over_cp(euros("115 047 934"), PATRIMOINES_CP, END_2023, law)
    assert cap.amount == euros("33 000 485")
    assert cap.explanation.rule == "FIN-012"
    assert cap.explanation.children[0].rounding == "rounded down to the euro"


@pytest.mark.rule("FIN-013")
def test_programme_131_is_below_its_ceiling_and_carries_all_its_unspent_cp(law: Law) -> None:
    cap = carry_over_cp(euros("1 499 480"), euros("1 006 161 609"), END_2023, law)
    assert cap.amount == euros("1 499 480")
    assert cap.explanation.rule == "FIN-013"
    assert dict(cap.explanation.inputs)["ceiling"] == f"{euros('30 184 848')} €"


@pytest.mark.rule("FIN-012")
def test_a_budget_act_may_raise_the_ceiling(law: Law) -> None:
    raised = carry_over_cp(euros("115 047 934"), PATRIMOINES_CP, END_2023, law, raised_cap=Decimal("0.05"))
    assert raised.amount == euros("55 000 809")


@pytest.mark.rule("FIN-012")
@pytest.mark.parametrize("rate", ["0.02", "1.01", "5"])
def test_a_ceiling_lowered_or_above_the_whole_is_refused(law: Law, rate: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        carry_over_cp(euros("100"), euros("1 000"), END_2023, law, raised_cap=Decimal(rate))
    assert refused.value.params["field"] == "raised_cap"


@pytest.mark.rule("FIN-014")
def test_assistance_funds_are_carried_besides_the_ceiling() -> None:
    assert carry_over_fund(receipts=euros("200 000"), spent=euros("150 000")).amount == euros("50 000")


@pytest.mark.rule("FIN-014")
def test_a_fund_spent_beyond_its_receipts_carries_nothing() -> None:
    assert carry_over_fund(receipts=euros("150 000"), spent=euros("200 000")).amount == ZERO


@pytest.mark.rule("FIN-012")
@given(unspent=st.integers(-(10**14), 10**14).map(Money), initial=amounts)
def test_cp_carried_exceed_neither_the_unspent_nor_the_ceiling(law: Law, unspent: Money, initial: Money) -> None:
    carried = carry_over_cp(unspent, initial, END_2023, law).amount
    assert ZERO <= carried <= max(ZERO, unspent)
    assert carried.cents * 100 <= initial.cents * 3


@pytest.mark.rule("FIN-013")
def test_unspent_cp_equal_to_the_ceiling_are_carried_whole_under_it(law: Law) -> None:
    cap = carry_over_cp(euros("30"), euros("1 000"), END_2023, law)
    assert (cap.amount, cap.explanation.rule) == (euros("30"), "FIN-013")


@pytest.mark.rule("FIN-012")
def test_a_ceiling_confirmed_at_the_same_rate_is_accepted_and_said_to_be_set(law: Law) -> None:
    confirmed = carry_over_cp(euros("100"), euros("1 000"), END_2023, law, raised_cap=Decimal("0.03"))
    usual = carry_over_cp(euros("100"), euros("1 000"), END_2023, law)
    assert confirmed.amount == usual.amount == euros("30")
    assert dict(confirmed.explanation.children[0].inputs)["raised"] == "True"
    assert dict(usual.explanation.children[0].inputs)["raised"] == "False"
