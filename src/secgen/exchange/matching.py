"""Joining an office's list with what Chorus committed and paid, each commitment counted once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Final, Protocol, TypeVar

from attrs import define, field, frozen

from secgen.exchange.office import OfficeRow
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text

Ordered = TypeVar("Ordered", str, date)


class CommitmentLike(Protocol):
    """What matching needs of a commitment item. ``financial_centre`` is read too, where there is one."""

    @property
    def commitment(self) -> str:
        """The number of the legal commitment (*engagement juridique*, EJ)."""

    @property
    def item(self) -> str:
        """The item (*poste*) of the commitment."""

    @property
    def amount(self) -> Money:
        """What is committed on the item."""

    @property
    def programme(self) -> str:
        """The code of the programme; empty if unknown."""


class PaymentLike(Protocol):
    """What matching needs of a payment."""

    @property
    def commitment(self) -> str:
        """The number of the commitment paid (EJ); empty for a payment without one."""

    @property
    def amount(self) -> Money:
        """What is paid."""

    @property
    def programme(self) -> str:
        """The code of the programme; empty if unknown."""

    @property
    def paid_on(self) -> date | None:
        """The day of payment, if known."""


class State(Enum):
    """Where a commitment, or a line of the list, stands."""

    NO_NUMBER = "no-number"
    UNREADABLE_NUMBER = "unreadable-number"
    NOT_FOUND = "not-found"
    PAYMENT_ONLY = "payment-only"
    COMMITTED = "committed"
    PARTLY_PAID = "partly-paid"
    PAID = "paid"
    OVERPAID = "overpaid"

    @property
    def label(self) -> Text:
        """The state as a person reads it, in both languages."""
        return _LABELS[self]


_LABELS: Final = {
    State.NO_NUMBER: Text("sans numéro", "no number"),
    State.UNREADABLE_NUMBER: Text("numéro illisible", "unreadable number"),
    State.NOT_FOUND: Text("introuvable", "not found"),
    State.PAYMENT_ONLY: Text("payé, engagement hors des extraits", "paid, commitment not in the extracts"),
    State.COMMITTED: Text("engagé", "committed"),
    State.PARTLY_PAID: Text("payé en partie", "partly paid"),
    State.PAID: Text("payé", "paid"),
    State.OVERPAID: Text("payé au-delà de l'engagement", "overpaid"),
}
_WORST_FIRST: Final = (State.OVERPAID, State.PAYMENT_ONLY)


@frozen
class Standing:
    """One commitment over all its items, years, programmes and BOPs."""

    commitment: str
    committed: Money
    paid: Money
    items: int
    payment_dates: tuple[date, ...]
    programmes: tuple[str, ...]
    bops: tuple[str, ...]
    lines: tuple[int, ...] = ()

    @property
    def shared(self) -> bool:
        """Whether several lines of the list name it."""
        return len(self.lines) > 1

    @property
    def state(self) -> State:
        if not self.items:
            return State.PAYMENT_ONLY
        if self.paid > self.committed and self.paid > ZERO:
            return State.OVERPAID
        if self.paid <= ZERO:
            return State.COMMITTED
        return State.PAID if self.paid == self.committed else State.PARTLY_PAID

    @property
    def outstanding(self) -> Money:
        """What is left to pay; never negative."""
        return max(self.committed - self.paid, ZERO) if self.items else ZERO


@frozen
class MatchedLine:
    """A line of the list with what Chorus says of the commitments it names."""

    row: OfficeRow
    state: State
    found: tuple[Standing, ...] = ()
    missing: tuple[str, ...] = ()
    reasons: tuple[Text, ...] = ()

    @property
    def line(self) -> int:
        """Its line in the file of the list."""
        return self.row.line

    @property
    def committed(self) -> Money:
        """What is committed on the commitments found."""
        return Money.sum(standing.committed for standing in self.found)

    @property
    def paid(self) -> Money:
        """What is paid on the commitments found."""
        return Money.sum(standing.paid for standing in self.found)

    @property
    def outstanding(self) -> Money:
        """What is left to pay on the commitments found; an overpaid one counts as zero."""
        return Money.sum(standing.outstanding for standing in self.found)

    @property
    def payment_dates(self) -> tuple[date, ...]:
        """Every day on which a commitment found was paid, once each, in order."""
        return _each(day for standing in self.found for day in standing.payment_dates)

    @property
    def programmes(self) -> tuple[str, ...]:
        """The programmes of the commitments found, once each, in order."""
        return _each(code for standing in self.found for code in standing.programmes)

    @property
    def bops(self) -> tuple[str, ...]:
        """The BOPs of the commitments found, once each, in order."""
        return _each(code for standing in self.found for code in standing.bops)

    @property
    def shared(self) -> bool:
        """Whether it names a commitment that another line names too."""
        return any(standing.shared for standing in self.found)

    @property
    def complete(self) -> bool:
        """Whether every number it gives was read and found."""
        return bool(self.found) and not self.missing and not self.row.unreadable


@frozen
class Matching:
    """The whole answer. Totals count a commitment once, however many lines name it."""

    lines: tuple[MatchedLine, ...]
    standings: tuple[Standing, ...]
    unnamed: tuple[Standing, ...]
    orphan_payments: int
    orphan_amount: Money

    @property
    def committed(self) -> Money:
        """What is committed on all the commitments that a line names."""
        return Money.sum(standing.committed for standing in self.standings)

    @property
    def paid(self) -> Money:
        """What is paid on all the commitments that a line names."""
        return Money.sum(standing.paid for standing in self.standings)

    @property
    def outstanding(self) -> Money:
        """What is left to pay on all the commitments that a line names; an overpaid one counts as zero."""
        return Money.sum(standing.outstanding for standing in self.standings)

    @property
    def shared(self) -> tuple[Standing, ...]:
        """The commitments that several lines name."""
        return tuple(standing for standing in self.standings if standing.shared)

    @property
    def incomplete(self) -> tuple[MatchedLine, ...]:
        """The lines not wholly found; each says why."""
        return tuple(line for line in self.lines if not line.complete)

    def count(self) -> dict[State, int]:
        """How many lines stand in each state."""
        return {state: n for state in State if (n := sum(line.state is state for line in self.lines))}


def match(
    office_rows: Iterable[OfficeRow], commitments: Iterable[CommitmentLike], payments: Iterable[PaymentLike]
) -> Matching:
    """Join the lines of a list with the commitments and payments of Chorus, by commitment number.

    ``standings`` are the commitments that a line names, ``unnamed`` those that no line does. A
    payment without a commitment joins nothing: it is counted apart.
    """
    rows = tuple(office_rows)
    named: dict[str, list[int]] = {}
    for row in rows:
        for number in row.numbers:
            named.setdefault(number, []).append(row.line)
    sums, orphans = _gather(commitments, payments)
    standings = {number: total.standing(number, tuple(named.get(number, ()))) for number, total in sums.items()}
    return Matching(
        lines=tuple(_line(row, standings) for row in rows),
        standings=tuple(standings[number] for number in named if number in standings),
        unnamed=tuple(standing for number, standing in standings.items() if number not in named),
        orphan_payments=len(orphans),
        orphan_amount=Money.sum(orphans),
    )


@define
class _Sums:
    committed: Money = ZERO
    paid: Money = ZERO
    items: set[str] = field(factory=set)
    days: set[date] = field(factory=set)
    programmes: set[str] = field(factory=set)
    bops: set[str] = field(factory=set)

    def standing(self, number: str, lines: tuple[int, ...]) -> Standing:
        return Standing(
            number,
            self.committed,
            self.paid,
            len(self.items),
            _each(self.days),
            _each(self.programmes),
            _each(self.bops),
            lines,
        )


def _gather(
    commitments: Iterable[CommitmentLike], payments: Iterable[PaymentLike]
) -> tuple[dict[str, _Sums], list[Money]]:
    sums: dict[str, _Sums] = {}
    orphans: list[Money] = []
    for item in commitments:
        total = sums.setdefault(item.commitment, _Sums())
        total.committed += item.amount
        total.items.add(item.item)
        total.programmes.update(filter(None, [item.programme]))
        total.bops.update(filter(None, [bop(getattr(item, "financial_centre", ""))]))
    for payment in payments:
        if not payment.commitment:
            orphans.append(payment.amount)
            continue
        total = sums.setdefault(payment.commitment, _Sums())
        total.paid += payment.amount
        total.programmes.update(filter(None, [payment.programme]))
        total.days.update(filter(None, [payment.paid_on]))
    return sums, orphans


def bop(financial_centre: str) -> str:
    """The BOP of a financial centre: ``0354-CDMA-CDAT`` → ``0354-CDMA``."""
    return "-".join(financial_centre.split("-")[:2]) if financial_centre.count("-") >= 1 else ""


def _line(row: OfficeRow, standings: dict[str, Standing]) -> MatchedLine:
    found = tuple(standings[number] for number in row.numbers if number in standings)
    missing = tuple(number for number in row.numbers if number not in standings)
    return MatchedLine(row, _state(row, found), found, missing, tuple(_reasons(row, found, missing)))


def _state(row: OfficeRow, found: tuple[Standing, ...]) -> State:
    """The state all its commitments share; else the worst; else partly paid."""
    if not row.numbers:
        return State.UNREADABLE_NUMBER if row.unreadable else State.NO_NUMBER
    states = {standing.state for standing in found}
    if len(states) <= 1:
        return states.pop() if states else State.NOT_FOUND
    return next((state for state in _WORST_FIRST if state in states), State.PARTLY_PAID)


def _reasons(row: OfficeRow, found: tuple[Standing, ...], missing: tuple[str, ...]) -> Iterable[Text]:
    if not row.numbers and not row.unreadable:
        yield Text("aucun numéro d'EJ dans la ligne", "no commitment number in the line")
    for text in row.unreadable:
        yield Text(
            f"« {text} » n'est pas un numéro d'EJ (dix chiffres) ; mettre la colonne au format texte",
            f"'{text}' is not a commitment number (ten digits); make it a text column",
        )
    for number in missing:
        yield Text(
            f"EJ {number} : ni engagement ni paiement dans les extraits donnés ; vérifier le numéro et les années",
            f"EJ {number}: no commitment and no payment in the extracts given; check the number and the years",
        )
    for standing in found:
        if standing.state is State.PAYMENT_ONLY:
            yield Text(
                f"EJ {standing.commitment} : payé, mais engagé hors des extraits ; ajouter les années d'avant",
                f"EJ {standing.commitment}: paid, but committed outside the extracts; add the years before",
            )
        if standing.shared:
            lines = ", ".join(map(str, standing.lines))
            yield Text(
                f"EJ {standing.commitment} : nommé par les lignes {lines} ; compté une fois dans les totaux",
                f"EJ {standing.commitment}: named by lines {lines}; counted once in the totals",
            )


def _each(values: Iterable[Ordered]) -> tuple[Ordered, ...]:
    """Each value once, in order."""
    return tuple(sorted(set(values)))
