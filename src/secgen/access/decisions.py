"""What is asked when roles and delegations are given and ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from secgen.access import events as ev
from secgen.access import rules as r
from secgen.access.state import Access, Holding
from secgen.access.tables import ADMINISTRATOR, permissions
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge

DOMAINS: Final = (
    "office", "access", "budget", "accounting", "personnel", "procurement", "assets", "communication",
    "correspondence",
)  # fmt: skip
"""The domains a role may be narrowed to."""


def give_role(access: Access, act: ev.RoleGiven, judge: Judge) -> Iterable[Act]:
    """A role given. Asks ACT-ADMINISTRATOR of the first one, ACT-ROLE-GIVEN and ACT-INCOMPATIBLE. GBCP art. 9."""
    first = act.role == ADMINISTRATOR and act.until is None and not (act.domains or act.lines or act.cap)
    judge.check(r.ACT_ADMINISTRATOR, access.closed or first, "role", role=act.role, until=act.until)
    _known(judge, act.role, act.domains, act.on, act.until)
    _compatible(access, judge, act.actor, act.role, act.on, act.until)
    return (act,)


def end_role(access: Access, act: ev.RoleEnded, judge: Judge) -> Iterable[Act]:
    """A role ended. Asks ACT-ROLE-HELD and, of an administrator's, ACT-ADMINISTRATOR: another one stays."""
    held = any(one.role == act.role and not one.giver and one.on(act.on) for one in access.holders.get(act.actor, ()))
    judge.check(r.ACT_ROLE_HELD, held, "role", actor=act.actor, role=act.role)
    if act.role == ADMINISTRATOR:
        others = [
            actor
            for actor, rows in access.holders.items()
            if actor != act.actor
            and any(one.role == ADMINISTRATOR and not one.giver and one.until is None for one in rows)
        ]
        judge.check(r.ACT_ADMINISTRATOR, bool(others), "actor", actor=act.actor, others=tuple(others))
    return (act,)


def delegate(access: Access, act: ev.RoleDelegated, judge: Judge) -> Iterable[Act]:
    """A role delegated. Asks ACT-ROLE-GIVEN, ACT-DELEGATION, ACT-SUBDELEGATION and ACT-INCOMPATIBLE."""
    _known(judge, act.role, act.domains, act.on, act.until)
    given = Holding(
        role=act.role, since=act.on, until=act.until, domains=act.domains, lines=act.lines, cap=act.cap, giver=act.giver
    )
    bases = [one for one in access.of(act.giver, act.on) if one.role == act.role]
    wide = [one for one in bases if one.as_wide_as(given) and one.as_long_as(given)]
    judge.check(
        r.ACT_DELEGATION,
        bool(wide) and act.actor != act.giver and _may_act_for(access, act),
        "giver",
        by=act.by,
        giver=act.giver,
        actor=act.actor,
        giver_has=tuple(map(_said, bases)),
        delegated=_said(given),
    )
    if wide:
        allowed = any(one.may_delegate for one in wide)
        judge.check(r.ACT_SUBDELEGATION, allowed, "giver", giver=act.giver, received_from=wide[0].giver)
    _compatible(access, judge, act.actor, act.role, act.on, act.until)
    return (act,)


def end_delegation(access: Access, act: ev.DelegationEnded, judge: Judge) -> Iterable[Act]:
    """A delegation taken back. Asks ACT-ROLE-HELD, and ACT-DELEGATION: by its giver or an administrator."""
    held = any(
        (one.role, one.giver) == (act.role, act.giver) and one.on(act.on) for one in access.holders.get(act.actor, ())
    )
    judge.check(r.ACT_ROLE_HELD, held, "role", actor=act.actor, role=act.role, giver=act.giver)
    judge.check(r.ACT_DELEGATION, _may_act_for(access, act), "by", by=act.by, giver=act.giver, actor=act.actor)
    return (act,)


def _may_act_for(access: Access, act: ev.RoleDelegated | ev.DelegationEnded) -> bool:
    return act.by == act.giver or ADMINISTRATOR in access.roles(act.by, act.on)


def _known(judge: Judge, role: str, domains: tuple[str, ...], since: date, until: date | None) -> None:
    roles = permissions(judge.law).roles
    unknown = sorted({*domains} - {*DOMAINS})
    ok = role in roles and not unknown and (until is None or until >= since)
    judge.check(r.ACT_ROLE_GIVEN, ok, "role", role=role, since=since, until=until, known=tuple(roles), domains=DOMAINS)


def _compatible(access: Access, judge: Judge, actor: str, role: str, since: date, until: date | None) -> None:
    apart = permissions(judge.law).incompatible(role)
    clash = {one.role for one in access.holders.get(actor, ()) if one.role in apart and one.meets(since, until)}
    judge.check(r.ACT_INCOMPATIBLE, not clash, "role", actor=actor, role=role, already=tuple(clash))


def _said(one: Holding) -> str:
    """A holding in one line, with its limits."""
    limits = [f"{one.since}…{one.until or ''}", *one.domains, *one.lines, *((f"≤ {one.cap} €",) if one.cap else ())]
    return f"{one.role} ({' · '.join(limits)})"


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.RoleGiven: give_role,
    ev.RoleEnded: end_role,
    ev.RoleDelegated: delegate,
    ev.DelegationEnded: end_delegation,
}
