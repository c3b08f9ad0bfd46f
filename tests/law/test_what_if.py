"""What if the law changed: an assumption laid over the law, which says that it is one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from secgen.kernel.errors import InvalidInput, LawError
from secgen.kernel.legal import Status
from secgen.kernel.money import Money
from secgen.law import builtin_law

LAW = builtin_law()
POINT = "pay.index_100"
NEW_YEAR = date(2027, 1, 1)


def test_the_value_changes_from_the_day_and_not_before() -> None:
    dearer = LAW.what_if(POINT, "5 966,41", since="2027-01-01")
    assert dearer.read(POINT, NEW_YEAR).money == Money(5_966_41)
    assert dearer.read(POINT, date(2026, 12, 31)).money == LAW.read(POINT, NEW_YEAR).money
    assert dearer.read(POINT, date(2026, 12, 31)).until == date(2026, 12, 31)


def test_an_assumption_says_that_it_is_one() -> None:
    dearer = LAW.what_if(POINT, Money(6_000_00), since=NEW_YEAR)
    assert dearer.read(POINT, NEW_YEAR).status is Status.UNVERIFIED
    assert dearer.packs[:-1] == LAW.packs
    assert POINT in dearer.packs[-1]


def test_the_law_itself_does_not_change() -> None:
    before = LAW.parameter(POINT)
    LAW.what_if(POINT, "1,00", since=NEW_YEAR)
    assert LAW.parameter(POINT) == before


def test_an_assumption_about_the_past_replaces_all_that_came_after() -> None:
    assumed = LAW.what_if(POINT, "5 000", since=date(2011, 1, 1))
    assert {assumed.read(POINT, date(year, 6, 1)).money for year in range(2011, 2030)} == {Money(5_000_00)}
    assert assumed.read(POINT, date(2010, 12, 31)).money == LAW.read(POINT, date(2010, 12, 31)).money


def test_before_everything_known_there_is_only_the_assumption() -> None:
    assumed = LAW.what_if(POINT, "5 000", since=date(1990, 1, 1)).parameter(POINT)
    assert len(assumed.values) == 1


def test_a_rate_is_read_as_a_rate() -> None:
    assumed = LAW.what_if("pay.residence.zone_2", "1,5 %", since=NEW_YEAR)
    assert assumed.read("pay.residence.zone_2", NEW_YEAR).rate == Decimal("0.015")


@pytest.mark.parametrize("value", [5_966, Decimal("59.66"), NEW_YEAR])
def test_a_value_of_another_kind_is_refused(value: object) -> None:
    with pytest.raises(InvalidInput, match=POINT):
        LAW.what_if(POINT, value, since=NEW_YEAR)  # type: ignore[arg-type]


def test_a_parameter_nobody_knows_is_refused() -> None:
    with pytest.raises(LawError, match=POINT):
        LAW.what_if("pay.index_10", "1", since=NEW_YEAR)
