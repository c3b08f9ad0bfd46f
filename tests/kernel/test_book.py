"""A book can be put back exactly as it was at its savepoint."""

from __future__ import annotations

import pickle
from copy import deepcopy

import pytest
from attrs import define
from hypothesis import given
from hypothesis import strategies as st

from secgen.kernel.book import Book


@define
class Row:
    amount: int
    tags: tuple[str, ...] = ()


STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "edit", "put again"]), st.integers(0, 5), st.integers()), max_size=30
)


def play(book: Book[int, Row], steps: list[tuple[str, int, int]]) -> None:
    for how, key, amount in steps:
        if how == "put" or key not in book:
            book.put(key, Row(amount))
        elif how == "put again":
            book.put(key, book[key])
        else:
            row = book.edit(key)
            row.amount += amount
            row.tags = (*row.tags, str(amount))


@given(STEPS, STEPS)
def test_a_rollback_gives_back_the_book_of_the_savepoint(
    before: list[tuple[str, int, int]], after: list[tuple[str, int, int]]
) -> None:
    book: Book[int, Row] = Book()
    play(book, before)
    kept = deepcopy(dict(book))
    book.savepoint()
    play(book, after)
    book.rollback()
    assert dict(book) == kept


@given(STEPS, STEPS)
def test_a_release_keeps_what_was_done_since(
    before: list[tuple[str, int, int]], after: list[tuple[str, int, int]]
) -> None:
    book: Book[int, Row] = Book()
    plain: Book[int, Row] = Book()
    play(book, before)
    book.savepoint()
    play(book, after)
    book.release()
    play(plain, [*before, *after])
    assert dict(book) == dict(plain)
    book.rollback()
    assert dict(book) == dict(plain)


@given(STEPS, STEPS, STEPS)
def test_savepoints_may_follow_one_another(
    first: list[tuple[str, int, int]], second: list[tuple[str, int, int]], third: list[tuple[str, int, int]]
) -> None:
    book: Book[int, Row] = Book()
    play(book, first)
    book.savepoint()
    play(book, second)
    book.rollback()
    book.savepoint()
    play(book, third)
    book.release()
    expected: Book[int, Row] = Book()
    play(expected, [*first, *third])
    assert dict(book) == dict(expected)


def test_a_row_put_in_place_of_itself_and_then_changed_is_put_back() -> None:
    book: Book[str, Row] = Book()
    row = book.put("a", Row(1))
    book.savepoint()
    book.put("a", row)
    book.edit("a").amount = 2
    book.rollback()
    assert book["a"] == Row(1)


def test_a_row_added_since_the_savepoint_is_gone_after_a_rollback() -> None:
    book: Book[str, Row] = Book()
    book.savepoint()
    book.put("a", Row(1))
    book.edit("a").amount = 2
    book.rollback()
    assert "a" not in book


def test_an_edit_of_a_missing_row_is_an_error_and_adds_nothing() -> None:
    book: Book[str, Row] = Book()
    book.savepoint()
    with pytest.raises(KeyError):
        book.edit("a")
    assert not book


def test_a_rollback_without_a_savepoint_changes_nothing() -> None:
    book: Book[str, Row] = Book()
    book.put("a", Row(1))
    book.rollback()
    assert dict(book) == {"a": Row(1)}


def test_what_is_done_after_a_rollback_is_not_undone_by_another() -> None:
    book: Book[str, Row] = Book()
    book.put("a", Row(1))
    book.savepoint()
    book.edit("a").amount = 2
    book.rollback()
    book.put("a", Row(3))
    book.rollback()
    assert book["a"] == Row(3)


def test_a_book_travels_between_processes() -> None:
    book: Book[str, Row] = Book()
    book.put("a", Row(1))
    back = pickle.loads(pickle.dumps(book))
    assert type(back) is Book
    back.savepoint()
    back.edit("a").amount = 5
    back.rollback()
    assert dict(back) == {"a": Row(1)}
