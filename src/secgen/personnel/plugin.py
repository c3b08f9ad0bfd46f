"""Presents the reports of the personnel."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import PluginInfo, ReportSpec, hookimpl

_CUBE = ("by", "where")


def _report(name: str, where: str, fr: str, en: str, *options: str) -> ReportSpec:
    return ReportSpec(name, Text(fr, en), f"secgen.personnel.{where}:{name.replace('-', '_')}", options)


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.personnel", (1, 0), "Staff, pay, careers, time, training, social dialogue (P1–P5)")


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        _report("absences", "time.reports", "Absences", "Absences", *_CUBE),
        _report("leave-balances", "time.reports", "Droits à congé", "Leave balances"),
        _report("training", "training.reports", "Plan de formation", "Training plan", *_CUBE),
        _report("training-obligations", "training.reports", "Formations obligatoires", "Mandatory training"),
        _report("training-indicators", "training.reports", "Indicateurs de formation", "Training indicators"),
        _report("training-costs", "training.reports", "Coût de la formation", "Cost of training"),
        _report("committee-follow-up", "dialogue.reports", "Suites des séances", "Follow-up of sittings"),
        _report("risk-register", "dialogue.reports", "Document unique", "Risk register", "version"),
        _report("social-report", "dialogue.social_report", "Rapport social unique", "Social report"),
    ]
