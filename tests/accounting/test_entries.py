"""Entries that balance, and reversals that remember."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secgen.accounting.entries import Entry, EntryLine, credit, debit, reversal
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money

euros = Money.parse
DAY = date(2025, 12, 31)
positive = st.integers(1, 10**12).map(Money)


def bill(amount: str, owed: str, number: str = "J-1") -> Entry:
    return Entry(DAY, "Facture", (debit("61", euros(amount)), credit("401", euros(owed))), 7, None, number)


@pytest.mark.rule("FIN-058")
def test_an_entry_whose_sides_are_equal_is_made() -> None:
    assert bill("1 200,00", "1 200,00").total == euros("1 200")


@pytest.mark.rule("FIN-058")
@pytest.mark.parametrize("owed", ["1 199,99", "1 200,01"])
def test_an_entry_out_by_one_cent_is_refused(owed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        bill("1 200,00", owed)
    assert refused.value.code == "SG-FIELD"
    assert refused.value.params["field"] == "lines"
    assert "debit and credit differ" in refused.value.message


@pytest.mark.rule("FIN-058")
def test_an_entry_without_lines_is_refused() -> None:
    with pytest.raises(InvalidInput):
        Entry(DAY, "Vide", ())


@pytest.mark.rule("FIN-058")
@pytest.mark.parametrize(("left", "right"), [(0, 0), (1, 1), (-1, 0), (0, -1), (5, -5)])
def test_a_line_has_one_positive_side(left: int, right: int) -> None:
    with pytest.raises(InvalidInput):
        EntryLine("401", Money(left), Money(right))


@pytest.mark.rule("FIN-058")
def test_a_reversal_swaps_the_sides_and_names_what_it_takes_back() -> None:
    entry = bill("1 200", "1 200")
    back = reversal(entry, date(2026, 1, 1))
    assert [(line.account, line.debit, line.credit) for line in back.lines] == [
        ("61", ZERO, euros("1 200")),
        ("401", euros("1 200"), ZERO),
    ]
    assert (back.date, back.reverses, back.source, back.number) == (date(2026, 1, 1), "J-1", 7, "J-1-R")
    assert "Facture" in back.label


@pytest.mark.rule("FIN-058")
def test_an_entry_without_number_cannot_be_linked_so_it_cannot_be_reversed() -> None:
    with pytest.raises(InvalidInput) as refused:
        reversal(bill("1", "1", number=""), DAY)
    assert refused.value.params["field"] == "number"


@pytest.mark.rule("FIN-058")
def test_a_reversal_does_not_come_before_the_entry() -> None:
    with pytest.raises(InvalidInput):
        reversal(bill("1", "1"), date(2025, 12, 30))


@pytest.mark.rule("FIN-058")
@given(amounts=st.lists(positive, min_size=1, max_size=6))
def test_an_entry_and_its_reversal_leave_every_account_at_nothing(amounts: list[Money]) -> None:
    lines = [debit(f"6{n}", amount) for n, amount in enumerate(amounts)]
    entry = Entry(DAY, "Lot", (*lines, credit("401", Money.sum(amounts))), number="J-2")
    balances: dict[str, int] = {}
    for line in (*entry.lines, *reversal(entry, DAY).lines):
        balances[line.account] = balances.get(line.account, 0) + (line.debit - line.credit).cents
    assert set(balances.values()) == {0}
