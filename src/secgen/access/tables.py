"""The tables of access, as the law packs carry them: roles, what each may record and read, which exclude which."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from attrs import frozen

from secgen.kernel.errors import LawError
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text

ADMINISTRATOR: Final = "administrator"
"""The role of who gives roles."""
ANYONE: Final = "anyone"
"""In the table of acts: whoever is named may record it, unless they only read."""


@frozen
class Role:
    """A role: its name, its title. ``records`` is false for one that only reads (*auditeur*), ``reads_all`` true."""

    name: str
    title: Text
    records: bool
    reads_all: bool


@frozen
class Row:
    """Who may, during a period: the last row in force on a day counts, so that a region's replaces ours."""

    roles: tuple[str, ...]
    since: date
    until: date
    text: str


class Permissions:
    """The tables, ready to be asked. Made once for a body of law."""

    def __init__(self, law: LawBook) -> None:
        self.roles: Mapping[str, Role] = {
            row["name"]: Role(
                row["name"],
                Text(row["fr"], row["en"]),
                bool(row.get("records", True)),
                bool(row.get("reads_all", False)),
            )
            for row in law.section("access_role")
        }
        self._acts = self._table(law, "access_act", "acts")
        self._reads = self._table(law, "access_read", "reads")
        self._apart: dict[str, set[str]] = {}
        for row in law.section("access_incompatible"):
            for other in row["with"]:
                self._apart.setdefault(row["role"], set()).add(other)
                self._apart.setdefault(other, set()).add(row["role"])

    def _table(self, law: LawBook, section: str, key: str) -> dict[str, tuple[Row, ...]]:
        table: dict[str, tuple[Row, ...]] = {}
        for raw in law.section(section):
            row = Row(tuple(raw["roles"]), _day(raw, "from", date.min), _day(raw, "to", date.max), raw["text"])
            for role in row.roles:
                if role not in self.roles and role != ANYONE:
                    problem = Text(f"rôle inconnu : {role}", f"unknown role: {role}")
                    raise LawError("SG-LAW-PACK", pack="access", where=section, problem=problem)
            for name in raw[key]:
                table[name] = (row, *table.get(name, ()))
        return table

    @property
    def acts(self) -> frozenset[str]:
        """The tags of the acts the table names."""
        return frozenset(self._acts)

    @property
    def reads(self) -> frozenset[str]:
        """What only some may read: ``report payslip``, ``export agents``, ``figure personnel``."""
        return frozenset(self._reads)

    def recorders(self, tag: str, day: date) -> tuple[str, ...] | None:
        """The roles that may record an act on a day; ``None`` where no row says."""
        return _on(self._acts, tag, day)

    def readers(self, what: str, day: date) -> tuple[str, ...] | None:
        """The roles that may read something on a day, besides those that read all; ``None``: everybody."""
        return _on(self._reads, what, day)

    def incompatible(self, role: str) -> frozenset[str]:
        """The roles nobody may have together with this one."""
        return frozenset(self._apart.get(role, ()))

    def title(self, role: str) -> Text:
        """A role as a person reads it."""
        known = self.roles.get(role)
        return known.title if known else Text(role, role)


def _on(table: Mapping[str, tuple[Row, ...]], name: str, day: date) -> tuple[str, ...] | None:
    for row in table.get(name, ()):
        if row.since <= day <= row.until:
            return row.roles
    return None


def _day(raw: Mapping[str, Any], key: str, default: date) -> date:
    value = raw.get(key, default)
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def permissions(law: LawBook) -> Permissions:
    """The tables of a body of law; read once."""
    body: Any = law
    return _made(body)


@lru_cache(maxsize=16)
def _made(law: Any) -> Permissions:
    return Permissions(law)
