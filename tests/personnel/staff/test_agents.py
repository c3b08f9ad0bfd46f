"""Agents: entry, position, working time, assignments, departure; what is refused and where."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from helpers import office, refused
from personnel.staffing import LYON, a_contract_agent, an_agent, on, room, work

from secgen import InvalidInput


def test_an_agent_can_be_seen_on_any_day_of_his_past() -> None:
    sg = office()
    agent = an_agent(sg, on="2024-01-01", corps="SA", grade="normale", step="5", commune=LYON)
    sg.personnel.set_working_time(agent=agent, quota="0.8", kind="part_time_request", on="2025-09-01")
    sg.personnel.position(
        agent=agent, position="parental_leave", on="2026-01-01", until="2026-06-30", asked_on="2025-10-01"
    )
    sg.personnel.leave(agent=agent, reason="transfer", on="2026-10-01")
    row = room(sg).staff.agents[agent]
    seen = [(str(row.quota(on(d))), row.position(on(d)).kind) for d in ("2024-06-01", "2025-10-01", "2026-03-01")]
    assert seen == [("1", "active"), ("0.8", "active"), ("0", "parental_leave")]
    assert row.position(on("2026-07-01")).kind == "active"
    assert [row.present(on(d)) for d in ("2023-12-31", "2026-09-30", "2026-10-01")] == [False, True, False]
    assert row.places(on("2026-10-01")) == ()


def test_a_whole_time_assignment_ends_the_one_before_and_shares_add_up() -> None:
    sg = office()
    agent = an_agent(sg)
    loan = {"vehicle": "loan", "host_kind": "museum", "agreement": "c", "consent": True, "until": "2026-12-31"}
    row = room(sg).staff.agents[agent]
    assert len(row.places(on("2026-01-01"))) == 1
    refused(sg, "PER-SHARE", "share", lambda: work(sg, agent, on="2026-01-01", host="Musée A", share="0.6", **loan))
    sg.personnel.end_assignment(agent=agent, assignment=f"{agent}/2024-01-01", on="2026-01-01")
    work(sg, agent, on="2026-01-01", host="Musée A", share="0.6", assignment="a", **loan)
    work(sg, agent, on="2026-01-01", host="Musée B", share="0.4", assignment="b", **loan)
    row = room(sg).staff.agents[agent]
    assert [place.host for place in row.places(on("2026-02-01"))] == ["Musée A", "Musée B"]
    main = row.main_place(on("2026-02-01"))
    assert main is not None
    assert main.host == "Musée A"


def test_a_loan_needs_an_agreement_a_consent_and_a_refund_or_its_derogation() -> None:
    sg = office()
    agent = an_agent(sg)
    loan = {"vehicle": "loan", "host_kind": "library", "host": "BMC", "on": "2026-01-01", "until": "2028-12-31"}
    agreed = {"agreement": "conv", "consent": True}
    refused(sg, "PER-LOAN", "agreement", lambda: work(sg, agent, **loan))
    refused(sg, "PER-LOAN", "derogation", lambda: work(sg, agent, **loan, **agreed, reimbursed="0"))
    work(sg, agent, **loan, **agreed, reimbursed="0", derogation="CGFP art. L512-11")
    place = room(sg).staff.agents[agent].main_place(on("2026-02-01"))
    assert place is not None
    assert (place.reimbursed, place.in_the_services) == (Decimal(0), False)


@pytest.mark.parametrize(
    ("rule", "where", "wrong"),
    [
        ("PER-REF", "agent", lambda sg, a: sg.personnel.leave(agent="agent:none", reason="other", on="2026-01-01")),
        ("PER-ORDER", "on", lambda sg, a: sg.personnel.leave(agent=a, reason="other", on="2023-12-31")),
        ("PER-NEW", "agent", lambda sg, a: sg.personnel.hire(agent=a, status="contract", on="2026-01-01")),
        ("PER-GRADE", "corps", lambda sg, a: sg.personnel.hire(agent="x", status="civil_servant", on="2026-01-01")),
        (
            "PER-GRADE",
            "step",
            lambda sg, a: sg.personnel.classify(
                agent=a, corps="AAE", grade="attache", step="12", why="correction", on="2026-01-01"
            ),
        ),
        (
            "PER-QUOTA",
            "quota",
            lambda sg, a: sg.personnel.set_working_time(agent=a, quota="0.9", kind="part_time_right", on="2026-01-01"),
        ),
        (
            "PER-QUOTA",
            "quota",
            lambda sg, a: sg.personnel.set_working_time(agent=a, quota="0.71", kind="part_time_job", on="2026-01-01"),
        ),
        ("PER-COMMUNE", "commune", lambda sg, a: work(sg, a, on="2026-01-01", commune="Lyon")),
        (
            "PER-ABSENCE",
            "ground",
            lambda sg, a: sg.personnel.position(agent=a, position="leave_of_absence", on="2026-01-01"),
        ),
        (
            "PER-PARENTAL",
            "until",
            lambda sg, a: sg.personnel.position(
                agent=a, position="parental_leave", on="2026-01-01", until="2026-09-30"
            ),
        ),
        (
            "PER-SECONDMENT",
            "until",
            lambda sg, a: sg.personnel.position(
                agent=a, position="seconded_out", body="Ville", on="2026-01-01", until="2031-01-01"
            ),
        ),
        (
            "PER-AMOUNT",
            "children",
            lambda sg, a: sg.personnel.set_family_supplement(agent=a, children=-1, on="2026-01-01"),
        ),
        ("HR-55", "thirtieths", lambda sg, a: sg.personnel.note_absence(agent=a, thirtieths=31, on="2026-01-05")),
    ],
)
def test_what_makes_no_sense_is_refused_where_it_stands(rule: str, where: str, wrong: Callable[..., object]) -> None:
    sg = office()
    agent = an_agent(sg, on="2024-01-01")
    refused(sg, rule, where, lambda: wrong(sg, agent))


def test_a_contract_states_one_pay_and_its_article_s_length() -> None:
    sg = office()
    agent = an_agent(sg, status="contract")
    terms = {"agent": agent, "contract": "C1", "category": "A", "functions": "adviser", "on": "2026-01-01"}
    refused(sg, "PER-PAY", "index", lambda: sg.personnel.sign_contract(**terms, basis="L332-2 2"))
    refused(
        sg,
        "PER-TERM",
        "until",
        lambda: sg.personnel.sign_contract(**terms, basis="L332-2 2", index=485, until="2029-01-01"),
    )
    refused(sg, "PER-TERM", "until", lambda: sg.personnel.sign_contract(**terms, basis="L332-6", index=485))
    sg.personnel.sign_contract(**terms, basis="L332-2 2", index=485, until="2028-12-31")


def test_a_word_of_no_list_is_refused_with_those_known() -> None:
    with pytest.raises(InvalidInput, match="civil_servant"):
        office().personnel.hire(agent="agent:1", status="boss", on="2026-01-01")


def test_an_agent_of_another_employer_is_in_the_services_and_not_paid_here() -> None:
    sg = office()
    agent = an_agent(sg, corps="CB", grade="conservateur", step="3", managed=False)
    row = room(sg).staff.agents[agent]
    assert (row.paid_here(on("2026-01-01")), row.quota(on("2026-01-01"))) == (False, 0)
    assert a_contract_agent(sg, until="2025-12-31") in room(sg).staff.agents
