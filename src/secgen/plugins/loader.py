"""Finds plugins, loads each one apart, sets a broken one aside and freezes what the others describe."""

from __future__ import annotations

import os
import re
import traceback
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import Distribution, distributions
from inspect import isroutine
from types import MappingProxyType, UnionType
from typing import Any, Final

import pluggy
from attrs import Attribute, evolve, field, fields, frozen

from secgen.kernel.errors import PluginError, SecgenError
from secgen.kernel.text import Text
from secgen.plugins import hookspecs
from secgen.plugins.specs import (
    RESERVED,
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
    resolve,
)

GROUP: Final = "secgen.plugins.v1"
BUILTIN: Final = (
    "secgen.backends.plugin",
    "secgen.reports.plugin",
    "secgen.exchange.plugin",
    "secgen.budget.plugin",
    "secgen.accounting.plugin",
    "secgen.communication.plugin",
    "secgen.correspondence.plugin",
    "secgen.personnel.plugin",
    "secgen.links.plugin",
    "secgen.procurement.plugin",
    "secgen.assets.plugin",
    "secgen.access.plugin",
)
_TAG: Final = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)+", re.ASCII)
_KINDS: Final[dict[str, tuple[type, Callable[[Any], str]]]] = {
    "secgen_storage_backends": (StorageSpec, lambda s: s.scheme),
    "secgen_report_formats": (FormatSpec, lambda s: s.name),
    "secgen_reports": (ReportSpec, lambda s: s.name),
    "secgen_cube_engines": (EngineSpec, lambda s: s.name),
    "secgen_importers": (ImporterSpec, lambda s: s.name),
    "secgen_exporters": (ExporterSpec, lambda s: s.name),
    "secgen_file_checks": (CheckSpec, lambda s: s.name),
    "secgen_law_packs": (LawPackSpec, lambda s: s.id),
    "secgen_rule_packs": (RulePackSpec, lambda s: s.id),
    "secgen_event_types": (EventTypeSpec, lambda s: s.cls.tag),
    "secgen_commands": (CommandSpec, lambda s: s.name),
    "secgen_batch_checks": (BatchCheckSpec, lambda s: s.name),
    "secgen_batch_observers": (ObserverSpec, lambda s: s.name),
    "secgen_office_opened": (OpenedSpec, lambda s: s.name),
}


@frozen
class LoadedPlugin:
    """One plugin as ``secgen plugins`` lists it; ``error`` says why it was set aside."""

    name: str
    distribution: str
    version: str
    summary: str = ""
    provides: tuple[str, ...] = ()
    error: str = ""
    kits: tuple[str, ...] = ()


