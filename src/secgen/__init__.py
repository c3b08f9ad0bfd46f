"""secgen: the General Secretariat of a regional cultural-affairs directorate (DRAC), as code.

>>> import secgen
>>> sg = secgen.open("memory:", region="84", year=2026)
>>> act = sg.budget.open_appropriations(2026, "175", action="01", title=6, ae="1 000,00", cp="1 000,00")
>>> act.ae
Money(100000)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from secgen.kernel.lazily import at_first_use

__version__ = "0.1.0"

if TYPE_CHECKING:
    from secgen.kernel.errors import (
        AccessDenied,
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
    from secgen.outcomes import Recorded, Simulation
    from secgen.progressing import progress
    from secgen.secretariat import Secretariat

_WHERE = {
    "Money": "secgen.kernel.money",
    "Text": "secgen.kernel.text",
    "lang": "secgen.kernel.text",
    "language": "secgen.kernel.text",
    "Finding": "secgen.kernel.finding",
    "Rule": "secgen.kernel.finding",
    "Verdict": "secgen.kernel.finding",
    "SecgenError": "secgen.kernel.errors",
    "AccessDenied": "secgen.kernel.errors",
    "InvalidInput": "secgen.kernel.errors",
    "LawError": "secgen.kernel.errors",
    "LedgerError": "secgen.kernel.errors",
    "ConcurrencyConflict": "secgen.kernel.errors",
    "IntegrityError": "secgen.kernel.errors",
    "SchemaError": "secgen.kernel.errors",
    "PluginError": "secgen.kernel.errors",
    "NotFound": "secgen.kernel.errors",
    "RuleViolation": "secgen.kernel.errors",
    "Recorded": "secgen.outcomes",
    "Secretariat": "secgen.secretariat",
    "Simulation": "secgen.outcomes",
    "open": "secgen.opening:open_secretariat",
    "open_rulebook": "secgen.opening",
    "progress": "secgen.progressing",
}
__all__ = [
    "AccessDenied",
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
    "progress",
]

__getattr__ = at_first_use(__name__, _WHERE)
