"""Matching an office's list with Chorus: states, amounts counted once, and the reason for what is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from secgen.exchange import Matching, OfficeRow, Row, State, match, read, read_office_list, write
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import language

Good = dict[str, Row]
Put = Callable[..., Path]
A, B, C = "2103105755", "2103105756", "2103105757"


@frozen
class Committed:
    """The least a store must give of a commitment item."""

    commitment: str
    amount: Money
    item: str = "1"
    programme: str = "175"
    financial_centre: str = ""


@frozen
class Paid:
    """The least a store must give of a payment."""

    commitment: str
    amount: Money
    programme: str = "175"
    paid_on: date | None = date(2026, 4, 2)


def euros(amount: int) -> Money:
    return Money(amount * 100)


def one(cell: str, commitments: list[Committed], payments: list[Paid]) -> Matching:
    return match([OfficeRow.of(cell, line=2)], commitments, payments)


@pytest.mark.parametrize(
    ("committed", "paid", "state", "outstanding"),
    [
        ([1000], [], State.COMMITTED, 1000),
        ([1000], [400], State.PARTLY_PAID, 600),
        ([1000], [400, 600], State.PAID, 0),
        ([1000], [1001], State.OVERPAID, 0),
        ([1000], [400, -400], State.COMMITTED, 1000),
        ([1000, -200], [800], State.PAID, 0),
        ([], [400], State.PAYMENT_ONLY, 0),
        ([], [], State.NOT_FOUND, 0),
    ],
)
def test_a_line_stands_where_its_commitment_stands(
    committed: list[int], paid: list[int], state: State, outstanding: int
) -> None:
    matching = one(A, [Committed(A, euros(n)) for n in committed], [Paid(A, euros(n)) for n in paid])
    (line,) = matching.lines
    assert line.state is state
    assert (line.committed, line.paid) == (euros(sum(committed)), euros(sum(paid)))
    assert line.outstanding == matching.outstanding == euros(outstanding)
    assert matching.count() == {state: 1}


@pytest.mark.parametrize(
    ("cell", "state", "reason"),
    [
        ("", State.NO_NUMBER, "no commitment number"),
        ("21031", State.UNREADABLE_NUMBER, "'21031' is not a commitment number"),
        (B, State.NOT_FOUND, f"EJ {B}: no commitment and no payment"),
    ],
)
def test_a_line_not_found_says_why_in_two_languages(cell: str, state: State, reason: str) -> None:
    matching = one(cell, [Committed(A, euros(1))], [])
    (line,) = matching.incomplete
    assert line.state is state
    (why,) = line.reasons
    assert reason in why.en
    assert why.fr != why.en
    with language("fr"):
        assert str(state.label) == state.label.fr != state.label.en


def test_a_commitment_over_several_items_bops_and_years_is_one_standing() -> None:
    commitments = [
        Committed(A, euros(100), "1", "175", "0175-CARA-DRAC"),
        Committed(A, euros(50), "2", "131", "0131-CARA-DRAC"),
        Committed(A, euros(25), "1", "175", "0175-CARA-UDAP"),
    ]
    payments = [Paid(A, euros(30), "175", date(2025, 5, 1)), Paid(A, euros(40), "131", date(2026, 2, 1))]
    matching = one(A, commitments, payments)
    (standing,) = matching.standings
    assert (standing.committed, standing.paid, standing.items) == (euros(175), euros(70), 2)
    assert standing.programmes == ("131", "175")
    assert standing.bops == ("0131-CARA", "0175-CARA")
    assert matching.lines[0].payment_dates == (date(2025, 5, 1), date(2026, 2, 1))
    assert matching.committed == euros(175)


def test_a_commitment_two_lines_name_is_flagged_and_counted_once() -> None:
    rows = [OfficeRow.of(A, line=2), OfficeRow.of(f"{A};{B}", line=3), OfficeRow.of(f"{B};{B}", line=4)]
    matching = match(rows, [Committed(A, euros(100)), Committed(B, euros(10))], [Paid(A, euros(100))])
    assert [line.committed for line in matching.lines] == [euros(100), euros(110), euros(10)]
    assert [line.shared for line in matching.lines] == [True, True, True]
    assert [(s.commitment, s.lines) for s in matching.shared] == [(A, (2, 3)), (B, (3, 4))]
    assert (matching.committed, matching.paid, matching.outstanding) == (euros(110), euros(100), euros(10))
    assert "named by lines 2, 3; counted once" in matching.lines[0].reasons[0].en


def test_one_number_twice_in_a_cell_is_not_shared() -> None:
    matching = one(f"{A} / {A}", [Committed(A, euros(100))], [])
    assert not matching.lines[0].shared
    assert matching.lines[0].committed == euros(100)


def test_a_line_of_several_commitments_is_paid_only_if_all_are() -> None:
    commitments = [Committed(A, euros(100)), Committed(B, euros(100))]
    for payments, state in [
        ([Paid(A, euros(100)), Paid(B, euros(100))], State.PAID),
        ([Paid(A, euros(100))], State.PARTLY_PAID),
        ([Paid(A, euros(200))], State.OVERPAID),
        ([], State.COMMITTED),
    ]:
        assert one(f"{A},{B}", commitments, payments).lines[0].state is state
    overpaid = one(f"{A},{B}", commitments, [Paid(A, euros(200))]).lines[0]
    assert overpaid.outstanding == euros(100)


def test_a_line_with_one_number_missing_stands_by_the_other_and_is_not_complete() -> None:
    matching = one(f"{A},{B},21", [Committed(A, euros(100))], [Paid(A, euros(100))])
    (line,) = matching.incomplete
    assert (line.state, line.missing, line.row.unreadable) == (State.PAID, (B,), ("21",))
    assert len(line.reasons) == 2


def test_a_payment_without_its_commitment_is_not_called_overpaid() -> None:
    (line,) = one(A, [], [Paid(A, euros(5))]).lines
    assert line.state is State.PAYMENT_ONLY
    assert "committed outside the extracts" in line.reasons[0].en


def test_orphan_payments_and_unnamed_commitments_are_counted_apart() -> None:
    matching = one(A, [Committed(A, euros(1)), Committed(B, euros(2))], [Paid("", euros(7)), Paid(C, euros(3))])
    assert (matching.orphan_payments, matching.orphan_amount) == (1, euros(7))
    assert [(s.commitment, s.state) for s in matching.unnamed] == [(B, State.COMMITTED), (C, State.PAYMENT_ONLY)]
    assert matching.committed == euros(1)


def test_the_states_have_their_stable_names() -> None:
    assert {state.value for state in State} == {
        "no-number",
        "unreadable-number",
        "not-found",
        "payment-only",
        "committed",
        "partly-paid",
        "paid",
        "overpaid",
    }


def test_files_are_matched_from_end_to_end(tmp_path: Path, put: Put, good: Good) -> None:
    write("inf-bud-53-ae", [good["inf-bud-53-ae"]], tmp_path / "ae.csv")
    write("inf-bud-53-cp", [good["inf-bud-53-cp"]], tmp_path / "cp.csv")
    office = read_office_list(put(f"Dossier;N° EJ\n17;{A}.0\n18;\n19;{B}\n", "office.csv"))
    commitments = read("inf-bud-53-ae", tmp_path / "ae.csv").commitments
    payments = read("inf-bud-53-cp", tmp_path / "cp.csv").payments
    matching = match(office.rows, commitments, payments)
    assert [(line.row["Dossier"], line.state, line.outstanding) for line in matching.lines] == [
        ("17", State.PARTLY_PAID, euros(600)),
        ("18", State.NO_NUMBER, ZERO),
        ("19", State.NOT_FOUND, ZERO),
    ]
    assert matching.lines[0].payment_dates == (date(2026, 4, 2),)
    assert matching.lines[0].programmes == ("175",)


def test_the_real_regional_extracts_match(sample: Callable[[str], Path]) -> None:
    commitments = read("inf-bud-53-ae", sample("region_ae_INF-BUD-53.csv")).commitments
    payments = read("inf-bud-53-cp", sample("region_cp_INF-BUD-53.csv")).payments
    matching = match([OfficeRow.of(A, line=2)], commitments, payments)
    (line,) = matching.lines
    assert (line.state, line.committed, line.paid) == (State.PARTLY_PAID, Money(3_750_012), Money(120_928))
    assert line.programmes == ("103", "152")


NUMBERS = st.sampled_from([A, B, C, "2103105758"])


@settings(deadline=None)
@given(
    st.lists(st.lists(NUMBERS, max_size=3)),
    st.lists(st.tuples(NUMBERS, st.integers(-50, 50), st.sampled_from(["1", "2"]))),
    st.lists(st.tuples(NUMBERS | st.just(""), st.integers(-50, 50))),
)
def test_no_euro_is_lost_or_counted_twice(
    cells: list[list[str]], committed: list[tuple[str, int, str]], paid: list[tuple[str, int]]
) -> None:
    rows = [OfficeRow.of(";".join(cell), line=n) for n, cell in enumerate(cells, 2)]
    commitments = [Committed(number, euros(amount), item) for number, amount, item in committed]
    payments = [Paid(number, euros(amount)) for number, amount in paid]
    matching = match(rows, commitments, payments)
    everything = (*matching.standings, *matching.unnamed)
    assert Money.sum(s.committed for s in everything) == Money.sum(c.amount for c in commitments)
    assert Money.sum(s.paid for s in everything) + matching.orphan_amount == Money.sum(p.amount for p in payments)
    assert len({s.commitment for s in everything}) == len(everything)
    assert {s.commitment for s in matching.standings} <= {number for cell in cells for number in cell}
    assert len(matching.lines) == len(rows) == sum(matching.count().values())
