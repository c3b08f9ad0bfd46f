"""The books of press."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import define

from secgen.kernel.book import Book


@define
class Press:
    """All books of press."""

    def books(self) -> Iterable[Book[Any, Any]]:
        return ()
