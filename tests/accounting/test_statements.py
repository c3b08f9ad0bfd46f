"""The statements: what they say, that they agree with one another, and what they said before."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from helpers import GRANTS, RUNNING, a_commitment, a_grant, a_paid_request, an_order, euros, open_line
from hypothesis import given
from random_office import STEPS, random_office

from accounting.offices import two_years, works
from secgen import Money, Secretariat, language
from secgen.kernel.clock import ManualClock
from secgen.reports.table import Table


@pytest.fixture
def sg() -> Secretariat:
    """2025: service paid, service owed, a grant, works, a risk; 2026 pays what was owed."""
    office = two_years()
    number = a_commitment(office, "1 000", on="2025-03-03")
    a_paid_request(office, number, "400", on="2025-05-05")
    request = an_order(office, number, "100", on="2025-12-15")
    grant = a_grant(office, "2 000", on="2025-03-03", earmarked=False)
    a_paid_request(office, grant, "2 000", on="2025-05-05", documents=["award"])
    works(office, "4 000")
    risk = {"provision": "L1", "kind": "litigation", "object": "bail"}
    office.accounting.assess_provision(**risk, probability="probable", amount="300", on="2025-10-01")
    office.budget.pay(request=request, on="2026-01-20")
    a_paid_request(office, number, "50", on="2026-02-02")
    return office


def cells(table: Table, key: str, value: str) -> dict[str, object]:
    return {str(row[key]): row[value] for row in table.to_dicts()}


def test_the_trial_balance_opens_where_the_year_before_closed(sg: Secretariat) -> None:
    table = sg.report("trial-balance", year=2026)
    row = {r["account"]: r for r in table.to_dicts()}["4081"]
    assert (row["opening_credit"], row["debit"], row["credit"], row["closing_debit"]) == euros("100", "150", "50", "0")
    assert row["previous"] == euros("-100")
    row = {r["account"]: r for r in table.to_dicts()}["61"]
    assert (row["opening_debit"], row["debit"], row["previous"]) == euros("0", "50", "500")
    assert table.total is not None
    assert table.total[2] == table.total[3]
    assert table.total[4] == table.total[5]
    assert table.total[6] == table.total[7]


def test_net_expenses_beside_the_year_before(sg: Secretariat) -> None:
    table = sg.report("net-expenses", year=2026)
    assert "internal and analytical" in str(table.title)
    assert table.total == ("net expenses", None, None, *euros("50", "2 800", "-2 750"))
    assert cells(sg.report("net-expenses", year=2025), "account", "amount") | {"": None} == {
        "61": euros("500"),
        "654": euros("2 000"),
        "6815": euros("300"),
        "": None,
    }
    with language("fr"):
        assert "interne et analytique" in str(sg.report("net-expenses", year=2025).title)


def test_the_net_position_is_told_twice_and_agrees(sg: Secretariat) -> None:
    table = sg.report("net-position", year=2026)
    rows = {(r["side"], r["account"] or r["label"]): (r["amount"], r["previous"]) for r in table.to_dicts()}
    assert rows["assets", "231"] == euros("4 000", "4 000")
    assert rows["liabilities", "4084"] == euros("4 000", "4 000")
    assert rows["liabilities", "4081"] == euros("0", "100")
    assert rows["liabilities", "151"] == euros("300", "300")
    assert rows["liabilities", "512"] == euros("2 550", "2 400")
    assert rows["net position", "carried forward from earlier years"] == euros("-2 800", "0")
    assert rows["net position", "balance of the operations of the year"] == euros("-50", "-2 800")
    assert table.total == ("net position", None, None, None, *euros("-2 850", "-2 800"))
    assert "no legal entity" in str(table.notes[0])


@given(steps=STEPS)
def test_the_net_position_agrees_on_generated_years(steps: list[tuple[int, int, int, int]]) -> None:
    sg = random_office(steps)
    for year in (2025, 2026):
        table = sg.report("net-position", year=year)
        net = Money.sum(r["amount"] for r in table.to_dicts() if r["side"] == "net position")  # type: ignore[misc]
        assert table.total is not None
        assert table.total[4] == net
        expenses = sg.report("net-expenses", year=year).total
        result = [r["amount"] for r in table.to_dicts() if "operations" in str(r["label"])]
        assert result == [-expenses[3] if expenses else euros("0")]  # type: ignore[operator]


@given(steps=STEPS)
def test_statements_read_at_once_equal_those_folded_from_the_journal(steps: list[tuple[int, int, int, int]]) -> None:
    sg = random_office(steps)
    now = sg.journal.head.recorded_at
    for name in ("trial-balance", "net-position", "off-balance", "general-ledger"):
        assert sg.report(name, year=2025) == sg.report(name, year=2025, known_at=now)


def test_the_general_ledger_by_month_and_entry_by_entry_end_the_same(sg: Secretariat) -> None:
    by_month = sg.report("general-ledger", year=2025, account="61").to_dicts()
    assert [(r["month"], r["debit"]) for r in by_month] == [("2025-05", euros("400")), ("2025-12", euros("100"))]
    by_entry = sg.report("general-ledger", year=2025, account="61", detail="yes").to_dicts()
    assert by_entry[-1]["balance"] == by_month[-1]["balance"] == euros("500")
    acts = {r.id: r.act.tag for r in sg.acts()}
    assert {acts[int(str(row["act"]))] for row in by_entry} == {"budget.certified"}
    (opening, *_) = sg.report("general-ledger", year=2026, account="4081").to_dicts()
    assert (opening["month"], opening["balance"]) == ("opening balance", euros("-100"))


def test_a_statement_in_the_middle_of_a_month_stops_there(sg: Secretariat) -> None:
    for day, owed in (("2025-12-14", "0"), ("2025-12-15", "100"), ("2025-12-31", "100")):
        found = cells(sg.report("trial-balance", on=day), "account", "closing_credit")
        assert found.get("4081", euros("0")) == euros(owed), day


def test_off_balance_is_what_is_committed_and_not_rendered(sg: Secretariat) -> None:
    table = sg.report("off-balance", year=2026)
    assert cells(table, "line", "amount") == {RUNNING: euros("450")}
    assert cells(table, "line", "previous") == {RUNNING: euros("500")}


def test_what_was_known_is_what_was_told(sg: Secretariat) -> None:
    """Last year's statement as it was, even after later corrections."""
    assert isinstance(sg.clock, ManualClock)
    before = sg.report("net-position", year=2025)
    seen = sg.journal.head.recorded_at
    sg.clock.set(datetime(2026, 3, 1, tzinfo=UTC))
    number = a_commitment(sg, "700", GRANTS, on="2025-06-02", payee="35600000000048", grant={"agreement": "C"})
    sg.budget.certify(commitment=number, amount="700", on="2026-03-01", delivered_on="2025-11-02")
    assert sg.report("net-position", year=2025) != before
    assert sg.report("net-position", year=2025, known_at=seen) == before


