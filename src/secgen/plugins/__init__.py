"""How a region adds its own storage, formats, reports, rules: descriptors, hooks, loader."""

from secgen.plugins.hookspecs import PLUGIN_API, hookimpl
from secgen.plugins.loader import PluginSet
from secgen.plugins.specs import (
    EventTypeSpec,
    FormatSpec,
    ImporterSpec,
    LawPackSpec,
    PluginInfo,
    ReportSpec,
    StorageSpec,
)

__all__ = [
    "PLUGIN_API",
    "EventTypeSpec",
    "FormatSpec",
    "ImporterSpec",
    "LawPackSpec",
    "PluginInfo",
    "PluginSet",
    "ReportSpec",
    "StorageSpec",
    "hookimpl",
]
