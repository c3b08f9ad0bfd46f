"""Rules on accessibility, social posts and feeds: C49 to C52, C60, C61, C64."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

_NETWORKS: Final = ("x", "mastodon", "linkedin", "instagram", "facebook", "threads", "tiktok", "youtube")
_LIMITS: Final = tuple(f"social.{n}.{what}" for n in _NETWORKS for what in ("length", "counting", "url_length"))

C49: Final = rule(
    "C49",
    (
        "L'état d'accessibilité vient de l'audit : totale, partielle dès 50 %, sinon non conforme",
        "The accessibility state comes from the audit: total, partial from 50 %, else non-conforming",
    ),
    "RGAA 4.1.2, obligations ; loi 2005-102, art. 47",
    "V",
    ("faire auditer le site, corriger les critères en échec", "have the site audited; mend the criteria that fail"),
    parameters=("rgaa.total", "rgaa.partial"),
    blocking=False,
)
C50: Final = rule(
    "C50",
    (
        "Un critère en échec sur une page de l'échantillon est en échec",
        "A criterion that fails on one page of the sample fails",
    ),
    "RGAA 4.1.2, taux de conformité",
    "V",
    ("corriger le critère sur chaque page", "mend the criterion on every page"),
    blocking=False,
)
C51: Final = rule(
    "C51",
    (
        "Une déclaration vaut trois ans, 18 mois après un nouveau référentiel, jusqu'à une refonte",
        "A statement holds three years, 18 months after a new standard, until a redesign",
    ),
    "RGAA 4.1.2, déclaration d'accessibilité",
    "V",
    ("faire un nouvel audit et publier une nouvelle déclaration", "audit again and publish a new statement"),
    parameters=("rgaa.statement_years", "rgaa.new_version_months"),
    blocking=False,
)
C52: Final = rule(
    "C52",
    (
        "Une réclamation d'accessibilité a sa réponse en une semaine",
        "An accessibility complaint is answered in one week",
    ),
    "RGAA 4.1.2 ; CRPA, art. R. 112-3 et R. 112-5",
    "V",
    ("répondre, ou motiver un délai plus long", "answer, or give the reason for a longer time"),
    parameters=("rgaa.complaint_days",),
    blocking=False,
)
SAMPLE: Final = rule(
    "COM-SAMPLE",
    (
        "Un audit couvre tous les critères sur chaque page, les pages obligées et 10 % de pages tirées au hasard",
        "An audit covers every criterion on each page, the compulsory pages and 10 % drawn at random",
    ),
    "RGAA 4.1.2, échantillon",
    "V",
    ("compléter l'audit", "complete the audit"),
    parameters=("rgaa.sample", "rgaa.random_share"),
)
C60: Final = rule(
    "C60",
    (
        "Un texte tient dans la limite du réseau, comptée comme ce réseau compte",
        "A text fits the network's limit, counted as that network counts",
    ),
    "Règles du réseau, à leur date",
    "V2",
    ("raccourcir le texte", "shorten the text"),
    parameters=(*_LIMITS, "social.instagram.hashtags", "social.youtube.title"),
)
C61: Final = rule(
    "C61",
    (
        "Bluesky : 300 graphèmes et 3 000 octets au plus",
        "Bluesky: at most 300 graphemes and 3,000 bytes",
    ),
    "Lexique atproto app.bsky.feed.post",
    "V2",
    ("raccourcir le texte", "shorten the text"),
    parameters=("social.bluesky.length", "social.bluesky.bytes"),
)
C64: Final = rule(
    "C64",
    (
        "Flux RSS : titre, lien, description ; flux Atom : identifiant, titre, date de mise à jour",
        "RSS feed: title, link, description; Atom feed: id, title, updated",
    ),
    "RSS 2.0 ; RFC 4287",
    "V2",
    ("donner l'élément qui manque", "give the element that is missing"),
)
SLOT: Final = rule(
    "COM-SLOT",
    ("Un compte ne publie pas deux fois dans le même créneau", "An account does not post twice in one slot"),
    "Charte éditoriale",
    "K",
    ("décaler l'une des publications", "move one of the posts"),
    parameters=("social.slot_minutes",),
    blocking=False,
)
TAGGED: Final = rule(
    "COM-TAGGED",
    ("Une personne n'est identifiée qu'avec son accord", "A person is tagged only with their consent"),
    "RGPD, art. 6 ; Code civil, art. 9",
    "V2",
    ("recueillir l'accord, ou retirer l'identification", "get consent, or remove the tag"),
)
HASHTAG: Final = rule(
    "COM-HASHTAG",
    (
        "Un mot-dièse de plusieurs mots porte une majuscule à chacun",
        "A hashtag of several words has a capital for each",
    ),
    "Bonnes pratiques d'accessibilité des réseaux sociaux",
    "K",
    ("écrire #JourneesDuPatrimoine", "write #HeritageDays"),
    blocking=False,
)
STAGE: Final = rule(
    "COM-STAGE",
    (
        "Une publication suit ses étapes : projet, programmée, publiée",
        "A post follows its stages: draft, scheduled, published",
    ),
    "Calendrier éditorial",
    "K",
    ("reprendre à l'étape où elle en est", "take the stage it is at"),
)
ALTERNATIVE: Final = rule(
    "COM-ALTERNATIVE",
    (
        "Une vidéo, un son, un document porteurs d'information ont une alternative",
        "A video, sound or document that informs has an alternative",
    ),
    "RGAA 4.1.2, thématique 4",
    "V",
    ("ajouter transcription, sous-titres ou version accessible", "add a transcript, captions or an accessible version"),
)
URL: Final = rule(
    "COM-URL",
    (
        "Une adresse est absolue et canonique, et ne sert qu'une page",
        "An address is absolute, canonical, and of one page only",
    ),
    "sitemaps.org ; balise canonical",
    "K",
    ("donner l'adresse https:// de la page elle-même", "give the https:// address of the page itself"),
)
SITEMAP: Final = rule(
    "COM-SITEMAP",
    ("Un plan de site a 50 000 adresses et 50 Mo au plus", "A sitemap has at most 50,000 addresses and 50 MB"),
    "sitemaps.org",
    "K",
    ("partager le plan en plusieurs fichiers", "split the sitemap into several files"),
    parameters=("web.sitemap.urls", "web.sitemap.bytes"),
)
