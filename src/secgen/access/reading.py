"""Who may read what tells of people: some reports, exports and figures."""

from __future__ import annotations

from datetime import date

from secgen.access.state import Access
from secgen.access.tables import permissions
from secgen.kernel.errors import AccessDenied
from secgen.kernel.judge import LawBook


def readers(law: LawBook, what: str, day: date) -> tuple[str, ...]:
    """The roles that may read something only some may, those that read all included; empty: everybody may."""
    tables = permissions(law)
    named = tables.readers(what, day)
    if named is None:
        return ()
    return (*named, *(name for name, role in tables.roles.items() if role.reads_all))


def check_reading(access: Access, law: LawBook, actor: str, what: str, day: date) -> None:
    """Refuse what only some may read to who is not one of them (``AccessDenied`` SG-ACCESS-READ).

    An open office refuses nothing.
    """
    allowed = readers(law, what, day)
    if not access.closed or not allowed or (actor and access.roles(actor, day) & {*allowed}):
        return
    title = permissions(law).title
    could = "; ".join(f"{title(role)}: {', '.join(access.having([role], day)) or '—'}" for role in allowed)
    raise AccessDenied("SG-ACCESS-READ", what=what, actor=actor or "—", on=day, could=could)
