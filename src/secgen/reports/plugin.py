"""Declares the built-in formats a table can be written in."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.plugins import EngineSpec, FormatSpec, PluginInfo, hookimpl


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.reports", (1, 0), "Tables as text, CSV, JSON and a self-contained page")


@hookimpl
def secgen_report_formats() -> Iterable[FormatSpec]:
    return [
        FormatSpec("text", "text/plain", ".txt", "secgen.reports.text:render"),
        FormatSpec("csv", "text/csv", ".csv", "secgen.reports.csv:render"),
        FormatSpec("json", "application/json", ".json", "secgen.reports.json:render"),
        FormatSpec("html", "text/html", ".html", "secgen.reports.html:render"),
    ]


@hookimpl
def secgen_cube_engines() -> Iterable[EngineSpec]:
    return [EngineSpec("python", "the built-in engine: nothing to install", "secgen.reports.engine:PythonEngine")]
