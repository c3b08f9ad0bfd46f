"""Which procedure a need asks for: thresholds at their date, for a State service."""

from __future__ import annotations

from datetime import date

import pytest
from helpers import office
from hypothesis import given
from hypothesis import strategies as st

from procurement.buying import a_consultation, asked, refused_by
from secgen import Verdict
from secgen.kernel.errors import InvalidInput, LawError
from secgen.kernel.money import Money
from secgen.law import Law
from secgen.procurement.computations.procedure import propose, reaches_formal, under_exemption

euros = Money.parse
MARCH, APRIL, MAY = date(2026, 3, 15), date(2026, 4, 1), date(2026, 5, 1)


@pytest.mark.rule("PR-01")
def test_55_000_call_for_a_procedure_in_march_2026_and_are_exempt_from_april(law: Law) -> None:
    assert propose("services", euros("55 000"), law, MARCH).procedure == "adapted"
    assert propose("services", euros("55 000"), law, APRIL).procedure == "exempt"


@pytest.mark.rule("PR-01")
def test_an_exempt_consultation_above_the_threshold_is_refused() -> None:
    sg = office()
    refused_by(sg, lambda: a_consultation(sg, "exempt", "55 000", on="2026-03-15"), "PR-01")
    a_consultation(sg, "exempt", "55 000", on="2026-04-01")


@pytest.mark.rule("PR-02")
def test_at_60_000_exactly_a_need_is_not_exempt(law: Law) -> None:
    assert not under_exemption("supplies", euros("60 000,00"), law, MAY)
    assert under_exemption("supplies", euros("59 999,99"), law, MAY)
    sg = office()
    refused_by(sg, lambda: a_consultation(sg, "exempt", "60 000,00", on="2026-05-01"), "PR-02")


@pytest.mark.rule("PR-03")
def test_works_are_exempt_below_100_000(law: Law) -> None:
    june = date(2026, 6, 1)
    assert propose("works", euros("99 000"), law, june).procedure == "exempt"
    assert propose("works", euros("100 000"), law, june).procedure == "adapted"
    sg = office()
    refused_by(sg, lambda: a_consultation(sg, "exempt", "110 000", on="2026-06-01", kind="works"), "PR-03")


@pytest.mark.rule("PR-01", "PR-03")
@pytest.mark.parametrize(
    ("day", "supplies", "works"),
    [
        ("2015-10-01", "25 000", "25 000"),
        ("2019-12-31", "25 000", "25 000"),
        ("2020-01-01", "40 000", "40 000"),
        ("2020-07-24", "40 000", "70 000"),
        ("2020-12-08", "40 000", "100 000"),
        ("2022-12-31", "40 000", "100 000"),
        ("2026-03-31", "40 000", "100 000"),
        ("2026-04-01", "60 000", "100 000"),
    ],
)
def test_the_exemption_thresholds_since_2015(law: Law, day: str, supplies: str, works: str) -> None:
    on = date.fromisoformat(day)
    for kind, threshold in (("services", euros(supplies)), ("works", euros(works))):
        assert not under_exemption(kind, threshold, law, on)  # type: ignore[arg-type]
        assert under_exemption(kind, threshold - Money(1), law, on)  # type: ignore[arg-type]


@pytest.mark.rule("PR-04")
def test_141_000_need_a_tender_from_2026_and_did_not_the_day_before(law: Law) -> None:
    assert propose("services", euros("141 000"), law, date(2025, 12, 31)).procedure == "adapted"
    assert propose("services", euros("141 000"), law, date(2026, 1, 1)).procedure == "open"


@pytest.mark.rule("PR-04")
def test_an_adapted_procedure_of_250_000_is_refused() -> None:
    sg = office()
    assert set(refused_by(sg, lambda: a_consultation(sg, "adapted", "250 000", on="2026-02-01"), "PR-04"))


@pytest.mark.rule("PR-05")
def test_works_of_5_404_000_need_a_tender_in_2026(law: Law) -> None:
    assert propose("works", euros("5 404 000"), law, date(2026, 2, 1)).procedure == "open"
    assert propose("works", euros("5 403 999,99"), law, date(2026, 2, 1)).procedure == "adapted"
    assert propose("works", euros("5 404 000"), law, date(2025, 12, 31)).procedure == "adapted"
    sg = office()
    refused_by(sg, lambda: a_consultation(sg, "adapted", "5 404 000", on="2026-02-01", kind="works"), "PR-05")


