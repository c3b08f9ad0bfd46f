"""The computer park: IT-01 to IT-05 and IT-07, applications, service interruptions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from helpers import office, refused, verdicts

from assets.things import a_laptop
from secgen import Secretariat, Verdict
from secgen.assets.it.computations import end_of_life, reuse, supported
from secgen.assets.it.events import DeviceRegistered
from secgen.assets.it.service import priority
from secgen.assets.upkeep.events import AssetRetired
from secgen.law import builtin_law

LAW = builtin_law()


@pytest.mark.rule("IT-01")
def test_priority_comes_from_urgency_and_impact() -> None:
    assert [priority(*pair, LAW) for pair in ((5, 3), (4, 4), (5, 4))] == [4, 4, 5]
    assert [priority(*pair, LAW) for pair in ((1, 1), (5, 5), (3, 3))] == [1, 5, 3]
    assert priority(0, 3, LAW) is None
    assert all(priority(u, i, LAW) == priority(i, u, LAW) for u in range(1, 6) for i in range(1, 6))


@pytest.mark.rule("IT-01")
def test_a_ticket_takes_the_priority_of_the_matrix_and_no_other() -> None:
    sg = office()
    ticket = {"ticket": "T-1", "urgency": 5, "impact": 3, "at": "09:30", "on": "2026-03-02"}
    refused(sg, "IT-01", "priority", lambda: sg.assets.open_ticket(**ticket, priority=5))
    refused(sg, "IT-01", "priority", lambda: sg.assets.open_ticket(**{**ticket, "urgency": 6}))
    assert sg.assets.open_ticket(**ticket).act.priority == 4


@pytest.mark.rule("IT-02")
def test_an_inventory_number_is_required_and_unique() -> None:
    sg = office()
    a_laptop(sg, inventory="INV-1")
    inputs = refused(sg, "IT-02", "inventory", lambda: a_laptop(sg, "PC-2", inventory="INV-1"))
    assert inputs == {"number": "INV-1", "borne_by": "PC-1"}
    refused(sg, "IT-02", "inventory", lambda: a_laptop(sg, "PC-2", inventory=""))
    refused(sg, "AST-NEW", "asset", lambda: a_laptop(sg, "PC-1", inventory="INV-2"))


def device(**more: Any) -> DeviceRegistered:
    fields = {"on": date(2021, 3, 8), "asset": "PC", "bought": date(2021, 3, 1), **more}
    return DeviceRegistered(**fields)


@pytest.mark.rule("IT-03")
def test_end_of_life_is_purchase_and_the_life_of_the_model_unless_said() -> None:
    assert end_of_life(device(eol_months=60), LAW, date(2026, 3, 1)).day == date(2026, 3, 1)
    assert end_of_life(device(eol_months=60), LAW, date(2026, 3, 1)).passed(date(2026, 3, 1)) is True
    assert end_of_life(device(eol_months=60), LAW, date(2026, 3, 1)).passed(date(2026, 2, 28)) is False
    assert end_of_life(device(eol_months=60, eol=date(2028, 1, 1)), LAW, date(2026, 3, 1)).day == date(2028, 1, 1)
    assert end_of_life(device(family="network"), LAW, date(2026, 3, 1)).day == date(2028, 3, 1)
    assert end_of_life(device(bought=None), LAW, date(2026, 3, 1)).passed(date(2026, 3, 1)) is None


def test_a_system_out_of_support_is_known_by_the_law_packs() -> None:
    assert supported("Windows 10 Pro 22H2", LAW, date(2025, 10, 14)) is True
    assert supported("windows 10", LAW, date(2025, 10, 15)) is False
    assert supported("Debian 13", LAW, date(2026, 1, 1)) is None


def retired(count: int, **more: Any) -> list[tuple[DeviceRegistered, AssetRetired]]:
    left = AssetRetired(on=date(2026, 6, 1), asset="PC")
    old = {"bought": more.pop("bought")} if "bought" in more else {}
    return [(device(**old), evolve(left, **more))] * count


@pytest.mark.rule("IT-04")
def test_seventeen_of_thirty_six_fail_and_the_old_ones_do_not_count() -> None:
    exits = [*retired(17, reused=True), *retired(19), *retired(4, bought=date(2016, 5, 31))]
    found = reuse(exits, 2026, LAW)
    assert (found.counted, found.reused, found.excluded) == (36, 17, 4)
    assert (found.share, found.met) == (Decimal("0.472"), False)
    assert reuse([*retired(18, reused=True), *retired(18)], 2026, LAW).met is True


@pytest.mark.rule("IT-04")
def test_ten_years_to_the_day_still_count_and_restricted_ones_never() -> None:
    exits = [*retired(1, bought=date(2016, 6, 1), reused=True), *retired(3, restricted=True)]
    found = reuse(exits, 2026, LAW)
    assert (found.counted, found.excluded, found.met) == (1, 3, True)
    assert reuse([], 2026, LAW).met is None


def retire(sg: Secretariat, **more: Any) -> Any:
    return sg.assets.retire(asset="PC-1", on="2026-06-01", wiped="CERT-1", **more)


@pytest.mark.rule("IT-05")
def test_a_laptop_worth_320_is_not_given_but_sold_by_the_domaine() -> None:
    sg = office()
    a_laptop(sg)
    gift = {"way": "gift", "recipient": "association d'élèves", "reused": True}
    refused(sg, "IT-05", "value", lambda: retire(sg, **gift, value="320"))
    refused(sg, "IT-05", "value", lambda: retire(sg, **gift, value="300,01"))
    retire(sg, **gift, value="300")
    refused(sg, "AST-ORDER", "asset", lambda: sg.assets.move(asset="PC-1", holder="agent:1", on="2026-06-02"))


def test_a_device_leaves_with_the_proof_that_its_data_are_erased() -> None:
    sg = office()
    a_laptop(sg)
    act = {"act": "assets.retired", "asset": "PC-1", "on": "2026-06-01", "reused": True}
    assert verdicts(sg, "AST-WIPE", **act) == {"wiped": Verdict.BREACH}
    assert verdicts(sg, "AST-WIPE", **act, wiped="CERT-1") == {"wiped": Verdict.PASS}
    assert verdicts(sg, "AST-WIPE", **act, way="theft") == {"wiped": Verdict.PASS}


@pytest.mark.rule("IT-07")
def test_two_installs_more_than_licences_are_two_over() -> None:
    sg = office()
    sg.assets.hold_licence(licence="LIC-1", software="Suite", owned=50, on="2026-01-05")
    found = sg.simulate({"act": "assets.licence_counted", "licence": "LIC-1", "installed": 52, "on": "2026-02-02"})
    over = next(f for f in found.findings if f.rule == "IT-07")
    assert (over.verdict, dict(over.inputs)["over"]) == (Verdict.BREACH, "2")
    act = {"act": "assets.licence_counted", "licence": "LIC-1", "installed": 50, "on": "2026-02-02"}
    assert verdicts(sg, "IT-07", **act) == {"installed": Verdict.PASS}


@pytest.mark.rule("IT-07")
def test_a_licence_that_has_ended_covers_nothing() -> None:
    sg = office()
    sg.assets.hold_licence(licence="LIC-1", software="Suite", owned=50, until="2026-06-30", on="2026-01-05")
    act = {"act": "assets.licence_counted", "licence": "LIC-1", "installed": 1}
    assert verdicts(sg, "IT-07", **act, on="2026-06-30") == {"installed": Verdict.PASS}
    assert verdicts(sg, "IT-07", **act, on="2026-07-01") == {"installed": Verdict.BREACH}


def test_an_application_opens_once_accredited() -> None:
    sg = office()
    sg.assets.register_application(application="ODYSSEE", on="2026-01-05")
    opening = {"act": "assets.application_opened", "application": "ODYSSEE", "on": "2026-02-02"}
    assert verdicts(sg, "IT-ACCREDITED", **opening) == {"application": Verdict.BREACH}
    accredited = {"application": "ODYSSEE", "authority": "agent:0d1a", "on": "2026-01-20"}
    sg.assets.accredit_application(**accredited, until="2029-01-20")
    assert verdicts(sg, "IT-ACCREDITED", **opening) == {"application": Verdict.PASS}
    sg.assets.review_application(application="ODYSSEE", kept=False, on="2026-01-30")
    assert verdicts(sg, "IT-ACCREDITED", **opening) == {"application": Verdict.BREACH}
    long = {"act": "assets.application_accredited", **accredited, "until": "2031-01-21"}
    assert verdicts(sg, "IT-ACCREDITED", **long) == {"until": Verdict.BREACH}


def test_an_interruption_ends_after_it_begins_and_two_do_not_overlap() -> None:
    sg = office()
    a_laptop(sg, "SRV-1", family="server")
    down = {"asset": "SRV-1", "began": "22:00", "ended_on": "2026-03-03", "ended": "02:00", "on": "2026-03-02"}
    sg.assets.interrupt_service(**down)
    again = {**down, "began": "01:00", "ended": "03:00", "on": "2026-03-03"}
    refused(sg, "AST-ORDER", "ended", lambda: sg.assets.interrupt_service(**again))
    refused(sg, "AST-TIME", "ended", lambda: sg.assets.interrupt_service(**{**down, "ended": "24:00"}))


def test_no_more_users_come_than_were_registered() -> None:
    sg = office()
    session = {"session": "S-1", "topic": "signature électronique", "registered": 8, "on": "2026-03-02"}
    refused(sg, "AST-AMOUNT", "attended", lambda: sg.assets.train_users(**session, attended=9))
    sg.assets.train_users(**session, attended=7, satisfaction="0.9")
