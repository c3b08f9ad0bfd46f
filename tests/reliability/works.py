"""The works that are killed: each may be begun again until it is done, and then leaves what an undisturbed one leaves.

A new work is one entry of ``WORKS``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from attrs import field, frozen

from reliability.places import LAW, LINE, SUPPLIER, Place
from secgen.budget import events as ev
from secgen.cli.app import run as secgen_command
from secgen.closing import close_year, write_file
from secgen.exchange.rows import CommitmentRow, HeaderInfo
from secgen.exchange.writer import write
from secgen.files import write_whole
from secgen.kernel.act import Act
from secgen.kernel.money import Money
from secgen.opening import open_secretariat
from secgen.secretariat import Secretariat
from secgen.snapshots.keeper import Keeper
from secgen.vault import Vault, open_vault
from secgen.vault.sealing import write_key_file

DAY = date(2025, 3, 3)
HEADER = (
    "date;mouvement;agent;statut;corps;grade;echelon;entree_fonction_publique;quotite;nature;affectation;modalite;"
    "accueil;type_accueil;departement;commune"
)
Files = dict[str, bytes]


def _nothing(place: Place) -> None:
    """Nothing to prepare."""


def _no_files(place: Place) -> Files:
    return {}


@frozen
class Work:
    """What is prepared and never killed, what is done, and what it leaves besides the journal.

    ``files`` are written whole: after a kill each is as it was before, as the work leaves it, or not yet there.
    ``sound`` checks what has a form of its own, and tells what is in it.
    """

    name: str
    do: Callable[[Place], object]
    prepare: Callable[[Place], object] = _nothing
    files: Callable[[Place], Files] = _no_files
    sound: Callable[[Place], object] = _nothing
    journal: bool = field(default=True)
    """Whether it writes in the journal."""


# posting, recording


def appropriations(year: int = 2025) -> Act:
    """What there is to spend on the line in a year."""
    return ev.AppropriationsOpened(
        on=date(year, 1, 1), year=year, line=LINE, ae=Money(900_000_00), cp=Money(900_000_00)
    )


def commitment(number: int, note: str = "") -> Act:
    """A commitment, always the same for a number."""
    return ev.Committed(
        on=DAY,
        note=note,
        commitment=f"{2_100_000_000 + number}",
        line=LINE,
        payee=SUPPLIER,
        amount=Money(100 + number),
    )


def _open_line(place: Place) -> None:
    with place.office() as sg:
        sg.record(appropriations(), appropriations(2026))


def _missing(sg: Secretariat, acts: Iterable[Act]) -> Iterator[Act]:
    noted = {act.act.note for act in sg.acts()}
    return (act for act in acts if act.note not in noted)


def post(place: Place) -> None:
    """A long stream in batches of twenty."""
    with place.office() as sg:
        sg.post(list(_missing(sg, (commitment(n, f"act {n}") for n in range(300)))), batch=20)


def record(place: Place) -> None:
    """Batches of one to nine acts, each all or nothing."""
    with place.office() as sg:
        number = 0
        noted = {act.act.note for act in sg.acts()}
        for turn in range(40):
            size = 1 + turn % 9
            if f"batch {turn}" not in noted:
                sg.record(*(commitment(number + item, f"batch {turn}") for item in range(size)))
            number += size


# importing


def _extracts(place: Place) -> None:
    """Eight extracts of a growing year, as Chorus gives them."""
    with place.office(node="{programme}-CARA-DRAC") as sg:
        sg.budget.open_line(year=2025, line="0131-CARA-DRAC/01/64", ae="900 000", cp="900 000", on="2025-01-01")
    for month in range(1, 9):
        rows = [row(number) for number in range(month * 12)]
        write("inf-bud-53-ae", rows, place.folder / f"{month}.csv", header_info=HeaderInfo(fiscal_year=2025))


def row(number: int) -> CommitmentRow:
    """A row of an extract, always the same for a number."""
    return CommitmentRow(
        programme="131",
        commitment=f"{2_103_100_000 + number}",
        item="1",
        amount=Money(1_000_00 + number),
        functional_domain="0131-01",
        cost_centre="BG00/DRACARA069",
        replicated_on=DAY,
        modified_on=DAY,
        supplier="Théâtre",
        siret="35600000000048",
        account="PCE/6541100000",
    )


def import_extracts(place: Place) -> None:
    """One extract after the other; what is known already changes nothing."""
    with place.office() as sg:
        for month in range(1, 9):
            done = sg.import_file("inf-bud-53-ae", place.folder / f"{month}.csv")
            assert not done.refused, done


def _agents_files(place: Place) -> None:
    place.office().close()
    for part in range(6):
        lines = [HEADER]
        for number in range(part * 15, part * 15 + 15):
            lines.append(_line(f"2024-01-01;entree;agent:{number:04x};titulaire;AAE;attache;5;2015-09-01"))
            assigned = f"2024-01-01;affectation;agent:{number:04x};;;;;;;;a{number};service;DRAC;drac;69;69123"
            lines.append(_line(assigned))
        (place.folder / f"agents-{part}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(row: str) -> str:
    return row + ";" * (HEADER.count(";") - row.count(";"))


def import_agents(place: Place) -> None:
    """Six files of agents and their assignments."""
    with place.office() as sg:
        for part in range(6):
            done = sg.import_file("agents", place.folder / f"agents-{part}.csv")
            assert not done.refused, done


# closing


def _a_year(place: Place) -> None:
    """A year with something paid, that lacks nothing to be closed."""
    _open_line(place)
    with place.office() as sg:
        sg.post([commitment(n, f"act {n}") for n in range(40)])
        for n in range(0, 40, 4):
            number, amount = f"{2_100_000_000 + n}", Money(100 + n)
            sg.budget.certify(commitment=number, amount=amount, on=DAY)
            sg.budget.order(commitment=number, request=f"DP-{n}", amount=amount, on=DAY)
            sg.budget.accept(request=f"DP-{n}", on=DAY)
            sg.budget.pay(request=f"DP-{n}", on=DAY)


def close(place: Place) -> None:
    """``secgen close YEAR --record --out DIR``, at a clock that stands still."""
    out = str(place.folder / "year-end")
    defaults = open_secretariat.__kwdefaults__
    kept = dict(defaults)
    defaults.update(clock=place.clock(), law=LAW)
    try:
        code = secgen_command(["close", "2025", "--store", place.url, "--record", "--out", out, "--by", "agent:7f3c"])
    finally:
        defaults.update(kept)
    assert code == 0, code


def _year_end(place: Place) -> Files:
    return _files(place.folder / "year-end")


# snapshotting


def snapshot(place: Place) -> None:
    """A stream with a point of the state every twenty acts, most rows on their shelf, then one more point."""
    usual = Keeper.every, Keeper.small
    Keeper.every, Keeper.small = 20, 3
    try:
        with place.office() as sg:
            sg.post(list(_missing(sg, (commitment(n, f"act {n}") for n in range(200)))), batch=10)
            assert sg.take_snapshot(), sg.keeper.problem
    finally:
        Keeper.every, Keeper.small = usual


def snapshot_is_true(place: Place) -> object:
    """Whatever the snapshot holds is what the journal gives; what an office opened from it shows."""
    with place.office() as sg:
        sg.check_snapshot()
        return sg.report("consumption", year=2025).rows, sorted(sg.budget.state.commitments)


# exporting


def _exported_once(place: Place) -> None:
    """What an earlier export left; then the office goes on working."""
    _a_year(place)
    export(place)
    with place.office() as sg:
        sg.post([commitment(n, f"later {n}") for n in range(100, 160)])


def export(place: Place) -> None:
    """The journal in a layout of the State, reports, the year-end file, an anchor: over what is there."""
    out = place.folder / "out"
    out.mkdir(exist_ok=True)
    with place.office() as sg:
        for layout, name in (("inf-bud-53-ae", "ae.csv"), ("inf-bud-53-cp", "cp.csv"), ("decp", "decp.json")):
            sg.export_file(layout, out / name)
        from secgen.reports import csv, json

        table = sg.report("commitments", year=2025)
        write_whole(out / "commitments.csv", csv.render(table, "en"))
        write_whole(out / "commitments.json", json.render(table, "en"))
        write_whole(out / "anchor.json", sg.anchor().text())
        write_file(close_year(sg, 2025), out / "year-end")


def _exported(place: Place) -> Files:
    return _files(place.folder / "out")


def _files(folder: Path) -> Files:
    """Every file people see; what a killed export left beside them is none."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in found if not _left_behind(path.relative_to(folder))
    }