@pytest.mark.rule("PR-06")
def test_a_state_service_is_not_a_local_authority(law: Law) -> None:
    value, day = euros("180 000"), date(2026, 6, 1)
    assert propose("services", value, law, day).procedure == "open"
    assert propose("services", value, law, day, buyer="other").procedure == "adapted"
    sg = office()
    refused_by(sg, lambda: a_consultation(sg, "adapted", "180 000", on="2026-06-01"), "PR-06")


@pytest.mark.rule("PR-04", "PR-05", "PR-06")
@pytest.mark.parametrize(
    ("year", "state", "other", "works"),
    [
        (2016, "135 000", "209 000", "5 225 000"),
        (2018, "144 000", "221 000", "5 548 000"),
        (2020, "139 000", "214 000", "5 350 000"),
        (2022, "140 000", "215 000", "5 382 000"),
        (2024, "143 000", "221 000", "5 538 000"),
        (2026, "140 000", "216 000", "5 404 000"),
    ],
)
def test_the_european_thresholds_since_2016(law: Law, year: int, state: str, other: str, works: str) -> None:
    for day in (date(year, 1, 1), date(year + 1, 12, 31)):
        for kind, buyer, at in (("supplies", "state", state), ("services", "other", other), ("works", "state", works)):
            assert reaches_formal(kind, euros(at), law, day, buyer=buyer)  # type: ignore[arg-type]
            assert not reaches_formal(kind, euros(at) - Money(1), law, day, buyer=buyer)  # type: ignore[arg-type]


@pytest.mark.rule("PR-04", "PR-05", "PR-06")
def test_a_threshold_set_for_two_years_is_not_known_after_them(law: Law) -> None:
    day = date(2028, 2, 1)
    for kind, value in (("services", "139 000"), ("works", "5 403 999"), ("supplies", "10 000 000")):
        assert reaches_formal(kind, euros(value), law, day).yes is None  # type: ignore[arg-type]
        proposal = propose(kind, euros(value), law, day)  # type: ignore[arg-type]
        assert (proposal.procedure, proposal.publicity, proposal.profile) == (None, None, True)
        assert "formal-procedure threshold not known on that day" in str(proposal.explanation)
        assert [proposal.allows(p) for p in ("exempt", "adapted", "open")] == [False, None, True]
    assert propose("services", euros("59 999"), law, day).procedure == "exempt"
    assert propose("services", euros("700 000"), law, day, special="social").procedure == "adapted"
    sg = office(2028)
    launched = {"act": "procurement.consultation_launched", "consultation": "C", "value": "139 000", "on": "2028-02-01"}
    for kind, rule in (("services", "PR-04"), ("works", "PR-05")):
        assert asked(sg, rule, **launched, kind=kind, procedure="adapted") is Verdict.UNDETERMINED
        assert asked(sg, rule, **launched, kind=kind, procedure="adapted", special="social") is Verdict.PASS


@pytest.mark.rule("PR-07")
def test_services_of_95_000_are_published_in_the_boamp_or_a_journal(law: Law) -> None:
    proposal = propose("services", euros("95 000"), law, MAY)
    assert (proposal.procedure, proposal.publicity) == ("adapted", "notice")
    assert propose("services", euros("150 000"), law, MAY).publicity == "european"
    sg = office()
    refused_by(sg, lambda: a_consultation(sg, "adapted", "95 000", on="2026-05-01", publicity="free"), "PR-07")
    a_consultation(sg, "adapted", "95 000", on="2026-05-01", publicity="notice")


@pytest.mark.rule("PR-08")
def test_services_of_70_000_have_an_adapted_publicity_and_the_buyer_profile(law: Law) -> None:
    proposal = propose("services", euros("70 000"), law, date(2026, 6, 1))
    assert (proposal.publicity, proposal.profile) == ("free", True)
    sg = office()
    refused_by(sg, lambda: a_consultation(sg, "adapted", "70 000", on="2026-06-01", publicity="none"), "PR-08")


