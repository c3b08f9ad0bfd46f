"""Presents the reports that stand on two domains."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import PluginInfo, ReportSpec, hookimpl


def _report(name: str, fr: str, en: str, module: str, *options: str) -> ReportSpec:
    return ReportSpec(name, Text(fr, en), f"secgen.links.{module}:{name.replace('-', '_')}", options)


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.links", (1, 0), "What a fact in one domain proposes in another (X4)")


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        _report(
            "obligations-proposed", "Obligations de visibilité à créer", "Obligations of visibility to create", "grants"
        ),
        _report(
            "grants-referred",
            "Manquements transmis au service des subventions",
            "Breaches referred to the grants service",
            "grants",
        ),
        _report("event-costs", "Coût des événements", "Cost of events", "happenings"),
        _report(
            "event-purchases",
            "Achats d'événements à lancer",
            "Purchases of events to start",
            "happenings",
        ),
        _report(
            "purchases-without-contract",
            "Achats sans marché qui les porte",
            "Purchases no contract carries",
            "contracts",
        ),
        _report("faq", "Foire aux questions", "Book of questions", "questions"),
        _report("payroll-against-t2", "Paye et crédits de titre 2", "Payroll against title 2", "payroll", "programme"),
        _report("training-costs", "Coût de la formation", "Cost of training", "training"),
    ]