@frozen
class PluginSet:
    """Everything the active plugins describe, frozen; hot code reads these mappings, never a hook."""

    plugins: tuple[LoadedPlugin, ...]
    storage: Mapping[str, StorageSpec] = field(repr=False)
    formats: Mapping[str, FormatSpec] = field(repr=False)
    reports: Mapping[str, ReportSpec] = field(repr=False)
    engines: Mapping[str, EngineSpec] = field(repr=False)
    importers: Mapping[str, ImporterSpec] = field(repr=False)
    exporters: Mapping[str, ExporterSpec] = field(repr=False)
    checks: Mapping[str, CheckSpec] = field(repr=False)
    law_packs: Mapping[str, LawPackSpec] = field(repr=False)
    rule_packs: Mapping[str, RulePackSpec] = field(repr=False)
    event_types: Mapping[str, EventTypeSpec] = field(repr=False)
    commands: Mapping[str, CommandSpec] = field(repr=False)
    batch_checks: Mapping[str, BatchCheckSpec] = field(repr=False)
    observers: Mapping[str, ObserverSpec] = field(repr=False)
    opened: Mapping[str, OpenedSpec] = field(repr=False)

    @classmethod
    def builtin(cls) -> PluginSet:
        """Only what ships with secgen."""
        return _collect(_builtin())

    @classmethod
    def installed(cls) -> PluginSet:
        """What ships with secgen and every installed distribution of the entry-point group."""
        return _collect([*_builtin(), *_installed()])

    @classmethod
    def of(cls, *modules: Any) -> PluginSet:
        """The built-in plugins and these modules or objects: for tests and notebook cells."""
        found = [_Candidate(_name(m), _name(m), "—", lambda m=m: m) for m in modules]  # type: ignore[misc]
        return _collect([*_builtin(), *found])

    def without(self, names: Collection[str]) -> PluginSet:
        """The same set with some plugins, named as they or their distributions are, set aside.

        Their kinds of acts stay known: what was recorded can be read.
        """
        chosen = [p for p in self.plugins if not p.error and (p.name in names or p.distribution in names)]
        gone = {provided for p in chosen for provided in p.provides if not provided.startswith("event_types:")}
        tables = {
            name: MappingProxyType(
                {key: spec for key, spec in getattr(self, name).items() if f"{_PREFIX[name]}:{key}" not in gone}
            )
            for name in _PREFIX
        }
        marked = tuple(evolve(p, provides=(), kits=(), error=_DISABLED) if p in chosen else p for p in self.plugins)
        return PluginSet(marked, **tables)

    def specs_of(self, plugin: LoadedPlugin) -> Iterator[tuple[str, Any]]:
        """What a plugin describes: each name it provides and its descriptor."""
        for table, prefix in _PREFIX.items():
            for key, spec in getattr(self, table).items():
                if f"{prefix}:{key}" in plugin.provides:
                    yield key, spec

    def owner(self, table: str, key: str) -> LoadedPlugin | None:
        """The active plugin that provides something; ``None`` for the acts of one that was set aside."""
        return next((p for p in self.active if f"{_PREFIX[table]}:{key}" in p.provides), None)

    @contextmanager
    def at_work(self, table: str, key: str) -> Iterator[None]:
        """What something of a plugin raises is told with the name of the plugin: ``PluginError`` SG-PLUGIN-FAILED.

        What secgen itself refuses, and what the system does, pass as they are.
        """
        try:
            yield
        except (SecgenError, OSError):
            raise
        except Exception as error:
            owner = self.owner(table, key)
            if owner is None or owner.name in self.ours or os.environ.get("SECGEN_STRICT_PLUGINS"):
                raise
            raise PluginError(
                "SG-PLUGIN-FAILED",
                plugin=owner.name,
                distribution=owner.distribution,
                what=f"{_PREFIX[table]}:{key}",
                problem=f"{type(error).__name__}: {error}",
            ) from error

    def call(self, table: str, key: str, *args: Any, kind: type | UnionType = object) -> Any:
        """Call what a plugin describes; that it raises, or gives nothing or another kind, is told with its name."""
        spec = getattr(self, table)[key]
        with self.at_work(table, key):
            given = resolve(spec.build if table == "reports" else spec.factory)(*args)
            if given is None or not isinstance(given, kind):
                raise TypeError(f"it gave {given!r}, not {getattr(kind, '__name__', kind)}")
        return given

    def in_order(self, table: str) -> list[str]:
        """The names of what the active plugins describe of one kind, in the order of the plugins' names."""
        names = {key: owner.name for key in getattr(self, table) if (owner := self.owner(table, key))}
        return sorted(names, key=names.__getitem__)

    def named(self, name: str) -> LoadedPlugin | None:
        """The active plugin of this name, or of this distribution."""
        return next((p for p in self.active if name in (p.name, p.distribution)), None)

    @property
    def names(self) -> frozenset[str]:
        """What the plugins installed are called: each by its name and by that of its distribution."""
        return _names(self.plugins)

    @property
    def at_hand(self) -> frozenset[str]:
        """The names of those that work, or would if this office had not disabled them."""
        return _names(p for p in self.plugins if p.error in ("", _DISABLED))

    @property
    def ours(self) -> frozenset[str]:
        """The names of those that are secgen itself."""
        return _names(p for p in self.plugins if p.distribution == _OURS)

    @property
    def active(self) -> tuple[LoadedPlugin, ...]:
        """The plugins at work."""
        return tuple(p for p in self.plugins if not p.error)

    @property
    def broken(self) -> tuple[LoadedPlugin, ...]:
        """The plugins set aside, each with its reason."""
        return tuple(p for p in self.plugins if p.error)

    def __str__(self) -> str:
        return "\n".join("  ".join(part for part in row if part) for row in self._rows())

    def _repr_html_(self) -> str:
        from secgen.kernel.markup import box, plain_table

        heads = (Text("Extension", "Plugin"), Text("Version", "Version"), Text("Ce qu'elle apporte", "What it brings"))
        caption = Text(f"{len(self.active)} extensions actives", f"{len(self.active)} plugins at work")
        return box(plain_table(caption, heads, self._rows()), "secgen-plugins")

    def _rows(self) -> Iterator[tuple[str, str, str]]:
        """The plugins set aside first, for each its name, where it comes from, what it brings or why it is aside."""
        for plugin in (*self.broken, *self.active):
            counts = Counter(name.partition(":")[0].replace("_", " ") for name in plugin.provides)
            brings = ", ".join(f"{kind} × {count}" if count > 1 else kind for kind, count in counts.items())
            aside = f"✗ {Text('écartée :', 'set aside:')} {plugin.error}"
            yield plugin.name, f"{plugin.distribution} {plugin.version}".strip(), aside if plugin.error else brings


