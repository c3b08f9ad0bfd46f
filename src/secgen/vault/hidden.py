"""A personal value that does not show itself."""

from __future__ import annotations

from typing import Any, Final, NoReturn

from attrs import field, frozen

MASK: Final = "•••"
"""What is shown in place of a personal value."""


@frozen(repr=False)
class Hidden:
    """One personal value. ``str()``, ``repr()`` and formats show a mask; :meth:`reveal` gives the text.

    It is neither pickled nor written as JSON: what leaves the vault leaves it by name.
    """

    _text: str = field(repr=False)

    def reveal(self) -> str:
        """The value itself, as text: for the one place that needs it."""
        return self._text

    def __repr__(self) -> str:
        return MASK

    def __str__(self) -> str:
        return MASK

    def __format__(self, spec: str) -> str:
        return format(MASK, spec)

    def __getstate__(self) -> NoReturn:
        raise TypeError("a personal value is not copied out of the vault")

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        raise TypeError("a personal value is not copied out of the vault")
