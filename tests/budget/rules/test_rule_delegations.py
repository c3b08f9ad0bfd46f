"""Delegations of signature: in force, published, for the programme, up to the cap."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import GRANTS, RUNNING, a_commitment, an_order, office, open_line, refused, shown, verdicts

from secgen import Secretariat, Verdict
from secgen.kernel.text import language

HEAD = "agent:7f3c"


@pytest.fixture
def sg() -> Secretariat:
    sg = office()
    open_line(sg, RUNNING, "500 000")
    open_line(sg, GRANTS, "500 000")
    return sg


def delegate(sg: Secretariat, holder: str = HEAD, **more: Any) -> None:
    values = {"programmes": ["224"], "cap": "90 000", "on": "2026-03-05", "published": "2026-03-10", **more}
    sg.budget.delegate_signature(holder=holder, **values)


def problem(
    sg: Secretariat, amount: str = "1 000", line: str = RUNNING, *, on: str = "2026-03-10", by: str = HEAD
) -> str:
    """Why the signature is refused."""
    return refused(sg, "FIN-021", "by", lambda: a_commitment(sg, amount, line, on=on, by=by))["problem"]


@pytest.mark.rule("FIN-021")
def test_the_cap_is_90_000_euros_to_the_cent(sg: Secretariat) -> None:
    delegate(sg)
    found = refused(sg, "FIN-021", "by", lambda: a_commitment(sg, "90 000,01", on="2026-03-10", by=HEAD))
    assert (found["problem"], found["cap"]) == ("above its cap", shown("90 000"))
    a_commitment(sg, "90 000", on="2026-03-10", by=HEAD)


@pytest.mark.rule("FIN-021")
def test_a_delegation_published_on_10_march_does_not_cover_an_act_of_the_9th(sg: Secretariat) -> None:
    delegate(sg)
    assert problem(sg, on="2026-03-09") == "not yet published or in force"
    a_commitment(sg, "1 000", on="2026-03-10", by=HEAD)


@pytest.mark.rule("FIN-021")
def test_a_delegation_covers_its_programmes_its_holder_and_its_time(sg: Secretariat) -> None:
    delegate(sg, until="2026-06-30")
    assert problem(sg, line=GRANTS) == "programme outside its scope"
    assert problem(sg, by="agent:0d21") == "no delegation"
    a_commitment(sg, "1 000", on="2026-06-30", by=HEAD)
    assert problem(sg, on="2026-07-01") == "ended"


@pytest.mark.rule("FIN-021")
def test_why_a_signature_is_refused_is_said_in_the_language_of_who_reads(sg: Secretariat) -> None:
    delegate(sg)
    with language("fr"):
        assert problem(sg, by="agent:0d21") == "aucune délégation"


@pytest.mark.rule("FIN-021")
def test_ending_a_delegation_shortens_it_and_never_prolongs_it(sg: Secretariat) -> None:
    delegate(sg, until="2026-06-30")
    sg.budget.end_delegation(holder=HEAD, on="2026-07-15")
    assert problem(sg, on="2026-07-10") == "ended"
    sg.budget.end_delegation(holder=HEAD, on="2026-05-15")
    assert problem(sg, on="2026-05-16") == "ended"
    a_commitment(sg, "1 000", on="2026-05-15", by=HEAD)


@pytest.mark.rule("FIN-021")
def test_a_new_delegation_replaces_the_one_in_force_only_from_its_own_day(sg: Secretariat) -> None:
    delegate(sg, on="2026-01-01", published="2026-01-02")
    delegate(sg, on="2026-06-01", published="2026-06-01", cap="30 000")
    a_commitment(sg, "50 000", on="2026-05-15", by=HEAD)
    found = refused(sg, "FIN-021", "by", lambda: a_commitment(sg, "30 000,01", on="2026-06-01", by=HEAD))
    assert (found["problem"], found["cap"], found["since"]) == ("above its cap", shown("30 000"), "2026-06-01")
    a_commitment(sg, "30 000", on="2026-06-01", by=HEAD)


@pytest.mark.rule("FIN-021")
def test_two_delegations_for_two_programmes_stand_side_by_side(sg: Secretariat) -> None:
    delegate(sg)
    delegate(sg, programmes=["131"], cap="30 000")
    a_commitment(sg, "50 000", RUNNING, on="2026-03-10", by=HEAD)
    found = refused(sg, "FIN-021", "by", lambda: a_commitment(sg, "30 000,01", GRANTS, on="2026-03-10", by=HEAD))
    assert (found["problem"], found["cap"]) == ("above its cap", shown("30 000"))
    a_commitment(sg, "30 000", GRANTS, on="2026-03-10", by=HEAD)

    delegate(sg, programmes=["131"], on="2026-03-20", published="2026-03-20", until="2026-03-31")
    assert problem(sg, line=GRANTS, on="2026-04-01") == "ended"
    a_commitment(sg, "50 000", RUNNING, on="2026-04-01", by=HEAD)
    known = [(row["programmes"], row["in_force"]) for row in sg.report("delegations", on="2026-03-25").to_dicts()]
    assert known == [("224", True), ("131", False), ("131", True)]

    sg.budget.end_delegation(holder=HEAD, on="2026-04-30")
    assert problem(sg, on="2026-05-01") == "ended"


@pytest.mark.rule("FIN-021")
def test_a_programme_may_be_written_on_four_digits(sg: Secretariat) -> None:
    delegate(sg, programmes=["0224"])
    a_commitment(sg, "1 000", on="2026-03-10", by=HEAD)
    request = an_order(sg, a_commitment(sg, "1 000", on="2026-03-10", by=HEAD), "1 000", on="2026-03-11", by=HEAD)
    sg.budget.accept(request=request, on="2026-03-11")
    assert sg.budget.state.requests[request].stage == "accepted"


@pytest.mark.rule("FIN-021")
def test_the_accountant_must_hold_the_specimen_of_the_signature(sg: Secretariat) -> None:
    delegate(sg, accredited=False)
    assert problem(sg) == "specimen not accredited to the accountant"


@pytest.mark.rule("FIN-021")
def test_orders_and_increases_are_signed_too(sg: Secretariat) -> None:
    delegate(sg)
    commitment = a_commitment(sg, "1 000", on="2026-03-10", by=HEAD)
    refused(
        sg,
        "FIN-021",
        "by",
        lambda: sg.budget.increase(commitment=commitment, amount="90 000,01", on="2026-03-11", by=HEAD),
    )
    sg.budget.certify(commitment=commitment, amount="1 000", on="2026-03-11")
    refused(
        sg, "FIN-021", "by", lambda: an_order(sg, commitment, "1 000", on="2026-03-11", by="agent:0d21", certify=False)
    )


@pytest.mark.rule("FIN-021")
def test_the_cap_is_for_all_items_of_a_commitment(sg: Secretariat) -> None:
    delegate(sg)
    number = a_commitment(sg, "60 000", on="2026-03-10", by=HEAD)

    def second(amount: str) -> None:
        a_commitment(sg, amount, on="2026-03-10", by=HEAD, commitment=number, item="2")

    found = refused(sg, "FIN-021", "by", lambda: second("30 000,01"))
    assert (found["amount"], found["problem"]) == (shown("90 000,01"), "above its cap")
    second("30 000")


@pytest.mark.rule("FIN-021")
def test_whether_the_cap_is_for_what_an_amendment_comes_to_is_not_known(sg: Secretariat) -> None:
    delegate(sg)
    number = a_commitment(sg, "60 000", on="2026-03-10", by=HEAD)

    def increase(amount: str) -> dict[str, Verdict]:
        act = {"commitment": number, "amount": amount, "on": "2026-03-11", "by": HEAD}
        return verdicts(sg, "FIN-021", act="budget.increased", **act)

    assert increase("30 000") == {"by": Verdict.PASS}
    assert increase("30 000,01") == {"by": Verdict.UNDETERMINED}
    assert increase("90 000,01") == {"by": Verdict.BREACH}


@pytest.mark.rule("FIN-021")
def test_an_office_without_a_register_of_delegations_is_not_asked(sg: Secretariat) -> None:
    a_commitment(sg, "90 000,01", by=HEAD)
