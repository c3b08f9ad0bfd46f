"""The main job, told as it runs: import the extracts month by month, report, explain, close."""

from __future__ import annotations

import json
import resource
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from secgen.budget import events as ev
from secgen.closing import close_year, sign_year, write_file
from secgen.demo import story
from secgen.demo.actors import named, roles, wrong_actor
from secgen.demo.heritage_days import early_post
from secgen.demo.month_by_month import Played, evening, play
from secgen.demo.plan import ACCOUNTANT, DIRECTOR, NODE, REGION, YEAR, opening_acts
from secgen.demo.rooms import is_own
from secgen.demo.telling import say, tell, title
from secgen.demo.writing import REGION_ONLY, write_reports
from secgen.kernel.act import Act
from secgen.kernel.clock import ManualClock
from secgen.kernel.errors import InvalidInput, RuleViolation
from secgen.kernel.importing import Import
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.law import builtin_law
from secgen.opening import open_secretariat
from secgen.plugins.loader import PluginSet
from secgen.secretariat import Secretariat

_MARK: Final = ".secgen-demo"


@frozen
class Outcome:
    """What the demo did, for whoever called it."""

    folder: Path
    acts: int
    refused: int
    imports: tuple[Import, ...]
    agree: bool
    complete: bool
    kept: Mapping[str, int]
    """By room, how many acts the office recorded itself."""
    refused_here: int
    """How many of those the rules refused: none."""


def run(folder: Path) -> Outcome:
    """Play the year into ``folder``: extracts, store, reports, year-end file. Prints as it goes."""
    started = time.monotonic()
    _empty(folder)
    for name in ("extracts", "reports"):
        (folder / name).mkdir(parents=True)
    law = builtin_law()
    plugins = PluginSet.builtin()
    clock = ManualClock(evening(1, 2))
    chorus = open_secretariat("memory:", region=REGION, year=YEAR, node=NODE, plugins=plugins, law=law, clock=clock)
    office = open_secretariat(
        f"sqlite:///{folder / 'office.db'}", region=REGION, year=YEAR, node=NODE, plugins=plugins, law=law, clock=clock
    )
    with chorus, office:
        title(
            Text("DRAC Auvergne-Rhône-Alpes, année de référence 2023", "DRAC Auvergne-Rhône-Alpes, reference year 2023")
        )
        opening = list(opening_acts(law))
        chorus.record(*opening)
        office.record(*roles())
        office.record(*named([*opening, _profile(office, opening)], law))
        played = play(chorus, office, clock, folder)
        agree = _same(chorus, office)
        _tell_rooms(played)
        _refusals(office)
        _known_at(office)
        complete = _close(chorus, office, clock, folder)
        head = office.verify()
        say(Text("chaîne vérifiée", "chain verified"), f"{head.position} · {head.digest[:16]}…")
        write_reports(office, folder)
        acts = chorus.verify().position
        say(
            Text("actes contrôlés / refusés", "acts controlled / refused"),
            f"{acts} / {played.refused_by_chorus}",
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say(Text("durée, mémoire", "time, memory"), f"{time.monotonic() - started:.1f} s, {peak} MB")
    say(Text("résultats", "results"), f"{folder}/index.html")
    return Outcome(
        folder,
        acts,
        played.refused_by_chorus,
        tuple(played.imports),
        agree,
        complete,
        played.kept,
        len(played.refused),
    )


def _empty(folder: Path) -> None:
    """Start from an empty folder; only a folder that an earlier demo made is emptied."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / _MARK).exists():
            raise InvalidInput("SG-FILE", file=str(folder), problem="not empty, and not made by the demo")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()


def _profile(office: Secretariat, opening: Iterable[Act]) -> Act:
    """The planned payments: the CP of the region, by a usual profile in per mille of the year."""
    moved = [act for act in opening if isinstance(act, ev.AppropriationsMoved)]
    total = Money.sum(act.cp for act in moved)
    return ev.ProfilePlanned(
        on=moved[0].on,
        by=DIRECTOR,
        year=YEAR,
        node="CARA",
        months=total.share(95, 100).split((20, 60, 90, 100, 105, 100, 95, 75, 90, 95, 95, 75)),
    )


def _tell_rooms(played: Played) -> None:
    """What each room recorded itself; a refusal, if there is one, is shown with its reasons."""
    title(Text("Ce que chaque service a enregistré", "What each room recorded"))
    for name, count in played.kept.items():
        tell(f"{count:>6}  {name}")
    for decision in played.refused:
        for finding in decision.findings:
            tell(f"✗ {finding}")


def _same(chorus: Secretariat, office: Secretariat) -> bool:
    """Chorus and the office agree to the cent on every line they both know."""
    there, here = chorus.budget.state, office.budget.state
    differences = 0
    for key, row in there.commitments.items():
        other = here.commitments.get(key)
        amount, paid = row.committed - row.withdrawn, row.paid
        if amount and (other is None or (other.committed - other.withdrawn, other.paid) != (amount, paid)):
            differences += 1
    extra = [key for key in here.commitments if key not in there.commitments and not is_own(key)]
    agree = not differences and not extra
    mark = "✔" if agree else f"✗ {differences + len(extra)}"
    say(Text("Chorus et journal concordent au centime", "Chorus and journal agree to the cent"), mark)
    return agree


def _refusals(office: Secretariat) -> None:
    title(Text("Quatre refus, expliqués", "Four refusals, explained"))
    for act in named((*story.refusals(), early_post(YEAR), wrong_actor()), office.law):
        try:
            office.record(act)
        except RuleViolation as refusal:
            for finding in refusal.findings:
                tell(f"✗ {finding}")


def _known_at(office: Secretariat) -> None:
    """The same day seen from two moments: what was known then, what is known now."""
    title(Text("Le 30 juin, vu de deux moments", "30 June, seen from two moments"))
    for label, known_at in (
        (Text("connu le 30 juin", "as known on 30 June"), "2023-06-30"),
        (Text("connu aujourd'hui", "as known today"), None),
    ):
        table = office.report("consumption", by="year", on="2023-06-30", known_at=known_at, where=REGION_ONLY)
        row = table.to_dicts()[0]
        say(label, f"AE {row['ae_consumed']} · CP {row['cp_consumed']}")


def _close(chorus: Secretariat, office: Secretariat, clock: ManualClock, folder: Path) -> bool:
    """Services rendered and not paid are recorded from a file, then the year is closed."""
    clock.set(evening(1, 10, YEAR + 1))
    path = folder / "extracts" / "services.jsonl"
    path.write_text(
        "\n".join(json.dumps(act, ensure_ascii=False) for act in _unpaid_services(chorus)), encoding="utf-8"
    )
    office.record(*(json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()))
    office.record(*story.accounts())
    clock.set(evening(1, 15, YEAR + 1))
    close_year(office, YEAR, record=True, by=DIRECTOR)
    for role, by in (("authorising_officer", DIRECTOR), ("accountant", ACCOUNTANT)):
        sign_year(office, YEAR, role, by=by)
    file = close_year(office, YEAR)
    write_file(file, folder / "year-end")
    title(Text("Clôture", "Closing"))
    tell(file)
    return file.complete and file.closed


def _unpaid_services(chorus: Secretariat) -> Iterator[dict[str, str]]:
    for row in chorus.budget.state.commitments.values():
        if row.rendered_unpaid > 0 and row.last_service is not None:
            yield {
                "act": "budget.certified",
                "commitment": row.made.commitment,
                "amount": str(Money(row.rendered_unpaid)),
                "on": row.last_service.isoformat(),
                "by": DIRECTOR,
            }
