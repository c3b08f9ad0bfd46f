"""The work of a human-resources service in few words: what the tests of the personnel start from."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from secgen import Secretariat
from secgen.personnel.pay.payroll import payroll, tariff_of
from secgen.personnel.pay.payslip import Payslip
from secgen.personnel.pay.tariff import Tariff
from secgen.personnel.state import Personnel

LYON, ANNECY, SAINT_ETIENNE = "69123", "74010", "42218"
"""Communes of zone 2, 1 (since December 2023) and 3."""
ATTACHE_485 = {"corps": "AAE", "grade": "attache", "step": "5"}
"""An attaché at the fifth step: pay index 485."""
_agents = count(0x1000)


def room(sg: Secretariat) -> Personnel:
    """The personnel as it stands."""
    return sg.personnel.state


def an_agent(sg: Secretariat, *, on: str = "2024-01-01", commune: str = SAINT_ETIENNE, **hired: Any) -> str:
    """A civil servant, or whoever ``hired`` says, at work in the directorate; gives his id."""
    agent = f"agent:{next(_agents):04x}"
    given = {"status": "civil_servant", **hired}
    if given["status"] != "contract" and "grade" not in given:
        given |= ATTACHE_485
    sg.personnel.hire(agent=agent, on=on, **given)
    work(sg, agent, on=on, commune=commune)
    return agent


def work(sg: Secretariat, agent: str, *, on: str, commune: str = SAINT_ETIENNE, **more: Any) -> str:
    """An assignment in the directorate; gives its name."""
    given = {"vehicle": "own_service", "host": "DRAC", "host_kind": "drac", "department": commune[:2], **more}
    name = given.pop("assignment", f"{agent}/{on}")
    sg.personnel.assign(agent=agent, assignment=name, commune=commune, on=on, **given)
    return name


def a_contract_agent(sg: Secretariat, *, on: str = "2024-01-01", commune: str = SAINT_ETIENNE, **contract: Any) -> str:
    """A contract agent at work with a contract; gives his id."""
    agent = an_agent(sg, on=on, commune=commune, status="contract")
    terms = {"basis": "L332-2 2", "category": "A", "functions": "adviser", "index": 485, **contract}
    sg.personnel.sign_contract(agent=agent, contract=f"{agent}/1", on=on, **terms)
    return agent


def slip(sg: Secretariat, agent: str, year: int, month: int) -> Payslip:
    """The payslip of an agent for a month."""
    found = payroll(room(sg), sg.law, year, month).slip(agent)
    assert found is not None
    return found


def tariff(sg: Secretariat, year: int, month: int) -> Tariff:
    """The law of pay of a month."""
    return tariff_of(room(sg), sg.law, year, month)


def on(text: str) -> date:
    """A day."""
    return date.fromisoformat(text)
