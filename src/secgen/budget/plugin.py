"""Presents the reports of the budget."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import PluginInfo, ReportSpec, hookimpl

_CUBE = ("by", "where")


def _report(name: str, fr: str, en: str, *options: str) -> ReportSpec:
    return ReportSpec(name, Text(fr, en), f"secgen.budget.reports.catalogue:{name.replace('-', '_')}", options)


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.budget", (1, 0), "Appropriations, the expenditure chain, payment time (B1–B4)")


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        _report("consumption", "Consommation des crédits", "Consumption of appropriations", *_CUBE, "base"),
        _report(
            "appropriations",
            "Crédits : ouverture, mouvements, réserve",
            "Appropriations: opening, movements, reserve",
            *_CUBE,
        ),
        _report("outstanding", "Restes à payer", "Outstanding commitments", *_CUBE),
        _report("commitments", "Engagements un par un", "Commitments one by one", "state"),
        _report("dormant", "Engagements dormants", "Dormant commitments"),
        _report("to-close", "Engagements à clore", "Commitments to close"),
        _report("ageing", "Restes à payer par âge", "Outstanding commitments by age"),
        _report("roll-forward", "Passage du reste à payer", "Roll-forward of outstanding commitments"),
        _report("grants-due", "Comptes rendus financiers en retard", "Financial reports overdue"),
        _report("payment-delays", "Délai global de paiement", "Overall payment time"),
        _report("late-payments", "Paiements en retard et intérêts moratoires", "Late payments and late interest"),
        _report("profile", "Cadencement des paiements", "Spending profile", "node"),
        _report("forecast", "Prévision d'exécution au 31 décembre", "Year-end forecast"),
        _report("documents", "Documents de programmation", "Programming documents"),
        _report("nomenclature", "Nomenclature de l'année", "Nomenclature of the year"),
        _report("figures", "Chiffres publiés", "Published figures"),
    ]
