"""Presents what procurement offers: its reports, and essential data in and out."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import CheckSpec, ExporterSpec, ImporterSpec, PluginInfo, ReportSpec, hookimpl

_OFFICE = "secgen.procurement.exchange.office"


def _report(name: str, fr: str, en: str, *options: str) -> ReportSpec:
    return ReportSpec(name, Text(fr, en), f"secgen.procurement.reports.catalogue:{name.replace('-', '_')}", options)


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.procurement", (1, 0), "Needs, procedures, contracts, essential data (O1)")


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        _report("buyer-board", "Tableau de bord de l'acheteur", "The buyer's board"),
        _report("contracts", "Marchés", "Contracts", "state"),
        _report("splitting", "Achats homogènes à regrouper", "Homogeneous purchases to be grouped"),
        _report("direct-awards", "Achats directs par fournisseur", "Direct purchases by supplier"),
        _report("contract-anomalies", "Anomalies des données essentielles", "Anomalies of essential data"),
        _report("published-contracts", "Contrats publiés", "Published contracts", "by", "where"),
    ]


@hookimpl
def secgen_importers() -> Iterable[ImporterSpec]:
    summary = "Essential data of public contracts: JSON of 2019 and 2.x, flat and tabular layouts"
    return [ImporterSpec("decp", summary, f"{_OFFICE}:import_file")]


@hookimpl
def secgen_exporters() -> Iterable[ExporterSpec]:
    summary = "Essential data of public contracts, official JSON 2.x"
    return [ExporterSpec("decp", summary, ".json", f"{_OFFICE}:export_file", ("scope", "year"))]


@hookimpl
def secgen_file_checks() -> Iterable[CheckSpec]:
    return [CheckSpec("decp", "what is wrong in a file of essential data", f"{_OFFICE}:check_file", ("on",))]
