"""Describes secgen-plaintext to secgen. Nothing runs until it is used."""

from __future__ import annotations

from collections.abc import Iterable

from secgen.plugins import ExporterSpec, PluginInfo, hookimpl

_EXPORT = "secgen_plaintext.exporting:export"


@hookimpl
def secgen_plugin_info() -> PluginInfo:
    return PluginInfo("secgen-plaintext", (1, 0), "The accounts in plain-text accounting: hledger and beancount")


@hookimpl
def secgen_exporters() -> Iterable[ExporterSpec]:
    return [
        ExporterSpec("hledger", "entries of the accounts, for hledger or ledger", ".journal", _EXPORT, ("year",)),
        ExporterSpec("beancount", "entries of the accounts, for beancount", ".beancount", _EXPORT, ("year",)),
    ]
