"""Presents the reports of access."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.kernel.text import Text
from secgen.plugins import PluginInfo, ReportSpec, hookimpl


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.access", (1, 0), "Roles and delegations: who may record and read what (X2)")


@hookimpl
def secgen_reports() -> Iterable[ReportSpec]:
    return [
        ReportSpec("roles", Text("Rôles et délégations", "Roles and delegations"), "secgen.access.reports:roles"),
        ReportSpec(
            "permissions", Text("Qui peut faire quoi", "Who may do what"), "secgen.access.reports:permissions_table"
        ),
    ]
