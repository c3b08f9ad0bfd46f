"""Programmes by year, and the day their programming is due at the budget controller."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import RUNNING, available, euros, office

from secgen import Secretariat, Verdict
from secgen.budget.nomenclature import Nomenclature


@pytest.mark.rule("FIN-062")
def test_programme_224_changed_its_name_in_2021() -> None:
    nomenclature = Nomenclature(office().law)
    assert nomenclature.programme(2020, "224").label.startswith("Transmission des savoirs")
    assert nomenclature.programme(2021, "224").label.startswith("Soutien aux politiques")


def opened(sg: Secretariat, year: int, line: str) -> Any:
    return sg.budget.open_line(year=year, line=line, ae="1 000", cp="1 000", on=f"{year}-03-02").advice


@pytest.mark.rule("FIN-062")
def test_a_line_the_nomenclature_of_the_year_knows_is_opened_without_advice() -> None:
    sg = office()
    assert opened(sg, 2026, RUNNING) == ()
    assert opened(sg, 2026, "0361/02/6") == ()


@pytest.mark.rule("FIN-062")
@pytest.mark.parametrize(
    ("year", "line"), [(2020, "0361/02/6"), (2026, "0999/01/6")], ids=["361 before 2021", "no such programme"]
)
def test_a_line_it_does_not_know_is_opened_with_advice(year: int, line: str) -> None:
    sg = office(year)
    act = {"act": "budget.opened", "year": year, "line": line, "ae": "1", "cp": "1", "on": f"{year}-03-02"}
    (finding,) = (f for f in sg.simulate(act).findings if f.rule == "FIN-062")
    assert (finding.where, finding.verdict, finding.blocking) == ("line", Verdict.UNDETERMINED, False)
    assert opened(sg, year, line) == ("FIN-062",)
    assert available(sg, line, year) == euros("1 000", "1 000")


def programming(sg: Secretariat, year: int, day: str) -> dict[str, Any]:
    """What the rule says of a programming sent on a day."""
    act = {"act": "budget.document_filed", "kind": "bop", "year": year, "node": "0175-CARA", "on": day}
    (finding,) = (f for f in sg.simulate(act).findings if f.rule == "FIN-031")
    assert finding.where == "on"
    assert not finding.blocking
    return {"verdict": finding.verdict, **dict(finding.inputs)}


@pytest.mark.rule("FIN-031")
@pytest.mark.parametrize(
    ("year", "day", "verdict", "days_late"),
    [
        (2024, "2024-02-15", Verdict.PASS, "0"),
        (2024, "2024-02-16", Verdict.BREACH, "1"),
        (2025, "2025-03-31", Verdict.PASS, "0"),
        (2025, "2025-04-01", Verdict.BREACH, "1"),
        (2026, "2026-02-15", Verdict.UNDETERMINED, "—"),
    ],
)
def test_the_programming_of_a_bop_is_due_on_the_day_of_its_year(
    year: int, day: str, verdict: Verdict, days_late: str
) -> None:
    found = programming(office(year), year, day)
    assert (found["verdict"], found["days_late"]) == (verdict, days_late)


@pytest.mark.rule("FIN-031")
def test_a_late_or_undetermined_programming_is_recorded_with_advice() -> None:
    sg = office(2024)

    def file(year: int, day: str) -> tuple[str, ...]:
        act = sg.budget.file_document(kind="bop", year=year, node="0175-CARA", on=day)
        return act.advice  # type: ignore[no-any-return]

    assert file(2024, "2024-02-15") == ()
    assert file(2024, "2024-02-16") == ("FIN-031",)
    assert file(2026, "2026-02-15") == ("FIN-031",)
    assert ("bop", 2026, "0175-CARA") in sg.budget.state.documents
