"""Rows that speak of one contract made into one contract, its later states into modifications (DE-05)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from secgen.procurement.essential.building import numbered
from secgen.procurement.essential.contract import Contract, Modification

State = tuple[date, int, int]


def merge_states(rows: Iterable[Contract]) -> list[Contract]:
    """Rows of one holder and one state each, made into contracts; ``part`` tells those of one number apart.

    Holders with the same states hold one contract together. The states of a holder in order of day: the first is
    the contract, the others its modifications, with the new totals.
    """
    by_number: dict[str, dict[str, list[Contract]]] = {}
    for row in rows:
        holder = row.holders[0].id if row.holders else ""
        by_number.setdefault(row.uid, {}).setdefault(holder, []).append(row)
    return [contract for holders in by_number.values() for contract in _contracts(holders)]


def _contracts(holders: dict[str, list[Contract]]) -> Iterable[Contract]:
    together: dict[tuple[State, ...], list[list[Contract]]] = {}
    for rows in holders.values():
        ordered = sorted(rows, key=_state)
        together.setdefault(tuple(map(_state, ordered)), []).append(ordered)
    shared = len(together) > 1
    for group in together.values():
        joint = tuple(party for rows in group for party in rows[0].holders)
        contract = _history(group[0])
        part = min(party.id for party in joint) if shared and joint else ""
        yield evolve(contract, holders=joint, part=part)


def _state(row: Contract) -> State:
    return row.notified or date.max, row.amount.cents if row.amount else 0, row.months or 0


def _history(rows: list[Contract]) -> Contract:
    """One contract from its rows in order; rows that repeat a state change nothing."""
    first = last = rows[0]
    changes: list[Modification] = []
    for row in rows[1:]:
        if _state(row) == _state(last):
            continue
        changes.append(
            Modification(
                number=len(changes) + 1,
                notified=row.notified,
                amount=row.amount if row.amount != last.amount else None,
                months=row.months if row.months != last.months else None,
            )
        )
        last = row
    return evolve(first, modifications=tuple(changes))


def same_contract(one: Contract, other: Contract) -> bool:
    """Whether two rows of the flat layout are one contract, apart from what each adds to it."""
    bare = [evolve(c, modifications=(), subcontracts=(), subcontract_changes=()) for c in (one, other)]
    return bare[0] == bare[1]


def joined(one: Contract, other: Contract) -> Contract:
    """One contract with the modifications and subcontracting acts of two rows of it, each once."""
    changes = {m.number: m for m in (*one.modifications, *other.modifications)}
    acts = {s.number: s for s in (*one.subcontracts, *other.subcontracts)}
    act_changes = tuple(dict.fromkeys((*one.subcontract_changes, *other.subcontract_changes)))
    return evolve(
        one,
        modifications=numbered(list(changes.values())),
        subcontracts=tuple(acts[number] for number in sorted(acts)),
        subcontract_changes=act_changes,
    )
