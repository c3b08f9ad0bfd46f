"""The catalogue: what it holds, what it refuses."""

from __future__ import annotations

import pytest
from random_office import quick_office

from secgen import InvalidInput, Secretariat
from secgen.plugins import PluginSet
from secgen.reports.table import Table
from secgen.reports.view import View

REPORTS = PluginSet.builtin().reports


@pytest.fixture(scope="module")
def sg() -> Secretariat:
    return quick_office(2026)


def test_an_unknown_report_is_refused_and_the_known_ones_named(sg: Secretariat) -> None:
    with pytest.raises(InvalidInput) as refused:
        sg.report("consumptoin")
    assert refused.value.code == "SG-REPORT-OPTION"
    assert "consumption, appropriations, outstanding" in str(refused.value)


@pytest.mark.parametrize("name", list(REPORTS))
def test_an_unknown_option_is_refused_and_the_known_ones_named(sg: Secretariat, name: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        sg.report(name, colour="red")
    assert refused.value.code == "SG-REPORT-OPTION"
    known = ", ".join(("on", "known_at", "year", *REPORTS[name].options))
    assert str(refused.value).endswith(known)


@pytest.mark.parametrize(("option", "value"), [("on", "02/03/2026"), ("on", "2026-02-30"), ("known_at", "noon")])
def test_a_day_that_cannot_be_read_is_refused(sg: Secretariat, option: str, value: str) -> None:
    with pytest.raises(InvalidInput):
        sg.report("consumption", **{option: value})


@pytest.mark.parametrize("name", list(REPORTS))
def test_a_title_and_a_name_say_what_a_report_is(name: str) -> None:
    report = REPORTS[name]
    assert report.name == name
    assert report.title.fr != report.title.en


def test_no_two_reports_give_tables_of_one_name(sg: Secretariat) -> None:
    names = [sg.report(name).name for name in REPORTS]
    assert len(set(names)) == len(names)


def test_an_office_without_acts_is_seen_on_the_day_of_its_clock() -> None:
    from secgen.opening import open_secretariat

    with open_secretariat("memory:", plugins=PluginSet.builtin()) as empty:
        assert View(empty).on == empty.clock().date()
        assert isinstance(empty.report("consumption"), Table)
