"""The books of gates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import define

from secgen.kernel.book import Book


@define
class Gates:
    """All books of gates."""

    def books(self) -> Iterable[Book[Any, Any]]:
        return ()
