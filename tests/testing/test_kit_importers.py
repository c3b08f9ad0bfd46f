"""The importer kit, on importers that are right and on importers that are wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import secgen
from secgen.kernel.anomaly import Anomaly
from secgen.kernel.errors import InvalidInput
from secgen.kernel.importing import Import, unknown
from secgen.kernel.text import Text
from secgen.plugins import PluginSet
from secgen.secretariat import Secretariat
from secgen.testing import Holds, ImporterKit, check_importer

LINES = (
    '{"act": "budget.opened", "on": "2026-01-01", "year": 2026, "line": "0131/01/6", "ae": "10", "cp": "10"}',
    '{"act": "budget.opened", "on": "2026-01-01", "year": 2026, "line": "0131/02/6", "ae": "10", "cp": "10"}',
)
REMEDY = Text("écrire un acte en JSON", "write an act as JSON")


def load(office: Secretariat, name: str, path: Path) -> Import:
    """One act as JSON on each line; what the journal already knows is left out."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise InvalidInput("SG-FILE", file=str(path), problem=str(error)) from None
    acts, anomalies = [], []
    for number, line in enumerate(lines, 1):
        try:
            acts.append(office.read(json.loads(line)))
        except (ValueError, TypeError, AttributeError, InvalidInput):
            message = Text("« {line} » n'est pas un acte", "'{line}' is not an act").filled(line=line)
            anomalies.append(Anomaly("act-unreadable", str(path), number, "", line, message, REMEDY, "row"))
    new = unknown(office, acts)
    posting = office.post(new)
    told = Import(name, str(path), len(lines), posting.accepted, len(acts) - len(new))
    return evolve(told, anomalies=tuple(anomalies), refused=posting.findings)


def good(path: Path) -> Path:
    path.write_text("\n".join(LINES), encoding="utf-8")
    return path


def broken(path: Path) -> Path:
    path.write_text(f"{LINES[0]}\nnothing\n{LINES[1]}\n[]", encoding="utf-8")
    return path


GOOD, BROKEN = Holds(2, 2), Holds(4, 2, (2, 4))


class TestJsonLines(ImporterKit):
    capabilities = frozenset({"broken-rows"})
    good_holds, broken_holds = GOOD, BROKEN

    def load(self, office: Secretariat, name: str, path: Path) -> Import:
        return load(office, name, path)

    def good(self, path: Path) -> Path:
        return good(path)

    def broken(self, path: Path) -> Path:
        return broken(path)


def never_records(office: Secretariat, name: str, path: Path) -> Import:
    return evolve(load(office, name, path), recorded=0)


def always_records(office: Secretariat, name: str, path: Path) -> Import:
    acts = [office.read(json.loads(line)) for line in Path(path).read_text().splitlines()]
    notes = [evolve(act, note=f"{office.refresh().position}") for act in acts]
    posting = office.post(notes)
    return Import(name, str(path), len(acts), posting.accepted, 0)


def as_they_are_recorded(office: Secretariat, name: str, path: Path) -> Import:
    """Looks for the act of the file among those recorded, which bear who acted and what advises against them."""
    acts = [office.read(json.loads(line)) for line in Path(path).read_text().splitlines()]
    known = {recorded.act for recorded in office.acts()}
    posting = office.post([act for act in acts if act not in known])
    return Import(name, str(path), len(acts), posting.accepted, len(acts) - posting.accepted)


def moves_the_file(office: Secretariat, name: str, path: Path) -> Import:
    told = load(office, name, path)
    Path(path).write_text("done")
    return told


def tells_nothing_json_can_hold(office: Secretariat, name: str, path: Path) -> Import:
    return evolve(load(office, name, path), layout=b"bytes")  # type: ignore[arg-type]


def reads_anything(office: Secretariat, name: str, path: Path) -> Import:
    if Path(path).name.startswith("other"):
        office.post([office.read(json.loads(LINES[0]))])
        return Import(name, str(path), 1, 1, 0)
    return load(office, name, path)


