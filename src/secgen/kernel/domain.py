"""How a domain presents itself: its acts, how each is decided, how each changes the state."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from attrs import field, frozen

from secgen.kernel.act import Act
from secgen.kernel.book import Book
from secgen.kernel.explanation import Explanation
from secgen.kernel.finding import Rule
from secgen.kernel.judge import Judge, LawBook


class State(Protocol):
    """What folding a domain's acts gives: books of rows that can be put back together."""

    def books(self) -> Iterable[Book[Any, Any]]:
        """Every book of the state."""


Decide = Callable[[Any, Any, Judge], Iterable[Act]]
Fold = Callable[[Any, Any, int], None]
Follow = Callable[[Any, Any, Any, int], None]
Watch = Callable[[Any, Act], None]
Guard = Callable[[Mapping[str, Any], Act, Judge], None]


def _never(state: Any, act: Act) -> bool:
    return False


@frozen
class Domain:
    """``decide[kind](state, act, judge)`` gives the acts to record (the act itself, as a rule) and
    tells the judge what the rules say; ``fold[kind](state, act, position)`` changes the state.

    ``rules`` is its rulebook; ``too_early(state, act)`` leaves an act out of a state seen on a day
    when what it speaks of is not yet there. ``follow[kind](state, theirs, act, position)`` lets it
    follow the acts of another domain: it sees that domain's state as it was before the act, and
    changes only its own. ``explain(state, law, address)`` tells the why of a figure the domain
    computes but does not record. ``guard(states, act, judge)`` is asked about every act of every
    domain, before it is decided; it reads the states and changes none.
    """

    name: str
    new_state: Callable[[], State]
    decide: Mapping[type[Act], Decide]
    fold: Mapping[type[Act], Fold]
    rules: Mapping[str, Rule] = field(factory=dict, repr=False)
    too_early: Callable[[Any, Act], bool] = _never
    follow: Mapping[type[Act], Follow] = field(factory=dict)
    explain: Callable[[Any, LawBook, str], Explanation] | None = None
    guard: Guard | None = None

    @property
    def acts(self) -> tuple[type[Act], ...]:
        """The kinds of act the domain knows."""
        return tuple(self.fold)


def state_on(domain: Domain, acts: Iterable[tuple[int, Act]], on: date, *, watch: Watch | None = None) -> Any:
    """The state of a domain at the end of a day: acts in effect by then, in the order recorded.

    ``watch`` sees the state before each of them.
    """
    state = domain.new_state()
    for position, act in acts:
        fold = domain.fold.get(type(act))
        if fold is None or act.on > on or domain.too_early(state, act):
            continue
        if watch is not None:
            watch(state, act)
        fold(state, act, position)
    return state


def savepoint(states: Iterable[State]) -> None:
    """Set a savepoint in every book of the states."""
    for book in _all(states):
        book.savepoint()


def rollback(states: Iterable[State]) -> None:
    """Put every book of the states back as it was at its savepoint."""
    for book in _all(states):
        book.rollback()


def release(states: Iterable[State]) -> None:
    """Keep the changes of every book of the states and drop the savepoints."""
    for book in _all(states):
        book.release()


def _all(states: Iterable[State]) -> Iterable[Book[Any, Any]]:
    return (book for state in states for book in state.books())
