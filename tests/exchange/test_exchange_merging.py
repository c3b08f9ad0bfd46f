"""Several lines for one item or payment: what is added up, whose labels are kept, what is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from attrs import evolve

from secgen.exchange import CommitmentRow, PaymentRow, Reading, Row, read, write
from secgen.kernel.money import Money

Put = Callable[..., Path]
Good = dict[str, Row]


def together(tmp_path: Path, layout: str, *rows: Row) -> Reading:
    """Read one file made of rows that could not be written together."""
    content = ""
    for row in rows:
        write(layout, [row], tmp_path / "one.csv")
        lines = (tmp_path / "one.csv").read_text().splitlines(keepends=True)
        content = content or "".join(lines[:-1])
        content += lines[-1]
    (tmp_path / "all.csv").write_text(content)
    return read(layout, tmp_path / "all.csv")


def test_the_latest_positive_line_gives_the_labels_whatever_the_order(tmp_path: Path, good: Good) -> None:
    row = good["aife-ae"]
    assert isinstance(row, CommitmentRow)
    old = evolve(row, supplier="OLD", amount=Money(100), modified_on=date(2026, 1, 1))
    new = evolve(row, supplier="NEW", amount=Money(200), modified_on=date(2026, 5, 1))
    withdrawn = evolve(row, supplier="WITHDRAWN", amount=Money(-50), modified_on=date(2026, 9, 1))
    for rows in ((old, new, withdrawn), (withdrawn, new, old), (new, old, withdrawn)):
        (kept,) = together(tmp_path, "aife-ae", *rows).commitments
        assert kept == evolve(new, amount=Money(250))


def test_of_two_lines_of_one_day_the_last_in_the_file_gives_the_labels(tmp_path: Path, good: Good) -> None:
    row = good["aife-ae"]
    assert isinstance(row, CommitmentRow)
    first, last = evolve(row, fund="A"), evolve(row, fund="B")
    (kept,) = together(tmp_path, "aife-ae", first, last).commitments
    assert (kept.fund, kept.amount, kept.line) == ("B", Money(200_000), 2)


def test_each_value_that_differs_between_the_lines_is_told(tmp_path: Path, good: Good) -> None:
    row = good["aife-ae"]
    assert isinstance(row, CommitmentRow)
    reading = together(tmp_path, "aife-ae", row, evolve(row, programme="131", fund="F"))
    assert [(a.kind.value, a.value) for a in reading.anomalies] == [
        ("duplicate-item-summed", "EJ 2103105755/1"),
        ("label-mismatch", "131 ≠ 175"),
        ("label-mismatch", "F ≠ "),
    ]


def test_two_items_of_one_commitment_stay_two_rows(tmp_path: Path, good: Good) -> None:
    row = good["aife-ae"]
    assert isinstance(row, CommitmentRow)
    other = evolve(row, item="2")
    reading = together(tmp_path, "aife-ae", row, other)
    assert (reading.rows, reading.anomalies) == ((row, other), ())


def test_payments_are_one_only_if_request_item_commitment_and_dates_are_the_same(tmp_path: Path, good: Good) -> None:
    row = good["aife-cp"]
    assert isinstance(row, PaymentRow)
    others = (
        evolve(row, request="2"),
        evolve(row, request_item="2"),
        evolve(row, company="ADCE"),
        evolve(row, fiscal_year=2025),
        evolve(row, commitment="2103105756"),
        evolve(row, item="2"),
        evolve(row, paid_on=date(2026, 4, 3)),
        evolve(row, base_on=date(2026, 3, 21)),
    )
    assert together(tmp_path, "aife-cp", row, *others).rows == (row, *others)
    (summed,) = together(tmp_path, "aife-cp", row, evolve(row, account="6541100000")).payments
    assert summed.amount == row.amount + row.amount


def test_two_services_rendered_are_two_payments(tmp_path: Path, good: Good) -> None:
    row = good["inf-bud-53-cp"]
    assert isinstance(row, PaymentRow)
    others = (evolve(row, service="5"), evolve(row, service="5", service_on=date(2026, 3, 1)))
    assert together(tmp_path, "inf-bud-53-cp", row, *others).rows == (row, *others)


def test_a_credit_note_lowers_the_payment_it_corrects(tmp_path: Path, good: Good) -> None:
    row = good["inf-bud-53-cp"]
    reading = together(tmp_path, "inf-bud-53-cp", row, evolve(row, amount=Money(-10_000)))
    assert [payment.amount for payment in reading.payments] == [Money(30_000)]
    assert "negative-amount" in [a.kind.value for a in reading.anomalies]
