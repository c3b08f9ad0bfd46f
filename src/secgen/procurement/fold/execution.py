"""How execution changes the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.domain import Fold
from secgen.procurement import events as ev
from secgen.procurement.fold._common import buy_directly
from secgen.procurement.state import OrderRow, Procurement, SubcontractRow, direct_order


def ordered(state: Procurement, act: ev.OrderPlaced, position: int) -> None:
    """An order counts against its framework agreement; a direct one in its family and its supplier's streak."""
    state.orders.put(act.order, OrderRow(act))
    if act.contract in state.contracts:
        state.contracts.edit(act.contract).ordered += act.amount.cents
    elif not act.contract:
        buy_directly(state, direct_order(act))


def subcontractor_declared(state: Procurement, act: ev.SubcontractorDeclared, position: int) -> None:
    """A subcontracting act waits for its acceptance; the contract counts its amount."""
    state.subcontracts.put((act.contract, act.number), SubcontractRow(act))
    state.contracts.edit(act.contract).subcontracted += act.amount.cents


def subcontractor_accepted(state: Procurement, act: ev.SubcontractorAccepted, position: int) -> None:
    """The subcontractor is accepted, and how it is paid is known."""
    row = state.subcontracts.edit((act.contract, act.number))
    row.accepted_on, row.paid_directly = act.on, act.paid_directly


def advance_granted(state: Procurement, act: ev.AdvanceGranted, position: int) -> None:
    """The contract has an advance."""
    state.contracts.edit(act.contract).advance += act.amount.cents


def delivered(state: Procurement, act: ev.DeliveryReceived, position: int) -> None:
    """A delivery counts on its order and its contract; its number is taken."""
    state.deliveries.put(act.delivery, act.subject)
    contract = act.contract
    if act.order in state.orders:
        row = state.orders.edit(act.order)
        row.delivered += act.amount.cents
        contract = contract or row.made.contract
    if contract in state.contracts:
        state.contracts.edit(contract).delivered += act.amount.cents


def penalty_applied(state: Procurement, act: ev.PenaltyApplied, position: int) -> None:
    """The contract counts the penalty, and what was late even if nothing is kept; its number is taken."""
    state.penalties.put(act.penalty, act.contract)
    row = state.contracts.edit(act.contract)
    row.penalties += act.amount.cents
    row.late += ((act.late.cents, act.days, act.on),)


def price_reviewed(state: Procurement, act: ev.PriceReviewed, position: int) -> None:
    """The contract's amount is known as updated by its price clause, if it is that amount which was reviewed."""
    row = state.contracts.edit(act.contract)
    if act.before == row.made.amount:
        row.updated = act.after


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.OrderPlaced: ordered,
    ev.SubcontractorDeclared: subcontractor_declared,
    ev.SubcontractorAccepted: subcontractor_accepted,
    ev.AdvanceGranted: advance_granted,
    ev.DeliveryReceived: delivered,
    ev.PenaltyApplied: penalty_applied,
    ev.PriceReviewed: price_reviewed,
}
