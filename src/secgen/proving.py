"""Proof that nothing was altered: the chain walked, the anchors kept elsewhere compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from secgen.files import read_text
from secgen.kernel.dates import instant_text
from secgen.kernel.errors import IntegrityError, LedgerError
from secgen.ledger import Anchor, Head
from secgen.ledger.anchor import compare
from secgen.ledger.naming import naming_the_act

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat


def verify(sg: Secretariat, anchors: Iterable[Anchor | Path | str]) -> Head:
    """See :meth:`secgen.Secretariat.verify`."""
    kept = dict(map(_anchor, anchors))
    try:
        head = sg.journal.verify()
    except IntegrityError as error:
        raise naming_the_act(error, sg.journal.store) from None
    check: Callable[[], None] | None = getattr(sg.journal.store, "check", None)
    if check is not None:
        check()
    if kept:
        compare(sg.journal.store, head, kept, sg.office.region if sg.office else "—")
    return head


def anchor(sg: Secretariat) -> Anchor:
    """See :meth:`secgen.Secretariat.anchor`."""
    head, office = verify(sg, ()), sg.office
    if office is None:
        raise LedgerError("SG-STORE-EMPTY", url=sg.url)
    return Anchor(office.region, office.name, *head, instant_text(sg.clock()))


def _anchor(given: Anchor | Path | str) -> tuple[str, Anchor]:
    """An anchor by the name it is told by, read from its file if need be."""
    if isinstance(given, Anchor):
        return f"#{given.position} {given.made_at}", given
    return str(given), Anchor.parse(read_text(given), str(given))
