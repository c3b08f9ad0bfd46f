"""How an act becomes an entry: the posting map, the chart of accounts, the placement; from the code and the packs."""

from __future__ import annotations

from collections.abc import Iterator

from markdown import anchor, both, code, doc, table

from secgen.accounting.chart import KINDS, Chart
from secgen.accounting.posting import Posting
from secgen.accounting.postings import POSTINGS
from secgen.accounting.roles import LABELS
from secgen.accounting.schemes import BACK, SCHEMES
from secgen.kernel.dates import year_end
from secgen.law import builtin_law

_YEAR = 2026
_CLOSING = ("prepaid_expense", "accrued_expense", "accrued_income", "deferred_income", "wear")


def page() -> Iterator[str]:
    law = builtin_law()
    yield "# How an act becomes an entry"
    yield ""
    yield "Entries are never typed. Each kind of act has a posting: a small function that names one or several schemes;"
    yield "a scheme debits one role and credits another for one amount, so nothing can be out of balance. The law then"
    yield "says which account a role falls on, for the budget line and what was bought."
    yield ""
    yield "## The map"
    yield ""
    yield from table(
        ("act", "debit", "credit", "entry"),
        (row for cls, posting in POSTINGS.items() for row in _rows(cls.tag, posting)),
    )
    yield "What each posting does:"
    yield ""
    yield from table(
        ("act", "in words"),
        ((_act(cls.tag), doc(posting.moves).splitlines()[0]) for cls, posting in POSTINGS.items()),
    )
    yield "## Closing entries"
    yield ""
    yield "Computed at 31 December, never recorded; all but depreciation are taken back on 1 January."
    yield ""
    yield from table(("debit", "credit", "entry"), (row[1:] for name in _CLOSING for row in _pairs("", name)))
    yield "## Roles"
    yield ""
    yield from table(("role", "what it is"), ((code(role), both(text)) for role, text in LABELS.items()))
    yield "## The chart of accounts"
    yield ""
    yield "As much of the State's chart as a directorate needs. A region's law pack may replace any of it."
    yield ""
    yield from table(
        ("account", "label", "class", "kind", "how sure"),
        (
            (code(a.number), both(a.label), a.class_, str(KINDS[a.kind]), str(a.legal.status.label))
            for a in Chart(law, year_end(_YEAR))
        ),
    )
    yield "## Placement"
    yield ""
    yield "The row that says most wins, then the last one. An expense no row fits goes to the suspense account, is"
    yield "reported, and keeps the year from closing."
    yield ""
    yield from table(
        ("role", "title", "category", "detail", "account"),
        (
            (code(row["role"]), *(row.get(key, "") for key in ("title", "category", "detail")), code(row["account"]))
            for row in law.section("placement")
        ),
    )


def _rows(tag: str, posting: Posting) -> Iterator[tuple[str, str, str, str]]:
    for scheme in posting.schemes:
        yield from _pairs(_act(tag), scheme)


def _pairs(act: str, name: str) -> Iterator[tuple[str, str, str, str]]:
    scheme = SCHEMES[name.removeprefix(BACK)]
    for debit, credit in scheme.pairs:
        if name.startswith(BACK):
            yield act, code(credit), code(debit), f"{scheme.label.en}, taken back"
        else:
            yield act, code(debit), code(credit), scheme.label.en


def _act(tag: str) -> str:
    return f"[`{tag}`](acts.md#{anchor('act', tag)})"
