"""100,000 events read, de-duplicated, checked and summarised by department, on this machine.

    python communication.py [--events N] [--folder DIR]

Writes an OpenDataSoft-like JSON file of invented events over the twelve departments, one in ten twice, one in a
hundred with a fault, then reads it. Prints one JSON line; exits 1 if a figure differs from what was written.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from secgen.communication.exchange.openagenda import reading
from secgen.communication.programme.event import Event
from secgen.communication.programme.summary import Line, Summary, summarise
from secgen.demo.heritage_days import TOWNS, events
from secgen.kernel.judge import LawBook
from secgen.law import builtin_law

DAY = date(2025, 9, 30)


def row(event: Event, number: int) -> dict[str, Any]:
    """An event as OpenDataSoft exports it; every hundredth with an offset that is not that of Paris."""
    place = event.place
    assert place is not None
    offset = "+01:00" if number % 100 == 99 else "+02:00"
    timings = [
        {"begin": s.begin.replace("+02:00", offset), "end": s.end.replace("+02:00", offset)} for s in event.slots
    ]
    return {
        "uid": event.uid,
        "canonicalurl": event.url,
        "title_fr": event.title,
        "description_fr": event.description,
        "longdescription_fr": "<p>Texte inventé. </p>" * 20,
        "timings": json.dumps(timings),
        "accessibility": ";".join(event.accessibility),
        "attendancemode": json.dumps({"id": 1, "label": {"fr": "Sur place"}}),
        "status": json.dumps({"id": 1, "label": {"fr": "Programmé"}}),
        "location_uid": place.uid,
        "location_name": place.name,
        "location_address": place.address,
        "location_city": place.commune,
        "location_insee": place.insee,
        "location_region": place.region,
        "location_countrycode": place.country,
        "location_coordinates": {"lat": str(place.latitude), "lon": str(place.longitude)},
        "originagenda_uid": "1",
    }


def write(path: Path, count: int) -> dict[str, int]:
    """The file, and what reading it must give."""
    faults = duplicates = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for number, event in enumerate(events(count, date(2025, 9, 20))):
            text = json.dumps(row(event, number), ensure_ascii=False)
            file.write(("," if number else "") + text)
            faults += number % 100 == 99
            if number % 10 == 5:
                file.write("," + text)
                duplicates += 1
        file.write("]")
    return {"events": count, "duplicates": duplicates, "faults": faults}


def read(path: Path, law: LawBook) -> tuple[dict[str, int], Summary]:
    """The file read, each event checked and counted once; what came of it."""
    found = reading(path, law, DAY)
    summary = summarise(_lines(found, path), TOWNS)
    told = Counter(anomaly.rule for anomaly in found.anomalies)
    return {
        "events": summary.region["animations"], "duplicates": found.duplicates, "faults": told["C14"]
    }, summary  # fmt: skip


def _lines(found: Any, path: Path) -> Iterator[Line]:
    for one in found.events(path):
        place = one.event.place
        accessible = bool(one.event.accessibility)
        yield Line(one.event.uid, one.department, place.key, place.insee, accessible=accessible)


def main() -> int:
    """Write, read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as apart:
        path = (args.folder or Path(apart)) / "events.json"
        expected = write(path, args.events)
        size, law = path.stat().st_size, builtin_law()
        started = time.perf_counter()
        got, summary = read(path, law)
        seconds = time.perf_counter() - started
    print(
        json.dumps(
            {
                **got,
                "as_expected": got == expected,
                "adds_up": summary.adds_up.ok,
                "departments": len(summary.departments),
                "file_mb": round(size / 1e6, 1),
                "seconds": round(seconds, 2),
                "events_per_second": round((got["events"] + got["duplicates"]) / seconds),
                "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            }
        )
    )
    return 0 if got == expected and summary.adds_up.ok else 1


if __name__ == "__main__":
    sys.exit(main())
