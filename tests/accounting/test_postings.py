"""Each act becomes its entry: the table of the domain file (budget.md § 3.5), account by account."""

from __future__ import annotations

import pytest
from helpers import GRANTS, RUNNING, STAFF, WORKS, a_commitment, a_grant, a_paid_request, an_order, euros, open_line
from hypothesis import given
from random_office import LAW, STEPS, quick_office, random_office

from accounting.offices import balances, two_years, works
from secgen import Money, Secretariat
from secgen.accounting.closing_entries import dated_in
from secgen.accounting.entries import Entry
from secgen.accounting.fold import FOLLOW
from secgen.accounting.journal import accounts_until, entries
from secgen.accounting.ledger import Ledger
from secgen.accounting.placement import placement_of
from secgen.accounting.postings import POSTINGS
from secgen.accounting.schemes import BACK, SCHEMES
from secgen.budget.fold import FOLD


@pytest.fixture
def sg() -> Secretariat:
    return two_years()


def journal(sg: Secretariat, *years: int) -> list[Entry]:
    return list(entries(((r.id, r.act) for r in sg.acts()), sg.law, years or (2025, 2026)))


def off_balance(sg: Secretariat, year: int = 2025) -> Money:
    found = {b.account.number: b.closing for b in Ledger(sg.accounting.state, sg.law).year(year)}
    assert found.get("801", 0) + found.get("803", 0) == -found.get("809", 0)
    return Money(-found.get("801", 0))


def test_a_commitment_is_off_balance_sheet_until_it_is_rendered(sg: Secretariat) -> None:
    number = a_commitment(sg, "1 000", on="2025-03-03")
    assert balances(sg) == {}
    assert off_balance(sg) == euros("1 000")
    sg.budget.certify(commitment=number, amount="400", on="2025-04-01")
    assert off_balance(sg) == euros("600")
    sg.budget.withdraw(commitment=number, amount="100", on="2025-05-01")
    sg.budget.increase(commitment=number, amount="50", on="2025-05-02")
    assert off_balance(sg) == euros("550")


def test_service_is_an_expense_due_before_any_invoice_then_owed_then_paid(sg: Secretariat) -> None:
    number = a_commitment(sg, "1 000", on="2025-03-03")
    request = an_order(sg, number, "400", on="2025-04-01")
    assert balances(sg) == {"61": "400,00", "4081": "-400,00"}
    sg.budget.accept(request=request, on="2025-04-02")
    assert balances(sg) == {"61": "400,00", "401": "-400,00"}
    sg.budget.pay(request=request, on="2025-04-03")
    assert balances(sg) == {"61": "400,00", "512": "-400,00"}


def test_service_on_an_investment_line_is_an_asset_in_progress(sg: Secretariat) -> None:
    number = works(sg, "4 000")
    assert balances(sg) == {"231": "4\u00a0000,00", "4084": "-4\u00a0000,00"}
    a_paid_request(sg, number, "4 000", certify=False, on="2025-05-05")
    assert balances(sg) == {"231": "4\u00a0000,00", "512": "-4\u00a0000,00"}


def test_a_grant_is_an_expense_when_it_is_due_and_its_advance_is_not(sg: Secretariat) -> None:
    number = a_grant(sg, "1 000", on="2025-03-03", earmarked=False)
    advance = an_order(sg, number, "300", kind="advance", certify=False, on="2025-03-10", documents=["award"])
    sg.budget.pay(request=advance, on="2025-03-11")
    assert balances(sg) == {"4096": "300,00", "512": "-300,00"}
    sg.budget.certify(commitment=number, amount="1 000", on="2025-06-02")
    assert balances(sg) == {"654": "1\u00a0000,00", "448": "-700,00", "512": "-300,00"}


