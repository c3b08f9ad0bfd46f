"""Everything an office says of itself, piece by piece: (what it is, what it said)."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from privacy.aviary import BY, OFFICER, Aviary
from privacy.canaries import PEOPLE
from secgen import SecgenError, Secretariat
from secgen.kernel.text import lang
from secgen.plugins.specs import resolve

Said = tuple[str, bytes | str]
DAY: Final = "2026-12-31"
FEED: Final = {"title": "Agenda", "link": "https://drac.example/", "description": "Ce qui vient"}
FLEET: Final = {
    "siren": "130005481",
    "name": "DRAC",
    "naf": "84.11Z",
    "legal_form": "7113",
    "zone": "Zone A",
    "year": 2026,
}
OPTIONS: Final[dict[str, dict[str, object]]] = {"rss": FEED, "atom": FEED, "low-emission-fleet": dict(FLEET)}


def shown(name: str, value: object) -> Iterator[Said]:
    """A value as a terminal, a log and a notebook show it."""
    yield name, str(value) + f" {value} {value!r}"
    for way in ("_repr_html_", "_repr_mimebundle_", "_repr_markdown_"):
        if (made := getattr(value, way, None)) is not None:
            yield f"{name}.{way}", str(made())
    if (made := getattr(value, "as_dict", None)) is not None:
        yield f"{name}.as_dict", str(made())


def failed(name: str, error: BaseException) -> Iterator[Said]:
    """An error as it is said, kept and traced."""
    yield name, f"{error} {error!r} {error.args!r} {getattr(error, 'params', '')!r}"
    yield f"{name} traceback", "".join(traceback.format_exception(error))


def reports(sg: Secretariat, people: dict[str, str]) -> Iterator[Said]:
    """Every report, in every format there is."""
    needed = {"agent": people["agent"], "month": "2026-03", "vacancy": "V-1"}
    for name, spec in sg.plugins.reports.items():
        options = {option: needed[option] for option in spec.options if option in needed}
        try:
            table = sg.report(name, on=DAY, **options)
        except SecgenError as error:
            yield from failed(f"report {name}", error)
            continue
        yield from shown(f"report {name}", table)
        yield f"report {name} rows", repr(table.rows) + repr(table.notes)
        for kind, made in sg.plugins.formats.items():
            yield f"report {name} {kind}", resolve(made.factory)(table, lang())


def exports(sg: Secretariat, folder: Path) -> Iterator[Said]:
    """Every exporter, those of plugins too; what it wrote, or why it did not."""
    for layout in sg.plugins.exporters:
        path = folder / f"export-{layout}"
        try:
            sg.export_file(layout, path, **OPTIONS.get(layout, {}))
        except Exception as error:
            yield from failed(f"export {layout}", error)
        for file in [path, *path.rglob("*")] if path.is_dir() else [path]:
            if file.is_file():
                yield f"export {layout} {file.name}", file.read_bytes()


def acts(sg: Secretariat, people: dict[str, str]) -> Iterator[Said]:
    """Every act and why it was accepted; a simulation; figures explained."""
    for recorded in sg.acts():
        yield from shown(f"act {recorded.id}", recorded)
        yield from shown(f"explain {recorded.id}", sg.explain(recorded))
    absence = {"act": "personnel.absence_taken", "agent": people["agent"], "kind": "annual", "on": "2026-07-01"}
    simulation = sg.simulate({**absence, "until": "2026-07-29"})
    yield from shown("simulation", simulation)
    for finding in simulation.findings:
        yield from shown("finding", finding)
    try:
        yield from shown("figure", sg.explain(f"personnel/pay/{people['agent']}/2026-03/salary"))
    except SecgenError as error:
        yield from failed("figure", error)


def vault(sg: Secretariat, people: dict[str, str]) -> Iterator[Said]:
    """The vault as it shows itself: what is read is hidden until revealed."""
    v = sg.vault
    for thing in (sg, v, vars(v), vars(sg), v.trail(), v.tombstones(), v.people(), tuple(v._store.people())):
        yield from shown(f"vault {type(thing).__name__}", thing)
    for kind, subject in people.items():
        yield from shown(f"read {kind}", v.read(subject, *PEOPLE[kind], **BY))
        yield from shown(f"copy {kind}", sg.copy_for(subject, by=OFFICER))
        yield from shown(f"page {kind}", sg.copy_for(subject, by=OFFICER, form="html"))
    yield from shown("due", v.due("2099-01-01", by=OFFICER))
    yield from shown("trail", v.review(by=OFFICER))
    for name, attempt in {
        "denied": lambda: v.read(people["agent"], "email", by="agent:0bad", purpose="subject-rights"),
        "unknown field": lambda: v.read(people["agent"], "nickname", **BY),
        "wrong value": lambda: v.update(people["agent"], {"birth_date": PEOPLE["agent"]["family_name"]}, **BY),
        "wrong kind": lambda: v.create(PEOPLE["agent"]["family_name"], PEOPLE["agent"], **BY),
    }.items():
        try:
            attempt()
        except SecgenError as error:
            yield from failed(name, error)


def files(aviary: Aviary) -> Iterator[Said]:
    """Every file of the office, byte by byte: journal, snapshots, vault, what SQLite leaves beside them."""
    for path in sorted(aviary.folder.rglob("*")):
        if path.is_file() and path != aviary.key:
            yield f"file {path.name}", path.read_bytes()


def everything(aviary: Aviary, folder: Path) -> Iterator[Said]:
    """The whole sweep of an office."""
    with aviary.open() as sg:
        yield "import", aviary.imported
        yield from vault(sg, aviary.people)
        yield from acts(sg, aviary.people)
        yield from reports(sg, aviary.people)
        yield from exports(sg, folder)
        yield from files(aviary)
    yield from files(aviary)
