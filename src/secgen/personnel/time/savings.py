"""The time-savings account at the end of a year: what may only be taken, what may be chosen, what is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from attrs import field, frozen

from secgen.kernel.dates import year_end
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import LawBook
from secgen.kernel.money import HALF_UP, Money
from secgen.kernel.text import Text
from secgen.personnel.outcomes import plain

_YEAR_END: Final = Text("compte épargne-temps en fin d'année", "time-savings account at the year's end")
_PAID: Final = Text("jours de CET indemnisés, brut", "saved days paid, gross")


@frozen
class YearEnd:
    """Days at the end of a year. ``leave_only``: up to the threshold; ``optional``: beyond it; ``keep_max``: how many
    of those may be kept; ``silence``: what becomes of them if nothing is chosen (``pension`` or ``paid``)."""

    total: Decimal
    leave_only: Decimal
    optional: Decimal
    keep_max: Decimal
    silence: str
    choose_by: date
    explanation: Explanation = field(eq=False, repr=False)


def year_end_of(before: Decimal, fed: Decimal, status: str, year: int, law: LawBook) -> YearEnd:
    """Where an account stands at the end of a year (arrêté of 28/08/2009; HR-28).

    ``before``: the balance the year began with, in days; ``fed``: what the year saved, less what was taken.
    """
    last = year_end(year)
    threshold, growth, cap = (law.read(f"cet.{name}", last) for name in ("threshold", "growth", "cap"))
    choose = law.read("cet.option_day", last)
    total = before + fed
    optional = max(Decimal(0), total - threshold.number)
    kept_before = max(Decimal(0), before - threshold.number)
    keep = max(Decimal(0), min(optional, kept_before + growth.number, Decimal(cap.number - threshold.number)))
    silence = "paid" if status == "contract" else "pension"
    by = date.fromisoformat(f"{year + 1:04d}-{choose.value}")
    inputs = {"before": plain(before), "fed": plain(fed), "optional": plain(optional), "keep_max": plain(keep)}
    explanation = Explanation.of(
        str(_YEAR_END), plain(total), rule="HR-28", inputs=inputs, law=(threshold, growth, cap, choose)
    )
    return YearEnd(total, total - optional, optional, keep, silence, by, explanation)


def paid_days(days: Decimal, category: str, on: date, law: LawBook) -> tuple[Money, Explanation]:
    """The gross indemnity of saved days, by category (arrêté of 28/08/2009; HR-28)."""
    rate = law.read(f"cet.day_{category.lower()}", on)
    gross = rate.money.at(days, rounding=HALF_UP)
    inputs = {"days": plain(days), "category": category}
    return gross, Explanation.of(str(_PAID), gross, rule="HR-28", inputs=inputs, law=(rate,))
