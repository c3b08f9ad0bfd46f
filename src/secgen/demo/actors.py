"""Who is who in the demo: every actor has its role, and an act that names nobody gets who does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from attrs import evolve

from secgen.access import events as access
from secgen.access.tables import ANYONE, permissions
from secgen.budget import events as budget
from secgen.demo.brand import OFFICER
from secgen.demo.heritage_days import AUTHOR, LEAD
from secgen.demo.plan import ACCOUNTANT, DEPARTMENTS, DIRECTOR, HR_MANAGER, YEAR
from secgen.kernel.act import Act
from secgen.kernel.money import Money
from secgen.law import Law

SECRETARY: Final = "agent:5ec0"
_FIRST: Final = date(YEAR - 5, 1, 1)
"""Since when: before anything the demo tells."""
_HOLDERS: Final = (
    ("administrator", SECRETARY),
    ("authorising_officer", DIRECTOR),
    ("publication_director", DIRECTOR),
    ("hr_manager", HR_MANAGER),
    ("accountant", ACCOUNTANT),
    ("budget_manager", "agent:b0d6"),
    ("buyer", "agent:b0e1"),
    ("asset_manager", "agent:a55e"),
    ("it_manager", "agent:17aa"),
    ("mail_officer", "agent:3a11"),
    ("communication", OFFICER),
    ("communication", LEAD),
    ("communication", AUTHOR),
    ("communication", "srci:01"),
    ("publication_director", "agent:0001"),
    ("publication_director", "agent:0002"),
    ("auditor", "agent:a0d1"),
    *(("prescriber", f"agent:u{department}") for department in DEPARTMENTS),
)
_ANYBODY: Final = "agent:0003"


def roles() -> Iterator[Act]:
    """The roles of the office; then the director delegates to the heads of the departments, up to 90 000 € each."""
    for role, actor in _HOLDERS:
        yield access.RoleGiven(on=_FIRST, by=SECRETARY, actor=actor, role=role, text="Organigramme")
    for department in DEPARTMENTS:
        yield access.RoleDelegated(
            on=date(YEAR, 1, 1),
            by=DIRECTOR,
            giver=DIRECTOR,
            actor=f"agent:udap{department}",
            role="authorising_officer",
            until=date(YEAR, 12, 31),
            lines=("0175",),
            cap=Money.parse("90 000"),
            text=f"Décision {YEAR}-12",
        )


def named(acts: Iterable[Act], law: Law) -> Iterator[Act]:
    """Acts in the name of who does them: an act that names nobody is that of the first who has a role for it."""
    first = dict(reversed(_HOLDERS)) | {ANYONE: _ANYBODY}
    for act in acts:
        if act.by or act.source:
            yield act
        else:
            needed = permissions(law).recorders(act.tag, act.on) or (ANYONE,)
            yield evolve(act, by=first[needed[0]])


def wrong_actor() -> Act:
    """The communication officer certifies a service: not hers to do."""
    return budget.ServiceCertified(
        on=date(YEAR, 9, 8), by=OFFICER, commitment="2109000001", amount=Money.parse("1 000")
    )
