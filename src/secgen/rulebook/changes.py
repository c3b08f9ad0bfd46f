"""What differs between the law of two days, and the rules each difference touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from secgen.kernel.finding import Rule
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.law import Law
from secgen.reports.table import Column, Row, Table
from secgen.rulebook import words as w
from secgen.rulebook.facts import bounds, in_force
from secgen.rulebook.values import Readers

BEFORE = Column("before", Text("avant", "before"), "text")
AFTER = Column("after", Text("après", "after"), "text")
_HOLDS = Text("en vigueur", "in force")
_NOTHING = Text("Rien n'a changé.", "Nothing changed.")


def between(law: Law, rules: Sequence[Rule], readers: Readers, before: date, after: date) -> Table:
    """Values first, then published facts, then the rules that begin or end."""
    rows = (*_values(law, readers, before, after), *_facts(law, before, after), *_rules(rules, before, after))
    title = Text(f"Ce qui change du {before} au {after}", f"What changes from {before} to {after}")
    columns = (w.KIND, w.ID, w.TITLE, BEFORE, AFTER, w.SINCE, w.TEXT, w.STATUS, w.RULES)
    return Table("law-diff", title, columns, rows, () if rows else (_NOTHING,))


def _values(law: Law, readers: Readers, before: date, after: date) -> Iterator[Row]:
    for old, new in sorted(law.changes(before, after), key=lambda pair: _one(*pair).id):
        known = _one(old, new)
        since = new.since if new is not None else None
        yield (
            str(w.VALUE), known.id, str(known.title), _shown(old), _shown(new), since,
            known.ref.text, str(known.status.label), w.ids(readers(known.id)),
        )  # fmt: skip


def _one(old: LawValue | None, new: LawValue | None) -> LawValue:
    """The value to speak of: the new one, or the old one if it has no follower."""
    value = new or old
    assert value is not None
    return value


def _shown(value: LawValue | None) -> str:
    return "" if value is None else f"{value.compare} {value.show()}".strip()


def _facts(law: Law, before: date, after: date) -> Iterator[Row]:
    for name, facts in law.sections.items():
        old = [row for row in facts if in_force(row, before)]
        new = [row for row in facts if in_force(row, after)]
        gone = [row for row in old if row not in new]
        come = [row for row in new if row not in old]
        if gone or come:
            texts = sorted({row["text"] for row in come or gone})
            since = min(filter(None, (bounds(row)[0] for row in come)), default=None)
            yield (
                str(w.FACTS), name, "", *(str(w.rows_count(len(rows))) if rows else "" for rows in (gone, come)),
                since, " ; ".join(texts), "", "",
            )  # fmt: skip


def _rules(rules: Sequence[Rule], before: date, after: date) -> Iterator[Row]:
    for rule in rules:
        was, is_ = rule.in_force(before), rule.in_force(after)
        if was != is_:
            held = (str(_HOLDS) if holds else "" for holds in (was, is_))
            texts = ", ".join(map(str, rule.legal))
            yield (
                str(w.RULE), rule.id, str(rule.statement), *held,
                rule.valid_from if is_ else None, texts, str(rule.status.label), rule.id,
            )  # fmt: skip