def _names(plugins: Iterable[LoadedPlugin]) -> frozenset[str]:
    return frozenset(name for p in plugins for name in (p.name, p.distribution))


def _tables() -> tuple[Attribute[Any], ...]:
    """The tables of a set, in the order of the hooks that fill them."""
    return fields(PluginSet)[1:]


_OURS: Final = "drac-secgen"
_DISABLED: Final = "disabled in this office"
_PREFIX: Final[dict[str, str]] = {
    table.name: hook.removeprefix("secgen_") for table, hook in zip(_tables(), _KINDS, strict=True)
}
"""How each table of a set is named in what a plugin provides."""


@frozen
class _Candidate:
    name: str
    distribution: str
    version: str
    load: Callable[[], Any]


def _name(module: Any) -> str:
    return getattr(module, "__name__", None) or type(module).__name__


def _builtin() -> list[_Candidate]:
    from secgen import __version__

    return [_Candidate(n, _OURS, __version__, lambda n=n: import_module(n)) for n in BUILTIN]  # type: ignore[misc]


def _installed() -> list[_Candidate]:
    found: dict[str, _Candidate] = {}
    clashes: list[_Candidate] = []
    concerned = [(_identity(d), d) for d in distributions() if GROUP in (d.read_text("entry_points.txt") or "")]
    for identity, distribution in sorted(concerned, key=lambda known: known[0][0]):
        for entry in distribution.entry_points.select(group=GROUP):
            candidate = _Candidate(entry.name, *identity, entry.load)
            other = found.get(entry.name)
            if other is None:
                found[entry.name] = candidate
            elif other.distribution != candidate.distribution:
                clashes.append(evolve(candidate, load=_refuse(candidate, other)))
    return [found[name] for name in sorted(found)] + clashes


def _identity(distribution: Distribution) -> tuple[str, str]:
    """Name and version; empty where a distribution has lost its metadata."""
    known = distribution.metadata
    return (
        str(known["Name"]) if "Name" in known else "",
        str(known["Version"]) if "Version" in known else "",
    )


def _refuse(candidate: _Candidate, other: _Candidate) -> Callable[[], Any]:
    def load() -> Any:
        raise PluginError(
            "SG-PLUGIN-CONFLICT",
            name=candidate.name,
            first=f"{other.distribution} {other.version}",
            second=f"{candidate.distribution} {candidate.version}",
        )

    return load


