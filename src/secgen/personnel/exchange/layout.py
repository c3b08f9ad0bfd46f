"""The ``agents`` file: one movement a row, columns by name, French words; what each movement becomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.kernel.act import Act
from secgen.personnel.pay import events as pay
from secgen.personnel.staff import events as staff

DAY, MOVEMENT, AGENT = "date", "mouvement", "agent"
REQUIRED: Final = (DAY, MOVEMENT, AGENT)
MOVEMENTS: Final[Mapping[str, type[Act]]] = {
    "entree": staff.Hired,
    "classement": staff.Classified,
    "position": staff.Positioned,
    "quotite": staff.WorkingTimeSet,
    "affectation": staff.Assigned,
    "fin-affectation": staff.AssignmentEnded,
    "contrat": staff.ContractSigned,
    "renouvellement": staff.ContractRenewed,
    "depart": staff.Left,
    "enfants": pay.FamilySupplementSet,
    "nbi": pay.IndexBonusSet,
    "ifse": pay.FunctionBonusSet,
    "indemnite": pay.AllowanceSet,
}
"""The word of the column ``mouvement`` and the act it stands for."""
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "statut": ("status",),
    "corps": ("corps",),
    "grade": ("grade",),
    "echelon": ("step",),
    "chevron": ("chevron",),
    "anciennete_jours": ("retained_days",),
    "entree_fonction_publique": ("entered_on",),
    "gere": ("managed",),
    "nature": ("why", "kind"),
    "position": ("position",),
    "motif": ("ground", "reason"),
    "organisme": ("body",),
    "demande_le": ("asked_on", "noticed_on"),
    "activite": ("paid_activity",),
    "troisieme_anniversaire": ("child_third_birthday",),
    "fin": ("until",),
    "quotite": ("quota",),
    "affectation": ("assignment",),
    "modalite": ("vehicle",),
    "accueil": ("host",),
    "type_accueil": ("host_kind",),
    "departement": ("department",),
    "commune": ("commune",),
    "service": ("unit",),
    "emploi": ("job",),
    "part": ("share",),
    "convention": ("agreement",),
    "accord": ("consent",),
    "remboursement": ("reimbursed",),
    "derogation": ("derogation",),
    "contrat": ("contract",),
    "article": ("basis",),
    "categorie": ("category",),
    "fonctions": ("functions",),
    "indice": ("index",),
    "mensuel": ("monthly",),
    "essai_jusqu_au": ("probation_until",),
    "enfants": ("children",),
    "garde_alternee": ("shared",),
    "points": ("points",),
    "groupe": ("group",),
    "annuel": ("yearly",),
    "loge": ("housed",),
    "texte": ("text",),
}
"""Each column and the fields it may fill, the first that the act has."""
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "status": {"titulaire": "civil_servant", "stagiaire": "trainee", "contractuel": "contract"},
    "position": {
        "activite": "active",
        "detachement": "seconded_out",
        "disponibilite": "leave_of_absence",
        "conge-parental": "parental_leave",
        "hors-cadres": "off_duty_legacy",
    },
    "ground": {
        "enfant": "child_under_12",
        "proche": "care_of_relative",
        "conjoint": "follow_spouse",
        "adoption": "adoption_abroad",
        "mandat": "elected_office",
        "convenances": "personal_reasons",
        "entreprise": "enterprise_creation",
        "etudes": "studies",
    },
    "reason": {
        "demission": "resignation",
        "licenciement": "dismissal",
        "fin-de-contrat": "end_of_contract",
        "retraite": "retirement",
        "mutation": "transfer",
        "integration": "integration_elsewhere",
        "deces": "death",
        "autre": "other",
    },
    "vehicle": {
        "service": "own_service",
        "mise-a-disposition": "loan",
        "detachement": "secondment",
        "pna": "normal_position",
    },
    "host_kind": {
        "drac": "drac",
        "udap": "udap",
        "musee": "museum",
        "bibliotheque": "library",
        "archives": "archives",
        "etat": "state_service",
        "collectivite": "local_authority",
        "gip": "gip",
        "international": "international",
        "autre": "other",
    },
    "kind": {
        "temps-plein": "full_time",
        "partiel-droit": "part_time_right",
        "partiel-demande": "part_time_request",
        "incomplet": "part_time_job",
    },
    "why": {"echelon": "step", "grade": "grade", "corps": "corps", "correction": "correction"},
}
"""Closed lists: the French word of the file and the word of the act."""
