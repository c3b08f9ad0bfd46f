"""A book whose rows rest on a shelf is, for whoever reads and changes it, the same as a plain one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy

import pytest
from attrs import define
from hypothesis import given
from hypothesis import strategies as st

from secgen.kernel.book import Book, ShelvedBook


@define
class Row:
    amount: int


class DictShelf:
    """The simplest shelf: written rows are copies, so that nothing is shared with the book."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}

    def find(self, key: int) -> Row | None:
        return copy(self.rows.get(key))

    def items(self) -> Iterator[tuple[int, Row]]:
        return iter([(key, copy(row)) for key, row in self.rows.items()])

    def write(self, rows: Iterable[tuple[int, Row | None]]) -> None:
        for key, row in list(rows):
            if row is None:
                self.rows.pop(key, None)
            else:
                self.rows[key] = copy(row)


class TinyBook(Book[int, Row]):
    __slots__ = ()
    warm = 1


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["put", "edit", "read", "delete", "look", "savepoint", "rollback", "release", "turn", "pop"]),
        st.integers(0, 6),
        st.integers(1, 99),
    ),
    max_size=60,
)


def shelved(book: Book[int, Row]) -> ShelvedBook[int, Row]:
    assert isinstance(book, ShelvedBook)
    return book


def act(book: Book[int, Row], how: str, key: int, amount: int) -> object:
    """One step; gives what it let see."""
    match how:
        case "put":
            book.put(key, Row(amount))
        case "edit" if key in book:
            book.edit(key).amount += amount
        case "delete" if key in book:
            book.edit(key)
            del book[key]
        case "pop":
            if key in book:
                book.edit(key)
            return book.pop(key, None)
        case "read":
            return book.get(key), book.get(key, Row(0)), key in book
        case "look":
            return len(book), bool(book), sorted(book), {k: copy(row) for k, row in book.items()}
        case "savepoint" | "rollback" | "release":
            getattr(book, how)()
    return None


@given(ACTIONS)
def test_a_shelved_book_does_what_a_plain_one_does(actions: list[tuple[str, int, int]]) -> None:
    plain: Book[int, Row] = Book()
    tiny: Book[int, Row] = TinyBook()
    tiny.shelve(DictShelf())
    within = False
    for how, key, amount in actions:
        within = how == "savepoint" or (within and how not in ("rollback", "release"))
        if how == "turn":
            if not within:
                shelved(tiny).write_back()
                shelved(tiny).turn()
        else:
            assert act(tiny, how, key, amount) == act(plain, how, key, amount)
    assert dict(tiny.items()) == dict(plain)
    assert tiny == plain
    assert {*tiny.keys()} == {*plain}
    assert sorted(row.amount for row in tiny.values()) == sorted(row.amount for row in plain.values())


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30)))
def test_rows_come_in_the_order_they_were_first_put(keys: list[int], read: list[int]) -> None:
    book: Book[int, Row] = TinyBook()
    book.shelve(DictShelf())
    for at, key in enumerate(keys):
        book.put(key, Row(at))
        if at % 3 == 2:
            shelved(book).write_back()
            shelved(book).turn()
        for each in read[at : at + 2]:
            book.get(each)
    assert [*book] == keys


def test_a_turn_leaves_at_hand_no_more_than_what_is_warm() -> None:
    book: Book[int, Row] = TinyBook()
    book.shelve(DictShelf())
    for key in range(10):
        book.put(key, Row(key))
    assert shelved(book).touched == 10
    shelved(book).write_back()
    shelved(book).turn()
    assert shelved(book).touched == 0
    assert len(book._rest) == 1
    assert len(book) == 10


def test_rows_may_be_changed_while_they_are_gone_through() -> None:
    book: Book[int, Row] = TinyBook()
    book.shelve(DictShelf())
    for key in range(5):
        book.put(key, Row(1))
    shelved(book).write_back()
    shelved(book).turn()
    for key in book:
        book.edit(key).amount += 1
    assert [row.amount for row in book.values()] == [2] * 5


def test_a_missing_row_is_missing() -> None:
    book: Book[int, Row] = TinyBook()
    book.shelve(DictShelf())
    for missing in (lambda: book[1], lambda: book.edit(1), lambda: book.pop(1)):
        with pytest.raises(KeyError):
            missing()
    assert not book


def test_a_subclass_keeps_its_methods_when_it_is_shelved() -> None:
    class Counting(Book[int, int]):
        __slots__ = ()

        def count(self, key: int) -> None:
            self[key] = self.get(key, 0) + 1

    book = Counting()
    book.count(1)
    book.shelve(DictShelf())  # type: ignore[arg-type]
    book.count(1)
    assert book[1] == 2
    assert type(book).__name__ == "ShelvedCounting"
    assert isinstance(book, Counting)
