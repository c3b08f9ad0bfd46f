"""Money is exact: read strictly, never a float, rounded only where it says so."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import FLOOR, HALF_UP, ZERO, Money, amount_text, parse_rate
from secgen.kernel.text import language

CENTS = st.integers(-(10**15), 10**15)
MONEY = CENTS.map(Money)
RATES = st.decimals(0, 2, places=6)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("0", 0),
        ("48000", 4_800_000),
        ("48 000", 4_800_000),
        ("48 000,00", 4_800_000),
        ("48000.00", 4_800_000),
        ("48\u00a0000,00", 4_800_000),
        ("48\u202f000,00\u202f€", 4_800_000),
        ("1 234 567,89", 123_456_789),
        ("12,5", 1_250),
        ("0,05", 5),
        ("-12,5", -1_250),
        ("+3", 300),
        ("-0,01", -1),
        (" 40 € ", 4_000),
        ("40€", 4_000),
        ("1 000 000 000 000 000", 10**17),
    ],
)
def test_an_unambiguous_amount_is_read(text: str, cents: int) -> None:
    assert Money.parse(text).cents == cents


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "€",
        "1,234",
        "1.234",
        "1,234.56",
        "1.234,56",
        "12,",
        ",5",
        "1 23",
        "1234 567",
        "12  345",
        "1 234,5 6",
        "12,345",
        "--5",
        "- 5",
        "5-",
        "(5)",
        "1e3",
        "0x10",
        "NaN",
        "Infinity",
        "1_000",
        "€ 5",
        "5 $",
        "5 €€",
        "12\t000",
        "12\n",
        "\u0661\u0662",
        "1 000 000 000 000 000,01",
    ],
)
def test_an_ambiguous_or_foreign_amount_is_refused_and_quoted(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        Money.parse(text)
    assert caught.value.code == "SG-MONEY-TEXT"
    assert caught.value.params["value"] == text


@pytest.mark.parametrize("value", [1.0, True, Decimal(1), "1", None])
def test_money_holds_whole_cents_and_nothing_else(value: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        Money(value)
    assert caught.value.code == "SG-MONEY-TYPE"


@pytest.mark.parametrize("value", [12.5, 12, Decimal("12.5"), None, True])
def test_a_bare_number_is_neither_euros_nor_cents(value: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        Money.of(value)
    assert caught.value.code == "SG-MONEY-TYPE"


def test_money_is_taken_as_it_is_or_read_from_text() -> None:
    assert Money.of(Money(5)) == Money(5)
    assert Money.of("0,05") == Money(5)


@given(MONEY)
def test_what_is_printed_is_read_back(money: Money) -> None:
    assert Money.parse(str(money)) == money
    assert Money.parse(f"{money} €") == money


@pytest.mark.parametrize(
    ("cents", "text"),
    [(0, "0,00"), (5, "0,05"), (-1, "-0,01"), (4_800_000, "48\u00a0000,00"), (-123_456_789, "-1\u00a0234\u00a0567,89")],
)
def test_amounts_are_printed_as_in_french_accounts(cents: int, text: str) -> None:
    assert amount_text(cents) == str(Money(cents)) == text


def test_money_shows_itself_to_a_programmer_and_to_a_notebook() -> None:
    assert repr(Money(4_000)) == "Money(4000)"
    style = 'style="white-space:nowrap;font-variant-numeric:tabular-nums"'
    with language("fr"):
        assert Money(4_800_000)._repr_html_() == f'<span class="secgen-money" {style}>48\u00a0000,00\u00a0€</span>'
    with language("en"):
        assert Money(-4_800_000)._repr_html_() == f'<span class="secgen-money" {style}>-€48,000.00</span>'


@given(CENTS, CENTS)
def test_adding_comparing_and_taking_away_are_those_of_cents(a: int, b: int) -> None:
    x, y = Money(a), Money(b)
    assert (x + y).cents == a + b
    assert (x - y).cents == a - b
    assert (-x).cents == -a
    assert abs(x).cents == abs(a)
    assert (x < y, x <= y, x > y, x >= y, x == y) == (a < b, a <= b, a > b, a >= b, a == b)
    assert bool(x) is (a != 0)
    assert Money.sum([x, y, y]).cents == a + 2 * b


def test_the_sum_of_nothing_is_zero() -> None:
    assert Money.sum([]) == ZERO


def test_money_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Money(5).cents = 6  # type: ignore[misc]


@pytest.mark.rule("FIN-063")
def test_one_hundred_euros_over_three() -> None:
    assert Money.parse("100,00").split(3) == (Money(3_334), Money(3_333), Money(3_333))


@pytest.mark.rule("FIN-063")
@given(MONEY, st.lists(st.integers(0, 10**6), min_size=1, max_size=40).filter(any))
def test_the_parts_of_a_split_add_up_and_none_is_a_cent_away_from_its_due(money: Money, weights: list[int]) -> None:
    parts = money.split(weights)
    assert Money.sum(parts) == money
    assert len(parts) == len(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part.cents - Fraction(money.cents * weight, sum(weights))) < 1


@pytest.mark.rule("FIN-063")
@given(MONEY, st.integers(1, 60))
def test_equal_parts_differ_by_a_cent_at_most_and_the_first_have_more(money: Money, count: int) -> None:
    cents = [part.cents for part in money.split(count)]
    assert sum(cents) == money.cents
    assert max(cents) - min(cents) <= 1
    assert cents == sorted(cents, reverse=True)


@pytest.mark.rule("FIN-063")
def test_the_largest_remainder_takes_the_last_cent() -> None:
    assert Money(100).split([1, 2, 3]) == (Money(17), Money(33), Money(50))
    assert Money(1).split([1, 5]) == (Money(0), Money(1))
    assert Money(100).split([0, 1]) == (Money(0), Money(100))


@pytest.mark.parametrize("weights", [0, -1, [], [0, 0], [2, -1]])
def test_a_split_without_weight_is_refused(weights: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        Money(100).split(weights)
    assert caught.value.code == "SG-MONEY-SPLIT"


@given(MONEY, st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_a_share_is_the_nearest_cent_and_a_half_goes_away_from_zero(money: Money, part: int, whole: int) -> None:
    exact = Fraction(money.cents * part, whole)
    found = money.share(part, whole).cents
    assert abs(found - exact) <= Fraction(1, 2)
    if abs(found - exact) == Fraction(1, 2):
        assert abs(found) > abs(exact)


@given(MONEY, st.integers(1, 1000))
def test_the_whole_share_is_the_amount(money: Money, whole: int) -> None:
    assert money.share(whole, whole) == money
    assert money.share(0, whole) == ZERO
    assert (-money).share(1, whole) == -money.share(1, whole) == money.share(-1, whole)


def test_half_a_cent_goes_away_from_zero() -> None:
    assert Money(1).share(1, 2) == Money(1)
    assert Money(-1).share(1, 2) == Money(-1)
    assert Money(1).share(1, 3) == ZERO


def test_three_twelfths_of_an_insurance() -> None:
    assert Money.parse("1 200,00").share(9, 12) == Money.parse("900,00")


@pytest.mark.parametrize("whole", [0, -12])
def test_a_share_of_nothing_is_refused(whole: int) -> None:
    with pytest.raises(InvalidInput) as caught:
        Money(100).share(1, whole)
    assert caught.value.code == "SG-MONEY-SPLIT"


@pytest.mark.parametrize(
    ("amount", "rate", "rounding", "unit", "result"),
    [
        ("1 010 988 722", "2 %", FLOOR, 1, "20 219 774,44"),
        ("1 010 988 722", "2 %", FLOOR, 100, "20 219 774"),
        ("1 100 016 198", "3 %", FLOOR, 1, "33 000 485,94"),
        ("1 100 016 198", "3 %", FLOOR, 100, "33 000 485"),
        ("0,01", "50 %", HALF_UP, 1, "0,01"),
        ("0,01", "50 %", FLOOR, 1, "0"),
        ("-0,01", "50 %", HALF_UP, 1, "-0,01"),
        ("-0,01", "50 %", FLOOR, 1, "0"),
        ("10 000 000", "5,5 %", HALF_UP, 1, "550 000"),
        ("1 000", "20 %", HALF_UP, 1, "200"),
    ],
)
def test_a_rate_is_applied_with_one_named_rounding(
    amount: str, rate: str, rounding: str, unit: int, result: str
) -> None:
    assert Money.parse(amount).at(parse_rate(rate), rounding=rounding, unit=unit) == Money.parse(result)


@given(MONEY, RATES, st.sampled_from([1, 100]))
def test_a_cap_is_never_exceeded(money: Money, rate: Decimal, unit: int) -> None:
    exact = Fraction(money.cents) * Fraction(rate)
    floored = money.at(rate, rounding=FLOOR, unit=unit).cents
    assert abs(floored) <= abs(exact) < abs(floored) + unit
    assert floored % unit == 0


@given(MONEY, RATES)
def test_half_up_is_the_nearest_cent(money: Money, rate: Decimal) -> None:
    exact = Fraction(money.cents) * Fraction(rate)
    found = money.at(rate, rounding=HALF_UP).cents
    assert abs(found - exact) <= Fraction(1, 2)
    if abs(found - exact) == Fraction(1, 2):
        assert abs(found) > abs(exact)


def test_a_caller_with_a_coarse_decimal_context_gets_the_same_cents() -> None:
    with localcontext() as context:
        context.prec = 3
        assert Money(123_456_789).at(Decimal("0.12345"), rounding=FLOOR) == Money(15_240_740)
        assert Money(123_456_789).euros == Decimal("1234567.89")
        assert parse_rate("12,345 %") == Decimal("0.12345")


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("5,5 %", "0.055"),
        ("5.5%", "0.055"),
        ("5,5\u00a0%", "0.055"),
        ("0.055", "0.055"),
        ("0,25 %", "0.0025"),
        ("100 %", "1"),
        ("0", "0"),
        (" 2 % ", "0.02"),
    ],
)
def test_a_rate_is_an_exact_fraction(text: str, rate: str) -> None:
    assert parse_rate(text) == Decimal(rate)


@pytest.mark.parametrize(
    "text", ["", "%", "-2 %", "2 %%", "2  %", "1,2,3", "2 pour cent", "NaN", "1e-2", "٢ %", "1" * 25]
)
def test_a_rate_that_is_not_one_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_rate(text)
    assert caught.value.code == "SG-RATE-TEXT"
