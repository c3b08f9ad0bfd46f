"""How sure the law is: counts by status, and what a lawyer must confirm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from secgen.kernel.finding import Rule
from secgen.kernel.legal import Status
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.law import Law
from secgen.reports.assemble import ratio
from secgen.reports.table import Column, Row, Table
from secgen.rulebook import words as w
from secgen.rulebook.facts import in_force
from secgen.rulebook.values import Readers

WHERE = Column("where", Text("où", "where"), "text")
VERIFIED = Column("verified", Text("vérifié dans le texte", "verified in the text"), "int")
SECOND_HAND = Column("second_hand", Text("de seconde main", "second-hand"), "int")
UNVERIFIED = Column("unverified", Text("non vérifié", "not verified"), "int")
COUNT = Column("count", Text("en tout", "in all"), "int")
SHARE = Column("share", Text("part vérifiée", "share verified"), "rate")
_ORDER = list(Status)
_NOTE = Text(
    "Ce qui n'est pas vérifié se liste par « secgen law status --to-confirm ».",
    "What is not verified is listed by `secgen law status --to-confirm`.",
)


def counts(law: Law, rules: Mapping[str, Sequence[Rule]], day: date | None) -> Table:
    """One row for each law pack, each kind of published fact and each domain's rules; the last line adds them up."""
    rows: list[Row] = []
    total: Counter[Status] = Counter()
    for kind, where, statuses in _counted(law, rules, day):
        rows.append((str(kind), where, *_figures(statuses)))
        total += statuses
    when = Text("", "") if day is None else Text(f" au {day}", f" on {day}")
    title = Text(f"Certitude du droit{when.fr}", f"How sure the law is{when.en}")
    columns = (w.KIND, WHERE, VERIFIED, SECOND_HAND, UNVERIFIED, COUNT, SHARE)
    return Table("law-status", title, columns, tuple(rows), (_NOTE,), (None, None, *_figures(total)))


def _counted(
    law: Law, rules: Mapping[str, Sequence[Rule]], day: date | None
) -> Iterator[tuple[Text, str, Counter[Status]]]:
    packs: dict[str, Counter[Status]] = {}
    for value, pack in _values(law, day):
        packs.setdefault(pack, Counter())[value.status] += 1
    for pack in sorted(packs):
        yield w.VALUE, pack, packs[pack]
    for name, facts in sorted(law.sections.items()):
        yield w.FACTS, name, Counter(Status(row["status"]) for row in _held(facts, day))
    for owner, listed in rules.items():
        held = [rule for rule in listed if day is None or rule.in_force(day)]
        if held:
            yield w.RULE, owner, Counter(rule.status for rule in held)


def _figures(statuses: Counter[Status]) -> Row:
    total = statuses.total()
    return (*(statuses[status] for status in Status), total, ratio(statuses[Status.VERIFIED], total))


def _values(law: Law, day: date | None) -> Iterator[tuple[LawValue, str]]:
    for _, parameter in sorted(law.parameters.items()):
        found = parameter.values if day is None else (parameter.at(day),)
        yield from ((value, parameter.pack) for value in found if value is not None)


def _held(facts: Sequence[Mapping[str, Any]], day: date | None) -> list[Mapping[str, Any]]:
    return [row for row in facts if day is None or in_force(row, day)]


def to_confirm(law: Law, rules: Sequence[Rule], readers: Readers, day: date | None) -> Table:
    """The least sure first: each value, each group of published facts of one text, each rule."""
    found: list[tuple[Status, Row]] = []
    for value, _ in _values(law, day):
        row: Row = (
            str(w.VALUE), value.id, str(value.title), f"{value.compare} {value.show()}".strip(), value.since,
            value.ref.text, str(value.status.label), value.checked_on, w.ids(readers(value.id)),
        )  # fmt: skip
        found.append((value.status, row))
    for name, facts in sorted(law.sections.items()):
        found += _grouped(name, _held(facts, day))
    for rule in rules:
        if day is None or rule.in_force(day):
            doubtful = ", ".join(ref.text for ref in rule.legal if ref.status is not Status.VERIFIED)
            row = (
                str(w.RULE), rule.id, str(rule.statement), "", rule.valid_from,
                doubtful, str(rule.status.label), None, rule.id,
            )  # fmt: skip
            found.append((rule.status, row))
    unsure = [pair for pair in found if pair[0] is not Status.VERIFIED]
    unsure.sort(key=lambda pair: -_ORDER.index(pair[0]))
    columns = (w.KIND, w.ID, w.TITLE, w.SHOWN, w.SINCE, w.TEXT, w.STATUS, w.CHECKED, w.RULES)
    title = Text("À faire confirmer par un juriste", "To be confirmed by a lawyer")
    return Table("law-to-confirm", title, columns, tuple(row for _, row in unsure))


def _grouped(name: str, facts: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Status, Row]]:
    groups: dict[tuple[Status, str], list[Mapping[str, Any]]] = {}
    for fact in facts:
        groups.setdefault((Status(fact["status"]), fact["text"]), []).append(fact)
    for (status, text), rows in groups.items():
        checked = min(row["checked_on"] for row in rows)
        count = str(w.rows_count(len(rows)))
        yield status, (str(w.FACTS), name, "", count, None, text, str(status.label), checked, "")
