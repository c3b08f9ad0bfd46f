"""``make fuzz``: wrong input by the million at everything that reads; a table of what came of it.

Each target runs in a process of its own, with a ceiling on its memory; each input has a ceiling on its time.
Exit code 1 if anything else than a refusal came out.
"""

from __future__ import annotations

import argparse
import faulthandler
import multiprocessing
import resource
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from multiprocessing.connection import wait
from pathlib import Path

from attrs import frozen

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fuzz import files, parsers, structured
from fuzz.harness import MEMORY, Crash, Tally, Target, run, shares
from secgen.kernel.text import language
from secgen.plugins import PluginSet


def every_target() -> list[Target]:
    """Everything that reads what others wrote."""
    plugins = PluginSet.installed()
    return [*parsers.targets(), *files.targets(plugins), *structured.targets(plugins)]


def worker(target: Target, inputs: int, seed: int, answer: multiprocessing.SimpleQueue[Tally]) -> None:
    """Run one target within its memory."""
    faulthandler.enable()
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    begun = time.monotonic()
    with language("fr" if seed % 2 else "en"):
        tally = run(target, inputs, seed)
    tally.seconds = time.monotonic() - begun
    answer.put(tally)


@frozen(eq=False)
class Running:
    """A target in a process of its own, and where its answer comes."""

    target: Target
    process: multiprocessing.process.BaseProcess
    answer: multiprocessing.SimpleQueue[Tally]

    @classmethod
    def start(cls, target: Target, inputs: int, seed: int) -> Running:
        context = multiprocessing.get_context("fork")
        answer: multiprocessing.SimpleQueue[Tally] = context.SimpleQueue()
        process = context.Process(target=worker, args=(target, inputs, seed, answer))
        process.start()
        return cls(target, process, answer)

    def end(self) -> Tally:
        """What came of it; a process that died is a crash too."""
        self.process.join()
        if self.process.exitcode == 0:
            return self.answer.get()
        died = Tally(self.target.name)
        died.crashes.append(Crash(self.target.name, "?", f"the process ended with {self.process.exitcode}", ""))
        return died


def everything(targets: Sequence[Target], inputs: int, seed: int, jobs: int) -> Iterator[Tally]:
    """Every target in turn, ``jobs`` at a time; what came of each as soon as it is known."""
    counts = shares(targets, inputs)
    running: list[Running] = []
    for target in targets:
        if len(running) == jobs:
            done = wait([one.process.sentinel for one in running])
            over = [one for one in running if one.process.sentinel in done]
            running = [one for one in running if one not in over]
            yield from (one.end() for one in over)
        running.append(Running.start(target, counts[target.name], seed))
    yield from (one.end() for one in running)


def line(tally: Tally) -> str:
    rate = tally.inputs / tally.seconds if tally.seconds else 0
    return (
        f"{tally.target:<36} {tally.inputs:>10,} {tally.refused:>10,} {rate:>9,.0f} {tally.seconds:>8.1f} "
        f"{tally.megabytes:>6} {len(tally.crashes):>5}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_500_000, help="over all targets")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", default="", help="targets whose name holds this")
    args = parser.parse_args()
    targets = [target for target in every_target() if args.only in target.name]
    print(f"{'target':<36} {'inputs':>10} {'refused':>10} {'inputs/s':>9} {'seconds':>8} {'MB':>6} {'crash':>5}")
    tallies = []
    for tally in everything(targets, args.inputs, args.seed, args.jobs):
        tallies.append(tally)
        print(line(tally), flush=True)
        for crash in tally.crashes:
            print(f"    {crash.problem}\n      {crash.where}\n      {crash.given}", flush=True)
    whole = Tally(f"{len(tallies)} targets, seed {args.seed}")
    whole.inputs = sum(tally.inputs for tally in tallies)
    whole.refused = sum(tally.refused for tally in tallies)
    whole.seconds = sum(tally.seconds for tally in tallies)
    whole.megabytes = max((tally.megabytes for tally in tallies), default=0)
    whole.crashes = [crash for tally in tallies for crash in tally.crashes]
    print(line(whole))
    return 1 if whole.crashes else 0


if __name__ == "__main__":
    sys.exit(main())
