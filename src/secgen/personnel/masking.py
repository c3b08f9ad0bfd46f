"""Small cells hidden, and enough of the others that they cannot be worked out (HR-56)."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

HIDDEN = "s"
"""What is shown in place of a number that is hidden (*secret statistique*)."""


@frozen
class Masked:
    """A row of counts with its total; ``None`` where a number is hidden."""

    cells: tuple[int | None, ...]
    total: int | None

    def shown(self) -> tuple[str, ...]:
        """The cells then the total, as a person reads them."""
        return tuple(HIDDEN if cell is None else str(cell) for cell in (*self.cells, self.total))


def masked(counts: Sequence[int], smallest: int) -> Masked:
    """Hide every count from 1 to under ``smallest``, then the next ones until what is hidden adds up to enough.

    One hidden cell alone would be the total less the others; two that make 2 would be 1 and 1. A zero shows nobody.
    """
    total = sum(counts)
    hidden = {i for i, count in enumerate(counts) if 0 < count < smallest}
    shown = sorted((i for i, count in enumerate(counts) if count >= smallest), key=lambda i: (counts[i], i))
    while hidden and shown and (len(hidden) < 2 or sum(counts[i] for i in hidden) < smallest):
        hidden.add(shown.pop(0))
    enough = not hidden or (len(hidden) >= 2 and sum(counts[i] for i in hidden) >= smallest)
    cells = tuple(None if i in hidden else count for i, count in enumerate(counts))
    return Masked(cells, total if enough else None)
