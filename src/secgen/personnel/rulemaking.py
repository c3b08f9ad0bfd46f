"""A short way to write rules down."""

from __future__ import annotations

from types import ModuleType
from typing import Final

from secgen.kernel.finding import Rule
from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.text import Text

_STATUS: Final = {"V": Status.VERIFIED, "V2": Status.SECOND_HAND, "K": Status.UNVERIFIED}


def rule(
    id: str,
    statement: tuple[str, str],
    legal: str,
    status: str,
    remedy: tuple[str, str],
    *,
    parameters: tuple[str, ...] = (),
    blocking: bool = True,
) -> Rule:
    """``statement`` and ``remedy`` are (French, English); ``status`` is V, V2 or K as in the domain file."""
    return Rule(
        id=id,
        statement=Text(*statement),
        legal=(LegalRef(legal, _STATUS[status]),),
        remedy=Text(*remedy),
        parameters=parameters,
        blocking=blocking,
    )


def rules_of(*modules: ModuleType) -> dict[str, Rule]:
    """Every rule the modules define, by number."""
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}
