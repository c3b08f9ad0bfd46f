"""Off-balance commitments (*engagements hors bilan*). RNCE norme 13."""

from __future__ import annotations

from secgen.accounting import roles as r
from secgen.accounting.ledger import Ledger
from secgen.accounting.statements._common import LABEL, money, text, total
from secgen.budget.lines import parse_line
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Table

_NOTE = Text(
    "Engagé et non encore rendu : reste à payer moins service fait non payé (domaine § 3.2).",
    "Committed and not yet rendered: outstanding less service rendered and unpaid.",
)


def off_balance(ledger: Ledger, year: int) -> Table:
    """What the State is bound to and owes nothing for yet, by programme and budget line; contingent liabilities."""
    columns = (
        text("programme", "programme", "programme"),
        text("line", "ligne", "line"),
        LABEL,
        money("amount", f"31/12/{year}", f"31/12/{year}"),
        money("previous", f"31/12/{year - 1}", f"31/12/{year - 1}"),
        money("change", "variation", "change"),
    )
    now, before = _by_line(ledger, year), _by_line(ledger, year - 1)
    chart = ledger.placement(year).chart
    rows: list[tuple[object, ...]] = []
    for number, line in sorted({*now, *before}):
        amount, earlier = now.get((number, line), 0), before.get((number, line), 0)
        if amount or earlier:
            programme = parse_line(line).programme if line else ""
            cells = (Money(amount), Money(earlier), Money(amount - earlier))
            rows.append((programme, line, str(chart[number].label), *cells))
    title = Text(f"Engagements hors bilan au 31/12/{year}", f"Off-balance commitments at 31 December {year}")
    return Table("off_balance", title, columns, tuple(rows), (_NOTE,), total(rows, columns))


def _by_line(ledger: Ledger, year: int) -> dict[tuple[str, str], int]:
    first, found = ledger.first_year, dict[tuple[str, str], int]()
    for each in range(first or year, year + 1):
        placement = ledger.placement(each)
        wanted = {placement.account(r.GIVEN), placement.account(r.CONTINGENT)}
        for (number, line, _), turnover in ledger.turnover(each).items():
            if number in wanted:
                found[number, line] = found.get((number, line), 0) - turnover.balance
    return found
