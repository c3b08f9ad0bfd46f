"""From a grant of the budget to the State's visibility: the obligations it should bring, those referred back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from secgen.budget.state import Budget, CommitmentRow
from secgen.communication.brand.events import ObligationSet
from secgen.communication.brand.state import Brand
from secgen.kernel.dates import add_months
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table
from secgen.reports.view import Options, View

SUPPORTS: Final = ("press_kit", "brochure", "website")
"""What a beneficiary usually publishes; works add the site sign (page « Logos » of the directorate)."""


def propose(budget: Budget, brand: Brand, on: date) -> tuple[ObligationSet, ...]:
    """An obligation of visibility for each grant committed that has none yet, to be recorded as it is or changed.

    It runs from the day of the commitment for the months the project lasts. Amounts withdrawn to nothing bring none.
    """
    held = {row.made.grant for row in brand.obligations.values()}
    return tuple(_obligation(key, row, on) for key, row in _grants(budget) if key not in held)


def _grants(budget: Budget) -> Iterator[tuple[str, CommitmentRow]]:
    for key, row in sorted(budget.commitments.items()):
        if row.made.grant is not None and row.committed > row.withdrawn:
            yield key, row


def _obligation(key: str, row: CommitmentRow, on: date) -> ObligationSet:
    made, terms = row.made, row.made.grant
    assert terms is not None
    return ObligationSet(
        on=max(on, made.on),
        obligation=f"VIS-{key.replace('/', '-')}",
        grant=key,
        beneficiary=made.payee,
        action=made.object or key,
        supports=(*SUPPORTS, "site_sign") if terms.investment else SUPPORTS,
        starts=made.on,
        ends=add_months(made.on, terms.months),
        department=made.department,
    )


def obligations_proposed(view: View, options: Options) -> Table:
    """Grants of the budget with no obligation of visibility yet, and what it would be."""
    budget, brand = view.state("budget"), view.state("communication").brand
    rows = [
        (
            act.obligation,
            act.grant,
            act.beneficiary,
            act.action,
            Money(budget.commitments[act.grant].committed - budget.commitments[act.grant].withdrawn),
            act.starts,
            act.ends,
            ", ".join(act.supports),
        )
        for act in propose(budget, brand, view.on)
    ]
    columns = (
        Column("obligation", Text("obligation", "obligation"), "text"),
        Column("grant", Text("engagement", "commitment"), "text"),
        Column("beneficiary", Text("bénéficiaire", "beneficiary"), "text"),
        Column("action", Text("action", "action"), "text"),
        Column("amount", Text("montant", "amount"), "money"),
        Column("starts", Text("du", "from"), "date"),
        Column("ends", Text("au", "to"), "date"),
        Column("supports", Text("supports", "supports"), "text"),
    )
    title = Text("Obligations de visibilité à créer", "Obligations of visibility to create")
    return Table("obligations_proposed", title, columns, rows)


def grants_referred(view: View, options: Options) -> Table:
    """Breaches handed to the grants service, with what is still to be paid on each grant: it alone decides."""
    budget, brand = view.state("budget"), view.state("communication").brand
    rows = []
    for name, breach in sorted(brand.breaches.items()):
        grant = brand.obligations[breach.made.obligation].made.grant
        row = budget.commitments.get(grant)
        if breach.referred_on is not None:
            left = None if row is None else Money(row.outstanding)
            rows.append((grant, breach.made.obligation, name, breach.made.support, breach.referred_on, left))
    columns = (
        Column("grant", Text("engagement", "commitment"), "text"),
        Column("obligation", Text("obligation", "obligation"), "text"),
        Column("breach", Text("manquement", "breach"), "text"),
        Column("support", Text("support", "support"), "text"),
        Column("referred", Text("transmis le", "referred"), "date"),
        Column("outstanding", Text("reste à payer", "outstanding"), "money"),
    )
    title = Text("Manquements transmis au service des subventions", "Breaches referred to the grants service")
    return Table("grants_referred", title, columns, rows)
