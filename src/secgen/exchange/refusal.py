"""How a whole file is refused: one located error, in two languages."""

from __future__ import annotations

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text


def refusal(file: str, layout: str, problem: Text, hint: Text) -> InvalidInput:
    """The error for a file that is not in the layout asked for (its texts follow the current language)."""
    return InvalidInput("SG-LAYOUT", file=file, layout=layout, problem=problem, hint=hint)


def unreadable(file: str, problem: str) -> InvalidInput:
    """The error for a file that cannot be opened, read or written at all."""
    return InvalidInput("SG-FILE", file=file, problem=problem)
