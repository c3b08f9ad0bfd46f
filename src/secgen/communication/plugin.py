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
    summary = "Social posts (JSON): length, alternative texts, hashtags, electoral periods"
    return [CheckSpec("post", summary, f"{_EXCHANGE}.checking:check_posts", ("on",))]
