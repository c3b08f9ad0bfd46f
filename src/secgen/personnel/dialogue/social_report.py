"""The social report of a year (*rapport social unique*): ten themes, counts only, small cells hidden (HR-56)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from secgen.kernel.dates import year_end
from secgen.kernel.text import Text
from secgen.personnel.masking import HIDDEN, masked
from secgen.personnel.staff.category import category_of
from secgen.personnel.state import Personnel
from secgen.reports.table import Column, Row, Table
from secgen.reports.view import Options, View

GROUPS: Final = ("A", "B", "C", "")
"""The columns of the report: the categories, and agents whose category is not known."""
Indicator = tuple[str, Text, Counter[str]]
_NOT_HELD: Final = Text("non tenu dans ce journal", "not held in this journal")


def social_report(view: View, options: Options) -> Table:
    """Every theme of CGFP art. R232-2 with its indicators by category; a theme without data says so."""
    room = view.state("personnel")
    assert isinstance(room, Personnel)
    day = min(view.on, year_end(view.year))
    least = view.law.read("social_report.smallest_cell", day)
    found = list(_indicators(room, view, day))
    rows: list[Row] = []
    for theme in view.law.section("social_report_theme"):
        label = str(Text(theme["fr"], theme["en"]))
        own = [(text, counts) for code, text, counts in found if code == theme["code"]]
        for text, counts in own:
            row = masked([counts[group] for group in GROUPS], least.number)
            rows.append((label, str(text), *row.shown()))
        if not own:
            rows.append((label, str(_NOT_HELD), *[""] * (len(GROUPS) + 1)))
    columns = (
        Column("theme", Text("thème", "theme"), "text"),
        Column("indicator", Text("indicateur", "indicator"), "text"),
        *(Column(f"category_{g.lower()}", Text(f"catégorie {g}", f"category {g}"), "text") for g in GROUPS if g),
        Column("category_unknown", Text("catégorie inconnue", "category unknown"), "text"),
        Column("total", Text("total", "total"), "text"),
    )
    title = Text(f"Rapport social unique {view.year}", f"Social report, {view.year}")
    notes = (
        Text(
            f"« {HIDDEN} » : effectif de moins de {least.number}, ou case qui permettrait de le retrouver.",
            f"'{HIDDEN}': fewer than {least.number} people, or a cell that would give them away.",
        ),
        Text(
            "Par sexe : le journal ne tient pas le sexe des agents ; à compléter depuis la base de données sociales.",
            "By sex: the journal does not hold the sex of agents; to be completed from the social database.",
        ),
    )
    return Table("social-report", title, columns, rows, notes)


def _indicators(room: Personnel, view: View, day: date) -> Iterator[Indicator]:
    year = view.year
    agents = room.staff.agents

    def by_category(chosen: Iterable[str]) -> Counter[str]:
        counted: Counter[str] = Counter()
        for agent in chosen:
            row = agents[agent]
            counted[category_of(row, min(max(day, row.hired_on), row.left_on or date.max), view.law)] += 1
        return counted

    def among(test: Callable[[str], bool]) -> Counter[str]:
        return by_category(agent for agent in agents if agents[agent].present(day) and test(agent))

    yield (
        "employment",
        Text("agents présents en fin de période", "agents at the end of the period"),
        among(lambda a: True),
    )
    contract = among(lambda a: agents[a].status == "contract")
    yield "employment", Text("dont agents contractuels", "of whom contract agents"), contract
    yield (
        "recruitment",
        Text("entrées de l'année", "entries of the year"),
        by_category(a for a, row in agents.items() if row.hired_on.year == year and row.hired_on <= day),
    )
    yield (
        "recruitment",
        Text("départs de l'année", "departures of the year"),
        by_category(a for a, row in agents.items() if row.left_on is not None and row.left_on.year == year),
    )
    moved = by_category(a for a, row in agents.items() if any(since.year == year for since, _ in row.classes[1:]))
    yield "careers", Text("agents ayant changé d'échelon ou de grade", "agents with a new step or grade"), moved
    trained = by_category(
        a for a, held in room.training.followed.items() if any(f.on.year == year and f.on <= day for f in held)
    )
    yield "training", Text("agents formés dans l'année", "agents trained in the year"), trained
    sick = by_category(a for a, pay in room.pay.agents.items() if any(p.first.year == year for p in pay.sick))
    yield "health_safety", Text("agents ayant eu un congé de maladie", "agents with a sick leave"), sick
    part_time = among(lambda a: agents[a].working_time(day).quota < 1)
    yield "work", Text("agents à temps partiel ou incomplet", "agents working part-time"), part_time
    telework = among(
        lambda a: any(t.since <= day and (t.until is None or day <= t.until) for t in room.time.telework.get(a, ()))
    )
    yield "work", Text("agents en télétravail", "agents teleworking"), telework
    savers = among(lambda a: a in room.time.savings)
    yield "work", Text("agents ayant un compte épargne-temps", "agents with a time-savings account"), savers
    hours = by_category({agent for agent, y, _ in room.dialogue.hours if y == year})
    yield "dialogue", Text("agents ayant pris l'heure d'information", "agents who took the information hour"), hours
