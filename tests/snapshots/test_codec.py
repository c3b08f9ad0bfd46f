"""Rows as text: what goes in comes out, and a text can make nothing but the values listed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from attrs import define, frozen
from hypothesis import given
from hypothesis import strategies as st

from secgen.kernel.money import ZERO, Money
from secgen.snapshots.codec import Codec, Unfit, classes_of


class Colour(Enum):
    RED = "r"


@frozen(kw_only=True)
class Named:
    on: dt.date
    amount: Money = ZERO
    parts: tuple[Money, ...] = ()
    note: str = ""


@define
class Row:
    name: str
    made: Named
    count: int = 0
    last: dt.date | None = None
    pairs: tuple[tuple[dt.date, str], ...] = ()
    colours: frozenset[str] = frozenset()
    colour: Colour = Colour.RED


@define
class Lone:
    only: tuple[int, ...]


@define
class Awkward:
    """Fields named as the words the codec writes its functions with."""

    day: dt.date
    text: str
    tuples: tuple[str, ...]
    Money: Money | None
    value: int
    cls: bool
    write: dt.date | None = None
    given: Money = ZERO


CODEC = Codec(classes_of(Row, Lone, Awkward))
MONEY = st.builds(Money, st.integers(-(10**14), 10**14))
NAMED = st.builds(
    Named, on=st.dates(), amount=MONEY, parts=st.lists(MONEY, max_size=3).map(tuple), note=st.text(max_size=5)
)
ROWS = st.builds(
    Row,
    st.text(),
    NAMED,
    st.integers(),
    st.none() | st.dates(),
    st.lists(st.tuples(st.dates(), st.text(max_size=3)), max_size=3).map(tuple),
    st.frozensets(st.text(max_size=3), max_size=3),
)
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.dates()
    | st.datetimes()
    | st.times()
    | MONEY
    | st.decimals(allow_nan=False, allow_infinity=False)
    | ROWS
    | st.builds(Lone, st.lists(st.integers(), max_size=3).map(tuple))
    | st.builds(
        Awkward,
        st.dates(),
        st.text(),
        st.lists(st.text()).map(tuple),
        st.none() | MONEY,
        st.integers(),
        st.booleans(),
        st.none() | st.dates(),
        MONEY,
    ),
    lambda inner: st.lists(inner, max_size=4).map(tuple),
    max_leaves=6,
)


@given(PLAIN)
def test_what_is_written_is_read_back(value: Any) -> None:
    back = CODEC.read(CODEC.write(value))
    assert back == value
    assert type(back) is type(value)


@given(PLAIN)
def test_a_key_is_read_back(key: Any) -> None:
    assert CODEC.read_key(CODEC.write_key(key)) == key


@given(st.lists(PLAIN, max_size=6))
def test_two_keys_are_never_written_alike(keys: list[Any]) -> None:
    written = [CODEC.write_key(key) for key in keys]
    for key, text in zip(keys, written, strict=True):
        assert [k for k, t in zip(keys, written, strict=True) if t == text and k != key] == []


@given(st.text(max_size=30) | st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=4).map(str))
def test_any_other_text_is_a_value_or_unfit(text: str) -> None:
    try:
        CODEC.read(text)
    except Unfit:
        return


@pytest.mark.parametrize(
    "text",
    [
        '{"999":[]}',
        '{"os.system":["true"]}',
        '{"d":"x"}',
        '{"0":[1],"1":[2]}',
        "{}",
        "[1",
        '{"m":1.5}',
        "1 2",
        '{"1":7}',
    ],
)
def test_a_text_that_holds_no_value_is_unfit(text: str) -> None:
    with pytest.raises(Unfit):
        CODEC.read(text)


def test_a_whole_number_is_written_as_one_or_not_at_all() -> None:
    made = Named(on=dt.date(2026, 3, 2))
    assert CODEC.read(CODEC.write(Row("a", made, True))).count == 1
    for wrong in ("5", 1.5, None):
        with pytest.raises(Unfit):
            CODEC.write(Row("a", made, wrong))  # type: ignore[arg-type]


def test_a_class_that_was_not_listed_is_unfit() -> None:
    with pytest.raises(Unfit, match="Decoy"):
        CODEC.write(define(type("Decoy", (), {}))())


def test_classes_are_found_through_what_fields_declare() -> None:
    assert classes_of(Row) == {Row, Named, Colour}
    assert CODEC.read(CODEC.write(Decimal("1.50"))) == Decimal("1.50")
