"""Rules on the editions of national events: C01 to C06."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

_REMEDY: Final = ("enregistrer la date annoncée par l'organisateur", "record the date the organiser announced")

C01: Final = rule(
    "C01",
    (
        "Journées du patrimoine : le troisième samedi de septembre est proposé",
        "Heritage Days: the third Saturday of September is proposed",
    ),
    "Usage : éditions 2018 à 2026 ; 2013 y contrevient",
    "V2",
    _REMEDY,
    blocking=False,
)
C02: Final = rule(
    "C02",
    (
        "Une édition confirmée l'emporte sur la règle ; les deux dates sont gardées",
        "A confirmed edition overrides the rule; both dates are kept",
    ),
    "Registre daté des éditions",
    "V2",
    _REMEDY,
    blocking=False,
)
C03: Final = rule(
    "C03",
    (
        "Nuit des musées : les samedis du 13 au 23 mai sont proposés, sans confirmation",
        "Night of Museums: the Saturdays from 13 to 23 May are proposed, unconfirmed",
    ),
    "Usage : éditions 2018 à 2026",
    "V2",
    _REMEDY,
    blocking=False,
)
C04: Final = rule(
    "C04",
    (
        "Rendez-vous aux jardins : du vendredi avant le premier samedi de juin au dimanche, sauf annonce contraire",
        "Gardens Open: from the Friday before the first Saturday of June to Sunday, unless announced otherwise",
    ),
    "Usage : éditions 2018 à 2026 ; 2019 décalée",
    "V2",
    _REMEDY,
    blocking=False,
)
C05: Final = rule(
    "C05",
    (
        "Les reports successifs sont gardés ; la date courante est la dernière",
        "The chain of postponements is kept; the current date is the last",
    ),
    "Registre daté des éditions",
    "V2",
    ("reprendre à la dernière étape de l'édition", "take up the last step of the edition"),
)
C06: Final = rule(
    "C06",
    (
        "Le numéro saute une édition annulée seulement si l'organisateur l'a fait",
        "The number skips a cancelled edition only where the organiser did",
    ),
    "Numéros publiés par les organisateurs",
    "V2",
    ("prendre le numéro de l'organisateur", "take the organiser's number"),
    blocking=False,
)
LEAD: Final = rule(
    "COM-LEAD",
    (
        "Une édition a un seul chef de file, et un seul référent par service",
        "An edition has one lead, and one referent per service",
    ),
    "Organisation de la DRAC (principe de transversalité)",
    "K",
    ("remplacer la personne nommée par un acte correctif", "replace the person named by a correcting act"),
)
