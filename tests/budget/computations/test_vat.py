"""VAT included, because the State does not recover it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.budget.computations.vat import consistent, including_vat
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.law import Law

euros = Money.parse
amounts = st.integers(-(10**12), 10**12).map(Money)


@pytest.mark.rule("FIN-057")
def test_an_order_of_1_000_at_20_percent_commits_1_200(law: Law) -> None:
    order = including_vat(euros("1 000"), law.read("vat.rate.standard", date(2026, 3, 2)))
    assert (order.vat, order.incl) == (euros("200"), euros("1 200"))
    assert [read.id for read in order.explanation.law_reads()] == ["vat.rate.standard"]


@pytest.mark.rule("FIN-057")
def test_half_a_cent_of_vat_is_rounded_up() -> None:
    assert including_vat(Money(10), Decimal("0.055")).vat == Money(1)
    assert including_vat(Money(9), Decimal("0.055")).vat == Money(0)


@pytest.mark.rule("FIN-057")
def test_twenty_is_not_a_rate() -> None:
    with pytest.raises(InvalidInput):
        including_vat(euros("1 000"), Decimal(20))


@pytest.mark.rule("FIN-057")
def test_an_invoice_of_three_lines_may_be_out_by_three_cents_and_no_more() -> None:
    excl, vat = euros("1 000"), euros("200")
    assert consistent(excl, vat, euros("1 200,03"), lines=3)
    assert consistent(excl, vat, euros("1 199,97"), lines=3)
    assert not consistent(excl, vat, euros("1 200,04"), lines=3)
    assert not consistent(excl, vat, euros("1 199,96"), lines=3)


@pytest.mark.rule("FIN-057")
def test_an_invoice_without_lines_is_refused() -> None:
    with pytest.raises(InvalidInput):
        consistent(euros("1"), euros("0"), euros("1"), lines=0)


@pytest.mark.rule("FIN-057")
@given(excl=amounts, rate=st.sampled_from([Decimal(r) for r in ("0.20", "0.10", "0.055", "0.021")]))
def test_what_is_worked_out_here_is_consistent(excl: Money, rate: Decimal) -> None:
    order = including_vat(excl, rate)
    assert order.excl + order.vat == order.incl
    assert abs(order.vat.cents - excl.cents * rate) <= Decimal("0.5")
    assert consistent(order.excl, order.vat, order.incl, lines=1)
