"""Law as data: dated values with their texts, read through a reader that remembers."""

from secgen.law.law import Law
from secgen.law.loader import builtin_law, load_pack
from secgen.law.parameter import Parameter

__all__ = ["Law", "Parameter", "builtin_law", "load_pack"]
