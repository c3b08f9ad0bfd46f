"""Long work says how far it is, to whoever listens: a terminal, a notebook, nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
Listener = Callable[[str, int, bool], None]
"""Called with a label, how many are done, and whether that was the last."""

_listener: ContextVar[Listener | None] = ContextVar("secgen_progress", default=None)
EVERY = 500


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Hear of progress inside a ``with`` block."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def track(items: Iterable[T], label: str) -> Iterator[T]:
    """The items, one by one; the listener hears of every five hundredth and of the end."""
    listener = _listener.get()
    if listener is None:
        yield from items
        return
    count = 0
    for count, item in enumerate(items, 1):
        yield item
        if count % EVERY == 0:
            listener(label, count, False)
    listener(label, count, True)
