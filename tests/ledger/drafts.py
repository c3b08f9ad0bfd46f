"""Small drafts to fill a store with, without any act behind them: those of the storage kit."""

from secgen.testing.storage import EMPTY, INSTANT, NOON, batch, draft, drafts, put

__all__ = ["EMPTY", "INSTANT", "NOON", "batch", "draft", "drafts", "put"]
