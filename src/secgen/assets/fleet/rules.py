"""Rules of the fleet: FL-03, FL-04 and the rules of use."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

FL_03: Final = rule(
    "FL-03",
    (
        "Renouvellement de l'année : part de véhicules à faibles émissions, 50 % puis 70 % en 2027",
        "Renewals of the year: share of low-emission vehicles, 50 %, then 70 % in 2027",
    ),
    "C. env. art. L224-7 et suivants",
    "V",
    ("choisir un véhicule à faibles émissions", "choose a low-emission vehicle"),
    parameters=("fleet.renewal.low", "fleet.renewal.fleet_above", "fleet.low.co2"),
    blocking=False,
)
FL_04: Final = rule(
    "FL-04",
    ("Le carnet de bord est continu : chaque trajet part où le précédent finit", "The logbook is continuous"),
    "Usage de gestion",
    "K",
    (
        "inscrire le trajet manquant, ou expliquer l'écart ; un trajet n'en recouvre pas un autre",
        "enter the missing trip, or explain the gap; one trip does not cover another",
    ),
)
FLEET_MISSION: Final = rule(
    "FL-MISSION",
    ("Un véhicule de service se conduit avec un ordre de mission", "A service vehicle is driven with a mission order"),
    "Décret 2006-781 ; usage de gestion",
    "K",
    ("faire établir l'ordre de mission", "have the mission order made"),
    blocking=False,
)
FLEET_HOME: Final = rule(
    "FL-HOME",
    ("Le remisage à domicile est autorisé par écrit", "Parking at home is authorised in writing"),
    "Circulaires sur l'usage des véhicules",
    "K",
    ("demander l'autorisation, ou rentrer le véhicule", "ask for the authorisation, or bring the vehicle back"),
    blocking=False,
)
FLEET_OWN: Final = rule(
    "FL-OWN",
    ("Le véhicule personnel est autorisé et assuré", "A private vehicle is authorised and insured"),
    "Décret 2006-781 art. 10",
    "K",
    ("joindre l'attestation d'assurance", "add the insurance certificate"),
)
FLEET_FINE: Final = rule(
    "FL-FINE",
    ("Le conducteur est désigné dans les 45 jours de l'envoi de l'avis", "The driver is designated within 45 days"),
    "C. route art. L121-6",
    "V",
    ("désigner le conducteur sans attendre", "designate the driver without delay"),
    parameters=("fleet.fine.days",),
    blocking=False,
)
