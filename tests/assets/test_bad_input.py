"""What people type wrong is refused, located, and changes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import office, refusal, refused

from assets.things import a_building, a_car, a_laptop, a_lift, a_site
from secgen import InvalidInput, NotFound


@pytest.mark.parametrize("day", ["0218-03-02", "1066-10-14", "2218-03-02"])
def test_a_date_no_asset_can_bear_is_refused(day: str) -> None:
    sg = office()
    refused(sg, "AST-DATE", "in_service", lambda: a_lift(sg, in_service=day, on="2026-01-05"))
    refused(sg, "AST-DATE", "bought", lambda: a_laptop(sg, bought=day, on="2026-01-05"))


def test_an_act_of_the_year_0218_is_refused() -> None:
    sg = office()
    found = refusal(sg, lambda: a_lift(sg, in_service=None, on="0218-01-05"))
    assert found["AST-DATE"].where == "on"


def test_a_cathedral_may_be_older_than_any_plausible_entry() -> None:
    sg = office()
    a_building(sg, permit="1240-01-01")


def test_an_act_before_the_entry_of_its_asset_or_on_nothing_is_refused() -> None:
    sg = office()
    a_lift(sg, on="2026-01-05")
    refused(sg, "AST-ORDER", "on", lambda: sg.assets.move(asset="ASC-1", location="LYON", on="2026-01-04"))
    refused(sg, "AST-REF", "asset", lambda: sg.assets.check(asset="ASC-9", check="lift-visit", on="2026-01-04"))
    refused(sg, "AST-NAME", "asset", lambda: a_lift(sg, asset=" "))


def test_negative_costs_and_intervals_are_refused() -> None:
    sg = office()
    refused(sg, "AST-AMOUNT", "cost", lambda: a_lift(sg, cost="-1", contract="2026-1"))
    a_lift(sg)
    found = refusal(sg, lambda: sg.assets.plan_check(asset="ASC-1", check="x", months=-1, on="2026-01-05"))
    assert set(found) == {"AST-AMOUNT"}
    nothing = {"asset": "ASC-1", "check": "x", "on": "2026-01-05"}
    refused(sg, "AST-AMOUNT", "months", lambda: sg.assets.plan_check(**nothing))


def test_the_category_of_a_public_building_is_not_negative() -> None:
    sg = office()
    a_site(sg)
    refused(sg, "AST-AMOUNT", "public_category", lambda: a_building(sg, public_category=-1))


def test_a_purchase_without_contract_is_recorded_with_advice() -> None:
    sg = office()
    sg.assets.register(asset="M-1", cost="1 200", on="2026-01-05")
    assert sg.history("asset/M-1")[0].act.advice == ("AST-CONTRACT",)


def test_a_building_stands_on_a_known_site() -> None:
    sg = office()
    call: dict[str, Any] = {"asset": "B", "site": "NULLE-PART", "on": "2026-01-05"}
    refused(sg, "AST-REF", "site", lambda: sg.assets.register_building(**call))
    a_site(sg)
    refused(sg, "AST-NEW", "site", lambda: a_site(sg))


def test_a_number_where_an_amount_is_wanted_is_refused_by_name() -> None:
    sg = office()
    with pytest.raises(InvalidInput, match="cost"):
        a_lift(sg, cost=1200)
    with pytest.raises(InvalidInput, match="kind_of"):
        a_car(sg, kind_of="bicycle")


def test_asking_when_an_unknown_check_is_due_names_the_known_ones() -> None:
    sg = office()
    a_lift(sg)
    with pytest.raises(NotFound, match="lift-visit"):
        sg.assets.explain_due("ASC-1", "visite", "2026-01-05")
    with pytest.raises(NotFound, match="ASC-9"):
        sg.assets.due("ASC-9", "2026-01-05")
