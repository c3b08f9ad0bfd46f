"""The work that is killed: batch after batch into one journal. Run as a module, it says when it is ready."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime

import secgen
from secgen.budget import events as ev
from secgen.kernel.act import Act
from secgen.kernel.clock import ManualClock
from secgen.kernel.money import Money
from secgen.law import builtin_law
from secgen.plugins import PluginSet
from secgen.secretariat import Secretariat

LINE = "0175-CARA-DRAC/01/6"
BATCHES = 120
LAW = builtin_law()


def batch(number: int) -> list[Act]:
    """The acts of one batch: always the same for the same number; ``note`` says which batch they are of."""
    day, note = date(2026, 3, 2), f"batch {number}"
    if number == 0:
        opened = {"year": 2026, "line": LINE, "ae": Money(10_000_000), "cp": Money(10_000_000)}
        return [ev.AppropriationsOpened(on=day, note=note, **opened)]
    return [
        ev.Committed(
            on=day,
            note=note,
            commitment=f"{2_100_000_000 + number}",
            item=str(item),
            line=LINE,
            payee="73282932000074",
            amount=Money(100 * number + item),
        )
        for item in range(1, 2 + number % 9)
    ]


def office(url: str) -> Secretariat:
    clock = ManualClock(datetime(2026, 3, 2, 12, tzinfo=UTC))
    return secgen.open(url, region="84", year=2026, clock=clock, plugins=PluginSet.builtin(), law=LAW)


def work(url: str) -> None:
    """Record what is missing, batch after batch."""
    with office(url) as sg:
        noted = {act.note for act in sg.acts()}
        for number in range(BATCHES):
            if f"batch {number}" not in noted:
                sg.record(*batch(number))


if __name__ == "__main__":
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    work(sys.argv[1])
