"""The rulebook as its readers ask it: an office, a region without any office, a lawyer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import secgen
from secgen import InvalidInput, LawError, NotFound, Rule, Text
from secgen.kernel.legal import LegalRef, Status
from secgen.law import load_pack
from secgen.plugins import PluginSet
from secgen.rulebook import Rulebook

PACK = """
[pack]
id = "region"
version = "1"
title = { fr = "r", en = "r" }

[[parameter]]
id = "lunch.cap"
unit = "amount"
title = { fr = "Plafond du repas", en = "Cap of a meal" }
compare = "<="
value = [
  { from = 2020-01-01, value = "20,00", text = "arrêté A", status = "verified", checked_on = 2026-01-02 },
  { from = 2026-01-01, value = "21,00", text = "arrêté B", status = "second-hand", checked_on = 2026-01-02 },
  { from = 2026-07-01, value = "21,00", text = "arrêté C", status = "unverified", checked_on = 2026-01-02 },
]

[[parameter]]
id = "lunch.allowed"
unit = "switch"
title = { fr = "Repas pris en charge ?", en = "Are meals paid for?" }
value = [
  { from = 2021-01-01, to = 2024-12-31, value = true, text = "note", status = "verified", checked_on = 2026-01-02 },
]

[[meal]]
code = "A"
from = 2026-01-01
text = "liste"
status = "unverified"
checked_on = 2026-01-02

