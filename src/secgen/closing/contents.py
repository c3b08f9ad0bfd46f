"""What the year-end file is made of: the statements, then the eleven things a general secretariat produces."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from secgen.kernel.text import Text


@frozen
class Deliverable:
    """One part of the year-end file: its number, what it is, the reports that make it."""

    number: int
    title: Text
    reports: tuple[str, ...]


DELIVERABLES: Final = (
    Deliverable(
        0,
        Text("États comptables internes", "Internal statements"),
        ("net-position", "net-expenses", "trial-balance", "general-ledger", "corrections", "reconciliation"),
    ),
    Deliverable(1, Text("Compte rendu d'exécution", "Execution report"), ("consumption", "appropriations", "profile")),
    Deliverable(
        2,
        Text("Restes à payer : passage, âge, échéancier", "Outstanding commitments: roll-forward, age, schedule"),
        ("roll-forward", "ageing", "commitments", "payment-schedule"),
    ),
    Deliverable(
        3, Text("Engagements à clore et dormants", "Commitments to close and dormant"), ("to-close", "dormant")
    ),
    Deliverable(
        4,
        Text("Charges à payer et constatées d'avance", "Accrued and prepaid expenses"),
        ("accrued-expenses", "prepaid-expenses", "adjustments"),
    ),
    Deliverable(5, Text("Provisions", "Provisions"), ("provisions",)),
    Deliverable(6, Text("Inventaire des immobilisations", "Inventory of assets"), ("fixed-assets",)),
    Deliverable(7, Text("Engagements hors bilan", "Off-balance commitments"), ("off-balance",)),
    Deliverable(8, Text("Demandes de report", "Carry-over requests"), ("carry-over",)),
    Deliverable(9, Text("Documents de gestion et indicateurs", "Management documents"), ("documents", "grants-due")),
    Deliverable(
        10,
        Text("Délais de paiement et intérêts moratoires", "Payment time and late interest"),
        ("payment-delays", "late-payments"),
    ),
    Deliverable(
        11,
        Text("Délégations, carte d'achat, contrôle interne", "Delegations, purchasing card, internal control"),
        ("delegations", "card-review", "internal-control"),
    ),
)
"""The statements (0) and the eleven deliverables, in their order."""
CONTENTS: Final = tuple(report for deliverable in DELIVERABLES for report in deliverable.reports)
"""Every report of the file, in order."""
