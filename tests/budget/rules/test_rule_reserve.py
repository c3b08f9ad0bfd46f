"""The contingency reserve: frozen at the rate of the year, spent only after release."""

from __future__ import annotations

import pytest
from helpers import GRANTS, SPRING, STAFF, a_commitment, available, euros, office, open_line, refused, shown, verdicts

from secgen import Secretariat, Verdict


def freeze(sg: Secretariat, line: str, amount: str) -> tuple[str, ...]:
    """Freeze AE and CP; gives the advice recorded with the act."""
    act = sg.budget.set_reserve(year=2026, line=line, ae=amount, cp=amount, on="2026-01-02")
    return act.advice  # type: ignore[no-any-return]


@pytest.mark.rule("FIN-016")
def test_ten_million_at_5_5_percent_leave_9_450_000() -> None:
    sg = office()
    open_line(sg, GRANTS, "10 000 000")
    assert freeze(sg, GRANTS, "550 000") == ()
    assert available(sg, GRANTS) == euros("9 450 000", "9 450 000")


@pytest.mark.rule("FIN-016")
def test_two_million_of_title_2_at_0_5_percent_freeze_10_000() -> None:
    sg = office()
    open_line(sg, STAFF, "2 000 000")
    assert freeze(sg, STAFF, "10 000") == ()
    assert available(sg, STAFF) == euros("1 990 000", "1 990 000")


@pytest.mark.rule("FIN-016")
def test_another_amount_is_recorded_with_the_advice_of_the_rule() -> None:
    sg = office()
    open_line(sg, GRANTS, "10 000 000")
    assert freeze(sg, GRANTS, "549 999,99") == ("FIN-016",)
    assert available(sg, GRANTS) == euros("9 450 000,01", "9 450 000,01")


@pytest.mark.rule("FIN-017")
def test_the_reserve_is_not_spent_before_its_release() -> None:
    sg = office()
    open_line(sg, GRANTS, "10 000 000")
    freeze(sg, GRANTS, "550 000")

    def commit() -> None:
        a_commitment(sg, "9 450 000,01", GRANTS, nature="intervention", visa="V-1")

    assert refused(sg, "FIN-001", "amount", commit)["ae_available"] == shown("9 450 000")
    sg.budget.release_reserve(year=2026, line=GRANTS, ae="550 000", cp="550 000", on=SPRING)
    commit()
    assert available(sg, GRANTS) == euros("549 999,99", "10 000 000")


@pytest.mark.rule("FIN-017")
def test_only_what_is_available_is_frozen_and_only_what_is_frozen_is_released() -> None:
    sg = office()
    open_line(sg, GRANTS, "1 000")
    refused(sg, "FIN-017", "ae, cp", lambda: freeze(sg, GRANTS, "1 000,01"))
    freeze(sg, GRANTS, "55")

    def release() -> None:
        sg.budget.release_reserve(year=2026, line=GRANTS, ae="55,01", cp="0", on=SPRING)

    refused(sg, "FIN-017", "ae, cp", release)


@pytest.mark.rule("FIN-016")
def test_the_reserve_of_a_year_whose_rate_is_not_known_is_undetermined() -> None:
    sg = office(2027)
    open_line(sg, GRANTS, "1 000", year=2027)
    act = {"act": "budget.reserved", "year": 2027, "line": GRANTS, "ae": "55", "cp": "55", "on": "2027-01-04"}
    assert verdicts(sg, "FIN-016", **act) == {"ae, cp": Verdict.UNDETERMINED}
    (recorded,) = sg.record(act)
    assert recorded.advice == ("FIN-016",)
