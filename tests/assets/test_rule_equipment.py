"""Loans without overlap, conditions out and in, telephone lines: SU-04 and its neighbours."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from helpers import office, refusal, refused, verdicts
from hypothesis import given, settings
from hypothesis import strategies as st

from secgen import RuleViolation, Secretariat, Verdict
from secgen.assets.identifiers import is_iccid, is_imei, is_phone_number

IMEI = "490154203237518"
ICCID = "8933150319092501747"
BORROWER = "agent:7f3c"


def a_kit(sg: Secretariat, asset: str = "KIT-1", **more: Any) -> str:
    sg.assets.register_equipment(asset=asset, **{"family": "kit", "on": "2026-01-05", **more})
    return asset


def book(sg: Secretariat, loan: str, start: str, until: str, asset: str = "KIT-1") -> Any:
    return sg.assets.book_loan(asset=asset, loan=loan, borrower=BORROWER, start=start, until=until, on="2026-05-04")


@pytest.mark.rule("SU-04")
def test_a_kit_lent_from_the_second_to_the_fifth_is_not_lent_from_the_fourth() -> None:
    sg = office()
    a_kit(sg)
    book(sg, "P-1", "2026-06-02", "2026-06-05")
    inputs = refused(sg, "SU-04", "start", lambda: book(sg, "P-2", "2026-06-04", "2026-06-06"))
    assert inputs["taken_by"] == "P-1 (2026-06-02 – 2026-06-05)"
    refused(sg, "SU-04", "start", lambda: book(sg, "P-2", "2026-06-05", "2026-06-05"))
    book(sg, "P-2", "2026-06-06", "2026-06-06")
    book(sg, "P-3", "2026-06-01", "2026-06-01")


@pytest.mark.rule("SU-04")
def test_a_kit_takes_its_parts_along_and_a_part_keeps_its_kit() -> None:
    sg = office()
    for part in ("CAM-1", "MIC-1"):
        sg.assets.register_equipment(asset=part, family="camera", on="2026-01-05")
    a_kit(sg, parts=["CAM-1", "MIC-1"])
    book(sg, "P-1", "2026-06-02", "2026-06-05")
    refused(sg, "SU-04", "start", lambda: book(sg, "P-2", "2026-06-03", "2026-06-03", "CAM-1"))
    book(sg, "P-2", "2026-06-08", "2026-06-09", "MIC-1")
    refused(sg, "SU-04", "start", lambda: book(sg, "P-3", "2026-06-09", "2026-06-10"))
    refused(sg, "AST-REF", "parts", lambda: a_kit(sg, "KIT-2", parts=["CAM-9"]))


@pytest.mark.rule("SU-04")
def test_days_are_free_again_after_a_cancellation_or_an_early_return() -> None:
    sg = office()
    a_kit(sg)
    book(sg, "P-1", "2026-06-02", "2026-06-05")
    sg.assets.cancel_loan(loan="P-1", on="2026-05-20")
    book(sg, "P-2", "2026-06-02", "2026-06-10")
    sg.assets.take_loan(loan="P-2", on="2026-06-02")
    sg.assets.return_loan(loan="P-2", on="2026-06-04")
    book(sg, "P-3", "2026-06-05", "2026-06-06")


def test_what_is_still_out_is_not_handed_to_the_next() -> None:
    sg = office()
    a_kit(sg)
    book(sg, "P-1", "2026-06-02", "2026-06-03")
    book(sg, "P-2", "2026-06-04", "2026-06-05")
    sg.assets.take_loan(loan="P-1", accessories=["trépied"], on="2026-06-02")
    assert sg.assets.state.assets["KIT-1"].holder == BORROWER
    inputs = refused(sg, "SU-04", "on", lambda: sg.assets.take_loan(loan="P-2", on="2026-06-04"))
    assert inputs["with_loan"] == "P-1"
    sg.assets.return_loan(loan="P-1", on="2026-06-04")
    assert sg.assets.state.assets["KIT-1"].holder == ""


def test_a_damaged_or_incomplete_return_opens_an_incident() -> None:
    sg = office()
    a_kit(sg)
    book(sg, "P-1", "2026-06-02", "2026-06-03")
    sg.assets.take_loan(loan="P-1", condition="good", on="2026-06-02")
    act = {"act": "assets.loan_returned", "loan": "P-1", "on": "2026-06-03"}
    assert verdicts(sg, "SU-DAMAGE", **act, condition="damaged") == {"incident": Verdict.BREACH}
    assert verdicts(sg, "SU-DAMAGE", **act, missing=["trépied"]) == {"incident": Verdict.BREACH}
    assert verdicts(sg, "SU-DAMAGE", **act, condition="damaged", incident="T-9") == {"incident": Verdict.PASS}
    assert verdicts(sg, "SU-DAMAGE", **act, condition="worn") == {"incident": Verdict.PASS}


def test_what_is_not_for_loan_is_not_booked_and_a_loan_does_not_end_before_it_begins() -> None:
    sg = office()
    a_kit(sg, lendable=False)
    assert set(refusal(sg, lambda: book(sg, "P-1", "2026-06-05", "2026-06-02"))) == {"SU-LENDABLE", "AST-ORDER"}


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), min_size=1, max_size=14))
def test_accepted_loans_never_overlap(wishes: list[tuple[int, int]]) -> None:
    """Whatever is asked for, no day has two loans, and what is refused does overlap."""
    sg = office()
    a_kit(sg)
    first, taken = date(2026, 6, 1), set[date]()
    for number, (start, length) in enumerate(wishes):
        days = {first + timedelta(days=start + n) for n in range(length + 1)}
        try:
            book(sg, f"P-{number}", min(days).isoformat(), max(days).isoformat())
        except RuleViolation:
            assert days & taken
        else:
            assert not days & taken
            taken |= days


def test_identifiers_have_the_form_and_the_digit_of_their_standard() -> None:
    assert is_imei(IMEI)
    assert not is_imei("490154203237517")
    assert not is_imei("4901542032375")
    assert is_iccid(ICCID)
    assert not is_iccid("8933150319092501748")
    assert not is_iccid("3315031909250174789")
    assert is_phone_number("+33612345678")
    assert not is_phone_number("0612345678")


def a_line(sg: Secretariat, line: str = "L-1", **more: Any) -> str:
    fields = {"number": "+33612345678", "sim": ICCID, "allowance": 10_000, "on": "2026-01-05", **more}
    sg.assets.open_line(line=line, **fields)
    return line


def test_a_line_has_a_number_and_a_sim_card_that_exist() -> None:
    sg = office()
    refused(sg, "AST-ID", "number", lambda: a_line(sg, number="0612345678"))
    refused(sg, "AST-ID", "sim", lambda: a_line(sg, sim="8933150319092501740"))
    a_line(sg)
    refused(sg, "AST-NEW", "number", lambda: a_line(sg, "L-2"))
    sg.assets.close_line(line="L-1", on="2026-02-05")
    a_line(sg, "L-2", on="2026-02-06")
    refused(sg, "AST-ORDER", "line", lambda: sg.assets.use_line(line="L-1", data=1, on="2026-03-01"))


def test_a_phone_has_an_imei_that_nobody_else_has() -> None:
    sg = office()
    refused(sg, "AST-ID", "imei", lambda: a_kit(sg, "TEL-1", family="phone", imei="490154203237517"))
    a_kit(sg, "TEL-1", family="phone", imei=IMEI)
    refused(sg, "AST-NEW", "imei", lambda: a_kit(sg, "TEL-2", family="phone", imei=IMEI))


def test_a_line_near_its_allowance_raises_an_alert() -> None:
    sg = office()
    a_line(sg)
    act = {"act": "assets.line_used", "line": "L-1", "on": "2026-03-31"}
    assert verdicts(sg, "SU-LINE", **act, data=7_999) == {"data": Verdict.PASS}
    assert verdicts(sg, "SU-LINE", **act, data=8_000) == {"data": Verdict.BREACH}
