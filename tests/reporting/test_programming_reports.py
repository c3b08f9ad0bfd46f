"""The frame of the year: labels, published figures, documents due."""

from __future__ import annotations

from datetime import date

import pytest

import secgen
from secgen.kernel.money import Money


def office(year: int) -> secgen.Secretariat:
    sg = secgen.open("memory:", region="84", year=year)
    sg.budget.open_line(year=year, line="0175-CARA/01/6", ae="10", cp="10", on=f"{year}-01-01")
    return sg


@pytest.mark.rule("FIN-062")
def test_a_programme_keeps_the_label_of_its_year() -> None:
    labels = {}
    for year in (2020, 2021):
        rows = office(year).report("nomenclature", year=year).to_dicts()
        labels[year] = {row["programme_label"] for row in rows if row["programme"] == "224"}
    assert labels == {
        2020: {"Transmission des savoirs et démocratisation de la culture"},
        2021: {"Soutien aux politiques du ministère de la culture"},
    }


def test_the_published_figures_of_a_year_carry_their_source() -> None:
    rows = office(2023).report("figures", year=2023).where(programme="131", stage="LFI", action="01", measure="AE")
    assert [row["amount"] for row in rows.to_dicts()] == [Money.parse("818 270 511")]
    assert all(row["source"] for row in rows.to_dicts())


@pytest.mark.rule("FIN-031")
def test_a_bop_with_lines_and_nothing_filed_grows_later_each_day() -> None:
    sg = office(2024)
    (row,) = sg.report("documents", year=2024, on="2024-03-01").to_dicts()
    assert (row["due"], row["filed"], row["days_late"]) == (date(2024, 2, 15), None, 15)
    sg.budget.file_document(kind="bop", year=2024, node="0175-CARA", on="2024-02-16")
    (row,) = sg.report("documents", year=2024, on="2024-03-01").to_dicts()
    assert (row["filed"], row["days_late"]) == (date(2024, 2, 16), 1)


@pytest.mark.rule("FIN-031")
def test_without_a_known_due_day_late_is_undetermined() -> None:
    (row,) = office(2026).report("documents", year=2026, on="2026-06-30").to_dicts()
    assert (row["due"], row["days_late"]) == (None, None)
