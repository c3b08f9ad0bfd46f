"""Rules on the entries of a regional programme: C07 to C17, C19 to C23, C65, C66."""

from __future__ import annotations

from typing import Final

from secgen.kernel.finding import Rule
from secgen.kernel.rulemaking import rule

_OPENAGENDA: Final = "OpenAgenda, documentation des événements et des lieux (2026-01-12)"
_CORRECT: Final = ("corriger l'événement à sa source", "correct the event at its source")


def _rule(
    id: str,
    fr: str,
    en: str,
    legal: str,
    status: str,
    *parameters: str,
    remedy: tuple[str, str] = _CORRECT,
    blocking: bool = True,
) -> Rule:
    return rule(id, (fr, en), legal, status, remedy, parameters=parameters, blocking=blocking)


C07: Final = _rule(
    "C07",
    "Le vendredi des scolaires fait partie de l'édition, pour les scolaires seulement",
    "The schools' Friday is part of the edition, for schools only",
    "« Levez les yeux ! », depuis 2018",
    "V2",
    "territory.school_words",
    remedy=("dire que la visite est pour les scolaires, ou la déplacer", "say it is for schools, or move it"),
    blocking=False,
)
C08: Final = _rule(
    "C08",
    "Un événement se rattache à une édition si un créneau au moins est dans ses dates",
    "An event belongs to an edition if one slot at least is within its days",
    "Registre daté des éditions",
    "K",
    remedy=("rattacher à une autre édition, ou corriger les créneaux", "attach to another edition, or mend the slots"),
)
C09: Final = _rule(
    "C09",
    "Le rattachement se fait par l'agenda ou l'organisateur, jamais par un sigle",
    "Attachment is by agenda or organiser, never by acronym",
    "Sigles en conflit relevés dans les données (JNA)",
    "V2",
    remedy=("déclarer l'agenda de cette manifestation", "declare the agenda of this event"),
)
C10: Final = _rule(
    "C10",
    "Un même événement dans plusieurs agendas compte une fois",
    "One event in several agendas counts once",
    _OPENAGENDA,
    "V",
    remedy=("garder l'événement de l'agenda d'origine", "keep the event of the agenda of origin"),
)
C11: Final = _rule(
    "C11",
    "Un événement a un titre, une description, un créneau, et un lieu ou un accès en ligne",
    "An event has a title, a description, a slot, and a place or an online access",
    _OPENAGENDA,
    "V",
)
C12: Final = _rule(
    "C12",
    "Un titre a 140 caractères au plus ; au-delà de 150 il est refusé",
    "A title has at most 140 characters; above 150 it is refused",
    _OPENAGENDA,
    "V",
    "openagenda.title.documented",
    "openagenda.title.schema",
    remedy=("raccourcir le titre", "shorten the title"),
)
C13: Final = _rule(
    "C13",
    "Au plus 800 créneaux, chacun de 24 h au plus, sans chevauchement",
    "At most 800 slots, each of at most 24 h, without overlap",
    _OPENAGENDA,
    "V",
    "openagenda.slots",
    "openagenda.slot_hours",
)
C14: Final = _rule(
    "C14",
    "Un horaire local porte le décalage de Paris ce jour-là",
    "A local time has the offset of Paris on that day",
    "Base tz, Europe/Paris",
    "V",
    remedy=("écrire l'heure locale avec le décalage du jour", "write the local time with that day's offset"),
    blocking=False,
)
C15: Final = _rule(
    "C15",
    "Le point est dans le département de la commune, ou tout près",
    "The point is in the commune's department, or close to it",
    "Choix de la maison",
    "K",
    "programme.geocoding_km",
    remedy=("vérifier les coordonnées du lieu", "check the place's coordinates"),
    blocking=False,
)
C16: Final = _rule(
    "C16",
    "Le département vient du code INSEE, jamais du code postal ni du libellé",
    "The department comes from the INSEE code, never from the postcode or the label",
    "INSEE, code officiel géographique",
    "V",
    "territory.lyon_metropolis",
    remedy=("donner le code INSEE de la commune", "give the commune's INSEE code"),
    blocking=False,
)
C17: Final = _rule(
    "C17",
    "Le libellé d'une région se ramène à son code",
    "A region's label is brought to its code",
    "INSEE, code officiel géographique",
    "V2",
    remedy=("écrire le nom officiel de la région", "write the region's official name"),
    blocking=False,
)
C19: Final = _rule(
    "C19",
    "La somme des départements égale la région",
    "The departments add up to the region",
    "Bilan régional",
    "K",
    remedy=("chercher le lieu compté dans deux départements", "find the place counted in two departments"),
)
C20: Final = _rule(
    "C20",
    "Clôture imprimée avant clôture web, avant l'événement ; après la première, web seulement",
    "Print closing before web closing, before the event; after the first, web only",
    "Calendrier de l'édition",
    "K",
    remedy=("corriger les clôtures, ou inscrire au seul programme en ligne", "mend the closings, or enter web only"),
)
C21: Final = _rule(
    "C21",
    "Statut et mode ont leur équivalent en schema.org et en iCalendar",
    "Status and mode have their equivalent in schema.org and iCalendar",
    "schema.org ; RFC 5545",
    "V2",
)
C22: Final = _rule(
    "C22",
    "iCalendar : UID stable, SEQUENCE croissant, CRLF, 75 octets, fuseau présent",
    "iCalendar: stable UID, rising SEQUENCE, CRLF, 75 octets, time zone present",
    "RFC 5545",
    "V2",
    remedy=("écrire le calendrier selon la RFC 5545", "write the calendar by RFC 5545"),
)
C23: Final = _rule(
    "C23",
    "iCalendar : la fin d'une journée entière est le lendemain",
    "iCalendar: a whole-day event ends the day after",
    "RFC 5545, 3.6.1",
    "V2",
    remedy=("donner le lendemain du dernier jour", "give the day after the last"),
)
C65: Final = _rule(
    "C65",
    "Un événement JSON-LD a un nom, un début avec décalage, et l'adresse du lieu",
    "A JSON-LD event has a name, a start with its offset, and the place's address",
    "Profil Google des événements",
    "V2",
)
C66: Final = _rule(
    "C66",
    "Des données ouvertes ne contiennent aucun contact de contributeur",
    "Open data hold no contributor's contact",
    "CRPA, art. L. 312-1-2",
    "V",
    remedy=("retirer les champs contributor_*", "remove the contributor_* fields"),
)
MODERATION: Final = _rule(
    "COM-MODERATION",
    "Le référent du département modère, puis la région labellise",
    "The department's referent moderates, then the region labels",
    "Organisation régionale de la manifestation",
    "K",
    remedy=("faire modérer par le référent nommé", "have the named referent moderate"),
)
JOINT: Final = _rule(
    "COM-JOINT",
    "Un projet commun réunit au moins deux inscriptions d'une même édition",
    "A joint project gathers at least two entries of one edition",
    "Principe de mise en réseau",
    "K",
    "programme.joint_size",
    remedy=("choisir des inscriptions de la même édition", "choose entries of one edition"),
)
