"""Presents the reports, importers, exporters and checks of assets."""

from __future__ import annotations

from secgen.plugins import PluginInfo, hookimpl


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.assets", (1, 0), "Buildings, fleet, equipment, computer park, supplies (O2, O3, O5–O7)")
