"""Rules on needs, thresholds and procedures: PR-01 to PR-15, PR-39, PR-40, PR-42."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

PR_01: Final = rule(
    "PR-01",
    (
        "Un besoin de fournitures ou de services au-dessus du seuil de dispense appelle publicité et concurrence",
        "A need of supplies or services above the exemption threshold calls for publicity and competition",
    ),
    "CCP art. R2122-8",
    "V",
    ("lancer une procédure adaptée", "launch an adapted procedure"),
    parameters=("procurement.exemption.supplies",),
)

PR_02: Final = rule(
    "PR-02",
    ("Un besoin égal au seuil de dispense n'est pas dispensé", "A need equal to the exemption threshold is not exempt"),
    "CCP art. R2122-8",
    "V",
    ("lancer une procédure adaptée", "launch an adapted procedure"),
    parameters=(
        "procurement.exemption.supplies",
        "procurement.exemption.works",
    ),
)

PR_03: Final = rule(
    "PR-03",
    (
        "Un besoin de travaux au-dessus du seuil de dispense appelle publicité et concurrence",
        "A need of works above the exemption threshold calls for publicity and competition",
    ),
    "CCP art. R2122-8",
    "V",
    ("lancer une procédure adaptée", "launch an adapted procedure"),
    parameters=("procurement.exemption.works",),
)

PR_04: Final = rule(
    "PR-04",
    (
        "Au seuil européen, fournitures et services de l'État appellent une procédure formalisée",
        "At the European threshold, supplies and services of the State call for a formal procedure",
    ),
    "CCP art. R2124-1",
    "V",
    ("lancer un appel d'offres", "launch a tender"),
    parameters=("procurement.formal.state",),
)

PR_05: Final = rule(
    "PR-05",
    (
        "Au seuil européen, les travaux appellent une procédure formalisée",
        "At the European threshold, works call for a formal procedure",
    ),
    "CCP art. R2124-1",
    "V",
    ("lancer un appel d'offres", "launch a tender"),
    parameters=("procurement.formal.works",),
)

PR_06: Final = rule(
    "PR-06",
    (
        "Un service de l'État n'a pas le seuil des collectivités",
        "A State service does not have the threshold of local authorities",
    ),
    "CCP art. R2124-1 ; avis annexé",
    "V",
    (
        "lancer un appel d'offres : le seuil de l'État est plus bas",
        "launch a tender: the threshold of the State is lower",
    ),
    parameters=(
        "procurement.formal.state",
        "procurement.formal.other",
    ),
)

PR_07: Final = rule(
    "PR-07",
    (
        "L'avis paraît là où la valeur du besoin le demande",
        "The notice appears where the value of the need asks for it",
    ),
    "CCP art. R2131-12",
    "V",
    (
        "publier au BOAMP ou dans un journal d'annonces légales, et au JOUE en procédure formalisée",
        "publish in the BOAMP or a legal-notice journal, and in the Official Journal of the EU in a formal procedure",
    ),
    parameters=(
        "procurement.publicity.notice",
        "procurement.formal.social_notice",
    ),
)

PR_08: Final = rule(
    "PR-08",
    (
        "Entre la dispense et le seuil des avis, la publicité est librement adaptée",
        "Between the exemption and the notice threshold publicity is freely adapted",
    ),
    "CCP art. R2131-12",
    "V",
    (
        "choisir une publicité adaptée au montant et aux circonstances",
        "choose a publicity adapted to the amount and the circumstances",
    ),
)

PR_09: Final = rule(
    "PR-09",
    (
        "Les documents de la consultation sont gratuits sur le profil d'acheteur",
        "The documents of the consultation are free on the buyer profile",
    ),
    "CCP art. R2132-2",
    "V",
    ("mettre les documents sur le profil d'acheteur", "put the documents on the buyer profile"),
    parameters=("procurement.publicity.profile",),
)

PR_10: Final = rule(
    "PR-10",
    ("À partir d'un montant le marché est écrit", "From an amount on the contract is in writing"),
    "CCP art. R2112-1",
    "V",
    ("signer un marché écrit", "sign a written contract"),
    parameters=("procurement.written_contract",),
)

PR_11: Final = rule(
    "PR-11",
    ("Les achats homogènes de douze mois sont un seul besoin", "Homogeneous purchases of twelve months are one need"),
    "CCP art. R2121-6 et R2121-7",
    "V",
    (
        "regrouper le besoin et lancer la procédure de son total, ou justifier un besoin distinct",
        "group the need and launch the procedure its total asks for, or justify a separate need",
    ),
    parameters=(
        "procurement.need.months",
        "procurement.exemption.supplies",
        "procurement.exemption.works",
    ),
    blocking=False,
)

PR_12: Final = rule(
    "PR-12",
    (
        "La valeur compte toute la durée, reconductions comprises",
        "The value counts the whole duration, renewals included",
    ),
    "CCP art. R2121-1 et R2112-4",
    "V",
    ("compter toutes les périodes", "count every period"),
)

PR_13: Final = rule(
    "PR-13",
    ("Un accord-cadre vaut son maximum", "A framework agreement is worth its maximum"),
    "CCP art. R2121-8",
    "V",
    ("donner le maximum comme valeur", "give the maximum as its value"),
)

PR_14: Final = rule(
    "PR-14",
    (
        "Les petits lots sont sous leur limite et sous leur part du total",
        "Small lots are under their limit and within their share of the total",
    ),
    "CCP art. R2123-1 2° et R2122-8",
    "V",
    ("remettre des lots dans la procédure de l'ensemble", "put lots back in the procedure of the whole"),
    parameters=(
        "procurement.small_lot.supplies",
        "procurement.small_lot.works",
        "procurement.small_lot.share",
        "procurement.exemption.lots_share",
    ),
)

PR_15: Final = rule(
    "PR-15",
    (
        "Un marché est alloti, ou l'absence de lots est motivée",
        "A contract is divided into lots, or their absence is justified",
    ),
    "CCP art. L2113-10, L2113-11, R2113-2 et R2113-3",
    "V",
    ("allotir, ou donner le motif", "divide into lots, or give the reason"),
)

PR_39: Final = rule(
    "PR-39",
    (
        "Recourir à une centrale d'achat vaut respect de la publicité et de la concurrence",
        "Using a central purchasing body means publicity and competition are respected",
    ),
    "CCP art. L2113-2 et L2113-4",
    "V",
    ("nommer la centrale d'achat", "name the central purchasing body"),
)

PR_40: Final = rule(
    "PR-40",
    (
        "Livres de bibliothèque et achats innovants ont leur propre dispense",
        "Library books and innovative purchases have their own exemption",
    ),
    "CCP art. R2122-9 et R2122-9-1",
    "V",
    ("lancer une procédure adaptée", "launch an adapted procedure"),
    parameters=(
        "procurement.exemption.books",
        "procurement.exemption.innovation",
    ),
)

PR_42: Final = rule(
    "PR-42",
    (
        "Un acheteur ne contracte pas toujours avec le même opérateur",
        "A buyer does not always contract with the same operator",
    ),
    "CCP art. R2122-8 al. 2",
    "V",
    ("consulter d'autres fournisseurs, ou noter pourquoi celui-ci", "ask other suppliers, or note why this one"),
    parameters=("procurement.direct_streak",),
    blocking=False,
)

PROC_GROUND: Final = rule(
    "PROC-GROUND",
    ("Un marché sans concurrence dit son cas et pourquoi", "A contract without competition says its case and why"),
    "CCP art. R2122-1 à R2122-9-1",
    "V",
    (
        "nommer le cas et motiver, dans les délais du cas",
        "name the case and justify it, within the time the case allows",
    ),
    parameters=(
        "procurement.complementary_years",
        "procurement.similar_years",
    ),
)
