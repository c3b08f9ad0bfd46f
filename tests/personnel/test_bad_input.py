"""What people type wrong: refused at the desk and set aside by the importer, each time with the field, the value,
the rule and what to do; and nothing already recorded is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from helpers import office, refusal

from personnel.exchange.test_agents_file import HEADER, write
from personnel.staffing import ATTACHE_485, LYON, room
from secgen import InvalidInput, Secretariat

ANNE = "agent:01"
NEW = "agent:02"


@frozen
class Wrong:
    """One mistake: what was typed at the desk and in the file, and where the error must point."""

    act: str
    fields: dict[str, Any]
    row: str
    rule: str
    where: str
    column: str
    value: str
    says: str


def row(**cells: str) -> str:
    """A row of the agents file."""
    return ";".join(cells.get(name, "") for name in HEADER.split(";"))


HIRE = {"agent": NEW, "status": "civil_servant", "on": "2026-02-02"}
ENTRY = {"date": "2026-02-02", "mouvement": "entree", "agent": NEW, "statut": "titulaire"}
PLACE = {"vehicle": "own_service", "host": "DRAC", "host_kind": "drac", "department": "69"}
MISTAKES = {
    "a date before the hiring": Wrong(
        "set_working_time",
        {"agent": ANNE, "quota": "0.8", "kind": "part_time_request", "on": "2023-12-31"},
        row(date="2023-12-31", mouvement="quotite", agent=ANNE, quotite="0,8", nature="partiel-demande"),
        "PER-ORDER", "on", "date", "2023-12-31", "record the entry at its date",
    ),
    "a step off the grid": Wrong(
        "hire",
        {**HIRE, "corps": "AAE", "grade": "attache", "step": "14"},
        row(**ENTRY, corps="AAE", grade="attache", echelon="14"),
        "PER-GRADE", "step", "echelon", "14", "as the grid names them",
    ),
    "a quota outside the law": Wrong(
        "set_working_time",
        {"agent": ANNE, "quota": "0.55", "kind": "part_time_request", "on": "2026-02-02"},
        row(date="2026-02-02", mouvement="quotite", agent=ANNE, quotite="0,55", nature="partiel-demande"),
        "PER-QUOTA", "quota", "quotite", "0.55", "choose a fraction allowed",
    ),
    "a commune that is none": Wrong(
        "assign",
        {"agent": ANNE, "assignment": "a2", "commune": "Lyon", "on": "2026-02-02", **PLACE},
        row(date="2026-02-02", mouvement="affectation", agent=ANNE, affectation="a2", modalite="service",
            accueil="DRAC", type_accueil="drac", departement="69", commune="Lyon"),
        "PER-COMMUNE", "commune", "commune", "Lyon", "INSEE code",
    ),
    "an agent without a grade": Wrong(
        "hire", HIRE, row(**ENTRY), "PER-GRADE", "corps", "corps", "—", "give corps, grade and step",
    ),
}  # fmt: skip
each = pytest.mark.parametrize("wrong", MISTAKES.values(), ids=MISTAKES)


@pytest.fixture
def sg() -> Secretariat:
    """An office with Anne, an attaché in Lyon since 2024."""
    sg = office()
    sg.personnel.hire(agent=ANNE, status="civil_servant", on="2024-01-01", **ATTACHE_485)
    sg.personnel.assign(agent=ANNE, assignment="a1", commune=LYON, on="2024-01-01", **PLACE)
    return sg


@each
def test_the_desk_refuses_it_and_says_where_why_and_what_to_do(sg: Secretariat, wrong: Wrong) -> None:
    verb: Callable[..., object] = getattr(sg.personnel, wrong.act)
    found = refusal(sg, lambda: verb(**wrong.fields))
    finding = found[wrong.rule]
    assert finding.where == wrong.where
    assert dict(finding.inputs)[wrong.where] == wrong.value
    assert finding.legal
    assert wrong.says in finding.remedy.en
    assert finding.remedy.fr != finding.remedy.en


@each
def test_the_importer_sets_it_aside_at_its_line_and_records_the_rest(
    sg: Secretariat, tmp_path: Path, wrong: Wrong
) -> None:
    good = row(date="2026-01-01", mouvement="enfants", agent=ANNE, enfants="2")
    done = sg.import_file("agents", write(tmp_path / "agents.csv", wrong.row, good))
    told = [(a.line, a.column, a.value, a.rule) for a in done.anomalies if a.severity == "row"]
    assert told == [(2, wrong.column, wrong.value, wrong.rule)]
    assert wrong.says in done.anomalies[0].remedy.en
    assert (done.recorded, done.count("set_aside")) == (1, 1)
    assert room(sg).pay.agents[ANNE].children


def test_a_commune_of_unknown_zone_stops_the_pay_and_not_the_assignment(sg: Secretariat, tmp_path: Path) -> None:
    """The allowance of a commune no pack lists is an error, never zero; the same whoever brought the assignment."""
    moved = row(date="2026-02-02", mouvement="affectation", agent=ANNE, affectation="a2", modalite="service",
                accueil="DRAC", type_accueil="drac", departement="38", commune="38185")  # fmt: skip
    assert sg.import_file("agents", write(tmp_path / "agents.csv", moved)).clean
    with pytest.raises(InvalidInput, match="38185") as caught:
        sg.personnel.payroll(2026, 3)
    assert (caught.value.code, caught.value.params["field"]) == ("SG-FIELD", "commune")
    sg.personnel.set_residence_zone(commune="38185", zone=2, text="circulaire", on="2026-01-01")
    assert sg.personnel.payroll(2026, 3).slips
