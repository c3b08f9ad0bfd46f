"""A result is its figures: the words that explain it do not make it another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from secgen.budget.computations.advance_commitments import window
from secgen.budget.computations.contracts import advance_compulsory, advance_range, recovery, retention_cap
from secgen.budget.computations.grants import final_amount, report_due
from secgen.budget.computations.late_interest import late_interest
from secgen.budget.computations.payment_time import due_date, start_of_period
from secgen.budget.computations.prescription import barred_from
from secgen.budget.computations.programming import deadline
from secgen.budget.computations.reserve import reserve
from secgen.budget.computations.vat import including_vat
from secgen.kernel.errors import LawError
from secgen.kernel.explanation import Explanation
from secgen.kernel.known_law import read_if_known
from secgen.kernel.money import Money
from secgen.kernel.text import language
from secgen.law import Law

DAY = date(2025, 3, 3)
SUM = Money.parse("120 000")

RESULTS: dict[str, Callable[[Law], object]] = {
    "reserve": lambda law: reserve(SUM, False, 2026, law),
    "retention": lambda law: retention_cap(SUM, True, DAY, law),
    "advance compulsory": lambda law: advance_compulsory(SUM, 3, law, DAY),
    "advance range": lambda law: advance_range(SUM, 3, True, DAY, law),
    "recovery": lambda law: recovery(SUM, SUM, SUM, DAY, law),
    "final amount": lambda _: final_amount(Decimal("0.4"), SUM, SUM),
    "report": lambda law: report_due(DAY, law),
    "window": lambda law: window(DAY, law),
    "start": lambda law: start_of_period(DAY, DAY, None, law),
    "due date": lambda law: due_date(start_of_period(DAY, DAY, None, law), law),
    "late interest": lambda law: late_interest(SUM, DAY, date(2025, 6, 3), law),
    "late interest undetermined": lambda law: late_interest(SUM, date(2027, 2, 1), date(2027, 3, 1), law),
    "prescription": lambda law: barred_from(DAY, (), law),
    "programming": lambda law: deadline("bop", 2026, law),
    "vat": lambda _: including_vat(SUM, Decimal("0.2")),
}


def explained(result: object) -> Explanation:
    why = getattr(result, "explanation", None)
    assert isinstance(why, Explanation)
    return why


@pytest.mark.parametrize("name", RESULTS)
def test_the_same_result_in_french_and_in_english_is_the_same(law: Law, name: str) -> None:
    with language("en"):
        english = RESULTS[name](law)
    with language("fr"):
        french = RESULTS[name](law)
    assert english == french
    assert explained(english).label != explained(french).label


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_prints_its_figures_without_its_explanation(law: Law, name: str) -> None:
    assert "Explanation" not in repr(RESULTS[name](law))


def test_a_parameter_no_pack_declares_is_a_mistake_not_a_gap(law: Law) -> None:
    assert read_if_known(law, "late.ecb_rate", date(2027, 1, 1)) is None
    with pytest.raises(LawError) as refused:
        read_if_known(law, "late.ecb_rte", DAY)
    assert refused.value.code == "SG-LAW-UNKNOWN"
