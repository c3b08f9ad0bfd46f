"""The packs that ship: they load, every value says where it comes from, and the tables are the published ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

from secgen.kernel.errors import LawError
from secgen.kernel.legal import Status
from secgen.kernel.money import Money
from secgen.law import Law, builtin_law, load_pack, loader
from secgen.law.loader import BUILTIN
from secgen.law.outline import outline

LAW = builtin_law()
FOLDER = Path(str(files("secgen.law"))) / "packs"
PACKS = {name: (files("secgen.law") / "packs" / name).read_text(encoding="utf-8") for name in BUILTIN}


def rate(parameter: str, day: date) -> Decimal:
    return LAW.read(parameter, day).rate


@pytest.mark.parametrize("name", BUILTIN)
def test_every_pack_loads_alone(name: str) -> None:
    law = load_pack(PACKS[name], name)
    assert isinstance(law, Law)
    assert law.parameters or law.sections


def test_no_file_of_the_folder_is_forgotten() -> None:
    found = {path.name for path in (files("secgen.law") / "packs").iterdir() if path.name.endswith(".toml")}
    assert found == set(BUILTIN)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.toml")), ids=lambda path: path.name)
def test_the_outline_of_a_pack_names_all_that_it_holds(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    seen, whole = outline(source), load_pack(source, path.name)
    assert (seen.edition,) == whole.packs
    assert seen.parameters == tuple(whole.parameters)
    assert set(seen.sections) == set(whole.sections)


def test_a_pack_is_read_only_when_something_in_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(loader, "load_pack", lambda source, name: read.append(name) or load_pack(source, name))
    law = builtin_law.__wrapped__()
    assert read == []
    law.read("lolf.virement.cap", date(2026, 1, 1))
    law.section("account")
    law.section("placement")
    assert read == ["state-budget.toml", "accounts.toml"]


def test_no_parameter_is_in_two_packs() -> None:
    loaded = [load_pack(source, name) for name, source in PACKS.items()]
    assert sum(len(law.parameters) for law in loaded) == len(LAW.parameters)


@pytest.mark.parametrize("id", sorted(LAW.parameters))
def test_every_value_has_a_text_two_titles_and_a_day_of_checking(id: str) -> None:
    parameter = LAW.parameter(id)
    assert parameter.values
    for value in parameter.values:
        assert len(value.ref.text) > 3
        assert value.checked_on == date(2026, 11, 22)
        assert value.title.fr.strip()
        assert value.title.en.strip()
        assert value.title.fr != value.title.en
        assert parameter.on(value.since) is value


@pytest.mark.parametrize(
    ("first_day", "ecb", "late", "status"),
    [
        ("2014-01-01", "0,25", "8,25", Status.VERIFIED),
        ("2014-07-01", "0,15", "8,15", Status.VERIFIED),
        ("2015-01-01", "0,05", "8,05", Status.VERIFIED),
        ("2016-01-01", "0,05", "8,05", Status.VERIFIED),
        ("2016-07-01", "0,00", "8,00", Status.VERIFIED),
        ("2022-07-01", "0,00", "8,00", Status.VERIFIED),
        ("2023-01-01", "2,50", "10,50", Status.VERIFIED),
        ("2023-07-01", "4,00", "12,00", Status.VERIFIED),
        ("2024-01-01", "4,50", "12,50", Status.VERIFIED),
        ("2024-07-01", "4,25", "12,25", Status.VERIFIED),
        ("2025-01-01", "3,15", "11,15", Status.VERIFIED),
        ("2025-07-01", "2,15", "10,15", Status.SECOND_HAND),
        ("2026-01-01", "2,15", "10,15", Status.SECOND_HAND),
        ("2026-07-01", "2,40", "10,40", Status.SECOND_HAND),
    ],
)
def test_the_late_interest_table(first_day: str, ecb: str, late: str, status: Status) -> None:
    day = date.fromisoformat(first_day)
    read = LAW.read("late.ecb_rate", day)
    assert read.rate * 100 == Decimal(ecb.replace(",", "."))
    assert read.status is status
    assert (read.rate + rate("late.margin", day)) * 100 == Decimal(late.replace(",", "."))


def test_the_ecb_rate_only_changes_on_the_first_day_of_a_half_year() -> None:
    assert {(v.since.month, v.since.day) for v in LAW.parameter("late.ecb_rate").values} == {(1, 1), (7, 1)}


def test_the_ecb_rate_of_2027_is_not_invented() -> None:
    assert rate("late.ecb_rate", date(2026, 12, 31)) == Decimal("0.024")
    with pytest.raises(LawError):
        LAW.read("late.ecb_rate", date(2027, 1, 1))


SECOND, VERIFIED, UNVERIFIED = Status.SECOND_HAND, Status.VERIFIED, Status.UNVERIFIED


@pytest.mark.parametrize(
    ("years", "personnel", "other", "status"),
    [
        ((2008, 2010), "0,5", "5", SECOND),
        ((2011, 2011), "0,5", "5", VERIFIED),
        ((2012, 2012), "0,5", "6", VERIFIED),
        ((2013, 2014), "0,5", "6", UNVERIFIED),
        ((2015, 2017), "0,5", "8", UNVERIFIED),
        ((2018, 2019), "0,5", "3", UNVERIFIED),
        ((2020, 2020), "0,5", "4", SECOND),
        ((2021, 2022), "0,5", "4", UNVERIFIED),
        ((2023, 2023), "0,5", "5", UNVERIFIED),
        ((2024, 2026), "0,5", "5,5", UNVERIFIED),
    ],
)
def test_the_reserve_table(years: tuple[int, int], personnel: str, other: str, status: Status) -> None:
    for year in range(years[0], years[1] + 1):
        day = date(year, 1, 1)
        assert rate("reserve.rate.t2", day) * 100 == Decimal(personnel.replace(",", "."))
        assert rate("reserve.rate.other", day) * 100 == Decimal(other.replace(",", "."))
        assert LAW.read("reserve.rate.other", day).status is status


def test_the_reserve_of_2027_is_not_invented() -> None:
    for name in ("reserve.rate.t2", "reserve.rate.other"):
        with pytest.raises(LawError):
            LAW.read(name, date(2027, 1, 1))


@pytest.mark.parametrize("name", ["t2", "other"])
def test_the_reserve_was_never_under_the_minimum_of_the_programming_act(name: str) -> None:
    for year in range(2012, 2018):
        day = date(year, 1, 1)
        assert LAW.read(f"reserve.minimum.{name}", day).holds(rate(f"reserve.rate.{name}", day))


@pytest.mark.parametrize(
    ("day", "without_budget"),
    [
        ("2024-12-31", False),
        ("2025-01-01", True),
        ("2025-02-14", True),
        ("2025-02-15", False),
        ("2025-12-31", False),
        ("2026-01-01", True),
        ("2026-02-19", True),
        ("2026-02-20", False),
    ],
)
def test_two_years_began_without_a_budget(day: str, without_budget: bool) -> None:
    assert LAW.read("budget.previously_voted_services", date.fromisoformat(day)).value is without_budget


@pytest.mark.parametrize(
    ("parameter", "year", "due"),
    [
        ("programming.bop_due", 2024, "02-15"),
        ("programming.bop_due", 2025, "03-31"),
        ("programming.programme_due", 2024, "02-15"),
        ("programming.programme_due", 2025, "03-15"),
    ],
)
def test_programming_was_due_later_in_2025(parameter: str, year: int, due: str) -> None:
    assert LAW.read(parameter, date(year, 2, 1)).value == due
    with pytest.raises(LawError):
        LAW.read(parameter, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("parameter", "at_the_limit", "just_above"),
    [
        ("visa.threshold.operating", False, True),
        ("visa.threshold.intervention", False, True),
        ("visa.economy.threshold.operating", True, True),
        ("grant.agreement_threshold", False, True),
        ("contract.advance.threshold", False, True),
        ("accounting.capitalisation_threshold", True, True),
    ],
)
def test_thresholds_keep_the_operator_of_their_text(parameter: str, at_the_limit: bool, just_above: bool) -> None:
    value = LAW.read(parameter, date(2025, 6, 1))
    assert value.holds(value.money) is at_the_limit
    assert value.holds(value.money + Money(1)) is just_above
    assert not value.holds(value.money - Money(1))


@pytest.mark.parametrize(
    ("nature", "amount"),
    [
        ("operating", 500_000),
        ("investment", 2_000_000),
        ("intervention", 1_000_000),
        ("financial_operation", 1_000_000),
        ("operator_grant_initial", 20_000_000),
        ("operator_grant_complement", 500_000),
        ("settlement", 500_000),
        ("partnership", 2_000_000),
    ],
)
def test_visa_thresholds_are_sure_only_as_long_as_their_text_was_read(nature: str, amount: int) -> None:
    old, new = (LAW.read(f"visa.threshold.{nature}", date(2025, 10, day)) for day in (30, 31))
    assert old.money == new.money == Money(amount * 100)
    assert old.status is Status.VERIFIED
    assert new.status is Status.UNVERIFIED


@pytest.mark.parametrize(
    ("parameter", "before", "first_day", "after"),
    [
        ("retention.sme_max", "0.05", "2025-01-01", "0.03"),
        ("contract.advance.sme_min", "0.20", "2023-01-01", "0.30"),
    ],
)
def test_contract_rates_that_changed(parameter: str, before: str, first_day: str, after: str) -> None:
    day = date.fromisoformat(first_day)
    assert rate(parameter, date(day.year - 1, 12, 31)) == Decimal(before)
    assert rate(parameter, day) == Decimal(after)


def test_recovery_need_not_finish_at_80_percent_since_2025() -> None:
    assert LAW.read("contract.advance.recovery_end_required", date(2024, 12, 31)).value is True
    assert LAW.read("contract.advance.recovery_end_required", date(2025, 1, 1)).value is False


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("payment.limit", 30),
        ("payment.unknown_reception", 2),
        ("late.payable_within", 45),
        ("late.year_days", 365),
        ("late.fixed_compensation", Money(4000)),
        ("prescription.years", 4),
        ("payment.weekend_shift", False),
        ("lolf.virement.cap", Decimal("0.02")),
        ("lolf.cancellation.cap", Decimal("0.015")),
        ("lolf.advance_decree.cap", Decimal("0.01")),
        ("lolf.carry_over.cp_cap", Decimal("0.03")),
        ("lolf.advance_commitment.share", Decimal("0.25")),
        ("lolf.advance_commitment.first_day", "11-01"),
        ("lolf.advance_commitment.excluded_titles", ("2", "5")),
        ("complementary_period.max_days", 20),
        ("visa.silence_days", 15),
        ("dormant.months", 24),
        ("asset.heritage.not_depreciated", True),
        ("asset.heritage.opening_value", Money(100)),
        ("grant.report_months", 6),
        ("grant.accounts_threshold", Money(15_300_000)),
        ("grant.agreement_threshold", Money(2_300_000)),
        ("grant.investment.advance", Decimal("0.3")),
        ("grant.investment.advance_guaranteed", Decimal("0.6")),
        ("grant.investment.instalments", Decimal("0.8")),
        ("grant.investment.instalments_long", Decimal("0.9")),
        ("grant.investment.long_months", 48),
        ("contract.advance.min", Decimal("0.05")),
        ("contract.advance.max", Decimal("0.3")),
        ("contract.advance.recovery_start", Decimal("0.65")),
        ("retention.max", Decimal("0.05")),
        ("retention.release", 30),
        ("instalment.interval", 3),
        ("instalment.interval_sme", 1),
        ("vat.rate.standard", Decimal("0.2")),
        ("vat.rate.intermediate", Decimal("0.1")),
        ("vat.rate.reduced", Decimal("0.055")),
        ("vat.rate.super_reduced", Decimal("0.021")),
    ],
)
def test_what_the_texts_say_in_2026(parameter: str, value: object) -> None:
    assert LAW.read(parameter, date(2026, 6, 1)).value == value


@pytest.mark.parametrize(
    ("parameter", "inside", "outside"),
    [
        ("payment.without_prior_order.list", "electricity", "furniture"),
        ("payment.without_prior_order.list", "travel_costs", "pay"),
        ("payment.without_prior_order.flow4", "travel_costs", "furniture"),
        ("payment.before_service.list", "software", "consulting_study"),
        ("card.excluded", "works", "stationery"),
        ("visa.principal_acts_exempt", "intervention", "investment"),
    ],
)
def test_lists_hold_what_they_must_and_no_more(parameter: str, inside: str, outside: str) -> None:
    names = LAW.read(parameter, date(2026, 6, 1)).names
    assert inside in names
    assert outside not in names
    assert len(set(names)) == len(names)


def test_three_per_cent_carry_over_is_sure_only_in_the_text_that_was_read() -> None:
    assert LAW.read("lolf.carry_over.cp_cap", date(2022, 9, 25)).status is Status.VERIFIED
    assert LAW.read("lolf.carry_over.cp_cap", date(2022, 9, 26)).status is Status.UNVERIFIED


def test_the_social_security_ceiling_is_sure_only_for_the_years_whose_order_was_read() -> None:
    assert LAW.read("pay.ceiling", date(2026, 12, 31)).status is Status.VERIFIED
    assert LAW.read("pay.ceiling", date(2027, 1, 1)).status is Status.UNVERIFIED


def test_a_region_may_overlay_a_value_without_touching_the_national_law() -> None:
    local = load_pack(
        """[pack]
id = "local"
version = "1"
title = { fr = "Local", en = "Local" }
[[parameter]]
id = "dormant.months"
unit = "months"
title = { fr = "Mois", en = "Months" }
value = [{ from = 2026-01-01, value = 12, text = "note locale", status = "verified", checked_on = 2026-01-01 }]
""",
        "local.toml",
    )
    assert LAW.overlay(local).read("dormant.months", date(2026, 6, 1)).number == 12
    assert LAW.read("dormant.months", date(2026, 6, 1)).number == 24
