"""The format kit: what every way to write a table must do."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from attrs import evolve

from secgen.kernel.figures import Number
from secgen.kernel.money import Money
from secgen.kernel.text import Lang, Text, lang, language
from secgen.reports.table import Table
from secgen.testing.kit import Conformance, Kit, check, conformance
from secgen.testing.samples import EMPTY, TABLE

LANGUAGES: Final[tuple[Lang, ...]] = ("fr", "en")
Written = str | bytes
Render = Callable[[Table, Lang], Written]
Read = Callable[[Written], Sequence[Sequence[object]]]


class FormatKit(Kit):
    """Subclass it, give ``render`` (and ``read`` for the capability ``reads-back``).

    Capabilities: ``reads-back`` (``read`` gives the rows under the header, each cell as its own kind of value: amounts
    as ``Decimal`` euros, rates and figures with decimals as ``Decimal``, dates as ``date``, an empty cell as None or
    ``""``), ``labels`` (shows the labels of columns in the language asked), ``same-bytes`` (the same table gives the
    same bytes), ``spreadsheet`` (opened by a program that computes formulas: a text such as ``=1+1`` must stay a text),
    ``total`` (shows the total; with ``reads-back`` it is the row after the last one), ``notes`` (shows the notes, in
    the language asked). What is written is compared: declare ``same-bytes`` or ``reads-back``, for bytes that change
    each time prove nothing.
    """

    @abstractmethod
    def render(self, table: Table, lang: Lang) -> Written:
        """The table written."""

    def read(self, written: Written) -> Sequence[Sequence[object]]:
        """The rows read back."""
        raise NotImplementedError

    def setup_method(self) -> None:
        super().setup_method()
        self.table = deepcopy(TABLE)

    @check()
    def test_it_gives_text_or_bytes(self) -> None:
        """A table of every kind of cell becomes text or bytes."""
        for table in (self.table, EMPTY):
            written = self.render(table, "en")
            assert isinstance(written, str | bytes), type(written).__name__
            assert written

    @check()
    def test_both_languages(self) -> None:
        """It can be written in French and in English, and leaves the current language as it was."""
        with language("fr"):
            self.render(self.table, "en")
            assert lang() == "fr"
            self.render(self.table, "fr")
            assert lang() == "fr"

    @check()
    def test_the_table_is_left_as_it_was(self) -> None:
        """Writing a table does not change it."""
        before = deepcopy(self.table)
        self.render(self.table, "fr")
        assert before == self.table

    @check()
    def test_text_can_be_encoded(self) -> None:
        """What is text can be written as UTF-8."""
        odd = evolve(
            self.table, rows=[("\U0001f3ad \u202e \x00 \u00e9", *[None] * (len(self.table.columns) - 1))], total=None
        )
        written = self.render(odd, "fr")
        if isinstance(written, str):
            written.encode("utf-8")

    @check()
    def test_one_row_more_is_seen(self) -> None:
        """Two tables that differ by one cent are written differently."""
        first, *others = self.table.rows
        richer = (first[0], first[1], Money(4_800_001), *first[3:])
        other = evolve(self.table, rows=[richer, *others])
        assert self.render(self.table, "en") != self.render(other, "en")
        assert self.render(EMPTY, "en") != self.render(self.table, "en")

    @check()
    def test_every_cell_is_seen(self) -> None:
        """Another cell, one more row or another order of rows is written otherwise, in both languages."""
        for code in LANGUAGES:
            written = self.render(self.table, code)
            for number, row in enumerate(self.table.rows):
                for place, column in enumerate(self.table.columns):
                    for cell in _others(self.table, row[place], place):
                        other = self.render(_with(self.table, number, place, cell), code)
                        assert other != written, (
                            f"{column.name}, row {number + 1}: {cell!r} is written as {row[place]!r}"
                        )
            rows = self.table.rows
            assert self.render(evolve(self.table, rows=rows[:-1]), code) != written, "the last row is not written"
            assert self.render(evolve(self.table, rows=rows[::-1]), code) != written, "the order of rows is lost"

    @check()
    def test_a_long_table_is_written_whole(self) -> None:
        """A table of 1,500 rows is written to its last one."""
        long = evolve(self.table, rows=self.table.rows[:1] * 1_500, total=None)
        place = long.index("amount")
        written = self.render(_with(long, 1_499, place, Money(1)), "fr")
        if "reads-back" in self.capabilities:
            rows = self.read(written)
            assert len(rows) == 1_500, f"{len(rows)} rows of 1500"
            assert _same(Money(1), rows[-1][place]), f"{Money(1)!r} became {rows[-1][place]!r}"
        else:
            assert written != self.render(long, "fr"), "the last row is not written"

    @check(needs="total")
    def test_the_total_is_seen(self) -> None:
        """The total is written, to the cent."""
        total = self.table.total
        assert total is not None
        for code in LANGUAGES:
            written = self.render(self.table, code)
            assert self.render(evolve(self.table, total=None), code) != written, "no total is written"
            for place, column in enumerate(self.table.columns):
                for cell in () if total[place] is None else _others(self.table, total[place], place):
                    other = evolve(self.table, total=(*total[:place], cell, *total[place + 1 :]))
                    assert self.render(other, code) != written, (
                        f"{column.name}: {cell!r} is written as {total[place]!r}"
                    )
            if "reads-back" in self.capabilities:
                rows = self.read(written)
                assert len(rows) > len(self.table), "no total is read back"
                for column, cell, found in zip(self.table.columns, total, rows[len(self.table)], strict=True):
                    assert cell is None or _same(cell, found), f"total of {column.name}: {cell!r} became {found!r}"

    @check(needs="notes")
    def test_the_notes_are_seen(self) -> None:
        """The notes are written, in the language asked."""
        silent = evolve(self.table, notes=())
        french, english = (evolve(self.table, notes=(Text(*words),)) for words in (("une", "note"), ("note", "one")))
        for code in LANGUAGES:
            written = {self.render(table, code) for table in (silent, french, english)}
            assert len(written) == 3, f"the notes are not written in {code}"
        if "same-bytes" in self.capabilities:
            mixed = evolve(self.table, notes=(Text("une", "one"),))
            assert self.render(mixed, "fr") == self.render(french, "fr"), "not in French where French is asked"

    @check(needs="same-bytes")
    def test_the_same_bytes_each_time(self) -> None:
        """The same table gives the same bytes."""
        assert self.render(self.table, "fr") == self.render(self.table, "fr")

    @check(needs="labels")
    def test_labels_follow_the_language(self) -> None:
        """Columns are named in the language asked."""
        for code in ("fr", "en"):
            written = self.render(EMPTY, "fr" if code == "fr" else "en")
            text = written if isinstance(written, str) else written.decode("utf-8", "replace")
            for column in EMPTY.columns:
                assert getattr(column.label, code) in text, f"{column.name} in {code}"

    @check(needs="reads-back")
    def test_what_is_read_back_is_what_was_written(self) -> None:
        """Every cell read back is the cell written: amounts to the cent, dates, texts, numbers."""
        for code in LANGUAGES:
            rows = self.read(self.render(self.table, code))
            assert len(rows) >= len(self.table), f"{len(rows)} rows of {len(self.table)}"
            for row, cells in zip(self.table.rows, rows, strict=False):
                for column, cell, found in zip(self.table.columns, row, cells, strict=True):
                    assert _same(cell, found), f"{column.name}: {cell!r} became {found!r}"

    @check(needs="spreadsheet")
    def test_a_text_never_becomes_a_formula(self) -> None:
        """A text that begins like a formula is kept from being one."""
        for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'):
            table = evolve(self.table, rows=[(text, *[None] * (len(self.table.columns) - 1))], total=None)
            ((found, *_), *_) = self.read(self.render(table, "en"))
            assert isinstance(found, str), f"{text!r} became {found!r}"
            assert found.lstrip("'") == text or found == text, f"{text!r} became {found!r}"


def _with(table: Table, number: int, place: int, cell: object) -> Table:
    """The table with another cell in one place."""
    row = table.rows[number]
    changed = (*row[:place], cell, *row[place + 1 :])
    return evolve(table, rows=(*table.rows[:number], changed, *table.rows[number + 1 :]))


def _others(table: Table, cell: object, place: int) -> Sequence[object]:
    """Cells a reader must tell from this one: the next one, and that of the other sign."""
    match cell:
        case None:
            return [next(row[place] for row in table.rows if row[place] is not None)]
        case bool():
            return [not cell]
        case str():
            return [f"x{cell}"]
        case date():
            return [cell + timedelta(days=1)]
        case int():
            return [cell + 1, -cell] if cell else [1]
        case Decimal():
            kind = type(cell)
            return [kind(cell + Decimal("0.01")), kind(-cell)] if cell else [kind("0.01")]
        case Money():
            return [Money(cell.cents + 1), -cell] if cell else [Money(1)]
    raise TypeError(f"a cell of {type(cell).__name__}")


def _same(cell: object, found: object) -> bool:
    if cell is None or cell == "":
        return found is None or found == ""
    if isinstance(cell, Money):
        return isinstance(found, Decimal) and found == cell.euros
    if isinstance(cell, bool) or isinstance(found, bool):
        return cell is found
    if isinstance(cell, Number):
        return isinstance(found, Decimal) and found == cell
    if isinstance(cell, date | Decimal | int):
        return type(found) is type(cell) and found == cell
    return found == cell or (isinstance(found, str) and found.lstrip("'") == cell)


def check_format(render: Render, capabilities: Collection[str] = (), read: Read | None = None) -> Conformance:
    """Run the format kit on ``render(table, lang)``; ``read`` goes with the capability ``reads-back``."""

    class Subject(FormatKit):
        def render(self, table: Table, lang: Lang) -> Written:
            return render(table, lang)

        def read(self, written: Written) -> Sequence[Sequence[object]]:
            assert read is not None, "reads-back needs read="
            return read(written)

    Subject.capabilities = frozenset(capabilities)
    return conformance(Subject)