[[meal]]
code = "B"
to = "dessert"
text = "liste"
status = "unverified"
checked_on = 2026-01-02
"""


def meal_rule(id: str, **more: object) -> Rule:
    legal = (LegalRef("arrêté A"), LegalRef("doctrine", Status.UNVERIFIED))
    return Rule(id=id, statement=Text("Repas", "Meal"), legal=legal, remedy=Text("payer", "pay"), **more)  # type: ignore[arg-type]


CAP = meal_rule("ME-01", parameters=("lunch.cap", "lunch.region"))
RULES = {"meals": (CAP, meal_rule("ME-02", valid_from=date(2026, 3, 1))), "other": (CAP,)}


@pytest.fixture
def book() -> Rulebook:
    return Rulebook(load_pack(PACK), RULES, date(2026, 2, 1))


def test_a_change_gives_both_values_the_text_how_sure_it_is_and_the_rules_it_touches(book: Rulebook) -> None:
    cap, meals, rule = book.diff("2025-12-31", "2026-04-01").to_dicts()
    assert (cap["id"], cap["before"], cap["after"]) == ("lunch.cap", "<= 20,00 €", "<= 21,00 €")
    assert (cap["since"], cap["text"], cap["status"], cap["rules"]) == (
        date(2026, 1, 1), "arrêté B", "read second-hand", "ME-01",
    )  # fmt: skip
    assert (meals["id"], meals["before"], meals["after"], meals["since"]) == ("meal", "", "1 row", date(2026, 1, 1))
    assert (rule["id"], rule["before"], rule["after"], rule["rules"]) == ("ME-02", "", "in force", "ME-02")


def test_another_text_for_the_same_value_is_a_change_too(book: Rulebook) -> None:
    (row,) = book.diff("2026-06-30", "2026-07-01").to_dicts()
    assert (row["before"], row["after"], row["text"]) == ("<= 21,00 €", "<= 21,00 €", "arrêté C")


def test_a_value_that_ends_leaves_nothing_after_it(book: Rulebook) -> None:
    (row,) = book.diff("2024-12-31", "2025-01-01").to_dicts()
    assert (row["id"], row["before"], row["after"], row["since"]) == ("lunch.allowed", "yes", "", None)
    with secgen.language("fr"):
        assert book.diff("2024-12-31", "2025-01-01").column("before") == ("oui",)


def test_nothing_changes_within_a_day(book: Rulebook) -> None:
    table = book.diff("2026-07-01", date(2026, 7, 1))
    assert len(table) == 0
    assert table.notes[0].en == "Nothing changed."


def test_a_parameter_through_time_says_who_reads_it(book: Rulebook) -> None:
    table = book.show("lunch.cap")
    assert table.column("until") == (date(2025, 12, 31), date(2026, 6, 30), None)
    assert "ME-01" in table.notes[0].en
    assert book.show("lunch.cap", "2026-02-01").column("text") == ("arrêté B",)
    assert "no numbered rule" in book.show("lunch.allowed").notes[0].en


def test_a_wrong_name_is_answered_with_near_ones(book: Rulebook) -> None:
    with pytest.raises(LawError, match=r"lunch\.cap"):
        book.show("lunch.caps")
    with pytest.raises(LawError, match="2024-12-31"):
        book.show("lunch.allowed", "2026-01-01")
    with pytest.raises(NotFound, match="ME-01"):
        book.rule("ME-1")
    with pytest.raises(InvalidInput, match="meals, other, ME"):
        book.rules("kitchen")


def test_one_is_not_many(book: Rulebook) -> None:
    with secgen.language("fr"):
        assert str(book.values("2026-02-01").notes[0]) == "1 lu de seconde main"
        assert str(book.values("2024-02-01").notes[0]) == "2 vérifiés dans le texte"


def test_how_sure_the_law_is(book: Rulebook) -> None:
    rows = {row["where"]: row for row in book.status().to_dicts()}
    region = rows["region 1"]
    assert (region["verified"], region["second_hand"], region["unverified"], region["count"]) == (2, 1, 1, 4)
    assert region["share"] == Decimal("0.500000")
    assert (rows["meal"]["unverified"], rows["meals"]["unverified"]) == (2, 2)
    today = {row["where"]: row for row in book.status("2026-02-01").to_dicts()}
    assert (today["region 1"]["count"], today["meals"]["count"]) == (1, 1)


def test_a_rule_is_as_sure_as_the_least_sure_of_its_texts_and_only_that_one_is_to_be_confirmed(book: Rulebook) -> None:
    rows = book.to_confirm("2026-04-01").to_dicts()
    assert [(row["kind"], row["id"]) for row in rows] == [
        ("published facts", "meal"), ("rule", "ME-01"), ("rule", "ME-02"), ("value", "lunch.cap"),
    ]  # fmt: skip
    assert [row["text"] for row in rows] == ["liste", "doctrine", "doctrine", "arrêté B"]
    assert rows[0]["value"] == "2 rows"


def test_a_rule_shows_the_values_it_reads_and_those_only_a_region_has(book: Rulebook) -> None:
    table = book.rule("ME-01")
    assert table.column("id") == ("lunch.cap", "lunch.cap", "lunch.cap", "lunch.region")
    assert table.column("value")[-1] == "by region"


def test_rules_by_domain_by_family_and_by_day(book: Rulebook) -> None:
    assert book.rules(on="2026-02-01").column("id") == ("ME-01",)
    assert book.rules("meals", "2026-03-01").column("id") == ("ME-01", "ME-02")
    assert book.rules("other", "2026-03-01").column("id") == ("ME-01",)
    assert book.rules("ME", "2026-03-01").column("id") == ("ME-01", "ME-02")


def test_an_office_asks_the_law_of_its_own_region() -> None:
    with secgen.open("memory:", region="53", year=2026, plugins=PluginSet.builtin()) as sg:
        assert "Bretagne" in str(sg.rulebook.show("brand.lead_days").column("text"))
    ours = secgen.open_rulebook("53", plugins=PluginSet.builtin())
    assert "Bretagne" in str(ours.show("brand.lead_days").column("text"))
    with pytest.raises(LawError):
        secgen.open_rulebook(plugins=PluginSet.builtin()).show("brand.lead_days")
    with pytest.raises(InvalidInput, match="84 Auvergne-Rhône-Alpes"):
        secgen.open_rulebook("85")
