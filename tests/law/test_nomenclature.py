"""Labels depend on the year (FIN-062); what is not known is refused or left empty, never guessed."""

from __future__ import annotations

import pytest

from secgen.budget.nomenclature import Nomenclature, category_of_account, title_of_account
from secgen.kernel.errors import InvalidInput, LawError
from secgen.kernel.legal import Status
from secgen.kernel.money import Money
from secgen.kernel.text import Text, language
from secgen.law import builtin_law, load_pack

NAMES = Nomenclature(builtin_law())
HEAD = '[pack]\nid = "trial"\nversion = "1"\ntitle = { fr = "Essai", en = "Trial" }\n'
PROOF = 'text = "RAP"\nstatus = "verified"\nchecked_on = 2026-11-22\n'


@pytest.mark.rule("FIN-062")
def test_224_changed_its_label_in_2021_and_361_took_it() -> None:
    shared = "Transmission des savoirs et démocratisation de la culture"
    assert NAMES.programme(2020, "224").label == shared
    assert NAMES.programme(2021, "224").label == "Soutien aux politiques du ministère de la culture"
    assert NAMES.programme(2021, "361").label == shared


@pytest.mark.rule("FIN-062")
def test_361_does_not_exist_before_2021() -> None:
    assert not NAMES.knows_programme(2020, "361")
    assert NAMES.knows_programme(2021, "361")
    with pytest.raises(InvalidInput) as caught:
        NAMES.programme(2020, "361")
    assert caught.value.code == "SG-NOMENCLATURE"
    assert caught.value.params["code"] == "361"
    assert caught.value.params["year"] == 2020
    assert "224" in str(caught.value.params["known"])
    assert "361" not in str(caught.value.params["known"])


def test_the_refusal_speaks_both_languages() -> None:
    with pytest.raises(InvalidInput) as caught:
        NAMES.title_label("9")
    with language("fr"):
        assert "titre « 9 » inconnu" in str(caught.value)
    with language("en"):
        assert "title '9' unknown" in str(caught.value)


def test_the_programmes_of_a_year_are_each_there_once() -> None:
    codes = [p.code for p in NAMES.programmes(2026)]
    assert codes == sorted(set(codes))
    assert {"131", "175", "361", "224", "334", "180", "354", "723", "348", "349", "148", "112"} <= set(codes)
    assert "361" not in {p.code for p in NAMES.programmes(2020)}


@pytest.mark.parametrize(
    ("code", "mission", "actions"),
    [
        ("131", "Culture", {"01", "02", "06"}),
        ("175", "Culture", {"01", "02", "03", "04", "08", "09"}),
        ("361", "Culture", {"01", "02", "03", "04"}),
        ("224", "Culture", {"06", "07"}),
        ("334", "Médias, livre et industries culturelles", {"01", "02"}),
    ],
)
def test_a_programme_knows_its_mission_and_actions(code: str, mission: str, actions: set[str]) -> None:
    programme = NAMES.programme(2023, code)
    assert programme.mission == mission
    assert set(programme.actions) == actions
    assert programme.ref.status is Status.VERIFIED


def test_an_action_has_its_published_label() -> None:
    assert NAMES.action_label(2023, "175", "09") == "Patrimoine archéologique"
    assert NAMES.action_label(2023, "224", "07") == "Fonctions de soutien du ministère"


def test_an_action_that_the_programme_does_not_have_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        NAMES.action_label(2023, "131", "03")
    assert caught.value.code == "SG-NOMENCLATURE"
    assert caught.value.params["known"] == "01, 02, 06"


def test_where_the_actions_were_not_read_the_label_is_empty_rather_than_guessed() -> None:
    assert NAMES.action_label(2020, "131", "01") == ""
    assert NAMES.action_label(2026, "723", "11") == ""


def test_titles_and_categories_have_labels_in_both_languages() -> None:
    assert NAMES.title_label("6") == Text("Dépenses d'intervention", "Intervention expenditure")
    assert NAMES.category_label("63").fr == "Transferts aux collectivités territoriales"
    for code in "1234567":
        assert NAMES.title_label(code).en
    for code in ("21", "22", "23", "31", "32", "51", "52", "53", "61", "62", "63", "64", "65", "71", "72", "73"):
        assert NAMES.category_label(code).en
    with pytest.raises(InvalidInput):
        NAMES.category_label("99")


@pytest.mark.parametrize(
    ("account", "title", "category"),
    [
        ("6064000000", "3", "31"),
        ("6132000000", "3", "31"),
        ("6251000000", "3", "31"),
        ("6411000000", "2", ""),
        ("6511000000", "6", "61"),
        ("6521000000", "6", "62"),
        ("6531000000", "6", "63"),
        ("6541000000", "6", "64"),
        ("PCE/6541000000", "6", "64"),
        ("2050000000", "5", "52"),
        ("2030000000", "5", "52"),
        ("2130000000", "5", "51"),
        ("2310000000", "5", "51"),
        ("2320000000", "5", "52"),
        ("2610000000", "7", ""),
        ("6570000000", "", ""),
        ("6600000000", "", ""),
        ("4011000000", "", ""),
        ("", "", ""),
        ("PCE/", "", ""),
        ("654X", "", ""),
        ("654\u0666", "", ""),
    ],
)
def test_an_account_gives_its_title_and_category_or_nothing(account: str, title: str, category: str) -> None:
    assert title_of_account(account) == title
    assert category_of_account(account) == category


def test_figures_are_found_by_what_they_are() -> None:
    (total,) = NAMES.figures(year=2023, programme="131", action="", stage="LFI", measure="AE")
    assert total.euros == 1_010_988_722
    assert total.money == Money(101_098_872_200)
    assert len(NAMES.figures(year=2023, programme="131", stage="LFI", measure="AE")) == 4
    assert NAMES.figures(year=1999) == ()


def test_labelled_figures_only_come_when_asked_for() -> None:
    assert all(f.label == "" for f in NAMES.figures())
    (region,) = NAMES.figures(year=2020, label="DRAC Auvergne-Rhône-Alpes")
    assert region.euros == 58_300_000
    assert len(NAMES.figures(label=None)) > len(NAMES.figures())


def test_a_later_pack_may_rename_a_programme_for_some_years() -> None:
    renamed = '[[programme]]\ncode = "175"\nlabel = "Autre"\nmission = "Culture"\nfrom_year = 2027\n' + PROOF
    names = Nomenclature(builtin_law().overlay(load_pack(HEAD + renamed)))
    assert names.programme(2026, "175").label == "Patrimoines"
    assert names.programme(2027, "175").label == "Autre"


@pytest.mark.parametrize(
    "row",
    [
        '[[programme]]\ncode = 175\nlabel = "x"\nmission = "x"\nfrom_year = 2021\n',
        '[[programme]]\ncode = "175"\nlabel = "x"\nmission = "x"\n',
        '[[title]]\ncode = "8"\nfr = "x"\n',
        '[[figure]]\nyear = 2023\nstage = "LFI"\nprogramme = "131"\n'
        'action = ""\ntitle = ""\nmeasure = "AE"\neuros = 1.5\n',
    ],
)
def test_a_malformed_row_is_refused(row: str) -> None:
    with pytest.raises(LawError) as caught:
        Nomenclature(load_pack(HEAD + row + PROOF))
    assert caught.value.code == "SG-LAW-PACK"
