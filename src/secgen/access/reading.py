"""Who may read what tells of people: some reports, exports and figures."""

from __future__ import annotations

from datetime import date

from secgen.access.state import Access
from secgen.access.tables import permissions
from secgen.kernel.errors import AccessDenied
from secgen.kernel.judge import LawBook


def check_reading(access: Access, law: LawBook, actor: str, what: str, day: date) -> None:
    """Refuse what only some may read to who is not one of them (``AccessDenied`` SG-ACCESS-READ).

    An open office refuses nothing. Who reads all (the auditor) reads this too.
    """
    if not access.closed:
        return
    tables = permissions(law)
    readers = tables.readers(what, day)
    if readers is None:
        return
    allowed = {*readers, *(name for name, role in tables.roles.items() if role.reads_all)}
    if actor and access.roles(actor, day) & allowed:
        return
    could = "; ".join(f"{tables.title(role)}: {', '.join(access.having([role], day)) or '—'}" for role in readers)
    raise AccessDenied("SG-ACCESS-READ", what=what, actor=actor or "—", on=day, could=could)
