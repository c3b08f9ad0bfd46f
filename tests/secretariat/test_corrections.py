"""A correction names an earlier act of the journal, in every domain and however it is recorded."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import RUNNING, office, open_line

from secgen import RuleViolation, Secretariat
from secgen.kernel.finding import Verdict


@pytest.fixture
def sg() -> Secretariat:
    sg = office()
    open_line(sg, RUNNING, "5 000")  # act 3, after the opening of the office and its context
    return sg


def opening(corrects: int | None, **more: Any) -> dict[str, Any]:
    return {
        "act": "budget.opened",
        "year": 2026,
        "line": RUNNING,
        "ae": "1",
        "cp": "1",
        "on": "2026-01-02",
        "corrects": corrects,
        **more,
    }


@pytest.mark.rule("ACT-CORRECTS")
@pytest.mark.parametrize("wrong", [-1, 0, 4, 999])
@pytest.mark.parametrize("source", ["", "chorus"])
def test_a_correction_of_no_earlier_act_is_refused(sg: Secretariat, wrong: int, source: str) -> None:
    with pytest.raises(RuleViolation) as caught:
        sg.record(opening(wrong, source=source))
    (finding,) = caught.value.findings
    assert (finding.rule, finding.where) == ("ACT-CORRECTS", "corrects")
    assert dict(finding.inputs) == {"corrects": str(wrong), "last_act": "3"}
    assert sg.post([opening(wrong, source=source)]).accepted == 0
    assert sg.journal.head.position == 3


@pytest.mark.rule("ACT-CORRECTS")
def test_an_act_may_correct_an_earlier_one_even_of_its_own_batch(sg: Secretariat) -> None:
    assert [recorded.id for recorded in sg.record(opening(3), opening(4))] == [4, 5]
    assert sg.post([opening(None), opening(6), opening(8)]).accepted == 2  # the third names itself
    asked = [f for f in sg.simulate(opening(7)).findings if f.rule == "ACT-CORRECTS"]
    assert [finding.verdict for finding in asked] == [Verdict.PASS]


@pytest.mark.rule("ACT-CORRECTS")
def test_other_domains_are_held_to_it_too(sg: Secretariat) -> None:
    asset = {"asset": "A1", "label": "Copieur", "category": "office_equipment", "line": RUNNING, "cost": "900"}
    with pytest.raises(RuleViolation, match="ACT-CORRECTS"):
        sg.accounting.capitalise(**asset, on="2026-03-02", corrects=12)


def test_what_was_recorded_before_is_explained_as_it_was_decided(sg: Secretariat) -> None:
    recorded = sg.record(opening(3))[0]
    sg.record(opening(None))
    explained = str(sg.explain(recorded))
    assert "corrects = 3" in explained
    assert "last_act = 3" in explained
