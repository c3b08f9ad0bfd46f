"""Rules on marks: C33 to C42, and what obligations, proofs and breaches need."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

_PAGE: Final = "Page « Logos » de la DRAC ; charte de la marque de l'État"
C33: Final = rule(
    "C33",
    ("Une seule marque de l'État par support", "One State mark per support"),
    _PAGE,
    "V",
    ("garder le bloc-marque du préfet de région, retirer l'autre", "keep the prefect's mark, take the other away"),
    parameters=("brand.state_marks",),
)
C34: Final = rule(
    "C34",
    (
        "Subvention de la DRAC : bloc-marque du préfet de région, précédé de la mention de soutien",
        "Grant of the directorate: the regional prefect's mark, preceded by the wording of support",
    ),
    _PAGE,
    "V",
    (
        "mettre la marque du préfet, et « Avec le soutien de » juste avant",
        "put the prefect's mark, with 'Avec le soutien de' just before it",
    ),
    parameters=("brand.grant_mark", "brand.mention", "brand.mention_english"),
)
C35: Final = rule(
    "C35",
    (
        "La marque du ministère n'est admise que pour une opération nationale ou des crédits centraux",
        "The ministry's mark is allowed only for a national operation or central credits",
    ),
    "Pages « Logos » des DRAC",
    "V",
    ("demander à la communication de la DRAC", "ask the directorate's communication service"),
    parameters=("brand.national_operation", "brand.central_credits", "brand.label", "brand.minister_present"),
)
C36: Final = rule(
    "C36",
    ("Plusieurs ministères : la marque « Gouvernement »", "Several ministries: the 'Gouvernement' mark"),
    "Charte de la marque de l'État",
    "V",
    ("remplacer par le bloc-marque « Gouvernement »", "use the 'Gouvernement' mark instead"),
    parameters=("brand.several_ministries",),
)
C37: Final = rule(
    "C37",
    (
        "De gauche à droite : État, région, département, agglomération, communauté, commune, autres",
        "From left to right: State, region, department, agglomeration, community, commune, others",
    ),
    "Pages « Logos » des DRAC",
    "V",
    ("remettre les marques dans l'ordre", "put the marks in order"),
    parameters=("brand.order",),
)
C38: Final = rule(
    "C38",
    ("L'emblème européen est du côté que la région demande", "The European emblem is on the side the region asks for"),
    "Pages « Logos » des DRAC",
    "V",
    ("changer l'emblème de côté", "put the emblem on the other side"),
    parameters=("brand.eu_position",),
)
C39: Final = rule(
    "C39",
    (
        "Le bloc-marque est en couleurs sur fond blanc, ou dans un cartouche blanc",
        "The State mark is in colour on white, or in a white box",
    ),
    _PAGE,
    "V",
    ("mettre un cartouche blanc sous la marque, en couleurs", "put a white box under the mark, in colour"),
    parameters=("brand.background",),
)
C40: Final = rule(
    "C40",
    (
        "La marque ne sert qu'à l'action soutenue, dans ses dates",
        "The mark serves the funded action only, inside its dates",
    ),
    _PAGE,
    "V",
    ("retirer la marque, ou demander un accord", "take the mark away, or ask for an agreement"),
    parameters=("brand.scope",),
)
C41: Final = rule(
    "C41",
    (
        "L'épreuve est soumise assez de jours avant l'impression ou la mise en ligne",
        "The proof is submitted enough days before printing or release",
    ),
    "Page « Logos » de la DRAC Bretagne",
    "V",
    ("soumettre plus tôt, ou retarder la diffusion", "submit earlier, or delay the release"),
    parameters=("brand.lead_days", "brand.invitation_lead_days"),
    blocking=False,
)
C42: Final = rule(
    "C42",
    ("Taille minimale et zone de protection", "Minimum size and clear space"),
    "Charte de la marque de l'État",
    "V2",
    ("agrandir la marque, éloigner les autres éléments", "enlarge the mark, move other elements away"),
    parameters=("brand.minimum_height", "brand.minimum_pixels", "brand.clear_space"),
)
ASPECT: Final = rule(
    "BRAND-ASPECT",
    (
        "La marque garde les proportions du fichier maître, dans sa version en vigueur",
        "The mark keeps the proportions of its master file, in the version in force",
    ),
    "Charte de la marque de l'État",
    "K",
    ("reprendre le fichier en vigueur, sans le déformer", "take the file in force, without stretching it"),
    parameters=("brand.aspect_tolerance", "brand.mark_since"),
)
APPROVAL: Final = rule(
    "BRAND-APPROVAL",
    (
        "Une épreuve en infraction s'approuve en disant pourquoi",
        "A proof that breaches a rule is approved by saying why",
    ),
    "Circuit d'approbation (usage)",
    "K",
    ("demander des corrections, ou motiver l'accord", "ask for changes, or give the reason of the agreement"),
)
REFERRAL: Final = rule(
    "BRAND-REFERRAL",
    (
        "Un manquement est signalé, laissé à réparer, puis transmis au service des subventions",
        "A breach is noticed, left to be cured, then referred to the grants service",
    ),
    "Convention de subvention (clause de communication)",
    "K",
    (
        "attendre la fin du délai : la communication ne décide pas d'un reversement",
        "wait until the time is over: communication decides no repayment",
    ),
)
