"""Appropriations: opened, put at the disposal of operational units, received from others."""

from __future__ import annotations

import pytest
from helpers import RUNNING, STAFF, a_commitment, available, euros, office, open_line, refused

PARTS_OF_131 = {"01": "818 270 511", "02": "129 999 051", "06": "62 719 160"}
"""The finance act for 2023, programme 131, AE by action."""


@pytest.mark.rule("FIN-007")
def test_title_2_opens_the_same_amount_in_ae_and_cp() -> None:
    sg = office()
    refused(sg, "FIN-007", "ae, cp", lambda: open_line(sg, STAFF, "100", "90"))
    open_line(sg, STAFF, "100", "100")
    assert available(sg, STAFF) == euros("100", "100")


@pytest.mark.rule("FIN-007")
def test_other_titles_may_open_different_ae_and_cp() -> None:
    sg = office()
    open_line(sg, RUNNING, "100", "90")
    assert available(sg, RUNNING) == euros("100", "90")


@pytest.mark.rule("FIN-018")
def test_the_actions_of_131_add_up_to_the_programme() -> None:
    sg = office(2023)
    for action, ae in PARTS_OF_131.items():
        open_line(sg, f"0131/{action}/6", ae, year=2023)
    assert sg.budget.state.opened(2023, "131") == euros("1 010 988 722").cents


@pytest.mark.rule("FIN-018")
def test_a_bop_hands_down_to_its_units_what_it_has_and_no_more() -> None:
    sg = office()
    open_line(sg, "0131-CARA/01/6", "1 000 000")

    def hand_down(amount: str, unit: str) -> None:
        sg.budget.move(
            year=2026,
            kind="making_available",
            origin="0131-CARA/01/6",
            target=f"0131-CARA-{unit}/01/6",
            ae=amount,
            cp=amount,
            on="2026-03-02",
        )

    hand_down("600 000", "DRAC")
    hand_down("400 000", "UDAP")
    refused(sg, "FIN-018", "origin", lambda: hand_down("0,01", "DRAC"))
    assert available(sg, "0131-CARA/01/6") == euros("0", "0")
    assert available(sg, "0131-CARA-DRAC/01/6") == euros("600 000", "600 000")
    assert sg.budget.state.opened(2026, "131") == euros("1 000 000").cents


@pytest.mark.rule("FIN-060")
def test_assistance_funds_open_the_same_ae_and_cp_and_serve_their_purpose_alone() -> None:
    sg = office()
    sg.budget.receive_fund(
        year=2026, line=RUNNING, fund="FDC-1", purpose="work X", amount="50 000", payer="a town", on="2026-03-01"
    )
    assert available(sg, RUNNING) == euros("50 000", "50 000")

    refused(sg, "FIN-060", "fund", lambda: a_commitment(sg, "10 000", fund="FDC-1", purpose="work Y"))
    a_commitment(sg, "30 000", fund="FDC-1", purpose="work X")
    assert sg.budget.state.funds["FDC-1"].committed == euros("30 000").cents


@pytest.mark.rule("FIN-060")
def test_a_fund_pays_no_more_than_was_received_even_by_an_increase() -> None:
    sg = office()
    open_line(sg, RUNNING, "100 000")
    sg.budget.receive_fund(year=2026, line=RUNNING, fund="FDC-1", purpose="work X", amount="50 000", on="2026-03-01")
    refused(sg, "FIN-060", "fund", lambda: a_commitment(sg, "50 000,01", fund="FDC-1", purpose="work X"))
    commitment = a_commitment(sg, "50 000", fund="FDC-1", purpose="work X")
    refused(sg, "FIN-060", "fund", lambda: sg.budget.increase(commitment=commitment, amount="0,01", on="2026-04-01"))


@pytest.mark.rule("FIN-060")
def test_a_fund_keeps_the_purpose_of_its_first_receipt() -> None:
    sg = office()

    def receive(purpose: str) -> None:
        sg.budget.receive_fund(year=2026, line=RUNNING, fund="FDC-1", purpose=purpose, amount="10", on="2026-03-01")

    receive("work X")
    refused(sg, "FIN-060", "purpose", lambda: receive("work Y"))
