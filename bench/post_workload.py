"""secgen on the neutral workload: every act checked by the budget rules, chained, durable in SQLite.

    python post_workload.py FOLDER STORE [--batch N]

FOLDER holds ops.csv and expected.json as ../shared/bench/workload.py writes them. The workload's lines
become budget lines one to one (its title 5 is written as title 7, which needs no functional tranche).
Prints one JSON line; exits 1 if any figure or refusal differs from expected.json.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from secgen.budget import events as ev
from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money
from secgen.opening import open_secretariat
from secgen.plugins.loader import PluginSet
from secgen.posting import Posting
from secgen.secretariat import Secretariat

_TITLES = {"3": "3", "5": "7", "6": "6"}
_NATURES = {"3": "operating", "7": "financial_operation", "6": "intervention"}


def read_lines(folder: Path) -> list[str]:
    """The budget line of each line number."""
    with (folder / "lines.csv").open(newline="") as file:
        return [
            f"{row['programme'].zfill(4)}-OCC-D{row['department']}/01/{_TITLES[row['title']]}"
            for row in csv.DictReader(file)
        ]


def read_acts(folder: Path, lines: list[str]) -> Iterator[Act]:
    """The operations as acts, one to one, streamed."""
    day = lru_cache(None)(date.fromisoformat)
    with (folder / "ops.csv").open(newline="") as file:
        reader = csv.reader(file)
        next(reader)
        for _, on, kind, number, line, part, cents, party in reader:
            yield MAKE[kind](day(on), number, lines[int(line)], part, Money(int(cents)), party)


def _ae(on: date, number: str, line: str, part: str, amount: Money, party: str) -> Act:
    return ev.AppropriationsOpened(on=on, year=on.year, line=line, ae=amount, cp=ZERO, kind="supplementary")


def _cp(on: date, number: str, line: str, part: str, amount: Money, party: str) -> Act:
    return ev.AppropriationsOpened(on=on, year=on.year, line=line, ae=ZERO, cp=amount, kind="supplementary")


def _commit(on: date, number: str, line: str, part: str, amount: Money, party: str) -> Act:
    return ev.Committed(
        on=on, by="officer", commitment=number, line=line, payee=party, amount=amount, nature=_NATURES[line[-1]]
    )


def _certify(on: date, number: str, line: str, part: str, amount: Money, party: str) -> Act:
    return ev.ServiceCertified(on=on, by="officer", commitment=number, service=part, amount=amount)


def _order(on: date, number: str, line: str, part: str, amount: Money, party: str) -> Act:
    return ev.PaymentOrdered(on=on, by="officer", commitment=number, request=f"{number}.{part}", amount=amount)


def _pay(on: date, number: str, line: str, part: str, amount: Money, party: str) -> Act:
    return ev.Paid(on=on, by="accountant", request=f"{number}.{part}")


def _withdraw(on: date, number: str, line: str, part: str, amount: Money, party: str) -> Act:
    return ev.CommitmentWithdrawn(on=on, by="officer", commitment=number, amount=amount)


MAKE = {
    "AE": _ae,
    "CP": _cp,
    "COMMIT": _commit,
    "CERTIFY": _certify,
    "REQUEST": _order,
    "PAY": _pay,
    "WITHDRAW": _withdraw,
}


def refusals(posting: Posting) -> dict[str, int]:
    """Refused acts by the workload's reasons."""
    reasons = Counter({"AE": 0, "CP": 0, "ORPHAN": 0, "OVER": 0})
    for decision in posting.refused:
        rules = {finding.rule for finding in decision.findings if finding.blocks}
        if "ACT-REF" in rules:
            reasons["ORPHAN"] += 1
        elif isinstance(decision.act, ev.Committed):
            reasons["AE"] += "FIN-001" in rules
        elif isinstance(decision.act, ev.PaymentOrdered):
            reasons["CP"] += "FIN-024" in rules
        else:
            reasons["OVER"] += 1
    return dict(reasons)


def figures(office: Secretariat, lines: list[str]) -> list[list[int]]:
    """Per line: AE opened, committed (net), certified, CP opened, ordered, paid, in cents."""
    budget = office.budget.state
    certified: Counter[str] = Counter()
    for commitment in budget.commitments.values():
        certified[commitment.made.line] += commitment.certified
    table = []
    for code in lines:
        row = budget.lines[(2026, code)]
        table.append([row.ae_in, row.ae_committed, certified[code], row.cp_in, row.cp_held + row.cp_paid, row.cp_paid])
    return table


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("store", type=Path)
    parser.add_argument("--batch", type=int, default=1000)
    args = parser.parse_args()
    for suffix in ("", "-wal", "-shm"):
        Path(f"{args.store}{suffix}").unlink(missing_ok=True)
    expected = json.loads((args.folder / "expected.json").read_text())
    lines = read_lines(args.folder)
    wall, cpu = time.perf_counter(), time.process_time()
    with open_secretariat(f"sqlite:///{args.store}", region="76", year=2026, plugins=PluginSet.builtin()) as office:
        posting = office.post(read_acts(args.folder, lines), batch=args.batch)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        sha = hashlib.sha256(json.dumps(figures(office, lines)).encode()).hexdigest()[:16]
    reasons = refusals(posting)
    ok = (sha, posting.accepted, reasons) == (expected["lines_sha"], expected["accepted"], expected["refused"])
    print(
        json.dumps(
            {
                "peer": "secgen",
                "ops": expected["ops"],
                "ok": ok,
                "phases": {"post": {"wall": round(wall, 4), "cpu": round(cpu, 4)}},
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "refused": reasons,
            }
        )
    )
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
