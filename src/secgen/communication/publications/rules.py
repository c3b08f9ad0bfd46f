"""Rules on publications: C43 to C48, C68, C69, and stock."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

C43: Final = rule(
    "C43",
    (
        "Dépôt légal au plus tard le jour de la mise en circulation",
        "Legal deposit at the latest on the day of circulation",
    ),
    "Code du patrimoine art. R132-4",
    "V",
    ("déposer à la BnF sans attendre", "deposit at the national library without delay"),
    parameters=("deposit.copies", "deposit.printer_copies"),
    blocking=False,
)
C44: Final = rule(
    "C44",
    (
        "Recueil des actes administratifs et réimpression à l'identique : pas de dépôt légal",
        "Collection of administrative acts and identical reprint: no legal deposit",
    ),
    "Code du patrimoine art. R132-2, 8° et 9°",
    "V",
    ("ne rien déposer", "deposit nothing"),
    parameters=("deposit.exempt_kinds",),
    blocking=False,
)
C45: Final = rule(
    "C45",
    ("Un ISBN, un ISSN ont une clé juste ; un DOI a sa forme", "An ISBN, an ISSN have the right key; a DOI its shape"),
    "ISO 2108, ISO 3297, ISO 26324",
    "V",
    ("recopier le numéro depuis l'avis de l'agence", "copy the number again from the agency's notice"),
)
C46: Final = rule(
    "C46",
    (
        "L'ISBN se demande avant l'impression ; l'ISSN vient après le dépôt du premier numéro",
        "The ISBN is asked before printing; the ISSN comes after the first issue's deposit",
    ),
    "bnf.fr, Centre ISSN France",
    "V",
    ("demander le numéro", "ask for the number"),
    parameters=("publications.isbn_kinds", "publications.issn_from_issue"),
    blocking=False,
)
C47: Final = rule(
    "C47",
    (
        "Les données publiées sont sous Licence Ouverte ou ODbL ; toute autre licence est homologuée par l'État",
        "Published data are under the Open Licence or ODbL; any other licence is approved by the State",
    ),
    "CRPA art. L323-2 et D323-2-1",
    "V",
    ("prendre etalab-2.0, ou citer l'homologation", "take etalab-2.0, or quote the approval"),
    parameters=("publications.free_licences",),
)
C48: Final = rule(
    "C48",
    (
        "Une réutilisation mentionne la source et la date de mise à jour",
        "A reuse names its source and the day of its update",
    ),
    "Licence Ouverte 2.0",
    "V",
    ("compléter la mention", "complete the attribution"),
    parameters=("publications.attribution",),
)
C68: Final = rule(
    "C68",
    (
        "Une circulaire non publiée dans les quatre mois est réputée abrogée",
        "A circular unpublished after four months is deemed repealed",
    ),
    "CRPA art. R312-7",
    "V",
    ("signer une nouvelle circulaire et la publier", "sign a new circular and publish it"),
    parameters=("circular.repeal_months",),
    blocking=False,
)
C69: Final = rule(
    "C69",
    ("Un seul exemplaire par envoi, sauf exception motivée", "One copy per dispatch, unless motivated"),
    "DRAC AURA, page Missions",
    "V",
    ("envoyer un exemplaire, ou motiver l'exception", "send one copy, or say why more"),
    parameters=("publications.copies_per_dispatch",),
)
STOCK: Final = rule(
    "PUB-STOCK",
    ("On n'envoie que ce qui est en stock et non réservé", "Only what is in stock and not reserved is sent"),
    "Tenue du stock",
    "K",
    ("compter le stock, libérer une réserve, ou réimprimer", "count the stock, free a reserve, or reprint"),
)
QUOTAS: Final = rule(
    "PUB-QUOTAS",
    ("Le plan de diffusion tient dans le tirage", "The distribution list fits in the print run"),
    "Tenue du stock",
    "K",
    ("réduire les quotas, ou tirer plus", "reduce the quotas, or print more"),
    blocking=False,
)
