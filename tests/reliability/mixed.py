"""What a busy office does at once: people who spend the same money, import, look up, keep files; each is a work.

Whoever spends notes what was granted *after* it was recorded, so that nothing noted may ever be missing.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from plugins.made import plugin

import secgen
from reliability.places import LAW, SUPPLIER, Place
from reliability.works import Work, new_vault, open_people, row
from secgen import Secretariat
from secgen.accounting.ledger import Ledger
from secgen.budget import events as ev
from secgen.exchange.rows import HeaderInfo
from secgen.exchange.writer import write
from secgen.kernel.act import Act
from secgen.kernel.errors import ConcurrencyConflict, RuleViolation, VaultError
from secgen.kernel.money import ZERO, Money
from secgen.plugins import ObserverSpec, PluginSet
from secgen.reports import csv

SCARCE = ("0224-CARA-DRAC/07/3", "0224-CARA-DRAC/06/3")
"""Lines whose money does not last."""
IMPORTED = "0131-CARA-DRAC/01/64"
OPENED = Money(900_00)
DAY = date(2025, 3, 3)
BUSY = {"SG-BUSY", "SG-STALE"}


def prepare(place: Place) -> None:
    """An office with little money, and its vault."""
    with place.office(node="{programme}-CARA-DRAC") as sg:
        for line in SCARCE:
            sg.budget.open_line(year=2025, line=line, ae=OPENED, cp=OPENED, on="2025-01-01")
        sg.budget.open_line(year=2025, line=IMPORTED, ae="9 000 000", cp="9 000 000", on="2025-01-01")
    new_vault(place)


class Notes:
    """A file of what happened, one word and one number a line; each line is written at once."""

    def __init__(self, place: Place) -> None:
        self._handle = os.open(place.folder / f"notes-{place.seed}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def add(self, *lines: str) -> None:
        """Write lines that a reader sees all or none of."""
        os.write(self._handle, "".join(f"{line}\n" for line in lines).encode())


def noted(folder: Path) -> tuple[list[str], Counter[str]]:
    """The commitments noted as granted, and how often each other thing was noted."""
    granted: list[str] = []
    others: Counter[str] = Counter()
    for path in sorted(folder.glob("notes-*.log")):
        for line in path.read_text().splitlines():
            word, _, number = line.partition(" ")
            if word == "granted":
                granted.append(number)
            else:
                others[word] += 1
    return granted, others


def spend(place: Place, sg: Secretariat | None = None, part: int = 0, turns: int = 14) -> None:
    """Commit on the scarce lines, in batches of every kind, and pay what is owed."""
    if sg is None:
        with place.office() as own:
            return spend(place, own, part, turns)
    chance, notes = Random(place.seed * 10 + part), Notes(place)
    _note_conflicts(sg, notes)
    for turn in range(turns):
        numbers = [f"{2_200_000_000 + (place.seed * 10 + part) * 1_000 + turn * 10 + n}" for n in range(4)]
        act = chance.choice((_one, _three, _many, _pay))
        try:
            granted = act(sg, numbers, chance)
            notes.add(*(f"granted {number}" for number in granted))
        except RuleViolation:
            notes.add("refused")
        except ConcurrencyConflict as conflict:
            notes.add("busy" if conflict.code in BUSY else f"unexpected {conflict.code}")
        sg.refresh()
        assert all(sg.budget.available(2025, line)[0] >= ZERO for line in SCARCE)
    return None


def _note_conflicts(sg: Secretariat, notes: Notes) -> None:
    """Note each batch that came too late."""
    store: Any = sg.journal.store
    if "commit" in vars(store):
        return
    commit = store.commit

    def noting(batch: Any) -> Any:
        try:
            return commit(batch)
        except ConcurrencyConflict:
            notes.add("conflict")
            raise

    store.commit = noting


def _commitment(number: str, chance: Random) -> Act:
    line = chance.choice(SCARCE)
    return ev.Committed(on=DAY, commitment=number, line=line, payee=SUPPLIER, amount=Money(chance.randint(1, 30_00)))


def _one(sg: Secretariat, numbers: list[str], chance: Random) -> list[str]:
    sg.record(_commitment(numbers[0], chance))
    return numbers[:1]


def _three(sg: Secretariat, numbers: list[str], chance: Random) -> list[str]:
    sg.record(*(_commitment(number, chance) for number in numbers[:3]))
    return numbers[:3]


def _many(sg: Secretariat, numbers: list[str], chance: Random) -> list[str]:
    posting = sg.post([_commitment(number, chance) for number in numbers], batch=2)
    refused = {decision.act.subject.split("/")[1] for decision in posting.refused}
    return [number for number in numbers if number not in refused]


def _pay(sg: Secretariat, numbers: list[str], chance: Random) -> list[str]:
    sg.refresh()
    known = [name for name, made in sg.budget.state.commitments.items() if made.made.line in SCARCE]
    if known:
        number = chance.choice(known).partition("/")[0]
        amount = Money(chance.randint(1, 10_00))
        sg.budget.certify(commitment=number, amount=amount, on=DAY)
        sg.budget.order(commitment=number, request=f"DP-{numbers[0]}", amount=amount, on=DAY)
        sg.budget.accept(request=f"DP-{numbers[0]}", on=DAY)
        sg.budget.pay(request=f"DP-{numbers[0]}", on=DAY)
    return []


def contend(place: Place) -> None:
    """Three threads of one process: two share an office, one has its own."""
    with place.office() as shared:
        failed: list[BaseException] = []

        def run(part: int, sg: Secretariat | None) -> None:
            try:
                spend(place, sg, part)
            except BaseException as error:
                failed.append(error)

        threads = [threading.Thread(target=run, args=(n, shared if n < 2 else None)) for n in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failed:
            raise failed[0]


def import_growing(place: Place) -> None:
    """An extract of Chorus that is longer each time."""
    file = place.folder / f"extract-{place.seed}.csv"
    rows = [row(number) for number in range(5 + place.seed % 40)]
    write("inf-bud-53-ae", rows, file, header_info=HeaderInfo(fiscal_year=2025))
    with place.office() as sg:
        assert not sg.import_file("inf-bud-53-ae", file).refused


def keep_people(place: Place) -> None:
    """People come and go in the vault; nobody else writes there at the time."""
    chance, vault = Random(place.seed), open_people(place)
    manage: dict[str, Any] = {"by": "agent:0ff1", "purpose": "personnel-management"}
    for turn in range(6):
        person = f"agent:{place.seed * 10 + turn:016x}"
        vault.create("agent", {"family_name": f"Nom {turn}"}, subject=person, **manage)
        other = chance.choice(vault.people())
        if chance.random() < 0.5:
            vault.erase(other, reason="error", by="agent:0ff1", purpose="subject-rights")
            with pytest.raises(VaultError, match="SG-VAULT-ERASED"):
                vault.read(other, "family_name", **manage)
    vault.verify()
    vault.close()


def meddle(place: Place) -> None:
    """A plugin that looks at each batch and always fails: the batch is recorded, the problem is kept."""

    def failing(office: object, recorded: object) -> None:
        raise RuntimeError("a plugin that fails")

    given: Any = PluginSet.of(plugin("failing", batch_observers=[ObserverSpec("failing", lambda: failing)]))
    options: dict[str, Any] = {"clock": place.clock(), "law": LAW, "plugins": given}
    if given.storage.get(place.url.partition(":")[0]) is None:
        return  # the plugin of the store would have to be there too
    with secgen.open(place.url, **options) as sg:
        sg.budget.set_reserve(year=2025, line=IMPORTED, ae="1", cp="1", on=DAY)
        assert any("a plugin that fails" in str(problem) for problem in sg.problems)
        spend(place, sg, part=9, turns=4)


def look_up(place: Place) -> None:
    """Reports and exports while others write: each is of one moment, and agrees with itself."""
    with place.office() as sg:
        for turn in range(3):
            sound(sg)
            with_rows = sg.report("commitments", year=2025)
            csv.render(with_rows, "en")
            sg.export_file("inf-bud-53-ae", place.folder / f"export-{turn}.csv")


ACTORS: tuple[tuple[Work, Callable[[Random], bool]], ...] = (
    (Work("spending", spend), lambda chance: chance.random() < 0.9),
    (Work("contending", contend), lambda chance: chance.random() < 0.4),
    (Work("importing", import_growing), lambda chance: chance.random() < 0.4),
    (Work("people", keep_people), lambda chance: chance.random() < 0.5),
    (Work("meddling", meddle), lambda chance: chance.random() < 0.4),
    (Work("looking up", look_up), lambda chance: chance.random() < 0.4),
)
"""Each with how likely it is to be at work in a round."""
MIXED = {work.name: work for work, _ in ACTORS}


# what must always hold


def sound(sg: Secretariat) -> None:
    """Never below nothing at any moment of the history; the parts make the whole; the accounts balance."""
    head = sg.refresh()
    left = dict.fromkeys((*SCARCE, IMPORTED), ZERO)
    certified: Counter[str] = Counter()
    committed: dict[str, Money] = {}
    for recorded in sg.acts():
        if recorded.id > head.position:
            break  # recorded by others since
        act = recorded.act
        match act:
            case ev.AppropriationsOpened():
                left[act.line] += act.ae
            case ev.Committed():
                assert act.commitment not in committed or act.source, f"{act.commitment} twice"
                committed[act.commitment] = act.amount
                left[act.line] -= act.amount
                assert left[act.line] >= ZERO or act.source, f"less than nothing on {act.line} at {recorded.id}"
            case ev.ServiceCertified():
                certified[act.commitment] += act.amount.cents
                assert certified[act.commitment] <= committed[act.commitment].cents
    for line in SCARCE:
        assert sg.budget.available(2025, line)[0] == left[line]
        assert sg.budget.available(2025, line)[1] >= ZERO
    balances = Ledger(sg.accounting.state, sg.law).year(2025)
    assert sum(balance.closing for balance in balances) == 0, "the accounts do not balance"


def nothing_lost(place: Place, *, killed: bool) -> Counter[str]:
    """What was noted as granted is recorded, once; if nobody was killed nothing else is."""
    granted, others = noted(place.folder)
    assert len(granted) == len(set(granted))
    with place.office() as sg:
        found = [r.act.commitment for r in sg.acts() if r.act.tag == "budget.committed" and not r.act.source]
    assert len(found) == len(set(found))
    assert not others["unexpected"]
    missing = set(granted) - set(found)
    assert not missing, f"granted and lost: {missing}"
    if not killed and not others["busy"]:
        assert set(granted) == set(found)
    others["granted"] = len(granted)
    return others
