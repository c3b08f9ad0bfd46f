"""The prior visa of the budget controller: by nature and threshold, with the operator of the text."""

from __future__ import annotations

from functools import cache

import pytest
from attrs import evolve
from helpers import GRANTS, RUNNING, WORKS, a_commitment, office, open_line, refused

from secgen import Secretariat
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
