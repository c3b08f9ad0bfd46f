"""Rules on what may go out and when: C18, C24 to C30, C62, C63."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

C18: Final = rule(
    "C18",
    (
        "Une image a un crédit et des droits valables à la date de publication",
        "An image has a credit and rights that hold on the day it is published",
    ),
    "Code de la propriété intellectuelle, art. L. 121-1 ; Code civil, art. 9",
    "K",
    ("ajouter le crédit, obtenir ou renouveler le droit, ou retirer l'image", "credit it, get the right, or remove it"),
    parameters=("programme.credit_required",),
)
C24: Final = rule(
    "C24",
    (
        "Un communiqué part avec le texte exact validé par la direction et par le SRCI",
        "A release goes out with the exact text approved by the director and by the SRCI",
    ),
    "Circuit de validation préfecture – DRAC (usage)",
    "K",
    ("faire valider à nouveau le texte tel qu'il est", "have the text approved again as it stands"),
    parameters=("press.approvals",),
)
C25: Final = rule(
    "C25",
    (
        "Rien de public avant l'embargo, sur aucun canal",
        "Nothing public before the embargo, on any channel",
    ),
    "Usage de presse ; embargo fixé par le communiqué",
    "K",
    ("attendre la levée, ou décider la levée anticipée", "wait for it to lift, or decide to lift it early"),
)
C26: Final = rule(
    "C26",
    (
        "Pendant la réserve, une décision de neutralité accompagne chaque publication",
        "In the State reserve, each publication has a decision of neutrality",
    ),
    "Circulaire du Premier ministre ou du SGG, à chaque scrutin",
    "V2",
    ("faire lire le texte et enregistrer la décision de neutralité", "have it read; record the neutrality decision"),
)
C27: Final = rule(
    "C27",
    (
        "Sans circulaire, la réserve est supposée commencer 21 jours avant le premier tour",
        "Without a circular the reserve is assumed to begin 21 days before the first round",
    ),
    "Dates observées de 2020 à 2026 ; aucun texte",
    "K",
    ("enregistrer la circulaire dès sa parution", "record the circular once it is out"),
    parameters=("election.reserve.default_days",),
    blocking=False,
)
C28: Final = rule(
    "C28",
    (
        "La promotion d'une collectivité est interdite du premier jour du sixième mois avant le mois du scrutin",
        "Promoting a local authority is forbidden from the first day of the sixth month before the ballot's month",
    ),
    "Code électoral, art. L. 52-1, al. 2",
    "V",
    ("attendre la fin du scrutin", "wait for the end of the ballot"),
    parameters=("election.promotion.months",),
    blocking=False,
)
C29: Final = rule(
    "C29",
    (
        "Ce qui est cosigné avec une collectivité ne fait pas sa promotion pendant la période",
        "What is co-signed with a local authority does not promote it during the period",
    ),
    "Code électoral, art. L. 52-1, al. 2, et L. 90-1",
    "V",
    ("retirer l'éloge, ou publier sans la collectivité ou après le scrutin", "take the praise out, or publish later"),
    parameters=("election.promotion.months",),
)
C30: Final = rule(
    "C30",
    (
        "Des dates de scrutin provisoires donnent une période provisoire : l'union des dates possibles",
        "Provisional ballot dates give a provisional period: the union of the possible ones",
    ),
    "Constitution, art. 7 (élection présidentielle)",
    "V2",
    ("enregistrer la date dès qu'elle est annoncée", "record the date once it is announced"),
    blocking=False,
)
C62: Final = rule(
    "C62",
    (
        "Chaque image a un texte de remplacement, dans la limite du réseau",
        "Each image has an alternative text, within the network's limit",
    ),
    "RGAA 4.1.2, critère 1.1 ; loi 2005-102, art. 47",
    "V",
    ("écrire le texte de remplacement, ou le raccourcir", "write the alternative text, or shorten it"),
    parameters=(
        "social.x.alt",
        "social.bluesky.alt",
        "social.mastodon.alt",
        "social.linkedin.alt",
        "social.instagram.alt",
    ),
)
C63: Final = rule(
    "C63",
    (
        "Pendant un deuil national, les publications programmées sont retenues",
        "In national mourning, scheduled posts are held",
    ),
    "Décret de deuil national ; DSFR, mise en berne",
    "V2",
    ("reprogrammer après le deuil", "schedule it again after the mourning"),
)
