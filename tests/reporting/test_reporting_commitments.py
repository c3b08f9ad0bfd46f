"""Commitments one by one: what is outstanding, how old, dormant, to close, overdue; and the roll-forward."""

from __future__ import annotations

from datetime import date

import pytest
from helpers import GRANTS, RUNNING, SPRING, a_commitment, a_grant, a_paid_request, euros, open_line
from hypothesis import given
from random_office import LAW, STEPS, quick_office, random_office

from secgen import InvalidInput, Money, Secretariat, language
from secgen.budget.reports.commitments import months_old


def old_and_new() -> tuple[Secretariat, str]:
    """500 € outstanding from 2025; in 2026, 300 € committed, 350 € paid, 20 € withdrawn on the old commitment."""
    sg = quick_office(2025)
    for year in (2025, 2026):
        open_line(sg, RUNNING, "1 000", year=year)
    old = a_commitment(sg, "500", on="2025-06-02")
    new = a_commitment(sg, "300", on="2026-02-02")
    a_paid_request(sg, old, "330", on="2026-03-02")
    a_paid_request(sg, new, "20", on="2026-03-03")
    sg.budget.withdraw(commitment=old, amount="20", on="2026-04-01")
    return sg, old


@pytest.mark.rule("FIN-050")
def test_500_outstanding_and_300_committed_less_350_paid_and_20_withdrawn_leave_430() -> None:
    sg, _ = old_and_new()
    row = sg.report("roll-forward", on="2026-12-31").to_dicts()[0]
    assert list(row.values()) == ["224", *euros("500", "300", "350", "20", "430")]
    outstanding = sg.report("outstanding", on="2026-12-31")
    assert outstanding.column("outstanding") == (euros("430"),)
    committed = sg.report("commitments", on="2026-12-31")
    assert committed.total is not None
    assert committed.total[committed.index("outstanding")] == euros("430")


@pytest.mark.rule("FIN-051")
def test_the_withdrawal_on_the_old_commitment_gives_no_ae_back() -> None:
    sg, _ = old_and_new()
    assert sg.report("consumption", on="2026-12-31").column("ae_consumed") == (euros("300"),)
    sg.budget.withdraw(commitment=a_commitment(sg, "100", on="2026-05-04"), amount="60", on="2026-05-05")
    assert sg.report("consumption", on="2026-12-31").column("ae_consumed") == (euros("340"),)


@given(steps=STEPS)
def test_the_roll_forward_closes_on_what_commitments_leave_to_pay(steps: list[tuple[int, int, int, int]]) -> None:
    sg = random_office(steps)
    for day in ("2025-12-31", "2026-06-30", "2026-12-31"):
        roll = sg.report("roll-forward", on=day)
        commitments = sg.report("commitments", on=day)
        ages = sg.report("ageing", on=day)
        assert roll.total is not None
        assert ages.total is not None
        left = commitments.total[12] if commitments.total else Money(0)
        assert roll.total[-1] == left == ages.total[-1]
    opening = sg.report("roll-forward", on="2026-12-31").total
    closing = sg.report("roll-forward", on="2025-12-31").total
    assert opening is not None
    assert closing is not None
    assert opening[1] == closing[-1]


@pytest.mark.parametrize(
    ("committed_on", "place"),
    [
        ("2026-12-31", 0),
        ("2026-01-01", 0),
        ("2025-12-31", 1),
        ("2025-01-01", 1),
        ("2024-12-31", 2),
        ("2024-01-01", 2),
        ("2023-12-31", 3),
    ],
)
def test_ageing_puts_each_commitment_in_its_bucket(committed_on: str, place: int) -> None:
    sg = quick_office(2023)
    open_line(sg, RUNNING, "1 000", year=int(committed_on[:4]))
    a_commitment(sg, "500", on=committed_on)
    row = sg.report("ageing", on="2026-12-31").rows[0]
    assert row[1 + place] == row[-1] == euros("500")
    assert sum(cell == euros("500") for cell in row[1:-1]) == 1


@pytest.mark.parametrize(
    ("since", "on", "months"),
    [
        (date(2024, 3, 2), date(2026, 3, 2), 24),
        (date(2024, 3, 2), date(2026, 3, 1), 23),
        (date(2024, 2, 29), date(2026, 2, 28), 24),
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2024, 1, 31), date(2024, 2, 28), 0),
        (date(2026, 3, 2), date(2026, 3, 2), 0),
    ],
)
def test_whole_months_between_two_days(since: date, on: date, months: int) -> None:
    assert months_old(since, on) == months


