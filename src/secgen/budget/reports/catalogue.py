"""How each report of the budget is built from a view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from secgen.budget.cells import Cells
from secgen.budget.nomenclature import Nomenclature
from secgen.budget.reports import commitments as listed
from secgen.budget.reports import consumption as cubes
from secgen.budget.reports import outlook, programming
from secgen.budget.reports import payments as paid
from secgen.budget.reports.facts import budget_facts, cell_facts
from secgen.budget.state import Budget
from secgen.kernel.text import Text
from secgen.reports.facts import Facts
from secgen.reports.query import names
from secgen.reports.table import Table
from secgen.reports.view import CubeReport, Options, View, cube_table

_DORMANT: Final = Text("Engagements dormants", "Dormant commitments")
_TO_CLOSE: Final = Text("Engagements à clore", "Commitments to close")


def facts(view: View) -> Facts:
    """The effects of all acts on AE, CP and service rendered, in cents."""
    return budget_facts(view.acts)


def budget(view: View) -> Budget:
    """The budget at the end of the day."""
    state = view.state("budget")
    assert isinstance(state, Budget)
    return state


def cells(view: View) -> Facts:
    """The same effects added up by month, year, line and department: no journal is read."""
    known = view.known_state("budget cells")
    assert isinstance(known, Cells)
    return cell_facts(known)


def _facts_for(view: View, options: Options) -> Callable[[View], Facts]:
    """Cells, where they tell enough: nothing of single acts, and whole months."""
    asked = {*names(options.get("by")), *(options.get("where") or {})}
    return cells if view.whole_months and not asked & cubes.ONLY_FACTS else facts


def consumption(view: View, options: Options) -> Table:
    """Consumption of appropriations, with rates unless a dimension only acts have is asked for."""
    return cube_table(cubes.consumption_cube(options), view, _facts_for(view, options), options, one_year=True)


appropriations: Final = CubeReport(cubes.APPROPRIATIONS, facts, one_year=True, shorter=_facts_for)
"""Appropriations: opening, movements, reserve."""

outstanding: Final = CubeReport(cubes.OUTSTANDING, facts, shorter=_facts_for)
"""What is committed and not paid."""


def commitments(view: View, options: Options) -> Table:
    """Commitments one by one, all or those in one state."""
    return listed.commitments(budget(view), view.on, view.law, state=options.get("state") or "")


def dormant(view: View, options: Options) -> Table:
    """Commitments without movement for long."""
    return listed.commitments(budget(view), view.on, view.law, state="dormant", title=_DORMANT)


def to_close(view: View, options: Options) -> Table:
    """Commitments wholly paid, to be closed."""
    return listed.commitments(budget(view), view.on, view.law, state="to_close", title=_TO_CLOSE)


def ageing(view: View, options: Options) -> Table:
    """Outstanding commitments by age."""
    return listed.ageing(budget(view), view.on)


def roll_forward(view: View, options: Options) -> Table:
    """Outstanding commitments from 1 January to the day."""
    return listed.roll_forward(view.get(facts), view.year, view.on)


def grants_due(view: View, options: Options) -> Table:
    """Financial reports of grants that are overdue."""
    return listed.grants_due(budget(view), view.on, view.law)


def payment_delays(view: View, options: Options) -> Table:
    """Overall payment time."""
    return paid.payment_delays(budget(view), view.on, view.law)


def late_payments(view: View, options: Options) -> Table:
    """Late payments and the interest due."""
    return paid.late_payments(budget(view), view.on, view.law)


def profile(view: View, options: Options) -> Table:
    """Payments planned and made, month by month."""
    return outlook.profile(budget(view), view.get(facts), view.year, view.on, options.get("node") or "")


def forecast(view: View, options: Options) -> Table:
    """What the year should end with."""
    return outlook.forecast(budget(view), view.year)


def documents(view: View, options: Options) -> Table:
    """Programming documents, their due dates, what was filed."""
    return programming.documents(budget(view), view.year, view.on, view.law)


def nomenclature(view: View, options: Options) -> Table:
    """Programmes, actions and titles of the year."""
    return programming.nomenclature(Nomenclature(view.law), view.year)


def figures(view: View, options: Options) -> Table:
    """Published figures of the year."""
    return programming.published_figures(Nomenclature(view.law), view.year)
