"""Both formats pass the format kit."""

from secgen_spreadsheet.conformance import TestOds, TestXlsx

__all__ = ["TestOds", "TestXlsx"]
