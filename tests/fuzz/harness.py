"""One input tried: only a refusal of ours may come out, in time, within the memory given."""

from __future__ import annotations

import resource
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random
from typing import Any, Final

from attrs import define, field, frozen

from fuzz.mutation import Mutator
from secgen.kernel.errors import SecgenError

SECONDS: Final = 10.0
"""Processor time one input may take."""
MEMORY: Final = 3 * 1024**3
"""Bytes of address space a target may take in a full run."""
SHOWN: Final = 600
KEPT: Final = 20
"""Crashes of a target that are told."""
LONGEST: Final = 50_000
"""Characters a refusal may take: a person reads it."""


class Hang(BaseException):
    """An input took longer than any input may."""


@frozen
class Target:
    """Something that reads what others wrote: how a wrong input is drawn, and what reads it.

    ``share`` is how much of a run it gets, against the others.
    """

    name: str
    draw: Callable[[Mutator], Any]
    read: Callable[[Any], object]
    share: float = 1.0


@frozen
class Crash:
    """An input from which something else than a refusal came out."""

    target: str
    given: str
    problem: str
    where: str


@define
class Tally:
    """What came of a target's inputs."""

    target: str
    inputs: int = 0
    refused: int = 0
    seconds: float = 0.0
    megabytes: int = 0
    crashes: list[Crash] = field(factory=list)


@contextmanager
def watched() -> Iterator[None]:
    """Raise :class:`Hang` where it is, if too much processor time goes by."""

    def ring(signum: int, frame: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGVTALRM, ring)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def attempt(target: Target, given: Any) -> tuple[bool, Crash | None]:
    """Whether an input was refused, and the crash if it was one."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        target.read(given)
    except SecgenError as error:
        told = str(error)  # a refusal can be told
        if len(told) > LONGEST:
            return True, Crash(target.name, _shown(given), f"a refusal of {len(told)} characters", error.code)
        return True, None
    except (Exception, Hang) as error:
        found = traceback.extract_tb(error.__traceback__)
        where = " < ".join(f"{step.filename.rpartition('/')[2]}:{step.lineno}" for step in reversed(found[-6:]))
        return False, Crash(target.name, _shown(given), f"{type(error).__name__}: {str(error)[:200]}", where)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return False, None


def _shown(given: Any) -> str:
    told = repr(given)
    return told if len(told) <= SHOWN else f"{told[:SHOWN]}… ({len(told)} characters)"


def run(target: Target, inputs: int, seed: int) -> Tally:
    """Try so many inputs; the first crash of each place is kept."""
    mutator = Mutator(Random(f"{seed}/{target.name}"))
    tally = Tally(target.name)
    seen: set[str] = set()
    with watched():
        for _ in range(inputs):
            refused, crash = attempt(target, target.draw(mutator))
            tally.inputs += 1
            tally.refused += refused
            if crash is not None and len(seen) < KEPT and (crash.where, crash.problem[:40]) not in seen:
                seen.add((crash.where, crash.problem[:40]))
                tally.crashes.append(crash)
    tally.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return tally


def shares(targets: Sequence[Target], inputs: int) -> dict[str, int]:
    """How many inputs each target gets of a number: at least ten."""
    whole = sum(target.share for target in targets)
    return {target.name: max(10, round(inputs * target.share / whole)) for target in targets}
