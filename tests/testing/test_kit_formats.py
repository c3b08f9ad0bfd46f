"""The built-in formats pass the format kit, and each of its checks catches a format that is wrong."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve

from secgen.kernel import text as kernel_text
from secgen.kernel.money import Money
from secgen.kernel.text import Lang, Text
from secgen.reports import csv as csv_format
from secgen.reports import html as html_format
from secgen.reports import json as json_format
from secgen.reports import text as text_format
from secgen.reports.table import Table
from secgen.testing import FormatKit, check_format
from secgen.testing.formats import Written
from secgen.testing.samples import COLUMNS

ALL = frozenset({"labels", "same-bytes", "reads-back", "spreadsheet", "total", "notes"})


def typed(kind: str, cell: object) -> object:
    """A cell of CSV or JSON as the value its column says."""
    if cell is None or cell == "":
        return cell
    text = str(cell)
    match kind:
        case "int":
            return int(text)
        case "money" | "rate" | "number":
            return Decimal(text)
        case "date":
            return date.fromisoformat(text)
        case "bool":
            return text.lower() == "true"
        case _:
            return text


def typed_rows(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    return [[typed(c.kind, cell) for c, cell in zip(COLUMNS, row, strict=True)] for row in rows]


def read_json(written: Written) -> list[list[object]]:
    content = json.loads(written)
    return typed_rows(content["rows"] + ([content["total"]] if content["total"] else []))


def read_csv(written: Written) -> list[list[object]]:
    assert isinstance(written, str)
    return typed_rows(list(csv.reader(io.StringIO(written, newline="")))[1:])


class TestCsv(FormatKit):
    capabilities = frozenset({"same-bytes", "reads-back", "spreadsheet"})

    def render(self, table: Table, lang: Lang) -> Written:
        return csv_format.render(table, lang)

    def read(self, written: Written) -> Sequence[Sequence[object]]:
        return read_csv(written)


class TestJson(FormatKit):
    capabilities = frozenset({"same-bytes", "reads-back", "labels", "total", "notes"})

    def render(self, table: Table, lang: Lang) -> Written:
        return json_format.render(table, lang)

    def read(self, written: Written) -> Sequence[Sequence[object]]:
        return read_json(written)


class TestHtml(FormatKit):
    capabilities = frozenset({"same-bytes", "labels", "total", "notes"})

    def render(self, table: Table, lang: Lang) -> Written:
        return html_format.render(table, lang)


class TestText(FormatKit):
    capabilities = frozenset({"same-bytes", "labels", "total", "notes"})

    def render(self, table: Table, lang: Lang) -> Written:
        return text_format.render(table, lang)


_counter = iter(range(10**6))


def gives_a_list(table: Table, lang: Lang) -> Any:
    return [json_format.render(table, lang)]


def keeps_the_language(table: Table, lang: Lang) -> Written:
    kernel_text.lang(lang)
    return json_format.render(table, lang)


def sorts_in_place(table: Table, lang: Lang) -> Written:
    written = json_format.render(table, lang)
    object.__setattr__(table, "rows", table.rows[::-1] if len(table) else table.rows)
    return written


def breaks_surrogates(table: Table, lang: Lang) -> Written:
    return json_format.render(table, lang).replace("\U0001f3ad", "\ud83c\udfad")


def rounds_to_euros(table: Table, lang: Lang) -> Written:
    return "\n".join(str([getattr(cell, "cents", 0) // 100 for cell in row]) for row in table) or "nothing"


def first_row_only(table: Table, lang: Lang) -> Written:
    return json_format.render(evolve(table, rows=table.rows[:1]), lang)


def forgets_signs(table: Table, lang: Lang) -> Written:
    return json_format.render(table, lang).replace("-", "")


def sorts(table: Table, lang: Lang) -> Written:
    return json_format.render(evolve(table, rows=sorted(table.rows, key=str)), lang)


def empty_in_french(table: Table, lang: Lang) -> Written:
    return json_format.render(evolve(table, rows=()) if lang == "fr" and len(table) < 100 else table, lang)


def a_hundred_rows(table: Table, lang: Lang) -> Written:
    return json_format.render(evolve(table, rows=table.rows[:100]), lang)


def no_total(table: Table, lang: Lang) -> Written:
    return json_format.render(evolve(table, total=None), lang)


def total_one_cent_more(table: Table, lang: Lang) -> Written:
    total = table.total
    more = total and tuple(Money(cell.cents + 1) if isinstance(cell, Money) else cell for cell in total)
    return json_format.render(evolve(table, total=more), lang)


def no_notes(table: Table, lang: Lang) -> Written:
    return json_format.render(evolve(table, notes=()), lang)


def notes_in_english(table: Table, lang: Lang) -> Written:
    english = [Text(note.en, note.en) for note in table.notes]
    return json_format.render(evolve(table, notes=english), lang)


def stamps(table: Table, lang: Lang) -> Written:
    return f"{next(_counter)} {json_format.render(table, lang)}"


def speaks_english(table: Table, lang: Lang) -> Written:
    return json_format.render(table, "en")


def through_floats(table: Table, lang: Lang) -> Written:
    content = json.loads(json_format.render(table, lang))
    content["rows"] = [[row[0], row[1], row[2] and str(float(row[2])), *row[3:]] for row in content["rows"]]
    return json.dumps(content)


def computes(written: Written) -> list[list[object]]:
    """Reads as a spreadsheet would: what begins with = is computed."""
    return [[2 if cell == "=1+1" else cell for cell in row] for row in read_json(written)]


MUTANTS = [
    ("test_it_gives_text_or_bytes", gives_a_list, read_json),
    ("test_both_languages", keeps_the_language, read_json),
    ("test_the_table_is_left_as_it_was", sorts_in_place, read_json),
    ("test_text_can_be_encoded", breaks_surrogates, read_json),
    ("test_one_row_more_is_seen", rounds_to_euros, read_json),
    ("test_every_cell_is_seen", first_row_only, read_json),
    ("test_every_cell_is_seen", forgets_signs, read_json),
    ("test_every_cell_is_seen", sorts, read_json),
    ("test_every_cell_is_seen", empty_in_french, read_json),
    ("test_a_long_table_is_written_whole", a_hundred_rows, read_json),
    ("test_the_total_is_seen", no_total, read_json),
    ("test_the_total_is_seen", total_one_cent_more, read_json),
    ("test_the_notes_are_seen", no_notes, read_json),
    ("test_the_notes_are_seen", notes_in_english, read_json),
    ("test_the_same_bytes_each_time", stamps, read_json),
    ("test_labels_follow_the_language", speaks_english, read_json),
    ("test_what_is_read_back_is_what_was_written", through_floats, read_json),
    ("test_what_is_read_back_is_what_was_written", empty_in_french, read_json),
    ("test_a_text_never_becomes_a_formula", json_format.render, computes),
]


@pytest.mark.parametrize(("check", "render", "read"), MUTANTS, ids=lambda value: getattr(value, "__name__", value))
def test_a_wrong_format_is_caught(check: str, render: Any, read: Any) -> None:
    told = {result.check: result for result in check_format(render, ALL, read)}
    assert told[check].outcome == "fail", told[check]


def test_every_check_catches_a_wrong_format() -> None:
    assert {check for check, _, _ in MUTANTS} == set(FormatKit.names())