def test_retention_advance_and_penalty_at_the_order(sg: Secretariat) -> None:
    number = a_commitment(sg, "10 000", on="2025-03-03", contract={"months": 3})
    advance = an_order(sg, number, "1 000", kind="advance", certify=False, on="2025-03-10")
    sg.budget.accept(request=advance, on="2025-03-11")
    assert balances(sg) == {"4091": "1\u00a0000,00", "401": "-1\u00a0000,00"}
    sg.budget.pay(request=advance, on="2025-03-12")
    sg.budget.certify(commitment=number, amount="7 000", on="2025-06-02")
    sg.budget.liquidate(
        commitment=number, request="R", amount="7 000", recovered="600", retention="300", penalty="50", on="2025-06-02"
    )
    sg.budget.order(commitment=number, request="R", amount="6 050", on="2025-06-03")
    sg.budget.pay(request="R", on="2025-06-04")
    assert balances(sg) == {
        "61": "7\u00a0000,00",
        "4091": "400,00",
        "4017": "-300,00",
        "758": "-50,00",
        "512": "-7\u00a0050,00",
    }
    release = an_order(sg, number, "300", kind="retention_release", certify=False, on="2026-06-04")
    sg.budget.pay(request=release, on="2026-06-05")
    assert "4017" not in balances(sg, 2026)


def test_flow_3_books_the_service_with_the_order_and_takes_it_back_with_it(sg: Secretariat) -> None:
    number = a_commitment(sg, "1 200", on="2025-01-06", flow="3")
    request = an_order(sg, number, "300", certify=False, on="2025-04-01")
    assert balances(sg) == {"61": "300,00", "4081": "-300,00"}
    sg.budget.reject(request=request, reason="bank", on="2025-04-02")
    assert balances(sg) == {}
    assert off_balance(sg) == euros("1 200")


def test_card_flow_4_funds_and_credit_notes(sg: Secretariat) -> None:
    open_line(sg, STAFF, "5 000", year=2025)
    spent = {"line": RUNNING, "payee": "x", "on": "2025-03-05"}
    sg.budget.pay_by_card(statement="C", purchase="supplies", amount="10", **spent)
    sg.budget.pay_directly(payment="D", case="travel_costs", amount="20", **spent)
    sg.budget.pay_directly(payment="P", case="pay", amount="3 000", line=STAFF, payee="x", on="2025-03-26")
    sg.budget.receive_fund(year=2025, line=GRANTS, fund="F", purpose="organ", amount="500", on="2025-04-01")
    number = a_commitment(sg, "100", on="2025-03-03")
    a_paid_request(sg, number, "100", on="2025-05-05")
    sg.budget.receive_credit_note(commitment=number, credit="A", amount="30", on="2025-09-01")
    assert balances(sg) == {
        "606": "10,00",
        "625": "20,00",
        "641": "3\u00a0000,00",
        "61": "70,00",
        "74": "-500,00",
        "512": "-2\u00a0600,00",
    }


def test_what_was_wrong_is_taken_back(sg: Secretariat) -> None:
    spent = {"line": RUNNING, "payee": "x", "on": "2025-03-05"}
    sg.budget.pay_by_card(statement="C", purchase="supplies", amount="10", **spent)
    sg.budget.pay_directly(payment="D", case="travel_costs", amount="3 124", **spent)
    sg.budget.receive_fund(year=2025, line=GRANTS, fund="F", purpose="organ", amount="500", on="2025-04-01")
    number = a_commitment(sg, "10 000", on="2025-03-03")
    sg.budget.certify(commitment=number, amount="4 000", on="2025-05-05")
    sg.budget.refund_payment(payment="C", amount="10", on="2025-06-02")
    sg.budget.refund_payment(payment="D", amount="2 811,60", on="2025-06-02")
    sg.budget.return_fund(year=2025, line=GRANTS, fund="F", amount="200", on="2025-06-02")
    sg.budget.withdraw_certification(commitment=number, amount="3 600", on="2025-06-02")
    assert balances(sg) == {"625": "312,40", "74": "-300,00", "512": "-12,40", "61": "400,00", "4081": "-400,00"}
    assert off_balance(sg) == euros("9 600")


