"""Plain text: figures as French accounts print them, lines that fit a terminal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from secgen.kernel.money import Money
from secgen.kernel.text import Text, language
from secgen.reports import Column, Table, text
from secgen.reports.cells import clean, show

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("0.1234"), f"12,34{NBSP}%"),
        (Decimal("12.5"), f"1{NBSP}250,00{NBSP}%"),
        (Decimal("0.00005"), f"0,01{NBSP}%"),
        (Decimal("-0.00001"), f"0,00{NBSP}%"),
        (2026, "2026"),
        (12_345, f"12{NBSP}345"),
        (None, "–"),
        ("", "–"),
        (True, "yes"),
    ],
)
def test_how_a_cell_is_shown(value: object, shown: str) -> None:
    with language("en"):
        assert show(value) == shown


def test_figures_look_the_same_in_both_languages(table: Table) -> None:
    for shown in (text.render(table, "fr"), text.render(table, "en")):
        assert f"48{NBSP}000,00" in shown
        assert "-12,50" in shown
        assert f"132,00{NBSP}%" in shown


def test_labels_follow_the_language(table: Table) -> None:
    assert "Montant" in text.render(table, "fr")
    assert "Amount" in text.render(table, "en")
    assert "Le taux peut dépasser 100 %." in text.render(table, "fr")


def test_amounts_end_at_the_same_place_and_a_rule_stands_above_the_total(table: Table) -> None:
    lines = text.render(table, "fr").splitlines()
    total = next(i for i, line in enumerate(lines) if line.startswith("Total"))
    assert set(lines[total - 1]) == {"─", " "}
    ends = [lines[i].index(amount) + len(amount) for i, amount in ((total, f"47{NBSP}987,50"), (total - 2, "0,00"))]
    assert ends[0] == ends[1]


def test_long_texts_are_cut_to_fit_but_figures_never(table: Table) -> None:
    long = evolve(table, rows=(("Direction régionale " * 9, *table.rows[0][1:]),))
    shown = text.render(long, "fr", width=80)
    assert max(map(len, shown.splitlines())) <= 80
    assert "…" in shown
    assert f"48{NBSP}000,00" in text.render(long, "fr", width=10)


@pytest.mark.parametrize("width", [1, 40, 60])
def test_on_a_narrow_terminal_no_word_of_a_header_is_cut_and_texts_keep_twelve_characters(width: int) -> None:
    columns = (
        Column("p", Text("bénéficiaire principal", "beneficiary"), "text"),
        Column("d", Text("date", "date"), "date"),
        Column("m", Text("montant", "amount"), "money"),
    )
    rows = (("Direction régionale des affaires culturelles", date(2026, 3, 2), Money(4_800_000)),)
    shown = text.render(Table("t", Text("t", "t"), columns, rows), "fr", width=width)
    assert "bénéficiaire" in shown
    assert ("Direction r…" if width < 40 else "Direction régio") in shown
    assert "2026-03-02" in shown
    assert f"48{NBSP}000,00" in shown


def test_an_empty_table_says_so(table: Table) -> None:
    assert "Aucune ligne." in text.render(evolve(table, rows=(), total=None), "fr")
    assert text.render(Table("t", Text("Rien", "Nothing"), (), ()), "fr").startswith("Rien")


def test_a_cell_can_neither_move_the_cursor_nor_turn_the_text_round() -> None:
    assert clean("a\x1b[2Jb\u202ec\nd\u2028e\u00a0f") == "a [2Jb c d e\u00a0f"
    hostile = Table("t", Text("t", "t"), (Column("c", Text("c", "c"), "text"),), (("a\nb\x1b",),))
    assert "\x1b" not in text.render(hostile, "en")
