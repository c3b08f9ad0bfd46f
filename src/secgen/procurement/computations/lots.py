"""Lots: small ones that may leave the procedure of the whole (CCP art. R2123-1 2°, R2122-8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.procurement.computations.answers import not_negative, refuse
from secgen.procurement.words import Kind, is_works

_SMALL = Text("petits lots : cumul", "small lots: together")
_EXEMPT = Text("lots de travaux dispensés : cumul", "exempt works lots: together")
_EMPTY = Text("le total des lots doit être positif", "the total of the lots must be above zero")


@frozen(kw_only=True)
class Lot:
    """One lot: its number and estimated value in euros without VAT; ``small``: taken out of the formal procedure."""

    number: str
    amount: Money
    title: str = ""
    small: bool = False


@frozen
class SmallLots:
    """Whether the lots taken out may be: each below its limit, and together within their share of all lots.

    ``too_large``: the numbers of those that are not below it; ``share``: of the total, exactly.
    """

    together: Money
    total: Money
    too_large: tuple[str, ...]
    within_share: bool
    explanation: Explanation = field(eq=False, repr=False)

    @property
    def allowed(self) -> bool:
        """Both conditions hold."""
        return not self.too_large and self.within_share

    @property
    def share(self) -> Decimal:
        """Their share of all lots, to four decimals, to be read; the comparison itself is exact."""
        return round(Decimal(self.together.cents) / Decimal(self.total.cents), 4)


def small_lots(lots: Sequence[Lot], kind: Kind, law: Law, day: date) -> SmallLots:
    """The small lots of a formal procedure: below a limit each, and a share of the total together (PR-14)."""
    return _taken_out(
        _SMALL, lots, law.read(f"procurement.small_lot.{'works' if is_works(kind) else 'supplies'}", day),
        law.read("procurement.small_lot.share", day),
    )  # fmt: skip


def exempt_works_lots(lots: Sequence[Lot], law: Law, day: date) -> SmallLots:
    """Works lots under the exemption threshold, within a share of all lots (CCP art. R2122-8)."""
    limit = law.read("procurement.exemption.works", day)
    return _taken_out(_EXEMPT, lots, limit, law.read("procurement.exemption.lots_share", day))


def _taken_out(label: Text, lots: Sequence[Lot], limit: LawValue, share: LawValue) -> SmallLots:
    not_negative("lots", **{f"lot {lot.number}": lot.amount for lot in lots})
    out = [lot for lot in lots if lot.small]
    total, together = Money.sum(lot.amount for lot in lots), Money.sum(lot.amount for lot in out)
    if not total:
        refuse("lots", "amount", total, _EMPTY)
    within = share.holds(Fraction(together.cents, total.cents))
    too_large = tuple(lot.number for lot in out if not limit.holds(lot.amount))
    inputs = {"together": together, "total": total, "too_large": too_large}
    explanation = Explanation.of(str(label), within and not too_large, rule="PR-14", inputs=inputs, law=(limit, share))
    return SmallLots(together, total, too_large, within, explanation)
