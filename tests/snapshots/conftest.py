"""Books and snapshots so small that every row soon leaves memory."""

from __future__ import annotations

import pytest

from secgen.kernel.book import Book
from secgen.ledger import journal
from secgen.snapshots import Keeper


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A point every three acts, two rows to a book before it is shelved, two rows kept warm."""
    monkeypatch.setattr(Keeper, "every", 3)
    monkeypatch.setattr(Keeper, "far", 3)
    monkeypatch.setattr(Keeper, "small", 2)
    monkeypatch.setattr(Book, "warm", 2)
    monkeypatch.setattr(journal, "PAGE", 3)