@pytest.mark.rule("PR-09")
def test_from_60_000_the_documents_are_on_the_buyer_profile(law: Law) -> None:
    assert propose("works", euros("100 000"), law, MAY).profile
    assert propose("services", euros("45 000"), law, MARCH).profile
    assert not propose("services", euros("45 000"), law, APRIL).profile
    sg = office()
    refused_by(sg, lambda: a_consultation(sg, "adapted", "61 000", on="2026-05-01", profile=False), "PR-09")
    a_consultation(sg, "adapted", "61 000", on="2026-05-01", profile=True)


@pytest.mark.rule("PR-10")
def test_from_25_000_the_contract_is_in_writing(law: Law) -> None:
    assert not propose("services", euros("18 000"), law, MAY).written
    assert propose("services", euros("25 000"), law, MAY).written


@pytest.mark.rule("PR-39")
def test_300_000_of_computers_through_a_central_body_need_no_notice(law: Law) -> None:
    proposal = propose("supplies", euros("300 000"), law, MAY, central="UGAP")
    assert (proposal.procedure, proposal.publicity) == ("central", "none")
    sg = office()
    a_consultation(sg, "central", "300 000", on="2026-05-01", kind="supplies", central="UGAP")
    refused_by(sg, lambda: a_consultation(sg, "central", "300 000", on="2026-05-01"), "PR-39")
    unknown = a_consultation(sg, "central", "300 000", on="2026-05-01", central="ACME")
    assert sg.history(f"consultation/{unknown}")[0].advice == ("PR-39",)


@pytest.mark.rule("PR-40")
def test_books_of_85_000_for_a_library_are_exempt(law: Law) -> None:
    assert propose("supplies", euros("85 000"), law, MAY, special="books").procedure == "exempt"
    assert propose("supplies", euros("90 000"), law, MAY, special="books").procedure == "adapted"
    assert propose("supplies", euros("99 999"), law, MAY, special="innovation").procedure == "exempt"
    sg = office()
    refused_by(sg, lambda: a_consultation(sg, "exempt", "95 000", on="2026-05-01", special="books"), "PR-40")


def test_social_services_are_always_adapted_with_a_european_notice_from_750_000(law: Law) -> None:
    assert propose("services", euros("700 000"), law, MAY, special="social").procedure == "adapted"
    assert propose("services", euros("700 000"), law, MAY, special="social").publicity == "notice"
    assert propose("services", euros("750 000"), law, MAY, special="social").publicity == "european"


def test_a_case_without_competition_is_proposed_with_its_ground(law: Law) -> None:
    proposal = propose("supplies", euros("300 000"), law, MAY, ground="single_operator")
    assert (proposal.procedure, proposal.publicity) == ("no_competition", "none")
    sg = office()
    act = {"act": "procurement.consultation_launched", "consultation": "C", "kind": "supplies", "value": "300 000",
           "procedure": "no_competition", "on": "2026-05-01"}  # fmt: skip
    assert asked(sg, "PROC-GROUND", **act) is Verdict.BREACH
    assert asked(sg, "PROC-GROUND", **act, ground="single_operator", ground_reason="one artist") is Verdict.PASS


def test_a_proposal_says_what_it_read(law: Law) -> None:
    told = str(propose("services", euros("180 000"), law, date(2026, 6, 1)).explanation)
    assert "[PR-04]" in told
    assert "140\u00a0000,00 €" in told
    assert "règlement délégué (UE) 2025/2152" in told


def test_a_negative_need_and_a_day_before_the_law_are_refused(law: Law) -> None:
    with pytest.raises(InvalidInput, match="negative"):
        propose("services", Money(-1), law, MAY)
    with pytest.raises(LawError, match="SG-LAW-NOT-IN-FORCE"):
        propose("services", euros("50 000"), law, date(2010, 1, 1))


@given(cents=st.integers(1, 10**10), more=st.integers(0, 10**9), day=st.dates(date(2016, 4, 1), date(2027, 12, 31)))
def test_a_larger_need_never_asks_for_less(law: Law, cents: int, more: int, day: date) -> None:
    for kind in ("supplies", "services", "works"):
        small = propose(kind, Money(cents), law, day)  # type: ignore[arg-type]
        large = propose(kind, Money(cents + more), law, day)  # type: ignore[arg-type]
        assert small.allows(large.procedure)
        assert large.written >= small.written
