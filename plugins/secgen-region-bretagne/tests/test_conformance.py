"""Both packs pass their kit."""

from secgen_region_bretagne.conformance import TestLaw, TestRules

__all__ = ["TestLaw", "TestRules"]
