"""The state of an office at work is the one its journal gives, position by position."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from helpers import RUNNING, a_commitment, office, open_line

from secgen import RuleViolation, Secretariat


def rows(sg: Secretariat) -> list[dict[Any, Any]]:
    """All rows of all books."""
    sg.refresh()
    return [dict(book.items()) for domain in sg.domains for book in sg.engine.states[domain.name].books()]


@pytest.mark.parametrize("how", ["record", "together", "post"])
def test_service_paid_ahead_twice_is_kept_twice_under_the_positions_of_the_acts(how: str) -> None:
    sg = office()
    open_line(sg, RUNNING, "5 000")
    number = a_commitment(sg, "900")
    given = [
        {
            "act": "budget.certified",
            "on": "2026-07-01",
            "commitment": number,
            "amount": amount,
            "period_from": "2026-07-01",
            "period_to": "2027-06-30",
        }
        for amount in ("100", "200", "300")
    ]
    with contextlib.suppress(RuleViolation):
        sg.record(given[0], {**given[1], "amount": "9 000"})
    sg.simulate(*given)
    if how == "post":
        assert sg.post([given[0], {**given[1], "amount": "9 000"}, *given[1:]], batch=2).accepted == 3
    elif how == "together":
        sg.record(*given)
    else:
        for each in given:
            sg.record(each)
    live = rows(sg)
    sg.forget()
    assert rows(sg) == live
    spreads = sg.state("accounting").spreads  # type: ignore[attr-defined]
    assert [spread.amount for spread in spreads.values()] == [10_000, 20_000, 30_000]
