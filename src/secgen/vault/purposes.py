"""Why personal fields are read: the register of processing (GDPR art. 30), which the law packs carry as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.vault.records import Entry

ADMINISTRATION = "vault-administration"
"""The purpose of those who say who may read what, and who run the retention."""
SUBJECT_RIGHTS = "subject-rights"
"""The purpose of those who answer people about their own data (GDPR art. 15 to 17)."""


@frozen
class Purpose:
    """One processing of the register: what it is for, the kinds of people and the rights it needs.

    ``roles``: the roles of the office that may have it (any if empty); ``powers``: ``erase`` people, ``review`` the
    trail.
    """

    name: str
    title: Text
    kinds: tuple[str, ...]
    rights: tuple[str, ...]
    writes: bool
    text: str
    roles: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()


def register(law: LawBook) -> Mapping[str, Purpose]:
    """The purposes the law packs list, by name; a later pack replaces those of the same name."""
    return {
        row["name"]: Purpose(
            row["name"],
            Text(row["fr"], row["en"]),
            tuple(row["kinds"]),
            tuple(row["rights"]),
            bool(row["writes"]),
            row["text"],
            tuple(row.get("roles", ())),
            tuple(row.get("powers", ())),
        )
        for row in law.section("vault_purpose")
    }


def purpose_named(law: LawBook, name: str) -> Purpose:
    """A purpose by its name; one that the register does not hold is no reason to read."""
    known = register(law)
    if name not in known:
        reason = Text(f"finalités du registre : {', '.join(known)}", f"purposes of the register: {', '.join(known)}")
        raise InvalidInput("SG-FIELD", act="vault", field="purpose", value=name, reason=reason)
    return known[name]


def allowed(trail: Iterable[Entry], actor: str, purpose: str, day: date) -> bool:
    """Whether an actor was allowed a purpose by the trail, not withdrawn since, and not past its last day."""
    until = ""
    for entry in trail:
        if (entry.subject, entry.detail[:1]) == (actor, (purpose,)):
            if entry.action == "allow":
                until = entry.detail[1]
            elif entry.action == "withdraw":
                until = ""
    return until != "" and day <= date.fromisoformat(until)
