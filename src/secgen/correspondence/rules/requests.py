"""Rules on requests: what silence decides (MA-01 to MA-03, MA-05), what an acknowledgement says (MA-04)."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

MA_01: Final = rule(
    "MA-01",
    (
        "Silence de deux mois sur un dossier complet : acceptation, qu'un refus ne défait pas",
        "Two months of silence on a complete file: acceptance, which a refusal does not undo",
    ),
    "CRPA art. L231-1 et L114-3",
    "V",
    (
        "délivrer l'attestation, ou retirer la décision si elle est illégale (L242-1)",
        "issue the certificate, or withdraw the decision if it is illegal (L242-1)",
    ),
    parameters=("request.silence_months",),
    blocking=False,
)
MA_02: Final = rule(
    "MA-02",
    (
        "Silence de deux mois sur une demande financière : rejet, compté de la première réception",
        "Two months of silence on a financial request: rejection, counted from the first reception",
    ),
    "CRPA art. L231-4, 3° et L114-3",
    "V",
    ("répondre avant l'échéance ; sinon la demande est déjà rejetée", "answer before it; else it is rejected already"),
    parameters=("request.silence_months", "request.financial_kinds"),
    blocking=False,
)
MA_03: Final = rule(
    "MA-03",
    (
        "Le rejet implicite est suspendu pendant le délai donné pour les pièces manquantes",
        "Implicit rejection is suspended during the time given for missing items",
    ),
    "CRPA art. L114-5",
    "V",
    ("répondre avant l'échéance suspendue", "answer before the suspended day"),
    parameters=("request.silence_months",),
    blocking=False,
)
MA_04: Final = rule(
    "MA-04",
    (
        "L'accusé de réception porte toutes ses mentions ; sinon les délais de recours ne sont pas opposables",
        "An acknowledgement says all it must; else the time limits for appeal cannot be relied on",
    ),
    "CRPA art. R112-5 et L112-6",
    "V",
    ("compléter l'accusé de réception et l'envoyer de nouveau", "complete the acknowledgement and send it again"),
    parameters=("receipt.mentions",),
    blocking=False,
)
MA_05: Final = rule(
    "MA-05",
    (
        "Accès aux documents : un mois de silence vaut refus, puis deux mois pour saisir la CADA",
        "Access to documents: a month of silence refuses, then two months to refer to the commission",
    ),
    "CRPA art. R*311-12, R311-13 et R343-1",
    "V",
    ("répondre dans le mois", "answer within the month"),
    parameters=("document.silence_months", "document.referral_months"),
    blocking=False,
)
MAIL_DECREE: Final = rule(
    "MAIL-DECREE",
    (
        "Un sens ou un délai de silence propre vient d'un décret, qui est cité",
        "A sense or a time of silence of its own comes from a decree, which is quoted",
    ),
    "CRPA art. L231-4, 4° et L231-6",
    "V",
    ("citer le décret, ou laisser la règle générale", "quote the decree, or leave the general rule"),
)
MAIL_IDENTIFIER: Final = rule(
    "MAIL-IDENTIFIER",
    (
        "Par voie électronique, une entreprise donne son numéro SIREN ou SIRET, une association son numéro RNA",
        "By electronic means a company gives its SIREN or SIRET number, an association its RNA number",
    ),
    "CRPA art. R112-9-1",
    "V",
    ("demander le numéro, ou le corriger", "ask for the number, or correct it"),
    blocking=False,
)
MAIL_REASONS: Final = rule(
    "MAIL-REASONS",
    (
        "Les motifs d'un rejet implicite se donnent dans le mois de la demande",
        "The reasons of an implicit rejection are given within a month of being asked",
    ),
    "CRPA art. L232-4",
    "V",
    (
        "donner les motifs : le délai de recours court deux mois après",
        "give the reasons: the time for appeal runs two months from them",
    ),
    parameters=("request.reasons_months",),
    blocking=False,
)
