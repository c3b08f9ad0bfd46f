"""The rulebook: what the law says on a day, what changed, how sure we are, and which rules read it."""

from secgen.rulebook.book import Rulebook

__all__ = ["Rulebook"]
