"""``sg.access``: roles and delegations, one verb for each act, and what stands on a day."""

from __future__ import annotations

from datetime import date
from typing import cast

from secgen.access import events as ev
from secgen.access.state import Access, Holding
from secgen.access.tables import permissions
from secgen.desk import Desk, Verb
from secgen.kernel.dates import parse_day


class AccessDesk(Desk):
    """Who may do what."""

    give_role = Verb(ev.RoleGiven)
    end_role = Verb(ev.RoleEnded)
    delegate = Verb(ev.RoleDelegated)
    end_delegation = Verb(ev.DelegationEnded)

    @property
    def state(self) -> Access:
        """Every role ever given, by actor. Read it, never change it."""
        return cast(Access, self._secretariat.state("access"))

    def of(self, actor: str, on: date | str) -> tuple[Holding, ...]:
        """The roles and delegations an actor has on a day."""
        return self.state.of(actor, parse_day(on))

    def who_may(self, tag: str, on: date | str) -> tuple[str, ...]:
        """Who has on a day a role that may record an act (``budget.paid``), limits of theirs aside."""
        day = parse_day(on)
        return self.state.having(permissions(self._secretariat.law).recorders(tag, day) or (), day)
