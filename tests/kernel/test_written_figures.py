"""Figures are written as the reader's language writes them, and say the same amount in both."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.kernel import figures
from secgen.kernel.money import Money
from secgen.kernel.text import language


@pytest.mark.parametrize(
    ("cents", "french", "english"),
    [
        (4_800_000, "48\u00a0000,00\u00a0€", "€48,000.00"),
        (-5, "-0,05\u00a0€", "-€0.05"),
        (0, "0,00\u00a0€", "€0.00"),
        (123_456_789_01, "123\u00a0456\u00a0789,01\u00a0€", "€123,456,789.01"),
    ],
)
def test_an_amount_with_its_unit(cents: int, french: str, english: str) -> None:
    with language("fr"):
        assert figures.euros(cents) == french
    with language("en"):
        assert figures.euros(cents) == english


@pytest.mark.parametrize(
    ("rate", "french", "english"),
    [
        ("0.1234", "12,34\u00a0%", "12.34%"),
        ("-0.00001", "0,00\u00a0%", "0.00%"),
        ("12", "1\u00a0200,00\u00a0%", "1,200.00%"),
    ],
)
def test_a_rate(rate: str, french: str, english: str) -> None:
    with language("fr"):
        assert figures.percent(Decimal(rate)) == french
    with language("en"):
        assert figures.percent(Decimal(rate)) == english


def test_a_year_is_not_grouped_and_a_count_is() -> None:
    with language("en"):
        assert (figures.whole(2026), figures.whole(12_345)) == ("2026", "12,345")
    with language("fr"):
        assert (figures.whole(2026), figures.whole(-12_345)) == ("2026", "-12\u00a0345")


@given(st.integers(-(10**16), 10**16))
def test_the_french_form_reads_back_to_the_same_cent(cents: int) -> None:
    with language("fr"):
        assert Money.parse(figures.euros(cents)) == Money(cents)


@given(st.integers(-(10**16), 10**16))
def test_both_languages_write_the_same_digits(cents: int) -> None:
    with language("fr"):
        french = figures.amount(cents)
    with language("en"):
        english = figures.amount(cents)
        assert figures.localised(f"amount = {french} € of") == f"amount = {english} € of"
    assert [c for c in french if c.isdigit()] == [c for c in english if c.isdigit()]


def test_what_is_no_amount_is_left_as_it_is() -> None:
    with language("en"):
        for text in ("art. 5,25 du décret", "v1,10", "1,2,33 €", "48 000"):
            assert figures.localised(text) == text
