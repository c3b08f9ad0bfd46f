"""Lines: quotes, widths and line ends. A broken line costs itself, never its neighbours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from secgen.exchange import Reading, Row, read, write
from secgen.exchange.records import records

Put = Callable[..., Path]
Good = dict[str, Row]


def cut(text: str, width: int | None = None, quoting: str = "csv") -> list[tuple[int, list[str] | None]]:
    separator = ";" if quoting == "raw" else ","
    lines = text.splitlines(keepends=True)
    found = records(lines, "raw" if quoting == "raw" else "csv", separator, width=width)
    return [(record.line, record.cells) for record in found]


def test_a_quoted_cell_may_hold_separators_doubled_quotes_and_line_ends() -> None:
    assert cut('a,"b,c"\n"d ""e""","f\ng"\nh,i\n', 2) == [
        (1, ["a", "b,c"]),
        (2, ['d "e"', "f\ng"]),
        (4, ["h", "i"]),
    ]


def test_a_quote_never_closed_costs_its_own_line_only() -> None:
    assert cut('a,"b\nc,d\ne,f\n', 2) == [(1, None), (2, ["c", "d"]), (3, ["e", "f"])]


def test_two_stray_quotes_on_two_lines_do_not_swallow_the_lines_between() -> None:
    assert cut('a,"b\nc,d\ne,"f\ng,h\n', 2) == [(1, None), (2, ["c", "d"]), (3, None), (4, ["g", "h"])]


def test_two_stray_quotes_that_close_into_a_row_of_another_width_are_told() -> None:
    assert cut('a,"b\nc",d\ne,f\n', 2) == [(1, None), (2, ['c"', "d"]), (3, ["e", "f"])]


def test_a_quote_inside_a_quoted_cell_is_refused_not_guessed() -> None:
    assert cut('a,"b "c" d"\ne,f\n', 2) == [(1, None), (2, ["e", "f"])]


def test_a_quote_inside_a_cell_that_is_not_quoted_is_text() -> None:
    assert cut('a,MEGO "B"\n', 2) == [(1, ["a", 'MEGO "B"'])]


def test_a_national_line_is_cut_on_quote_separator_quote() -> None:
    assert cut('"XXX ";P BBB"";"1"\n"A; "B"";"2"\n', 2, "raw") == [(1, ['XXX ";P BBB"', "1"]), (2, ['A; "B"', "2"])]


def test_a_national_label_may_hold_a_line_end() -> None:
    assert cut('"a\nb";"1"\n"c";"2"\n', 2, "raw") == [(1, ["a\nb", "1"]), (3, ["c", "2"])]


def last_line_changed(tmp_path: Path, good: Good, layout: str, change: Callable[[str], str], put: Put) -> Reading:
    write(layout, [good[layout]], tmp_path / "good.csv")
    lines = (tmp_path / "good.csv").read_text().splitlines()
    return read(layout, put("\n".join([*lines[:-1], change(lines[-1]), lines[-1]])))


@pytest.mark.parametrize("layout", ["inf-bud-53-ae", "aife-ae", "jp51", "subventions"])
def test_a_line_with_a_cell_too_many_is_set_aside_and_told(tmp_path: Path, put: Put, good: Good, layout: str) -> None:
    separator = {"inf-bud-53-ae": ",", "aife-ae": '";"', "jp51": ";", "subventions": ","}[layout]
    reading = last_line_changed(
        tmp_path, good, layout, lambda line: line.replace(separator, separator + separator, 1), put
    )
    assert reading.rows == (good[layout],)
    (told,) = reading.anomalies
    assert (told.kind.value, told.severity) == ("row-width", "row")
    one, two = told.value.split(" ≠ ")
    assert int(one) == int(two) + 1


def test_a_national_line_that_lost_its_quotes_is_set_aside_and_told(tmp_path: Path, put: Put, good: Good) -> None:
    reading = last_line_changed(tmp_path, good, "aife-ae", lambda line: line.replace('"', ""), put)
    assert reading.rows == (good["aife-ae"],)
    assert [(a.kind.value, a.severity, a.line) for a in reading.anomalies] == [("row-width", "row", 2)]


def test_a_regional_line_with_a_stray_quote_is_set_aside_and_told(tmp_path: Path, put: Put, good: Good) -> None:
    reading = last_line_changed(
        tmp_path, good, "inf-bud-53-ae", lambda line: line.replace("VILLE DE LYON", '"VILLE "DE" LYON"'), put
    )
    assert reading.rows == (good["inf-bud-53-ae"],)
    (told,) = reading.anomalies
    assert (told.kind.value, told.severity, told.line) == ("unescaped-quote", "row", 9)
    assert '"VILLE "DE" LYON"' in told.value
