"""Presents the reports of the year-end."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import PluginInfo, ReportSpec, hookimpl


def _report(name: str, fr: str, en: str, *options: str) -> ReportSpec:
    return ReportSpec(name, Text(fr, en), f"secgen.accounting.catalogue:{name.replace('-', '_')}", options)


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.accounting", (1, 0), "General accounts, statements and the year-end (B5)")


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        _report("trial-balance", "Balance générale des comptes", "Trial balance"),
        _report("general-ledger", "Grand livre", "General ledger", "account", "detail"),
        _report("net-expenses", "Charges nettes (interne)", "Net expenses (internal)"),
        _report("net-position", "Situation nette (interne)", "Net position (internal)"),
        _report("fixed-assets", "Inventaire des immobilisations", "Inventory of assets"),
        _report("provisions", "Provisions pour risques et charges", "Provisions for risks and charges"),
        _report("off-balance", "Engagements hors bilan", "Off-balance commitments"),
        _report("payment-schedule", "Échéancier des restes à payer", "Outstanding by year due"),
        _report("adjustments", "Ajustements de clôture déclarés", "Declared closing adjustments"),
        _report("corrections", "Corrections d'exercices antérieurs", "Corrections of earlier years"),
        _report("delegations", "Délégations de signature", "Delegations of signature"),
        _report("card-review", "Revue de la carte d'achat", "Review of the purchasing card"),
        _report("internal-control", "Contrôle interne", "Internal control"),
        _report("accrued-expenses", "Charges à payer", "Accrued expenses"),
        _report("prepaid-expenses", "Charges constatées d'avance", "Prepaid expenses"),
        _report("carry-over", "Reports possibles", "Possible carry-overs"),
        _report("reconciliation", "Rapprochement des comptabilités", "The ledgers reconciled"),
    ]
