"""What a need is worth, lots, homogeneous purchases, streaks."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from helpers import SUPPLIER, office, shown
from hypothesis import given
from hypothesis import strategies as st

from procurement.buying import COMPUTERS, OTHER, a_consultation, a_contract, a_direct_order, refused_by
from secgen.kernel.dates import add_months
from secgen.kernel.errors import InvalidInput, NotFound
from secgen.kernel.money import Money
from secgen.law import Law
from secgen.procurement.computations.families import families_of, family_label
from secgen.procurement.computations.lots import Lot, exempt_works_lots, small_lots
from secgen.procurement.computations.needs import (
    Purchase,
    family_need,
    framework_value,
    monthly_services,
    over_duration,
)
from secgen.procurement.computations.procedure import propose
from secgen.procurement.computations.splitting import splittings
from secgen.procurement.computations.streaks import streaks
from secgen.procurement.events import NeedDeclared
from secgen.procurement.state import NeedRow

euros = Money.parse


def bought(number: int, amount: str, on: str, supplier: str = SUPPLIER, family: str = COMPUTERS) -> Purchase:
    return Purchase(f"BC{number}", supplier, family, "supplies", euros(amount), date.fromisoformat(on))


THREE = [bought(1, "25 000", "2026-01-20"), bought(2, "25 000", "2026-04-10"), bought(3, "25 000", "2026-09-01")]


@pytest.mark.rule("PR-11")
def test_three_orders_of_25_000_are_a_need_of_75_000_that_calls_for_a_procedure(law: Law) -> None:
    need = family_need(THREE, ("", COMPUTERS, "supplies"), date(2026, 9, 1), law)
    assert need.amount == euros("75 000")
    assert propose("supplies", need.amount, law, date(2026, 9, 1)).procedure == "adapted"
    (split,) = splittings(THREE, law)
    assert (split.total, split.purchases) == (euros("75 000"), ("BC1", "BC2", "BC3"))
    assert (split.first, split.reached) == (date(2026, 1, 20), date(2026, 9, 1))
    assert split.threshold.money == euros("60 000")


@pytest.mark.rule("PR-11")
def test_the_third_order_is_recorded_with_the_alert() -> None:
    sg = office()
    assert not a_direct_order(sg, "25 000", on="2026-04-20", supplier=OTHER).advice
    assert not a_direct_order(sg, "25 000", on="2026-06-10").advice
    assert a_direct_order(sg, "25 000", on="2026-09-01", supplier=OTHER).advice == ("PR-11",)
    assert not a_direct_order(sg, "25 000", on="2026-09-02", family="01.02.01").advice
    assert not a_direct_order(sg, "25 000", on="2026-09-02", unit="Lyon").advice


@pytest.mark.rule("PR-11")
def test_purchases_twelve_months_apart_are_two_needs(law: Law) -> None:
    apart = [bought(1, "50 000", "2026-05-02"), bought(2, "50 000", "2027-05-02")]
    assert splittings(apart, law) == []
    assert len(splittings([apart[0], bought(2, "50 000", "2027-05-01")], law)) == 1
    sg = office()
    a_direct_order(sg, "50 000", on="2026-05-02")
    assert not a_direct_order(sg, "50 000", on="2027-05-02").advice


@pytest.mark.rule("PR-12")
def test_one_year_renewable_three_times_counts_four_years() -> None:
    assert over_duration(euros("20 000"), 3).amount == euros("80 000")
    assert over_duration(euros("20 000"), 3, euros("10 000")).amount == euros("50 000")
    sg = office()
    sg.procurement.declare_need(
        need="B1", title="Cleaning", kind="services", family="05.01.01", amount="20 000", renewals=3, on="2026-05-01"
    )
    assert sg.procurement.propose_for("B1", "2026-05-01").procedure == "adapted"
    refused_by(sg, lambda: a_consultation(sg, "exempt", "20 000", on="2026-05-01", needs=["B1"]), "PR-12")
    a_consultation(sg, "adapted", "80 000", on="2026-05-01", needs=["B1"])
    with pytest.raises(NotFound, match="declare the need first"):
        sg.procurement.propose_for("B2", "2026-05-01")


@pytest.mark.rule("PR-12")
def test_a_need_is_not_renewed_below_zero_times() -> None:
    with pytest.raises(InvalidInput, match="below zero times"):
        over_duration(euros("20 000"), -3)
    sg = office()
    need = {"need": "B1", "title": "Cleaning", "kind": "services", "family": "05.01.01", "on": "2026-05-01"}
    for wrong in ({"renewals": -3}, {"renewals": 1, "renewal_amount": "-1"}, {"months": 0}):
        refused_by(sg, lambda wrong=wrong: sg.procurement.declare_need(**need, amount="50 000", **wrong), "PROC-AMOUNT")
    recorded_once = NeedDeclared(**{**need, "on": date(2026, 5, 1)}, amount=euros("50 000"), renewals=-3)
    assert NeedRow(recorded_once).value == euros("50 000")


@pytest.mark.rule("PR-13")
def test_a_framework_agreement_is_worth_its_maximum(law: Law) -> None:
    value = framework_value(euros("150 000")).amount
    assert propose("services", value, law, date(2026, 3, 2)).procedure == "open"
    sg = office()
    terms = {"framework": True, "minimum": "0", "maximum": "150 000"}
    refused_by(sg, lambda: a_consultation(sg, "adapted", "100 000", on="2026-03-02", **terms), "PR-13")
    refused_by(sg, lambda: a_consultation(sg, "adapted", "150 000", on="2026-03-02", **terms), "PR-06")
    a_consultation(sg, "open", "150 000", on="2026-03-02", **terms)
    small = {**terms, "maximum": "80 000"}
    said = a_consultation(sg, "adapted", "80 000", on="2026-03-02", offers_by=None, **small)
    follows = {"consultation": said, "on": "2026-05-04", **small}
    refused_by(sg, lambda: a_contract(sg, "80 000", **{**follows, "maximum": "80 000,01"}), "PR-13")
    a_contract(sg, "80 000", **follows)


def lots(*amounts: str, rest: str) -> list[Lot]:
    """Small lots of these amounts, and one large lot for the rest."""
    small = [Lot(number=str(n), amount=euros(amount), small=True) for n, amount in enumerate(amounts, 1)]
    return [*small, Lot(number="rest", amount=euros(rest))]


@pytest.mark.rule("PR-14")
def test_small_lots_of_14_5_percent_are_allowed_and_of_22_4_percent_are_not(law: Law) -> None:
    day = date(2026, 3, 2)
    two = small_lots(lots("70 000", "75 000", rest="855 000"), "services", law, day)
    assert (two.allowed, two.together, str(two.share)) == (True, euros("145 000"), "0.1450")
    three = small_lots(lots("70 000", "75 000", "79 000", rest="776 000"), "services", law, day)
    assert (three.allowed, str(three.share), three.too_large) == (False, "0.2240", ())
    large = small_lots(lots("80 000", rest="920 000"), "services", law, day)
    assert (large.allowed, large.too_large) == (False, ("1",))
    assert small_lots(lots("200 000", rest="800 000"), "works", law, day).allowed  # 20 % exactly


@pytest.mark.rule("PR-14")
def test_small_lots_leave_a_formal_procedure_only_within_their_share() -> None:
    sg = office()

    def launched(*amounts: str, rest: str) -> str:
        given = [
            {"number": lot.number, "amount": str(lot.amount), "small": lot.small} for lot in lots(*amounts, rest=rest)
        ]
        return a_consultation(sg, "adapted", "1 000 000", on="2026-03-02", lots=given)

    launched("70 000", "75 000", rest="855 000")
    found = refused_by(sg, lambda: launched("70 000", "75 000", "79 000", rest="776 000"), "PR-14", "PR-04")
    assert dict(found["PR-14"].inputs)["together"] == shown("224 000")


def test_works_lots_under_the_exemption_leave_it_within_twenty_percent(law: Law) -> None:
    day = date(2026, 3, 2)
    assert exempt_works_lots(lots("99 999,99", rest="400 000,01"), law, day).allowed
    assert exempt_works_lots(lots("100 000", rest="900 000"), law, day).too_large == ("1",)
    with pytest.raises(InvalidInput, match="above zero"):
        exempt_works_lots([], law, day)


@pytest.mark.rule("PR-15")
def test_a_contract_in_one_piece_says_why() -> None:
    sg = office()
    refused_by(sg, lambda: a_consultation(sg, "adapted", "95 000", on="2026-03-02", no_lots_reason=""), "PR-15")
    two = [{"number": "1", "amount": "40 000"}, {"number": "2", "amount": "55 000"}]
    a_consultation(sg, "adapted", "95 000", on="2026-03-02", no_lots_reason="", lots=two)


def test_services_without_a_total_price_count_48_months_at_most(law: Law) -> None:
    day = date(2026, 3, 2)
    assert monthly_services(euros("1 000"), 36, law, day).amount == euros("36 000")
    assert monthly_services(euros("1 000"), 48, law, day).amount == euros("48 000")
    assert monthly_services(euros("1 000"), 60, law, day).amount == euros("48 000")
    assert monthly_services(euros("1 000"), None, law, day).amount == euros("48 000")


@pytest.mark.rule("PR-42")
def test_the_third_direct_purchase_in_a_row_from_one_supplier_raises_the_alert(law: Law) -> None:
    sg = office()
    days = ("2026-04-02", "2026-05-04", "2026-06-02")
    assert [a_direct_order(sg, "5 000", on=day).advice for day in days] == [(), (), ("PR-42",)]
    assert not a_direct_order(sg, "5 000", on="2026-07-01", supplier=OTHER).advice
    assert not a_direct_order(sg, "5 000", on="2026-07-02").advice
    (streak,) = streaks(sg.procurement.state.direct_purchases(), law)
    assert (streak.count, streak.total, streak.supplier) == (3, euros("15 000"), SUPPLIER)


@pytest.mark.rule("PR-42")
def test_an_exempt_contract_counts_as_a_direct_purchase() -> None:
    sg = office()
    for day in ("2026-04-02", "2026-05-04"):
        a_direct_order(sg, "5 000", on=day)
    number = a_contract(sg, "30 000", on="2026-06-02", procedure="exempt", kind="supplies", family=COMPUTERS)
    assert sg.history(f"contract/{number}")[0].advice == ("PR-42",)


@pytest.mark.rule("PR-11")
def test_an_exempt_contract_after_a_consultation_counts_in_its_family_too() -> None:
    sg = office()
    a_direct_order(sg, "40 000", on="2026-04-02")
    asked = a_consultation(sg, "exempt", "30 000", on="2026-05-04", kind="supplies", family=COMPUTERS)
    number = a_contract(
        sg, "30 000", on="2026-06-02", procedure="exempt", kind="supplies", family=COMPUTERS, consultation=asked
    )
    assert sg.history(f"contract/{number}")[0].advice == ("PR-11",)


def test_a_purchase_without_a_family_is_recorded_with_the_remark() -> None:
    sg = office()
    assert a_direct_order(sg, "5 000", on="2026-04-02", family="").advice == ("PROC-FAMILY",)


def test_a_category_is_known_by_its_name_and_its_cpv(law: Law) -> None:
    assert family_label(COMPUTERS, law) == "02.02.01 Micro-computers"
    assert family_label("99.99.99", law) == "99.99.99"
    assert families_of("30213100", law) == (COMPUTERS,)
    assert families_of("45212314", law) == ()


def slowly(purchases: list[Purchase], law: Law) -> set[tuple[str, str, str]]:
    """The baskets in which some twelve months reach the threshold, by looking at every window."""
    found = set()
    for last in purchases:
        threshold = law.read("procurement.exemption.supplies", last.on)
        window = [
            p
            for p in purchases
            if p.basket == last.basket
            and add_months(last.on, -12) < p.on <= last.on
            and law.read("procurement.exemption.supplies", p.on).holds(p.amount)
        ]
        if threshold.holds(last.amount) and not threshold.holds(Money.sum(p.amount for p in window)):
            found.add(last.basket)
    return found


@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.integers(1, 70_000), st.sampled_from("AB"), st.sampled_from("xyz")),
        max_size=25,
    )
)
def test_one_pass_finds_what_every_window_shows(law: Law, drawn: list[tuple[int, int, str, str]]) -> None:
    start = date(2025, 1, 1)
    purchases = [
        Purchase(str(n), supplier, family, "supplies", Money(thousand * 100), start + timedelta(days=day))
        for n, (day, thousand, supplier, family) in enumerate(drawn)
    ]
    found = splittings(purchases, law)
    assert {(s.unit, s.family, s.kind) for s in found} == slowly(purchases, law)
    shuffled = purchases[:]
    random.Random(7).shuffle(shuffled)
    assert [s.total for s in splittings(shuffled, law)] == [s.total for s in found]
    by_id = {p.id: p for p in purchases}
    for split in found:
        assert split.first <= split.reached <= split.last
        assert not split.threshold.holds(split.total)
        assert all(by_id[number].basket == (split.unit, split.family, split.kind) for number in split.purchases)
