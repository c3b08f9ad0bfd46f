"""Splitting: purchases that were each exempt, and together are not (CCP art. R2121-4 to R2121-7).

One pass over the purchases in order of day, with a window of twelve months for each family: the time it
takes grows with their number, not with its square.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter

from attrs import define, field, frozen

from secgen.kernel.dates import add_months
from secgen.kernel.judge import Law
from secgen.kernel.money import Money
from secgen.kernel.readings import OPERATORS, LawValue
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


@frozen
class _Day:
    """What the law says on the day of a purchase: the twelve months, the threshold and its operator on cents."""

    since: date
    threshold: LawValue
    limit: int
    under: Callable[[int, int], bool]


@define
class _Window:
    held: deque[Purchase] = field(factory=deque)
    cents: int = 0
    run: list[Purchase] = field(factory=list)
    most: int = 0
    reached: date = date.min
    threshold: LawValue | None = None


def splittings(purchases: Iterable[Purchase], law: Law) -> list[Splitting]:
    """Every run of exempt purchases that together reached the threshold within twelve months, in order of first day.

    A purchase that reaches the threshold by itself is not split and is left out; so is one without a family.
    """
    windows: dict[tuple[str, str, str], _Window] = {}
    days: dict[tuple[str, date], _Day] = {}
    found: list[Splitting] = []
    for purchase in sorted(purchases, key=attrgetter("on")):
        when = (purchase.kind, purchase.on)
        day = days.get(when)
        if day is None:
            day = days[when] = _day(purchase, law)
        if not purchase.family or not day.under(purchase.amount.cents, day.limit):
            continue
        basket = purchase.basket
        window = windows.get(basket)
        if window is None:
            window = windows[basket] = _Window()
        _leave(window, day, found)
        _add(window, purchase, day)
    for window in windows.values():
        _end(window, found)
    return sorted(found, key=lambda s: (s.first, s.unit, s.family, s.kind))


def _day(purchase: Purchase, law: Law) -> _Day:
    months = law.read("procurement.need.months", purchase.on).number
    threshold = exemption(purchase.kind, "", law, purchase.on)
    under = OPERATORS[threshold.compare]
    return _Day(add_months(purchase.on, -months), threshold, threshold.money.cents, under)


def _leave(window: _Window, day: _Day, found: list[Splitting]) -> None:
    """Purchases older than twelve months leave; if none is left, whatever follows is another need."""
    held = window.held
    while held and held[0].on <= day.since:
        window.cents -= held.popleft().amount.cents
    if window.run and not held:
        _end(window, found)


def _add(window: _Window, purchase: Purchase, day: _Day) -> None:
    window.held.append(purchase)
    window.cents += purchase.amount.cents
    if window.run:
        window.run.append(purchase)
    if day.under(window.cents, day.limit):
        return
    if not window.run:
        window.run = list(window.held)
    if window.cents > window.most:
        window.most, window.reached, window.threshold = window.cents, purchase.on, day.threshold


def _end(window: _Window, found: list[Splitting]) -> None:
    if window.run and window.threshold is not None:
        unit, family, kind = window.run[0].basket
        found.append(
            Splitting(
                unit,
                family,
                kind,
                window.run[0].on,
                window.run[-1].on,
                window.reached,
                tuple(p.id for p in window.run),
                len({p.supplier for p in window.run}),
                Money(window.most),
                window.threshold,
            )
        )
    window.run, window.most, window.threshold = [], 0, None
