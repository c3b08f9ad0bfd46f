"""The prior visa of the budget controller: by nature and threshold, with the operator of the text."""

from __future__ import annotations

from functools import cache

import pytest
from attrs import evolve
from helpers import (
    COMPANY,
    GRANTS,
    RUNNING,
    SPRING,
    WORKS,
    a_commitment,
    office,
    open_line,
    refused,
    shown,
    verdicts,
)

from secgen import Secretariat, Verdict
from secgen.law import Law, builtin_law


def intervention(sg: Secretariat, amount: str, **more: object) -> str:
    return a_commitment(sg, amount, GRANTS, nature="intervention", **more)


@pytest.mark.rule("FIN-029")
def test_intervention_needs_a_visa_above_one_million_not_at_it() -> None:
    sg = office()
    open_line(sg, GRANTS, "3 000 000")
    intervention(sg, "1 000 000,00")
    refused(sg, "FIN-029", "visa", lambda: intervention(sg, "1 000 000,01"))
    intervention(sg, "1 000 000,01", visa="CBR-2026-17")


@cache
def economy() -> Law:
    """The law with the text of the Ministry of the Economy in place of that of Culture."""
    law = builtin_law()
    theirs = law.parameters["visa.economy.threshold.operating"]
    values = tuple(evolve(value, id="visa.threshold.operating") for value in theirs.values)
    parameter = evolve(theirs, id="visa.threshold.operating", values=values)
    return law.overlay(Law({parameter.id: parameter}, {}, ["economy"]))


@pytest.mark.rule("FIN-029")
def test_the_economy_text_wants_a_visa_at_500_000_already() -> None:
    sg = office(law=economy())
    open_line(sg, RUNNING, "1 000 000")
    refused(sg, "FIN-029", "visa", lambda: a_commitment(sg, "500 000,00"))
    a_commitment(sg, "499 999,99")
    a_commitment(sg, "500 000,00", visa="CBCM-1")


@pytest.mark.rule("FIN-029")
def test_the_culture_text_wants_none_at_500_000() -> None:
    sg = office()
    open_line(sg, RUNNING, "2 000 000")
    a_commitment(sg, "500 000,00")
    refused(sg, "FIN-029", "visa", lambda: a_commitment(sg, "500 000,01"))


@pytest.mark.rule("FIN-029")
def test_the_threshold_is_for_all_items_of_a_commitment() -> None:
    sg = office()
    open_line(sg, GRANTS, "9 000 000")
    number = intervention(sg, "900 000")

    def another(amount: str, item: str = "2", visa: str = "") -> str:
        return intervention(sg, amount, commitment=number, item=item, visa=visa)

    assert refused(sg, "FIN-029", "visa", lambda: another("100 000,01"))["amount"] == shown("1 000 000,01")
    another("100 000")
    refused(sg, "FIN-029", "visa", lambda: another("0,01", "3"))
    another("0,01", "3", visa="CBR-2026-17")
    act = {"act": "budget.committed", "line": GRANTS, "payee": COMPANY, "on": SPRING, "nature": "intervention"}
    act = {**act, "commitment": number, "item": "4"}
    assert verdicts(sg, "FIN-029", **act, amount="1") == {"visa": Verdict.UNDETERMINED}
    assert verdicts(sg, "FIN-029", **act, amount="1 000 000,01") == {"visa": Verdict.BREACH}


@pytest.mark.rule("FIN-029")
def test_an_increase_above_the_threshold_needs_a_visa_and_a_smaller_one_perhaps() -> None:
    sg = office()
    open_line(sg, GRANTS, "9 000 000")

    def increase(number: str, amount: str) -> dict[str, Verdict]:
        return verdicts(sg, "FIN-029", act="budget.increased", commitment=number, amount=amount, on=SPRING)

    without = intervention(sg, "900 000")
    assert increase(without, "100 000") == {"amount": Verdict.PASS}
    assert increase(without, "100 000,01") == {"amount": Verdict.UNDETERMINED}
    assert increase(without, "1 000 000,01") == {"amount": Verdict.BREACH}
    assert increase(intervention(sg, "900 000", visa="V-1"), "2 000 000") == {"amount": Verdict.UNDETERMINED}
    assert increase(intervention(sg, "1 500 000", principal_act=True), "2 000 000") == {}


@pytest.mark.rule("FIN-030")
def test_a_grant_in_the_list_of_principal_acts_needs_no_visa() -> None:
    sg = office()
    open_line(sg, GRANTS, "5 000 000")
    refused(sg, "FIN-029", "visa", lambda: intervention(sg, "1 500 000"))
    intervention(sg, "1 500 000", principal_act=True)


@pytest.mark.rule("FIN-030")
def test_an_investment_needs_its_visa_even_when_listed() -> None:
    sg = office()
    open_line(sg, WORKS, "5 000 000")
    sg.budget.open_tranche(tranche="TF-1", year=2026, line=WORKS, amount="5 000 000", on="2026-02-23")

    def works(visa: str = "") -> None:
        a_commitment(sg, "2 500 000", WORKS, nature="investment", tranche="TF-1", principal_act=True, visa=visa)

    refused(sg, "FIN-030", "principal_act", works)
    works(visa="CBR-2026-18")
