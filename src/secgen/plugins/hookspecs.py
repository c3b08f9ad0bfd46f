"""The hooks of secgen's plugin API. Every hook only describes; nothing runs until it is used.

A registration hook that raises, or that gives something wrong, sets its whole plugin aside: ``secgen plugins`` names
it and says why, the others go on. What happens when the thing described fails later is said hook by hook.
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
    """Say who you are. Exactly one per plugin.

    Called: once, when plugins are loaded, before any other hook of the plugin.

    Failure: a plugin without it, with two, or written for another plugin API is set aside.

    >>> @hookimpl
    ... def secgen_plugin_info():
    ...     return PluginInfo("ara", (1, 0), "Practice of Auvergne-Rhône-Alpes")
    """


@hookspec
def secgen_storage_backends() -> Iterable[StorageSpec]:  # type: ignore[empty-body]
    """Storage back-ends, by the scheme of their addresses.

    Called: when plugins are loaded; the factory, each time an office is opened at an address of the scheme.

    Failure: the office does not open, and the error names the plugin. Whatever a store raises while an office is at
    work reaches its user; a batch is recorded whole or not at all. ``secgen.testing.StorageKit`` proves a store.

    >>> @hookimpl
    ... def secgen_storage_backends():
    ...     return [StorageSpec("shelf", "drac_ara.shelf:open_shelf", "shelf:///folder")]
    """


@hookspec
def secgen_report_formats() -> Iterable[FormatSpec]:  # type: ignore[empty-body]
    """Formats a table can be written in.

    Called: when plugins are loaded; the factory, for each table written with ``--format NAME``.

    Failure: that table is not written. ``secgen.testing.FormatKit`` proves a format.

    >>> @hookimpl
    ... def secgen_report_formats():
    ...     return [FormatSpec("markdown", "text/markdown", ".md", "drac_ara.markdown:render")]
    """


@hookspec
def secgen_reports() -> Iterable[ReportSpec]:  # type: ignore[empty-body]
    """Reports offered by name.

    Called: when plugins are loaded; ``build``, for each ``secgen report NAME`` or ``sg.report(name)``.

    Failure: that report is not shown. An option the report does not take is refused before it is built.

    >>> from secgen.kernel.text import Text
    >>> @hookimpl
    ... def secgen_reports():
    ...     title = Text("Subventions par festival", "Grants by festival")
    ...     return [ReportSpec("ara-festivals", title, "drac_ara.festivals:build", ("department",))]
    """


@hookspec
def secgen_cube_engines() -> Iterable[EngineSpec]:  # type: ignore[empty-body]
    """Engines that compute cubes.

    Called: when plugins are loaded; the factory, for each report asked with ``--engine NAME``.

    Failure: that report is not shown; the built-in engine still computes it. ``secgen.testing.EngineKit`` proves that
    an engine gives the same table to the cent.

    >>> @hookimpl
    ... def secgen_cube_engines():
    ...     return [EngineSpec("cluster", "the cluster of the ministry", "drac_ara.cluster:Engine")]
    """


@hookspec
def secgen_importers() -> Iterable[ImporterSpec]:  # type: ignore[empty-body]
    """File formats that can be imported.

    Called: when plugins are loaded; the factory, for each file of ``secgen import NAME FILE…``.

    Failure: what was recorded before stays; the error is told. Rows that are wrong are no failure: they are set aside
    as anomalies. ``secgen.testing.ImporterKit`` proves an importer.

    >>> @hookimpl
    ... def secgen_importers():
    ...     return [ImporterSpec("ara-grants", "the grant list of the region", "drac_ara.grants:import_file")]
    """


@hookspec
def secgen_exporters() -> Iterable[ExporterSpec]:  # type: ignore[empty-body]
    """File formats an office can be written in.

    Called: when plugins are loaded; the factory, for each ``secgen export NAME``.

    Failure: that file is not written; the office is unchanged.

    >>> @hookimpl
    ... def secgen_exporters():
    ...     return [ExporterSpec("ara-grants", "the grant list of the region", ".csv", "drac_ara.grants:export_file")]
    """


@hookspec
def secgen_file_checks() -> Iterable[CheckSpec]:  # type: ignore[empty-body]
    """Checks of a file without any office.

    Called: when plugins are loaded; the factory, for each ``secgen check NAME FILE``.

    Failure: the check is not made; nothing else depends on it.

    >>> @hookimpl
    ... def secgen_file_checks():
    ...     return [CheckSpec("poster", "the marks a poster must bear", "drac_ara.poster:check")]
    """


@hookspec
def secgen_law_packs() -> Iterable[LawPackSpec]:  # type: ignore[empty-body]
    """Law packs that overlay the built-in law.

    Called: when plugins are loaded; the factory, once for each office opened, in the order of the plugins' names, after
    the packs secgen ships for the region of the office. A pack holds for every office where its plugin is active.

    Failure: fails closed. A pack that does not load (a value without its text, a gap, an overlap) keeps the office from
    opening. ``secgen.testing.LawPackKit`` proves a pack.

    >>> @hookimpl
    ... def secgen_law_packs():
    ...     return [LawPackSpec("ara", "drac_ara.law:pack")]
    """


@hookspec
def secgen_rule_packs() -> Iterable[RulePackSpec]:  # type: ignore[empty-body]
    """Rules asked about acts besides those of the library.

    Called: when plugins are loaded; the factory, once for each office opened; each check, about every act of its tag,
    after the rules of the library. It is given the states of all rooms by name, the act and the judge.

    Failure: fails closed. A pack that does not load, or with a rule whose number is in force already, keeps the office
    from opening; a check that raises refuses the act. ``secgen.testing.RulePackKit`` proves a pack.

    >>> @hookimpl
    ... def secgen_rule_packs():
    ...     return [RulePackSpec("ara", "drac_ara.rules:pack")]
    """


@hookspec
def secgen_event_types() -> Iterable[EventTypeSpec]:  # type: ignore[empty-body]
    """Kinds of acts the plugin records.

    Called: when plugins are loaded.

    Failure: a tag that does not begin with the plugin's name, or a schema number without its upcasters, sets the plugin
    aside. An office whose journal holds acts of a missing plugin can be read, not written.

    >>> from secgen.kernel.act import Act
    >>> class Visited(Act):
    ...     tag = "ara.visited"
    >>> @hookimpl
    ... def secgen_event_types():
    ...     return [EventTypeSpec(Visited)]
    """


@hookspec
def secgen_commands() -> Iterable[CommandSpec]:  # type: ignore[empty-body]
    """Commands of the shell.

    Called: when a command is asked for that is none of the library's, and for ``secgen --help``.

    Failure: that command fails with a clear line; the commands of the library cannot be replaced.

    >>> @hookimpl
    ... def secgen_commands():
    ...     return [CommandSpec("ara-sync", "fetch the grant list", "drac_ara.sync:declare", "drac_ara.sync:run")]
    """


@hookspec
def secgen_batch_checks() -> Iterable[BatchCheckSpec]:  # type: ignore[empty-body]
    """A last look at each batch before it is written; may refuse it.

    Called: when plugins are loaded; the factory, once for each office opened; the check, for each batch whose acts have
    all been accepted, before anything is written.

    Failure: fails closed. A blocking breach refuses the whole batch; so does a check that raises (``SG-PLUGIN-CHECK``).

    >>> def check(acts, states, judge):
    ...     pass
    >>> @hookimpl
    ... def secgen_batch_checks():
    ...     return [BatchCheckSpec("ara-ceiling", lambda: check)]
    """


@hookspec
def secgen_batch_observers() -> Iterable[ObserverSpec]:  # type: ignore[empty-body]
    """Told of each batch once it is written; can change nothing.

    Called: when plugins are loaded; the factory, at the first batch; the observer, after each batch is durable.

    Failure: isolated. The batch stays recorded, the other observers are told, and the problem is in ``sg.problems``.

    >>> def observe(office, recorded):
    ...     pass
    >>> @hookimpl
    ... def secgen_batch_observers():
    ...     return [ObserverSpec("ara-mail", lambda: observe)]
    """


@hookspec
def secgen_office_opened() -> Iterable[OpenedSpec]:  # type: ignore[empty-body]
    """Told that an office has been opened.

    Called: when plugins are loaded; the factory and what it gives, at the end of each ``secgen.open``.

    Failure: isolated. The office is open, and the problem is in ``sg.problems``.

    >>> def opened(office):
    ...     pass
    >>> @hookimpl
    ... def secgen_office_opened():
    ...     return [OpenedSpec("ara-welcome", lambda: opened)]
    """
