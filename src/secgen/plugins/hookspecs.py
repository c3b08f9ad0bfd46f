"""The hooks of secgen's plugin API. Every hook only describes; nothing runs until it is used.

Failure policy: a registration hook that raises or returns something wrong sets its whole plugin aside
(``secgen plugins`` names it and says why); the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pluggy

from secgen.plugins.specs import (
    BatchCheckSpec,
    CheckSpec,
    CommandSpec,
    EngineSpec,
    EventTypeSpec,
    ExporterSpec,
    FormatSpec,
    ImporterSpec,
    LawPackSpec,
    ObserverSpec,
    OpenedSpec,
    PluginInfo,
    ReportSpec,
    RulePackSpec,
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
def secgen_cube_engines() -> Iterable[EngineSpec]:  # type: ignore[empty-body]
    """Engines that compute cubes."""


@hookspec
def secgen_importers() -> Iterable[ImporterSpec]:  # type: ignore[empty-body]
    """File formats that can be imported."""


@hookspec
def secgen_exporters() -> Iterable[ExporterSpec]:  # type: ignore[empty-body]
    """File formats an office can be written in."""


@hookspec
def secgen_file_checks() -> Iterable[CheckSpec]:  # type: ignore[empty-body]
    """Checks of a file without any office."""


@hookspec
def secgen_law_packs() -> Iterable[LawPackSpec]:  # type: ignore[empty-body]
    """Law packs that overlay the built-in law."""


@hookspec
def secgen_rule_packs() -> Iterable[RulePackSpec]:  # type: ignore[empty-body]
    """Rules asked about acts besides those of the library."""


@hookspec
def secgen_event_types() -> Iterable[EventTypeSpec]:  # type: ignore[empty-body]
    """Kinds of acts the plugin records."""


@hookspec
def secgen_commands() -> Iterable[CommandSpec]:  # type: ignore[empty-body]
    """Commands of the shell."""


@hookspec
def secgen_batch_checks() -> Iterable[BatchCheckSpec]:  # type: ignore[empty-body]
    """A last look at each batch before it is written; may refuse it."""


@hookspec
def secgen_batch_observers() -> Iterable[ObserverSpec]:  # type: ignore[empty-body]
    """Told of each batch once it is written; can change nothing."""


@hookspec
def secgen_office_opened() -> Iterable[OpenedSpec]:  # type: ignore[empty-body]
    """Told that an office has been opened."""
