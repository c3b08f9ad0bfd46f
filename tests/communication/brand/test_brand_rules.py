"""The State's mark on what it supports: each rule on its example, by the rules of each region."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve
from communication.brand.layouts import GROUNDS, LAW, MENTION, PREFECT, a_poster, box, changed, mark, verdicts

from secgen.communication.brand.layout import Grounds, Wording
from secgen.law.loader import regional_law

REGIONS = ("52", "53", "11", "27", "28")


@pytest.mark.rule("C33")
def test_the_prefect_and_the_ministry_together_are_one_state_mark_too_many() -> None:
    assert verdicts(a_poster())["C33"] == {"pass"}
    assert verdicts(a_poster(mark("ministry", 100)))["C33"] == {"breach"}


@pytest.mark.rule("C34")
def test_a_grant_of_the_directorate_bears_the_prefect_s_mark_after_the_wording_of_support() -> None:
    assert verdicts(a_poster())["C34"] == {"pass"}
    assert "breach" in verdicts(a_poster(marks=(mark("ministry", 60),)))["C34"]
    assert "breach" in verdicts(a_poster(texts=()))["C34"]
    assert "breach" in verdicts(a_poster(marks=()))["C34"]
    behind = Wording(words="Avec le soutien de", box=box(100, 255, 35, 8))
    assert "breach" in verdicts(a_poster(texts=(behind,)))["C34"]
    above = Wording(words="Avec  le soutien DE :", box=box(60, 235, 30, 10))
    assert verdicts(a_poster(texts=(above,)))["C34"] == {"pass"}
    between = a_poster(mark("other", 40, box=box(56, w=3)), texts=(MENTION,))
    assert "breach" in verdicts(between)["C34"]


@pytest.mark.rule("C34")
def test_in_english_the_wording_is_supported_by() -> None:
    assert "breach" in verdicts(a_poster(english=True))["C34"]
    assert verdicts(a_poster(english=True, texts=(evolve(MENTION, words="Supported by"),)))["C34"] == {"pass"}


@pytest.mark.rule("C34")
def test_an_agreement_may_ask_for_another_mark() -> None:
    government = a_poster(marks=(mark("government", 60),))
    assert "breach" in verdicts(government)["C34"]
    assert verdicts(government, grounds=evolve(GROUNDS, mark="government"))["C34"] == {"pass"}


@pytest.mark.rule("C35")
@pytest.mark.parametrize(("region", "verdict"), [("84", "undetermined"), ("52", "pass"), ("11", "pass")])
def test_the_ministry_s_mark_for_a_national_operation_depends_on_the_region(region: str, verdict: str) -> None:
    layout = a_poster(marks=(mark("ministry", 60),), case="national_operation")
    assert verdicts(layout, region)["C35"] == {verdict}


@pytest.mark.rule("C35")
def test_the_ministry_s_mark_for_a_plain_grant_is_a_breach_everywhere() -> None:
    layout = a_poster(marks=(mark("ministry", 60),))
    for region in ("84", *REGIONS):
        assert verdicts(layout, region)["C35"] == {"breach"}


@pytest.mark.rule("C35")
def test_a_minister_present_allows_it_on_the_invitation_in_pays_de_la_loire() -> None:
    card = a_poster(marks=(mark("ministry", 60),), minister_present=True, invitation=True)
    assert (verdicts(card, "52")["C35"], verdicts(card, "84")["C35"]) == ({"pass"}, {"undetermined"})


@pytest.mark.rule("C36")
def test_culture_and_education_together_are_the_government() -> None:
    both = ("culture", "education")
    assert verdicts(a_poster(ministries=both))["C36"] == {"breach"}
    assert verdicts(a_poster(marks=(mark("government", 60),), ministries=both))["C36"] == {"pass"}


@pytest.mark.rule("C37")
@pytest.mark.parametrize(("region", "verdict"), [("52", "breach"), ("53", "breach"), ("84", "undetermined")])
def test_a_commune_left_of_the_region_is_out_of_order_where_the_order_is_known(region: str, verdict: str) -> None:
    wrong = a_poster(mark("commune", 100), mark("region", 140))
    assert verdicts(wrong, region)["C37"] == {verdict}


@pytest.mark.rule("C37")
def test_the_state_comes_first_and_other_lines_are_free() -> None:
    right = a_poster(mark("region", 100), mark("department", 140), mark("commune", 180), mark("other", 220))
    assert verdicts(right, "52")["C37"] == {"pass"}
    assert verdicts(a_poster(mark("region", 10)), "52")["C37"] == {"breach"}
    below = a_poster(mark("region", 100), mark("commune", 10, box=box(10, 275)))
    assert verdicts(below, "52")["C37"] == {"pass"}


@pytest.mark.rule("C38")
def test_one_layout_is_right_in_one_region_and_wrong_in_the_other() -> None:
    right, left = a_poster(mark("eu", 100)), a_poster(mark("eu", 10))
    assert (verdicts(right, "52")["C38"], verdicts(right, "53")["C38"]) == ({"pass"}, {"breach"})
    assert (verdicts(left, "52")["C38"], verdicts(left, "53")["C38"]) == ({"breach"}, {"pass"})
    assert verdicts(right, "84")["C38"] == verdicts(right, "11")["C38"] == {"undetermined"}
    assert "C38" not in verdicts(a_poster(), "52")


@pytest.mark.rule("C39")
def test_on_a_picture_the_mark_needs_its_white_box() -> None:
    on_picture = evolve(PREFECT, background="picture")
    assert verdicts(a_poster(marks=(on_picture,)))["C39"] == {"breach"}
    assert verdicts(a_poster(marks=(evolve(on_picture, boxed=True),)))["C39"] == {"pass"}
    assert verdicts(a_poster(marks=(evolve(PREFECT, altered=True),)))["C39"] == {"breach"}
    assert verdicts(a_poster(marks=(on_picture,)), "53")["C39"] == {"undetermined"}


@pytest.mark.rule("C40")
def test_the_mark_is_for_the_funded_action_inside_its_dates() -> None:
    assert verdicts(a_poster())["C40"] == {"pass"}
    assert verdicts(a_poster(action="Autre spectacle"))["C40"] == {"breach"}
    assert verdicts(a_poster(release=date(2026, 7, 1)))["C40"] == {"breach"}
    assert verdicts(a_poster(release=date(2026, 4, 30)))["C40"] == {"breach"}
    assert verdicts(a_poster(), grounds=Grounds())["C40"] == {"undetermined"}


@pytest.mark.rule("C41")
def test_nine_days_are_late_in_bretagne_and_nobody_knows_in_auvergne_rhone_alpes() -> None:
    nine = a_poster(submitted=date(2026, 5, 11))
    assert (verdicts(a_poster(), "53")["C41"], verdicts(nine, "53")["C41"]) == ({"pass"}, {"breach"})
    assert verdicts(nine, "84")["C41"] == {"undetermined"}
    assert verdicts(nine, grounds=evolve(GROUNDS, lead_days=10))["C41"] == {"breach"}
    assert verdicts(changed(nine, submitted=None), "53")["C41"] == {"undetermined"}


@pytest.mark.rule("C41")
def test_invitations_have_a_lead_time_of_their_own_in_normandie() -> None:
    card = a_poster(invitation=True, submitted=date(2026, 5, 11))
    assert verdicts(card, "28")["C41"] == {"breach"}
    assert verdicts(changed(card, invitation=False), "28")["C41"] == {"undetermined"}


@pytest.mark.rule("C42")
def test_the_smallest_marianne_is_two_and_a_half_millimetres_or_twenty_pixels() -> None:
    def size(height: str | None, unit: str = "mm") -> set[str]:
        found = Decimal(height) if height else None
        return verdicts(a_poster(marks=(evolve(PREFECT, marianne=found),), unit=unit), "27")["C42"]

    assert "breach" not in size("2.5")
    assert "breach" in size("2.4")
    assert "breach" not in size("20", "px")
    assert "breach" in size("19", "px")
    assert size(None) == {"undetermined"}


@pytest.mark.rule("C42")
def test_clear_space_without_a_parameter_is_undetermined() -> None:
    assert verdicts(a_poster())["C42"] == {"pass", "undetermined"}


def test_a_stretched_or_outdated_mark_is_refused() -> None:
    assert verdicts(a_poster())["BRAND-ASPECT"] == {"pass"}
    assert verdicts(a_poster(marks=(evolve(PREFECT, box=box(60, w=34)),)))["BRAND-ASPECT"] == {"breach"}
    assert "breach" in verdicts(a_poster(marks=(evolve(PREFECT, issued=date(2019, 5, 1)),)))["BRAND-ASPECT"]
    assert verdicts(a_poster(marks=(evolve(PREFECT, master=()),)))["BRAND-ASPECT"] == {"undetermined"}


def test_a_mark_s_own_region_never_borrows_what_its_page_was_not_seen_to_say() -> None:
    regional = ("grant_mark", "mention", "mention_english", "national_operation", "central_credits", "label")
    regional += ("minister_present", "order", "eu_position", "background", "scope")
    for region in REGIONS:
        law = regional_law(LAW, region)
        borrowed = [n for n in regional if law.parameter(f"brand.{n}").pack == LAW.parameter(f"brand.{n}").pack]
        assert not borrowed, region


def test_a_region_with_no_pack_keeps_the_rules_of_the_library() -> None:
    assert regional_law(LAW, "94") is LAW
