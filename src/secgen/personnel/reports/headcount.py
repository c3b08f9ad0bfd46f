"""Headcount, FTE against the ceiling, age pyramid. The two headcounts are never mixed: managed, and in the services."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from secgen.kernel.dates import whole_years, year_end
from secgen.kernel.figures import Number
from secgen.kernel.text import Text
from secgen.personnel.careers.fte import against_ceiling, fte_year, rounded
from secgen.personnel.reports.births import births_of
from secgen.personnel.staff.grids import grids_of
from secgen.personnel.staff.state import AgentRow
from secgen.personnel.state import Personnel
from secgen.reports.cube import Cube, Dimension, Measure
from secgen.reports.facts import Facts
from secgen.reports.table import Column, Table
from secgen.reports.view import CubeReport, Options, View

_COLUMNS: Final = (
    Column("on", Text("entrée", "entered"), "date"),
    Column("status", Text("statut", "status"), "text"),
    Column("corps", Text("corps", "corps"), "text"),
    Column("grade", Text("grade", "grade"), "text"),
    Column("category", Text("catégorie", "category"), "text"),
    Column("position", Text("position", "position"), "text"),
    Column("vehicle", Text("modalité", "vehicle"), "text"),
    Column("host_kind", Text("lieu", "house"), "text"),
    Column("host", Text("accueil", "host"), "text"),
    Column("unit", Text("service", "unit"), "text"),
    Column("department", Text("département", "department"), "text"),
    Column("managed", Text("agents gérés", "agents managed"), "int"),
    Column("in_services", Text("agents dans les services", "agents in the services"), "int"),
    Column("fte", Text("ETP gérés", "FTE managed"), "int"),
)
_TITLE: Final = Text("Effectifs : gérés, et dans les services", "Headcount: managed, and in the services")
_TWO: Final = Text(
    "Deux effectifs à ne jamais additionner : les agents gérés (payés ici, affectés ailleurs compris) et les agents "
    "dans les services (reçus d'ailleurs compris).",
    "Two headcounts, never to be added: agents managed (paid here, those assigned elsewhere included) and agents in "
    "the services (those received from elsewhere included).",
)


def personnel(view: View) -> Personnel:
    """The personnel at the end of the day."""
    state = view.state("personnel")
    assert isinstance(state, Personnel)
    return state


def facts(view: View) -> Facts:
    """One row for each agent present on the day."""
    rows = [
        _row(row, view)
        for _, row in sorted(personnel(view).staff.agents.items())
        if row.present(view.on) and (row.paid_here(view.on) or _in_services(row, view.on))
    ]
    return Facts("headcount", _TITLE, _COLUMNS, rows)


def _row(row: AgentRow, view: View) -> tuple[object, ...]:
    day = view.on
    held, contract, place = row.classification(day), row.contract(day), row.main_place(day)
    category = grids_of(view.law).grade(held.corps, held.grade, day).category if held else ""
    return (
        row.hired_on,
        row.status,
        held.corps if held else "",
        held.grade if held else "",
        category or (contract.category if contract else ""),
        row.position(day).kind,
        place.vehicle if place else "",
        place.host_kind if place else "",
        place.host if place else "",
        place.unit if place else "",
        place.department if place else "",
        int(row.paid_here(day)),
        int(_in_services(row, day)),
        int(row.quota(day) * 1000),
    )


def _in_services(row: AgentRow, day: date) -> bool:
    """Whether an agent counts in the services: at work there, or on parental leave from there (R252-5)."""
    if not row.present(day) or row.position(day).kind not in ("active", "parental_leave"):
        return False
    place = row.main_place(day)
    return place is not None and place.in_the_services


CUBE: Final = Cube(
    "headcount",
    _TITLE,
    "headcount",
    tuple(Dimension(c.name, c.label, c.name) for c in _COLUMNS[1:11]),
    tuple(Measure(c.name, c.label, (c.name,), thousandths=c.name == "fte") for c in _COLUMNS[11:]),
    ("category", "status"),
    (_TWO,),
)
headcount = CubeReport(CUBE, facts)


# FTE-years

_FTE_COLUMNS: Final = (
    Column("category", Text("catégorie", "category"), "text"),
    Column("agents", Text("agents gérés", "agents managed"), "int"),
    Column("fte", Text("ETP au jour", "FTE on the day"), "number"),
    Column("fte_year_done", Text("ETPT à ce jour", "FTE-years so far"), "number"),
    Column("fte_year", Text("ETPT prévus", "FTE-years expected"), "number"),
    Column("ceiling", Text("plafond", "ceiling"), "number"),
    Column("verdict", Text("verdict", "verdict"), "text"),
)
_EXPECTED: Final = Text(
    "Prévu : ce que les actes connus donnent jusqu'au 31 décembre, sans les entrées et départs non enregistrés.",
    "Expected: what known acts give up to 31 December; entries and departures not yet recorded are left out.",
)


def fte(view: View, options: Options) -> Table:
    """FTE on the day and FTE-years of the year, by category, against the ceiling notified (HR-04, HR-05)."""
    room = personnel(view)
    sums: dict[str, list[Fraction]] = {}
    counts: Counter[str] = Counter()
    for row in room.staff.agents.values():
        if row.hired_on > view.on and row.hired_on.year > view.year:
            continue
        category = category_in(row, view)
        cells = sums.setdefault(category, [Fraction(0)] * 3)
        cells[0] += Fraction(row.quota(view.on))
        cells[1] += fte_year(row, view.year, view.law, view.on)
        cells[2] += fte_year(row, view.year, view.law)
        counts[category] += row.paid_here(view.on)
    total = [sum((cells[i] for cells in sums.values()), Fraction(0)) for i in range(3)]
    found = against_ceiling(rounded(total[2]), room.staff.ceilings.get(view.year), view.year)
    ceiling = None if found.ceiling is None else Number(found.ceiling)
    rows = [(c, counts[c], *map(as_number, sums[c]), None, "") for c in sorted(sums) if any(sums[c])]
    last = ("", sum(counts.values()), *map(as_number, total), ceiling, str(found.verdict.label))
    title = Text(f"ETPT {view.year} et plafond d'emplois", f"FTE-years {view.year} and jobs ceiling")
    return Table("fte", title, _FTE_COLUMNS, (*rows, (Text("ensemble", "all").__str__(), *last[1:])), (_EXPECTED,))


def category_in(row: AgentRow, view: View) -> str:
    """The hierarchical category of an agent on the day of a view; the nearest day he has one in its year."""
    day = min(max(view.on, row.hired_on), year_end(view.year))
    held, contract = row.classification(day), row.contract(day)
    if held is not None:
        return grids_of(view.law).grade(held.corps, held.grade, day).category
    return contract.category if contract else row.contracts[-1].category if row.contracts else ""


def as_number(value: Fraction) -> Number:
    """A number of FTE as it is shown, to the thousandth."""
    return Number(rounded(value))


# ages

_AGE_COLUMNS: Final = (
    Column("ages", Text("âges", "ages"), "text"),
    Column("A", Text("A", "A"), "int"),
    Column("B", Text("B", "B"), "int"),
    Column("C", Text("C", "C"), "int"),
    Column("agents", Text("agents gérés", "agents managed"), "int"),
)
_NO_BIRTH: Final = Text(
    "Les naissances viennent du coffre, à la demande ; sans elles l'âge est inconnu : le journal n'en a pas.",
    "Births come from the vault, when asked for; without them the age is unknown: the journal has none.",
)
_UNKNOWN: Final = Text("inconnu", "unknown")


def age_pyramid(view: View, options: Options) -> Table:
    """Agents managed by five-year age class and category; ``births`` gives agent → birth (a day or a year)."""
    births: Mapping[str, date] = births_of(options.get("births"))
    counts: dict[tuple[int, str], int] = {}
    for agent, row in personnel(view).staff.agents.items():
        if row.paid_here(view.on):
            born = births.get(agent)
            group = -1 if born is None else whole_years(born, view.on) // 5 * 5
            key = (group, category_in(row, view))
            counts[key] = counts.get(key, 0) + 1
    rows = []
    for group in sorted({g for g, _ in counts}, key=lambda g: (g < 0, g)):
        cells = [counts.get((group, c), 0) for c in ("A", "B", "C")]
        label = str(_UNKNOWN) if group < 0 else f"{group}–{group + 4}"
        rows.append((label, *cells, sum(v for (g, _), v in counts.items() if g == group)))
    return Table("age-pyramid", Text("Pyramide des âges", "Age pyramid"), _AGE_COLUMNS, tuple(rows), (_NO_BIRTH,))
