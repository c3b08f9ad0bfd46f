"""Declares the built-in importers."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.plugins import ImporterSpec, PluginInfo, hookimpl


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.exchange", (1, 0), "The files the State exports: Chorus extracts, subsidies")


@hookimpl
def secgen_importers() -> Iterable[ImporterSpec]:
    return []
