"""How far appropriations may be moved during the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.budget.computations.answers import Cap
from secgen.budget.computations.movements import advance_decree_cap, cancellation_cap, virement_cap
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.law import Law

euros = Money.parse
MID_2023 = date(2023, 6, 1)
CREATION_2023_AE = euros("1 010 988 722")


@pytest.mark.rule("FIN-009")
def test_programme_131_may_move_two_percent_of_its_2023_commitment_authorisations(law: Law) -> None:
    cap = virement_cap(CREATION_2023_AE, MID_2023, law)
    assert cap.amount == euros("20 219 774,44")
    assert cap.allows(euros("20 219 774"))
    assert not cap.allows(euros("20 219 775"))


@pytest.mark.rule("FIN-009")
def test_the_cap_itself_is_allowed_and_a_cent_more_is_not(law: Law) -> None:
    cap = virement_cap(CREATION_2023_AE, MID_2023, law)
    assert cap.allows(euros("20 219 774,44"))
    assert not cap.allows(euros("20 219 774,45"))


@pytest.mark.rule("FIN-010")
def test_a_million_opened_lets_15_000_be_cancelled_and_no_cent_more(law: Law) -> None:
    cap = cancellation_cap(euros("1 000 000"), MID_2023, law)
    assert cap.allows(euros("15 000,00"))
    assert not cap.allows(euros("15 000,01"))


@pytest.mark.rule("FIN-010")
def test_a_million_opened_lets_an_advance_decree_open_10_000_and_no_cent_more(law: Law) -> None:
    cap = advance_decree_cap(euros("1 000 000"), MID_2023, law)
    assert cap.allows(euros("10 000,00"))
    assert not cap.allows(euros("10 000,01"))


@pytest.mark.parametrize(("cap", "rate"), [(virement_cap, 200), (cancellation_cap, 150), (advance_decree_cap, 100)])
@given(base=st.integers(0, 10**14).map(Money))
def test_a_cap_never_exceeds_its_share_and_misses_it_by_less_than_a_cent(
    law: Law, cap: Callable[[Money, date, Law], Cap], rate: int, base: Money
) -> None:
    exact = base.cents * rate  # ten-thousandths of a cent
    rounded = cap(base, MID_2023, law).amount.cents * 10_000
    assert exact - 10_000 < rounded <= exact


@pytest.mark.rule("FIN-009")
def test_the_cap_names_article_12(law: Law) -> None:
    (read,) = virement_cap(CREATION_2023_AE, MID_2023, law).explanation.law_reads()
    assert read.id == "lolf.virement.cap"
    assert "12" in read.ref.text


def test_negative_appropriations_have_no_cap(law: Law) -> None:
    with pytest.raises(InvalidInput):
        virement_cap(Money(-100), MID_2023, law)
