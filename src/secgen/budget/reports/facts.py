"""The facts of the budget: one row for each effect of an act on AE, CP or service rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Final

from secgen.budget.cells import CellKey, Cells, Change
from secgen.budget.effects import EFFECTS, Effect
from secgen.budget.events import Committed
from secgen.budget.fold import FOLD
from secgen.budget.lines import parse_line
from secgen.budget.state import Budget
from secgen.kernel.act import Act
from secgen.kernel.text import Text
from secgen.reports.facts import Facts
from secgen.reports.table import Column

DIMENSIONS: Final = (
    Column("on", Text("date d'effet", "effective date"), "date"),
    Column("year", Text("exercice", "budget year"), "text"),
    Column("programme", Text("programme", "programme"), "text"),
    Column("action", Text("action", "action"), "text"),
    Column("sub_action", Text("sous-action", "sub-action"), "text"),
    Column("title", Text("titre", "title"), "text"),
    Column("category", Text("catégorie", "category"), "text"),
    Column("bop", Text("BOP", "BOP"), "text"),
    Column("uo", Text("UO", "UO"), "text"),
    Column("department", Text("département", "department"), "text"),
    Column("commitment", Text("engagement", "commitment"), "text"),
    Column("payee", Text("bénéficiaire", "payee"), "text"),
    Column("act", Text("acte", "act"), "text"),
    Column("position", Text("position", "position"), "int"),
)
MEASURES: Final = (
    Column("ae_initial", Text("AE initiales", "initial AE"), "money"),
    Column("cp_initial", Text("CP initiaux", "initial CP"), "money"),
    Column("ae_moved", Text("mouvements d'AE", "AE movements"), "money"),
    Column("cp_moved", Text("mouvements de CP", "CP movements"), "money"),
    Column("ae_reserved", Text("AE en réserve", "AE in reserve"), "money"),
    Column("cp_reserved", Text("CP en réserve", "CP in reserve"), "money"),
    Column("ae_earmarked", Text("AE affectées non engagées", "AE earmarked, not committed"), "money"),
    Column("ae_committed", Text("AE engagées", "AE committed"), "money"),
    Column("ae_restored", Text("AE rendues", "AE restored"), "money"),
    Column("withdrawn", Text("retraits", "withdrawals"), "money"),
    Column("certified", Text("service fait certifié", "service certified"), "money"),
    Column("settled", Text("service fait soldé", "service settled"), "money"),
    Column("cp_ordered", Text("CP ordonnancés", "CP ordered"), "money"),
    Column("cp_paid", Text("CP payés", "CP paid"), "money"),
)
COLUMNS: Final = (*DIMENSIONS, *MEASURES)
_CENTS: Final = attrgetter(*(column.name for column in MEASURES))
_PLACE: Final = {column.name: i for i, column in enumerate(MEASURES)}
_TITLE: Final = Text("Faits budgétaires", "Budget facts")


def budget_facts(acts: Iterable[tuple[int, Act]], *, before: Callable[[Act], bool] = lambda act: True) -> Facts:
    """The facts of recorded acts, given with their positions in order. ``before`` keeps some of them."""
    return Facts("budget", _TITLE, COLUMNS, list(_rows(acts, before)))


def cell_facts(cells: Cells) -> Facts:
    """The same facts added up by month, year, line and department, dated on the first of the month.

    They are without commitment, payee, act and position.
    """
    return Facts("budget", _TITLE, COLUMNS, [_cell_row(key, _CENTS(cell)) for key, cell in cells.cells.items()])


def change_facts(changes: Iterable[Change]) -> Facts:
    """What was added to cells, as facts."""
    rows = [_cell_row(key, [amounts.get(name, 0) for name in _PLACE]) for key, amounts in changes]
    return Facts("budget", _TITLE, COLUMNS, rows)


def _cell_row(key: CellKey, cents: Iterable[int]) -> tuple[object, ...]:
    first, month, year, code, department = key
    return (date(first, month, 1), str(year), *place_of(code), department, "", "", "", 0, *cents)


@lru_cache(maxsize=4096)
def place_of(code: str) -> tuple[str, ...]:
    """What a line says of a fact, from programme to UO."""
    line = parse_line(code)
    return (line.programme, line.action, line.sub_action, line.title, line.category, line.bop, line.uo)


def _rows(acts: Iterable[tuple[int, Act]], keep: Callable[[Act], bool]) -> Iterator[tuple[object, ...]]:
    budget = Budget()
    for position, act in acts:
        fold = FOLD.get(type(act))
        if fold is None or not keep(act):
            continue
        effects = EFFECTS.get(type(act))
        if effects is not None:
            for effect in effects(budget, act):
                yield _row(act, position, effect)
        fold(budget, act, position)


def _row(act: Act, position: int, effect: Effect) -> tuple[object, ...]:
    year, code, department, spent, amounts = effect
    cents = [0] * len(MEASURES)
    for name, amount in amounts.items():
        cents[_PLACE[name]] = amount
    return (
        act.on,
        str(year),
        *place_of(code),
        department,
        spent.key if isinstance(spent, Committed) else "",
        spent.payee if spent else "",
        act.tag.partition(".")[2],
        position,
        *cents,
    )
