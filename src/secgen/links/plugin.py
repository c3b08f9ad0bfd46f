"""Presents the reports that need two domains."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import PluginInfo, ReportSpec, hookimpl


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.links", (1, 0), "What a fact in one domain proposes in another (X4)")


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        ReportSpec(
            "obligations-proposed",
            Text("Obligations de visibilité à créer", "Obligations of visibility to create"),
            "secgen.links.grants:obligations_proposed",
        ),
        ReportSpec(
            "grants-referred",
            Text("Manquements transmis au service des subventions", "Breaches referred to the grants service"),
            "secgen.links.grants:grants_referred",
        ),
        ReportSpec("event-costs", Text("Coût des événements", "Cost of events"), "secgen.links.happenings:event_costs"),
        ReportSpec("faq", Text("Foire aux questions", "Book of questions"), "secgen.links.questions:faq"),
    ]
