"""Whether who records an act may: asked about every act of every domain, in one place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, Protocol, runtime_checkable

from attrs import fields

from secgen.access.rules import ACT_ROLE
from secgen.access.state import Access, Holding, within
from secgen.access.tables import ANYONE, Permissions, permissions
from secgen.kernel.act import Act
from secgen.kernel.judge import Judge
from secgen.kernel.money import Money
from secgen.kernel.text import Text

NOBODY: Final = Text("personne n'est nommé", "nobody is named")
ONLY_READS: Final = Text("un auditeur lit et n'enregistre rien", "an auditor reads and records nothing")
NO_ROLE: Final = Text("pas de rôle pour cet acte ce jour-là", "no role for this act on that day")
OUTSIDE: Final = Text("hors du domaine ou des lignes du rôle", "outside the domains or lines of the role")
ABOVE: Final = Text("au-dessus du plafond du rôle", "above the cap of the role")
UNSURE: Final = Text("ligne budgétaire inconnue", "budget line unknown")
UNDECLARED: Final = Text("aucune table ne dit qui peut", "no table says who may")

SHOWN: Final = 5
"""How many of those who could are named for each role."""
Answer = tuple[bool | None, Text | str]
"""Yes, no or undetermined, and why not."""


@runtime_checkable
class KnowsMatter(Protocol):
    """A state that knows on which budget lines an act falls and what it is worth, beyond what the act says."""

    def matter_of(self, act: Act) -> tuple[tuple[str, ...], Money | None]:
        """The lines, and the amount; empty and ``None`` where it does not know."""


def ask_role(states: Mapping[str, Any], act: Act, judge: Judge) -> None:
    """Ask ACT-ROLE. Nothing is asked in an open office, nor of another system's act that names nobody."""
    access: Access = states["access"]
    if not access.holders or (act.source and not act.by):
        return
    tables = permissions(judge.law)
    needed = tables.recorders(act.tag, act.on)
    held = access.of(act.by, act.on) if act.by else ()
    ok, why = _answer(states, act, held, needed, tables)
    if ok and not judge.verbose:
        return
    has = tuple(str(tables.title(one.role)) for one in held)
    if ok:
        judge.check(ACT_ROLE, True, "by", act=act.tag, by=act.by, roles=has)
    else:
        could = _could(states, act, needed or (), tables)
        judge.check(ACT_ROLE, ok, "by", act=act.tag, by=act.by, roles=has, why=why, could=could)


def _answer(
    states: Mapping[str, Any], act: Act, held: tuple[Holding, ...], needed: tuple[str, ...] | None, tables: Permissions
) -> Answer:
    if not act.by:
        return False, NOBODY
    recording = [one for one in held if tables.roles[one.role].records]
    if held and not recording:
        return False, ONLY_READS
    if needed is None:
        return (None, UNDECLARED) if recording else (False, NO_ROLE)
    if ANYONE in needed:
        return True, ""
    fitting = [one for one in recording if one.role in needed]
    if not fitting:
        return False, NO_ROLE
    if any(not (one.domains or one.lines or one.cap) for one in fitting):
        return True, ""
    answers = [_within_limits(states, act, one) for one in fitting]
    return next((a for verdict in (True, None) for a in answers if a[0] is verdict), answers[0])


def _within_limits(states: Mapping[str, Any], act: Act, one: Holding) -> Answer:
    if one.domains and act.tag.partition(".")[0] not in one.domains:
        return False, OUTSIDE
    if not one.lines and one.cap is None:
        return True, ""
    lines, worth = _matter(states, act)
    if one.cap is not None and worth is not None and worth > one.cap:
        return False, ABOVE
    if one.lines:
        if not lines:
            return None, UNSURE
        if not all(within(line, one.lines) for line in lines):
            return False, OUTSIDE
    return True, ""


def _matter(states: Mapping[str, Any], act: Act) -> tuple[tuple[str, ...], Money | None]:
    """The lines an act falls on, and the largest amount it names or is about."""
    known = [state.matter_of(act) for state in states.values() if isinstance(state, KnowsMatter)]
    lines = tuple(line for found, _ in known for line in found)
    amounts = [value for f in fields(type(act)) if isinstance(value := getattr(act, f.name), Money)]
    amounts += [worth for _, worth in known if worth is not None]
    return lines, max(amounts, default=None)


def _could(states: Mapping[str, Any], act: Act, needed: Iterable[str], tables: Permissions) -> str:
    """Who could do it: each role that may, and who has it that day within its limits; the first of many."""
    access: Access = states["access"]
    told = []
    for role in needed:
        if role == ANYONE:
            continue
        able = [
            actor
            for actor in access.having([role], act.on)
            if any(
                one.role == role and _within_limits(states, act, one)[0] is not False
                for one in access.of(actor, act.on)
            )
        ]
        more = f" +{len(able) - SHOWN}" if len(able) > SHOWN else ""
        told.append(f"{tables.title(role)}: {', '.join(able[:SHOWN]) or '—'}{more}")
    return "; ".join(told)
