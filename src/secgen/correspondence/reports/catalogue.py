"""How each report of the mail is built from a view."""

from __future__ import annotations

from secgen.correspondence.reports import mail as letters
from secgen.correspondence.reports import requests as demands
from secgen.correspondence.state import Correspondence
from secgen.kernel.errors import InvalidInput
from secgen.reports.facts import Facts
from secgen.reports.table import Table
from secgen.reports.view import CubeReport, Options, View

_SIDES = {"in": "A", "out": "D"}


def correspondence(view: View) -> Correspondence:
    """The mail at the end of the day."""
    state = view.state("correspondence")
    assert isinstance(state, Correspondence)
    return state


def mail_facts(view: View) -> Facts:
    """One row for each letter received."""
    return letters.mail_facts(correspondence(view), view.on, view.law)


def clock_facts(view: View) -> Facts:
    """One row for each clock of each request."""
    return demands.clock_facts(correspondence(view), view.on, view.law)


mail = CubeReport(letters.MAIL, mail_facts)
answers_in_time = CubeReport(demands.ANSWERS, clock_facts)


def mail_register(view: View, options: Options) -> Table:
    """The register of the year; ``side`` is ``in`` (arrivals) or ``out`` (departures)."""
    side = str(options.get("side") or "in")
    if side not in _SIDES:
        known = ", ".join(_SIDES)
        raise InvalidInput("SG-REPORT-OPTION", report="mail-register", option="side", value=side, known=known)
    return letters.register(correspondence(view), _SIDES[side], view.year)


def mail_retention(view: View, options: Options) -> Table:
    """Letters whose retention is over."""
    return letters.retention(correspondence(view), view.on, view.law)


def answers_summary(view: View, options: Options) -> Table:
    """What the service does with its requests, by kind."""
    return demands.answers_summary(correspondence(view))


def requests_due(view: View, options: Options) -> Table:
    """Requests open and what is due."""
    return demands.requests_due(correspondence(view), view.on, view.law)
