"""How the life of contracts changes the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.domain import Fold
from secgen.procurement import events as ev
from secgen.procurement.fold._common import buy_directly
from secgen.procurement.state import ContractRow, DataRow, Procurement, direct_contract


def awarded(state: Procurement, act: ev.ContractAwarded, position: int) -> None:
    """A contract begins: its consultation knows it, its framework agreement counts it.

    An exempt one is a direct purchase.
    """
    consultation = state.consultations.get(act.consultation)
    launched = consultation.made.on if consultation else act.on
    state.contracts.put(act.contract, ContractRow(act, act.amount.cents, act.months, act.holders, launched))
    if act.consultation in state.consultations:
        state.consultations.edit(act.consultation).contracts += (act.contract,)
    if act.parent in state.contracts:
        state.contracts.edit(act.parent).ordered += act.amount.cents
    if act.exempt:
        buy_directly(state, direct_contract(act))


def noticed(state: Procurement, act: ev.AwardNoticePublished, position: int) -> None:
    """The award notice of the contract is out."""
    state.contracts.edit(act.contract).notice_on = act.on


def published(state: Procurement, act: ev.EssentialDataPublished, position: int) -> None:
    """The essential data of the contract, or of one of its modifications, are out."""
    row = state.contracts.edit(act.contract)
    if act.modification:
        row.published += (act.modification,)
        row.published_on += (act.on,)
    else:
        row.data_on = act.on


def amended(state: Procurement, act: ev.ContractAmended, position: int) -> None:
    """The contract has its new amount, months and holders; those of low amount add up, its agreement counts it."""
    row = state.contracts.edit(act.contract)
    row.amendments += (act,)
    row.amount += act.amount.cents
    row.months += act.months
    row.holders = act.holders or row.holders
    if act.case == "low_amount":
        row.low += act.amount.cents
    if row.made.parent in state.contracts:
        state.contracts.edit(row.made.parent).ordered += act.amount.cents


def ended(state: Procurement, act: ev.ContractEnded, position: int) -> None:
    """The contract is over."""
    row = state.contracts.edit(act.contract)
    row.ended_on, row.ended = act.on, act.reason


def data_read(state: Procurement, act: ev.DataRead, position: int) -> None:
    """The essential data of a contract are known as last read."""
    state.data.put(act.contract.key, DataRow(act.on, act.contract, act.anomalies, act.read_from))


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.ContractAwarded: awarded,
    ev.AwardNoticePublished: noticed,
    ev.EssentialDataPublished: published,
    ev.ContractAmended: amended,
    ev.ContractEnded: ended,
    ev.DataRead: data_read,
}
