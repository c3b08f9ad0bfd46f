"""Presents the reports, importers and exporters of the personnel."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import ImporterSpec, PluginInfo, ReportSpec, hookimpl

_CUBE = ("by", "where")


def _report(name: str, fr: str, en: str, where: str, *options: str) -> ReportSpec:
    return ReportSpec(name, Text(fr, en), f"secgen.personnel.reports.{where}", options)


def _subject(name: str, where: str, fr: str, en: str, *options: str) -> ReportSpec:
    """A report of one subject, built in its own folder by the function of the same name."""
    return ReportSpec(name, Text(fr, en), f"secgen.personnel.{where}:{name.replace('-', '_')}", options)


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.personnel", (1, 0), "Agents, pay, careers, time, training, social dialogue (P1–P5)")


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        _report("headcount", "Effectifs", "Headcount", "headcount:headcount", *_CUBE),
        _report("fte", "ETPT et plafond d'emplois", "FTE-years against the ceiling", "headcount:fte"),
        _report("job-plan", "Schéma d'emplois", "Job plan: entries and exits", "job_plan:job_plan", "by"),
        _report("age-pyramid", "Pyramide des âges", "Age pyramid", "headcount:age_pyramid", "births"),
        _report("payroll", "Masse salariale", "Payroll", "pay:payroll", *_CUBE),
        _report("payslip", "Bulletin de paie expliqué", "Payslip explained", "pay:payslip_table", "agent", "month"),
        _report("career-events", "Échéances de carrière", "Career events", "careers:career_events", "births", "months"),
        _report("applications", "Candidatures à une vacance", "Applications", "careers:applications", "vacancy"),
        _report(
            "payroll-forecast",
            "Prévision de masse salariale et d'emplois",
            "Payroll and jobs forecast",
            "careers:payroll_forecast",
            "births",
            "months",
        ),
        _subject("absences", "time.reports", "Absences des agents", "Absences of agents", *_CUBE),
        _subject("leave-balances", "time.reports", "Droits à congé", "Leave balances"),
        _subject("training", "training.reports", "Plan de formation", "Training plan", *_CUBE),
        _subject("training-obligations", "training.reports", "Formations obligatoires", "Mandatory training"),
        _subject("training-indicators", "training.reports", "Indicateurs de formation", "Training indicators"),
        _subject("committee-follow-up", "dialogue.reports", "Suites des séances", "Follow-up of sittings"),
        _subject("risk-register", "dialogue.reports", "Document unique", "Risk register", "version"),
        _subject("social-report", "dialogue.social_report", "Rapport social unique", "Social report"),
    ]


@hookimpl
def secgen_importers() -> Iterable[ImporterSpec]:
    return [
        ImporterSpec("agents", "agents and their movements (CSV)", "secgen.personnel.exchange.agents:import_agents")
    ]
