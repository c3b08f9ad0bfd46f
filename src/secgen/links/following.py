"""From the number of a contract or an order to the commitments that pay it: purchases followed to the budget."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from attrs import frozen

from secgen.budget.state import Budget, CommitmentRow
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.procurement.state import Procurement, including

STAGES: Final = {
    "planned": Text("prévu", "planned"),
    "need": Text("besoin déclaré", "need declared"),
    "consultation": Text("consultation lancée", "consultation launched"),
    "bought": Text("acheté", "bought"),
    "unknown": Text("inconnu des achats et du budget", "unknown to procurement and the budget"),
    "committed": Text("engagé", "committed"),
    "paid": Text("payé", "paid"),
}


@frozen
class Trail:
    """What became of a purchase: how far it went, by which contract or order, what it costs with VAT."""

    stage: str
    contract: str = ""
    contracted: Money | None = None
    commitments: tuple[CommitmentRow, ...] = ()

    @property
    def reached(self) -> str:
        """The last stage, the budget included."""
        if self.paid:
            return "paid"
        return "committed" if self.commitments else self.stage

    @property
    def committed(self) -> Money | None:
        """What is committed for it; ``None`` if the budget knows nothing of it."""
        return sums(self.commitments)[0] if self.commitments else None

    @property
    def paid(self) -> Money | None:
        """What was paid of it; ``None`` if the budget knows nothing of it."""
        return sums(self.commitments)[1] if self.commitments else None


class Ways:
    """The ways from a number to a contract or an order, and to the commitments that pay it."""

    def __init__(self, procurement: Procurement, budget: Budget) -> None:
        self._room = procurement
        self._budget = budget
        self._orders = _orders_of(procurement)

    def known(self, number: str) -> bool:
        """Whether procurement knows a contract or an order of that number."""
        return number in self._room.contracts or number in self._room.orders

    def planned(self, reference: str) -> Trail:
        """What became of a planned purchase."""
        if reference in self._room.orders:
            return self.bought(reference)
        need = self._room.needs.get(reference)
        if need is None or not need.consultation:
            return Trail("planned" if need is None else "need")
        consultation = self._room.consultations[need.consultation]
        if consultation.contracts:
            return _together([self.bought(contract) for contract in consultation.contracts])
        return Trail("consultation", need.consultation)

    def tied(self, contract: str, commitment: str) -> Trail:
        """What became of a purchase tied to a contract, an order or a commitment."""
        trail = self.bought(contract) if contract else Trail("unknown")
        if not commitment:
            return trail
        return Trail(trail.stage, trail.contract, trail.contracted, self._commitments(commitment))

    def bought(self, number: str) -> Trail:
        """A contract or an order, by its number."""
        if (order := self._room.orders.get(number)) is not None:
            made = order.made
            parent = self._room.contracts.get(made.contract)
            rate = made.vat_rate if made.vat_rate is not None or parent is None else parent.made.vat_rate
            through = f"{made.contract} / {number}" if made.contract else number
            commitments = self._commitments(made.commitment, made.item)
            return Trail("bought", through, including(made.amount, rate), commitments)
        if (row := self._room.contracts.get(number)) is not None:
            commitments = self._commitments(row.made.commitment, row.made.item)
            return Trail("bought", number, row.with_vat(Money(row.amount)), commitments)
        return Trail("unknown", number)

    def paying(self, number: str) -> tuple[CommitmentRow, ...]:
        """The commitments that pay a contract and the orders placed on it, or one order."""
        rows = {row.made.key: row for row in self.bought(number).commitments}
        for order in self._orders.get(number, ()):
            rows |= {row.made.key: row for row in self.bought(order).commitments}
        return tuple(rows.values())

    def _commitments(self, number: str, item: str = "") -> tuple[CommitmentRow, ...]:
        """One item of a commitment; all of them if only its number is given; ``number/item`` is one too."""
        held = self._budget.commitments
        if not number:
            return ()
        if (row := held.get(f"{number}/{item}" if item else number)) is not None:
            return (row,)
        return () if item else tuple(held[key] for key in self._keys.get(number, ()))

    @cached_property
    def _keys(self) -> dict[str, list[str]]:
        return keys_by_number(self._budget)


def keys_by_number(budget: Budget) -> dict[str, list[str]]:
    """The keys of the items of each commitment, by its number: one reading of the book, however many are asked."""
    found: dict[str, list[str]] = {}
    for key, row in budget.commitments.items():
        found.setdefault(row.made.commitment, []).append(key)
    return found


def _together(trails: list[Trail]) -> Trail:
    amounts = [trail.contracted for trail in trails]
    whole = None if None in amounts else Money(sum(amount.cents for amount in amounts if amount is not None))
    commitments = tuple(row for trail in trails for row in trail.commitments)
    return Trail("bought", ", ".join(trail.contract for trail in trails), whole, commitments)


def _orders_of(procurement: Procurement) -> dict[str, list[str]]:
    orders: dict[str, list[str]] = {}
    for number, row in procurement.orders.items():
        if row.made.contract:
            orders.setdefault(row.made.contract, []).append(number)
    return orders


def sums(rows: Iterable[CommitmentRow]) -> tuple[Money, Money]:
    """What commitments hold and what was paid on them."""
    kept = tuple(rows)
    return Money(sum(row.committed - row.withdrawn for row in kept)), Money(sum(row.paid for row in kept))
