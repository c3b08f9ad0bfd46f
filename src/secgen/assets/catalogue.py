"""How each report of assets is built from a view."""

from __future__ import annotations

from secgen.assets.buildings import reports as buildings
from secgen.assets.equipment import reports as equipment
from secgen.assets.fleet import reports as fleet_tables
from secgen.assets.it import reports as computing
from secgen.assets.state import Assets
from secgen.assets.supplies import reports as supplies
from secgen.assets.upkeep import reports as upkeep
from secgen.reports.facts import Facts
from secgen.reports.table import Table
from secgen.reports.view import CubeReport, Options, View


def assets(view: View) -> Assets:
    """The assets at the end of the day."""
    state = view.state("assets")
    assert isinstance(state, Assets)
    return state


def checks_due(view: View, options: Options) -> Table:
    """Checks overdue, near or of unknown date; with ``status`` ``all``, every check."""
    return upkeep.checks_due(assets(view), view.law, view.on, options)


def works(view: View, options: Options) -> Table:
    """Work orders and observations still open, or every one."""
    return upkeep.works(assets(view), view.on, options)


def buildings_report(view: View, options: Options) -> Table:
    """Buildings: owners, areas, people, asbestos, checks overdue."""
    return buildings.buildings(assets(view), view.law, view.on)


def energy(view: View, options: Options) -> Table:
    """The tertiary energy obligation of each site."""
    return buildings.energy(assets(view), view.law, view.on)


def cathedrals(view: View, options: Options) -> Table:
    """The State cathedrals of the region: safety officer, plan, works."""
    return buildings.cathedrals(assets(view), view.law, view.on)


def fleet(view: View, options: Options) -> Table:
    """Vehicles one by one: use, cost, replacement."""
    return fleet_tables.fleet(assets(view), view.law, view.on, view.year)


def fleet_obligations(view: View, options: Options) -> Table:
    """What the law asks of the fleet, and where it stands."""
    return fleet_tables.obligations(assets(view), view.law, view.on, view.year)


def logbook(view: View, options: Options) -> Table:
    """Kilometres missing in the logbooks."""
    return fleet_tables.gaps(assets(view), view.on)


def loans(view: View, options: Options) -> Table:
    """Loans booked, out and overdue; ``status`` chooses one, or all."""
    return equipment.loans(assets(view), view.law, view.on, options)


def lines(view: View, options: Options) -> Table:
    """Telephone lines, their holders and their use."""
    return equipment.lines(assets(view), view.law, view.on)


def park_facts(view: View) -> Facts:
    """The devices of the park, one row each."""
    return computing.park_facts(assets(view), view.law, view.on)


def ticket_facts(view: View) -> Facts:
    """The tickets and their service levels, one row each."""
    return computing.ticket_facts(assets(view), view.law, view.on)


park = CubeReport(computing.PARK, park_facts)
service_levels = CubeReport(computing.SERVICE_LEVELS, ticket_facts)


def reuse(view: View, options: Options) -> Table:
    """The share of retired equipment re-used, year by year."""
    return computing.reuse_by_year(assets(view), view.law, view.on)


def applications(view: View, options: Options) -> Table:
    """Applications and their accreditation."""
    return computing.applications(assets(view), view.law, view.on)


def licences(view: View, options: Options) -> Table:
    """Licences against installs."""
    return computing.licences(assets(view), view.on)


def availability(view: View, options: Options) -> Table:
    """The availability of servers and networks in a year."""
    return computing.availability(assets(view), view.on, view.year)


def trainings(view: View, options: Options) -> Table:
    """Training sessions of users."""
    return computing.trainings(assets(view), view.on)


def stock(view: View, options: Options) -> Table:
    """Stock: units, value, reorder point."""
    return supplies.stock(assets(view), view.on)


def requests(view: View, options: Options) -> Table:
    """Requests for supplies not met yet, or every one."""
    return supplies.requests(assets(view), view.on, options)
