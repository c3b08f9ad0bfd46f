"""Essential data into and out of an office: import, export, check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from secgen.kernel.clock import system_clock
from secgen.kernel.dates import parse_day
from secgen.kernel.errors import InvalidInput
from secgen.kernel.importing import Check, Counts, Import
from secgen.kernel.text import Text
from secgen.law import builtin_law
from secgen.procurement.essential.contract import Contract
from secgen.procurement.essential.from_award import contract_of
from secgen.procurement.essential.official import document, missing
from secgen.procurement.essential.reading import Reading
from secgen.procurement.events import DataRead
from secgen.procurement.exchange.files import read_file
from secgen.procurement.state import Procurement

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat

SCOPES: Final = ("own", "read", "all")
"""What an export writes: the contracts of the office, those it read from files, or both."""


def import_file(office: Secretariat, name: str, path: Path | str) -> Import:
    """Read a file of essential data and record what it brings. A file of no known layout is refused whole."""
    reading = read_file(path, office.law, office.clock().date())
    state = office.state("procurement")
    assert isinstance(state, Procurement)
    changed = [act for act in _acts(reading) if not _known(state, act)]
    posting = office.post(changed)
    return Import(
        reading.layout,
        reading.file,
        reading.records,
        posting.accepted,
        len(reading.found) - len(changed),
        counts(reading),
        reading.anomalies,
        posting.findings,
    )


def _acts(reading: Reading) -> Iterator[DataRead]:
    for found in reading.found:
        contract = found.contract
        day = contract.notified or contract.data_published or reading.extracted
        yield DataRead(
            on=min(day, reading.extracted),
            source="decp",
            contract=contract,
            anomalies=tuple(dict.fromkeys(found.kinds)),
            read_from=f"{reading.file}:{found.line}",
        )


def _known(state: Procurement, act: DataRead) -> bool:
    row = state.data.get(act.contract.key)
    return row is not None and (row.contract, row.anomalies) == (act.contract, act.anomalies)


def counts(reading: Reading) -> Counts:
    """What a reading holds: contracts, concessions, modifications, records set aside."""
    concessions = sum(c.form == "concession" for c in reading.contracts)
    changes = sum(len(c.modifications) for c in reading.contracts)
    return (
        ("contracts", Text("contrats", "contracts"), len(reading.found) - concessions),
        ("concessions", Text("concessions", "concessions"), concessions),
        ("modifications", Text("modifications", "modifications"), changes),
        ("set_aside", Text("enregistrements écartés", "records set aside"), reading.set_aside),
    )


def export_file(office: Secretariat, name: str, path: Path, options: Mapping[str, Any]) -> int:
    """Write the essential data of the office's contracts in the official JSON format 2.x; gives how many.

    Contracts not yet published, or that miss what the format requires, are left out: report ``contracts`` names
    what each misses. ``scope``: ``own`` (default), ``read`` (those read from files) or ``all``.
    """
    scope = str(options.get("scope") or SCOPES[0])
    if scope not in SCOPES:
        raise InvalidInput("SG-REPORT-OPTION", report=name, option="scope", value=scope, known=", ".join(SCOPES))
    state = office.state("procurement")
    assert isinstance(state, Procurement)
    year = options.get("year")
    ready = [c for c in _contracts(state, scope) if not missing(c) and (not year or str(_year(c)) == str(year))]
    path.write_text(document(ready), encoding="utf-8")
    return len(ready)


def _contracts(state: Procurement, scope: str) -> Iterator[Contract]:
    own = {}
    if scope != "read":
        own = {c.uid: c for row in state.contracts.values() if row.made.data for c in (contract_of(row),)}
        yield from own.values()
    if scope != "own":
        yield from (
            r.contract for r in state.data.values() if r.contract.form == "contract" and r.contract.uid not in own
        )


def _year(contract: Contract) -> int | None:
    return contract.notified.year if contract.notified else None


def check_file(path: Path | str, options: Mapping[str, Any]) -> Check:
    """What is wrong in a file of essential data. ``on``: the day it was extracted (by default today)."""
    given = options.get("on")
    day = parse_day(given) if given else system_clock().date()
    reading = read_file(path, builtin_law(), day)
    return Check(reading.layout, reading.file, counts(reading), reading.anomalies)
