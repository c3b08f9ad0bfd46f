"""Reports on training: the cube of sessions and people, mandatory training, the account of each agent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from secgen.kernel.dates import whole_years
from secgen.kernel.text import Text
from secgen.personnel.staff.category import category_of
from secgen.personnel.state import Personnel
from secgen.personnel.training.compliance import obligations
from secgen.personnel.training.words import AXES
from secgen.reports.cube import Cube, Derived, Dimension, Measure, Ratio
from secgen.reports.facts import Facts
from secgen.reports.table import Column, Row, Table
from secgen.reports.view import CubeReport, Options, View

_COLUMNS: Final = (
    Column("on", Text("premier jour", "first day"), "date"),
    Column("axis", Text("axe", "axis"), "text"),
    Column("theme", Text("thème", "theme"), "text"),
    Column("session", Text("session", "session"), "text"),
    Column("category", Text("catégorie", "category"), "text"),
    Column("status", Text("statut", "status"), "text"),
    Column("sessions", Text("sessions", "sessions"), "int"),
    Column("seats", Text("places", "seats"), "int"),
    Column("planned", Text("coût prévu", "planned cost"), "money"),
    Column("ordered", Text("coût commandé", "ordered cost"), "money"),
    Column("registered", Text("inscrits", "registered"), "int"),
    Column("followed", Text("présents", "followed"), "int"),
    Column("absent", Text("absents", "no-shows"), "int"),
    Column("hours", Text("heures suivies", "hours followed"), "int"),
)
TRAINING: Final = Cube(
    "training",
    Text("Plan de formation", "Training plan"),
    "training",
    (
        Dimension("year", Text("année", "year"), "on", "year"),
        Dimension("month", Text("mois", "month"), "on", "month"),
        Dimension("axis", Text("axe", "axis"), "axis"),
        Dimension("theme", Text("thème", "theme"), "theme"),
        Dimension("session", Text("session", "session"), "session"),
        Dimension("category", Text("catégorie", "category"), "category"),
        Dimension("status", Text("statut", "status"), "status"),
    ),
    (
        Measure("sessions", Text("sessions", "sessions"), ("sessions",)),
        Measure("seats", Text("places", "seats"), ("seats",)),
        Measure("planned", Text("coût prévu", "planned cost"), ("planned",)),
        Measure("ordered", Text("coût commandé", "ordered cost"), ("ordered",)),
        Derived("gap", Text("écart", "gap"), ("ordered",), ("planned",)),
        Measure("registered", Text("inscrits", "registered"), ("registered",)),
        Measure("followed", Text("présents", "followed"), ("followed",)),
        Measure("absent", Text("absents", "no-shows"), ("absent",)),
        Measure("hours", Text("heures suivies", "hours followed"), ("hours",)),
        Ratio("no_show_rate", Text("taux d'absence", "no-show rate"), "absent", "registered"),
        Ratio("filling", Text("remplissage", "filling"), "registered", "seats"),
    ),
    ("axis",),
)


def room_of(view: View) -> Personnel:
    """The personnel at the end of the day."""
    state = view.state("personnel")
    assert isinstance(state, Personnel)
    return state


def training_facts(view: View) -> Facts:
    """One row for each session, with its costs, and one for each registration, with its outcome."""
    return Facts("training", Text("Formation", "Training"), _COLUMNS, list(_rows(view)))


def _rows(view: View) -> Iterator[Row]:
    room = room_of(view)
    for code, row in sorted(room.training.sessions.items()):
        if row.cancelled:
            continue
        planned = row.planned
        about = (planned.starts, str(AXES[planned.axis]), planned.theme, code)
        yield (*about, "", "", 1, planned.seats, planned.cost.cents, row.ordered.cents, 0, 0, 0, 0)
        for agent in row.places:
            outcome, hours = room.training.outcomes.get((code, agent), ("", 0))
            held = room.staff.agents[agent]
            who = (category_of(held, planned.starts, view.law), held.status)
            yield (*about, *who, 0, 0, 0, 0, 1, int(outcome == "followed"), int(outcome == "absent"), hours)
    for agent, all_followed in sorted(room.training.followed.items()):
        for followed in all_followed:
            if not followed.session and followed.on <= view.on:
                held = room.staff.agents[agent]
                who = (category_of(held, max(followed.on, held.hired_on), view.law), held.status)
                about = (followed.on, str(AXES[followed.axis]), followed.theme, "")
                yield (*about, *who, 0, 0, 0, 0, 0, 1, 0, followed.hours)


training = CubeReport(TRAINING, training_facts, one_year=True)


def training_obligations(view: View, options: Options) -> Table:
    """Mandatory training: how many must have it, how many hold it, whose is about to end, who lacks it."""
    counts = Counter((o.code, o.standing) for o in obligations(room_of(view), view.on, view.law))
    rows: list[Row] = []
    for asked in view.law.section("mandatory_training"):
        numbers = [counts[asked["code"], standing] for standing in ("valid", "soon", "expired", "missing")]
        concerned = sum(numbers)
        if concerned:
            held = Decimal(numbers[0] + numbers[1]) / concerned
            rate = held.quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)
            rows.append((asked["code"], str(Text(asked["fr"], asked["en"])), concerned, *numbers, rate, asked["text"]))
    columns = (
        Column("code", Text("code", "code"), "text"),
        Column("label", Text("formation obligatoire", "mandatory training"), "text"),
        Column("concerned", Text("concernés", "concerned"), "int"),
        Column("valid", Text("à jour", "valid"), "int"),
        Column("soon", Text("échéance sous 3 mois", "ends within 3 months"), "int"),
        Column("expired", Text("échus", "expired"), "int"),
        Column("missing", Text("jamais suivie", "never followed"), "int"),
        Column("rate", Text("couverture", "covered"), "rate"),
        Column("basis", Text("texte", "text"), "text"),
    )
    return Table("training-obligations", Text("Formations obligatoires", "Mandatory training"), columns, rows)


def training_indicators(view: View, options: Options) -> Table:
    """The indicators of the year: people trained, hours, those without any for three years, accounts, refusals."""
    room, year = room_of(view), view.year
    present = [agent for agent, row in room.staff.agents.items() if row.present(view.on)]
    done = {a: [f for f in room.training.followed.get(a, ()) if f.on.year == year] for a in present}
    trained = sum(bool(followed) for followed in done.values())
    hours = sum(f.hours for followed in done.values() for f in followed)
    without = sum(_without(room, agent, view.on) for agent in present)
    answered = [r for r in room.training.requests.values() if r.answered_on is not None and r.answered_on.year == year]
    accounts = [account for agent, account in room.training.accounts.items() if agent in done]
    figures = [
        (Text("agents présents", "agents present"), len(present)),
        (Text("agents formés", "agents trained"), trained),
        (Text("heures suivies", "hours followed"), hours),
        (Text("agents sans formation continue depuis trois ans", "agents without training for three years"), without),
        (Text("demandes accordées", "requests granted"), sum(r.answer == "granted" for r in answered)),
        (Text("demandes différées", "requests deferred"), sum(r.answer == "deferred" for r in answered)),
        (Text("demandes refusées", "requests refused"), sum(r.answer == "refused" for r in answered)),
        (Text("heures au CPF", "hours on personal accounts"), sum(max(a.balance, 0) for a in accounts)),
        (Text("heures de CPF utilisées", "hours of personal accounts used"), sum(a.used for a in accounts)),
    ]
    columns = (
        Column("indicator", Text("indicateur", "indicator"), "text"),
        Column("value", Text("valeur", "value"), "int"),
    )
    title = Text(f"Indicateurs de formation {year}", f"Training indicators, {year}")
    return Table("training-indicators", title, columns, [(str(label), value) for label, value in figures])


_LONG: Final = 3
"""Years without any continuing training after which an agent is counted: what the indicator is named after."""


def _without(room: Personnel, agent: str, day: date) -> bool:
    last = room.training.last_continuing(agent, day)
    return last is None or whole_years(last, day) >= _LONG