def test_service_withdrawn_leaves_the_year_it_was_booked_in_while_that_is_open(sg: Secretariat) -> None:
    number = a_commitment(sg, "10 000", on="2025-03-03")
    served = {"commitment": number, "delivered_on": "2025-12-10"}
    sg.budget.certify(amount="4 000", on="2025-12-12", **served)
    sg.budget.withdraw_certification(amount="3 000", on="2026-01-09", **served)
    assert balances(sg, 2025)["61"] == "1\u00a0000,00"
    sg.budget.close(year=2025, on="2026-02-01")
    sg.budget.withdraw_certification(amount="600", on="2026-02-09", **served)
    assert balances(sg, 2025)["61"] == "1\u00a0000,00"
    assert balances(sg, 2026)["61"] == "-600,00"


@pytest.mark.rule("FIN-058")
def test_an_order_sent_back_takes_its_entry_back_and_keeps_the_link(sg: Secretariat) -> None:
    request = an_order(sg, a_commitment(sg, "80", on="2025-03-03"), "80", on="2025-12-20")
    taken_in = sg.budget.accept(request=request, on="2025-12-21")
    rejected = sg.budget.reject(request=request, reason="bank", on="2026-01-05")
    assert balances(sg, 2025) == {"61": "80,00", "401": "-80,00"}
    assert balances(sg, 2026)["4081"] == "-80,00"
    (reversal,) = (entry for entry in journal(sg) if entry.source == rejected.id)
    assert reversal.reverses == str(taken_in.id)
    (original,) = (entry for entry in journal(sg) if entry.number == reversal.reverses)
    assert [(x.account, x.debit, x.credit) for x in reversal.lines] == [
        (x.account, x.credit, x.debit) for x in reversed(original.lines)
    ]


def test_an_order_suspended_after_it_was_taken_in_is_not_owed(sg: Secretariat) -> None:
    request = an_order(sg, a_commitment(sg, "80", on="2025-03-03"), "80", on="2025-06-02")
    sg.budget.accept(request=request, on="2025-06-03")
    sg.budget.suspend(request=request, grounds=["documents"], on="2025-06-04")
    assert balances(sg) == {"61": "80,00", "4081": "-80,00"}
    sg.budget.requisition(request=request, reason="urgent", on="2025-06-05")
    assert balances(sg) == {"61": "80,00", "401": "-80,00"}


def test_service_of_a_closed_year_is_booked_in_the_open_one_and_says_so(sg: Secretariat) -> None:
    number = a_commitment(sg, "500", on="2025-06-02")
    sg.budget.certify(commitment=number, amount="100", on="2026-01-09", delivered_on="2025-12-18")
    assert balances(sg, 2025) == {"61": "100,00", "4081": "-100,00"}
    sg.budget.close(year=2025, on="2025-12-31")
    late = sg.budget.certify(commitment=number, amount="120", on="2026-01-20", delivered_on="2025-12-18")
    assert balances(sg, 2025) == {"61": "100,00", "4081": "-100,00"}
    (entry,) = (entry for entry in journal(sg, 2026) if entry.source == late.id)
    assert "service of 2025, closed: in 2026" in entry.label
    (row,) = sg.report("corrections", year=2026).to_dicts()
    assert (row["act"], row["of_year"], row["amount"]) == (late.id, 2025, euros("120"))


def test_what_no_account_is_found_for_is_in_suspense_and_told(sg: Secretariat) -> None:
    debt = "0117-CARA-DRAC/01/4"
    open_line(sg, debt, "1 000", year=2025)
    a_paid_request(sg, a_commitment(sg, "70", debt, on="2025-03-03"), "70", on="2025-05-05")
    assert balances(sg) == {"471": "70,00", "512": "-70,00"}
    (unplaced,) = Ledger(sg.accounting.state, sg.law).unplaced(2025)
    assert (unplaced.line, unplaced.role, unplaced.amount) == (debt, "cost", 7000)


