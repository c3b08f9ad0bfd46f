"""Acts about who may act: roles given and ended, delegations given and ended."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import Money


@frozen(kw_only=True)
class RoleGiven(Act):
    """A role (*fonction*) given to an actor, from ``on`` until ``until`` included.

    ``domains`` narrows it to the acts of some domains, ``lines`` to some budget lines (``0175``, ``0175-CARA-DRAC``),
    ``cap`` to acts of at most that many euros; each is without limit when empty. ``text``: the decision that names
    the actor. From the first role on, the office is closed: who has no role for an act is refused.
    """

    tag: ClassVar[str] = "access.role_given"

    actor: str
    role: str
    until: date | None = None
    domains: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    cap: Money | None = None
    text: str = ""

    @property
    def subject(self) -> str:
        return f"actor/{self.actor}"


@frozen(kw_only=True)
class RoleEnded(Act):
    """An actor has a role no longer, from ``on`` on; what was delegated by virtue of it falls with it."""

    tag: ClassVar[str] = "access.role_ended"

    actor: str
    role: str

    @property
    def subject(self) -> str:
        return f"actor/{self.actor}"


@frozen(kw_only=True)
class RoleDelegated(Act):
    """A role delegated (*délégation*) by who has it, from ``on`` until ``until`` included.

    The limits are those of :class:`RoleGiven`, never wider than the giver's own. ``may_delegate``: the holder may
    delegate in turn.
    """

    tag: ClassVar[str] = "access.delegated"

    giver: str
    actor: str
    role: str
    until: date
    domains: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    cap: Money | None = None
    may_delegate: bool = False
    text: str = ""

    @property
    def subject(self) -> str:
        return f"actor/{self.actor}"


@frozen(kw_only=True)
class DelegationEnded(Act):
    """The giver takes a delegated role back, from ``on`` on."""

    tag: ClassVar[str] = "access.delegation_ended"

    giver: str
    actor: str
    role: str

    @property
    def subject(self) -> str:
        return f"actor/{self.actor}"
