"""Pay against OpenFisca-France, an independent computation, on generated agents: the same to the cent, line by line.

OpenFisca pins other versions of our test tools, so it has a Python of its own (extra ``test-openfisca``), named by
``SECGEN_OPENFISCA``. It works in 32-bit floats and does not round: our cents must be its figure rounded.

Known differences, each with its reason:

- ``cas`` since 2026: OpenFisca 176.1.8 still has 78.28 %; decree 2025-1341 says 82.28 %.
- ``fnal``: OpenFisca applies the 0.10 % of small employers, up to the ceiling; ours is the 0.50 % of all pay of
  employers of 50 agents or more.
- the compensation of the rise of CSG: OpenFisca takes 0.76 % of salary for everybody, the decree a rate of all pay for
  those recruited since 2018 and a frozen amount for others. Both are set to nothing here.
- the bonus-to-index transfer, the minimum-wage top-up, index bonus points in the bases of residence allowance and
  family supplement, part-time at 80 and 90 %, sick leave: OpenFisca does not compute them. Bonuses are given to it
  after transfer; no case has the others.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from personnel.staffing import ANNECY, LYON, SAINT_ETIENNE

from secgen.law import builtin_law
from secgen.personnel.pay.payslip import Payslip, payslip
from secgen.personnel.pay.state import PayRow
from secgen.personnel.pay.tariff import Tariff
from secgen.personnel.staff.grids import grids_of
from secgen.personnel.staff.state import AgentRow, Assignment, Classification, Contract

PYTHON = os.environ.get("SECGEN_OPENFISCA", "")
pytestmark = [
    pytest.mark.openfisca,
    pytest.mark.skipif(not PYTHON, reason="SECGEN_OPENFISCA names no Python with OpenFisca-France"),
]
LAW = builtin_law()
GRIDS = grids_of(LAW)
MONTHS = ((2024, 3), (2025, 3), (2026, 3))
ZONES = {ANNECY: 1, LYON: 2, SAINT_ETIENNE: 3}
CENT = 0.0065
"""Half a cent, and what 32-bit floats lose on amounts of this size."""
ENTERED = date(2010, 9, 1)


def agents() -> list[tuple[Payslip, dict[str, Any]]]:
    """Three hundred civil servants and a hundred contract agents with their payslips, and the same for the oracle."""
    draw = random.Random(2025)
    grades = sorted(GRIDS.grades)
    found = []
    for number in range(400):
        year, month = draw.choice(MONTHS)
        first = date(year, month, 1)
        commune = draw.choice(list(ZONES)) if number < 300 else SAINT_ETIENNE
        place = Assignment("p", ENTERED, "own_service", "DRAC", "drac", commune[:2], commune)
        owed = PayRow()
        births: list[str] = []
        if number < 300:
            grade = GRIDS.grade(*draw.choice(grades), first)
            step = draw.choice([s for s in grade.steps if s.indices[0] >= 380])
            held = Classification(grade.corps, grade.code, step.name, ENTERED)
            row = AgentRow("civil_servant", ENTERED, ENTERED, classes=((ENTERED, held),), assignments=(place,))
            births = [f"{year - draw.randrange(2, 17)}-0{draw.randrange(1, 9)}-10" for _ in range(draw.randrange(5))]
            bonus = draw.randrange(0, 1_800_000)
            owed = PayRow(children=((ENTERED, (len(births), False)),), ifse=((ENTERED, (1, bonus, False)),))
        else:
            contract = Contract(
                "c", ENTERED, "L332-2 2", "A", "adviser", index=draw.randrange(380, 1100), open_ended=True
            )
            row = AgentRow("contract", ENTERED, ENTERED, contracts=(contract,), assignments=(place,))
        slip = payslip("a", row, owed, year, month, Tariff(LAW, first), GRIDS)
        assert slip is not None
        civil = number < 300
        salary = slip.amount("salary") if civil else slip.gross
        case = {
            "month": f"{year}-{month:02}",
            "kind": "civil" if civil else "contract",
            "salary": float(salary.euros),
            "zone": ZONES[commune],
            "births": births,
            "bonuses": float((slip.amount("ifse") + slip.amount("transfer")).euros),
        }
        found.append((slip, case))
    return found


@pytest.fixture(scope="module")
def compared() -> list[tuple[Payslip, dict[str, Any], dict[str, float]]]:
    made = agents()
    script = Path(__file__).with_name("openfisca_oracle.py")
    asked = json.dumps([case for _, case in made])
    ran = subprocess.run([PYTHON, str(script)], input=asked, capture_output=True, text=True, check=True)
    return [(slip, case, answer) for (slip, case), answer in zip(made, json.loads(ran.stdout), strict=True)]


def ours(slip: Payslip, line: str) -> float:
    if line == "net":
        return float(slip.net.euros)
    lines = (f"{line}_a", f"{line}_b") if line.endswith("ircantec") else (line,)
    return abs(sum(float(slip.amount(code).euros) for code in lines))


EVERY_YEAR = (
    "residence",
    "family",
    "pension",
    "rafp",
    "employer_rafp",
    "ati",
    "sickness",
    "family_contribution",
    "autonomy",
    "csg_deductible",
    "csg_taxed",
    "crds",
)


@pytest.mark.parametrize("line", EVERY_YEAR)
def test_a_civil_servant_s_line_is_openfisca_s_to_the_cent(compared: list[Any], line: str) -> None:
    found = [(slip, case, answer) for slip, case, answer in compared if case["kind"] == "civil"]
    wrong = [(case, ours(slip, line), a[line]) for slip, case, a in found if abs(ours(slip, line) - a[line]) > CENT]
    assert len(found) == 300
    assert any(answer[line] for _, _, answer in found)
    assert not wrong, wrong[:3]


def test_the_pension_account_is_the_same_until_2025_and_late_there_in_2026(compared: list[Any]) -> None:
    for slip, case, answer in compared:
        if case["kind"] == "civil" and case["month"] < "2026":
            assert abs(ours(slip, "cas") - answer["cas"]) <= CENT, case
        elif case["kind"] == "civil":
            assert abs(case["salary"] * 0.7828 - answer["cas"]) <= CENT, "OpenFisca knows 2026 now: compare it too"


def test_the_housing_fund_is_that_of_a_large_employer_here_and_of_a_small_one_there(compared: list[Any]) -> None:
    for slip, case, answer in compared:
        if case["kind"] == "civil":
            ceiling = float(LAW.read("pay.ceiling", date.fromisoformat(f"{case['month']}-01")).money.euros)
            assert abs(min(case["salary"], ceiling) * 0.001 - answer["fnal"]) <= CENT, case
            assert abs(case["salary"] * 0.005 - ours(slip, "fnal")) <= CENT, case


def test_net_pay_differs_by_no_more_than_the_rounding_of_its_lines(compared: list[Any]) -> None:
    for slip, case, answer in compared:
        if case["kind"] == "civil":
            lines = len(slip.gross_lines) + len(slip.employee_lines)
            assert abs(ours(slip, "net") - answer["net"]) <= lines * 0.005 + 0.002, case


@pytest.mark.parametrize(
    "line",
    ["old_age_capped", "old_age_uncapped", "ircantec", "employer_ircantec", "csg_deductible", "csg_taxed", "crds",
     "employer_old_age_capped"],
)  # fmt: skip
def test_a_contract_agent_s_line_is_openfisca_s_to_the_cent(compared: list[Any], line: str) -> None:
    found = [(slip, case, answer) for slip, case, answer in compared if case["kind"] == "contract"]
    bands = 2 if line.endswith("ircantec") else 1  # two bands, each rounded
    wrong = [
        (case, ours(slip, line), a[line]) for slip, case, a in found if abs(ours(slip, line) - a[line]) > bands * CENT
    ]
    assert len(found) == 100
    assert not wrong, wrong[:3]
