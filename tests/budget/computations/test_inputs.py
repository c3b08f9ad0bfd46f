"""What has no meaning is refused by name, before anything is worked out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from secgen.budget.computations.carry_over import carry_over_ae, carry_over_cp, carry_over_fund
from secgen.budget.computations.contracts import advance_compulsory, advance_range, recovery, retention_cap
from secgen.budget.computations.grants import agreement_needed, aid_cap, final_amount, investment_advance_cap
from secgen.budget.computations.inputs import share_of_one
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import language
from secgen.law import Law

DAY = date(2026, 3, 2)
LESS, ONE = Money(-1), Money(100)
Case = Callable[[Law], object]

NEGATIVE: dict[str, Case] = {
    "t2_share": lambda _: carry_over_ae(ONE, LESS),
    "initial": lambda law: carry_over_cp(ONE, LESS, DAY, law),
    "receipts": lambda _: carry_over_fund(LESS, ONE),
    "spent": lambda _: carry_over_fund(ONE, LESS),
    "annual_total": lambda law: agreement_needed(LESS, True, DAY, law),
    "grant": lambda law: investment_advance_cap(LESS, False, DAY, law),
    "eligible": lambda _: aid_cap(LESS, ONE),
    "other_aid": lambda _: aid_cap(ONE, LESS),
    "eligible_actual": lambda _: final_amount(Decimal("0.4"), LESS, ONE),
    "decided": lambda _: final_amount(Decimal("0.4"), ONE, LESS),
    "amount_excl_vat": lambda law: advance_compulsory(LESS, 3, law, DAY),
    "amount_incl_vat": lambda law: advance_range(LESS, 3, False, DAY, law),
    "advance": lambda law: recovery(LESS, ONE, ONE, DAY, law),
    "contract_amount": lambda law: recovery(ZERO, LESS, ONE, DAY, law),
    "done": lambda law: recovery(ZERO, ONE, LESS, DAY, law),
    "payment": lambda law: retention_cap(LESS, False, DAY, law),
}


@pytest.mark.parametrize("name", NEGATIVE)
def test_a_negative_amount_is_refused_by_the_name_of_its_field(law: Law, name: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        NEGATIVE[name](law)
    assert refused.value.code == "SG-FIELD"
    assert refused.value.params["field"] == name


def test_the_reason_is_given_in_the_language_spoken_when_it_is_read() -> None:
    with pytest.raises(InvalidInput) as refused:
        aid_cap(LESS, ONE)
    assert "a negative amount has no meaning here" in refused.value.message
    with language("fr"):
        assert "un montant négatif n'a pas de sens ici" in refused.value.message


def test_a_rate_goes_from_nothing_to_the_whole() -> None:
    share_of_one("test", "rate", Decimal(0))
    share_of_one("test", "rate", Decimal(1))
    for wrong in ("-0.01", "1.01"):
        with pytest.raises(InvalidInput):
            share_of_one("test", "rate", Decimal(wrong))
