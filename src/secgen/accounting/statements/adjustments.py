"""Declared adjustments, and what was corrected in the year for years already closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from secgen.accounting.booking import booked_on
from secgen.accounting.schemes import label
from secgen.accounting.state import Accounts
from secgen.accounting.statements._common import day, money, text, total
from secgen.budget import events as ev
from secgen.kernel.act import Act
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table


def adjustments(accounts: Accounts, year: int) -> Table:
    """The closing adjustments declared for a year, taken back on 1 January of the next."""
    columns = (
        text("adjustment", "ajustement", "adjustment"),
        text("kind", "nature", "kind"),
        text("line", "ligne", "line"),
        text("reason", "estimation", "estimate"),
        money("amount", "montant", "amount"),
    )
    declared = sorted((act for act in accounts.adjustments.values() if act.year == year), key=lambda a: a.adjustment)
    rows: list[tuple[object, ...]] = [
        (act.adjustment, label(act.kind), act.line, act.reason, act.amount) for act in declared if act.amount
    ]
    title = Text(f"Ajustements déclarés {year}", f"Declared adjustments {year}")
    return Table("adjustments", title, columns, tuple(rows), total=total(rows, columns))


def corrections(acts: Iterable[tuple[int, Act]], year: int) -> Table:
    """Acts of the year that put right an earlier one, or book service of a year that was closed."""
    columns = (
        Column("act", Text("acte", "act"), "int"),
        day("on", "date", "date"),
        text("kind", "nature", "kind"),
        text("subject", "objet", "subject"),
        Column("corrects", Text("corrige l'acte", "corrects act"), "int"),
        Column("of_year", Text("de l'exercice", "of year"), "int"),
        money("amount", "montant", "amount"),
    )
    rows: list[tuple[object, ...]] = []
    years: dict[int, int] = {}
    closed: set[int] = set()
    committed: dict[str, date] = {}
    for position, act in acts:
        years[position] = act.on.year
        if isinstance(act, ev.Committed):
            committed.setdefault(act.key, act.on)
        elif isinstance(act, ev.YearClosed):
            closed.add(act.year)
        elif isinstance(act, ev.YearReopened):
            closed.discard(act.year)
        booked, of_year = act.on.year, years.get(act.corrects or 0)
        if isinstance(act, ev.ServiceCertified | ev.CertificationWithdrawn) and act.delivered_on is not None:
            service = act if isinstance(act, ev.ServiceCertified) else act.below_zero
            booked = booked_on(service, committed[act.key], closed.__contains__).year
            of_year = act.delivered_on.year if act.delivered_on.year < booked else of_year
        if booked == year and of_year is not None:
            amount = getattr(act, "amount", None)
            cents = amount if isinstance(amount, Money) else None
            rows.append((position, act.on, act.tag, act.subject, act.corrects, of_year, cents))
    title = Text(
        f"Corrections d'exercices antérieurs passées en {year}", f"Corrections of earlier years made in {year}"
    )
    return Table("corrections", title, columns, tuple(rows))
