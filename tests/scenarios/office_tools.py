"""Two ways of printing that the stories use: a table cut to a few columns, and an act tried."""

# ruff: noqa: T201

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import evolve

from secgen import RuleViolation
from secgen.reports import Table, text

WIDTH = 96


def show(table: Table, *names: str) -> None:
    """Print some columns of a table, in the order named, without its title; all of them when none is named."""
    places = [table.index(name) for name in names or [column.name for column in table.columns]]

    def pick(cells: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(cells[place] for place in places)

    total = pick(table.total) if table.total else None
    few = evolve(table, columns=pick(table.columns), rows=[pick(row) for row in table], total=total, notes=())
    _, *lines = text.render(few, width=WIDTH).splitlines()
    print("\n".join(line for line in lines if line))


def attempt(verb: Callable[..., Any], **fields: Any) -> None:
    """Do something and print what was recorded; or print each reason why it was refused."""
    try:
        recorded = verb(**fields)
    except RuleViolation as refusal:
        for finding in refusal.findings:
            print(f"refused by {finding.rule}: {finding.statement}")
            print("  " + "; ".join(f"{name} = {value}" for name, value in finding.inputs))
            for value in finding.law:
                print(f"  {value.id} {value.compare} {value.show()}")
            print(f"  {', '.join(map(str, finding.legal))} → {finding.remedy}")
    else:
        advice = f", with advice {', '.join(recorded.advice)}" if recorded.advice else ""
        print(f"recorded: {recorded.tag}{advice}")
