"""The partner directory."""

from __future__ import annotations

from secgen.communication.reports._common import communication
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table
from secgen.reports.view import Options, View


def partners(view: View, options: Options) -> Table:
    """Partners of the directory, those of one ``department`` if it is given, with their projects in common."""
    books, only = communication(view).partners, str(options.get("department") or "")
    rows = []
    for name, row in sorted(books.directory.items()):
        made = row.made
        if row.removed or (only and only not in made.territory):
            continue
        listed = (", ".join(made.territory), made.commune, ", ".join(made.labels), ", ".join(made.networks))
        projects = ", ".join(books.projects_of(name))
        rows.append((name, made.name, made.kind, made.number, *listed, len(row.contacts), projects))
    columns = (
        Column("partner", Text("partenaire", "partner"), "text"),
        Column("name", Text("nom", "name"), "text"),
        Column("kind", Text("nature", "kind"), "text"),
        Column("number", Text("SIRET ou RNA", "SIRET or RNA"), "text"),
        Column("territory", Text("départements", "departments"), "text"),
        Column("commune", Text("commune", "commune"), "text"),
        Column("labels", Text("labels", "labels"), "text"),
        Column("networks", Text("réseaux", "networks"), "text"),
        Column("contacts", Text("contacts consentis", "contacts who agreed"), "int"),
        Column("projects", Text("projets communs", "projects in common"), "text"),
    )
    return Table("partners", Text("Annuaire des partenaires", "Partner directory"), columns, rows)
