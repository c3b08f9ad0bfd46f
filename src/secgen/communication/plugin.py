"""Declares what communication brings: its reports, importers, exporters and file checks."""

from __future__ import annotations

from secgen.plugins import PluginInfo, hookimpl


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.communication", (1, 0), "National events, press, web and social networks")
