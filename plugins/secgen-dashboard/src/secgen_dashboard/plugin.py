"""Describes the dashboard to secgen. Nothing runs until it is used."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.plugins import ExporterSpec, PluginInfo, hookimpl


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen-dashboard", (1, 0), "The whole secretariat on one page")


@hookimpl
def secgen_exporters() -> Iterable[ExporterSpec]:
    summary = "the whole secretariat on one self-contained page, in French and in English"
    return [ExporterSpec("dashboard", summary, ".html", "secgen_dashboard.page:export", ("on", "year", "known_at"))]
