"""The park, tickets, applications and licences as cubes and tables."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from secgen.assets.it.computations import end_of_life, reuse, supported
from secgen.assets.it.decisions import exits
from secgen.assets.it.service import ServiceClock, level
from secgen.assets.it.state import ApplicationRow, Moment
from secgen.assets.state import Assets
from secgen.assets.wording import column
from secgen.kernel.dates import add_months, whole_years
from secgen.kernel.judge import LawBook
from secgen.kernel.known_law import read_if_known
from secgen.kernel.text import Text
from secgen.reports.cube import Cube, Dimension, Measure, Ratio
from secgen.reports.facts import Facts
from secgen.reports.table import Column, Table

_DEVICES: Final = (
    column("asset", "bien", "asset"),
    column("inventory", "numéro d'inventaire", "inventory number"),
    column("family", "famille", "family"),
    column("maker", "fabricant", "maker"),
    column("model", "modèle", "model"),
    column("system", "système", "system"),
    column("location", "lieu", "location"),
    column("holder", "détenteur", "holder"),
    column("age", "âge (années)", "age (years)"),
    column("on", "entré le", "entered on", "date"),
    column("bought", "acheté le", "bought on", "date"),
    column("end_of_life", "fin de vie", "end of life", "date"),
    column("obsolete", "obsolète", "obsolete"),
    column("support", "système maintenu", "system supported"),
    column("devices", "appareils", "devices", "int"),
    column("past_life", "en fin de vie", "past end of life", "int"),
    column("unsupported", "système non maintenu", "system not supported", "int"),
    column("of_unknown_age", "d'âge inconnu", "of unknown age", "int"),
    column("refurbished", "reconditionnés", "refurbished", "int"),
    column("cost", "coût d'acquisition", "acquisition cost", "money"),
)
_WORDS: Final = {True: Text("oui", "yes"), False: Text("non", "no"), None: Text("inconnu", "unknown")}


def park_facts(assets: Assets, law: LawBook, on: date) -> Facts:
    """The devices held, one row each: age, end of life, support of the system, cost in cents."""
    rows = []
    for asset, row in assets.devices.items():
        known, made = assets.assets[asset], row.made
        if not known.held:
            continue
        ended = end_of_life(made, law, on)
        past, kept = ended.passed(on), supported(row.system, law, on)
        age = "" if made.since is None else str(max(whole_years(made.since, on), 0))
        rows.append(
            (
                asset,
                made.inventory,
                made.family,
                made.maker,
                made.model,
                row.system,
                known.location,
                known.holder,
                age,
                made.on,
                made.since,
                ended.day,
                str(_WORDS[past]),
                str(_WORDS[kept]),
                1,
                int(past is True),
                int(kept is False),
                int(past is None),
                int(made.refurbished),
                made.cost.cents,
            )
        )
    return Facts("park", Text("Parc informatique", "Computer park"), _DEVICES, rows)


def _dimensions(columns: tuple[Column, ...], count: int) -> tuple[Dimension, ...]:
    return tuple(Dimension(c.name, c.label, c.name) for c in columns[:count])


def _sum(columns: tuple[Column, ...], name: str) -> Measure:
    label = next(c.label for c in columns if c.name == name)
    return Measure(name, label, (name,))


PARK: Final = Cube(
    "park",
    Text("Parc informatique : âge et obsolescence", "Computer park: age and obsolescence"),
    "park",
    (
        *_dimensions(_DEVICES, 9),
        Dimension("bought_year", Text("année d'achat", "year of purchase"), "bought", "year"),
        Dimension("end_year", Text("année de fin de vie", "year of end of life"), "end_of_life", "year"),
        Dimension("obsolete", Text("obsolète", "obsolete"), "obsolete"),
        Dimension("support", Text("système maintenu", "system supported"), "support"),
    ),
    (
        *(_sum(_DEVICES, name) for name in ("devices", "past_life")),
        Ratio("obsolescence", Text("taux d'obsolescence", "obsolescence rate"), "past_life", "devices"),
        *(_sum(_DEVICES, name) for name in ("unsupported", "of_unknown_age", "refurbished", "cost")),
    ),
    ("family",),
)

_TICKETS: Final = (
    column("ticket", "ticket", "ticket number"),
    column("kind", "nature", "kind"),
    column("priority", "priorité", "priority level"),
    column("stage", "état", "stage"),
    column("technician", "technicien", "technician"),
    column("asset", "bien", "asset"),
    column("application", "application", "application concerned"),
    column("on", "ouvert le", "opened on", "date"),
    column("tickets", "tickets", "number of tickets", "int"),
    column("open", "en cours", "open", "int"),
    column("own_met", "pris à temps", "owned in time", "int"),
    column("own_late", "pris en retard", "owned late", "int"),
    column("resolve_met", "résolus à temps", "resolved in time", "int"),
    column("resolve_late", "résolus en retard", "resolved late", "int"),
    column("reopened", "rouverts", "reopened", "int"),
    column("minutes", "minutes ouvrées", "working minutes", "int"),
)


def ticket_facts(assets: Assets, law: LawBook, on: date) -> Facts:
    """The tickets, one row each: met or late against the time to own and to resolve at the end of the day."""
    clock, now = ServiceClock(law), (on, 24 * 60)
    rows = []
    for number, row in assets.tickets.items():
        own, resolve = level(row, "own", now, law, clock), level(row, "resolve", now, law, clock)
        made = row.made
        rows.append(
            (
                number,
                made.kind,
                str(row.priority),
                row.stage,
                row.technician,
                made.asset,
                made.application,
                made.on,
                1,
                int(row.solved is None),
                int(own.met is True),
                int(own.met is False),
                int(resolve.met is True),
                int(resolve.met is False),
                row.reopened,
                resolve.spent,
            )
        )
    return Facts("tickets", Text("Tickets", "Tickets of users"), _TICKETS, rows)


SERVICE_LEVELS: Final = Cube(
    "service-levels",
    Text("Niveaux de service de l'assistance", "Service levels of user support"),
    "tickets",
    (
        *_dimensions(_TICKETS, 7),
        Dimension("year", Text("année", "year "), "on", "year"),
        Dimension("month", Text("mois", "month"), "on", "month"),
    ),
    (
        *(_sum(_TICKETS, name) for name in ("tickets", "open", "own_met", "own_late")),
        Ratio("own_rate", Text("taux de prise en charge", "owned in time, rate"), "own_met", "tickets"),
        *(_sum(_TICKETS, name) for name in ("resolve_met", "resolve_late")),
        Ratio("resolve_rate", Text("taux de résolution", "resolved in time, rate"), "resolve_met", "tickets"),
        _sum(_TICKETS, "reopened"),
        _sum(_TICKETS, "minutes"),
    ),
    ("priority",),
    (
        Text(
            "Un ticket encore ouvert et dans les temps n'est ni à temps ni en retard.",
            "A ticket still open and within its time is neither met nor late.",
        ),
    ),
)

_REUSE: Final = (
    column("year", "année", "year "),
    column("counted", "réformés comptés", "retired, counted", "int"),
    column("reused", "réemployés", "re-used", "int"),
    column("excluded", "hors décompte", "left out", "int"),
    column("share", "part réemployée", "share re-used", "rate"),
    column("goal", "objectif", "goal", "rate"),
    column("met", "atteint", "met", "bool"),
)


def reuse_by_year(assets: Assets, law: LawBook, on: date) -> Table:
    """The share re-used of the equipment retired in each year (IT-04)."""
    gone = exits(assets)
    rows = []
    for year in sorted({left.on.year for _, left in gone}):
        goal = read_if_known(law, "it.reuse.share", date(year, 12, 31))
        if goal is None:
            continue
        found = reuse(gone, year, law)
        rows.append((str(year), found.counted, found.reused, found.excluded, found.share, goal.rate, found.met))
    title = Text(f"Réemploi des équipements réformés au {on}", f"Re-use of retired equipment on {on}")
    return Table("reuse", title, _REUSE, rows)


_APPLICATIONS: Final = (
    column("application", "application", "application name"),
    column("name", "désignation", "name"),
    column("owner", "responsable", "owner"),
    column("opened_on", "en production depuis", "in production since", "date"),
    column("accredited_on", "homologuée le", "accredited on", "date"),
    column("until", "jusqu'au", "until", "date"),
    column("review_due", "réexamen", "review due", "date"),
    column("personal_data", "données personnelles", "personal data", "bool"),
    column("status", "état", "status"),
)
_ACCREDITATION: Final = {
    "none": Text("non homologuée", "not accredited"),
    "ended": Text("homologation échue", "accreditation ended"),
    "withdrawn": Text("homologation retirée", "accreditation withdrawn"),
    "review": Text("réexamen en retard", "review overdue"),
    "ok": Text("homologuée", "accredited"),
}


def applications(assets: Assets, law: LawBook, on: date) -> Table:
    """Applications: their accreditation, when it is to be reviewed."""
    months = law.read("it.accreditation.review", on).number
    rows = []
    for name, row in assets.applications.items():
        held = row.accredited
        due = add_months(row.reviewed_on, months) if row.reviewed_on else None
        rows.append(
            (
                name,
                row.made.name,
                row.made.owner,
                row.opened_on,
                held.on if held else None,
                held.until if held else None,
                due,
                row.made.personal_data,
                str(_ACCREDITATION[_accreditation(row, due, on)]),
            )
        )
    title = Text(f"Applications et homologations au {on}", f"Applications and accreditations on {on}")
    return Table("accreditations", title, _APPLICATIONS, rows).sort("application")


def _accreditation(row: ApplicationRow, due: date | None, on: date) -> str:
    if row.accredited is None:
        return "none"
    if row.withdrawn:
        return "withdrawn"
    if on > row.accredited.until:
        return "ended"
    return "review" if due is not None and on > due else "ok"


_LICENCES: Final = (
    column("licence", "licence", "licence number"),
    column("software", "logiciel", "software"),
    column("metric", "métrique", "metric"),
    column("owned", "détenues", "owned", "int"),
    column("installed", "installées", "installed", "int"),
    column("over", "en excès", "over", "int"),
    column("unused", "inutilisées", "unused", "int"),
    column("until", "jusqu'au", "until", "date"),
    column("counted_on", "comptées le", "counted on", "date"),
)


def licences(assets: Assets, on: date) -> Table:
    """Licences held against installs counted (IT-07); an ended licence covers none."""
    rows = []
    for number, row in assets.licences.items():
        made = row.made
        owned = made.owned if made.until is None or on <= made.until else 0
        over = max(row.installed - owned, 0)
        head = (number, made.software, made.metric, owned, row.installed, over)
        rows.append((*head, row.unused, made.until, row.counted_on))
    title = Text(f"Licences et installations au {on}", f"Licences and installs on {on}")
    return Table("licences", title, _LICENCES, rows).sort("licence")


_AVAILABILITY: Final = (
    column("asset", "bien", "asset"),
    column("name", "désignation", "name"),
    column("interruptions", "interruptions", "outages", "int"),
    column("minutes_down", "minutes d'arrêt", "minutes down", "int"),
    column("availability", "disponibilité", "availability", "rate"),
)
_EXACT: Final = Decimal("0.00001")


def availability(assets: Assets, on: date, year: int) -> Table:
    """Servers and networks in a year: availability is 1 less the time down over the time elapsed, nights included."""
    rows = []
    for asset, row in assets.devices.items():
        if row.made.family not in ("server", "network"):
            continue
        left = assets.assets[asset].retired
        first: Moment = (max(row.made.on, date(year, 1, 1)), 0)
        last: Moment = (min(left.on if left else on, on, date(year, 12, 31)) + timedelta(days=1), 0)
        span = _minutes(first, last)
        if span <= 0:
            continue
        spans = [(max(start, first), min(end, last)) for start, end in assets.outages.get(asset, ())]
        down = [(start, end) for start, end in spans if start < end]
        lost = sum(_minutes(start, end) for start, end in down)
        share = (1 - Decimal(lost) / span).quantize(_EXACT, ROUND_HALF_UP)
        rows.append((asset, assets.assets[asset].made.name, len(down), lost, share))
    title = Text(f"Disponibilité des serveurs et réseaux {year}", f"Availability of servers and networks {year}")
    return Table("availability", title, _AVAILABILITY, rows).sort("asset")


def _minutes(start: Moment, end: Moment) -> int:
    return (end[0] - start[0]).days * 24 * 60 + end[1] - start[1]


_TRAININGS: Final = (
    column("session", "séance", "session"),
    column("on", "le", "on", "date"),
    column("topic", "sujet", "topic"),
    column("registered", "inscrits", "registered", "int"),
    column("attended", "présents", "attended", "int"),
    column("attendance", "taux de présence", "attendance", "rate"),
    column("satisfaction", "satisfaction", "satisfaction rate", "rate"),
)


def trainings(assets: Assets, on: date) -> Table:
    """Training sessions of users: who came, how content they were."""
    rows = []
    for session, made in assets.trainings.items():
        share = (Decimal(made.attended) / made.registered).quantize(Decimal("0.001")) if made.registered else None
        rows.append((session, made.on, made.topic, made.registered, made.attended, share, made.satisfaction))
    title = Text(f"Formation des utilisateurs au {on}", f"Training of users on {on}")
    return Table("user-trainings", title, _TRAININGS, rows).sort("on", "session")
