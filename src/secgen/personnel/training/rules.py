"""Rules on training: HR-45 to HR-47, and those on plans, sessions and requests."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

TRAIN_PLAN: Final = rule(
    "TRAIN-PLAN",
    (
        "Une session entre dans un axe du plan de l'année et dans son enveloppe",
        "A session fits an axis of the year's plan and its envelope",
    ),
    "décret 2007-1470 art. 6",
    "K",
    ("réviser le plan, ou la session", "revise the plan, or the session"),
    blocking=False,
)
TRAIN_OPINION: Final = rule(
    "TRAIN-OPINION",
    (
        "Le CSA donne son avis sur le plan de formation avant qu'il soit adopté",
        "The committee gives its opinion on the training plan before it is adopted",
    ),
    "CGFP art. R253-1",
    "V",
    (
        "inscrire le plan à l'ordre du jour (subject training_plan) et nommer la séance",
        "put the plan on the agenda (subject training_plan) and name the sitting",
    ),
    blocking=False,
)
TRAIN_SEATS: Final = rule(
    "TRAIN-SEATS",
    ("Une session a des places, une par agent", "A session has seats, one for each agent"),
    "Plan de formation",
    "K",
    ("ouvrir une autre session, ou une liste d'attente", "open another session, or a waiting list"),
)
TRAIN_MOTIVE: Final = rule(
    "TRAIN-MOTIVE",
    ("Un refus ou un report est écrit et motivé", "A refusal or a deferral is written and gives its reason"),
    "CRPA art. L211-2 ; fiche service-public F20094",
    "V2",
    ("donner le motif de service", "give the reason of service"),
)
TRAIN_CAP: Final = rule(
    "TRAIN-CAP",
    (
        "Un deuxième refus de la même formation demande l'avis de la CAP",
        "A second refusal of the same training needs the joint committee's opinion",
    ),
    "décret 2007-1470 art. 7",
    "V2",
    ("consulter la CAP et donner la date de son avis", "consult the joint committee and give the day of its opinion"),
    parameters=("training.refusals_before_opinion",),
)
TRAIN_OUTSIDE: Final = rule(
    "TRAIN-OUTSIDE",
    (
        "Hors temps de service : accord écrit, 50 h par an en T2, 80 h en T3",
        "Outside service time: written agreement, 50 h a year in T2, 80 h in T3",
    ),
    "décret 2007-1470 art. 9 et 10 ; fiche service-public F3019",
    "V2",
    ("former pendant le service, ou réduire les heures", "train in service time, or reduce the hours"),
    parameters=("training.outside_hours_t2", "training.outside_hours_t3"),
)
HR_45: Final = rule(
    "HR-45",
    (
        "CPF : 25 h par an jusqu'à 150, ou 50 jusqu'à 400 ; temps incomplet au prorata, à l'heure supérieure",
        "Personal account: 25 h a year to 150, or 50 to 400; incomplete jobs in proportion, up to the hour",
    ),
    "décret 2017-928 art. 3 ; CGFP art. L422-8 et suivants",
    "V",
    (
        "réduire les heures ; deux années au plus s'anticipent",
        "reduce the hours; at most two years may be used ahead",
    ),
    parameters=("cpf.yearly", "cpf.cap", "cpf.yearly_low", "cpf.cap_low", "cpf.unfitness", "cpf.ahead_years"),
)
HR_46: Final = rule(
    "HR-46",
    (
        "CFP : trois ans de service, demande 120 jours avant, trois ans sur la carrière, 85 % pendant 12 mois",
        "Training leave: three years' service, asked 120 days before, three years in all, 85 % for 12 months",
    ),
    "décret 2007-1470 art. 24 à 30 ; fiche service-public F3026",
    "V2",
    ("changer la date ou la durée ; consulter la CAP", "change the date or length; consult the joint committee"),
    parameters=(
        "training_leave.service_years",
        "training_leave.career_months",
        "training_leave.request_days",
        "training_leave.answer_days",
        "training_leave.absent_share",
        "training_leave.small_unit",
        "training_leave.refusals",
        "training_leave.paid_months",
        "training_leave.rate",
        "training_leave.cap_index",
        "training_leave.serve_times",
    ),
)
HR_47: Final = rule(
    "HR-47",
    (
        "Sans formation continue depuis trois ans, un agent ne peut être refusé, seulement différé d'un an",
        "Without continuing training for three years, an agent may not be refused, only deferred by a year",
    ),
    "décret 2007-1470 art. 7 ; fiche service-public F3019",
    "V2",
    (
        "accorder, ou différer d'un an au plus après avis de la CAP",
        "grant it, or defer it by a year at most after the joint committee's opinion",
    ),
    parameters=("training.right_years", "training.deferral_months"),
)