def test_a_year_nobody_worked_in_has_empty_statements(sg: Secretariat) -> None:
    assert len(sg.report("trial-balance", year=2024)) == 0
    assert sg.report("net-expenses", year=2024).total is None
    assert cells(sg.report("net-position", year=2024), "label", "amount")["total"] == euros("0")


def test_the_schedule_spreads_what_is_outstanding_over_what_is_left(sg: Secretariat) -> None:
    a_commitment(sg, "2 400", on="2025-07-01", contract={"months": 30})
    table = sg.report("payment-schedule", year=2025)
    (row,) = (r for r in table.to_dicts() if r["outstanding"] == euros("2 400"))
    # until 1 January 2028: twelve months in 2026, twelve in 2027, one in 2028
    assert (row["year_1"], row["year_2"], row["year_3"], row["later"]) == euros("1 152", "1 152", "96", "0")
    assert table.total is not None
    assert Money.sum(c for c in table.total[5:] if isinstance(c, Money)) == table.total[4]


def test_control_reports_tell_delegations_cards_and_suspensions(sg: Secretariat) -> None:
    number = a_commitment(sg, "90", on="2025-03-03")
    sg.budget.accept(request=an_order(sg, number, "90", on="2025-06-02", documents=[]), on="2025-06-03")
    sg.budget.pay_by_card(statement="C", line=RUNNING, payee="b", amount="10", purchase="supplies", on="2025-03-05")
    sg.budget.delegate_signature(
        holder="agent:1", programmes=["224"], cap="90 000", on="2025-12-01", until="2025-12-30"
    )
    (held,) = sg.report("delegations", year=2025, on="2025-12-31").to_dicts()
    assert (held["holder"], held["cap"], held["in_force"]) == ("agent:1", euros("90 000"), False)
    (card,) = sg.report("card-review", year=2025).to_dicts()
    assert (card["purchase"], card["count"], card["amount"]) == ("supplies", 1, euros("10"))
    control = sg.report("internal-control", year=2025).to_dicts()
    assert [(r["control"], r["count"], r["amount"]) for r in control if r["control"] == "payment suspended"] == [
        ("payment suspended", 1, euros("90"))
    ]
    open_line(sg, RUNNING, "1", year=2027)
    assert len(sg.report("card-review", year=2027)) == 0
