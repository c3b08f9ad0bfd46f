"""Rules on pay: HR-01, HR-03, HR-06 to HR-23, HR-55, and the rules of form of acts on pay."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

HR_01: Final = rule(
    "HR-01",
    (
        "Traitement : indice × valeur de l'indice 100 / 100, au centime, puis un douzième",
        "Salary: index × value of index 100 / 100, to the cent, then a twelfth",
    ),
    "décret 85-1148 art. 2 et 3",
    "V",
    ("corriger l'indice ou la date", "correct the index or the date"),
    parameters=("pay.index_100", "pay.index_minimum"),
)
HR_03: Final = rule(
    "HR-03",
    (
        "Temps partiel : la paie suit la quotité, 6/7 à 80 %, 32/35 à 90 %",
        "Part-time: pay follows the fraction worked, 6/7 at 80 %, 32/35 at 90 %",
    ),
    "CGFP art. L612-5",
    "V",
    ("corriger la quotité", "correct the fraction"),
    parameters=("part_time.pay_80", "part_time.pay_90"),
)
HR_06: Final = rule(
    "HR-06",
    (
        "Indemnité de résidence : taux de la zone de la commune de travail effectif",
        "Residence allowance: the rate of the zone of the commune of effective work",
    ),
    "décret 85-1148 art. 9 ; décret 2023-1168",
    "V",
    (
        "donner la commune du service effectif, ou enregistrer sa zone avec son texte",
        "give the commune of effective work, or record its zone with its text",
    ),
    parameters=("pay.residence.zone_1", "pay.residence.zone_2", "pay.residence.zone_3", "pay.residence.floor_index"),
)
HR_07: Final = rule(
    "HR-07",
    (
        "La nouvelle bonification indiciaire entre dans l'assiette de l'indemnité de résidence",
        "Index bonus points enter the base of the residence allowance",
    ),
    "décret 93-522 art. 3",
    "V",
    ("ajouter la bonification à l'assiette", "add the bonus points to the base"),
)
HR_08: Final = rule(
    "HR-08",
    (
        "Supplément familial : part fixe et part du traitement, entre l'indice plancher et l'indice plafond",
        "Family supplement: a fixed part and a share of salary, between the floor and the cap index",
    ),
    "décret 85-1148 art. 10 bis",
    "V",
    ("vérifier le nombre d'enfants à charge", "check the number of children in charge"),
    parameters=("pay.family.floor_index", "pay.family.cap_index"),
)
HR_09: Final = rule(
    "HR-09",
    (
        "Supplément familial : du 1er du mois qui suit la condition au 1er du mois où elle cesse",
        "Family supplement: from the 1st of the month after the condition is met to the 1st of the month it ceases",
    ),
    "décret 85-1148 art. 11",
    "V",
    ("faire partir le changement du premier jour d'un mois", "let the change begin on the first day of a month"),
    parameters=("pay.family.age",),
    blocking=False,
)
HR_10: Final = rule(
    "HR-10",
    (
        "Temps partiel : le supplément familial n'est jamais inférieur au minimum à temps plein",
        "Part-time: the family supplement is never below the full-time minimum",
    ),
    "CGFP art. L612-6",
    "V",
    ("verser le minimum", "pay the minimum"),
)
HR_11: Final = rule(
    "HR-11",
    (
        "Indemnité différentielle : ce qui manque au traitement pour atteindre le SMIC",
        "Minimum-wage top-up: what salary lacks to reach the minimum wage",
    ),
    "décret 91-769",
    "V",
    ("verser la différence", "pay the difference"),
    parameters=("pay.minimum_wage", "pay.index_minimum"),
)
HR_12: Final = rule(
    "HR-12",
    (
        "Retenue pour pension sur le traitement et la bonification indiciaire",
        "Employee pension contribution on salary and index bonus",
    ),
    "CPCMR art. L61",
    "V",
    ("appliquer le taux de la date", "apply the rate of the date"),
    parameters=("pay.pension",),
)
HR_13: Final = rule(
    "HR-13",
    (
        "Contribution employeur au CAS Pensions, au taux de la date",
        "Employer contribution to the State pension account, at the rate of the date",
    ),
    "LOLF art. 21 ; décret 2025-1341",
    "V",
    ("appliquer le taux de la date", "apply the rate of the date"),
    parameters=("pay.cas",),
)
HR_14: Final = rule(
    "HR-14",
    ("RAFP : 5 % des primes, dans la limite de 20 % du traitement", "RAFP: 5 % of bonuses, up to 20 % of salary"),
    "décret 2004-569",
    "V",
    ("plafonner l'assiette", "cap the base"),
    parameters=("pay.rafp.rate", "pay.rafp.cap"),
)
HR_15: Final = rule(
    "HR-15",
    (
        "Transfert primes-points : un douzième du maximum annuel de la catégorie, jamais plus que les primes",
        "Bonus-to-index transfer: a twelfth of the category's yearly maximum, never above the bonuses",
    ),
    "décret 2016-588",
    "V",
    ("appliquer l'abattement", "apply the deduction"),
    parameters=("pay.transfer_a", "pay.transfer_b", "pay.transfer_c"),
)
HR_16: Final = rule(
    "HR-16",
    (
        "IFSE et CIA sont dans les plafonds du corps et du groupe de fonctions",
        "IFSE and CIA are within the caps of the corps and group of functions",
    ),
    "décret 2014-513 et arrêtés d'adhésion",
    "V2",
    (
        "réduire le montant, changer de groupe, ou charger les plafonds du corps (bonus_cap)",
        "reduce the amount, change the group, or load the caps of the corps (bonus_cap)",
    ),
)
HR_17: Final = rule(
    "HR-17",
    ("GIPA : versée de 2008 à 2023 seulement", "Purchasing-power guarantee: paid from 2008 to 2023 only"),
    "décret 2008-539",
    "V",
    ("ne rien verser pour une autre année", "pay nothing for any other year"),
    parameters=("pay.gipa.years",),
)
HR_18: Final = rule(
    "HR-18",
    (
        "Maladie ordinaire : jour de carence, puis 90 % du traitement depuis le 1er mars 2025",
        "Ordinary sick leave: a waiting day, then 90 % of salary since 1 March 2025",
    ),
    "CGFP art. L822-3 ; LF 2025 art. 189 ; LF 2018 art. 115",
    "V",
    ("appliquer la carence et le taux du début du congé", "apply the waiting day and the rate at the leave's start"),
    parameters=("pay.sick.first_rate", "pay.sick.waiting_days"),
)
HR_19: Final = rule(
    "HR-19",
    (
        "Maladie ordinaire accordée avant le 1er mars 2025 : plein traitement après la carence",
        "Ordinary sick leave granted before 1 March 2025: full salary after the waiting day",
    ),
    "CGFP art. L822-3 (rédaction antérieure)",
    "V",
    ("appliquer le taux du début du congé", "apply the rate at the leave's start"),
    parameters=("pay.sick.first_rate",),
)
HR_20: Final = rule(
    "HR-20",
    (
        "Maladie ordinaire : demi-traitement après 90 jours en douze mois glissants",
        "Ordinary sick leave: half salary after 90 days in twelve rolling months",
    ),
    "CGFP art. L822-3",
    "V2",
    ("compter les jours des douze mois qui précèdent", "count the days of the twelve months before"),
    parameters=("pay.sick.first_days", "pay.sick.window_months", "pay.sick.then_rate"),
)
HR_21: Final = rule(
    "HR-21",
    (
        "Pas de carence : grossesse déclarée, prolongation sous 48 h, même longue maladie sous trois ans",
        "No waiting day: declared pregnancy, prolongation within 48 h, same long illness within three years",
    ),
    "LF 2018 art. 115",
    "V2",
    ("donner le motif exact, ou laisser la carence", "give the exact ground, or keep the waiting day"),
    parameters=("pay.sick.relapse_hours",),
)
HR_22: Final = rule(
    "HR-22",
    (
        "Longue maladie : plein traitement un an puis 60 % ; primes 33 % puis 60 % depuis le 1er septembre 2024",
        "Long sick leave: full salary a year then 60 %; bonuses 33 % then 60 % since 1 September 2024",
    ),
    "CGFP art. L822-8 ; décret 2024-641",
    "V",
    ("appliquer le taux de l'année de congé", "apply the rate of the year of leave"),
    parameters=("pay.long.first_year", "pay.long.then", "pay.long.bonus_first", "pay.long.bonus_then"),
)
HR_23: Final = rule(
    "HR-23",
    (
        "Longue durée : plein traitement trois ans, demi-traitement deux ans, sans primes",
        "Very long sick leave: full salary three years, half two years, no bonuses",
    ),
    "CGFP art. L822-12 et L822-15",
    "V",
    ("appliquer le taux de l'année de congé", "apply the rate of the year of leave"),
    parameters=("pay.longest.full_years", "pay.longest.then"),
)
PER_SICK_SERVICE: Final = rule(
    "PER-SICK-SERVICE",
    (
        "Un contractuel malade est payé s'il avait quatre mois de services au début du congé",
        "A contract agent on sick leave is paid if he had four months of service when it began",
    ),
    "décret 86-83 art. 12, 13 et 16",
    "V2",
    (
        "le congé est sans traitement ; donner entered_on à l'entrée si des services antérieurs comptent",
        "the leave is unpaid; give entered_on with the hiring if earlier service counts",
    ),
    parameters=("pay.sick.contract_service_months",),
    blocking=False,
)
PER_SICK_LENGTH: Final = rule(
    "PER-SICK-LENGTH",
    (
        "Durée d'un congé : maladie ordinaire 12 mois glissants, longue et grave maladie 3 ans, longue durée 5 ans",
        "Length of a leave: ordinary 12 rolling months, long and serious 3 years, very long 5 years",
    ),
    "CGFP art. L822-2, L822-7 et L822-12 ; décret 86-83 art. 12 et 13",
    "V2",
    (
        "finir le congé à la fin du droit ; saisir le conseil médical (le demi-traitement est gardé en l'attendant)",
        "end the leave with the right; ask the medical board (half pay is kept while it is awaited)",
    ),
    parameters=("pay.sick.most_months", "pay.sick.window_months", "pay.long.years", "pay.longest.years"),
)
PER_SICK_BACK: Final = rule(
    "PER-SICK-BACK",
    (
        "Un congé écourté après la paye d'un mois qu'il touche appelle un rappel",
        "A leave shortened after the payroll of a month it touches calls for arrears",
    ),
    "CGFP art. L711-1 (service fait)",
    "V2",
    (
        "payer la différence de ces mois avec la paye suivante",
        "pay the difference of those months with the next payroll",
    ),
    blocking=False,
)
PER_SICK_NOTE: Final = rule(
    "PER-SICK-NOTE",
    (
        "L'avis d'arrêt est envoyé sous 48 h ; au second retard en 24 mois la paie du retard est réduite de moitié",
        "The sick note is sent within 48 h; the second time late in 24 months the pay of the delay is halved",
    ),
    "décret 86-442 art. 25 ; fiche service-public F490",
    "V2",
    (
        "prévenir l'agent par écrit de la réduction au prochain retard, ou noter l'excuse (late_excused)",
        "tell the agent in writing of the reduction next time, or record the excuse (late_excused)",
    ),
    parameters=("pay.sick.note_hours", "pay.sick.note_window_months", "pay.sick.note_late_rate"),
    blocking=False,
)
HR_55: Final = rule(
    "HR-55",
    (
        "Absence de service fait : un trentième indivisible, les éléments familiaux exceptés",
        "Absence of service: an indivisible thirtieth, family elements excepted",
    ),
    "CGFP art. L711-3 ; décret 62-765 art. 1",
    "V",
    ("retenir des trentièmes entiers, trente au plus par mois", "deduct whole thirtieths, thirty a month at most"),
    parameters=("pay.thirtieths",),
)
PER_AMOUNT: Final = rule(
    "PER-AMOUNT",
    ("Un nombre ou un montant de paie n'est pas négatif", "A number or an amount of pay is not negative"),
    "Règles de montant",
    "K",
    ("donner zéro pour mettre fin au droit", "give zero to end the right"),
)
PER_ALLOWANCE: Final = rule(
    "PER-ALLOWANCE",
    ("Une indemnité a un nom et un texte", "An allowance has a name and a text"),
    "CGFP art. L712-1",
    "V2",
    ("nommer l'indemnité", "name the allowance"),
)
PER_COMPENSATION: Final = rule(
    "PER-COMPENSATION",
    (
        "Indemnité compensatrice de CSG : 0,76 % pour les recrutés depuis 2018, montant figé pour les autres",
        "CSG compensation: 0.76 % for those recruited since 2018, a frozen amount for others",
    ),
    "décret 2017-1889",
    "V2",
    ("enregistrer le montant figé (allowance csg_compensation)", "record the frozen amount"),
    parameters=("pay.csg.compensation", "pay.csg.compensation_since"),
)
PER_CSG: Final = rule(
    "PER-CSG",
    (
        "CSG et CRDS portent sur 98,25 % de la rémunération jusqu'à quatre plafonds",
        "CSG and CRDS bear on 98.25 % of pay up to four ceilings",
    ),
    "CSS art. L136-2 et L136-8",
    "V",
    ("appliquer les taux de la date", "apply the rates of the date"),
    parameters=("pay.csg.deductible", "pay.csg.taxed", "pay.crds", "pay.csg.base", "pay.csg.full_above"),
)
PER_CONTRACT: Final = rule(
    "PER-CONTRACT",
    (
        "Un contractuel cotise au régime général et à l'Ircantec",
        "A contract agent pays into the general scheme and Ircantec",
    ),
    "CSS art. D242-4 ; décret 70-1277",
    "V2",
    ("appliquer les taux de la date", "apply the rates of the date"),
    parameters=("pay.ircantec.a", "pay.ircantec.b", "pay.ircantec.employer_a", "pay.ircantec.employer_b"),
)
PER_EMPLOYER: Final = rule(
    "PER-EMPLOYER",
    (
        "L'employeur verse maladie, famille, autonomie, logement et invalidité",
        "The employer pays sickness, family, autonomy, housing and invalidity",
    ),
    "CSS art. D712-38 et D241-3-1",
    "V2",
    ("appliquer les taux de la date", "apply the rates of the date"),
    parameters=("pay.ati", "pay.sickness", "pay.family_contribution", "pay.autonomy", "pay.fnal"),
)
PER_PAYROLL: Final = rule(
    "PER-PAYROLL",
    (
        "Une paye se clôt une fois par mois, sur les lignes du bulletin et leurs catégories du titre 2",
        "A payroll is settled once a month, on payslip lines and their categories of title 2",
    ),
    "GBCP art. 128 ; LOLF art. 5",
    "V2",
    (
        "corriger le mois ou les lignes ; une erreur se rattrape le mois suivant",
        "correct the month or the lines; a mistake is made good next month",
    ),
)
