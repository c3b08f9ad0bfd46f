"""The rules as tables: those of a domain, one with the values it reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from secgen.kernel.finding import Rule
from secgen.kernel.text import Text
from secgen.law import Law
from secgen.reports.table import Column, Row, Table
from secgen.rulebook import words as w

STATEMENT = Column("statement", Text("énoncé", "statement"), "text")
BLOCKING = Column("blocking", Text("refuse l'acte", "refuses the act"), "bool")
REMEDY = Column("remedy", Text("remède", "remedy"), "text")
READS = Column("parameters", Text("paramètres lus", "parameters read"), "text")


def listed(rules: Sequence[Rule], day: date) -> Table:
    """One line for each rule: statement, texts, how sure, whether it refuses, what it reads, what to do."""
    columns = (w.ID, STATEMENT, w.TEXT, w.STATUS, BLOCKING, READS, REMEDY)
    rows = (
        (rule.id, str(rule.statement), _texts(rule), str(rule.status.label), rule.blocking,
         ", ".join(rule.parameters), str(rule.remedy))
        for rule in rules
    )  # fmt: skip
    title = Text(f"Les règles au {day}", f"The rules on {day}")
    return Table("rules", title, columns, tuple(rows), (summary(rules),))


def summary(rules: Sequence[Rule]) -> Text:
    """How many rules, and how sure their texts are."""
    counts = w.by_status(rule.status for rule in rules)
    many = "s" if len(rules) > 1 else ""
    return Text(f"{len(rules)} règle{many} ; textes : {counts.fr}", f"{len(rules)} rule{many}; texts: {counts.en}")


def one(law: Law, versions: Sequence[Rule]) -> Table:
    """The values a rule reads, each through time; its statement, texts and remedy are in the title and the notes."""
    rule = versions[-1]
    columns = (w.ID, w.SINCE, w.UNTIL, w.COMPARE, w.SHOWN, w.TEXT, w.STATUS)
    rows: list[Row] = []
    for name in rule.parameters:
        parameter = law.parameters.get(name)
        if parameter is None:
            rows.append((name, None, None, "", str(Text("selon la région", "by region")), "", ""))
            continue
        rows += (
            (name, v.since, v.until, v.compare, v.show(), v.ref.text, str(v.status.label)) for v in parameter.values
        )
    title = Text(f"{rule.id} : {rule.statement.fr}", f"{rule.id}: {rule.statement.en}")
    label = rule.status.label
    breach = (
        Text("Un manquement refuse l'acte.", "A breach refuses the act.")
        if rule.blocking
        else Text("Un manquement est enregistré en avis.", "A breach is recorded as advice.")
    )
    notes = (
        Text(f"Texte : {_texts(rule)} ({label.fr}).", f"Text: {_texts(rule)} ({label.en})."),
        breach,
        Text(f"Remède : {rule.remedy.fr}.", f"Remedy: {rule.remedy.en}."),
    )
    return Table("rule", title, columns, tuple(rows), notes)


def _texts(rule: Rule) -> str:
    return ", ".join(map(str, rule.legal))
