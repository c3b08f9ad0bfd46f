"""Who may act: the rules of roles and delegations."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

ACT_ROLE: Final = rule(
    "ACT-ROLE",
    (
        "Qui enregistre un acte a ce jour-là un rôle ou une délégation qui le permet",
        "Who records an act has on that day a role or a delegation that allows it",
    ),
    "GBCP art. 9 à 18 ; organisation du service",
    "K",
    (
        "faire enregistrer l'acte par une personne qui le peut, ou lui donner le rôle (access.role_given)",
        "have somebody record it who may, or give the role (access.role_given)",
    ),
)
ACT_ROLE_GIVEN: Final = rule(
    "ACT-ROLE-GIVEN",
    (
        "Un rôle donné est un rôle connu, pour des jours et des domaines qui existent",
        "A role given is a known one, for days and domains that exist",
    ),
    "Organisation du service",
    "K",
    ("choisir un rôle de la table ; vérifier les dates et les domaines", "take a role of the table; check the days"),
)
ACT_ROLE_HELD: Final = rule(
    "ACT-ROLE-HELD",
    ("On ne retire que ce qui a été donné", "Only what was given is taken back"),
    "Organisation du service",
    "K",
    ("vérifier l'acteur, le rôle et le jour", "check the actor, the role and the day"),
)
ACT_ADMINISTRATOR: Final = rule(
    "ACT-ADMINISTRATOR",
    (
        "Le premier rôle donné est celui d'administrateur, et il en reste toujours un",
        "The first role given is the administrator's, and one always remains",
    ),
    "Organisation du service",
    "K",
    ("nommer d'abord un administrateur des habilitations", "name an administrator of access first"),
)
ACT_INCOMPATIBLE: Final = rule(
    "ACT-INCOMPATIBLE",
    (
        "Nul ne tient en même temps deux rôles incompatibles",
        "Nobody has two incompatible roles at the same time",
    ),
    "GBCP art. 9",
    "K",
    ("donner le rôle à une autre personne, ou mettre fin au premier", "give it to somebody else, or end the first"),
)
ACT_DELEGATION: Final = rule(
    "ACT-DELEGATION",
    (
        "On délègue soi-même, et pas plus que ce que l'on a : jours, domaines, lignes, montant",
        "One delegates oneself, and no more than one has: days, domains, lines, amount",
    ),
    "Décret 2004-374 art. 38 et 43 à 45 ; organisation du service",
    "K",
    ("restreindre la délégation à ce que tient le délégant", "narrow the delegation to what its giver has"),
)
ACT_SUBDELEGATION: Final = rule(
    "ACT-SUBDELEGATION",
    (
        "Qui a reçu une délégation ne la subdélègue que si elle le permet",
        "Who was delegated a role delegates it in turn only if allowed to",
    ),
    "Décret 2004-374 art. 44",
    "K",
    ("faire déléguer par le délégant, ou le permettre", "have the first giver delegate, or allow it"),
)
RULES: Final = {
    known.id: known
    for known in (
        ACT_ROLE,
        ACT_ROLE_GIVEN,
        ACT_ROLE_HELD,
        ACT_ADMINISTRATOR,
        ACT_INCOMPATIBLE,
        ACT_DELEGATION,
        ACT_SUBDELEGATION,
    )
}
