"""Presents the reports, importers and exporters of assets."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import ExporterSpec, ImporterSpec, PluginInfo, ReportSpec, hookimpl

_CUBE = ("by", "where")


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.assets", (1, 0), "Buildings, fleet, equipment, computer park, supplies (O2, O3, O5–O7)")


def _report(name: str, function: str, fr: str, en: str, *options: str) -> ReportSpec:
    return ReportSpec(name, Text(fr, en), f"secgen.assets.catalogue:{function}", options)


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        _report("checks-due", "checks_due", "Contrôles dus et en retard", "Checks due and overdue", "status"),
        _report("works", "works", "Observations et travaux", "Observations and works", "status"),
        _report("buildings", "buildings_report", "Bâtiments", "Buildings"),
        _report("energy", "energy", "Obligation éco-énergie tertiaire", "Tertiary energy obligation"),
        _report("cathedrals", "cathedrals", "Cathédrales de l'État", "State cathedrals"),
        _report("fleet", "fleet", "Flotte : usage et coût", "Fleet: use and cost"),
        _report("fleet-obligations", "fleet_obligations", "Obligations de la flotte", "Obligations of the fleet"),
        _report("logbook", "logbook", "Carnets de bord : kilomètres manquants", "Logbooks: kilometres missing"),
        _report("loans", "loans", "Prêts de matériel", "Loans of equipment", "status"),
        _report("lines", "lines", "Lignes téléphoniques", "Telephone lines"),
        _report("park", "park", "Parc : âge et obsolescence", "Computer park: age and obsolescence", *_CUBE),
        _report("service-levels", "service_levels", "Niveaux de service", "Service levels", *_CUBE),
        _report("reuse", "reuse", "Réemploi des équipements réformés", "Re-use of retired equipment"),
        _report("accreditations", "applications", "Applications et homologations", "Applications and accreditations"),
        _report("licences", "licences", "Licences et installations", "Licences and installs"),
        _report("availability", "availability", "Disponibilité des serveurs", "Availability of servers"),
        _report("user-trainings", "trainings", "Formation des utilisateurs", "Training of users"),
        _report("stock", "stock", "Stocks et point de commande", "Stock and reorder point"),
        _report("requests", "requests", "Demandes de fournitures", "Requests for supplies", "status"),
    ]


@hookimpl
def secgen_importers() -> Iterable[ImporterSpec]:
    layouts = "secgen.assets.exchange.layouts:import_file"
    return [
        ImporterSpec("glpi", "Computers exported by GLPI (CSV)", layouts),
        ImporterSpec("snipe-it", "Assets exported by Snipe-IT (CSV)", layouts),
        ImporterSpec("fleet", "A list of vehicles (CSV)", layouts),
        ImporterSpec("equipment", "A list of film, sound and telephone equipment (CSV)", layouts),
    ]


@hookimpl
def secgen_exporters() -> Iterable[ExporterSpec]:
    return [
        ExporterSpec(
            "checks-ics",
            "Due checks as a calendar (iCalendar)",
            ".ics",
            "secgen.assets.exchange.calendar:export_checks",
            ("on", "location"),
        ),
        ExporterSpec(
            "low-emission-fleet",
            "The yearly file on low-emission vehicles, in its official schema (CSV)",
            ".csv",
            "secgen.assets.exchange.low_emission:export_renewals",
            ("year", "siren", "name", "naf", "legal_form", "zone"),
        ),
    ]