def _left_behind(path: Path) -> bool:
    return any(part.startswith(".secgen-writing-") for part in path.parts)


# the vault

ADMIN, OFFICER = "agent:ad01", "agent:0ff1"
MANAGE: dict[str, Any] = {"by": OFFICER, "purpose": "personnel-management"}


def open_people(place: Place) -> Vault:
    """The vault of this place."""
    url = f"sqlite:///{place.folder / 'vault' / 'people.vault'}"
    return open_vault(url, law=LAW, key_file=place.folder / "key", clock=place.clock())


def new_vault(place: Place) -> None:
    """A vault with an administrator and a personnel officer."""
    (place.folder / "vault").mkdir()  # the key is kept apart
    write_key_file(place.folder / "key")
    vault = open_people(place)
    vault.allow(ADMIN, "vault-administration", until="2027-12-31", by=ADMIN)
    for purpose in ("personnel-management", "subject-rights"):
        vault.allow(OFFICER, purpose, until="2027-12-31", by=ADMIN)
    vault.close()


def keep_people(place: Place) -> None:
    """Thirty people come, change their name, and every third is erased."""
    vault = open_people(place)
    known, erased = _told(vault)
    for number in range(30):
        person = f"agent:{number:016x}"
        if person in erased:
            continue
        if person not in known:
            vault.create("agent", {"family_name": f"Nom {number}"}, subject=person, **MANAGE)
        vault.update(person, {"family_name": f"Nouveau nom {number}"}, **MANAGE)
        if number % 3 == 0:
            vault.erase(person, reason="error", by=OFFICER, purpose="subject-rights")
    vault.close()


def _told(vault: Vault) -> tuple[set[str], set[str]]:
    trail = vault.trail()
    return ({e.subject for e in trail if e.action == "create"}, {e.subject for e in trail if e.action == "erase"})


def vault_is_sound(place: Place) -> object:
    """The vault verifies; who is in it, and under which name."""
    vault = open_people(place)
    try:
        held = vault.verify()
        known, erased = _told(vault)
        assert held == len(known - erased)
        export = {who: json.loads(vault.export(who, by=OFFICER).reveal()) for who in sorted(known - erased)}
        return [(who, told["fields"]["family_name"]) for who, told in export.items()], sorted(erased)
    finally:
        vault.close()


WORKS: tuple[Work, ...] = (
    Work("posting", post, _open_line),
    Work("recording", record, _open_line),
    Work("importing extracts", import_extracts, _extracts),
    Work("importing agents", import_agents, _agents_files),
    Work("closing", close, _a_year, _year_end),
    Work("snapshotting", snapshot, _open_line, sound=snapshot_is_true),
    Work("exporting", export, _exported_once, _exported, journal=False),
    Work("keeping people", keep_people, new_vault, sound=vault_is_sound, journal=False),
)
NAMED = {work.name: work for work in WORKS}