@pytest.mark.parametrize(
    ("since", "on", "dormant"),
    [
        ("2024-03-04", "2026-03-03", False),
        ("2024-03-04", "2026-03-04", False),
        ("2024-03-04", "2026-03-05", True),
        ("2024-02-29", "2026-02-28", False),
        ("2024-02-29", "2026-03-01", True),
    ],
)
def test_a_commitment_is_dormant_after_more_than_24_months_without_movement(since: str, on: str, dormant: bool) -> None:
    """The law pack says how many months and that it takes more than that."""
    assert LAW.read("dormant.months", date(2026, 1, 1)).compare == ">"
    sg = quick_office(2023)
    open_line(sg, RUNNING, "1 000", year=2023)
    number = a_commitment(sg, "500", on="2023-05-02")
    sg.budget.certify(commitment=number, amount="10", on=since)
    found = sg.report("dormant", on=on)
    assert found.column("commitment") == ((f"{number}/1",) if dormant else ())
    row = sg.report("commitments", on=on).to_dicts()[0]
    assert row["state"] == ("dormant" if dormant else "open")
    assert str(row["last_on"]) == since


def test_a_movement_on_the_last_day_of_time_does_not_stop_a_report() -> None:
    sg = quick_office(2026)
    open_line(sg, RUNNING, "100")
    sg.budget.certify(commitment=a_commitment(sg, "10"), amount="1", on="9999-12-31")
    assert sg.report("commitments").column("state") == ("open",)


def test_each_commitment_has_a_state_and_the_largest_outstanding_comes_first() -> None:
    sg = quick_office(2026)
    open_line(sg, RUNNING, "5 000")
    numbers = [a_commitment(sg, amount) for amount in ("100", "900", "300", "200")]
    a_paid_request(sg, numbers[2], "300")
    sg.budget.close_commitment(commitment=numbers[3], on=SPRING)
    table = sg.report("commitments")
    rows = {row["commitment"]: (row["outstanding"], row["state"]) for row in table.to_dicts()}
    assert list(rows) == [f"{numbers[i]}/1" for i in (1, 0, 2, 3)]
    assert [state for _, state in rows.values()] == ["open", "open", "to close", "closed"]
    assert table.total is not None
    assert table.total[12] == euros("1 000")
    for state, count in (("open", 2), ("to_close", 1), ("closed", 1), ("dormant", 0)):
        assert len(sg.report("commitments", state=state)) == count
    assert sg.report("to-close").column("commitment") == (f"{numbers[2]}/1",)
    with language("fr"):
        assert set(sg.report("commitments").column("state")) == {"ouvert", "à clore", "clos"}


def test_an_unknown_state_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        quick_office(2026).report("commitments", state="asleep")
    assert refused.value.code == "SG-REPORT-OPTION"
    assert "closed, to_close, dormant, open" in str(refused.value)


def test_a_grant_whose_report_is_overdue_is_listed_until_the_report_comes() -> None:
    """Given for 2025: the report is due on 30 June 2026."""
    sg = quick_office(2025)
    open_line(sg, GRANTS, "100 000", year=2025)
    paid = a_grant(sg, "20 000", on="2025-03-03", year_end="2025-12-31")
    unpaid = a_grant(sg, "1 000", on="2025-03-03", year_end="2025-12-31")
    general = a_grant(sg, "1 000", on="2025-03-03", year_end="2025-12-31", earmarked=False)
    for number, amount in ((paid, "12 000"), (general, "500")):
        a_paid_request(sg, number, amount, on="2025-05-05", documents=["award"])
    assert unpaid
    assert len(sg.report("grants-due", on="2026-06-30")) == 0
    (row,) = sg.report("grants-due", on="2026-07-15").to_dicts()
    assert row == {
        "commitment": f"{paid}/1",
        "payee": "35600000000048",
        "amount": euros("20 000"),
        "paid": euros("12 000"),
        "due": date(2026, 6, 30),
        "days_late": 15,
    }
    sg.budget.receive_grant_report(commitment=paid, on="2026-07-20")
    assert len(sg.report("grants-due", on="2026-07-19")) == 1
    assert len(sg.report("grants-due", on="2026-07-20")) == 0


def test_what_was_withdrawn_from_a_grant_is_not_part_of_it() -> None:
    sg = quick_office(2025)
    open_line(sg, GRANTS, "100 000", year=2025)
    number = a_grant(sg, "20 000", on="2025-03-03", year_end="2025-12-31")
    a_paid_request(sg, number, "12 000", on="2025-05-05", documents=["award"])
    sg.budget.withdraw(commitment=number, amount="3 000", on="2025-06-02")
    assert sg.report("grants-due", on="2026-07-15").column("amount") == (euros("17 000"),)
