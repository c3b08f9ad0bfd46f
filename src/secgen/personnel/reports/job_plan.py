"""The job plan of a year (*schéma d'emplois*): entries less exits in FTE, by reason, beside the jobs ceiling.

An entry or an exit is a day on which this office begins or stops paying an agent. A change of working time is neither:
it has its own column, so that each row adds up from one FTE to the next. What comes after the day is what acts dated
by then give. Budget practice; LOLF art. 7 III for the ceiling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from attrs import frozen

from secgen.kernel.dates import days_after, year_end
from secgen.kernel.errors import InvalidInput
from secgen.kernel.figures import Number
from secgen.kernel.text import Text
from secgen.personnel.careers.fte import against_ceiling, changes_of, fte_year, rounded
from secgen.personnel.reports.headcount import as_number, category_in, personnel
from secgen.personnel.staff.state import AgentRow
from secgen.reports.table import Column, Table
from secgen.reports.view import Options, View

MOVES: Final = (
    ("start", Text("ETP au début", "FTE at the start")),
    ("recruited", Text("recrutements et arrivées", "recruitments and arrivals")),
    ("returned", Text("retours de position", "returns from a position")),
    ("entries", Text("entrées", "entries")),
    ("retirement", Text("retraites", "retirements")),
    ("resignation", Text("démissions", "resignations")),
    ("end_of_contract", Text("fins de contrat", "ends of contract")),
    ("mobility", Text("mutations, détachements, intégrations", "transfers, secondments, integrations")),
    ("leave", Text("disponibilités, congés parentaux", "leaves of absence, parental leaves")),
    ("other", Text("autres départs", "other exits")),
    ("exits", Text("sorties", "exits")),
    ("net", Text("solde", "net")),
    ("quota", Text("changements de quotité", "changes of working time")),
    ("end", Text("ETP à la fin", "FTE at the end")),
)
_CEILING: Final = (
    Column("fte_year", Text("ETPT prévus", "FTE-years expected"), "number"),
    Column("ceiling", Text("plafond", "ceiling"), "number"),
    Column("verdict", Text("verdict", "verdict"), "text"),
)
_ENTRIES: Final = ("recruited", "returned")
_EXITS: Final = ("retirement", "resignation", "end_of_contract", "mobility", "leave", "other")
_GROUP: Final = {
    "transfer": "mobility",
    "integration_elsewhere": "mobility",
    "seconded_out": "mobility",
    "leave_of_absence": "leave",
    "parental_leave": "leave",
    "retirement": "retirement",
    "resignation": "resignation",
    "end_of_contract": "end_of_contract",
}
_BY: Final = {"month": Text("mois", "month"), "category": Text("catégorie", "category")}
_TITLE: Final = Text("Schéma d'emplois {year}", "Job plan {year}")
_ALL: Final = Text("ensemble", "all")
_KNOWN: Final = Text(
    "Après le {on} : ce que donnent les actes datés jusque-là ; un contrat non renouvelé est une fin de contrat.",
    "After {on}: what acts dated by then give; a contract not renewed counts as an end of contract.",
)
_UNITS: Final = Text(
    "En ETP (quotités) ; le plafond, en ETPT, se compare aux ETPT prévus, jamais au solde.",
    "In FTE (fractions worked); the ceiling, in FTE-years, stands beside the FTE-years expected, never the net.",
)


@frozen
class Move:
    """A change of what an agent counts for: its first day, its kind (a column), the FTE in absolute value or signed."""

    day: date
    kind: str
    fte: Fraction


def moves(row: AgentRow, year: int) -> Iterator[Move]:
    """The entries, exits and changes of working time of an agent in a year, in day order."""
    eve = date(year - 1, 12, 31)
    for day in sorted(changes_of(row, eve, year_end(year))):
        before, after = row.quota(days_after(day, -1)), row.quota(day)
        if before and after:
            if before != after:
                yield Move(day, "quota", Fraction(after) - Fraction(before))
        elif after:
            known = row.present(days_after(day, -1)) and row.position(days_after(day, -1)).kind != "active"
            yield Move(day, "returned" if known else "recruited", Fraction(after))
        elif before:
            yield Move(day, _GROUP.get(_why(row, day), "other"), Fraction(before))


def _why(row: AgentRow, day: date) -> str:
    """Why an agent is no longer paid from a day: his departure, his position, or else the end of his contract."""
    if not row.present(day):
        return row.departure(day)
    kind = row.position(day).kind
    return kind if kind != "active" else "end_of_contract"


def job_plan(view: View, options: Options) -> Table:
    """Entries, exits by reason, net and FTE ``by`` month (or category) for the year, and the ceiling in all."""
    by = str(options.get("by") or "month")
    if by not in _BY:
        raise InvalidInput("SG-REPORT-OPTION", report="job-plan", option="by", value=by, known=", ".join(_BY))
    room, year = personnel(view), view.year
    sums: dict[str, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    years = Fraction(0)
    for row in room.staff.agents.values():
        category = category_in(row, view)
        years += fte_year(row, year, view.law)
        start = Fraction(row.quota(date(year - 1, 12, 31)))
        if start:
            sums[category if by == "category" else f"{year}-01"]["start"] += start
        for move in moves(row, year):
            sums[category if by == "category" else f"{year}-{move.day.month:02}"][move.kind] += move.fte
    keys = (
        [f"{year}-{m:02}" for m in range(1, 13)] if by == "month" else sorted(k for k in sums if any(sums[k].values()))
    )
    rows, total = [], dict.fromkeys((name for name, _ in MOVES), Fraction(0))
    carried = Fraction(0)
    for key in keys:
        cells = sums[key]
        if by == "month":
            cells["start"] += carried
        _add_up(cells)
        carried = cells["end"]
        rows.append((key, *(_shown(cells[name]) for name, _ in MOVES), None, None, ""))
        for name in total:
            total[name] += cells[name]
    if by == "month":
        total["start"], total["end"] = sums[keys[0]]["start"], carried
    found = against_ceiling(rounded(years), room.staff.ceilings.get(year), year)
    ceiling = None if found.ceiling is None else Number(found.ceiling)
    last = (Number(found.expected), ceiling, str(found.verdict.label))
    rows.append((str(_ALL), *(_shown(total[name]) for name, _ in MOVES), *last))
    columns = (Column(by, _BY[by], "text"), *(Column(name, label, "number") for name, label in MOVES), *_CEILING)
    return Table("job-plan", _TITLE.filled(year=year), columns, tuple(rows), (_KNOWN.filled(on=view.on), _UNITS))


def _add_up(cells: dict[str, Fraction]) -> None:
    cells["entries"] = sum((cells[name] for name in _ENTRIES), Fraction(0))
    cells["exits"] = sum((cells[name] for name in _EXITS), Fraction(0))
    cells["net"] = cells["entries"] - cells["exits"]
    cells["end"] = cells["start"] + cells["net"] + cells["quota"]


def _shown(value: Fraction) -> Number:
    return as_number(value) if value else Number(0)
