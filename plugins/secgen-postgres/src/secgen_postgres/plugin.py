"""Describes the store to secgen. Nothing runs until it is used."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.plugins import PluginInfo, StorageSpec, hookimpl


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    """Who this plugin is."""
    kits = ("secgen_postgres.conformance:PostgresKit",)
    return PluginInfo("secgen-postgres", (1, 0), "The journal in PostgreSQL", kits)


@hookimpl
def secgen_storage_backends() -> Iterable[StorageSpec]:
    """The store of addresses such as ``postgresql://secgen_writer@server/drac``."""
    return [
        StorageSpec("postgresql", "secgen_postgres.store:open_postgres", "postgresql://ROLE@SERVER/DATABASE"),
    ]
