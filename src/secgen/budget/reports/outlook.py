"""The year against its plan, and where it will land."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from secgen.budget.lines import parse_line
from secgen.budget.state import Budget
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.facts import Facts
from secgen.reports.table import Column, Table


def _rate(part: int, whole: int) -> Decimal | None:
    return None if not whole else (Decimal(part) / whole).quantize(Decimal("0.000001"), rounding=ROUND_HALF_UP)


def profile(budget: Budget, facts: Facts, year: int, on: date, node: str = "") -> Table:
    """Payments month by month, cumulated, against the plan recorded for a node (*cadencement*).

    Without a recorded plan the planned columns stay empty: the gap is undetermined, not zero.
    """
    _known_node(budget, node)
    names = [column.name for column in facts.columns]
    day_at, year_at, paid_at = names.index("on"), names.index("year"), names.index("cp_paid")
    programme_at, bop_at, uo_at = names.index("programme"), names.index("bop"), names.index("uo")
    monthly = [0] * 12
    for row in facts.rows:
        day, cents = row[day_at], row[paid_at]
        assert isinstance(day, date)
        assert isinstance(cents, int)
        here = not node or node in (row[bop_at], row[uo_at], f"0{row[programme_at]}")
        if here and row[year_at] == str(year) and day <= on:
            monthly[day.month - 1] += cents
    plans = _plans({n: plan for (y, n), plan in budget.profiles.items() if y == year}, node)
    planned = [sum(plan[m].cents for plan in plans) for m in range(12)] if plans else None
    rows, done, due = [], 0, 0
    whole = sum(planned) if planned else 0
    for month in range(1, 13):
        done += monthly[month - 1]
        past = date(year, month, 1) <= on
        cells: list[object] = [f"{year}-{month:02d}"]
        cells += [Money(monthly[month - 1]), Money(done)] if past else [None, None]
        if planned is None:
            cells += [None, None, None]
        else:
            due += planned[month - 1]
            cells += [Money(due), Money(done - due) if past else None, _rate(done - due, whole) if past else None]
        rows.append(tuple(cells))
    columns = (
        Column("month", Text("mois", "month"), "text"),
        Column("paid", Text("CP payés", "CP paid"), "money"),
        Column("cumulated", Text("cumul", "cumulated"), "money"),
        Column("planned", Text("cumul prévu", "planned, cumulated"), "money"),
        Column("gap", Text("écart", "gap"), "money"),
        Column("gap_rate", Text("écart / prévu annuel", "gap / year's plan"), "rate"),
    )
    notes = () if planned else (_NO_PLAN,)
    return Table("profile", Text("Cadencement des paiements", "Spending profile"), columns, tuple(rows), notes)


def _known_node(budget: Budget, node: str) -> None:
    lines = [row.line for row in budget.lines.values()]
    nodes = {n for line in lines for n in (f"0{line.programme}", line.bop, line.uo)} | {n for _, n in budget.profiles}
    if node and node not in nodes:
        known = ", ".join(sorted(nodes - {""}))
        raise InvalidInput("SG-REPORT-OPTION", report="profile", option="node", value=node, known=known)


def _plans(plans: Mapping[str, tuple[Money, ...]], node: str) -> list[tuple[Money, ...]]:
    """The plans that make up a node (or the office): its own, or those beneath it; none counted twice."""
    if node in plans:
        return [plans[node]]
    beneath = {n: plan for n, plan in plans.items() if not node or n.startswith(f"{node}-")}
    return [plan for n, plan in beneath.items() if not any(n.startswith(f"{other}-") for other in beneath)]


_NO_PLAN: Final = Text(
    "Aucun cadencement enregistré : l'écart est indéterminé.", "No plan recorded: the gap is undetermined."
)


def forecast(budget: Budget, year: int) -> Table:
    """Year-end outturn by programme (*atterrissage*): paid, legally due, unavoidable, and the limit.

    Legally due: service rendered, not paid. Unavoidable: still outstanding on commitments, service to
    come. Their sum is the most that commitments taken can make the year pay.
    """
    sums: dict[str, list[int]] = {}
    for (y, _), line in budget.lines.items():
        if y == year:
            cents = sums.setdefault(line.line.programme, [0] * 4)
            cents[0] += line.cp_paid
            cents[3] += line.cp_in - line.cp_reserved
    for row in budget.commitments.values():
        if row.year <= year and row.outstanding:
            cents = sums.setdefault(parse_line(row.made.line).programme, [0] * 4)
            due = max(min(row.rendered_unpaid, row.outstanding), 0)
            cents[1] += due
            cents[2] += row.outstanding - due
    columns = (
        Column("programme", Text("programme", "programme"), "text"),
        Column("paid", Text("CP payés", "CP paid"), "money"),
        Column("due", Text("dû : service fait non payé", "due: rendered, not paid"), "money"),
        Column("unavoidable", Text("inéluctable : reste sur engagements", "unavoidable: rest of commitments"), "money"),
        Column("outturn", Text("exécution maximale", "most that may be executed"), "money"),
        Column("available", Text("CP mis à disposition", "CP made available"), "money"),
        Column("margin", Text("marge (+) ou impasse (−)", "margin (+) or gap (−)"), "money"),
        Column("rate", Text("exécution / mis à disposition", "outturn / made available"), "rate"),
    )
    rows = [(programme, *_outturn(cents)) for programme, cents in sorted(sums.items()) if any(cents)]
    total = [sum(cents[i] for cents in sums.values()) for i in range(4)]
    name = Text("Prévision d'exécution au 31 décembre", "Year-end forecast")
    return Table("forecast", name, columns, tuple(rows), total=(None, *_outturn(total)))


def _outturn(cents: list[int]) -> tuple[object, ...]:
    paid, due, rest, available = cents
    whole = paid + due + rest
    return (
        Money(paid),
        Money(due),
        Money(rest),
        Money(whole),
        Money(available),
        Money(available - whole),
        _rate(whole, available),
    )
