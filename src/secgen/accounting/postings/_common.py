"""What several postings share."""

from __future__ import annotations

from typing import Final

from secgen.accounting.posting import Moves
from secgen.accounting.state import Accounts, Move
from secgen.budget.fold import for_service
from secgen.budget.state import Budget, CommitmentRow, RequestRow

TAKEN_IN: Final = ("taken_in", "taken_in_early", "advance", "retention_release", "retention", "recovery", "penalty")
"""The schemes of an order taken in."""


def early_covered(accounts: Accounts, key: str, row: CommitmentRow, uncovered: int) -> Moves:
    """What was paid before service and is now covered by it; ``uncovered``: ordered and not rendered, after the act."""
    early = accounts.early.get(key, 0)
    covered = early - max(0, uncovered)
    if not early or covered <= 0:
        return ()
    accounts.early.put(key, early - covered)
    return ((row.made.line, row.made.nature, "early_covered", covered),)


def taken_in(accounts: Accounts, budget: Budget, request: RequestRow) -> Moves:
    """An order taken in by the accountant (*prise en charge*): what was accrued is owed to a creditor.

    A contract's advance is lent; retention stays owed; an advance recovered and a penalty are not
    owed any more. What is ordered beyond the service rendered is paid early.
    """
    row = budget.commitments[request.commitment]
    line, detail = row.made.line, row.made.nature
    if request.kind == "retention_release":
        return ((line, detail, "retention_release", request.amount),)
    if not for_service(request.kind, row):
        return ((line, detail, "advance", request.amount),)
    known = accounts.early.get(request.commitment, 0)
    early = min(max(row.ordered - row.certified - known, 0), request.gross)
    if early:
        accounts.early.put(request.commitment, known + early)
    return _service_order(line, detail, request, early, 1)


def given_back(accounts: Accounts, budget: Budget, request: RequestRow) -> Moves:
    """An order taken in and sent back: the entry of :func:`taken_in` taken back."""
    row = budget.commitments[request.commitment]
    line, detail = row.made.line, row.made.nature
    if request.kind == "retention_release":
        return ((line, detail, "retention_release", -request.amount),)
    if not for_service(request.kind, row):
        return ((line, detail, "advance", -request.amount),)
    known = accounts.early.get(request.commitment, 0)
    early = min(known, request.gross)
    if early:
        accounts.early.put(request.commitment, known - early)
    return _service_order(line, detail, request, early, -1)


def _service_order(line: str, detail: str, request: RequestRow, early: int, sign: int) -> Moves:
    moves: list[Move] = []
    for scheme, cents in (
        ("taken_in", request.gross - early),
        ("taken_in_early", early),
        ("retention", request.retained),
        ("recovery", request.recovered),
        ("penalty", request.penalty),
    ):
        if cents:
            moves.append((line, detail, scheme, sign * cents))
    return tuple(moves)
