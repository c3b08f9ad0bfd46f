"""What reads values: acts people give, bodies a store gives back, the options of reports and exports."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from schema.acts import ACTS, registry, sample

import secgen
from fuzz.files import Desk
from fuzz.harness import Target
from fuzz.mutation import NASTY, Mutator
from secgen import Secretariat
from secgen.demo.plan import YEAR
from secgen.demo.rooms import ROOMS
from secgen.kernel.clock import ManualClock
from secgen.kernel.money import Money
from secgen.ledger import Record
from secgen.plugins import PluginSet
from secgen.schema.converter import GIVEN

_WORDS: Final = (
    "2026-03-02",
    "0224-CARA-DRAC/07/3",
    "2100000001",
    "73282932000074",
    "programme",
    "title",
    "agent:7f3c",
)


def given_acts() -> list[dict[str, Any]]:
    """One act of each kind as people write it, its amounts as text."""
    return [{"act": cls.tag, **_amounts(GIVEN.unstructure(sample(cls)), sample(cls))} for cls in ACTS]


def _amounts(data: Any, made: Any) -> Any:
    """Plain data with its amounts as text, wherever they are."""
    if isinstance(made, Money):
        return str(made)
    if isinstance(made, tuple):
        return [_amounts(*pair) for pair in zip(data, made, strict=True)]
    if isinstance(data, dict):
        return {name: _amounts(value, getattr(made, name)) for name, value in data.items()}
    return data


def an_office(plugins: PluginSet) -> Secretariat:
    """An office with a line, a commitment and a payment: what reports and exports have something to say of."""
    clock = ManualClock(datetime(2026, 6, 1, 9, tzinfo=UTC))
    sg = secgen.open("memory:", region="84", year=2026, clock=clock, plugins=plugins)
    line = "0224-CARA-DRAC/07/3"
    sg.budget.open_line(year=2026, line=line, ae="100 000", cp="100 000", on="2026-01-01")
    sg.budget.commit(commitment="2100000001", line=line, payee="73282932000074", amount="48 000,00", on="2026-03-02")
    sg.budget.certify(commitment="2100000001", amount="10 000", on="2026-03-03")
    return sg


class Year:
    """An office that has lived the year of the demo: what is proposed to it resembles what it recorded."""

    def __init__(self, plugins: PluginSet) -> None:
        self._plugins = plugins

    @cached_property
    def office(self) -> Secretariat:
        clock = ManualClock(datetime(YEAR, 12, 31, 9, tzinfo=UTC))
        office = secgen.open("memory:", region="84", year=YEAR, clock=clock, plugins=self._plugins)
        office.post(sorted((act for room in ROOMS for act in room.acts(office.law)), key=lambda act: act.on))
        return office

    @cached_property
    def written(self) -> dict[str, list[dict[str, Any]]]:
        """What it recorded, as people write it, by kind of act: at most fifty of each."""
        found: dict[str, list[dict[str, Any]]] = {}
        for recorded in self.office.acts():
            same = found.setdefault(recorded.act.tag, [])
            if len(same) < 50:
                data = json.loads(json.dumps(GIVEN.unstructure(recorded.act), default=str))
                same.append({"act": recorded.act.tag, **_amounts(data, recorded.act)})
        return found

    def draw(self, mutator: Mutator) -> list[Any]:
        """One or two acts, each a kind drawn fairly; the second is sometimes as it was."""
        first = mutator.value(self.written[mutator.random.choice(tuple(self.written))])
        if mutator.random.random() < 0.7:
            return [first]
        other = self.written[mutator.random.choice(tuple(self.written))]
        return [first, mutator.value(other) if mutator.random.random() < 0.5 else mutator.random.choice(other)]


def targets(plugins: PluginSet) -> Iterator[Target]:
    """Every door by which values come in."""
    known = registry()
    acts = given_acts()
    yield Target("given act", lambda mutator: mutator.value(acts), known.read, 20)
    yield Target("stored body", lambda mutator: _record(mutator, acts, known), known.decode, 20)
    desk = Desk(plugins)
    yield Target("act recorded by a new office", lambda mutator: mutator.value(acts), lambda act: desk().record(act), 1)
    year = Year(plugins)
    yield Target("acts proposed to an office", year.draw, lambda given: year.office.simulate(*given), 0.5)
    office = an_office(plugins)
    for name in plugins.reports:
        yield Target(
            f"report {name}",
            lambda mutator, name=name: _options(mutator, (*plugins.reports[name].options, "on", "known_at", "year")),
            lambda options, name=name: office.report(name, **options),
            0.04,
        )
    folder = Path(tempfile.mkdtemp(prefix="secgen-fuzz-"))
    for name in plugins.exporters:
        yield Target(
            f"export {name}",
            lambda mutator, name=name: _options(mutator, plugins.exporters[name].options),
            lambda options, name=name: office.export_file(name, folder / "out", **options),
            0.04,
        )


def _record(mutator: Mutator, acts: list[dict[str, Any]], known: Any) -> Record:
    data = dict(mutator.random.choice(acts))
    tag = data.pop("act")
    if mutator.random.random() < 0.3:
        body = mutator.text([json.dumps(data, ensure_ascii=False)])
    else:
        body = json.dumps(mutator.value([data]), ensure_ascii=False)
    schema = mutator.random.choice((1, 1, 1, 1, 0, 2, 99))
    return Record(1, tag, tag, schema, "2026-03-02", body, "2026-03-02T12:00:00.000000Z", "0" * 64)


def _options(mutator: Mutator, names: tuple[str, ...]) -> dict[str, Any]:
    chosen = [name for name in names if mutator.random.random() < 0.4]
    return {name: _option(mutator, name) for name in chosen}


def _option(mutator: Mutator, name: str) -> Any:
    if name == "where":
        return {mutator.random.choice(("programme", "title", *NASTY)): mutator.text(_WORDS)}
    return mutator.random.choice(NASTY) if mutator.random.random() < 0.5 else mutator.text(_WORDS)
