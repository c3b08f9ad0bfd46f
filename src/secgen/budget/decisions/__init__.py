"""Pure decisions: from the state and an act to the acts to record and what the rules say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import wraps
from typing import Any, Final

from secgen.budget import events as ev
from secgen.budget.decisions import appropriations, commitments, corrections, payments
from secgen.budget.decisions._common import open_year
from secgen.budget.state import Budget
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge

_EXEMPT: Final = (ev.YearClosed, ev.YearReopened, ev.GrantPublished, ev.DocumentFiled)


def _in_an_open_year(decide: Decide) -> Decide:
    """A closed year takes no act, wherever it was decided: a correction goes to the open year."""

    @wraps(decide)
    def decided(budget: Budget, act: Any, judge: Judge) -> Iterable[Act]:
        if budget.years and budget.closed(act.on.year):
            open_year(budget, judge, act.on.year)
            return ()
        return decide(budget, act, judge)

    return decided


_ALL: Final[Mapping[type[Act], Decide]] = {
    **appropriations.DECIDE,
    **commitments.DECIDE,
    **payments.DECIDE,
    **corrections.DECIDE,
}
DECIDE: Final[Mapping[type[Act], Decide]] = {
    cls: decide if cls in _EXEMPT else _in_an_open_year(decide) for cls, decide in _ALL.items()
}
