"""What several folds share."""

from __future__ import annotations

from typing import Final, TypeVar

from secgen.budget.lines import parse_line
from secgen.budget.state import Budget, CommitmentRow, LineRow
from secgen.kernel.act import Act
from secgen.kernel.book import Book

K = TypeVar("K")
SERVICE_KINDS: Final = ("instalment", "balance")


def touched(row: CommitmentRow, act: Act) -> None:
    """The latest day anything happened to a commitment, whatever the order acts are recorded in."""
    if row.last_on is None or row.last_on < act.on:
        row.last_on = act.on


def for_service(kind: str, commitment: CommitmentRow) -> bool:
    """Whether an order pays service rendered. A contract's advance is lent; a grant's is part of the grant."""
    return kind in SERVICE_KINDS or (kind == "advance" and commitment.made.grant is not None)


def line_row(budget: Budget, year: int, code: str) -> LineRow:
    """The row of a line, to be changed; made if it is new."""
    key = (year, code)
    if key in budget.lines:
        return budget.lines.edit(key)
    return budget.lines.put(key, LineRow(parse_line(code)))


def officer(budget: Budget, act: Act) -> None:
    """Who acted, if named, becomes an authorising officer, unless a role is known already (FIN-020)."""
    _role(budget, act, "officer")


def accountant(budget: Budget, act: Act) -> None:
    """Who acted, if named, becomes an accountant, unless a role is known already (FIN-020)."""
    _role(budget, act, "accountant")


def _role(budget: Budget, act: Act, role: str) -> None:
    if act.by and act.by not in budget.roles:
        budget.roles.put(act.by, role)


def add(book: Book[K, int], key: K, cents: int) -> None:
    """Cents added to a running total, begun at zero."""
    book.put(key, book.get(key, 0) + cents)