# the map is what it says


@given(steps=STEPS)
def test_acts_use_only_the_schemes_the_map_declares(steps: list[tuple[int, int, int, int]]) -> None:
    sg = random_office(steps)
    accounts = quick_office(2025).accounting.state
    budget = quick_office(2025).budget.state
    for record in sg.acts():
        cls = type(record.act)
        if cls in POSTINGS:
            before = dict(accounts.flows)
            FOLLOW[cls](accounts, budget, record.act, record.id)
            moved = {key[4].partition(".")[0] for key, cents in accounts.flows.items() if before.get(key) != cents}
            assert moved <= set(POSTINGS[cls].schemes), record.act.tag
        elif cls in FOLLOW:
            FOLLOW[cls](accounts, budget, record.act, record.id)
        if cls in FOLD:
            FOLD[cls](budget, record.act, record.id)


def test_every_declared_scheme_exists_and_every_scheme_is_declared() -> None:
    declared = {scheme.removeprefix(BACK) for posting in POSTINGS.values() for scheme in posting.schemes}
    closing = {"accrued_expense", "prepaid_expense", "accrued_income", "deferred_income"}
    assert declared <= set(SCHEMES)
    assert set(SCHEMES) == declared | closing


# invariants on generated years


@given(steps=STEPS)
def test_flows_and_entries_say_the_same(steps: list[tuple[int, int, int, int]]) -> None:
    """The ledger added up act after act equals the sum of its entries, account by account."""
    sg = random_office(steps)
    ledger = Ledger(sg.accounting.state, sg.law)
    for year in (2025, 2026):
        sums: dict[str, list[int]] = {}
        for entry in journal(sg, year):
            for line in entry.lines:
                both = sums.setdefault(line.account, [0, 0])
                both[0] += line.debit.cents
                both[1] += line.credit.cents
        moved = {b.account.number: [b.debit, b.credit] for b in ledger.year(year) if b.debit or b.credit}
        assert moved == sums


@given(steps=STEPS)
def test_the_books_balance_and_open_where_they_closed(steps: list[tuple[int, int, int, int]]) -> None:
    ledger = Ledger(random_office(steps).accounting.state, LAW)
    for year in (2025, 2026, 2027):
        found = ledger.year(year)
        assert sum(b.opening for b in found) == sum(b.closing for b in found) == sum(b.moved for b in found) == 0
        assert all(b.opening == 0 for b in found if b.account.yearly)
    closing = {b.account.number: b.closing for b in ledger.year(2025) if b.account.on_balance}
    opening = {b.account.number: b.opening for b in ledger.year(2026) if b.account.on_balance}
    closing["11"] = closing.get("11", 0) + sum(b.closing for b in ledger.year(2025) if b.account.yearly)
    assert {n: c for n, c in closing.items() if c} == {n: c for n, c in opening.items() if c}


@given(steps=STEPS)
def test_accounts_folded_again_from_the_journal_are_the_same(steps: list[tuple[int, int, int, int]]) -> None:
    sg = random_office(steps)
    again = accounts_until((r.id, r.act) for r in sg.acts())
    assert [dict(book) for book in again.books()] == [dict(book) for book in sg.accounting.state.books()]


def test_what_is_refused_leaves_the_accounts_as_they_were(sg: Secretariat) -> None:
    number = a_commitment(sg, "100", on="2025-03-03")
    before = dict(sg.accounting.state.flows)
    sg.simulate({"act": "budget.certified", "commitment": number, "amount": "50", "on": "2025-04-01"})
    assert dict(sg.accounting.state.flows) == before


def test_every_account_of_the_placement_is_in_the_chart() -> None:
    placement = placement_of(LAW, 2026)
    assert {row["account"] for row in LAW.section("placement")} <= {account.number for account in placement.chart}
    assert placement.account("cost", WORKS) == placement.suspense
    assert not list(dated_in(quick_office(2025).accounting.state, LAW, 2025))
