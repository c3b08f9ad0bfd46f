"""Opening an office, once and again, and closing it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import secgen
from secgen import IntegrityError, LedgerError, RuleViolation, Secretariat, opening
from secgen.kernel.clock import ManualClock
from secgen.law import Law, builtin_law
from secgen.plugins import PluginSet

LAW = builtin_law()
PLUGINS = PluginSet.builtin()


def opened(url: str, **options: object) -> Secretariat:
    return secgen.open(url, plugins=PLUGINS, law=LAW, **options)  # type: ignore[arg-type]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/office.db"


def test_the_first_opening_says_whose_office_it_is(url: str) -> None:
    with opened(url, region="84", year=2026, name="DRAC ARA", node="{programme}-CARA-DRAC") as sg:
        assert sg.office is not None
        assert (sg.office.region, sg.office.year, sg.office.name) == ("84", 2026, "DRAC ARA")
        assert sg.office.node == "{programme}-CARA-DRAC"
        assert sg.office.on.isoformat() == "2026-01-01"


def test_later_openings_keep_what_the_first_said(url: str) -> None:
    with opened(url, region="84", year=2026, name="DRAC ARA"):
        pass
    for options in ({}, {"region": "93", "year": 2030, "name": "DRAC PACA"}):
        with opened(url, **options) as sg:
            assert sg.office is not None
            assert (sg.office.region, sg.office.year, sg.office.name) == ("84", 2026, "DRAC ARA")
            assert sg.refresh().position == 2


def test_an_opening_without_a_region_writes_nothing() -> None:
    with opened("memory:") as sg:
        assert sg.office is None
        assert sg.refresh().position == 0
        assert sg.verify().position == 0


def test_a_mistyped_address_makes_no_file(url: str) -> None:
    with pytest.raises(LedgerError, match="secgen init") as refused:
        opened(url)
    assert refused.value.code == "SG-STORE-EMPTY"
    assert not Path(url.removeprefix("sqlite:///")).exists()


@pytest.mark.parametrize("region", ["99", "", 84])
def test_a_region_that_is_none_is_refused_with_those_that_are(url: str, region: Any) -> None:
    with pytest.raises(secgen.InvalidInput, match="84 Auvergne"):
        opened(url, region=region, year=2026)


def test_a_year_is_a_number(url: str) -> None:
    with pytest.raises(secgen.InvalidInput, match="year"):
        opened(url, region="84", year="2026")
    with opened(url, region="84", year=2026) as sg, pytest.raises(secgen.InvalidInput, match="year"):
        sg.budget.available("2026", "0131-CARA-DRAC/01/3")
    with opened(url) as sg, pytest.raises(secgen.InvalidInput, match="SG-LINE-TEXT"):
        sg.budget.available(2026, "n'importe quoi")


def test_the_first_year_is_that_of_the_clock_if_none_is_given() -> None:
    clock = ManualClock(datetime(2031, 5, 1, tzinfo=UTC))
    with opened("memory:", region="84", clock=clock) as sg:
        assert sg.office is not None
        assert sg.office.year == 2031


def test_an_opening_that_fails_closes_the_store(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []
    real = opening.open_store

    def store(url: str, plugins: PluginSet) -> Any:
        made = real(url, plugins)
        close = made.close
        monkeypatch.setattr(type(made), "close", lambda self: closed.append(close()))
        return made

    def nowhere(*given: object) -> str:
        raise LedgerError("SG-STORE-URL", url=url, known="")

    monkeypatch.setattr(opening, "open_store", store)
    monkeypatch.setattr(opening, "snapshot_of", nowhere)
    with pytest.raises(secgen.SecgenError):
        opened(url, region="84")
    assert closed == [None]


def test_the_law_may_be_given() -> None:
    law = Law(LAW.parameters, LAW.sections, ("trial 1",))
    with secgen.open("memory:", region="84", year=2026, plugins=PLUGINS, law=law) as sg:
        context = next(act for act in sg.acts() if act.act.tag == "office.context")
        assert context.packs == ("trial 1",)


def test_two_offices_in_memory_are_apart() -> None:
    with opened("memory:", region="84", year=2026) as one, opened("memory:") as two:
        assert one.office is not None
        assert two.office is None


def test_leaving_the_with_block_closes_the_office(url: str) -> None:
    with opened(url, region="84", year=2026) as sg:
        assert isinstance(sg, Secretariat)
    for use in (sg.refresh, sg.verify, lambda: list(sg.acts()), lambda: sg.history("office.opened"), sg.record):
        with pytest.raises(LedgerError) as caught:
            use()
        assert caught.value.code == "SG-CLOSED"
    sg.close()


def test_the_with_block_closes_the_office_when_something_goes_wrong(url: str) -> None:
    with pytest.raises(ZeroDivisionError), opened(url, region="84", year=2026) as sg:
        _ = 1 / 0
    with pytest.raises(LedgerError):
        sg.refresh()


def test_an_office_shows_where_it_is(url: str) -> None:
    with opened(url, region="84", year=2026) as sg:
        assert repr(sg) == f"<Secretariat {url} at 2>"


def test_the_same_acts_give_the_same_journal(tmp_path: Path) -> None:
    heads = []
    for name in ("one", "two"):
        clock = ManualClock(datetime(2026, 3, 2, tzinfo=UTC))
        with opened(f"sqlite:///{tmp_path}/{name}.db", region="84", year=2026, clock=clock) as sg:
            sg.budget.open_appropriations(2026, "175", action="01", title=6, ae="1 000,00", cp="1 000,00")
            heads.append(sg.verify())
    assert heads[0] == heads[1]
    assert heads[0].position == 3


def test_a_journal_replaced_under_an_open_office_is_found(url: str, tmp_path: Path) -> None:
    with opened(url, region="84", year=2026) as sg:
        sg.budget.open_appropriations(2026, "175", action="01", title=6, ae="1 000,00", cp="1 000,00")
        sg.journal.store.close()
        for file in tmp_path.glob("office.db*"):
            file.unlink()
        with opened(url, region="84", year=2026) as other:
            sg.journal.store = other.journal.store
            with pytest.raises(IntegrityError):
                sg.verify()


@pytest.mark.rule("ACT-OFFICE")
def test_a_journal_belongs_to_one_office_opened_once(url: str) -> None:
    with opened(url, region="84", year=2026) as office:
        with pytest.raises(RuleViolation) as refusal:
            office.record({"act": "office.opened", "region": "53", "year": 2026, "on": "2026-01-02"})
        (finding,) = refusal.value.findings
        assert (finding.rule, dict(finding.inputs)["opened_for"]) == ("ACT-OFFICE", "84")
    with opened(url, region="53", year=2026) as office:
        assert office.office is not None
        assert office.office.region == "84"
