"""The hooks of secgen's plugin API. Every hook only describes; nothing runs until it is used.

Failure policy: a registration hook that raises or returns something wrong sets its whole plugin aside
(``secgen plugins`` names it and says why); the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pluggy

from secgen.plugins.specs import (
    EventTypeSpec,
    FormatSpec,
    ImporterSpec,
    LawPackSpec,
    PluginInfo,
    ReportSpec,
    StorageSpec,
)

PLUGIN_API: Final = (1, 0)
hookspec = pluggy.HookspecMarker("secgen")
hookimpl = pluggy.HookimplMarker("secgen")


@hookspec
def secgen_plugin_info() -> PluginInfo:  # type: ignore[empty-body]
    """Say who you are. Exactly one per plugin."""


@hookspec
def secgen_storage_backends() -> Iterable[StorageSpec]:  # type: ignore[empty-body]
    """Storage back-ends, by the scheme of their addresses."""


@hookspec
def secgen_report_formats() -> Iterable[FormatSpec]:  # type: ignore[empty-body]
    """Formats a table can be written in."""


@hookspec
def secgen_reports() -> Iterable[ReportSpec]:  # type: ignore[empty-body]
    """Reports offered by name."""


@hookspec
def secgen_law_packs() -> Iterable[LawPackSpec]:  # type: ignore[empty-body]
    """Law packs that overlay the built-in law."""


@hookspec
def secgen_importers() -> Iterable[ImporterSpec]:  # type: ignore[empty-body]
    """File formats that can be imported."""


@hookspec
def secgen_event_types() -> Iterable[EventTypeSpec]:  # type: ignore[empty-body]
    """Kinds of acts the plugin records."""
