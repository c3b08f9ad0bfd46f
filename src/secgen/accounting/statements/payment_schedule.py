"""What is outstanding, spread over the years to come (*échéancier des restes à payer*)."""

from __future__ import annotations

from datetime import date
from typing import Final

from secgen.accounting.statements._common import day, money, text, total
from secgen.budget.events import Committed
from secgen.budget.state import Budget
from secgen.kernel.dates import add_months
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Table

YEARS: Final = 3
_NOTE: Final = Text(
    "Estimation : le reste à payer est réparti par mois sur ce qui reste de la durée du marché ou du projet ; "
    "sans durée, ou passé son terme, il est attendu l'année suivante.",
    "Estimate: what is outstanding is spread by month over what is left of the contract or project; without a "
    "duration, or past its end, it is expected the next year.",
)


def payment_schedule(budget: Budget, year: int) -> Table:
    """Each commitment with something outstanding: the amount expected in each of the three years after, and later."""
    columns = (
        text("commitment", "engagement", "commitment"),
        text("line", "ligne", "line"),
        text("payee", "bénéficiaire", "payee"),
        day("until", "terme", "until"),
        money("outstanding", "reste à payer", "outstanding"),
        *(money(f"year_{n}", f"{year + n}", f"{year + n}") for n in range(1, YEARS + 1)),
        money("later", "au-delà", "later"),
    )
    rows: list[tuple[object, ...]] = []
    for key, row in sorted(budget.commitments.items()):
        if row.outstanding > 0:
            until = _until(row.made)
            left = Money(row.outstanding)
            rows.append((key, row.made.line, row.made.payee, until, left, *left.split(_weights(until, year))))
    title = Text(f"Échéancier des restes à payer au 31/12/{year}", f"Outstanding at 31 December {year}, by year due")
    return Table("payment_schedule", title, columns, tuple(rows), (_NOTE,), total(rows, columns))


def _until(made: Committed) -> date | None:
    terms = made.contract or made.grant
    return None if terms is None else add_months(made.delivery_from or made.on, terms.months)


def _weights(until: date | None, year: int) -> list[int]:
    """Months left in each of the years after, and later; the next year where none is left."""
    months = 0 if until is None else (until.year - year - 1) * 12 + until.month
    if months <= 0:
        return [1] + [0] * YEARS
    within = [min(max(months - 12 * n, 0), 12) for n in range(YEARS)]
    return [*within, max(months - 12 * YEARS, 0)]
