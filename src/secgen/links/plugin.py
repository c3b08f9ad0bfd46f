"""Presents the reports that stand on two domains."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import PluginInfo, ReportSpec, hookimpl


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.links", (1, 0), "What a fact of one domain proposes in another (X4)")


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    title = Text("Paye et crédits de titre 2", "Payroll against title 2")
    costs = Text("Coût de la formation", "Cost of training")
    return [
        ReportSpec("payroll-against-t2", title, "secgen.links.payroll:payroll_against_t2", ("programme",)),
        ReportSpec("training-costs", costs, "secgen.links.training:training_costs"),
    ]
