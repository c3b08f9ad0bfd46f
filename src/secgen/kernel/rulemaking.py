"""A short way to write rules down, and to gather those of some modules."""

from __future__ import annotations

from datetime import date
from types import ModuleType

from secgen.kernel.finding import Rule
from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.text import Text

_STATUS = {"V": Status.VERIFIED, "V2": Status.SECOND_HAND, "K": Status.UNVERIFIED}


def rule(
    id: str,
    statement: tuple[str, str],
    legal: str,
    status: str,
    remedy: tuple[str, str],
    *,
    parameters: tuple[str, ...] = (),
    blocking: bool = True,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Rule:
    """``statement`` and ``remedy`` are (French, English); ``status`` is V, V2 or K as in the domain file."""
    return Rule(
        id=id,
        statement=Text(*statement),
        legal=(LegalRef(legal, _STATUS[status]),),
        remedy=Text(*remedy),
        parameters=parameters,
        blocking=blocking,
        valid_from=valid_from,
        valid_to=valid_to,
    )


def rules_of(*modules: ModuleType) -> dict[str, Rule]:
    """The rules that modules declare, by number."""
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Rule)]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}
