"""Who has which role, and who may record and read what."""

from __future__ import annotations

from typing import cast

from secgen.access.state import Access
from secgen.access.tables import permissions
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table
from secgen.reports.view import Options, View


def roles(view: View, options: Options) -> Table:
    """Every role and delegation ever given, and whether it stands on the day."""
    access, tables = cast(Access, view.state("access")), permissions(view.law)
    rows = [
        (
            actor,
            one.role,
            str(tables.title(one.role)),
            one.since,
            one.until,
            one.giver,
            ", ".join(one.domains),
            ", ".join(one.lines),
            one.cap,
            one in access.of(actor, view.on),
            one.text,
        )
        for actor in sorted(access.holders)
        for one in access.holders[actor]
    ]
    columns = (
        Column("actor", Text("acteur", "actor"), "text"),
        Column("role", Text("rôle (code)", "role (code)"), "text"),
        Column("title", Text("rôle", "role"), "text"),
        Column("since", Text("du", "from"), "date"),
        Column("until", Text("au", "until"), "date"),
        Column("giver", Text("délégué par", "delegated by"), "text"),
        Column("domains", Text("domaines", "domains"), "text"),
        Column("lines", Text("lignes", "lines"), "text"),
        Column("cap", Text("plafond", "cap"), "money"),
        Column("stands", Text("en vigueur", "stands"), "bool"),
        Column("text", Text("texte", "text"), "text"),
    )
    notes = () if access.closed else (Text("aucun rôle donné : bureau ouvert", "no role given: the office is open"),)
    return Table("roles", Text("Rôles et délégations", "Roles and delegations"), columns, rows, notes)


def permissions_table(view: View, options: Options) -> Table:
    """Each act and each report that only some may record or read, the roles, and who has one on the day."""
    access, tables = cast(Access, view.state("access")), permissions(view.law)
    asked = [("record", tag, tables.recorders(tag, view.on)) for tag in sorted(tables.acts)]
    asked += [("read", what, tables.readers(what, view.on)) for what in sorted(tables.reads)]
    rows = [
        (verb, what, ", ".join(needed), ", ".join(access.having(needed, view.on)))
        for verb, what, needed in asked
        if needed is not None
    ]
    columns = (
        Column("verb", Text("verbe", "verb"), "text"),
        Column("what", Text("quoi", "what"), "text"),
        Column("roles", Text("rôles", "roles"), "text"),
        Column("actors", Text("acteurs ce jour-là", "actors that day"), "text"),
    )
    return Table("permissions", Text("Qui peut faire quoi", "Who may do what"), columns, rows)
