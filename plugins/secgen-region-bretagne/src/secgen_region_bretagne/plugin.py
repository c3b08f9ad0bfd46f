"""Describes the packs of Bretagne to secgen. Nothing runs until it is used."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.plugins import LawPackSpec, PluginInfo, RulePackSpec, hookimpl

_KITS = ("secgen_region_bretagne.conformance:TestLaw", "secgen_region_bretagne.conformance:TestRules")


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen-region-bretagne", (1, 0), "The law and the rules of the DRAC Bretagne", kits=_KITS)


@hookimpl
def secgen_law_packs() -> Iterable[LawPackSpec]:
    return [LawPackSpec("region-bretagne", "secgen_region_bretagne.law:pack")]


@hookimpl
def secgen_rule_packs() -> Iterable[RulePackSpec]:
    return [RulePackSpec("secgen-region-bretagne", "secgen_region_bretagne.rules:pack")]
