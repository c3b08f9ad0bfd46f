"""Plugins made on the spot: objects with hooks, and installed distributions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from secgen.plugins import PluginInfo, hookimpl

SOURCE = """
from secgen.backends.memory import open_memory
from secgen.plugins import PluginInfo, StorageSpec, hookimpl

@hookimpl
def secgen_plugin_info():
    return PluginInfo("{name}", (1, 0), "A trial plugin")

@hookimpl
def secgen_storage_backends():
    return [StorageSpec("{scheme}", "secgen.backends.memory:open_memory", "{scheme}:")]
"""


def plugin(name: str = "trial", api: Any = (1, 0), **hooks: Any) -> Any:
    """A plugin that gives, for each hook named, these descriptors (or what a function returns)."""

    class Trial:
        @hookimpl
        def secgen_plugin_info(self) -> PluginInfo:
            return PluginInfo(name, api, "A trial plugin")

    for hook, given in hooks.items():
        setattr(Trial, f"secgen_{hook}", hookimpl(_method(given)))
    Trial.__name__ = name
    return Trial()


def _method(given: Any) -> Callable[[Any], Iterable[Any]]:
    def hook(self: Any) -> Iterable[Any]:
        found: Iterable[Any] = given() if callable(given) else given
        return found

    return hook


def install(
    folder: Path,
    distribution: str,
    version: str,
    source: str,
    *,
    entry: str = "",
    target: str = "",
    group: str = "secgen.plugins.v1",
) -> None:
    """Put a distribution into a folder, as pip would: a module, its metadata and its entry point."""
    module = distribution.replace("-", "_")
    (folder / f"{module}.py").write_text(source, encoding="utf-8")
    info = folder / f"{module}-{version}.dist-info"
    info.mkdir()
    info.joinpath("METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n")
    info.joinpath("entry_points.txt").write_text(f"[{group}]\n{entry or distribution} = {target or module}\n")
