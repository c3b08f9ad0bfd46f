"""Declares the built-in stores."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.plugins import PluginInfo, StorageSpec, hookimpl


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen.backends", (1, 0), "The embedded stores: memory and SQLite")


@hookimpl
def secgen_storage_backends() -> Iterable[StorageSpec]:
    return [
        StorageSpec("memory", "secgen.backends.memory:open_memory", "memory:"),
        StorageSpec("sqlite", "secgen.backends.sqlite:open_sqlite", "sqlite:///FILE"),
    ]
