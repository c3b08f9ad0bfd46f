"""Declares what communication brings: its reports, importers, exporters and file checks."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import CheckSpec, ExporterSpec, ImporterSpec, PluginInfo, ReportSpec, hookimpl

_EXCHANGE = "secgen.communication.exchange"
_EVENTS = ("edition", "at")
_FEED = ("title", "link", "description", "at")


def _report(name: str, fr: str, en: str, module: str, *options: str) -> ReportSpec:
    build = f"secgen.communication.reports.{module}:{name.replace('-', '_')}"
    return ReportSpec(name, Text(fr, en), build, options)


def _exporter(name: str, summary: str, suffix: str, *options: str) -> ExporterSpec:
    return ExporterSpec(name, summary, suffix, f"{_EXCHANGE}.exporting:export_{name}", options)


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.communication", (1, 0), "National events, press, web and social networks (C1–C6)")


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        _report("editions", "Manifestations nationales de l'année", "National events of the year", "programme"),
        _report("regional-programme", "Programme régional", "Regional programme", "programme", "edition"),
        _report("joint-projects", "Projets communs possibles", "Possible joint projects", "programme", "edition"),
        _report("editorial-calendar", "Calendrier éditorial", "Editorial calendar", "calendar"),
        _report("press-follow-up", "Suivi de la presse", "Press follow-up", "press"),
        _report("press-contacts", "Contacts presse : conservation", "Press contacts: retention", "press"),
        _report("accessibility", "Accessibilité des sites", "Accessibility of the sites", "web"),
        _report("post-metrics", "Mesures des publications", "Metrics of the posts", "web"),
        _report("publications", "Catalogue des publications", "Catalogue of publications", "publications"),
        _report("publications-stock", "Stock des publications", "Stock of publications", "publications"),
        _report("deposits-due", "Dépôts légaux", "Legal deposits", "publications"),
        _report("circulars", "Circulaires et leur publication", "Circulars and their publication", "publications"),
        _report("visibility-obligations", "Obligations de visibilité", "Obligations of visibility", "brand"),
        _report("brand-breaches", "Manquements à la visibilité", "Breaches of obligations of visibility", "brand"),
        _report("proofs", "Épreuves soumises", "Proofs submitted", "brand"),
        _report("happenings", "Événements de la DRAC", "The directorate's own events", "happenings"),
        _report("guest-list", "Invités par ordre protocolaire", "Guests in order of protocol", "happenings", "event"),
        _report("run-sheet", "Conducteur d'un événement", "Run sheet of an event", "happenings", "event"),
        _report("checklist", "Rétroplanning des événements", "Checklist of events", "happenings"),
        _report("partners", "Annuaire des partenaires", "Partner directory", "partners", "department"),
    ]


@hookimpl
def secgen_importers() -> Iterable[ImporterSpec]:
    return [
        ImporterSpec(
            "openagenda",
            "Events of OpenAgenda: API v2, legacy JSON, OpenDataSoft, short CSV",
            f"{_EXCHANGE}.importing:import_openagenda",
        ),
        ImporterSpec(
            "cog-communes",
            "Communes of a region (official geographical code)",
            f"{_EXCHANGE}.importing:import_communes",
        ),
        ImporterSpec(
            "press-contacts",
            "Press contacts (CSV): names and addresses to the vault, random ids to the journal",
            f"{_EXCHANGE}.vaulted:import_press_contacts",
        ),
    ]


@hookimpl
def secgen_exporters() -> Iterable[ExporterSpec]:
    return [
        _exporter("ics", "Entries as iCalendar", ".ics", *_EVENTS),
        _exporter("jsonld", "Entries as schema.org JSON-LD", ".jsonld", *_EVENTS),
        _exporter("openagenda", "Entries as OpenAgenda JSON (API v2)", ".json", *_EVENTS),
        _exporter("rss", "Public pages as an RSS 2.0 feed", ".xml", *_FEED),
        _exporter("atom", "Public pages as an Atom feed", ".xml", *_FEED),
        _exporter("sitemap", "Public pages as a sitemap", ".xml", "at"),
    ]


@hookimpl
def secgen_file_checks() -> Iterable[CheckSpec]:
    posts = "Social posts (JSON): length, alternative texts, hashtags, electoral periods"
    marks = "Declared layout (poster, card, page; TOML or JSON): the marks of the State, one by one"
    layouts = f"{_EXCHANGE}.layouts:check_layout"
    return [
        CheckSpec("post", posts, f"{_EXCHANGE}.checking:check_posts", ("on",)),
        CheckSpec("brand", marks, layouts, ("region", "on"), also="layout", suffixes=(".toml", ".json")),
    ]
