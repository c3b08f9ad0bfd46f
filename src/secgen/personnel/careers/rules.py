"""Rules on careers: HR-02, HR-04, HR-05, HR-31 to HR-37, HR-40 to HR-44, and the rules of form around them."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

HR_02: Final = rule(
    "HR-02",
    (
        "Échelon : à la fin de la durée unique de la grille, ce qui ne compte pas ajouté",
        "Step: at the end of the single duration of the grid, what does not count added",
    ),
    "PPCR ; statut particulier du corps",
    "V",
    ("attendre la date due, ou donner le motif du changement (why)", "wait for the day due, or give the reason (why)"),
)
HR_04: Final = rule(
    "HR-04",
    (
        "ETPT : la quotité et les jours payés, non la fraction de paie",
        "FTE-year: the fraction worked and the days paid, not the pay fraction",
    ),
    "LOLF art. 7 III (pratique budgétaire)",
    "K",
    ("compter 0,80 pour 80 %", "count 0.80 for 80 %"),
    parameters=("fte.basis",),
    blocking=False,
)
HR_05: Final = rule(
    "HR-05",
    (
        "Les ETPT de l'année tiennent dans le plafond d'emplois notifié",
        "The FTE-years of the year stay within the jobs ceiling notified",
    ),
    "LOLF art. 7 III",
    "K",
    ("retarder une entrée, ou demander un relèvement du plafond", "delay an entry, or ask for a higher ceiling"),
    blocking=False,
)
HR_31: Final = rule(
    "HR-31",
    (
        "Période d'essai : un jour ouvré par semaine de contrat, plafonnée ; aucune pour les mêmes fonctions",
        "Probation: one working day for each week of contract, capped; none for the same functions",
    ),
    "CGFP art. R332-20 à R332-22",
    "V2",
    ("réduire la période d'essai", "shorten the probation"),
    parameters=("probation.days_per_week", "probation.short_weeks", "probation.open_ended_months"),
)
HR_32: Final = rule(
    "HR-32",
    (
        "Préavis : huit jours, un mois ou deux mois selon l'ancienneté",
        "Notice: eight days, one or two months by seniority",
    ),
    "décret 86-83 art. 46 et 48",
    "V",
    ("repousser le départ à la fin du préavis", "put the departure off to the end of the notice"),
    parameters=("notice.short_days", "notice.medium_months", "notice.long_months"),
)
HR_33: Final = rule(
    "HR-33",
    (
        "Six ans de services de même catégorie, interruptions de quatre mois au plus : contrat sans terme",
        "Six years of service in one category, no gap above four months: the contract is open-ended",
    ),
    "CGFP art. L332-4",
    "V",
    ("conclure le contrat sans terme", "conclude the contract without an end"),
    parameters=("contract.open_ended_years", "contract.gap_months", "contract.convertible"),
)
HR_34: Final = rule(
    "HR-34",
    (
        "Les services sur vacance temporaire (L332-7) comptent depuis le 31 juillet 2025",
        "Service on a temporary vacancy (L332-7) counts since 31 July 2025",
    ),
    "décision 2025-1152 QPC",
    "V",
    ("compter ces services", "count that service"),
    parameters=("contract.counting",),
)
HR_35: Final = rule(
    "HR-35",
    (
        "Vacance publiée un mois au moins, sauf urgence ; publication due pour un contrat d'un an ou plus",
        "A vacancy is published one month at least, unless urgent; due for a contract of a year or more",
    ),
    "décret 2018-1351 ; CGFP art. L311-2",
    "V2",
    ("allonger la publication, ou dire l'urgence", "lengthen the publication, or state the urgency"),
    parameters=("vacancy.months", "vacancy.contract_months"),
)
HR_36: Final = rule(
    "HR-36",
    (
        "Durée d'occupation d'un emploi : minimum de cinq ans au plus, maximum de cinq ans au moins",
        "Occupation of a job: a minimum of five years at most, a maximum of five years at least",
    ),
    "décret 2019-1265 art. 11",
    "V",
    ("ramener la durée dans ces bornes", "bring the duration within these bounds"),
    parameters=("occupation.minimum_most", "occupation.maximum_least"),
)
HR_37: Final = rule(
    "HR-37",
    (
        "Une priorité légale est relative : l'écarter se motive",
        "A legal priority is relative: passing it over takes a reason",
    ),
    "CGFP art. L512-19 et L512-21",
    "V",
    ("écrire le motif tiré du fonctionnement du service", "write the reason drawn from the running of the service"),
    parameters=("mobility.priorities", "mobility.subsidiary"),
)
HR_40: Final = rule(
    "HR-40",
    (
        "Terme d'un détachement : l'agent se prononce trois mois avant, l'accueil deux mois avant",
        "Term of a secondment: the agent speaks three months before, the host two months before",
    ),
    "décret 85-986",
    "V",
    (
        "répondre plus tôt ; tardive, la réponse est enregistrée avec ce constat",
        "answer earlier; a late answer is recorded with this finding",
    ),
    parameters=("secondment.agent_months", "secondment.host_months", "secondment.long_years"),
    blocking=False,
)
HR_41: Final = rule(
    "HR-41",
    (
        "Disponibilité pour convenances personnelles : cinq ans, dix en tout, dix-huit mois de retour entre-temps",
        "Leave for personal reasons: five years, ten in all, eighteen months back in between",
    ),
    "décret 85-986 art. 44",
    "V",
    ("réduire la durée, ou attendre dix-huit mois de service", "shorten it, or wait for eighteen months of service"),
    parameters=("absence.personal_years", "absence.personal_total_years", "absence.personal_back_months"),
)
HR_42: Final = rule(
    "HR-42",
    (
        "Entretien professionnel : convocation huit jours avant, révision et réponse en quinze jours francs",
        "Appraisal: eight days' call, revision and answer in fifteen clear days, one month after",
    ),
    "décret 2010-888 art. 2 à 6",
    "V",
    ("respecter l'étape et son délai", "keep to the stage and its delay"),
    parameters=(
        "appraisal.notice_days",
        "appraisal.revision_days",
        "appraisal.answer_days",
        "appraisal.committee_months",
    ),
)
HR_43: Final = rule(
    "HR-43",
    ("Âge légal et trimestres par génération", "Legal age and quarters by generation"),
    "LFSS 2026 ; CPCMR art. L14",
    "V",
    ("déposer la demande six mois avant, après l'âge légal", "file six months before, past the legal age"),
    parameters=("retirement.request_months",),
    blocking=False,
)
HR_44: Final = rule(
    "HR-44",
    ("Limite d'âge à 67 ans", "Age limit at 67"),
    "CGFP art. L556-1",
    "V2",
    ("demander l'autorisation de prolonger jusqu'à 70 ans", "ask for an authorisation up to 70"),
    parameters=("retirement.age_limit_years", "retirement.extended_years"),
    blocking=False,
)
PER_PROMOTION: Final = rule(
    "PER-PROMOTION",
    (
        "Promotion de grade : les conditions d'échelon et de services au 31 décembre",
        "Grade promotion: the conditions of step and service on 31 December",
    ),
    "statut particulier du corps",
    "V2",
    ("vérifier les conditions dans le statut", "check the conditions in the statute"),
    blocking=False,
)
PER_PLACE: Final = rule(
    "PER-PLACE",
    (
        "Promu, l'agent est classé à l'indice égal ou immédiatement supérieur",
        "Promoted, an agent is placed at the index equal or next above",
    ),
    "statut particulier du corps",
    "V2",
    ("choisir l'échelon d'indice égal ou immédiatement supérieur", "choose the step of an index equal or next above"),
    blocking=False,
)
PER_ABSENCE: Final = rule(
    "PER-ABSENCE",
    (
        "Une disponibilité a un motif et la durée que ce motif permet",
        "A leave of absence has a ground and the length that ground allows",
    ),
    "décret 85-986 art. 42 à 47",
    "V",
    ("donner le motif et réduire la durée", "give the ground and shorten it"),
)
PER_PARENTAL: Final = rule(
    "PER-PARENTAL",
    (
        "Congé parental : par périodes de deux à six mois, demandé deux mois avant",
        "Parental leave: by periods of two to six months, asked two months before",
    ),
    "CGFP art. L515-1 et suivants",
    "V",
    ("choisir une période de deux à six mois", "choose a period of two to six months"),
    parameters=("parental.least_months", "parental.most_months", "parental.request_months"),
)
PER_PARENTAL_END: Final = rule(
    "PER-PARENTAL-END",
    (
        "Congé parental : il prend fin au plus tard au troisième anniversaire de l'enfant",
        "Parental leave: it ends on the child's third birthday at the latest",
    ),
    "CGFP art. L515-1 et suivants ; fiche service-public F517",
    "V2",
    (
        "raccourcir la période, ou donner child_third_birthday (la date seule) s'il manque",
        "shorten the period, or give child_third_birthday (the date alone) if it is missing",
    ),
    parameters=("parental.days_past_limit",),
)
PER_SECONDMENT: Final = rule(
    "PER-SECONDMENT",
    (
        "Un détachement a un organisme d'accueil et un terme de cinq ans au plus",
        "A secondment has a host and a term of five years at most",
    ),
    "décret 85-986",
    "V",
    ("donner l'organisme et un terme", "give the host and a term"),
    parameters=("secondment.long_years",),
)
PER_TERM: Final = rule(
    "PER-TERM",
    (
        "Un contrat à durée déterminée ne dépasse pas la durée de son article",
        "A fixed-term contract is no longer than its article allows",
    ),
    "CGFP art. L332-4, L332-7, L332-22 et L332-25",
    "V",
    (
        "réduire la durée, ou conclure sans terme si l'article le permet",
        "shorten it, or conclude without an end if the article allows",
    ),
    parameters=("contract.term_years", "contract.vacancy_months", "contract.increase_months", "contract.project_years"),
)
PER_VACANCY: Final = rule(
    "PER-VACANCY",
    (
        "On candidate à une vacance publiée et ouverte ; on choisit parmi ses candidats",
        "One applies to a published and open vacancy; one chooses among its candidates",
    ),
    "CGFP art. L311-2",
    "V",
    ("publier la vacance, ou choisir un candidat inscrit", "publish the vacancy, or choose a candidate on the list"),
)
