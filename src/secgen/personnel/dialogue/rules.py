"""Rules of social dialogue: HR-48 to HR-54, and those on votes, follow-up and the risk register."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

CSA_VOTE: Final = rule(
    "CSA-VOTE",
    (
        "Votent les représentants présents, une fois, sur un point de l'ordre du jour qui appelle un avis",
        "Representatives present vote, once, on a point of the agenda that asks for an opinion",
    ),
    "CGFP art. R254-58 à R254-60",
    "V",
    ("recompter les voix, ou inscrire le point", "count the votes again, or put the point on the agenda"),
)
CSA_ELECTION: Final = rule(
    "CSA-ELECTION",
    (
        "Les sièges suivent les voix : quotient, puis plus forte moyenne",
        "Seats follow votes: quotient, then highest average",
    ),
    "CGFP art. R211-1 et suivants",
    "K",
    ("recompter les sièges, ou vérifier les voix", "count the seats again, or check the votes"),
)
CSA_DOCUMENTS: Final = rule(
    "CSA-DOCUMENTS",
    ("Les documents partent huit jours avant la séance", "Documents are sent eight days before the sitting"),
    "CGFP art. R254-39",
    "V",
    ("reporter la séance ou le point", "postpone the sitting or the point"),
    parameters=("csa.documents_days",),
    blocking=False,
)
CSA_FOLLOW_UP: Final = rule(
    "CSA-FOLLOW-UP",
    (
        "Procès-verbal et avis dans le mois, suites écrites dans les deux mois",
        "Minutes and opinions within the month, written follow-up within two months",
    ),
    "CGFP art. R254-73 et R254-74",
    "V",
    ("faire l'étape en retard sans attendre", "do the late step at once"),
    parameters=("csa.minutes_months", "csa.opinions_months", "csa.follow_up_months"),
    blocking=False,
)
RISK_SCALE: Final = rule(
    "RISK-SCALE",
    ("Gravité et fréquence vont de 1 à 4", "Severity and likelihood go from 1 to 4"),
    "Méthode du document unique",
    "K",
    ("choisir une valeur de 1 à 4", "choose a value from 1 to 4"),
)
RISK_REGISTER: Final = rule(
    "RISK-REGISTER",
    (
        "Document unique : versions numérotées, avis de l'instance, mise à jour au moins annuelle",
        "Risk register: numbered versions, the committee's opinion, updated at least yearly",
    ),
    "Code du travail art. R4121-2 et R4121-4 ; CGFP art. R253-21",
    "V2",
    (
        "inscrire le document à l'ordre du jour (subject risk_register) ; la version qui suit garde les précédentes",
        "put the register on the agenda (subject risk_register); the next version keeps those before",
    ),
    parameters=("risk_register.months", "risk_register.keep_years"),
    blocking=False,
)
SOCIAL_REPORT: Final = rule(
    "SOCIAL-REPORT",
    (
        "Rapport social : base ouverte un mois avant le débat, publication dans les 60 jours",
        "Social report: base open a month before the debate, published within 60 days",
    ),
    "CGFP art. R231-6 à R231-8",
    "V",
    ("respecter l'ordre des étapes", "keep the order of the steps"),
    parameters=("social_report.base_months", "social_report.publication_days"),
    blocking=False,
)
HR_48: Final = rule(
    "HR-48",
    (
        "Sièges du CSA selon l'effectif ; formation spécialisée obligatoire à partir de 200 agents",
        "Committee seats by headcount; a health and safety panel is compulsory from 200 agents",
    ),
    "CGFP art. R252-3 et R251-28 ; R262-2 (CAP)",
    "V",
    ("réduire les sièges, ou créer la formation spécialisée", "reduce the seats, or create the panel"),
    parameters=("csa.panel_headcount", "csa.headcount_months"),
)
HR_49: Final = rule(
    "HR-49",
    (
        "Convocation quinze jours avant la séance, huit en urgence",
        "Call fifteen days before the sitting, eight in urgency",
    ),
    "CGFP art. R254-38",
    "V",
    ("reporter la séance, ou établir l'urgence", "postpone the sitting, or establish the urgency"),
    parameters=("csa.call_days", "csa.call_days_urgent"),
)
HR_50: Final = rule(
    "HR-50",
    (
        "Quorum de moitié à l'ouverture ; sinon nouvelle convocation dans les huit jours, même ordre du jour",
        "Quorum of half at the opening; else a new call within eight days, same agenda",
    ),
    "CGFP art. R254-54 ; R264-57 (CAP)",
    "V",
    ("convoquer à nouveau dans les huit jours", "call again within eight days"),
    parameters=("csa.quorum", "csa.second_call_days", "cap.quorum", "cap.second_quorum"),
)
HR_51: Final = rule(
    "HR-51",
    (
        "Vote unanime défavorable sur un projet de texte : réexamen entre 8 et 30 jours, une seule fois",
        "Unanimous vote against a draft text: examined again between 8 and 30 days, once only",
    ),
    "CGFP art. R254-63",
    "V",
    ("convoquer la séance de réexamen dans ces jours", "call the re-examination within these days"),
    parameters=("csa.reexamination_from", "csa.reexamination_to"),
)
HR_52: Final = rule(
    "HR-52",
    (
        "Pas de réexamen après un vote unanime à la séance tenue faute de quorum",
        "No re-examination after a unanimous vote at the sitting held for want of quorum",
    ),
    "CGFP art. R254-54",
    "V",
    ("poursuivre : l'avis est rendu", "go on: the opinion is given"),
)
HR_53: Final = rule(
    "HR-53",
    (
        "Heure d'information syndicale : une heure par mois, douze par année civile",
        "Union information hour: one hour a month, twelve a calendar year",
    ),
    "CGFP art. R215-12 et R215-13",
    "V",
    ("compter le surplus en congé ou hors service", "count the rest as leave or out of service"),
    parameters=("union.hour_minutes_month", "union.hour_minutes_year"),
)
HR_54: Final = rule(
    "HR-54",
    (
        "Congé syndical : 12 jours par an, demandé un mois avant ; le silence au 15e jour l'accorde",
        "Union training leave: 12 days a year, asked a month before; silence on the 15th day grants it",
    ),
    "CGFP art. L215-1, R215-2 et R215-3",
    "V",
    ("répondre avant le quinzième jour, avec le motif de service", "answer before the fifteenth day, with the reason"),
    parameters=("union.leave_days", "union.leave_request_months", "union.leave_silence_days", "union.leave_share"),
)
