"""Law as data: dated values with their texts, read through a reader that remembers."""

from secgen.law.law import Law, LawReader
from secgen.law.loader import builtin_law, load_pack
from secgen.law.parameter import Parameter

__all__ = ["Law", "LawReader", "Parameter", "builtin_law", "load_pack"]
