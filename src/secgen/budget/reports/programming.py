"""The frame of the year: nomenclature with its labels, published figures, programming documents due."""

from __future__ import annotations

from datetime import date
from typing import Literal

from secgen.budget.computations.programming import due_date
from secgen.budget.nomenclature import Nomenclature
from secgen.budget.state import Budget
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table


def nomenclature(known: Nomenclature, year: int) -> Table:
    """Missions, programmes and actions of a year with their exact labels, and how sure they are (FIN-062)."""
    rows = [
        (p.mission, p.code, p.label, action, label, str(p.ref.status.label))
        for p in known.programmes(year)
        for action, label in (sorted(p.actions.items()) or [("", "")])
    ]
    columns = (
        Column("mission", Text("mission", "mission"), "text"),
        Column("programme", Text("programme", "programme"), "text"),
        Column("programme_label", Text("libellé du programme", "programme label"), "text"),
        Column("action", Text("action", "action"), "text"),
        Column("action_label", Text("libellé de l'action", "action label"), "text"),
        Column("status", Text("certitude", "how sure"), "text"),
    )
    title = Text(f"Nomenclature {year}", f"Nomenclature, {year}")
    return Table("nomenclature", title, columns, tuple(rows))


def published_figures(known: Nomenclature, year: int) -> Table:
    """The figures published for a year: finance act, draft, executed, by programme and action."""
    rows = [
        (f.stage, f.programme, f.action, f.title, f.measure, f.money, f.label, f.ref.text, str(f.ref.status.label))
        for f in known.figures(year=year, label=None)
    ]
    columns = (
        Column("stage", Text("stade", "stage"), "text"),
        Column("programme", Text("programme", "programme"), "text"),
        Column("action", Text("action", "action"), "text"),
        Column("title", Text("titre", "title"), "text"),
        Column("measure", Text("AE ou CP", "AE or CP"), "text"),
        Column("amount", Text("montant", "amount"), "money"),
        Column("label", Text("objet", "about"), "text"),
        Column("source", Text("source", "source"), "text"),
        Column("status", Text("certitude", "how sure"), "text"),
    )
    return Table("figures", Text(f"Chiffres publiés {year}", f"Published figures, {year}"), columns, tuple(rows))


def documents(budget: Budget, year: int, on: date, law: LawBook) -> Table:
    """Programming documents of a year: due, filed, days late; the BOPs with lines and nothing filed (FIN-031).

    A due day the law known here does not give stays empty: late or not is undetermined.
    """
    filed = {(kind, node): day for (kind, y, node), day in budget.documents.items() if y == year and day <= on}
    expected = {("bop", row.line.bop) for (y, _), row in budget.lines.items() if y == year and row.line.bop}
    rows = []
    for kind, node in sorted({*filed, *expected}):
        due = _due(kind, year, law)
        sent = filed.get((kind, node))
        late = None if due is None else max(((sent or on) - due).days, 0)
        rows.append((kind, node, due, sent, late))
    columns = (
        Column("kind", Text("document", "document"), "text"),
        Column("node", Text("BOP ou programme", "BOP or programme"), "text"),
        Column("due", Text("dû le", "due"), "date"),
        Column("filed", Text("transmis le", "filed"), "date"),
        Column("days_late", Text("jours de retard", "days late"), "int"),
    )
    title = Text(f"Documents de programmation {year}", f"Programming documents, {year}")
    return Table("documents", title, columns, tuple(rows))


def _due(kind: str, year: int, law: LawBook) -> date | None:
    known: dict[str, Literal["bop", "programme"]] = {"bop": "bop", "programme": "programme"}
    return due_date(known[kind], year, law) if kind in known else None
