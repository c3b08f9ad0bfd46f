"""The words of procurement: kinds of purchase, procedures, publicity, cases of modification."""

from __future__ import annotations

from typing import Final, Literal

from secgen.kernel.text import Text

Kind = Literal["supplies", "services", "works"]
Buyer = Literal["state", "other"]
"""``state``: a central State authority (*autorité publique centrale*), as a DRAC is; ``other``: any other."""
Special = Literal["", "books", "innovation", "social"]
"""``books``: non-school books of a library; ``social``: social and other specific services."""
Procedure = Literal["exempt", "adapted", "open", "restricted", "negotiated", "dialogue", "no_competition", "central"]
Publicity = Literal["none", "free", "notice", "european"]
Ground = Literal[
    "", "urgency", "no_tender", "single_operator", "complementary", "contest_winner", "similar", "small", "books",
    "innovation",
]  # fmt: skip
Case = Literal["", "review_clause", "additional", "unforeseen", "new_holder", "not_substantial", "low_amount"]
"""The six cases of modification; empty when the file does not say which."""

FORMAL: Final = ("open", "restricted", "negotiated", "dialogue")
"""Formal procedures (*procédures formalisées*), from the European thresholds."""
TWO_STAGES: Final = ("restricted", "negotiated", "dialogue")
"""Procedures in which candidates are chosen before they tender."""
CASES: Final[tuple[Case, ...]] = (
    "review_clause",
    "additional",
    "unforeseen",
    "new_holder",
    "not_substantial",
    "low_amount",
)

KINDS: Final[dict[str, Text]] = {
    "supplies": Text("fournitures", "supplies"),
    "services": Text("services", "services"),
    "works": Text("travaux", "works"),
}
PROCEDURES: Final[dict[str, Text]] = {
    "exempt": Text("sans publicité ni mise en concurrence (dispense)", "without publicity or competition (exempt)"),
    "adapted": Text("procédure adaptée", "adapted procedure"),
    "open": Text("appel d'offres ouvert", "open tender"),
    "restricted": Text("appel d'offres restreint", "restricted tender"),
    "negotiated": Text("procédure avec négociation", "negotiated procedure"),
    "dialogue": Text("dialogue compétitif", "competitive dialogue"),
    "no_competition": Text(
        "sans publicité ni mise en concurrence (cas du code)", "without competition (case of the code)"
    ),
    "central": Text("centrale d'achat", "central purchasing body"),
}
PUBLICITIES: Final[dict[str, Text]] = {
    "none": Text("aucune publicité exigée", "no publicity required"),
    "free": Text("publicité librement adaptée", "freely adapted publicity"),
    "notice": Text("BOAMP ou journal d'annonces légales", "BOAMP or legal-notice journal"),
    "european": Text("BOAMP et JOUE", "BOAMP and Official Journal of the EU"),
}
CASE_LABELS: Final[dict[str, Text]] = {
    "": Text("fondement non indiqué", "basis not stated"),
    "review_clause": Text("clause de réexamen (R2194-1)", "review clause (R2194-1)"),
    "additional": Text("prestations supplémentaires (R2194-2)", "additional services (R2194-2)"),
    "unforeseen": Text("circonstances imprévues (R2194-5)", "unforeseen circumstances (R2194-5)"),
    "new_holder": Text("nouveau titulaire (R2194-6)", "new holder (R2194-6)"),
    "not_substantial": Text("modification non substantielle (R2194-7)", "not substantial (R2194-7)"),
    "low_amount": Text("faible montant (R2194-8)", "low amount (R2194-8)"),
}


def is_works(kind: Kind) -> bool:
    """Works have their own thresholds; supplies and services share theirs."""
    return kind == "works"
