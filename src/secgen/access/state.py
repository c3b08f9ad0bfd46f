"""Who has which role: the book of access, and what is live of it on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from attrs import define, field, frozen

from secgen.kernel.book import Book
from secgen.kernel.money import Money


@frozen(kw_only=True)
class Holding:
    """One role an actor has, or had: its days, its limits, who delegated it (``giver``, empty if it was given)."""

    role: str
    since: date
    until: date | None = None
    domains: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    cap: Money | None = None
    giver: str = ""
    may_delegate: bool = True
    text: str = ""

    def on(self, day: date) -> bool:
        """Whether its days include this one."""
        return self.since <= day and (self.until is None or day <= self.until)

    def meets(self, since: date, until: date | None) -> bool:
        """Whether it has a day in common with a period."""
        return (until is None or self.since <= until) and (self.until is None or since <= self.until)

    def as_wide_as(self, other: Holding) -> bool:
        """Whether its domains, lines and cap leave out nothing of another's."""
        return (
            (not self.domains or (bool(other.domains) and set(other.domains) <= set(self.domains)))
            and (not self.lines or (bool(other.lines) and all(within(line, self.lines) for line in other.lines)))
            and (self.cap is None or (other.cap is not None and other.cap <= self.cap))
        )

    def as_long_as(self, other: Holding) -> bool:
        """Whether its days include all of another's."""
        return self.since <= other.since and (
            self.until is None or (other.until is not None and other.until <= self.until)
        )


_NOBODY: Final[frozenset[str]] = frozenset()


def within(line: str, scope: Iterable[str]) -> bool:
    """Whether a budget line is under one of a scope: ``0175-CARA-DRAC/01/6`` is under ``0175-CARA``."""
    return any(line.startswith(wide) and line[len(wide) : len(wide) + 1] in ("", "-", "/") for wide in scope)


@define
class Access:
    """Every role ever given, by actor. Empty, the office is open: everybody may record everything."""

    holders: Book[str, tuple[Holding, ...]] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (self.holders,)

    @property
    def closed(self) -> bool:
        """Whether roles were ever given: from then on, who has none is refused."""
        return bool(self.holders)

    def of(self, actor: str, day: date) -> tuple[Holding, ...]:
        """What an actor may act by on a day. What was delegated counts as long as its giver has it too."""
        return self._live(actor, day, _NOBODY)

    def _live(self, actor: str, day: date, asked: frozenset[str]) -> tuple[Holding, ...]:
        held = self.holders.get(actor, ())
        return tuple([o for o in held if o.on(day) and (not o.giver or self._stands(o, day, asked | {actor}))])

    def _stands(self, one: Holding, day: date, asked: frozenset[str]) -> bool:
        if one.giver in asked:
            return False  # a ring of delegations rests on nobody
        return any(
            base.role == one.role and base.may_delegate and base.as_wide_as(one)
            for base in self._live(one.giver, day, asked)
        )

    def roles(self, actor: str, day: date) -> frozenset[str]:
        """The names of the roles an actor has on a day."""
        return frozenset(one.role for one in self.of(actor, day))

    def having(self, roles: Iterable[str], day: date) -> tuple[str, ...]:
        """Who has one of these roles on a day."""
        wanted = set(roles)
        return tuple(sorted(actor for actor in self.holders if self.roles(actor, day) & wanted))
