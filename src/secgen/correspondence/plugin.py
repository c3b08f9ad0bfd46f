"""Presents the reports of the mail."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import ImporterSpec, PluginInfo, ReportSpec, hookimpl

_CUBE = ("by", "where")


def _report(name: str, fr: str, en: str, *options: str) -> ReportSpec:
    return ReportSpec(name, Text(fr, en), f"secgen.correspondence.reports.catalogue:{name.replace('-', '_')}", options)


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.correspondence", (1, 0), "Mail registers, requests and their clocks (O4, C7)")


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        _report("mail", "Courrier arrivé : à temps, en retard, en cours", "Mail received: in time, late, open", *_CUBE),
        _report("mail-register", "Registre du courrier", "Mail register", "side"),
        _report("mail-retention", "Courriers au terme de leur conservation", "Letters whose retention is over"),
        _report(
            "answers-in-time",
            "Demandes : accusés et réponses à temps",
            "Requests: acknowledged and answered in time",
            *_CUBE,
        ),
        _report("answers-summary", "Mesures des réponses", "Measures of answers"),
        _report("requests-due", "Demandes en cours et leurs échéances", "Requests open and what is due"),
    ]


@hookimpl
def secgen_importers() -> Iterable[ImporterSpec]:
    factory = "secgen.correspondence.exchange.mail_register:import_register"
    return [ImporterSpec("mail-register", "A mail register kept elsewhere (CSV)", factory)]
