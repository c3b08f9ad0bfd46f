"""Movements of appropriations: fungibility, virements, cancellations, carry-over."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import (
    GRANTS,
    RUNNING,
    SPRING,
    STAFF,
    a_commitment,
    a_paid_request,
    available,
    euros,
    office,
    open_line,
    refusal,
    refused,
    shown,
)

from secgen import Money, Secretariat


def move(sg: Secretariat, kind: str, origin: str, target: str, amount: str, **more: Any) -> Any:
    """Move the same AE and CP."""
    values = {"year": 2026, "ae": amount, "cp": amount, "on": SPRING, **more}
    return sg.budget.move(kind=kind, origin=origin, target=target, **values)


@pytest.mark.rule("FIN-006")
def test_nothing_moves_to_title_2_and_title_2_may_give() -> None:
    sg = office()
    open_line(sg, RUNNING, "50 000")
    open_line(sg, STAFF, "50 000")
    refused(sg, "FIN-006", "target", lambda: move(sg, "fungibility", RUNNING, STAFF, "10 000"))
    move(sg, "fungibility", STAFF, RUNNING, "10 000")
    assert available(sg, STAFF) == euros("40 000", "40 000")
    assert available(sg, RUNNING) == euros("60 000", "60 000")


@pytest.mark.rule("FIN-006")
@pytest.mark.rule("FIN-008")
def test_a_virement_is_between_programmes_and_feeds_no_title_2_inside_one() -> None:
    sg = office()
    for line in (RUNNING, STAFF, "0224-CARA-DRAC/06/3", GRANTS):
        open_line(sg, line, "1 000 000")

    def virement(origin: str, target: str) -> Any:
        return move(sg, "virement", origin, target, "10 000", text="décret de virement")

    assert set(refusal(sg, lambda: virement(RUNNING, STAFF))) == {"FIN-006", "FIN-008"}
    refused(sg, "FIN-008", "kind", lambda: virement(RUNNING, "0224-CARA-DRAC/06/3"))
    virement(GRANTS, STAFF)


@pytest.mark.rule("FIN-008")
def test_a_bop_gives_nothing_to_another_programme_without_a_decree() -> None:
    sg = office()
    open_line(sg, "0175-CARA/01/6", "1 000 000")
    open_line(sg, "0131-CARA/01/6", "1 000 000")

    def give(kind: str, text: str = "") -> None:
        move(sg, kind, "0175-CARA/01/6", "0131-CARA/01/6", "10 000", text=text)

    refused(sg, "FIN-008", "kind", lambda: give("reallocation"))
    refused(sg, "FIN-008", "text", lambda: give("virement"))
    give("virement", "décret de virement")
    assert available(sg, "0131-CARA/01/6") == euros("1 010 000", "1 010 000")


@pytest.mark.rule("FIN-008")
def test_the_ministry_makes_available_from_outside_the_office() -> None:
    sg = office()
    assert move(sg, "making_available", "", GRANTS, "10 000").advice == ()
    assert available(sg, GRANTS) == euros("10 000", "10 000")


@pytest.mark.rule("FIN-008")
def test_a_reallocation_from_nowhere_is_recorded_as_undetermined() -> None:
    sg = office()
    assert move(sg, "reallocation", "", GRANTS, "10 000").advice == ("FIN-008",)


@pytest.mark.rule("FIN-009")
def test_virements_of_131_in_2023_stay_within_2_percent_of_the_finance_act() -> None:
    sg = office(2023)
    open_line(sg, "0131/01/6", "1 010 988 722", year=2023)

    def virement(ae: str) -> None:
        sg.budget.move(
            year=2023, kind="virement", origin="0131/01/6", ae=ae, text="décret de virement", on="2023-06-01"
        )

    found = refused(sg, "FIN-009", "ae", lambda: virement("20 219 775"))
    assert found["cap"] == shown("20 219 774,44")
    virement("20 219 774")
    refused(sg, "FIN-009", "ae", lambda: virement("0,45"))
    virement("0,44")


@pytest.mark.rule("FIN-010")
@pytest.mark.parametrize(("kind", "within"), [("cancellation", "15 000"), ("advance_decree", "10 000")])
def test_decrees_cancel_1_5_percent_and_open_1_percent_of_the_finance_act(kind: str, within: str) -> None:
    sg = office()
    open_line(sg, "0131/01/6", "1 000 000")
    origin, target = ("0131/01/6", "") if kind == "cancellation" else ("", "0131/01/6")

    def decree(ae: str) -> None:
        sg.budget.move(year=2026, kind=kind, origin=origin, target=target, ae=ae, text="décret", on=SPRING)

    refused(sg, "FIN-010", "ae", lambda: decree(within + ",01"))
    decree(within)
    refused(sg, "FIN-010", "ae", lambda: decree("0,01"))


@pytest.mark.rule("FIN-011")
def test_the_unspent_ae_of_131_in_2023_may_be_carried_over_whole() -> None:
    sg = office(2023)
    open_line(sg, "0131/01/6", "1 010 988 722", year=2023)
    a_commitment(sg, "1 007 284 752", "0131/01/6", nature="intervention", visa="V-1", on="2023-06-01")

    def carry_over(ae: str) -> None:
        sg.budget.move(year=2024, kind="carry_over", target="0131/01/6", ae=ae, text="arrêté", on="2024-03-15")

    assert refused(sg, "FIN-011", "ae", lambda: carry_over("3 703 970,01"))["cap"] == shown("3 703 970")
    carry_over("3 703 970")
    assert available(sg, "0131/01/6", 2024) == euros("3 703 970", "0")
    refused(sg, "FIN-011", "ae", lambda: carry_over("0,01"))


@pytest.mark.rule("FIN-011")
def test_no_ae_are_carried_over_to_title_2_but_cp_may_be() -> None:
    sg = office(2025)
    open_line(sg, STAFF, "2 000 000", year=2025)

    def carry_over(ae: str, cp: str) -> None:
        sg.budget.move(year=2026, kind="carry_over", target=STAFF, ae=ae, cp=cp, text="arrêté", on="2026-03-15")

    assert refused(sg, "FIN-011", "ae", lambda: carry_over("0,01", "0"))["cap"] == shown("0")
    carry_over("0", "60 000")
    refused(sg, "FIN-012", "cp", lambda: carry_over("0", "0,01"))


@pytest.mark.rule("FIN-012")
def test_the_cp_of_175_in_2023_are_carried_over_up_to_3_percent() -> None:
    sg = office(2023)
    open_line(sg, "0175/01/6", "1 111 683 198", "1 100 016 198", year=2023)
    sg.budget.move(
        year=2023,
        kind="transfer",
        target="0175/01/6",
        ae="256 002 392",
        cp="227 128 964",
        text="mouvements de 2023",
        on="2023-03-01",
    )
    spent = a_commitment(sg, "1 213 872 104", "0175/01/6", nature="intervention", visa="V-1", on="2023-06-01")
    a_paid_request(sg, spent, "1 212 097 228", on="2023-12-01")

    def carry_over(cp: str) -> None:
        sg.budget.move(year=2024, kind="carry_over", target="0175/01/6", cp=cp, text="arrêté", on="2024-03-15")

    found = refused(sg, "FIN-012", "cp", lambda: carry_over("33 000 485,01"))
    assert (found["unspent"], found["cap"]) == (shown("115 047 934"), shown("33 000 485"))
    carry_over("33 000 485")
    assert available(sg, "0175/01/6", 2024) == euros("0", "33 000 485")


@pytest.mark.rule("FIN-011")
@pytest.mark.rule("FIN-013")
def test_what_a_fund_receives_the_year_after_is_not_taken_from_the_unspent_of_a_year() -> None:
    sg = office(2025)
    open_line(sg, RUNNING, "1 000 000", year=2025)

    def receive(year: int, amount: str) -> None:
        sg.budget.receive_fund(year=year, line=RUNNING, fund="FDC-1", purpose="X", amount=amount, on=f"{year}-02-01")

    def unspent(year: int) -> Any:
        return tuple(map(Money, sg.budget.state.unspent(year, "224", staff=False)))

    def carry_over(amount: str, cp: str, fund: str = "") -> None:
        sg.budget.move(
            year=2026, kind="carry_over", target=RUNNING, ae=amount, cp=cp, fund=fund, text="arrêté", on="2026-03-01"
        )

    receive(2025, "10 000")
    receive(2026, "990 000")
    assert unspent(2025) == euros("1 000 000", "1 000 000")
    carry_over("1 000 000", "30 000")
    carry_over("10 000", "10 000", "FDC-1")
    a_paid_request(sg, a_commitment(sg, "4 000", fund="FDC-1", purpose="X"), "3 000")
    assert unspent(2026) == euros("1 000 000", "30 000")
    assert unspent(2025) == euros("1 000 000", "1 000 000")


@pytest.mark.rule("FIN-014")
def test_what_is_left_of_a_fund_is_carried_over_besides_the_cap_and_once() -> None:
    sg = office(2025)
    open_line(sg, RUNNING, "100 000", year=2025)
    sg.budget.receive_fund(year=2025, line=RUNNING, fund="FDC-1", purpose="X", amount="200 000", on="2025-03-01")
    spent = a_commitment(sg, "150 000", fund="FDC-1", purpose="X", on="2025-06-01")
    a_paid_request(sg, spent, "150 000", on="2025-09-01")

    def carry_over(ae: str, cp: str, fund: str = "FDC-1") -> None:
        sg.budget.move(
            year=2026, kind="carry_over", target=RUNNING, ae=ae, cp=cp, fund=fund, text="arrêté", on="2026-03-15"
        )

    assert refused(sg, "FIN-014", "ae", lambda: carry_over("50 000,01", "0"))["left"] == shown("50 000")
    carry_over("50 000", "50 000")
    refused(sg, "FIN-014", "cp", lambda: carry_over("0", "0,01"))

    refused(sg, "FIN-012", "cp", lambda: carry_over("0", "3 000,01", fund=""))
    carry_over("0", "3 000", fund="")
    refused(sg, "FIN-011", "ae", lambda: carry_over("100 000,01", "0", fund=""))
    carry_over("100 000", "0", fund="")
    assert available(sg, RUNNING) == euros("150 000", "53 000")


@pytest.mark.rule("FIN-014")
def test_a_credit_note_gives_the_fund_its_payment_back() -> None:
    """200 000 received, 150 000 paid, 50 000 back: 100 000 of CP are carried over, and 50 000 of AE."""
    sg = office(2025)
    open_line(sg, RUNNING, "100 000", year=2025)
    sg.budget.receive_fund(year=2025, line=RUNNING, fund="FDC-1", purpose="X", amount="200 000", on="2025-03-01")
    spent = a_commitment(sg, "150 000", fund="FDC-1", purpose="X", on="2025-06-01")
    a_paid_request(sg, spent, "150 000", on="2025-09-01")
    sg.budget.receive_credit_note(commitment=spent, credit="AV-1", amount="50 000", on="2025-10-01")

    def carry_over(cp: str) -> None:
        sg.budget.move(
            year=2026, kind="carry_over", target=RUNNING, ae="50 000", cp=cp, fund="FDC-1", text="A", on="2026-03-15"
        )

    assert refused(sg, "FIN-014", "cp", lambda: carry_over("100 000,01"))["left"] == shown("100 000")
    carry_over("100 000")
