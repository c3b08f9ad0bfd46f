"""Every rule of the library has a test that holds its example."""

from __future__ import annotations

import pytest

from secgen.rooms import all_rules
from structure.rule_tests import proofs

PROOFS = proofs()


@pytest.mark.parametrize("rule", sorted(all_rules()))
def test_every_rule_has_a_test(rule: str) -> None:
    assert PROOFS.get(rule), f'{rule}: write its example in a test marked @pytest.mark.rule("{rule}")'


def test_a_numbered_rule_is_named_by_a_mark() -> None:
    """The numbers of the domain files (``FIN-001``) are proved by an example of theirs, not only named."""
    numbered = [rule for rule in all_rules() if rule[-1].isdigit()]
    assert [rule for rule in numbered if not PROOFS[rule][0].marked] == []


def test_the_mark_of_a_test_names_a_rule_of_the_library() -> None:
    known = set(all_rules())
    computed = {"CH-01", "CH-02", "CH-03", "CH-04", "CH-05", "HR-56", "HR-57", "SB-01"}
    """Numbers of the domain files that a layout or a computation answers, without a rule to breach."""
    marked = {rule for rule, tests in PROOFS.items() if tests[0].marked}
    assert marked - known <= computed
