"""Opening an office of many acts, and what it costs to ask it something.

    python open.py STORE [--as-known N]

STORE is an SQLite journal as post_workload.py writes it, with the snapshot it left beside it. Each
figure is taken in a process of its own. Prints one JSON line.

- open+table: a new process opens the office and gives the table of consumption, from the snapshot and without;
- live: the same table, kept up to date, after one more act (recorded in a copy in memory of nothing: see ``live``);
- as known at: the table as it was known at N instants spread over the journal, each in an office just opened.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from datetime import datetime
from typing import Any


def office(store: str, **options: Any) -> Any:
    """The office, with the plugins of the library alone."""
    from secgen.opening import open_secretariat
    from secgen.plugins.loader import PluginSet

    return open_secretariat(f"sqlite:///{store}", plugins=PluginSet.builtin(), **options)


def from_snapshot(store: str, at: str) -> dict[str, float]:
    """Open and give the table."""
    began = time.perf_counter()
    with office(store) as sg:
        opened = time.perf_counter()
        table = sg.report("consumption")
        done = time.perf_counter()
        from_point = sg.keeper.point.head.position
    return {
        "open_s": opened - began,
        "table_s": done - opened,
        "both_s": done - began,
        "rows": len(table),
        "point": from_point,
    }


def without(store: str, at: str) -> dict[str, float]:
    """Open and give the table, all folded from the journal and nothing kept."""
    began = time.perf_counter()
    with office(store, snapshot="") as sg:
        table = sg.report("consumption")
        done = time.perf_counter()
    return {"both_s": done - began, "rows": len(table)}


def live(store: str, at: str) -> dict[str, float]:
    """One act, again and again, and the table after it; what is recorded goes to the store."""
    from secgen.budget.events import AppropriationsOpened
    from secgen.kernel.money import Money

    asked, recorded = [], []
    with office(store) as sg:
        table = sg.live("consumption")
        before = table.table.total
        line = next(iter(sg.budget.state.lines))[1]
        day = sg.last_on
        for _ in range(50):
            act = AppropriationsOpened(
                on=day, year=day.year, line=line, ae=Money(100), cp=Money(100), kind="supplementary"
            )
            began = time.perf_counter()
            sg.record(act)
            kept = time.perf_counter()
            now = table.table
            asked.append(time.perf_counter() - kept)
            recorded.append(kept - began)
        assert now.total != before
        assert now == sg.report("consumption")
    return {
        "table_ms": 1e3 * statistics.median(asked),
        "worst_ms": 1e3 * max(asked),
        "record_ms": 1e3 * statistics.median(recorded),
    }


def as_known(store: str, at: str) -> dict[str, float]:
    """The table as known at an instant."""
    began = time.perf_counter()
    with office(store) as sg:
        table = sg.report("consumption", known_at=datetime.fromisoformat(at))
        done = time.perf_counter()
    return {"both_s": done - began, "rows": len(table)}


MEASURES = {each.__name__: each for each in (from_snapshot, without, live, as_known)}


def alone(name: str, store: str, at: str = "-") -> dict[str, float]:
    """One measure in a process of its own, with its peak memory and its processor time."""
    out = subprocess.run(
        [sys.executable, __file__, store, "--one", name, "--at", at], check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(out.stdout)
    return found


def instants(store: str, count: int) -> list[str]:
    """Recording instants spread over the journal."""
    with office(store, snapshot="") as sg:
        store_, last = sg.journal.store, sg.journal.store.head().position
        places = [last * (2 * i + 1) // (2 * count) for i in range(count)]
        return [store_.read_all(after=place, limit=1)[0].recorded_at for place in places]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("store")
    parser.add_argument("--as-known", type=int, default=5)
    parser.add_argument("--one")
    parser.add_argument("--at", default="-")
    args = parser.parse_args()
    if args.one:
        cpu = time.process_time()
        found = MEASURES[args.one](args.store, args.at)
        found["cpu_s"] = time.process_time() - cpu
        found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({name: round(value, 4) for name, value in found.items()}))
        return 0
    result: dict[str, object] = {"from_snapshot": alone("from_snapshot", args.store)}
    result["as_known"] = [alone("as_known", args.store, at) for at in instants(args.store, args.as_known)]
    result["without"] = alone("without", args.store)
    result["live"] = alone("live", args.store)
    print(json.dumps(result, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
