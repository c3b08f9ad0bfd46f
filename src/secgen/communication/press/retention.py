"""How long a press contact is kept, and how one who objected is recognised without keeping the address."""

from __future__ import annotations

import hmac
from datetime import date, timedelta
from hashlib import sha256
from typing import Literal

from attrs import frozen

from secgen.communication.press.rules import C31
from secgen.communication.press.state import ContactRow
from secgen.kernel.dates import add_months
from secgen.kernel.errors import InvalidInput
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.text import Text


@frozen
class Due:
    """What is due for a contact on a day: ``keep``, ``ask``, ``wait`` for the answer, or ``delete``; and until when."""

    action: Literal["keep", "ask", "wait", "delete"]
    until: date
    explanation: Explanation


def retention(row: ContactRow, on: date, law: Law) -> Due:
    """What is due for a press contact (C31): three years after the last contact from the person, ask; then delete."""
    years = law.read("press.retention_years", on)
    days = law.read("press.answer_days", on)
    end = add_months(row.heard_on, 12 * years.number)
    asked = row.asked_on if row.asked_on is not None and row.asked_on >= row.heard_on else None
    until = end if asked is None else asked + timedelta(days=days.number)
    action: Literal["keep", "ask", "wait", "delete"]
    if asked is not None and row.stays is False:
        action = "delete"
    elif on <= end:
        action = "keep"
    elif asked is None:
        action = "ask"
    else:
        action = "wait" if on <= until else "delete"
    inputs = {"heard_on": row.heard_on, "asked_on": asked, "on": on, "until": until}
    label = str(Text("conservation d'un contact presse", "retention of a press contact"))
    return Due(action, until, Explanation.of(label, action, rule=C31.id, inputs=inputs, law=(years, days)))


def fingerprint(address: str, key: bytes) -> str:
    """The keyed fingerprint of an address (HMAC-SHA-256, hexadecimal): the same for the same mailbox, unreadable.

    Case and surrounding spaces do not count. ``key`` never goes in the journal: without it nobody can try addresses.
    """
    if len(key) < 16:
        reason = Text("une clé d'au moins 16 octets", "a key of at least 16 bytes")
        raise InvalidInput("SG-FIELD", act="fingerprint", field="key", value=f"{len(key)}", reason=reason)
    text = address.strip().casefold()
    if "@" not in text:
        reason = Text("une adresse électronique", "an e-mail address")
        raise InvalidInput("SG-FIELD", act="fingerprint", field="address", value="…", reason=reason)
    return hmac.digest(key, text.encode(), sha256).hex()
