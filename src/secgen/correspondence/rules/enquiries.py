"""Rules on enquiries of users and partners: C53 to C59, C67, and accessibility complaints received as requests."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

ACCESSIBILITY: Final = rule(
    "MAIL-ACCESSIBILITY",
    (
        "Une réclamation d'accessibilité reçoit sa réponse en une semaine, ou un délai motivé",
        "An accessibility complaint is answered within a week, or given a motivated longer time",
    ),
    "RGAA 4.1.2",
    "V",
    ("répondre, ou annoncer un délai motivé", "answer, or announce a motivated time"),
    parameters=("rgaa.complaint_days",),
    blocking=False,
)
C53: Final = rule(
    "C53",
    (
        "Demande électronique : accusé d'enregistrement dans un jour ouvré, s'il n'est pas instantané",
        "Electronic request: registration receipt within a working day, if it is not instant",
    ),
    "CRPA art. R112-11-2",
    "V",
    ("automatiser l'accusé d'enregistrement", "send the registration receipt automatically"),
    parameters=("receipt.registration_days",),
    blocking=False,
)
C54: Final = rule(
    "C54",
    (
        "Demande électronique : accusé de réception dans les dix jours ouvrés",
        "Electronic request: acknowledgement within ten working days",
    ),
    "CRPA art. R112-11-2",
    "V",
    ("envoyer l'accusé de réception", "send the acknowledgement"),
    parameters=("receipt.electronic_days",),
    blocking=False,
)
C55: Final = rule(
    "C55",
    (
        "Services Publics + : accusé de réception en 7 jours par voie électronique, 14 par courrier",
        "Services Publics +: acknowledgement in 7 days by electronic means, 14 by post",
    ),
    "Services Publics +, engagement 5",
    "V",
    ("envoyer l'accusé de réception : c'est une cible, pas une loi", "send the acknowledgement: a target, not law"),
    parameters=("target.receipt_electronic", "target.receipt_post"),
    blocking=False,
)
C56: Final = rule(
    "C56",
    (
        "Deux mois de silence valent acceptation, sauf les cas de l'article L231-4",
        "Two months of silence mean acceptance, except the cases of article L231-4",
    ),
    "CRPA art. L231-1 et L231-4",
    "V",
    (
        "dire si la demande tend à une décision individuelle, dans une procédure prévue par un texte",
        "say whether it seeks an individual decision, in a procedure set by a text",
    ),
    parameters=("request.silence_months",),
    blocking=False,
)
C57: Final = rule(
    "C57",
    (
        "La CADA est saisie dans les deux mois du refus, exprès ou implicite",
        "The access commission is seized within two months of the refusal, express or by silence",
    ),
    "CRPA art. R343-1, R343-3 et R*343-4",
    "V",
    ("opposer la tardiveté à la commission", "tell the commission the referral is late"),
    parameters=("document.referral_months", "document.opinion_months", "document.confirmed_months"),
    blocking=False,
)
C58: Final = rule(
    "C58",
    (
        "Dossier incomplet : l'acceptation repart à la complétude, le rejet est suspendu",
        "Incomplete file: acceptance starts again when complete, rejection is suspended",
    ),
    "CRPA art. L114-5",
    "V",
    (
        "lister les pièces et fixer un délai avant que le silence ait décidé",
        "list the items and set a time before silence has decided",
    ),
)
C59: Final = rule(
    "C59",
    (
        "Demande mal adressée : transmise et la personne avisée ; l'accusé court au service compétent",
        "Misdirected request: sent on and the person told; the receipt runs at the competent service",
    ),
    "CRPA art. L114-2 et R112-11-2",
    "V",
    ("transmettre, et aviser la personne", "send it on, and tell the person"),
    parameters=("receipt.electronic_days",),
    blocking=False,
)
C67: Final = rule(
    "C67",
    (
        "Un document préparatoire n'est pas encore communicable ; un refus se motive",
        "A preparatory document cannot be communicated yet; a refusal states its reason",
    ),
    "CRPA art. L311-2, L311-5 et L311-6",
    "V",
    (
        "refuser en disant pourquoi, ou attendre que la décision soit prise",
        "refuse and say why, or wait until the decision is taken",
    ),
)
