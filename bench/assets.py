"""When is everything due? The checks of many assets, through the maintenance engine.

    python bench/assets.py [--assets 1000000] [--rounds 3]

Builds the state of an office with that many assets (computers, vehicles, extinguishers, lifts, boilers,
electrical installations; half of them checked once, with their observations), then times the due day of every check
of every asset, and the sorted list of the overdue ones. The state is folded from acts, as it is from a journal.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import time
from collections import Counter
from datetime import date, timedelta

from secgen.assets.fleet.events import VehicleRegistered
from secgen.assets.fleet.fold import registered
from secgen.assets.state import Assets
from secgen.assets.upkeep import fold
from secgen.assets.upkeep.due import DueDates
from secgen.assets.upkeep.events import AssetRegistered, CheckDone, CheckPlanned
from secgen.law import builtin_law

TODAY = date(2026, 11, 22)
KINDS = (
    ("fire_extinguisher", "extinguisher"),
    ("electrical", "electrical"),
    ("boiler", "boiler"),
    ("lift", "lift-visit"),
    ("car", "technical-inspection"),
    ("van", "technical-inspection"),
    ("computer", "dust"),
    ("other", ""),
)


def office(size: int) -> Assets:
    """The state of an office with so many assets."""
    assets = Assets()
    first = date(2015, 1, 1)
    for n in range(size):
        category, check = KINDS[n % len(KINDS)]
        asset, entered = f"A{n:07}", first + timedelta(days=n % 3500)
        if category in ("car", "van"):
            energy = "electric" if n % 3 else "diesel"
            plate = f"AB-{n % 1000:03}-CD"
            registered(assets, VehicleRegistered(
                on=entered, asset=asset, plate=plate, kind_of=category, energy=energy, first_registered=entered
            ), 0)  # fmt: skip
        else:
            fold.entered(assets, AssetRegistered(on=entered, asset=asset, category=category, in_service=entered))
        if category == "computer":
            fold.planned(assets, CheckPlanned(on=entered, asset=asset, check=check, months=18), 0)
        if check and n % 2:
            day = min(entered + timedelta(days=400), TODAY)
            fold.checked(assets, CheckDone(on=day, asset=asset, check=check), 0)
    return assets


def main() -> None:
    """Time the whole, and print one line of JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--assets", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    law = builtin_law()
    started = time.perf_counter()
    assets = office(options.assets)
    built = time.perf_counter() - started
    times, cpu, told = [], [], Counter[str]()
    for _ in range(options.rounds):
        started, worked = time.perf_counter(), time.process_time()
        dues = list(DueDates(assets, law, TODAY).all())
        sorted((due.day, due.asset, due.plan.check) for due in dues if due.status == "overdue" and due.day)
        times.append(time.perf_counter() - started)
        cpu.append(time.process_time() - worked)
        told = Counter(due.status for due in dues)
    result = {
        "assets": len(assets.assets),
        "checks": sum(told.values()),
        "status": dict(told),
        "fold_s": round(built, 2),
        "due_s": [round(value, 2) for value in times],
        "due_median_s": round(statistics.median(times), 2),
        "due_cpu_median_s": round(statistics.median(cpu), 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
