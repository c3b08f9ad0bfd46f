"""How a region adds its own storage, formats, reports, rules: descriptors, hooks, loader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secgen.kernel.lazily import at_first_use
from secgen.plugins.hookspecs import PLUGIN_API, hookimpl
from secgen.plugins.loader import PluginSet
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

if TYPE_CHECKING:
    from secgen.kernel.rulepack import RulePack

__all__ = [
    "PLUGIN_API",
    "BatchCheckSpec",
    "CheckSpec",
    "CommandSpec",
    "EngineSpec",
    "EventTypeSpec",
    "ExporterSpec",
    "FormatSpec",
    "ImporterSpec",
    "LawPackSpec",
    "ObserverSpec",
    "OpenedSpec",
    "PluginInfo",
    "PluginSet",
    "ReportSpec",
    "RulePack",
    "RulePackSpec",
    "StorageSpec",
    "hookimpl",
]
__getattr__ = at_first_use(__name__, {"RulePack": "secgen.kernel.rulepack"})
