"""Editions, the regional programme of one of them, and the joint projects its entries could make."""

from __future__ import annotations

from collections.abc import Iterator

from secgen.communication.editions.register import register
from secgen.communication.programme.closing import in_programme, lists
from secgen.communication.programme.decisions import department
from secgen.communication.programme.joint import proposals
from secgen.communication.programme.state import EntryRow
from secgen.communication.programme.summary import COUNTS, Line, summarise
from secgen.communication.reports._common import communication, count, day, departments_of, edition_option, text
from secgen.communication.state import Communication
from secgen.kernel.territory import department_label
from secgen.kernel.text import Text
from secgen.reports.table import Table
from secgen.reports.view import Options, View

_LABELS = {
    "places": ("lieux", "places"),
    "animations": ("animations", "animations"),
    "communes": ("communes", "communes"),
    "first": ("premières participations", "first participations"),
    "on_theme": ("dans le thème", "on the theme"),
    "schools": ("pour les scolaires", "for schools"),
    "free": ("gratuites", "free"),
    "accessible": ("accessibles", "accessible"),
    "print": ("au programme imprimé", "in the printed programme"),
    "cancelled": ("annulées", "cancelled"),
    "visitors": ("visiteurs déclarés", "visitors reported"),
}
_STAGES = {
    "proposed": Text("proposée", "proposed"),
    "announced": Text("annoncée", "announced"),
    "confirmed": Text("confirmée", "confirmed"),
    "postponed": Text("reportée", "postponed"),
    "moved_online": Text("en ligne", "moved online"),
    "cancelled": Text("annulée", "cancelled"),
}
_ADDS_UP = Text("La somme des départements égale la région (C19).", "The departments add up to the region (C19).")
_DIFFERS = Text(
    "Les départements ne font pas la région (C19) : {names}",
    "The departments do not add up to the region (C19): {names}",
)
_UNDETERMINED = Text(
    "{n} sans département connu : importer les communes (cog-communes), ou corriger le nom de la commune ({communes})",
    "{n} without a known department: import the communes (cog-communes), or mend the commune's name ({communes})",
)
_UNKNOWN = Text(
    "Non déclaré par l'organisateur : première participation {first}, thème {theme}, gratuité {free}.",
    "Not declared by the organiser: first participation {first}, theme {theme}, price {free}.",
)
_NO_DEPARTMENT = Text("non déterminé", "undetermined")


def regional_programme(view: View, options: Options) -> Table:
    """The programme of an edition by department: places, animations, first participations…, and their sum (C19)."""
    edition = edition_option(view, options)
    state = communication(view)
    rows = [row for row in state.programme.of_edition(edition) if in_programme(row) or _cancelled(row)]
    found = summarise(_lines(rows, state, edition), departments_of(view))
    kept = [row for row in rows if not _cancelled(row)]
    table_rows = tuple(
        (code or "—", department_label(code) if code else str(_NO_DEPARTMENT), *counts)
        for code, counts in found.departments
    )
    columns = (
        text("department", "département", "department"),
        text("name", "nom", "name"),
        *(count(name, *_LABELS[name]) for name in COUNTS),
    )
    known = register(view.law, state.editions, *_split(edition))
    title = Text(
        f"Programme régional : {known.name.fr} {known.year}", f"Regional programme: {known.name.en} {known.year}"
    )
    up = found.adds_up
    notes = [_ADDS_UP if up.ok else _DIFFERS.filled(names=dict(up.inputs)["differs"])]
    if without := found.of("")["animations"]:
        lost = {row.event.place.commune for row in kept if row.event.place is not None and not department(row)}
        notes.append(_UNDETERMINED.filled(n=without, communes=", ".join(sorted(lost)[:5])))
    unknown = {name: sum(getattr(row.made, field) == "unknown" for row in kept) for name, field in _DECLARED.items()}
    if any(unknown.values()):
        notes.append(_UNKNOWN.filled(**unknown))
    return Table("regional-programme", title, columns, table_rows, tuple(notes), (None, None, *found.total))


_DECLARED = {"first": "first_participation", "theme": "on_theme", "free": "free"}


def _split(edition: str) -> tuple[str, int]:
    event, _, year = edition.rpartition("-")
    return event, int(year)


def _cancelled(row: EntryRow) -> bool:
    return row.stage == "cancelled" or row.event.status == 6


def _lines(rows: list[EntryRow], state: Communication, edition: str) -> Iterator[Line]:
    call = state.programme.calls.get(edition)
    for row in rows:
        place, made = row.event.place, row.made
        yield Line(
            uid=made.entry,
            department=department(row),
            place=place.key if place else "",
            commune=(place.insee or place.commune) if place else "",
            first=made.first_participation == "yes",
            on_theme=made.on_theme == "yes",
            schools=made.for_schools,
            free=made.free == "yes",
            accessible=bool(row.event.accessibility),
            print="print" in lists(made.on, call),
            cancelled=_cancelled(row),
            visitors=row.visitors or 0,
        )


def editions(view: View, options: Options) -> Table:
    """The national events of a year: stage, days, number, themes, and the main days the calendar rule proposes."""
    state = communication(view)
    rows = []
    for row in view.law.section("national_event"):
        found = register(view.law, state.editions, row["id"], view.year)
        proposed = ", ".join(str(extent.main_day) for extent in found.proposed)
        first, last = found.days or (None, None)
        rows.append(
            (found.id, str(found.name), found.number or None, str(_STAGES[found.stage]), first, last, proposed,
             " ; ".join(found.themes), state.editions.leads.get(found.id, ""), found.source)
        )  # fmt: skip
    columns = (
        text("edition", "édition", "edition"),
        text("name", "manifestation", "event"),
        count("number", "numéro", "number"),
        text("stage", "état", "stage"),
        day("start", "début", "start"),
        day("end", "fin", "end"),
        text("proposed", "jours proposés par la règle", "days the rule proposes"),
        text("themes", "thèmes", "themes"),
        text("lead", "chef de file", "lead"),
        text("source", "source", "source"),
    )
    title = Text(f"Manifestations nationales {view.year}", f"National events, {view.year}")
    return Table("editions", title, columns, tuple(rows))


def joint_projects(view: View, options: Options) -> Table:
    """Joint projects the entries of an edition could make, from what they share; those agreed say so."""
    edition = edition_option(view, options)
    state = communication(view).programme
    agreed = {frozenset(p.entries): p.project for p in state.projects.values() if p.edition == edition}
    rows = tuple(
        (p.basis, p.shared, p.places, len(p.entries), ", ".join(p.entries[:8]), agreed.get(frozenset(p.entries), ""))
        for p in proposals(state.of_edition(edition), state.communes, view.law, view.on)
    )
    columns = (
        text("basis", "en commun", "shared kind"),
        text("shared", "lequel", "shared"),
        count("places", "lieux", "places"),
        count("entries", "inscriptions", "entries"),
        text("first_entries", "premières inscriptions", "first entries"),
        text("agreed", "projet convenu", "agreed project"),
    )
    title = Text(f"Projets communs possibles : {edition}", f"Possible joint projects: {edition}")
    return Table("joint-projects", title, columns, rows)