def absent_is_empty(office: Secretariat, name: str, path: Path) -> Import:
    return load(office, name, path) if Path(path).exists() else Import(name, str(path), 0, 0, 0)


def skips_in_silence(office: Secretariat, name: str, path: Path) -> Import:
    return evolve(load(office, name, path), anomalies=())


def says_no_line(office: Secretariat, name: str, path: Path) -> Import:
    told = load(office, name, path)
    return evolve(told, anomalies=tuple(evolve(a, line=0) for a in told.anomalies))


def names_another_file(office: Secretariat, name: str, path: Path) -> Import:
    told = load(office, name, path)
    return evolve(told, file="elsewhere", anomalies=tuple(evolve(a, file="elsewhere") for a in told.anomalies))


def counts_anything(office: Secretariat, name: str, path: Path) -> Import:
    return evolve(load(office, name, path), lines=12_345)


def knows_too_much(office: Secretariat, name: str, path: Path) -> Import:
    return evolve(load(office, name, path), unchanged=77)


def tells_the_first_only(office: Secretariat, name: str, path: Path) -> Import:
    told = load(office, name, path)
    return evolve(told, anomalies=told.anomalies[:1])


def tells_another_line(office: Secretariat, name: str, path: Path) -> Import:
    told = load(office, name, path)
    return evolve(told, anomalies=tuple(evolve(a, line=999) for a in told.anomalies))


def loses_the_last_row(office: Secretariat, name: str, path: Path) -> Import:
    lines = [line for line in Path(path).read_text().splitlines() if line != LINES[1]]
    shorter = Path(path).with_suffix(".shorter")
    shorter.write_text("\n".join(lines))
    return evolve(load(office, name, shorter), file=str(path))


MUTANTS: list[tuple[str, Any]] = [
    ("test_a_right_file_is_imported", never_records),
    ("test_twice_changes_nothing", always_records),
    ("test_twice_in_a_name_changes_nothing", as_they_are_recorded),
    ("test_twice_with_advice_changes_nothing", as_they_are_recorded),
    ("test_a_right_file_is_imported", names_another_file),
    ("test_it_counts_what_the_file_holds", counts_anything),
    ("test_it_counts_what_the_file_holds", knows_too_much),
    ("test_it_counts_what_the_file_holds", loses_the_last_row),
    ("test_a_broken_row_is_set_aside_and_located", names_another_file),
    ("test_every_broken_row_is_told", tells_the_first_only),
    ("test_every_broken_row_is_told", tells_another_line),
    ("test_every_broken_row_is_told", loses_the_last_row),
    ("test_every_broken_row_is_told", counts_anything),
    ("test_the_file_is_left_as_it_was", moves_the_file),
    ("test_what_happened_can_be_told", tells_nothing_json_can_hold),
    ("test_a_file_of_another_kind_records_nothing", reads_anything),
    ("test_a_missing_file_is_refused", absent_is_empty),
    ("test_a_broken_row_is_set_aside_and_located", skips_in_silence),
    ("test_a_broken_row_is_set_aside_and_located", says_no_line),
]


@pytest.mark.parametrize(("check", "load"), MUTANTS, ids=lambda value: getattr(value, "__name__", value))
def test_a_wrong_importer_is_caught(check: str, load: Callable[[Secretariat, str, Path], Import]) -> None:
    told = {result.check: result for result in check_importer(load, good, broken, good_holds=GOOD, broken_holds=BROKEN)}
    assert told[check].outcome == "fail", told[check]


def test_every_check_catches_a_wrong_importer() -> None:
    assert {check for check, _ in MUTANTS} == set(ImporterKit.names())


def test_of_two_acts_alike_each_counts() -> None:
    with secgen.open("memory:", region="84", year=2026, plugins=PluginSet.of()) as office:
        act = office.read(json.loads(LINES[0]))
        assert unknown(office, [act, act]) == [act, act]
        office.record(act)
        signed = evolve(act, by="agent:7f3c", advice=("FIN-036",))
        assert unknown(office, [signed, act]) == [act]
