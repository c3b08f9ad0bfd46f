"""How a region adds its own storage, formats, reports, rules: descriptors, hooks, loader."""

from secgen.kernel.rulepack import RulePack
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
