"""Direct purchases in a row from one supplier: the exemption forbids always going to the same one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve, frozen

from secgen.kernel.judge import Law
from secgen.kernel.money import Money
from secgen.procurement.computations.needs import Purchase


@frozen
class Streak:
    """Direct purchases in a row from one supplier, within one unit and family (CCP art. R2122-8; PR-42)."""

    unit: str
    family: str
    kind: str
    supplier: str
    first: date
    last: date
    count: int
    total: Money

    def follow(self, purchase: Purchase) -> Streak:
        """The streak once another purchase came: longer if from the same supplier, else a new one."""
        if purchase.supplier != self.supplier:
            return begin(purchase)
        return evolve(self, last=purchase.on, count=self.count + 1, total=self.total + purchase.amount)


def begin(purchase: Purchase) -> Streak:
    """A streak of one."""
    return Streak(*purchase.basket, purchase.supplier, purchase.on, purchase.on, 1, purchase.amount)


def streaks(purchases: Iterable[Purchase], law: Law) -> list[Streak]:
    """The streaks long enough to raise the alert, in order of first day."""
    current: dict[tuple[str, str, str], Streak] = {}
    ended: list[Streak] = []
    for purchase in sorted(purchases, key=lambda p: p.on):
        before = current.get(purchase.basket)
        now = current[purchase.basket] = before.follow(purchase) if before else begin(purchase)
        if before and now.count == 1:
            ended.append(before)
    found = [s for s in (*ended, *current.values()) if raises_alert(s, law)]
    return sorted(found, key=lambda s: (s.first, s.unit, s.family, s.supplier))


def raises_alert(streak: Streak, law: Law) -> bool:
    """Whether a streak is as long as the alert asks, on the day of its last purchase."""
    return law.read("procurement.direct_streak", streak.last).holds(streak.count)
