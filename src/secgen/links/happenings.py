"""What an event of the directorate really costs: its purchases followed to the commitments of the budget."""

from __future__ import annotations

from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table
from secgen.reports.view import Options, View


def event_costs(view: View, options: Options) -> Table:
    """Each purchase of each event: what was announced, what is committed and paid; a purchase with none says so."""
    budget, books = view.state("budget"), view.state("communication").happenings
    rows: list[tuple[object, ...]] = []
    for name, event in sorted(books.events.items()):
        for purchase in event.purchases:
            row = budget.commitments.get(purchase.commitment)
            committed = Money(row.committed - row.withdrawn) if row else None
            paid = Money(row.paid) if row else None
            through = purchase.commitment or purchase.contract
            rows.append((name, purchase.object, through, row is not None, purchase.amount, committed, paid))
    columns = (
        Column("event", Text("événement", "event"), "text"),
        Column("object", Text("achat", "purchase"), "text"),
        Column("through", Text("engagement ou marché", "commitment or contract"), "text"),
        Column("found", Text("retrouvé au budget", "found in the budget"), "bool"),
        Column("announced", Text("annoncé", "announced"), "money"),
        Column("committed", Text("engagé", "committed"), "money"),
        Column("paid", Text("payé", "paid"), "money"),
    )
    title = Text("Coût des événements", "Cost of events")
    return Table("event_costs", title, columns, rows)
