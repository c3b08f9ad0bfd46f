"""A session ordered is committed on the budget without being typed twice, and followed to its payment."""

from __future__ import annotations

import pytest
from helpers import open_line

from personnel.hiring import staffed
from secgen import InvalidInput, Money, Secretariat
from secgen.links.training import session_commitment

LINE = "0224-CARA-DRAC/07/3"


def ordered(commitment: str = "2100000007") -> Secretariat:
    sg = staffed()
    open_line(sg, LINE, "10 000")
    sg.personnel.adopt_training_plan(year=2026, axes=["t1"], envelope="5 000", line=LINE, on="2026-01-15")
    session = {
        "axis": "t1",
        "theme": "évacuation",
        "starts": "2026-04-01",
        "ends": "2026-04-01",
        "hours": 3,
        "seats": 9,
    }
    sg.personnel.plan_session(session="S-1", year=2026, on="2026-02-02", cost="900", **session)
    sg.personnel.order_session(
        session="S-1", payee="73282932000074", amount="960", commitment=commitment, on="2026-03-02"
    )
    return sg


def propose(sg: Secretariat, line: str = "") -> object:
    act = next(r.act for r in sg.acts() if r.act.tag == "personnel.training_session_ordered")
    return session_commitment(sg.personnel.state, act, line)


def test_a_session_is_followed_from_the_plan_to_the_payment() -> None:
    sg = ordered()
    (row,) = sg.report("training-costs", on="2026-12-31").to_dicts()
    assert (row["planned"], row["ordered"], row["committed"]) == (Money.parse("900"), Money.parse("960"), None)
    sg.record(propose(sg))  # type: ignore[arg-type]
    assert sg.budget.available(2026, LINE)[0] == Money.parse("9 040")
    sg.budget.certify(commitment="2100000007", amount="960", on="2026-04-02")
    sg.budget.order(commitment="2100000007", request="DP-1", amount="960", on="2026-04-10")
    sg.budget.accept(request="DP-1", on="2026-04-12")
    sg.budget.pay(request="DP-1", on="2026-04-20")
    report = sg.report("training-costs", on="2026-12-31")
    (row,) = report.to_dicts()
    assert {row[name] for name in ("ordered", "committed", "certified", "paid")} == {Money.parse("960")}
    assert report.total is not None
    assert report.total[-1] == Money.parse("960")


def test_a_session_is_not_charged_on_pay_nor_without_a_number() -> None:
    with pytest.raises(InvalidInput, match="title"):
        propose(ordered(), "0224-CARA-DRAC/07/2")
    with pytest.raises(InvalidInput, match="commitment"):
        propose(ordered(commitment=""))
