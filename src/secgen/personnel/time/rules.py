"""Rules on time: HR-24 to HR-30, HR-58, HR-60, and the rules of form of absences."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

TIME_DAYS: Final = rule(
    "TIME-DAYS",
    (
        "Une absence se compte en demi-journées, et au plus en jours ouvrés de sa période",
        "An absence counts in half-days, and at most the working days of its period",
    ),
    "décret 84-972 ; décret 2000-815",
    "K",
    ("corriger les jours, ou les dates", "correct the days, or the dates"),
)
TIME_OVERLAP: Final = rule(
    "TIME-OVERLAP",
    ("Un agent n'est absent qu'une fois le même jour", "An agent is absent once on a day"),
    "décret 84-972 ; décret 86-442",
    "K",
    ("annuler d'abord l'autre absence, ou corriger les dates", "cancel the other absence first, or correct the dates"),
)
TIME_CONSECUTIVE: Final = rule(
    "TIME-CONSECUTIVE",
    (
        "L'absence du service pour congé annuel ne dépasse pas trente et un jours consécutifs",
        "Absence on annual leave does not exceed thirty-one consecutive days",
    ),
    "décret 84-972 art. 4 ; fiche service-public F488",
    "V2",
    ("couper le congé, sauf congé bonifié ou cumul autorisé", "split the leave"),
    parameters=("leave.consecutive_days",),
)
TIME_MOTIVE: Final = rule(
    "TIME-MOTIVE",
    ("Un refus est écrit et motivé", "A refusal is written and gives its reason"),
    "CRPA art. L211-2 ; décret 2016-151 art. 5",
    "V2",
    ("donner le motif de service", "give the reason of service"),
)
HR_24: Final = rule(
    "HR-24",
    (
        "Les jours d'ARTT suivent la table des cycles, au prorata de la quotité",
        "ARTT days follow the table of cycles, in proportion to the working-time fraction",
    ),
    "décret 2000-815 ; fiches service-public F34996 et F13712",
    "V2",
    (
        "prendre un cycle de la table, ou charger celui du ministère",
        "take a cycle of the table, or load the ministry's",
    ),
    parameters=("time.artt.solidarity_days", "time.artt.flat_rate_min", "time.artt.flat_rate_max"),
)
HR_25: Final = rule(
    "HR-25",
    (
        "La maladie n'engendre pas d'ARTT : un jour retiré par quotient entier",
        "Sickness earns no ARTT: one day less for each whole quotient",
    ),
    "loi de finances pour 2011 art. 115 ; circulaire du 18/01/2012",
    "V2",
    (
        "retirer les jours en fin d'année ; ceux que l'année n'a pas donnés sont retirés de la suivante",
        "take the days off at the year's end; those the year did not give are taken off the next",
    ),
    parameters=("time.artt.reference_days", "time.artt.cutting_absences"),
)
HR_26: Final = rule(
    "HR-26",
    (
        "Congé annuel : cinq fois les obligations hebdomadaires, au prorata, à la demi-journée supérieure",
        "Annual leave: five times the days of the week, in proportion, up to the half-day",
    ),
    "décret 84-972 art. 1 et 2",
    "V2",
    (
        "réduire les jours, ou enregistrer un report autorisé",
        "reduce the days, or record an authorised carry-over",
    ),
    parameters=("leave.weeks", "leave.carry_over_months", "leave.carry_over_weeks"),
)
HR_27: Final = rule(
    "HR-27",
    (
        "Fractionnement : un jour de 5 à 7 jours pris hors période, deux à partir de 8",
        "Split leave: one more day for 5 to 7 days outside the season, two from 8",
    ),
    "décret 84-972 art. 1",
    "V2",
    ("recompter les jours pris du 1er novembre au 30 avril", "count again the days from 1 November to 30 April"),
    parameters=("leave.split_one", "leave.split_two", "leave.split_from", "leave.split_to"),
)
HR_28: Final = rule(
    "HR-28",
    (
        "CET : au-delà du seuil, RAFP, indemnité ou maintien dans la limite de la progression et du plafond",
        "Savings account: beyond the threshold, pension, pay or keep within the growth and the cap",
    ),
    "arrêté du 28/08/2009 ; décret 2002-634",
    "V",
    (
        "répartir exactement les jours au-delà du seuil ; ne maintenir que le permis",
        "share out exactly the days beyond the threshold; keep only what is allowed",
    ),
    parameters=("cet.threshold", "cet.growth", "cet.cap", "cet.opening_years", "cet.option_day"),
)
HR_29: Final = rule(
    "HR-29",
    (
        "Des congés ne vont au CET que si vingt jours ont été pris dans l'année",
        "Leave is saved only if twenty days were taken in the year",
    ),
    "décret 2002-634 art. 3",
    "V2",
    ("prendre les congés, ou verser des jours d'ARTT", "take the leave, or save ARTT days"),
    parameters=("cet.leave_taken",),
)
HR_30: Final = rule(
    "HR-30",
    (
        "Télétravail : trois jours par semaine, deux sur site, sauf dérogation de six mois",
        "Telework: three days a week, two on site, but for a six-month derogation",
    ),
    "décret 2016-151 art. 3 et 4 ; arrêté du 26/08/2021",
    "V",
    (
        "réduire les jours, ou nommer la dérogation et sa fin",
        "reduce the days, or name the derogation and its last day",
    ),
    parameters=(
        "telework.days_per_week",
        "telework.days_on_site",
        "telework.derogation_months",
        "telework.allowance_day",
        "telework.allowance_year",
    ),
)
HR_58: Final = rule(
    "HR-58",
    (
        "Onze jours fériés, plus ceux du département",
        "Eleven public holidays, and those of the department",
    ),
    "Code du travail art. L3133-1 et L3134-13",
    "V",
    ("vérifier le calendrier", "check the calendar"),
)
HR_60: Final = rule(
    "HR-60",
    (
        "Limites : 10 h par jour, amplitude 12 h, repos 11 h, 48 h par semaine, 44 h en moyenne, 35 h de repos",
        "Limits: 10 h a day, span 12 h, rest 11 h, 48 h a week, 44 h on average, 35 h of rest",
    ),
    "décret 2000-815 art. 3",
    "V2",
    ("rendre le repos dû et revoir l'organisation", "give back the rest due and review the organisation"),
    parameters=(
        "time.limit.day_minutes",
        "time.limit.span_minutes",
        "time.limit.rest_minutes",
        "time.limit.break_after_minutes",
        "time.limit.break_minutes",
        "time.limit.week_minutes",
        "time.limit.average_minutes",
        "time.limit.average_weeks",
        "time.limit.weekly_rest_minutes",
    ),
)