def _collect(candidates: Iterable[_Candidate]) -> PluginSet:
    plugins: list[LoadedPlugin] = []
    tables: dict[str, dict[str, Any]] = {hook: {} for hook in _KINDS}
    owners: dict[tuple[str, str], LoadedPlugin] = {}
    manager = _manager()
    for candidate in candidates:
        try:
            info, described = _describe(candidate, manager)
            plugin = LoadedPlugin(info.name, candidate.distribution, candidate.version, info.summary, kits=info.kits)
            claims = [("", info.name), *((hook, key) for hook, key, _ in described)]
            for hook, key in claims:
                if owner := owners.get((hook, key)):
                    raise PluginError(
                        "SG-PLUGIN-CONFLICT",
                        name=key,
                        first=f"{owner.distribution} {owner.version}",
                        second=f"{plugin.distribution} {plugin.version}",
                    )
            owners.update(dict.fromkeys(claims, plugin))
            for hook, key, spec in described:
                tables[hook][key] = spec
            provides = tuple(f"{hook.removeprefix('secgen_')}:{key}" for hook, key, _ in described)
            plugins.append(evolve(plugin, provides=provides))
        except (Exception, SystemExit) as error:
            manager = _manager()  # a plugin that failed may have left something in the other
            if os.environ.get("SECGEN_STRICT_PLUGINS"):
                raise
            reason = (
                str(error) if isinstance(error, PluginError) else traceback.format_exception_only(error)[-1].strip()
            )
            plugins.append(LoadedPlugin(candidate.name, candidate.distribution, candidate.version, error=reason))
    return PluginSet(tuple(plugins), *(MappingProxyType(tables[hook]) for hook in _KINDS))


def _manager() -> pluggy.PluginManager:
    """A manager that knows our hooks and no plugin."""
    manager = pluggy.PluginManager("secgen")
    manager.add_hookspecs(hookspecs)
    return manager


def _describe(candidate: _Candidate, manager: pluggy.PluginManager) -> tuple[PluginInfo, list[tuple[str, str, Any]]]:
    """Ask one plugin, alone on the manager, for all it provides; raise if anything is wrong."""
    module = candidate.load()
    manager.register(module, candidate.name)
    manager.check_pending()
    infos = manager.hook.secgen_plugin_info()
    if len(infos) != 1 or not isinstance(infos[0], PluginInfo):
        raise _broken(candidate, "it must implement secgen_plugin_info once, giving a PluginInfo")
    info: PluginInfo = infos[0]
    if info.api[0] != hookspecs.PLUGIN_API[0] or info.api > hookspecs.PLUGIN_API:
        raise _broken(candidate, f"written for plugin API {info.api}, this is {hookspecs.PLUGIN_API}")
    if info.name.partition(".")[0] in RESERVED and candidate.name not in BUILTIN:
        raise _broken(candidate, f"the name {info.name!r} is kept for secgen itself")
    for name in _unmarked(module, manager):
        raise _broken(candidate, f"{name} is not marked with @hookimpl: it would never be called")
    described = []
    for hook, (kind, key) in _KINDS.items():
        for implementation in getattr(manager.hook, hook).get_hookimpls():
            specs = implementation.function()
            if specs is None:
                raise _broken(candidate, f"{hook} gives nothing: is a 'return' missing?")
            for spec in specs:
                if not isinstance(spec, kind):
                    raise _broken(candidate, f"{hook} gave {spec!r}, not a {kind.__name__}")
                if isinstance(spec, EventTypeSpec):
                    _check_event_type(candidate, info.name, spec)
                described.append((hook, key(spec), spec))
    names = [(hook, key) for hook, key, _ in described]
    if len(set(names)) != len(names):
        raise _broken(candidate, "it provides one name twice")
    manager.unregister(module)
    return info, described


def _unmarked(module: Any, manager: pluggy.PluginManager) -> Iterator[str]:
    """The functions named as hooks are that no hook will ever call."""
    for name in dir(module):
        if (
            name.startswith("secgen_")
            and isroutine(getattr(module, name))
            and not manager.parse_hookimpl_opts(module, name)
        ):
            yield name


def _check_event_type(candidate: _Candidate, name: str, spec: EventTypeSpec) -> None:
    from secgen.kernel.act import Act

    cls = spec.cls
    if not (isinstance(cls, type) and issubclass(cls, Act)):
        raise _broken(candidate, f"{cls!r} is not a kind of act")
    if not cls.tag.startswith(f"{name}.") or not _TAG.fullmatch(cls.tag):
        raise _broken(candidate, f"the tag {cls.tag!r} must be {name}.something, in small letters")
    if sorted(spec.upcasters) != list(range(1, cls.schema)):
        raise _broken(candidate, f"{cls.tag}: schema {cls.schema} needs upcasters for 1…{cls.schema - 1}")


def _broken(candidate: _Candidate, problem: str) -> PluginError:
    return PluginError("SG-PLUGIN-BROKEN", plugin=candidate.name, distribution=candidate.distribution, problem=problem)
