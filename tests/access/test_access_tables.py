"""The tables: every act has its row, a plugin and a region add theirs, a wrong row is refused."""

from __future__ import annotations

from typing import ClassVar

import pytest
from attrs import frozen
from helpers import SPRING, office

from access.conftest import ADMIN, AUDITOR, HR, give_roles
from secgen import AccessDenied, LawError, Text, Verdict
from secgen.access.tables import ANYONE, permissions
from secgen.kernel.act import Act
from secgen.kernel.dates import parse_day
from secgen.law import builtin_law, load_pack
from secgen.plugins import EventTypeSpec, PluginInfo, PluginSet, ReportSpec, hookimpl
from secgen.rooms import every

DAY = parse_day(SPRING)
TABLES = permissions(builtin_law())


@pytest.mark.rule("ACT-ROLE")
def test_the_table_says_of_every_act_who_may_record_it_and_names_no_other() -> None:
    tags = {cls.tag for domain in every() for cls in domain.acts}
    assert tags == TABLES.acts
    silent = [tag for tag in tags if not TABLES.recorders(tag, DAY)]
    assert silent == []


def test_each_act_is_named_in_one_row() -> None:
    named = [tag for row in builtin_law().section("access_act") for tag in row["acts"]]
    assert len(named) == len(set(named))


def test_what_the_table_keeps_from_others_exists() -> None:
    reports = {f"report {name}" for name in PluginSet.builtin().reports}
    assert {what for what in TABLES.reads if what.startswith("report ")} <= reports


def test_the_accountant_records_nothing_the_authorising_officer_records_but_their_common_signature() -> None:
    both = [
        tag for tag in TABLES.acts if {"accountant", "authorising_officer"} <= set(TABLES.recorders(tag, DAY) or ())
    ]
    assert both == ["accounting.statement_signed"]


def test_the_auditor_is_in_no_row_and_stands_apart_from_every_role_that_records() -> None:
    assert not any("auditor" in (TABLES.recorders(tag, DAY) or ()) for tag in TABLES.acts)
    assert TABLES.incompatible("auditor") == set(TABLES.roles) - {"auditor"}
    for role in TABLES.roles:
        assert all(role in TABLES.incompatible(other) for other in TABLES.incompatible(role))


REGION = """
[pack]
id = "trial-access"
version = "1"
title = { fr = "Essai", en = "Trial" }

[[access_act]]
acts = ["budget.paid"]
roles = ["%s"]
from = 2026-03-02
text = "Arrêté"
status = "unverified"
checked_on = 2026-03-02
"""


def test_a_later_row_replaces_ours_from_its_first_day() -> None:
    law = builtin_law().overlay(load_pack(REGION % "administrator", "trial"))
    assert permissions(law).recorders("budget.paid", parse_day("2026-03-01")) == ("accountant",)
    assert permissions(law).recorders("budget.paid", DAY) == ("administrator",)


def test_a_row_with_a_role_nobody_knows_is_refused() -> None:
    with pytest.raises(LawError, match="king"):
        permissions(builtin_law().overlay(load_pack(REGION % "king", "trial")))


@frozen(kw_only=True)
class Visited(Act):
    tag: ClassVar[str] = "museum.visited"


@frozen(kw_only=True)
class Guided(Act):
    tag: ClassVar[str] = "museum.guided"


class Museum:
    """A plugin that says who records one of its acts and reads its report, and says nothing of the other act."""

    @hookimpl
    def secgen_plugin_info(self) -> PluginInfo:
        return PluginInfo("museum", (1, 0), "Visits")

    @hookimpl
    def secgen_event_types(self) -> list[EventTypeSpec]:
        return [EventTypeSpec(Visited, roles=("hr_manager",)), EventTypeSpec(Guided)]

    @hookimpl
    def secgen_reports(self) -> list[ReportSpec]:
        built = PluginSet.builtin().reports["headcount"].build
        return [ReportSpec("museum-visits", Text("Visites", "Visits"), built, roles=("hr_manager",))]


def test_the_acts_and_the_reports_of_a_plugin_have_roles_too() -> None:
    with office(plugins=PluginSet.of(Museum())) as sg:
        give_roles(sg)
        assert not sg.simulate(Visited(on=DAY, by=HR)).refused
        assert sg.simulate(Visited(on=DAY, by=ADMIN)).refused
        with sg.acting_as(HR):
            sg.report("museum-visits")
        with sg.acting_as(ADMIN), pytest.raises(AccessDenied):
            sg.report("museum-visits")


def test_an_act_no_table_speaks_of_is_undetermined_and_refused_to_strangers() -> None:
    with office(plugins=PluginSet.of(Museum())) as sg:
        give_roles(sg)
        asked = [f for f in sg.simulate(Guided(on=DAY, by=HR)).findings if f.rule == "ACT-ROLE"]
        assert [f.verdict for f in asked] == [Verdict.UNDETERMINED]
        assert sg.simulate(Guided(on=DAY, by="agent:ffff")).refused
        assert sg.simulate(Guided(on=DAY, by=AUDITOR)).refused
        assert sg.record(Guided(on=DAY, by=HR))[-1].act.advice == ("ACT-ROLE",)


def test_anyone_is_no_role_to_be_given() -> None:
    assert ANYONE not in TABLES.roles
