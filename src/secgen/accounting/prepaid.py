"""Prepaid expenses (*charges constatées d'avance*): booked this year, service in the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from attrs import field, frozen

from secgen.accounting.accruals import closing_number
from secgen.accounting.entries import Entry, credit, debit, reversal
from secgen.kernel.dates import months_between
from secgen.kernel.errors import InvalidInput
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import ZERO, Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text

PREPAID_ACCOUNT: Final = "486"
"""Prepaid expenses (*charges constatées d'avance*)."""

_SHARE = Text("part de l'année suivante", "share of the next year")
_LABEL = Text("charge constatée d'avance, du {first} au {last}", "prepaid expense, {first} to {last}")
_HALF_UP = Text("arrondi au centime le plus proche", "rounded half up to the cent")
_BACKWARDS = Text("la période finit avant de commencer", "the period ends before it begins")
_UNIT = Text("« months » ou « days »", "'months' or 'days'")
_NEGATIVE = Text("un montant négatif n'a pas de sens ici", "a negative amount has no meaning here")


@frozen
class Prepaid:
    """The part of an expense that belongs after the closing: ``amount`` = expense × ``after`` / ``whole``.

    ``unit``: what is counted, ``months`` or ``days``.
    """

    amount: Money
    after: int
    whole: int
    unit: str
    explanation: Explanation = field(eq=False, repr=False)


def prepaid_share(amount: Money, first: date, last: date, closing: date, law: Law) -> Prepaid:
    """The part of an expense for service after the closing, in proportion to time (FIN-054).

    ``first`` and ``last`` bound the service, both included. By the month (``accounting.prepaid.unit``)
    each calendar month touched counts as one; by the day each day does. Rounded half up to the cent.
    """
    if last < first:
        raise InvalidInput("SG-FIELD", act="prepaid_share", field="last", value=last, reason=_BACKWARDS)
    if amount < ZERO:
        raise InvalidInput("SG-FIELD", act="prepaid_share", field="amount", value=amount, reason=_NEGATIVE)
    unit = law.read("accounting.prepaid.unit", closing)
    count = _COUNTS[_known(unit)]
    whole = count(first, last)
    after = count(max(first, closing + timedelta(days=1)), last) if last > closing else 0
    share = amount.share(after, whole)
    explanation = Explanation.of(
        str(_SHARE),
        share,
        rule="FIN-054",
        inputs={"amount": amount, "first": first, "last": last, "closing": closing, "after": after, "whole": whole},
        law=(unit,),
        rounding=str(_HALF_UP),
    )
    return Prepaid(share, after, whole, str(unit.value), explanation)


def signed_share(amount: Money, first: date, last: date, closing: date, law: Law) -> Money:
    """The same share, below zero for service withdrawn: in euros."""
    share = prepaid_share(abs(amount), first, last, closing, law).amount
    return share if amount >= ZERO else -share


def prepaid_expense(
    amount: Money,
    first: date,
    last: date,
    closing: date,
    expense_account: str,
    law: Law,
    *,
    prepaid_account: str = PREPAID_ACCOUNT,
    source: int | None = None,
    number: str = "",
) -> tuple[Entry, Entry] | None:
    """The closing entry and its reversal on the following 1 January; ``None`` when nothing is prepaid (FIN-054).

    An ``amount`` below zero is service withdrawn: its entry has the sides swapped.
    """
    share = prepaid_share(abs(amount), first, last, closing, law).amount
    if not share:
        return None
    debited, credited = (prepaid_account, expense_account) if amount >= ZERO else (expense_account, prepaid_account)
    lines = (debit(debited, share), credit(credited, share))
    name = number or closing_number("CCA", closing, source)
    entry = Entry(closing, _LABEL.fill(first=first, last=last), lines, source, None, name)
    return entry, reversal(entry, date(closing.year + 1, 1, 1))


def _days(first: date, last: date) -> int:
    return (last - first).days + 1


_COUNTS: Final[dict[str, Callable[[date, date], int]]] = {"months": months_between, "days": _days}


def _known(unit: LawValue) -> str:
    if unit.value not in _COUNTS:
        raise InvalidInput("SG-FIELD", act="prepaid_share", field=unit.id, value=unit.value, reason=_UNIT)
    return str(unit.value)
