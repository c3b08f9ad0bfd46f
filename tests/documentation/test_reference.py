"""The reference is made from the code: every rule, every code and every report has its place there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from secgen.kernel.catalogue import CATALOGUE
from secgen.plugins import PluginSet
from secgen.rooms import all_rules

MAKERS = Path(__file__).resolve().parents[2] / "docs" / "_ext"
if not MAKERS.exists():
    pytest.skip("the wheel is tested without the documentation beside it", allow_module_level=True)
sys.path.insert(0, str(MAKERS))

import pages_rules  # noqa: E402
import pages_tables  # noqa: E402
import reference_pages  # noqa: E402


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_has_a_page_that_shows_it_as_really_met_in_both_languages(code: str) -> None:
    page = "\n".join(reference_pages.PAGES[f"error-{code.lower()}"]())
    assert page.count(f"\n{code}: ") == 2
    assert {"## In English", "## In French", "## How to meet it"} <= set(page.splitlines())


def test_every_rule_is_on_one_page_with_its_example() -> None:
    for name, rules in pages_rules.BY_DOMAIN.items():
        page = "\n".join(reference_pages.PAGES[f"rules-{name}"]())
        for rule in rules:
            assert page.count(f"\n## {rule.id}\n") == 1
        assert page.count("```python") == len(rules)
    assert {rule.id for rules in pages_rules.BY_DOMAIN.values() for rule in rules} == set(all_rules())


def test_an_example_is_a_row_of_a_report_as_it_is_now() -> None:
    """``make pictures`` makes the rows again where a report changed its columns."""
    reports = PluginSet.builtin().reports
    assert set(pages_tables.EXAMPLES) <= set(reports)
    assert len(pages_tables.EXAMPLES) >= 98
    for name, example in pages_tables.EXAMPLES.items():
        missing = {column.name for column in pages_tables.columns(name)} - set(example["row"])
        assert not missing, f"{name}: {missing}"


def test_the_pictures_of_the_architecture_say_what_the_layers_say() -> None:
    """``python docs/_make/architecture.py`` draws them again where a room is new."""
    sys.path.insert(0, str(MAKERS.parent / "_make"))
    import architecture

    for name, drawn in architecture.pictures().items():
        assert (architecture.STATIC / name).read_text(encoding="utf-8") == drawn, name
