"""The chart of accounts (*plan comptable de l'État*), read from the law of a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, cast

from attrs import frozen

from secgen.kernel.errors import LawError
from secgen.kernel.judge import LawBook
from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.text import Text

Kind = Literal["asset", "liability", "expense", "revenue", "off-balance", "net"]
KINDS: Final[dict[str, Text]] = {
    "asset": Text("actif", "asset"),
    "liability": Text("passif", "liability"),
    "expense": Text("charge", "expense"),
    "revenue": Text("produit", "revenue"),
    "off-balance": Text("hors bilan", "off balance sheet"),
    "net": Text("situation nette", "net position"),
}


@frozen
class Account:
    """An account of the State: its number, label, class (1 to 8), kind, the section of a statement that shows it.

    ``legal`` is the text it comes from. ``net`` is the kind of what earlier years left (*report des
    exercices antérieurs*).
    """

    number: str
    label: Text
    class_: int
    kind: Kind
    section: str
    legal: LegalRef

    @property
    def yearly(self) -> bool:
        """Expense and revenue: begun at zero each year."""
        return self.kind in ("expense", "revenue")

    @property
    def on_balance(self) -> bool:
        """Shown in the net position: asset, liability or what earlier years left."""
        return self.kind in ("asset", "liability", "net")


class Chart:
    """The accounts in force on a day, by number."""

    def __init__(self, law: LawBook, day: date) -> None:
        self._accounts: dict[str, Account] = {}
        for row in law.section("account"):
            if in_force(row, day):
                self._accounts[row["number"]] = Account(
                    row["number"],
                    Text(row["fr"], row["en"]),
                    row["class"],
                    cast(Kind, row["kind"]),
                    row["section"],
                    LegalRef(row["text"], Status(row["status"])),
                )

    def __getitem__(self, number: str) -> Account:
        """An account; ``LawError`` if the chart of the day has none of this number."""
        found = self._accounts.get(number)
        if found is None:
            raise LawError("SG-LAW-UNKNOWN", id=f"account {number}", near=", ".join(self._near(number)) or "—")
        return found

    def __iter__(self) -> Iterator[Account]:
        """Every account, by number."""
        return iter(sorted(self._accounts.values(), key=lambda account: account.number))

    def __contains__(self, number: object) -> bool:
        return number in self._accounts

    def _near(self, number: str) -> list[str]:
        return sorted(known for known in self._accounts if known[:1] == number[:1])[:5]


def in_force(row: object, day: date) -> bool:
    """Whether a dated row of a pack holds on a day; ``from`` and ``to`` are both included."""
    assert isinstance(row, dict)
    return bool(row["from"] <= day and (row.get("to") is None or day <= row["to"]))
