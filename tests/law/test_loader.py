"""What a law pack must look like: everything else is refused, with the place and the reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from secgen.kernel.errors import LawError
from secgen.kernel.legal import Status
from secgen.kernel.money import Money
from secgen.law import Law, load_pack

HEAD = '[pack]\nid = "trial"\nversion = "1"\ntitle = { fr = "Essai", en = "Trial" }\n'
PROOF = 'text = "Loi d\'essai art. 1", status = "verified", checked_on = 2026-11-22'


def entry(since: str, value: str = '"5 %"', more: str = "", proof: str = PROOF) -> str:
    return "{ " + ", ".join(part for part in (f"from = {since}", f"value = {value}", more, proof) if part) + " }"


def parameter(*entries: str, unit: str = "rate", more: str = "", title: str = '{ fr = "Taux", en = "Rate" }') -> str:
    return f'[[parameter]]\nid = "a.b"\nunit = "{unit}"\ntitle = {title}\n{more}\nvalue = [{", ".join(entries)}]\n'


def law(*parameters: str) -> Law:
    return load_pack(HEAD + "\n".join(parameters), "trial.toml")


def refusal(source: str) -> str:
    with pytest.raises(LawError) as caught:
        load_pack(source, "trial.toml")
    assert caught.value.code == "SG-LAW-PACK"
    assert caught.value.params["pack"] == "trial.toml"
    return str(caught.value)


def test_a_value_knows_its_text_its_status_and_its_operator() -> None:
    value = law(parameter(entry("2026-01-01"), more='compare = "<="')).read("a.b", date(2026, 3, 2))
    assert value.rate == Decimal("0.05")
    assert str(value.ref) == "Loi d'essai art. 1"
    assert value.status is Status.VERIFIED
    assert value.checked_on == date(2026, 11, 22)
    assert value.holds(Decimal("0.05"))
    assert not value.holds(Decimal("0.0501"))


def test_a_value_may_have_its_own_operator() -> None:
    both = parameter(
        entry("2025-01-01", '"10,00"', 'compare = ">"'), entry("2026-01-01", '"10,00"', 'compare = ">="'), unit="amount"
    )
    loaded = law(both)
    assert not loaded.read("a.b", date(2025, 6, 1)).holds(Money(1000))
    assert loaded.read("a.b", date(2026, 6, 1)).holds(Money(1000))


def test_a_value_holds_until_the_eve_of_the_next() -> None:
    loaded = law(parameter(entry("2025-01-01", '"3 %"'), entry("2026-01-01", '"4 %"')))
    assert loaded.read("a.b", date(2025, 12, 31)).rate == Decimal("0.03")
    assert loaded.read("a.b", date(2025, 12, 31)).until == date(2025, 12, 31)
    assert loaded.read("a.b", date(2026, 1, 1)).rate == Decimal("0.04")
    assert loaded.read("a.b", date(2026, 1, 1)).until is None


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2026, 1, 1)])
def test_reading_outside_the_known_dates_is_an_error_that_names_them(day: date) -> None:
    loaded = law(parameter(entry("2025-01-01", more="to = 2025-12-31")))
    with pytest.raises(LawError) as caught:
        loaded.read("a.b", day)
    assert caught.value.code == "SG-LAW-NOT-IN-FORCE"
    assert "2025-01-01" in str(caught.value)
    assert "2025-12-31" in str(caught.value)


def test_an_unknown_name_suggests_near_ones() -> None:
    with pytest.raises(LawError) as caught:
        law(parameter(entry("2025-01-01"))).read("a.bb", date(2025, 1, 1))
    assert caught.value.code == "SG-LAW-UNKNOWN"
    assert caught.value.params["near"] == "a.b"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        pytest.param(parameter(entry("2025-01-01", proof='status = "verified"')), "without its text", id="no text"),
        pytest.param(
            parameter(entry("2025-01-01", proof=PROOF.replace("Loi d'essai art. 1", " "))),
            "without its text",
            id="blank text",
        ),
        pytest.param(
            parameter(entry("2025-01-01", proof=PROOF.replace('"Loi d\'essai art. 1"', "12"))),
            "without its text",
            id="text not words",
        ),
        pytest.param(
            parameter(entry("2025-01-01", proof=PROOF.replace("verified", "sure"))), "'sure' is none of", id="status"
        ),
        pytest.param(
            parameter(entry("2025-01-01", proof=PROOF.replace(', status = "verified"', ""))),
            "None is none of",
            id="no status",
        ),
        pytest.param(
            parameter(entry("2025-01-01", proof=PROOF.replace(", checked_on = 2026-11-22", ""))),
            "checked_on must be a date",
            id="never checked",
        ),
        pytest.param(
            parameter(entry("2024-01-01", more="to = 2024-12-30"), entry("2025-01-01")),
            "gap between 2024-12-30 and 2025-01-01",
            id="gap",
        ),
        pytest.param(
            parameter(entry("2024-01-01", more="to = 2025-01-01"), entry("2025-01-01")),
            "value from 2025-01-01 overlaps the one from 2024-01-01",
            id="overlap",
        ),
        pytest.param(parameter(entry("2025-01-01"), entry("2024-01-01")), "overlaps", id="backwards"),
        pytest.param(parameter(entry("2025-01-01"), entry("2025-01-01")), "overlaps", id="same day twice"),
        pytest.param(
            parameter(entry("2025-01-01", more="to = 2024-12-31")), "ends 2024-12-31 before it begins", id="ends early"
        ),
        pytest.param(parameter(entry("2025-01-01", more='since = "x"')), "unknown key since", id="unknown value key"),
        pytest.param(parameter(entry("2025-01-01"), more="law = 1"), "unknown key law", id="unknown parameter key"),
        pytest.param(parameter(entry("2025-01-01"), more='compare = "=="'), "'==' is none of", id="operator"),
        pytest.param(parameter(entry("2025-01-01"), more='compare = ["<"]'), "is none of", id="operator not text"),
        pytest.param(parameter(entry("2025-01-01"), unit="speed"), "unit 'speed' is none of", id="unit"),
        pytest.param(parameter(), "no value at all", id="no value"),
        pytest.param(parameter().replace("value = []", "value = 3"), "array of tables", id="value not a table"),
        pytest.param(parameter().replace("value = []\n", ""), "missing value", id="value missing"),
        pytest.param(
            parameter("{ from = 2025-01-01, " + PROOF + " }"), "from 2025-01-01: missing value", id="empty value"
        ),
        pytest.param(parameter(entry('"2025-01-01"')), "from must be a date", id="date as text"),
        pytest.param(parameter(entry("2025-01-01T00:00:00")), "from must be a date", id="instant for a day"),
        pytest.param(parameter(entry("2025-01-01"), title='{ fr = "Taux" }'), "needs fr and en", id="no English"),
        pytest.param(parameter(entry("2025-01-01"), title='{ en = "Rate" }'), "needs fr and en", id="no French"),
        pytest.param(parameter(entry("2025-01-01"), title='"Taux"'), "needs fr and en", id="one language"),
        pytest.param(
            parameter(entry("2025-01-01"), title='{ fr = "Taux", en = "" }'), "words in fr and in en", id="empty title"
        ),
    ],
)
def test_a_malformed_parameter_is_refused(source: str, reason: str) -> None:
    assert reason in refusal(HEAD + source)


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("rate", "0.05"),
        ("rate", "5"),
        ("rate", '"5,5,5 %"'),
        ("amount", "23000.0"),
        ("amount", "23000"),
        ("amount", '"1,234"'),
        ("days", "30.0"),
        ("days", '"30"'),
        ("days", "true"),
        ("count", "1e2"),
        ("switch", "1"),
        ("switch", '"true"'),
        ("date", '"2026-01-01"'),
        ("date", "2026-01-01T00:00:00"),
        ("text", "3"),
        ("list", '"2"'),
        ("list", "[2, 5]"),
    ],
)
def test_a_value_of_another_kind_than_its_unit_is_refused(unit: str, value: str) -> None:
    assert "a.b" in refusal(HEAD + parameter(entry("2025-01-01", value), unit=unit))


@pytest.mark.parametrize(
    ("unit", "value", "read"),
    [
        ("rate", '"1,5 %"', Decimal("0.015")),
        ("amount", '"23 000,00"', Money(2_300_000)),
        ("days", "30", 30),
        ("months", "6", 6),
        ("years", "4", 4),
        ("count", "365", 365),
        ("switch", "false", False),
        ("date", "2026-01-01", date(2026, 1, 1)),
        ("text", '"11-01"', "11-01"),
        ("list", '["2", "5"]', ("2", "5")),
    ],
)
def test_each_unit_is_read_as_its_own_type(unit: str, value: str, read: object) -> None:
    found = law(parameter(entry("2025-01-01", value), unit=unit)).read("a.b", date(2025, 1, 1)).value
    assert found == read
    assert type(found) is type(read)


def test_the_same_id_twice_is_refused() -> None:
    assert "a.b: declared twice" in refusal(HEAD + parameter(entry("2025-01-01")) * 2)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        pytest.param("[pack", "TOML", id="not TOML"),
        pytest.param(parameter(entry("2025-01-01")), "needs exactly id, version and title", id="no head"),
        pytest.param(HEAD + 'author = "x"\n', "needs exactly", id="head with more"),
        pytest.param(HEAD + "[parameter]\nid = 1\n", "parameter: must be an array of tables", id="one table"),
        pytest.param(HEAD + "[figure]\neuros = 1\n", "figure: must be an array of tables", id="facts not in a list"),
        pytest.param(HEAD + "[[figure]]\neuros = 1\n", "figure n° 1: a value without its text", id="fact without text"),
        pytest.param(
            HEAD + '[[figure]]\ntext = "RAP"\nstatus = "verified"\n', "checked_on must be a date", id="fact unchecked"
        ),
    ],
)
def test_a_malformed_pack_is_refused_whole(source: str, reason: str) -> None:
    assert reason in refusal(source)


def test_an_overlay_replaces_values_by_id_and_adds_facts() -> None:
    fact = '[[figure]]\neuros = 1\ntext = "RAP"\nstatus = "verified"\nchecked_on = 2026-11-22\n'
    national = law(parameter(entry("2025-01-01", '"3 %"')), fact)
    regional = law(parameter(entry("2025-01-01", '"4 %"')), fact)
    both = national.overlay(regional)
    assert both.read("a.b", date(2025, 1, 1)).rate == Decimal("0.04")
    assert len(both.section("figure")) == 2
    assert both.packs == ("trial 1", "trial 1")
    assert national.read("a.b", date(2025, 1, 1)).rate == Decimal("0.03")


def test_a_decimal_in_a_fact_is_exact() -> None:
    fact = '[[figure]]\nshare = 0.1\ntext = "RAP"\nstatus = "verified"\nchecked_on = 2026-11-22\n'
    share = load_pack(HEAD + fact).section("figure")[0]["share"]
    assert type(share) is Decimal
    assert share == Decimal("0.1")


def test_changes_between_two_days_name_what_began_what_ended_and_what_moved() -> None:
    moved = parameter(entry("2025-01-01", '"3 %"'), entry("2026-01-01", '"4 %"'))
    ended = parameter(entry("2025-01-01", more="to = 2025-12-31")).replace("a.b", "ended")
    began = parameter(entry("2026-01-01")).replace("a.b", "began")
    still = parameter(entry("2025-01-01")).replace("a.b", "still")
    pairs = law(moved, ended, began, still).changes(date(2025, 6, 1), date(2026, 6, 1))
    assert [(old and old.id, new and new.id) for old, new in pairs] == [
        ("a.b", "a.b"),
        ("ended", None),
        (None, "began"),
    ]


def test_a_reading_says_in_one_line_what_it_is_and_by_which_text() -> None:
    value = law(parameter(entry("2026-01-01", '"5,5 %"'), more='compare = "<="')).read("a.b", date(2026, 3, 2))
    assert str(value) == "a.b <= 5,5 % (Loi d'essai art. 1, 2026-01-01, verified in the text)"


def test_a_reading_of_another_type_than_asked_is_a_programming_error() -> None:
    value = law(parameter(entry("2026-01-01"))).read("a.b", date(2026, 3, 2))
    with pytest.raises(TypeError, match=r"a\.b is a rate, not a Money"):
        _ = value.money
    with pytest.raises(ValueError, match="no comparison operator"):
        value.holds(Decimal("0.05"))
