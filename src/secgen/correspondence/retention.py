"""How long a letter is kept, and what becomes of it then (*durée d'utilité administrative*)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from secgen.correspondence.state import MailRow
from secgen.kernel.dates import add_months
from secgen.kernel.judge import LawBook


def code_of(law: LawBook, code: str) -> Mapping[str, Any] | None:
    """The row of the retention table for a code: its label, its years, its fate; ``None`` if the table has none."""
    rows = law.section("mail_retention")
    return next((row for row in reversed(rows) if row["code"] == code), None)


def until(law: LawBook, row: MailRow) -> date | None:
    """The last day a letter is kept: its years counted from its answer, or from the letter if it called for none.

    ``None`` while it waits for an answer, or if its code is not in the table.
    """
    code = code_of(law, row.made.retention)
    owed = getattr(row.made, "answer_due", False) and not row.forwarded
    waiting = owed and row.answered_on is None
    if code is None or waiting:
        return None
    return add_months(row.answered_on or row.made.on, 12 * int(code["years"]))
