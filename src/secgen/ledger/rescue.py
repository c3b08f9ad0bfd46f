"""Taking out of a damaged store what can still be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from attrs import frozen

from secgen.kernel.errors import LedgerError
from secgen.ledger.chain import GENESIS, links
from secgen.ledger.records import EventStore, Head, Record

_PAGE: Final = 1000
_MISSES: Final = 2000
"""So many acts in a row that cannot be read are the end."""


@frozen
class Rescued:
    """How many acts were written out, how many of them from the first on are intact, and what stopped it."""

    acts: int
    intact: int
    error: LedgerError | None


def rescue(store: EventStore, write: Callable[[str], object]) -> Rescued:
    """Write every act that can be read, in order, one JSON object a line; ``intact`` says its chain holds so far.

    What cannot be read is passed over; the first problem met is kept.
    """
    acts, last, missed, end = 0, 0, 0, _end(store)
    head, broken = Head(0, GENESIS, ""), None
    while True:
        try:
            page = store.read_all(after=last, limit=_PAGE)
        except LedgerError as error:
            broken, last, missed = broken or error, last + 1, missed + 1
            if last >= end or missed > _MISSES:
                break
            continue
        if not page:
            break
        missed = 0
        for record in page:
            if broken is None:
                try:
                    head = next(links([record], head))
                except LedgerError as error:
                    broken = error
            write(_line(record, broken is None))
            acts, last = acts + 1, record.position
    return Rescued(acts, head.position, broken)


def _end(store: EventStore) -> int:
    """The last position, as far as it can be known."""
    try:
        return store.head().position
    except LedgerError:
        return 0


def _line(record: Record, intact: bool) -> str:
    fields: dict[str, Any] = {"intact": intact, **record._asdict()}
    with suppress(TypeError, ValueError):  # what is damaged stays as it is
        fields["body"] = json.loads(record.body)
    return json.dumps(fields, ensure_ascii=False, default=repr) + "\n"
