"""secgen: the General Secretariat of a regional cultural-affairs directorate (DRAC), as code.

>>> import secgen
>>> sg = secgen.open("memory:", region="84", year=2026)
>>> act = sg.budget.open_appropriations(2026, "175", action="01", title=6, ae="1 000,00", cp="1 000,00")
>>> act.ae
Money(100000)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from secgen.kernel.errors import (
        ConcurrencyConflict,
        IntegrityError,
        InvalidInput,
        LawError,
        LedgerError,
        NotFound,
        PluginError,
        RuleViolation,
        SchemaError,
        SecgenError,
    )
    from secgen.kernel.finding import Finding, Rule, Verdict
    from secgen.kernel.money import Money
    from secgen.kernel.text import Text, lang, language
    from secgen.opening import open_rulebook
    from secgen.opening import open_secretariat as open
    from secgen.secretariat import Recorded, Secretariat, Simulation

_WHERE = {
    "Money": "kernel.money",
    "Text": "kernel.text",
    "lang": "kernel.text",
    "language": "kernel.text",
    "Finding": "kernel.finding",
    "Rule": "kernel.finding",
    "Verdict": "kernel.finding",
    "SecgenError": "kernel.errors",
    "InvalidInput": "kernel.errors",
    "LawError": "kernel.errors",
    "LedgerError": "kernel.errors",
    "ConcurrencyConflict": "kernel.errors",
    "IntegrityError": "kernel.errors",
    "SchemaError": "kernel.errors",
    "PluginError": "kernel.errors",
    "NotFound": "kernel.errors",
    "RuleViolation": "kernel.errors",
    "Recorded": "secretariat",
    "Secretariat": "secretariat",
    "Simulation": "secretariat",
    "open": "opening:open_secretariat",
    "open_rulebook": "opening",
}
__all__ = [
    "ConcurrencyConflict",
    "Finding",
    "IntegrityError",
    "InvalidInput",
    "LawError",
    "LedgerError",
    "Money",
    "NotFound",
    "PluginError",
    "Recorded",
    "Rule",
    "RuleViolation",
    "SchemaError",
    "SecgenError",
    "Secretariat",
    "Simulation",
    "Text",
    "Verdict",
    "lang",
    "language",
    "open",
    "open_rulebook",
]


def __getattr__(name: str) -> Any:
    """Load a public name at its first use, so that importing secgen stays cheap."""
    where = _WHERE.get(name)
    if where is None:
        raise AttributeError(f"module 'secgen' has no attribute {name!r}")
    module, _, target = where.partition(":")
    value = getattr(import_module(f"secgen.{module}"), target or name)
    globals()[name] = value
    return value
