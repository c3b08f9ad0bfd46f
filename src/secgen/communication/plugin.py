"""Declares what communication brings: its reports, importers, exporters and file checks."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import CheckSpec, PluginInfo, ReportSpec, hookimpl


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.communication", (1, 0), "National events, press, web and social networks")


def _report(subject: str, name: str, fr: str, en: str, *options: str) -> ReportSpec:
    factory = f"secgen.communication.{subject}.reports:{name.replace('-', '_')}"
    return ReportSpec(name, Text(fr, en), factory, options)


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        _report("publications", "publications", "Catalogue des publications", "Catalogue of publications"),
        _report("publications", "publications-stock", "Stock des publications", "Stock of publications"),
        _report("publications", "deposits-due", "Dépôts légaux", "Legal deposits"),
        _report("publications", "circulars", "Circulaires et leur publication", "Circulars and their publication"),
        _report("brand", "visibility-obligations", "Obligations de visibilité", "Obligations of visibility"),
        _report("brand", "brand-breaches", "Manquements à la visibilité", "Breaches of obligations of visibility"),
        _report("brand", "proofs", "Épreuves soumises", "Proofs submitted"),
        _report("happenings", "happenings", "Événements de la DRAC", "The directorate's own events"),
        _report("happenings", "guest-list", "Invités par ordre protocolaire", "Guests in order of protocol", "event"),
        _report("happenings", "run-sheet", "Conducteur d'un événement", "Run sheet of an event", "event"),
        _report("happenings", "checklist", "Rétroplanning des événements", "Checklist of events"),
        _report("partners", "partners", "Annuaire des partenaires", "Partner directory", "department"),
    ]


@hookimpl
def secgen_file_checks() -> Iterable[CheckSpec]:
    summary = "a declared layout (poster, card, page): the State's marks, one by one"
    factory = "secgen.communication.exchange.layouts:check_layout"
    return [CheckSpec("brand", summary, factory, ("region", "on"), also="layout", suffixes=(".toml", ".json"))]
