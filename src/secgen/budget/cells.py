"""Cells: the facts of the budget added up by month, year, line and department, kept up as acts come.

They follow the acts of the budget, so that a table of consumption reads a few rows for each month instead of the
journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from attrs import define, field

from secgen.budget.effects import EFFECTS, Effect
from secgen.budget.state import Budget
from secgen.kernel.act import Act
from secgen.kernel.book import Book
from secgen.kernel.domain import Domain, Follow

CellKey = tuple[int, int, int, str, str]
"""Year and month of effect, budget year, line, department."""


@define
class Cell:
    """The facts of one month, year, line and department, in cents; named as the measures of the facts are."""

    ae_initial: int = 0
    cp_initial: int = 0
    ae_moved: int = 0
    cp_moved: int = 0
    ae_reserved: int = 0
    cp_reserved: int = 0
    ae_earmarked: int = 0
    ae_committed: int = 0
    ae_restored: int = 0
    withdrawn: int = 0
    certified: int = 0
    settled: int = 0
    cp_ordered: int = 0
    cp_paid: int = 0


KEPT: Final = 10_000
"""Changes kept before a table that follows them lets go of those it has seen."""
Change = tuple[CellKey, Mapping[str, int]]
"""A cell, and what was added to it."""


class CellBook(Book[CellKey, Cell]):
    """Cells by key. The last changes are kept for tables that follow them, once there is one."""

    __slots__ = ("_changes", "_dropped", "_mark")

    def __init__(self) -> None:
        super().__init__()
        self._changes: list[Change] | None = None
        self._dropped = 0
        self._mark = 0

    def add(self, key: CellKey, amounts: Mapping[str, int]) -> None:
        """Add amounts to a cell."""
        cell = self.get(key)
        if cell is None:
            cell = self.put(key, Cell())
        elif self._saved is not None:
            self.edit(key)
        for name, cents in amounts.items():
            setattr(cell, name, getattr(cell, name) + cents)
        if self._changes is not None:
            self._changes.append((key, amounts))

    def follow(self) -> int:
        """How many changes there were up to now; from now on the later ones are kept."""
        if self._changes is None:
            self._changes = []
        elif len(self._changes) > KEPT and self._saved is None:
            self._dropped += len(self._changes)
            self._changes = []
        return self._dropped + len(self._changes)

    def since(self, count: int) -> list[Change] | None:
        """The changes after the first so many; ``None`` if some of them are not kept any more."""
        if self._changes is None or count < self._dropped:
            return None
        return self._changes[count - self._dropped :]

    def savepoint(self) -> None:
        super().savepoint()
        self._mark = len(self._changes or ())

    def rollback(self) -> None:
        if self._changes is not None and self._saved is not None:
            del self._changes[self._mark :]
        super().rollback()


@define
class Cells:
    """The cells of the budget."""

    cells: CellBook = field(factory=CellBook)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (self.cells,)


def _following(effects: Callable[[Budget, Any], Iterable[Effect]]) -> Follow:
    def follow(cells: Cells, budget: Budget, act: Act, position: int) -> None:
        on, add = act.on, cells.cells.add
        for year, line, department, _, amounts in effects(budget, act):
            add((on.year, on.month, year, line, department), amounts)

    return follow


CELLS: Final = Domain("budget cells", Cells, {}, {}, follow={kind: _following(e) for kind, e in EFFECTS.items()})
