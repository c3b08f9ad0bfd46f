"""What a plugin describes itself with: plain values whose factories are imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from attrs import field, frozen

from secgen.kernel.errors import PluginError, SecgenError


def resolve(factory: str | Callable[..., Any]) -> Callable[..., Any]:
    """A factory given as ``"package.module:name"`` is imported now, at first use."""
    if not isinstance(factory, str):
        return factory
    module, _, name = factory.partition(":")
    try:
        found: Callable[..., Any] = getattr(import_module(module), name)
    except SecgenError:
        raise
    except Exception as error:
        raise PluginError(
            "SG-PLUGIN-BROKEN",
            plugin=factory,
            distribution=module.partition(".")[0],
            problem=f"{type(error).__name__}: {error}",
        ) from error
    return found


@frozen
class PluginInfo:
    """Who a plugin is: its name, the plugin API it was written for, one sentence."""

    name: str
    api: tuple[int, int]
    summary: str


@frozen
class StorageSpec:
    """A storage back-end: the scheme of its addresses, and ``factory(url) -> EventStore``."""

    scheme: str
    factory: str | Callable[..., Any]
    example: str


@frozen
class FormatSpec:
    """A way to write a table: ``factory(table, lang) -> str | bytes``."""

    name: str
    media_type: str
    suffix: str
    factory: str | Callable[..., Any]


@frozen
class ReportSpec:
    """A report: ``build(office, **options) -> Table``."""

    name: str
    title: Any
    build: str | Callable[..., Any]


@frozen
class LawPackSpec:
    """A law pack: ``factory() -> str`` gives its TOML text; it overlays the built-in law."""

    id: str
    factory: str | Callable[..., Any]


@frozen
class ImporterSpec:
    """A file format read into acts: ``factory(office, path, **options) -> Import``."""

    name: str
    summary: str
    factory: str | Callable[..., Any]


@frozen
class EventTypeSpec:
    """A kind of act; ``tag`` must start with the plugin's name. ``upcasters`` lift older bodies."""

    cls: type
    upcasters: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = field(factory=dict)
