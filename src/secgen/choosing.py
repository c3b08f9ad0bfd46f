"""What an office may choose among plugins, and what it still holds when one it requires is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from secgen.kernel.errors import InvalidInput, PluginError, unknown
from secgen.kernel.text import Text
from secgen.office import PluginsChosen
from secgen.plugins.loader import PluginSet


def check_choice(act: PluginsChosen, plugins: PluginSet, before: PluginsChosen | None) -> None:
    """Refuse a choice that would close the office, or that changes nothing: a name that no plugin bears.

    Raises ``NotFound`` for a plugin that is not at work (required) or not installed (disabled, unless it was
    ``before``), ``InvalidInput`` for a part of secgen to be disabled.
    """
    _known(act.required, plugins.at_hand)
    _known(act.disabled, plugins.names | frozenset(before.disabled if before else ()))
    for name in act.disabled:
        if name in plugins.ours:
            reason = Text("c'est une partie de secgen", "it is a part of secgen")
            raise InvalidInput("SG-FIELD", act=act.tag, field="disabled", value=name, reason=reason)


def _known(names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise unknown(Text("extension", "plugin"), name, sorted(known))


def wanted(installed: PluginSet, choice: PluginsChosen | None) -> PluginSet:
    """The plugins an office wants of those installed; it cannot do without those of secgen."""
    return installed.without({*choice.disabled} - installed.ours) if choice else installed


def lacking(installed: PluginSet, choice: PluginsChosen | None) -> PluginError | None:
    """Why an office cannot work: a plugin it requires is missing or broken; ``None`` if it can."""
    for name in choice.required if choice else ():
        if installed.named(name) is None:
            reason = next((p.error for p in installed.broken if name in (p.name, p.distribution)), "not installed")
            return PluginError("SG-PLUGIN-REQUIRED", plugin=name, problem=reason)
    return None
