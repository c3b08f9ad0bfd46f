"""Before recording: what acts would do, all of it at once. After: why they were recorded."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from helpers import (
    COMPANY,
    GRANTS,
    RUNNING,
    SPRING,
    SUPPLIER,
    a_commitment,
    an_order,
    books,
    office,
    open_line,
    refusal,
)

from secgen import NotFound, Secretariat, Verdict, language


@pytest.fixture
def sg() -> Secretariat:
    sg = office()
    open_line(sg, RUNNING, "100 000")
    return sg


def committed(number: str, amount: str, **more: Any) -> dict[str, Any]:
    """A commitment as a file would give it."""
    return {
        "act": "budget.committed",
        "commitment": number,
        "line": RUNNING,
        "payee": SUPPLIER,
        "amount": amount,
        "on": SPRING,
        **more,
    }


GOOD = committed("2100000001", "60 000")
TOO_MUCH = committed("2100000002", "40 000,01")
CERTIFIED = {"act": "budget.certified", "commitment": "2100000001", "amount": "60 000,01", "on": SPRING}
VISA = committed("2100000003", "1 500 000", line=GRANTS, payee=COMPANY, nature="intervention")


def breaches(sg: Secretariat, *acts: dict[str, Any]) -> list[tuple[str, str]]:
    found = sg.simulate(*acts).findings
    return [(f.rule, f.subject) for f in found if f.verdict is Verdict.BREACH]


def test_simulate_gives_every_finding_of_several_acts_at_once(sg: Secretariat) -> None:
    simulation = sg.simulate(GOOD, TOO_MUCH, CERTIFIED, VISA)
    assert simulation.refused
    assert [decision.refused for decision in simulation.decisions] == [False, True, True, True]
    assert breaches(sg, GOOD, TOO_MUCH, CERTIFIED, VISA) == [
        ("FIN-001", "commitment/2100000002/1"),
        ("FIN-023", "commitment/2100000001/1"),
        ("FIN-001", "commitment/2100000003/1"),
        ("FIN-029", "commitment/2100000003/1"),
    ]


def test_simulate_judges_each_act_after_those_before_it(sg: Secretariat) -> None:
    assert breaches(sg, TOO_MUCH) == []
    assert breaches(sg, TOO_MUCH, GOOD) == [("FIN-001", "commitment/2100000001/1")]


def test_simulate_shows_the_rules_that_pass_with_what_they_read(sg: Secretariat) -> None:
    said = {f.rule: f for f in sg.simulate(GOOD).findings}
    assert all(f.verdict is Verdict.PASS for f in said.values())
    assert {"FIN-001", "FIN-002", "FIN-020", "FIN-029"} <= set(said)
    assert said["FIN-029"].law[0].id == "visa.threshold.operating"


def test_simulate_records_nothing_and_leaves_the_state_exactly_as_it_was(sg: Secretariat) -> None:
    request = an_order(sg, a_commitment(sg, "10 000"), "4 000", documents=())
    sg.budget.conclude_framework(framework="AC-1", payee=SUPPLIER, maximum="90 000", on=SPRING)
    before, head = books(sg), sg.journal.store.head()
    simulation = sg.simulate(
        GOOD,
        committed("2100000009", "10 000", framework="AC-1", by="agent:7f3c"),
        {"act": "budget.accepted", "request": request, "on": SPRING, "by": "agent:0d21"},
        {"act": "budget.regularised", "request": request, "documents": ["invoice"], "on": SPRING},
        {"act": "budget.accepted", "request": request, "on": SPRING, "by": "agent:0d21"},
        {"act": "budget.paid", "request": request, "on": SPRING, "by": "agent:0d21"},
        {"act": "budget.year_closed", "year": 2026, "on": "2026-12-31"},
        committed("2100000010", "1"),
    )
    assert [decision.refused for decision in simulation.decisions] == [False] * 7 + [True]
    assert [act.tag for act in simulation.acts][2:5] == ["budget.suspended", "budget.regularised", "budget.accepted"]
    assert books(sg) == before
    assert sg.journal.store.head() == head


def test_a_batch_with_one_bad_act_is_refused_whole_with_all_findings(sg: Secretariat) -> None:
    assert set(refusal(sg, lambda: sg.record(GOOD, TOO_MUCH, CERTIFIED, VISA))) == {"FIN-001", "FIN-023", "FIN-029"}
    assert len(sg.record(GOOD)) == 1


def test_a_batch_is_recorded_whole(sg: Secretariat) -> None:
    first, second = sg.record(GOOD, committed("2100000002", "40 000"))
    assert second.id == first.id + 1
    assert [act.id for act in sg.history("commitment/2100000002/1")] == [second.id]


def test_explain_gives_the_tree_that_simulate_gave_before(sg: Secretariat) -> None:
    simulated = sg.simulate(GOOD, CERTIFIED | {"amount": "60 000"}).explanation.children
    recorded = sg.record(GOOD, CERTIFIED | {"amount": "60 000"})
    open_line(sg, RUNNING, "1")  # what comes later changes nothing
    assert tuple(sg.explain(act) for act in recorded) == simulated
    assert sg.explain(recorded[0].id) == simulated[0]


def test_explain_shows_why_a_payment_was_suspended(sg: Secretariat) -> None:
    request = an_order(sg, a_commitment(sg, "10 000"), "4 000", documents=())
    accept = {"act": "budget.accepted", "request": request, "on": SPRING}
    (simulated,) = sg.simulate(accept).explanation.children
    (act,) = sg.record(accept)
    tree = sg.explain(act)
    assert tree == simulated
    assert tree.label.startswith("budget.suspended")
    asked = Counter(child.rule for child in tree.children)
    assert asked["FIN-024"] == 9


def test_explain_of_an_act_recorded_with_advice_says_so(sg: Secretariat) -> None:
    reserve = {"act": "budget.reserved", "year": 2026, "line": RUNNING, "ae": "1 000", "cp": "1 000", "on": SPRING}
    (simulated,) = sg.simulate(reserve).explanation.children
    (act,) = sg.record(reserve)
    assert act.advice == ("FIN-016",)
    assert sg.explain(act) == simulated
    assert "advisory" in str(simulated)


def test_an_explanation_speaks_the_language_of_its_reader(sg: Secretariat) -> None:
    (act,) = sg.record(GOOD)
    with language("fr"):
        assert "L'engagement ne dépasse pas les AE disponibles (amount): conforme" in str(sg.explain(act))
    with language("en"):
        assert "A commitment stays within available AE (amount): pass" in str(sg.explain(act))


def test_explaining_an_act_that_does_not_exist_says_what_exists(sg: Secretariat) -> None:
    with pytest.raises(NotFound, match="999"):
        sg.explain(999)
