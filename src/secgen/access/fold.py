"""What recorded acts change in the book of access."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from attrs import evolve

from secgen.access import events as ev
from secgen.access.state import Access, Holding
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def given(access: Access, act: ev.RoleGiven, position: int) -> None:
    """A role given is added to what the actor has."""
    _add(access, act.actor, _holding(act))


def delegated(access: Access, act: ev.RoleDelegated, position: int) -> None:
    """A delegation is added to what the actor has, under the name of its giver."""
    _add(access, act.actor, evolve(_holding(act), giver=act.giver, may_delegate=act.may_delegate))


def ended(access: Access, act: ev.RoleEnded, position: int) -> None:
    """The actor had the role until the day before."""
    _end(access, act, "")


def delegation_ended(access: Access, act: ev.DelegationEnded, position: int) -> None:
    """The actor had the delegation until the day before."""
    _end(access, act, act.giver)


def _holding(act: ev.RoleGiven | ev.RoleDelegated) -> Holding:
    return Holding(
        role=act.role,
        since=act.on,
        until=act.until,
        domains=act.domains,
        lines=act.lines,
        cap=act.cap,
        text=act.text,
    )


def _add(access: Access, actor: str, one: Holding) -> None:
    access.holders.put(actor, (*access.holders.get(actor, ()), one))


def _end(access: Access, act: ev.RoleEnded | ev.DelegationEnded, giver: str) -> None:
    last = act.on - timedelta(days=1)
    rows = tuple(
        evolve(one, until=last) if (one.role, one.giver) == (act.role, giver) and one.on(act.on) else one
        for one in access.holders.get(act.actor, ())
    )
    access.holders.put(act.actor, rows)


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.RoleGiven: given,
    ev.RoleEnded: ended,
    ev.RoleDelegated: delegated,
    ev.DelegationEnded: delegation_ended,
}
