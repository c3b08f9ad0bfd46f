"""A busy office for minutes or hours: people at work at once, some killed, everything checked after each round."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from attrs import define, field
from helpers import books

from reliability.kills import Workers
from reliability.mixed import ACTORS, nothing_lost, prepare, sound
from reliability.places import Place
from reliability.works import open_people
from secgen.ledger import Anchor

ROUNDS_OF_AN_OFFICE = 25
"""Then a new office is opened: the money of the old one is spent."""


@define
class Tally:
    """What was done in all."""

    offices: int = 0
    rounds: int = 0
    works: int = 0
    kills: int = 0
    acts: int = 0
    anchors: int = 0
    noted: Counter[str] = field(factory=Counter)

    def __str__(self) -> str:
        return (
            f"{self.offices} offices, {self.rounds} rounds, {self.works} works of which {self.kills} killed, "
            f"{self.acts} acts, {self.noted['granted']} commitments granted, {self.noted['refused']} batches refused, "
            f"{self.noted['conflict']} decided again, {self.noted['busy']} gave up, {self.anchors} anchors checked"
        )


def soak(
    folder: Path, seconds: float, seed: int, place_at: Callable[[Path], Place], hired: Workers, people: int = 3
) -> Tally:
    """Work for so long, one round at least. What is drawn depends on ``seed``; where the kills fall, on the machine."""
    chance, tally, end = Random(seed), Tally(), time.monotonic() + seconds
    while not tally.rounds or time.monotonic() < end:
        place = place_at(folder / f"office-{tally.offices}")
        tally.offices += 1
        prepare(place)
        _one_office(place, hired, people, chance, tally, end)
    return tally


def _one_office(place: Place, hired: Workers, people: int, chance: Random, tally: Tally, end: float) -> None:
    anchors: list[Anchor] = []
    with place.office() as live:  # stays open all the while, and only ever reads what is new
        for number in range(ROUNDS_OF_AN_OFFICE):
            if number and time.monotonic() > end:
                break
            _one_round(place, number, hired, people, chance, tally)
            sound(live)
            live.verify(anchors)
            anchors.append(live.anchor())
            with place.office() as fresh:
                assert books(fresh) == books(live), "what is held is not what the journal says"
        tally.acts += live.refresh().position
    tally.anchors += len(anchors)
    vault = open_people(place)
    vault.verify()
    vault.close()
    tally.noted += nothing_lost(place, killed=True)


def _one_round(place: Place, number: int, hired: Workers, people: int, chance: Random, tally: Tally) -> None:
    """Each of the people takes a work, at the same time; a third of them are killed in the middle."""
    likely = [work for work, comes in ACTORS if comes(chance)]
    chance.shuffle(likely)
    at_work = likely[:people]
    children = [
        hired.begin(work, Place(place.folder, place.url, 1 + number * 10 + n)) for n, work in enumerate(at_work)
    ]
    for child in children:
        seconds = chance.uniform(0, 0.5) if chance.random() < 0.33 else None
        tally.kills += not hired.end(child, seconds)
    tally.rounds += 1
    tally.works += len(at_work)
