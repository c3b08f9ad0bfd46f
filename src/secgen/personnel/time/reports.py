"""Reports on time: absences as a cube, what each agent has left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from secgen.kernel.dates import year_end
from secgen.kernel.text import Text
from secgen.personnel.outcomes import plain
from secgen.personnel.staff.category import category_of
from secgen.personnel.state import Personnel
from secgen.personnel.time.balances import artt_balance, leave_balance
from secgen.personnel.time.holidays import working_days
from secgen.personnel.time.teleworking import telework_allowance
from secgen.personnel.time.words import KINDS, SICKNESS
from secgen.reports.cube import Cube, Dimension, Measure
from secgen.reports.facts import Facts
from secgen.reports.table import Column, Row, Table
from secgen.reports.view import CubeReport, Options, View

_COLUMNS: Final = (
    Column("on", Text("premier jour", "first day"), "date"),
    Column("kind", Text("nature", "kind"), "text"),
    Column("category", Text("catégorie", "category"), "text"),
    Column("status", Text("statut", "status"), "text"),
    Column("department", Text("département", "department"), "text"),
    Column("spells", Text("absences", "spells"), "int"),
    Column("half_days", Text("demi-journées", "half-days"), "int"),
)
ABSENCES: Final = Cube(
    "absences",
    Text("Absences des agents", "Absences of agents"),
    "absences",
    (
        Dimension("year", Text("année", "year"), "on", "year"),
        Dimension("month", Text("mois", "month"), "on", "month"),
        Dimension("kind", Text("nature", "kind"), "kind"),
        Dimension("category", Text("catégorie", "category"), "category"),
        Dimension("status", Text("statut", "status"), "status"),
        Dimension("department", Text("département", "department"), "department"),
    ),
    (
        Measure("spells", Text("absences", "spells"), ("spells",)),
        Measure("half_days", Text("demi-journées ouvrées", "working half-days"), ("half_days",)),
    ),
    ("kind",),
    (
        Text(
            "Aucun motif médical : la maladie n'a que ses dates et sa nature statutaire.",
            "No medical reason: sickness has only its dates and its statutory kind.",
        ),
    ),
)


def room_of(view: View) -> Personnel:
    """The personnel at the end of the day."""
    state = view.state("personnel")
    assert isinstance(state, Personnel)
    return state


def absence_facts(view: View) -> Facts:
    """One row for each absence that begins by the day of the view, sick leave included."""
    rows = sorted(_absences(view), key=lambda row: tuple(map(str, row)))
    return Facts("absences", Text("Absences", "Absences"), _COLUMNS, rows)


def _absences(view: View) -> Iterator[Row]:
    room = room_of(view)
    for agent, absences in room.time.absences.items():
        for absence in absences:
            yield _row(view, room, agent, absence.first, str(KINDS[absence.kind]), int(absence.days * 2))
    for agent, pay in room.pay.agents.items():
        for sick in pay.sick:
            last = min(sick.last, view.on)
            half_days = 2 * working_days(sick.first, last, view.law)
            yield _row(view, room, agent, sick.first, str(SICKNESS[sick.kind]), half_days)


def _row(view: View, room: Personnel, agent: str, on: date, kind: str, half_days: int) -> Row:
    row = room.staff.agents[agent]
    place = row.main_place(on)
    department = place.department if place is not None else ""
    return (on, kind, category_of(row, on, view.law), row.status, department, 1, half_days)


absences = CubeReport(ABSENCES, absence_facts, one_year=True)


def leave_balances(view: View, options: Options) -> Table:
    """What each agent was given, took and has left of the year: annual leave, ARTT, account, telework."""
    room, law, year = room_of(view), view.law, view.year
    rows: list[Row] = []
    for agent, row in sorted(room.staff.agents.items()):
        if not row.managed or not (row.present(view.on) or row.present(date(year, 1, 1))):
            continue
        leave = leave_balance(room, agent, year, law)
        artt = artt_balance(room, agent, year, law)
        saved = room.time.balance_before(agent, year) + room.time.saved_in(agent, year)
        tele = sum(
            (room.time.teleworked.get((agent, year, quarter), Decimal(0)) for quarter in range(1, 5)), Decimal(0)
        )
        place = next((t.place for t in reversed(room.time.telework.get(agent, ()))), "home")
        paid = telework_allowance(tele, place, min(view.on, year_end(year)), law).amount if tele else None
        numbers = (leave.entitled + leave.split, leave.taken, leave.left)
        shown = [plain(number) for number in numbers]
        shown += [plain(artt.entitled), plain(artt.left)] if artt is not None else ["", ""]
        rows.append((agent, *shown, plain(saved) if agent in room.time.savings else "", plain(tele), paid))
    columns = (
        Column("agent", Text("agent", "agent"), "text"),
        Column("leave", Text("congé annuel", "annual leave"), "text"),
        Column("taken", Text("pris", "taken"), "text"),
        Column("left", Text("reste", "left"), "text"),
        Column("artt", Text("ARTT", "ARTT"), "text"),
        Column("artt_left", Text("ARTT, reste", "ARTT left"), "text"),
        Column("savings", Text("CET", "saved"), "text"),
        Column("telework", Text("jours télétravaillés", "days teleworked"), "text"),
        Column("allowance", Text("indemnité de télétravail", "telework allowance"), "money"),
    )
    title = Text(f"Droits à congé {year}, en jours", f"Leave of {year}, in days")
    return Table("leave-balances", title, columns, rows)
