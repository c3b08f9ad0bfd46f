"""Splitting: purchases that were each exempt, and together are not (CCP art. R2121-4 to R2121-7).

One pass over the purchases in order of day, with a window of twelve months for each family: the time it
takes grows with their number, not with its square.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import define, field, frozen

from secgen.kernel.dates import add_months
from secgen.kernel.judge import Law
from secgen.kernel.money import Money
from secgen.kernel.readings import LawValue
from secgen.procurement.computations.needs import Purchase
from secgen.procurement.computations.thresholds import exemption


@frozen
class Splitting:
    """Purchases of one unit and family that reached the threshold within twelve months.

    ``total``: the most they came to in any twelve months, in euros without VAT, on ``reached``;
    ``first`` and ``last`` are the days of the run of such windows; ``suppliers`` how many were paid.
    """

    unit: str
    family: str
    kind: str
    first: date
    last: date
    reached: date
    purchases: tuple[str, ...]
    suppliers: int
    total: Money
    threshold: LawValue


@define
class _Window:
    held: deque[Purchase] = field(factory=deque)
    cents: int = 0
    run: list[Purchase] = field(factory=list)
    suppliers: set[str] = field(factory=set)
    most: int = 0
    reached: date = date.min
    threshold: LawValue | None = None


def splittings(purchases: Iterable[Purchase], law: Law) -> list[Splitting]:
    """Every run of exempt purchases that together reached the threshold within twelve months, in order of first day.

    A purchase that reaches the threshold by itself is not split and is left out; so is one without a family.
    """
    windows: dict[tuple[str, str, str], _Window] = {}
    found: list[Splitting] = []
    starts: dict[date, date] = {}
    for purchase in sorted(purchases, key=_day):
        threshold = exemption(purchase.kind, "", law, purchase.on)
        if not purchase.family or not threshold.holds(purchase.amount):
            continue
        basket = purchase.basket
        window = windows.get(basket)
        if window is None:
            window = windows[basket] = _Window()
        since = starts.get(purchase.on)
        if since is None:
            months = law.read("procurement.need.months", purchase.on).number
            since = starts[purchase.on] = add_months(purchase.on, -months)
        found.extend(_add(window, purchase, since, threshold))
    for window in windows.values():
        found.extend(_end(window))
    return sorted(found, key=lambda s: (s.first, s.unit, s.family, s.kind))


def _day(purchase: Purchase) -> date:
    return purchase.on


def _add(window: _Window, purchase: Purchase, since: date, threshold: LawValue) -> Iterator[Splitting]:
    held = window.held
    while held and held[0].on <= since:
        window.cents -= held.popleft().amount.cents
    if window.run and not held:  # twelve months without a purchase: whatever follows is another need
        yield from _end(window)
    held.append(purchase)
    window.cents += purchase.amount.cents
    if window.run:
        window.run.append(purchase)
        window.suppliers.add(purchase.supplier)
    if threshold.holds(Money(window.cents)):
        return
    if not window.run:
        window.run = list(held)
        window.suppliers = {p.supplier for p in held}
    if window.cents > window.most:
        window.most, window.reached, window.threshold = window.cents, purchase.on, threshold


def _end(window: _Window) -> Iterator[Splitting]:
    if window.run and window.threshold is not None:
        unit, family, kind = window.run[0].basket
        yield Splitting(
            unit,
            family,
            kind,
            window.run[0].on,
            window.run[-1].on,
            window.reached,
            tuple(p.id for p in window.run),
            len(window.suppliers),
            Money(window.most),
            window.threshold,
        )
    window.run, window.suppliers, window.most, window.threshold = [], set(), 0, None
