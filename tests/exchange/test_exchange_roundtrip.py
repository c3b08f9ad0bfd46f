"""Property: whatever is written is read back equal, in every layout, or refused before it is written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secgen.exchange import LAYOUTS, CommitmentRow, GrantRow, JournalRow, PaymentRow, Row, read, write
from secgen.kernel.errors import InvalidInput
from secgen.kernel.identifiers import is_siret
from secgen.kernel.money import Money

CODES = st.text("ABCDEFGHIJ0123456789-/.", min_size=0, max_size=12)
LETTERS = "abcÉœç \"\u00a0\u202f,;/#'&|\t"
LABELS = st.text(LETTERS, max_size=20)
PLAIN = LABELS.filter(lambda s: s == "" or s.strip(" \t\u00a0\u202f") not in ("", "#"))
RAW = PLAIN.filter(lambda s: '";' not in s and ';"' not in s)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
MAYBE_DAY = st.none() | DAYS
AMOUNTS = st.integers(-(10**13), 10**13).filter(bool).map(Money)
DIGITS = st.text("0123456789", min_size=10, max_size=10)
SIRETS = st.sampled_from(["", "73282932000074", "73282932000079", "FR12"])
PROGRAMMES = st.text("0123456789", min_size=3, max_size=3)
NUMBERS = st.integers(1, 99999).map(str)


def commitments(labels: st.SearchStrategy[str], **more: st.SearchStrategy[Any]) -> st.SearchStrategy[CommitmentRow]:
    return st.builds(
        CommitmentRow,
        programme=PROGRAMMES,
        commitment=DIGITS,
        item=NUMBERS,
        amount=AMOUNTS,
        functional_domain=CODES,
        cost_centre=CODES,
        replicated_on=DAYS,
        modified_on=MAYBE_DAY,
        supplier_code=CODES,
        supplier=labels,
        siret=SIRETS,
        account=CODES,
        budget_account=labels,
        goods_group=CODES,
        cper=CODES,
        location=CODES,
        **more,
    )


def payments(labels: st.SearchStrategy[str], **more: st.SearchStrategy[Any]) -> st.SearchStrategy[PaymentRow]:
    return st.builds(
        PaymentRow,
        programme=PROGRAMMES,
        request=NUMBERS,
        amount=AMOUNTS,
        commitment=st.just("") | DIGITS,
        item=CODES,
        base_on=MAYBE_DAY,
        paid_on=DAYS,
        payee=labels,
        siret=SIRETS,
        budget_account=labels,
        location=CODES,
        **more,
    )


def jp51(labels: st.SearchStrategy[str]) -> st.SearchStrategy[JournalRow]:
    return st.builds(
        JournalRow,
        fiscal_year=st.integers(1000, 2999),
        amount=st.integers(-(10**13), 10**13).map(Money),
        commitment=DIGITS,
        item=CODES,
        text=labels,
        supplier=labels,
        amount_type=st.sampled_from(["100", "150", "200", "350", "500", "600", "650", "999"]),
        amount_type_label=labels,
        updated_on=MAYBE_DAY,
        posted_on=MAYBE_DAY,
        entered_by=labels,
    )


@st.composite
def jp57(draw: st.DrawFn, labels: st.SearchStrategy[str]) -> JournalRow:
    piece, item = draw(st.just("") | NUMBERS | DIGITS), draw(CODES)
    known = len(piece) == 10
    return JournalRow(
        fiscal_year=draw(st.integers(1000, 2999)),
        amount=draw(AMOUNTS),
        previous_piece=piece,
        previous_item=item,
        commitment=piece if known else "",
        item=item if known else "",
        supplier=draw(labels),
        text=draw(labels),
        posted_on=draw(DAYS),
        document_on=draw(MAYBE_DAY),
    )


def grants(labels: st.SearchStrategy[str]) -> st.SearchStrategy[GrantRow]:
    return st.builds(
        GrantRow,
        grantor=labels,
        beneficiary=labels,
        purpose=labels,
        amount=st.integers(-(10**9), 10**13).map(Money),
        grantor_siret=SIRETS,
        signed_on=MAYBE_DAY,
        decision=labels,
        beneficiary_rna=st.sampled_from(["", "W123456789", "12"]),
        nature=st.sampled_from(["", "aide en nature", "aide en numéraire;aide en nature", "don"]),
        payment_dates=st.lists(DAYS, max_size=2).map(tuple),
        share=st.none() | st.decimals("0.01", "1", places=4),
        scheme=labels,
    )


def family(layout: str, labels: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    year = st.integers(1000, 2999)
    return {
        "inf-bud-53-ae": commitments(labels, cper_label=labels),
        "inf-bud-53-cp": payments(labels, cper_label=labels, service=CODES, service_on=MAYBE_DAY),
        "aife-ae": commitments(labels, financial_centre=CODES, fund=CODES, ministerial_axis_2=labels, company=CODES),
        "aife-cp": payments(labels, fiscal_year=year, request_item=CODES, company=CODES, piece_type=CODES),
        "jp51": jp51(labels),
        "jp57": jp57(labels),
        "subventions": grants(labels),
    }[layout]


def unique(row: Row) -> object:
    return row.key if isinstance(row, CommitmentRow | PaymentRow) else id(row)


def back(layout: str, rows: list[Row], folder: Path) -> list[Row]:
    """Write, read, and put rows and orphans in the order of the file."""
    path = folder / f"{layout}.csv"
    assert write(layout, rows, path) == len(rows)
    reading = read(layout, path)
    assert not reading.set_aside
    assert reading.lines_read == len(rows)
    assert all(isinstance(orphan, PaymentRow | JournalRow) and not orphan.commitment for orphan in reading.orphans)
    return sorted((*reading.rows, *reading.orphans), key=lambda row: row.line)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@settings(deadline=None)
@given(data=st.data())
def test_sane_rows_are_never_refused_and_read_back_equal(
    tmp_path_factory: pytest.TempPathFactory, layout: str, data: st.DataObject
) -> None:
    labels = RAW if LAYOUTS[layout].quoting == "raw" else PLAIN
    rows = data.draw(st.lists(family(layout, labels), max_size=4, unique_by=unique))
    assert back(layout, rows, tmp_path_factory.getbasetemp()) == rows


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@settings(deadline=None)
@given(data=st.data())
def test_any_text_at_all_reads_back_equal_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, layout: str, data: st.DataObject
) -> None:
    anything = LABELS | st.text(max_size=8) | st.text('";\r\n#', max_size=6)
    rows = data.draw(st.lists(family(layout, anything), max_size=3))
    code = ""
    found: list[Row] = []
    try:
        found = back(layout, rows, tmp_path_factory.getbasetemp())
    except InvalidInput as refused:
        code = refused.code
    assert code == "SG-LAYOUT" or found == rows


def test_the_sirets_of_these_tests_are_one_true_and_one_false() -> None:
    assert is_siret("73282932000074")
    assert not is_siret("73282932000079")
    assert Decimal("1.00") == Decimal(1)
