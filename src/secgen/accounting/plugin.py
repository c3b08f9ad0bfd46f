"""Presents the reports of the year-end."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import PluginInfo, ReportSpec, hookimpl


def _report(name: str, fr: str, en: str) -> ReportSpec:
    return ReportSpec(name, Text(fr, en), f"secgen.accounting.catalogue:{name.replace('-', '_')}")


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.accounting", (1, 0), "Year-end: accruals, carry-over, the three ledgers (B5)")


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        _report("accrued-expenses", "Charges à payer", "Accrued expenses"),
        _report("prepaid-expenses", "Charges constatées d'avance", "Prepaid expenses"),
        _report("carry-over", "Reports possibles", "Possible carry-overs"),
        _report("reconciliation", "Rapprochement des trois comptabilités", "The three ledgers reconciled"),
    ]
