"""Provisions for risks and charges (*provisions pour risques et charges*). RNCE norme 12."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from secgen.accounting.state import Accounts
from secgen.accounting.statements._common import day, money, text, total
from secgen.kernel.dates import year_end
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table


def provisions(accounts: Accounts, year: int, on: date) -> Table:
    """Every risk known on the day: its probability, what is recognised, the movement of the year, its last review."""
    columns = (
        text("provision", "provision", "provision"),
        text("kind", "nature", "kind"),
        text("object", "objet", "object"),
        text("probability", "probabilité", "probability"),
        money("claimed", "montant demandé", "claimed"),
        money("opening", f"au 1/1/{year}", f"on 1/1/{year}"),
        money("charge", "dotation", "charge"),
        money("reversal", "reprise", "reversal"),
        money("closing", "provision constituée", "recognised"),
        money("contingent", "hors bilan", "off balance sheet"),
        day("reviewed_on", "dernière revue", "last review"),
        Column("reviewed", Text(f"revue en {year}", f"reviewed in {year}"), "bool"),
    )
    rows: list[tuple[object, ...]] = []
    for name, row in sorted(accounts.provisions.items()):
        last, before = row.at(on), row.at(year_end(year - 1))
        if last is None:
            continue
        levels = [before.recognised if before else 0]
        levels += [r.recognised for r in row.reviews if year_end(year - 1) < r.on <= on]
        steps = [later - earlier for earlier, later in pairwise(levels)]
        rows.append(
            (
                name,
                row.kind,
                row.object,
                last.probability,
                Money(last.claimed),
                Money(levels[0]),
                Money(sum(step for step in steps if step > 0)),
                Money(-sum(step for step in steps if step < 0)),
                Money(last.recognised),
                Money(last.contingent),
                last.on,
                last.on.year == year,
            )
        )
    title = Text(f"Provisions {year}", f"Provisions {year}")
    return Table("provisions", title, columns, tuple(rows), total=total(rows, columns))
