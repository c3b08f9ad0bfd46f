"""From the grant to the breach: obligations, proofs, what is referred."""

from __future__ import annotations

from typing import Any

import pytest
from communication.brand.layouts import a_poster, mark
from helpers import GRANTS, RUNNING, a_commitment, a_grant, office, open_line, refused

import secgen
from secgen import Money, Secretariat
from secgen.links.grants import propose


@pytest.fixture
def sg() -> Secretariat:
    sg = office(2026)
    open_line(sg, GRANTS, "2 000 000")
    return sg


def an_obligation(sg: Secretariat, **more: Any) -> str:
    sg.communication.set_obligation(
        **{
            "obligation": "VIS-1",
            "grant": "2100000001/1",
            "beneficiary": "35600000000048",
            "action": "Festival des Monts",
            "supports": ("poster",),
            "starts": "2026-05-01",
            "ends": "2026-06-30",
            "on": "2026-03-02",
            **more,
        }
    )
    return "VIS-1"


def a_proof(sg: Secretariat, layout: Any = None, *, proof: str = "P-1", on: str = "2026-05-10") -> Any:
    return sg.communication.submit_proof(
        obligation="VIS-1", proof=proof, layout=layout or a_poster(submitted=None), on=on
    ).act


def test_each_grant_of_the_budget_proposes_its_obligation_once(sg: Secretariat) -> None:
    terms: dict[str, Any] = {"nature": "intervention", "grant": {}, "department": "63"}
    grant = a_commitment(sg, "20 000", GRANTS, object="Festival des Monts", **terms)
    works = a_grant(sg, "40 000", private=False, investment=True, months=24)
    proposed = propose(sg.budget.state, sg.communication.state.brand, sg.budget.state.commitments[f"{grant}/1"].made.on)
    assert [(act.grant, act.action) for act in proposed] == [
        (f"{grant}/1", "Festival des Monts"),
        (f"{works}/1", f"{works}/1"),
    ]
    first, second = proposed
    assert (str(first.starts), str(first.ends), first.department) == ("2026-03-02", "2027-03-02", "63")
    assert "site_sign" in second.supports
    assert "site_sign" not in first.supports
    assert sg.report("obligations-proposed", on="2026-03-02").column("amount") == (
        Money.parse("20 000"),
        Money.parse("40 000"),
    )
    sg.record(*proposed)
    assert len(sg.report("obligations-proposed", on="2026-03-02")) == 0
    assert sg.report("visibility-obligations", on="2026-04-01").column("status") == ("awaited", "awaited")


def test_a_purchase_brings_no_obligation(sg: Secretariat) -> None:
    open_line(sg, RUNNING, "10 000")
    a_commitment(sg, "5 000")
    assert len(sg.report("obligations-proposed", on="2026-03-02")) == 0


def test_a_fine_proof_is_approved_and_the_obligation_kept(sg: Secretariat) -> None:
    an_obligation(sg)
    assert a_proof(sg).breaches == ()
    assert sg.report("visibility-obligations", on="2026-05-11").column("status") == ("awaited",)
    sg.communication.decide_proof(obligation="VIS-1", proof="P-1", answer="approved", on="2026-05-11")
    (row,) = sg.report("visibility-obligations", on="2026-05-11").to_dicts()
    assert (row["status"], row["approved"], row["missing"]) == ("kept", "poster", "")


def test_a_wrong_proof_is_recorded_with_what_it_breaches_and_not_approved_without_a_reason(sg: Secretariat) -> None:
    an_obligation(sg)
    act = a_proof(sg, a_poster(mark("ministry", 100), submitted=None))
    assert act.breaches == ("C33", "C35")
    assert {"C33", "C35"} <= set(act.advice)

    def approve(**more: str) -> None:
        sg.communication.decide_proof(obligation="VIS-1", proof="P-1", answer="approved", on="2026-05-11", **more)

    refused(sg, "BRAND-APPROVAL", "reason", approve)
    approve(reason="ministre présente, accord du cabinet")
    refused(sg, "COM-ORDER", "proof", lambda: approve(reason="encore"))


@pytest.mark.rule("C40", "C41")
def test_a_proof_is_held_to_the_action_the_dates_and_the_lead_time_of_its_obligation(sg: Secretariat) -> None:
    an_obligation(sg, lead_days=10)
    assert a_proof(sg, on="2026-05-11").breaches == ("C41",)
    other = a_poster(submitted=None, action="Autre spectacle")
    assert a_proof(sg, other, proof="P-2", on="2026-05-02").breaches == ("C40",)
    assert sg.report("proofs", on="2026-05-12").column("days") == (9, 18)


def test_an_office_of_bretagne_judges_by_its_own_rules() -> None:
    sg = office(2026)
    breton = secgen.open("memory:", region="53", year=2026)
    for one in (sg, breton):
        an_obligation(one)
    poster = a_poster(mark("eu", 100), submitted=None)
    assert (a_proof(sg, poster).breaches, a_proof(breton, poster).breaches) == ((), ("C38",))


def test_a_breach_is_left_time_to_be_cured_then_referred_and_never_decided_here(sg: Secretariat) -> None:
    grant = a_grant(sg, "20 000")
    an_obligation(sg, grant=f"{grant}/1")

    def notice(breach: str, **more: str) -> None:
        sg.communication.notice_breach(
            **{
                "obligation": "VIS-1",
                "breach": breach,
                "support": "site",
                "facts": "marque absente de la page d'accueil",
                "cure_by": "2026-06-15",
                "on": "2026-06-01",
                **more,
            }
        )

    refused(sg, "COM-ORDER", "cure_by", lambda: notice("B-0", cure_by="2026-06-01"))
    notice("B-1")
    notice("B-2")
    assert sg.report("visibility-obligations", on="2026-06-02").column("status") == ("breach",)
    sg.communication.cure_breach(obligation="VIS-1", breach="B-2", evidence="photo 2026-06-10", on="2026-06-10")

    def refer(on: str, breach: str = "B-1") -> None:
        sg.communication.refer_breach(obligation="VIS-1", breach=breach, on=on)

    refused(sg, "BRAND-REFERRAL", "on", lambda: refer("2026-06-15"))
    refused(sg, "COM-ORDER", "breach", lambda: refer("2026-06-16", "B-2"))
    assert sg.report("brand-breaches", on="2026-06-16").column("status") == ("to_refer", "cured")
    refer("2026-06-16")
    assert sg.report("brand-breaches", on="2026-06-17").column("status") == ("referred", "cured")
    (referred,) = sg.report("grants-referred", on="2026-06-17").to_dicts()
    assert (referred["grant"], referred["breach"], referred["outstanding"]) == (
        f"{grant}/1",
        "B-1",
        Money.parse("20 000"),
    )
