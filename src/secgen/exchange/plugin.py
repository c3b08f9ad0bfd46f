"""Declares the built-in importers and exporters."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.plugins import CheckSpec, ExporterSpec, ImporterSpec, PluginInfo, hookimpl

_SUMMARIES = {
    "inf-bud-53-ae": "Chorus regional extract of commitments (AE)",
    "inf-bud-53-cp": "Chorus regional extract of payments (CP)",
    "aife-ae": "AIFE national flow of commitments (AE)",
    "aife-cp": "AIFE national flow of payments (CP)",
    "jp51": "Chorus journal of commitments",
    "jp57": "Chorus journal of payments",
    "subventions": "Essential data of grant agreements",
}


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.exchange", (1, 0), "The files the State exports: Chorus extracts, subsidies")


@hookimpl
def secgen_importers() -> Iterable[ImporterSpec]:
    return [
        ImporterSpec(name, summary, "secgen.exchange.importing:import_file") for name, summary in _SUMMARIES.items()
    ]


@hookimpl
def secgen_exporters() -> Iterable[ExporterSpec]:
    factory = "secgen.exchange.exporting:export_file"
    return [ExporterSpec(name, summary, ".csv", factory, ("year",)) for name, summary in _SUMMARIES.items()]


@hookimpl
def secgen_file_checks() -> Iterable[CheckSpec]:
    summary = "which layout of the State a file is in, and what is wrong in it"
    return [CheckSpec("layout", summary, "secgen.exchange.exporting:check_layout", ("as",))]
