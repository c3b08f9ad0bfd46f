"""Running contracts: orders, advances, retention, subcontractors, modifications, penalties, prices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from helpers import COMPANY, SUPPLIER, office, refusal, shown
from hypothesis import given
from hypothesis import strategies as st

from procurement.buying import DATA, OTHER, a_consultation, a_contract, asked, refused_by
from secgen import Secretariat, Verdict
from secgen.budget.computations import contracts as paying
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.law import Law
from secgen.procurement.computations.advances import advance_due, advance_range, recovery_begun, retention_cap
from secgen.procurement.computations.execution import (
    Index,
    late_penalty,
    paid_directly,
    price_to_update,
    reviewed,
    silently_accepted,
)
from secgen.procurement.computations.modifications import TESTS, Base, Change, basis_of

euros = Money.parse
DAY = date(2026, 3, 2)
CENTRAL = {"procedure": "central", "central": "UGAP"}
"""A contract through a central purchasing body: no consultation of its own."""
amounts = st.integers(1, 10**11).map(Money)
consultations = st.dates(date(2019, 4, 1), date(2030, 1, 1))


def a_framework(sg: Secretariat, maximum: str | None = "100 000", **more: Any) -> str:
    terms = {"framework": True, "maximum": maximum, "kind": "supplies", "on": "2026-01-05", **more}
    return a_contract(sg, maximum or "90 000", **terms)


def an_order(sg: Secretariat, contract: str, amount: str, order: str, **more: Any) -> Any:
    fields = {"order": order, "contract": contract, "supplier": SUPPLIER, "kind": "supplies", "amount": amount,
              "on": "2026-03-02"}  # fmt: skip
    return sg.procurement.order(**{**fields, **more})


@pytest.mark.rule("PR-24")
def test_an_order_beyond_the_maximum_is_refused_and_at_80_percent_there_is_an_alert() -> None:
    sg = office()
    contract = a_framework(sg)
    assert an_order(sg, contract, "79 999,99", "BC1").advice == ()
    assert an_order(sg, contract, "18 000,01", "BC2").advice == ("PROC-NEAR",)
    found = refused_by(sg, lambda: an_order(sg, contract, "3 000", "BC3"), "PR-24")
    assert dict(found["PR-24"].inputs)["total"] == shown("101 000")
    an_order(sg, contract, "2 000", "BC4")
    assert sg.procurement.state.contracts[contract].ordered == euros("100 000").cents
    refused_by(sg, lambda: an_order(sg, contract, "0,01", "BC5"), "PR-24")


@pytest.mark.rule("PR-24")
def test_a_contract_that_follows_from_the_agreement_counts_against_its_maximum() -> None:
    sg = office()
    contract = a_framework(sg)
    a_contract(sg, "98 000", on="2026-03-02", parent=contract, procedure="adapted", consultation="", kind="supplies")
    refused_by(sg, lambda: an_order(sg, contract, "3 000", "BC1"), "PR-24")
    refused_by(sg, lambda: an_order(sg, contract, "1 000", "BC1", supplier=OTHER), "PROC-HOLDER")


@pytest.mark.rule("PR-24")
def test_the_modification_of_a_contract_that_follows_counts_against_the_maximum_of_its_agreement() -> None:
    sg = office()
    agreement = a_framework(sg)
    follows = {"parent": agreement, "procedure": "adapted", "consultation": "", "kind": "supplies"}
    contract = a_contract(sg, "90 000", on="2026-03-02", **follows)
    clause = {"case": "review_clause", "clause": "CCAP 7.2"}
    refused_by(sg, lambda: amend(sg, contract, 1, "10 000,01", **clause), "PR-24")
    assert amend(sg, contract, 1, "10 000", **clause).advice == ("PROC-NEAR",)
    refused_by(sg, lambda: an_order(sg, agreement, "0,01", "BC1"), "PR-24")
    assert amend(sg, contract, 2, "-5 000", **clause).advice == ()
    assert sg.procurement.state.contracts[agreement].ordered == euros("95 000").cents


@pytest.mark.rule("PR-24")
def test_without_a_maximum_it_can_not_be_decided() -> None:
    sg = office(2021)
    contract = a_framework(sg, None, on="2021-06-01")
    assert an_order(sg, contract, "3 000", "BC1").advice == ("PR-24",)


@pytest.mark.rule("PR-25")
@pytest.mark.parametrize(("amount", "months", "due"), [("50 000", 6, False), ("55 000", 8, True), ("80 000", 2, False)])
def test_an_advance_is_due_above_50_000_and_two_months(law: Law, amount: str, months: int, due: bool) -> None:
    assert bool(advance_due(euros(amount), months, law, DAY)) is due
    sg = office()
    act = {"act": "procurement.contract_awarded", "contract": "M", "title": "x", "holders": [SUPPLIER],
           "kind": "services", "amount": amount, "months": months, "procedure": "central", "central": "UGAP",
           "on": "2026-03-02"}  # fmt: skip
    assert asked(sg, "PR-25", **act) is (Verdict.BREACH if due else Verdict.PASS)
    assert asked(sg, "PR-25", **act, advance_waived=True) is Verdict.PASS


@pytest.mark.rule("PR-26")
def test_an_sme_gets_36_000_on_100_000_over_ten_months(law: Law) -> None:
    sme = advance_range(euros("120 000"), 10, True, law, DAY)
    assert (sme.least, sme.most) == (euros("36 000"), euros("36 000"))
    assert advance_range(euros("120 000"), 10, False, law, DAY).least == euros("6 000")
    assert advance_range(euros("120 000"), 10, False, law, DAY, paid_directly=euros("20 000")).least == euros("5 000")
    sg = office()
    clause = {"on": "2026-03-02", "months": 10, "sme": True, "advance_waived": False, **CENTRAL}
    refused_by(sg, lambda: a_contract(sg, "100 000", advance_rate="0.20", **clause), "PR-26")
    number = a_contract(sg, "100 000", advance_rate="0.30", **clause)
    refused_by(sg, lambda: sg.procurement.grant_advance(contract=number, amount="36 000,01", on="2026-03-09"), "PR-26")
    sg.procurement.grant_advance(contract=number, amount="36 000", on="2026-03-09")


@pytest.mark.rule("PR-27")
def test_over_24_months_an_sme_gets_43_200_on_240_000(law: Law) -> None:
    assert advance_range(euros("288 000"), 24, True, law, DAY).least == euros("43 200")
    sg = office()
    clause = {"on": "2026-03-02", "months": 24, "sme": True, "advance_waived": False, **CENTRAL}
    refused_by(sg, lambda: a_contract(sg, "240 000", advance_rate="0.29", **clause), "PR-27")
    a_contract(sg, "240 000", advance_rate="0.30", **clause)


@pytest.mark.rule("PR-28")
def test_recovery_begins_at_65_percent_when_the_contract_is_silent(law: Law) -> None:
    contract, advance = euros("100 000"), euros("30 000")
    assert not recovery_begun(advance, contract, euros("64 000"), law, DAY)
    assert recovery_begun(advance, contract, euros("70 000"), law, DAY)
    assert recovery_begun(advance, contract, euros("65 000"), law, DAY)
    assert recovery_begun(euros("30 000,01"), contract, euros("0,01"), law, DAY)
    assert not recovery_begun(advance, contract, euros("70 000"), law, DAY, clause=euros("80 000"))


@pytest.mark.rule("PR-28")
def test_the_delivery_that_reaches_the_start_of_recovery_says_so() -> None:
    sg = office()
    number = a_contract(sg, "100 000", on="2026-03-02", advance_waived=False, advance_rate="0.05")
    sg.procurement.grant_advance(contract=number, amount="6 000", on="2026-03-09")
    received = [
        sg.procurement.receive(contract=number, delivery=f"L{n}", amount=amount, on="2026-05-04").advice
        for n, amount in enumerate(("76 800", "7 200", "12 000"))  # 64 %, 70 %, 80 % of 120 000
    ]
    assert received == [(), ("PR-28",), ()]


@pytest.mark.rule("PR-29")
def test_an_sme_of_the_state_bears_three_percent_of_retention(law: Law) -> None:
    assert retention_cap(euros("200 000"), True, law, DAY).amount == euros("6 000")
    assert retention_cap(euros("200 000"), False, law, DAY).amount == euros("10 000")
    sg = office()
    refused_by(
        sg, lambda: a_contract(sg, "90 000", on="2026-03-02", sme=True, retention_rate="0.05", **CENTRAL), "PR-29"
    )
    a_contract(sg, "90 000", on="2026-03-02", sme=True, retention_rate="0.03")


@given(amount=amounts, months=st.integers(1, 90), sme=st.booleans(), day=consultations, done=amounts)
def test_buying_and_paying_say_the_same_of_advances(
    law: Law, amount: Money, months: int, sme: bool, day: date, done: Money
) -> None:
    ours, theirs = advance_range(amount, months, sme, law, day), paying.advance_range(amount, months, sme, day, law)
    assert (ours.base, ours.least, ours.most) == (theirs.base, theirs.least, theirs.most)
    assert bool(advance_due(amount, months, law, day)) == bool(paying.advance_compulsory(amount, months, law, day))
    assert retention_cap(amount, sme, law, day).amount == paying.retention_cap(amount, sme, day, law).amount
    recovery = paying.recovery(ours.least, amount, done, day, law)
    assert bool(recovery_begun(ours.least, amount, done, law, day)) or not recovery.due


@pytest.mark.rule("PR-30")
def test_a_subcontractor_is_paid_directly_from_600_euros(law: Law) -> None:
    assert not paid_directly(euros("599,99"), law, DAY)
    assert paid_directly(euros("600,00"), law, DAY)
    sg = office()
    number = a_contract(sg, "90 000", on="2026-03-02")
    for act, amount in ((1, "599,99"), (2, "600,00")):
        sg.procurement.declare_subcontractor(
            contract=number, number=act, subcontractor=OTHER, amount=amount, on="2026-04-01"
        )
    sg.procurement.accept_subcontractor(contract=number, number=1, paid_directly=False, on="2026-04-09")
    refused_by(
        sg,
        lambda: sg.procurement.accept_subcontractor(contract=number, number=2, paid_directly=False, on="2026-04-09"),
        "PR-30",
    )
    sg.procurement.accept_subcontractor(contract=number, number=2, paid_directly=True, on="2026-04-09")


@pytest.mark.rule("PR-31")
def test_21_days_of_silence_accept_a_subcontractor(law: Law) -> None:
    assert silently_accepted(date(2026, 5, 1), law).day == date(2026, 5, 22)
    sg = office()
    number = a_contract(sg, "90 000", on="2026-03-02")
    sg.procurement.declare_subcontractor(
        contract=number, number=1, subcontractor=OTHER, amount="9 000", on="2026-05-01"
    )
    accept = {"contract": number, "number": 1, "paid_directly": True, "silent": True}
    refused_by(sg, lambda: sg.procurement.accept_subcontractor(**accept, on="2026-05-21"), "PR-31")
    sg.procurement.accept_subcontractor(**accept, on="2026-05-22")


def test_a_contract_is_not_subcontracted_whole() -> None:
    sg = office()
    number = a_contract(sg, "90 000", on="2026-03-02")
    declare = {"contract": number, "number": 1, "subcontractor": OTHER, "on": "2026-04-01"}
    refused_by(sg, lambda: sg.procurement.declare_subcontractor(**declare, amount="108 000"), "PROC-SUB")
    sg.procurement.declare_subcontractor(**declare, amount="107 999,99")


# modifications


def amend(sg: Secretariat, contract: str, number: int, amount: str, **more: Any) -> Any:
    return sg.procurement.amend(contract=contract, amendment=number, amount=amount, on="2026-06-01", **more)


@pytest.mark.rule("PR-32")
def test_services_of_100_000_take_9_999_more_as_a_low_amount_not_10_000() -> None:
    sg = office()
    number = a_contract(sg, "100 000", on="2026-03-02")
    refused_by(sg, lambda: amend(sg, number, 1, "10 000", case="low_amount"), "PR-32")
    amend(sg, number, 1, "9 999", case="low_amount")
    assert sg.procurement.state.contracts[number].amount == euros("109 999").cents


@pytest.mark.rule("PR-32")
def test_works_take_8_000_but_not_7_500_more_which_make_15_5_percent() -> None:
    sg = office()
    number = a_contract(sg, "100 000", on="2026-03-02", kind="works")
    amend(sg, number, 1, "8 000", case="low_amount")
    found = refused_by(sg, lambda: amend(sg, number, 2, "7 500", case="low_amount"), "PR-32")
    assert dict(found["PR-32"].inputs)["earlier_low"] == shown("8 000")
    amend(sg, number, 2, "6 999,99", case="low_amount")


@pytest.mark.rule("PR-32")
def test_other_cases_do_not_add_to_those_of_low_amount() -> None:
    sg = office()
    number = a_contract(sg, "100 000", on="2026-03-02")
    amend(sg, number, 1, "30 000", case="additional", reason="asbestos found")
    amend(sg, number, 2, "9 000", case="low_amount")
    amend(sg, number, 3, "-5 000", case="low_amount")
    amend(sg, number, 4, "5 500", case="low_amount")


@pytest.mark.rule("PR-32")
def test_a_decrease_makes_no_room_for_a_larger_low_amount(law: Law) -> None:
    sg = office()
    number = a_contract(sg, "50 000", on="2026-03-02")
    amend(sg, number, 1, "-4 000", case="low_amount")
    refused_by(sg, lambda: amend(sg, number, 2, "8 000", case="low_amount"), "PR-32")  # 16 % alone, 8 % added up
    amend(sg, number, 2, "4 999,99", case="low_amount")
    amend(sg, number, 3, "4 000", case="low_amount")
    refused_by(sg, lambda: amend(sg, number, 4, "0,01", case="low_amount"), "PR-32")  # 5 000 together
    base = Base(kind="services", procedure="open", initial=euros("2 000 000"), consulted_on=DAY, low=euros("-100 000"))
    assert basis_of(base, Change(case="low_amount", amount=euros("140 000")), law).ok is False


@pytest.mark.rule("PR-32")
def test_a_low_amount_stays_under_the_european_threshold(law: Law) -> None:
    base = Base(kind="services", procedure="open", initial=euros("2 000 000"), consulted_on=DAY)
    assert basis_of(base, Change(case="low_amount", amount=euros("139 999,99")), law).ok
    assert basis_of(base, Change(case="low_amount", amount=euros("140 000")), law).ok is False


@pytest.mark.rule("PR-32")
def test_a_low_amount_can_not_be_judged_without_the_european_threshold_unless_it_is_too_large(law: Law) -> None:
    base = Base(kind="services", procedure="adapted", initial=euros("100 000"), consulted_on=date(2028, 2, 1))
    assert basis_of(base, Change(case="low_amount", amount=euros("9 999,99")), law).ok is None
    assert basis_of(base, Change(case="low_amount", amount=euros("10 000")), law).ok is False


@pytest.mark.rule("PR-32")
def test_an_amendment_that_states_no_basis_is_recorded_with_the_bases_still_possible(law: Law) -> None:
    sg = office()
    number = a_contract(sg, "100 000", on="2026-03-02", kind="works")
    assert amend(sg, number, 1, "60 000").advice == ("PR-32",)
    base = Base(kind="works", procedure="adapted", initial=euros("100 000"), consulted_on=DAY)
    basis = basis_of(base, Change(case="", amount=euros("60 000")), law)
    assert basis.ok is None
    assert basis.open_cases == ("review_clause", "new_holder", "not_substantial")


@pytest.mark.rule("PR-33")
def test_52_000_more_on_100_000_exceed_half_for_each_modification(law: Law) -> None:
    sg = office()
    number = a_contract(sg, "100 000", on="2026-03-02")
    for case in ("additional", "unforeseen"):
        refused_by(sg, lambda case=case: amend(sg, number, 1, "52 000", case=case, reason="flood"), "PR-33")
    amend(sg, number, 1, "50 000", case="unforeseen", reason="flood")
    amend(sg, number, 2, "50 000", case="unforeseen", reason="second flood")
    assert amend(sg, number, 3, "1 000", case="unforeseen").advice == ("PR-33",)  # no reason on file
    formal = Base(kind="works", procedure="open", initial=euros("100 000"), consulted_on=DAY)
    assert basis_of(formal, Change(case="additional", amount=euros("1 000"), reason="x"), law).notice
    updated = Base(kind="works", procedure="open", initial=euros("100 000"), consulted_on=DAY, updated=euros("104 000"))
    assert basis_of(updated, Change(case="additional", amount=euros("52 000"), reason="x"), law).ok


@pytest.mark.rule("PR-34")
def test_sixty_percent_more_by_a_review_clause_are_fine(law: Law) -> None:
    sg = office()
    number = a_contract(sg, "100 000", on="2026-03-02")
    refused_by(sg, lambda: amend(sg, number, 1, "60 000", case="review_clause"), "PR-34")
    amend(sg, number, 1, "60 000", case="review_clause", clause="CCAP 7.2")
    assert amend(sg, number, 2, "0", case="not_substantial", tests=TESTS[:3]).advice == ("PR-34",)
    assert amend(sg, number, 3, "0", case="not_substantial", tests=TESTS).advice == ()
    amend(sg, number, 4, "0", case="new_holder", reason="merger", holders=[COMPANY])
    assert sg.procurement.state.contracts[number].holders == (COMPANY,)


def test_amendments_are_numbered_in_order_and_leave_something_of_the_contract() -> None:
    sg = office()
    number = a_contract(sg, "100 000", on="2026-03-02")
    refused_by(sg, lambda: amend(sg, number, 2, "1 000", case="low_amount"), "PROC-NEW")
    refused_by(sg, lambda: amend(sg, number, 1, "-100 000", case="review_clause", clause="x"), "PROC-AMOUNT")
    sg.procurement.end(contract=number, on="2026-05-31")
    refused_by(sg, lambda: amend(sg, number, 1, "1 000", case="low_amount"), "PROC-ORDER")


@given(initial=amounts, cents=st.integers(-(10**10), 10**10), low=st.integers(-(10**9), 10**9), works=st.booleans())
def test_a_low_amount_is_judged_exactly(law: Law, initial: Money, cents: int, low: int, works: bool) -> None:
    base = Base(
        kind="works" if works else "supplies", procedure="open", initial=initial, consulted_on=DAY, low=Money(low)
    )
    highest = max(abs(cents), abs(low + cents))
    limit, threshold = (Fraction(15, 100), 540_400_000) if works else (Fraction(10, 100), 14_000_000)
    expected = Fraction(highest, initial.cents) < limit and highest < threshold
    assert basis_of(base, Change(case="low_amount", amount=Money(cents)), law).ok is expected


# penalties and prices


@pytest.mark.rule("PR-41")
def test_800_euros_of_penalties_are_forgiven_and_24_000_are_capped_at_20_000(law: Law) -> None:
    small = late_penalty(euros("20 000"), 40, euros("20 000"), "services", law, DAY)
    assert (small.computed, small.due) == (euros("800"), ZERO)
    large = late_penalty(euros("200 000"), 120, euros("200 000"), "services", law, DAY)
    assert (large.computed, large.capped, large.due) == (euros("24 000"), euros("20 000"), euros("20 000"))
    works = late_penalty(euros("90 000"), 40, euros("90 000"), "works", law, DAY)
    assert works.due == euros("1 200")
    again = late_penalty(euros("20 000"), 40, euros("20 000"), "services", law, DAY, earlier=euros("900"))
    assert again.due == euros("800")
    with pytest.raises(InvalidInput, match="days below zero"):
        late_penalty(euros("20 000"), -1, euros("20 000"), "services", law, DAY)


@pytest.mark.rule("PR-41")
def test_a_penalty_above_its_cap_is_refused() -> None:
    sg = office()
    number = a_contract(sg, "100 000", on="2026-03-02")
    late = {"contract": number, "late": "100 000", "days": 120, "on": "2026-09-01"}
    refused_by(sg, lambda: sg.procurement.penalise(penalty="P1", amount="12 000", **late), "PR-41")
    sg.procurement.penalise(penalty="P1", amount="10 000", **late)
    refused_by(sg, lambda: sg.procurement.penalise(penalty="P2", amount="0,01", **late), "PR-41")


@pytest.mark.rule("PR-41")
def test_small_penalties_add_up_and_are_due_once_their_total_passes_1_000(law: Law) -> None:
    sg = office()
    number = a_contract(sg, "50 000", on="2026-03-02")
    late = {"contract": number, "late": "45 000", "days": 20, "on": "2026-09-01"}  # 900 each
    found = refused_by(sg, lambda: sg.procurement.penalise(penalty="P1", amount="900", **late), "PR-41")
    assert dict(found["PR-41"].inputs)["due"] == shown("0")
    sg.procurement.penalise(penalty="P1", amount="0", **late)
    found = refused_by(sg, lambda: sg.procurement.penalise(penalty="P2", amount="1 800,01", **late), "PR-41")
    assert dict(found["PR-41"].inputs)["forgiven"] == shown("900")
    sg.procurement.penalise(penalty="P2", amount="1 800", **late)
    for name in ("P3", "P4", "P5"):
        refused_by(sg, lambda name=name: sg.procurement.penalise(penalty=name, amount="900,01", **late), "PR-41")
        sg.procurement.penalise(penalty=name, amount="900", **late)
    assert sg.procurement.state.contracts[number].penalties == euros("4 500").cents
    refused_by(sg, lambda: sg.procurement.penalise(penalty="P6", amount="500,01", **late), "PR-41")  # cap: 5 000
    sg.procurement.penalise(penalty="P6", amount="500", **late)
    exact = late_penalty(euros("20 000"), 10, euros("50 000"), "services", law, DAY, forgiven=euros("800"))
    assert (exact.capped, exact.due) == (euros("1 000"), ZERO)
    beyond = late_penalty(euros("20 000,10"), 10, euros("50 000"), "services", law, DAY, forgiven=euros("800,01"))
    assert (beyond.computed, beyond.due) == (euros("200"), euros("1 000,01"))


def test_the_holder_has_fifteen_days_to_answer_before_a_penalty() -> None:
    sg = office()
    number = a_contract(sg, "100 000", on="2026-03-02")
    late = {"contract": number, "late": "100 000", "days": 20, "amount": "0", "on": "2026-09-16"}
    for n, (asked_on, advice) in enumerate(
        (("2026-08-31", ()), ("2026-09-01", ("PROC-ANSWER",)), (None, ("PROC-ANSWER",)))
    ):
        assert sg.procurement.penalise(penalty=f"P{n}", notified_on=asked_on, **late).advice == advice


def test_a_firm_works_price_is_updated_when_the_start_is_late(law: Law) -> None:
    assert not price_to_update("works", date(2026, 1, 15), date(2026, 4, 15), law)
    assert price_to_update("works", date(2026, 1, 15), date(2026, 4, 16), law)
    assert not price_to_update("services", date(2026, 1, 15), date(2026, 9, 1), law)
    assert not price_to_update("works", date(2026, 1, 15), date(2026, 9, 1), law, firm=False)


def test_a_price_follows_the_clause_of_its_contract() -> None:
    index = Index(name="BT01", weight=Decimal("0.85"), first=Decimal("120.0"), now=Decimal("126.0"))
    assert reviewed(euros("100 000"), Decimal("0.15"), [index]).amount == euros("104 250")
    with pytest.raises(InvalidInput, match="add up to 1"):
        reviewed(euros("100 000"), Decimal("0.20"), [index])
    sg = office()
    number = a_contract(sg, "100 000", on="2026-03-02")
    given_index = {"name": "BT01", "weight": "0.85", "first": "120.0", "now": "126.0"}
    act = {"contract": number, "before": "100 000", "fixed": "0.15", "indices": [given_index], "on": "2026-09-01"}
    refused_by(sg, lambda: sg.procurement.review_price(**act, after="104 300"), "PROC-PRICE")
    sg.procurement.review_price(**act, after="104 250")
    assert sg.procurement.state.contracts[number].updated == euros("104 250")


def test_a_price_has_no_part_below_zero_and_its_indices_are_above_it() -> None:
    whole, rest = Decimal("1.15"), Decimal("-0.15")
    index = Index(name="BT01", weight=rest, first=Decimal(120), now=Decimal(126))
    for fixed, weight in ((whole, rest), (rest, whole)):
        with pytest.raises(InvalidInput, match="not below zero"):
            reviewed(euros("100"), fixed, [evolve(index, weight=weight)])
    for wrong in ({"now": Decimal(0)}, {"first": Decimal(-1)}):
        with pytest.raises(InvalidInput, match="above zero"):
            reviewed(euros("100"), Decimal(0), [evolve(index, weight=Decimal(1), **wrong)])
    with pytest.raises(InvalidInput, match="negative"):
        reviewed(euros("-100"), Decimal(1), [])


@pytest.mark.parametrize(
    "wrong",
    [
        {"months": 0}, {"vat_rate": "-0.20"}, {"minimum": "-1"}, {"maximum": "-1"}, {"advance_rate": "-0.05"},
        {"retention_rate": "-0.03"}, {"recovery_from": "-1"}, {"data": {**DATA, "offers": -1}},
        {"framework": True, "maximum": "0"},
    ],
)  # fmt: skip
def test_no_term_of_a_contract_is_below_zero(wrong: dict[str, Any]) -> None:
    sg = office()
    assert set(refusal(sg, lambda: a_contract(sg, "40 000", on="2026-03-02", **CENTRAL, **wrong))) == {"PROC-AMOUNT"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"months": -1}, {"turnover": "-1"}, {"minimum": "-1"}, {"framework": True, "maximum": "0"},
        {"lots": ({"number": "1", "amount": "-1"}, {"number": "2", "amount": "10"})},
    ],
)  # fmt: skip
def test_no_figure_of_a_consultation_is_below_zero(wrong: dict[str, Any]) -> None:
    sg = office()
    assert set(refusal(sg, lambda: a_consultation(sg, "adapted", "95 000", on="2026-03-02", **wrong))) == {
        "PROC-AMOUNT"
    }


def test_no_count_of_the_execution_is_below_zero() -> None:
    sg = office()
    number = a_contract(sg, "40 000", on="2026-03-02", **CENTRAL)
    agreement = a_framework(sg)
    part = {"contract": number, "subcontractor": OTHER, "amount": "1 000", "on": "2026-04-01"}
    for call in (
        lambda: an_order(sg, agreement, "100", "BC1", quotes=-1),
        lambda: an_order(sg, agreement, "100", "BC1", vat_rate="-0.20"),
        lambda: sg.procurement.declare_subcontractor(**part, number=0),
        lambda: sg.procurement.declare_subcontractor(**part, number=1, months=0),
        lambda: sg.procurement.receive(contract=number, delivery="L1", amount="1", days_late=-1, on="2026-04-01"),
    ):
        refused_by(sg, call, "PROC-AMOUNT")


def test_what_is_not_known_is_refused_where_it_is_named() -> None:
    sg = office()
    refused_by(sg, lambda: amend(sg, "M404", 1, "1 000"), "PROC-REF")
    refused_by(sg, lambda: sg.procurement.receive(order="BC404", delivery="L", amount="1", on=DAY), "PROC-REF")
    refused_by(sg, lambda: a_contract(sg, "30 000", on="2026-03-02", holders=("73282932000079",), **CENTRAL), "DE-01")
    refused_by(
        sg,
        lambda: sg.procurement.award(
            contract="M", title="x", holders=[SUPPLIER], kind="services", amount="90 000", months=12,
            procedure="adapted", on="2026-03-02",
        ),
        "PROC-REF",
    )  # fmt: skip


@pytest.mark.rule("PR-10")
def test_a_contract_of_25_000_that_is_not_written_is_refused() -> None:
    sg = office()
    a_contract(sg, "18 000", on="2026-05-01", procedure="exempt", family="x", written=False)
    refused_by(
        sg, lambda: a_contract(sg, "25 000", on="2026-05-01", procedure="exempt", family="x", written=False), "PR-10"
    )


def test_complementary_deliveries_stay_within_three_years_of_the_first_contract() -> None:
    sg = office(2022)
    first = a_contract(sg, "90 000", on="2022-03-02")
    more = {"procedure": "no_competition", "ground": "complementary", "ground_reason": "same shelves",
            "first_contract": first}  # fmt: skip
    a_contract(sg, "30 000", on="2025-03-02", **more)
    refused_by(sg, lambda: a_contract(sg, "30 000", on="2025-03-03", **more), "PROC-GROUND")
    number = a_contract(sg, "30 000", on="2025-03-02", **{**more, "first_contract": ""})
    assert sg.history(f"contract/{number}")[0].advice == ("PROC-GROUND",)
