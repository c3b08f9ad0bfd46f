"""The invented grants with logos and publications: nothing refused, every outcome seen."""

from __future__ import annotations

import pytest
from helpers import office, open_line

from secgen import Secretariat
from secgen.demo.brand import LINE, acts, grants


@pytest.fixture(scope="module")
def sg() -> Secretariat:
    sg = office(2023)
    open_line(sg, LINE, "100 000", year=2023)
    sg.record(*grants())
    posting = sg.post(acts())
    assert not posting.refused
    return sg


def test_three_grants_end_kept_corrected_and_referred(sg: Secretariat) -> None:
    assert sg.report("visibility-obligations", on="2023-12-31").column("status") == ("kept", "kept", "referred")
    assert sg.report("brand-breaches", on="2023-12-31").column("status") == ("referred",)
    (referred,) = sg.report("grants-referred", on="2023-12-31").to_dicts()
    assert referred["grant"] == "2109100003/1"
    assert len(sg.report("obligations-proposed", on="2023-12-31")) == 0
    assert sg.report("proofs", on="2023-12-31").column("breaches") == ("", "C33, C34, C35", "")


def test_deposits_are_in_time_late_due_and_exempt(sg: Secretariat) -> None:
    rows = sg.report("deposits-due", on="2023-12-31").to_dicts()
    found = {(row["publication"], row["depositor"]): row["status"] for row in rows}
    assert found["orgues", "publisher"] == found["orgues", "printer"] == "in_time"
    assert (found["drac", "publisher"], found["drac", "printer"]) == ("late", "overdue")
    assert (found["lettre-1", "publisher"], found["raa", "publisher"]) == ("overdue", "exempt")


def test_sixty_brochures_left_one_by_one_and_a_reprint_is_near(sg: Secretariat) -> None:
    rows = {(r["publication"], r["site"]): r for r in sg.report("publications-stock", on="2023-12-31").to_dicts()}
    assert (rows["drac", "Lyon"]["stock"], rows["drac", "Lyon"]["reprint"]) == (940, True)
    assert (rows["orgues", "Lyon"]["free"], rows["orgues", "Clermont-Ferrand"]["free"]) == (630, 150)
