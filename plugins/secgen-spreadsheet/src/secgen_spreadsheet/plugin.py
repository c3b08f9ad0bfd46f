"""Describes the spreadsheets to secgen. Nothing runs until it is used."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.plugins import ExporterSpec, FormatSpec, ImporterSpec, PluginInfo, hookimpl

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_KITS = ("secgen_spreadsheet.conformance:TestXlsx", "secgen_spreadsheet.conformance:TestOds")


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen-spreadsheet", (1, 0), "Excel and OpenDocument spreadsheets, in and out", kits=_KITS)


@hookimpl
def secgen_report_formats() -> Iterable[FormatSpec]:
    return [
        FormatSpec("xlsx", _XLSX, ".xlsx", "secgen_spreadsheet.xlsx:render"),
        FormatSpec("ods", _ODS, ".ods", "secgen_spreadsheet.ods:render"),
    ]


@hookimpl
def secgen_exporters() -> Iterable[ExporterSpec]:
    factory, options = "secgen_spreadsheet.workbook:export", ("reports", "on", "year", "known_at")
    return [
        ExporterSpec("xlsx", "several reports in one Excel workbook", ".xlsx", factory, options),
        ExporterSpec("ods", "several reports in one OpenDocument workbook", ".ods", factory, options),
    ]


@hookimpl
def secgen_importers() -> Iterable[ImporterSpec]:
    factory = "secgen_spreadsheet.acts:import_acts"
    return [
        ImporterSpec("xlsx", "acts, one to a row, from an Excel sheet", factory),
        ImporterSpec("ods", "acts, one to a row, from an OpenDocument sheet", factory),
    ]
