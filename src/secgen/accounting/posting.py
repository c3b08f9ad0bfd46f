"""What an act does to the accounts, as a declared thing: a function, and the schemes it may use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from secgen.accounting.state import Accounts, Move
from secgen.budget.state import Budget

Moves = tuple[Move, ...]


@frozen
class Posting:
    """The posting of one kind of act.

    ``moves(accounts, budget, act)`` sees both states as they were before the act, and gives what it
    moves; ``schemes`` lists those it may use (a test holds it to that).
    """

    moves: Callable[[Accounts, Budget, Any], Moves]
    schemes: tuple[str, ...]
