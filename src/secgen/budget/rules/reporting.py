"""Rules that computations and reports follow: they refuse nothing, they define the figures."""

from __future__ import annotations

from typing import Final

from secgen.kernel.rulemaking import rule

_SEE: Final = ("voir le détail du calcul", "see the detail of the computation")

FIN_019: Final = rule(
    "FIN-019",
    ("Un taux de consommation nomme sa base et peut dépasser 100 %", "A rate names its base and may exceed 100 %"),
    "Doctrine interne",
    "K",
    ("choisir une base : LFI, ouverts, mis à disposition", "choose a base: finance act, opened, made available"),
)
FIN_032: Final = rule(
    "FIN-032",
    ("Délai global de paiement : 30 jours", "Overall payment time-limit: 30 days"),
    "CCP art. R2192-10",
    "V",
    _SEE,
    parameters=("payment.limit", "payment.weekend_shift"),
)
FIN_033: Final = rule(
    "FIN-033",
    (
        "Départ du délai : réception, ou exécution si elle est postérieure ; sans preuve, date de la demande + 2 jours",
        "Start: reception, or execution if later; without proof, date of the request + 2 days",
    ),
    "CCP art. R2192-12 à R2192-15",
    "V",
    _SEE,
    parameters=("payment.unknown_reception",),
)
FIN_035: Final = rule(
    "FIN-035",
    ("Après complément, un nouveau délai de 30 jours s'ouvre", "After completion a new 30-day period opens"),
    "CCP art. R2192-29",
    "V",
    _SEE,
    parameters=("payment.limit",),
)
FIN_036: Final = rule(
    "FIN-036",
    (
        "Intérêts moratoires : base × (taux BCE + 8 points) × jours / 365, plus 40 €",
        "Late interest: base × (ECB rate + 8 points) × days / 365, plus 40 €",
    ),
    "CCP art. R2192-31 à R2192-33, D2192-35",
    "V",
    _SEE,
    parameters=("late.ecb_rate", "late.margin", "late.fixed_compensation", "late.year_days"),
)
FIN_037: Final = rule(
    "FIN-037",
    ("Un jour de retard suffit", "One day late is enough"),
    "CCP art. R2192-32",
    "V",
    _SEE,
    parameters=("late.fixed_compensation",),
)
FIN_038: Final = rule(
    "FIN-038",
    (
        "Le taux est celui du premier jour du semestre où les intérêts ont commencé",
        "The rate is that of the first day of the half-year in which interest began",
    ),
    "CCP art. R2192-31",
    "V",
    _SEE,
    parameters=("late.ecb_rate",),
)
FIN_039: Final = rule(
    "FIN-039",
    (
        "Intérêts et indemnité payables dans les 45 jours du principal",
        "Interest and compensation payable within 45 days of the principal",
    ),
    "CCP art. R2192-36",
    "V",
    _SEE,
    parameters=("late.payable_within",),
)
FIN_050: Final = rule(
    "FIN-050",
    (
        "Reste à payer N = N−1 + AE − CP sur engagements − retraits",
        "Outstanding N = N−1 + AE − CP on commitments − withdrawals",
    ),
    "RRCBE",
    "K",
    _SEE,
)
FIN_053: Final = rule(
    "FIN-053",
    (
        "Charges à payer : service fait au 31/12 non payé, contre-passées au 1/1",
        "Accrued expenses: service rendered by 31/12 and unpaid, reversed on 1/1",
    ),
    "RNCE norme 12",
    "V",
    _SEE,
)
FIN_054: Final = rule(
    "FIN-054",
    ("Charges constatées d'avance au prorata", "Prepaid expenses, pro rata"),
    "RNCE norme 12",
    "K",
    _SEE,
    parameters=("accounting.prepaid.unit",),
)
FIN_055: Final = rule(
    "FIN-055",
    ("Amortissement linéaire prorata temporis", "Straight-line depreciation, prorata temporis"),
    "RNCE norme 6",
    "K",
    _SEE,
    parameters=(
        "asset.life.software",
        "asset.life.it",
        "asset.life.office_equipment",
        "asset.life.furniture",
        "asset.life.car",
    ),
)
FIN_056: Final = rule(
    "FIN-056",
    ("Les biens historiques et culturels ne s'amortissent pas", "Heritage assets are not depreciated"),
    "RNCE norme 17",
    "V2",
    _SEE,
    parameters=("asset.heritage.not_depreciated", "asset.heritage.opening_value"),
)
FIN_058: Final = rule(
    "FIN-058",
    (
        "Toute écriture est équilibrée ; la contre-passation garde le lien",
        "Every entry balances; a reversal keeps the link",
    ),
    "RNCE norme 1",
    "K",
    _SEE,
)
FIN_063: Final = rule(
    "FIN-063",
    ("Partage au plus fort reste", "Largest-remainder split"),
    "Doctrine interne",
    "K",
    _SEE,
)
