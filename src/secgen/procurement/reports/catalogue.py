"""How each report of procurement is built from a view."""

from __future__ import annotations

from secgen.procurement.reports import board, direct, listed, published
from secgen.procurement.state import Procurement
from secgen.reports.facts import Facts
from secgen.reports.table import Table
from secgen.reports.view import CubeReport, Options, View


def procurement(view: View) -> Procurement:
    """Procurement at the end of the day."""
    state = view.state("procurement")
    assert isinstance(state, Procurement)
    return state


def facts(view: View) -> Facts:
    """The contracts read from published files, one row each."""
    return published.facts(procurement(view))


def buyer_board(view: View, options: Options) -> Table:
    """What the buyer has to look at now."""
    return board.buyer_board(procurement(view), view.on, view.law)


def contracts(view: View, options: Options) -> Table:
    """Contracts one by one, all or those in one state."""
    return listed.contracts(procurement(view), view.on, state=str(options.get("state") or ""))


def splitting(view: View, options: Options) -> Table:
    """Exempt purchases that together reached the threshold within twelve months."""
    return direct.splitting(procurement(view), view.law)


def direct_awards(view: View, options: Options) -> Table:
    """Direct purchases by family and supplier, with their streaks."""
    return direct.direct_awards(procurement(view), view.law)


def contract_anomalies(view: View, options: Options) -> Table:
    """What was wrong in the essential data read, by kind."""
    return published.anomalies(procurement(view))


published_contracts = CubeReport(published.CUBE, facts)
