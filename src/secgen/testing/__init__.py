"""Conformance kits: what a plugin author runs to know that a back-end, a format, an engine or a pack is right.

Each kit is a class for pytest (``class TestMine(StorageKit): …``) and a function for a notebook (``check_storage(…)``).
``store_machine``, in ``secgen.testing.machine``, needs hypothesis.
"""

from secgen.testing.engines import EngineKit, check_engine
from secgen.testing.formats import FormatKit, check_format
from secgen.testing.importers import Holds, ImporterKit, check_importer
from secgen.testing.kit import Conformance, Kit, Result, check, conformance
from secgen.testing.law_packs import LawPackKit, check_law_pack
from secgen.testing.rule_packs import Example, RulePackKit, check_rule_pack
from secgen.testing.storage import StorageKit, check_storage

__all__ = [
    "Conformance",
    "EngineKit",
    "Example",
    "FormatKit",
    "Holds",
    "ImporterKit",
    "Kit",
    "LawPackKit",
    "Result",
    "RulePackKit",
    "StorageKit",
    "check",
    "check_engine",
    "check_format",
    "check_importer",
    "check_law_pack",
    "check_rule_pack",
    "check_storage",
    "conformance",
]
