"""An office as it was: at an instant, or at the point its snapshot was taken."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from secgen.kernel.clock import Clock, ManualClock
from secgen.kernel.dates import instant_text, parse_instant
from secgen.ledger import Head
from secgen.ledger.past import PastStore, head_at

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat


def as_known_at(sg: Secretariat, instant: datetime | str) -> Secretariat:
    """See :meth:`secgen.Secretariat.as_known_at`."""
    then = parse_instant(instant)
    past = _before(sg, head_at(sg.journal.store, instant_text(then)), ManualClock(then))
    past.keeper = sg.keeper.reader()
    past.present = sg
    if sg.actor:
        past.acting_as(sg.actor)
    return past


def check_snapshot(sg: Secretariat) -> Head:
    """See :meth:`secgen.Secretariat.check_snapshot`."""
    reader = sg.keeper.reader()
    try:
        point = reader.latest(sg.journal.store)
        folded = _before(sg, point.head, sg.clock)
        folded.refresh()
        reader.compare(folded.engine)
        folded.close()
    finally:
        reader.forget()
    return point.head


def _before(sg: Secretariat, head: Head, clock: Clock) -> Secretariat:
    """An office up to one of its acts, without a snapshot."""
    store = PastStore(sg.journal.store, head)
    return type(sg)(sg.url, store=store, plugins=sg.plugins, law=sg.law, clock=clock)
