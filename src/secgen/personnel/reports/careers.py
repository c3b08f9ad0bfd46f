"""Career events of the coming months, the applications to a vacancy, and the forecast."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from secgen.kernel.errors import unknown
from secgen.kernel.text import Text
from secgen.personnel.careers.forecast import Assumptions, Forecast, law_note
from secgen.personnel.careers.forecast import forecast as foreseen
from secgen.personnel.careers.mobility import ADVISORY, ranked
from secgen.personnel.careers.upcoming import LABELS, upcoming
from secgen.personnel.inputs import refuse
from secgen.personnel.reports.births import births_of
from secgen.personnel.reports.headcount import as_number, personnel
from secgen.reports.table import Column, Table
from secgen.reports.view import Options, View

_EVENTS: Final = (
    Column("day", Text("échéance", "due"), "date"),
    Column("agent", Text("agent", "agent"), "text"),
    Column("event", Text("événement", "event"), "text"),
    Column("detail", Text("précision", "detail"), "text"),
    Column("rule", Text("règle", "rule"), "text"),
)
_WITHOUT: Final = Text(
    "Sans les naissances (option births, lues au coffre) les départs en retraite n'y sont pas.",
    "Without births (option births, read from the vault) retirements are not in it.",
)
_WHOLE: Final = Text("un nombre entier de mois, de 1 à 60", "a whole number of months, from 1 to 60")


def _months(options: Options, default: int) -> int:
    text = str(options.get("months") or default)
    if not (text.isascii() and text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 60):
        refuse("report", "months", text, _WHOLE)
    return int(text)


def career_events(view: View, options: Options) -> Table:
    """What falls due in the next months (12), agent by agent."""
    births = births_of(options.get("births"))
    months = _months(options, 12)
    found = upcoming(personnel(view), view.law, view.on, months, births)
    rows = tuple((e.day, e.agent, str(LABELS[e.kind]), e.detail, e.rule) for e in found)
    title = Text(f"Événements de carrière des {months} prochains mois", f"Career events of the next {months} months")
    return Table("career-events", title, _EVENTS, rows, () if births else (_WITHOUT,))


_RANKED: Final = (
    Column("vacancy", Text("vacance", "vacancy"), "text"),
    Column("place", Text("rang indicatif", "advisory rank"), "int"),
    Column("candidate", Text("candidat", "candidate"), "text"),
    Column("priorities", Text("priorités légales", "legal priorities"), "text"),
    Column("why", Text("explication", "explanation"), "text"),
)


def applications(view: View, options: Options) -> Table:
    """The applications to each vacancy, or to one, in the order legal priorities suggest; the service decides."""
    vacancies, name = personnel(view).careers.vacancies, str(options.get("vacancy") or "")
    if name and name not in vacancies:
        raise unknown(Text("poste vacant", "vacancy"), name, sorted(vacancies))
    rows = [
        (vacancy, r.place, r.candidate, ", ".join(r.priorities), "; ".join(c.label for c in r.explanation.children))
        for vacancy, row in sorted(vacancies.items())
        if name in ("", vacancy)
        for r in ranked(row.applications, view.on, view.law)
    ]
    title = Text("Candidatures aux vacances", "Applications to vacancies")
    return Table("applications", title, _RANKED, tuple(rows), (ADVISORY,))


_FORECAST: Final = (
    Column("month", Text("mois", "month"), "text"),
    Column("agents", Text("agents payés", "agents paid"), "int"),
    Column("fte", Text("ETP", "FTE"), "number"),
    Column("cost", Text("titre 2", "title 2"), "money"),
    Column("without_cas", Text("titre 2 hors CAS", "title 2 without CAS"), "money"),
)


_COMPARED: Final = (
    Column("year", Text("année", "year"), "text"),
    Column("months", Text("mois couverts", "months covered"), "int"),
    Column("fte_year", Text("ETPT", "FTE-years"), "number"),
    Column("other_fte_year", Text("ETPT, si…", "FTE-years, what if"), "number"),
    Column("cost", Text("titre 2", "title 2"), "money"),
    Column("other_cost", Text("titre 2, si…", "title 2, what if"), "money"),
    Column("gap", Text("écart", "difference"), "money"),
)


_SAME: Final = Text("Le reste est supposé pareil dans les deux.", "All else is supposed alike in both.")


def compared(base: Forecast, other: Forecast) -> Table:
    """Two forecasts year by year: months covered, FTE-years in thousandths, cost of each, the difference."""
    rows = []
    for year in sorted({m.year for m in base.months}):
        ours, theirs = ([m for m in each.months if m.year == year] for each in (base, other))
        jobs = [as_number(Fraction(sum((m.fte for m in months), Decimal(0))) / 12) for months in (ours, theirs)]
        cost, changed = base.year(year), other.year(year)
        rows.append((str(year), len(ours), *jobs, cost, changed, changed - cost))
    title = Text("Et si… : deux prévisions comparées", "What if: two forecasts compared")
    return Table("forecasts-compared", title, _COMPARED, tuple(rows), (*_changed(base, other), _SAME))


def _changed(base: Forecast, other: Forecast) -> Iterator[Text]:
    """What the other forecast supposes and the base does not."""
    added = ", ".join(pack for pack in other.packs if pack not in base.packs)
    if added:
        yield Text(f"si… : {added}", f"what if: {added}")
    for note in other.notes:
        if note not in (*base.notes, law_note(other.packs)):
            yield Text(f"si… : {note.fr}", f"what if: {note.en}")


def payroll_forecast(view: View, options: Options) -> Table:
    """Payroll and jobs month by month (36) from the month after the day, if nothing else is decided."""
    months = _months(options, 36)
    first = date(view.on.year + view.on.month // 12, view.on.month % 12 + 1, 1)
    given = Assumptions(births=births_of(options.get("births")))
    found = foreseen(personnel(view), view.law, first, given, months=months)
    rows = tuple(
        (f"{m.year}-{m.month:02}", m.agents, as_number(Fraction(m.fte)), m.cost, m.cost_without_pensions)
        for m in found.months
    )
    title = Text("Prévision de masse salariale et d'emplois", "Payroll and jobs forecast")
    return Table("payroll-forecast", title, _FORECAST, rows, found.notes)
