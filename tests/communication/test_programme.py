"""The regional programme of a national event: entries, checks, closings, summary, joint projects."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from helpers import refusal, refused
from hypothesis import given
from hypothesis import strategies as st

from communication.service import a_place, an_event, office, slot, states
from secgen import Secretariat, Verdict
from secgen.communication.editions.register import Edition, register
from secgen.communication.editions.state import Editions
from secgen.communication.programme.attach import candidate, edition_of, school_day, within
from secgen.communication.programme.checks import check_event
from secgen.communication.programme.closing import lists
from secgen.communication.programme.event import Event
from secgen.communication.programme.mapping import status_name
from secgen.communication.programme.summary import COUNTS, Line, summarise
from secgen.communication.programme.territory import department_of, in_lyon_metropolis, km_outside, region_code
from secgen.kernel.errors import InvalidInput
from secgen.kernel.territory import DEPARTMENTS

LAW = office(2026).law
DAY = date(2026, 3, 2)
PASS, BREACH, UNDETERMINED = Verdict.PASS, Verdict.BREACH, Verdict.UNDETERMINED


@pytest.fixture
def sg() -> Secretariat:
    return office(2025)


def jep(year: int = 2025) -> Edition:
    return register(LAW, Editions(), "jep", year)


def judged(event: Event, rule: str) -> Verdict:
    return states(check_event(event, LAW, DAY))[rule]


def an_entry(sg: Secretariat, uid: str = "1001", **more: Any) -> None:
    event = more.pop("event", None) or an_event(uid)
    values = {"edition": "jep-2025", "on": "2025-05-12", **more}
    sg.communication.receive_entry(entry=uid, event=event, **values)


# attachment


@pytest.mark.rule("C07")
def test_the_friday_of_the_heritage_days_is_for_schools() -> None:
    friday = (slot("2025-09-19T10:00:00+02:00", "2025-09-19T11:00:00+02:00"),)
    assert jep().school_days == (date(2025, 9, 19),)
    schools = an_event(slots=friday, title="Visite scolaire")
    assert (within(schools, jep()).ok, school_day(schools, jep(), LAW).ok) == (True, True)
    public = an_event(slots=friday, conditions="Plein tarif 12 €")
    assert (within(public, jep()).ok, school_day(public, jep(), LAW).ok) == (True, False)
    assert not school_day(public, jep(), LAW).rule.blocking
    assert school_day(public, jep(), LAW, for_schools=True).ok
    both = an_event(slots=(*friday, *an_event().slots))
    assert school_day(both, jep(), LAW).ok


@pytest.mark.rule("C08")
def test_an_event_belongs_to_an_edition_by_one_slot_at_least(sg: Secretariat) -> None:
    monday = an_event(slots=(slot("2025-09-22T10:00:00+02:00", "2025-09-22T11:00:00+02:00"),))
    found = refused(sg, "C08", "slots", lambda: an_entry(sg, event=monday))
    assert (found["days"], found["extent"]) == ("2025-09-22", "2025-09-19 … 2025-09-21")
    assert edition_of(monday, LAW, Editions()) is None
    both = evolve(monday, slots=(*monday.slots, *an_event().slots))
    an_entry(sg, event=both)
    around = evolve(monday, slots=(), first="2025-09-01T10:00:00+02:00", last="2025-10-01T10:00:00+02:00")
    assert within(around, jep()).ok is None


@pytest.mark.rule("C09")
def test_attachment_is_by_agenda_never_by_acronym(sg: Secretariat) -> None:
    days = (slot("2025-06-06T10:00:00+02:00", "2025-06-06T11:00:00+02:00"),)
    assert candidate(an_event(agenda="jna2025", slots=days), LAW, Editions()) is None
    assert candidate(an_event(agenda="jnarchi", slots=days), LAW, Editions()) is None
    found = candidate(an_event(agenda="ndm-2025-ile-de-france", slots=days), LAW, Editions())
    assert found is not None
    assert found.id == "ndm-2025"
    assert candidate(an_event(agenda="", origin="6956618"), LAW, Editions()) is not None
    sg.communication.link_agenda(agenda="archi-ara", event="jnarchi", on="2025-03-02")
    october = an_event(agenda="archi-ara", slots=(slot("2025-10-18T10:00:00+02:00", "2025-10-18T11:00:00+02:00"),))
    linked = edition_of(october, LAW, sg.communication.state.editions)
    assert linked is not None
    assert linked.id == "jnarchi-2025"


@pytest.mark.rule("C10")
def test_one_number_in_two_agendas_counts_once(sg: Secretariat) -> None:
    an_entry(sg, event=an_event(agenda="jep"))
    found = refusal(sg, lambda: an_entry(sg, event=an_event(agenda="culture")))
    assert "C10" in found
    found_twice = summarise([Line("1001", "69", "a", "c"), Line("1001", "69", "b", "c")])
    assert (found_twice.region["animations"], found_twice.region["places"], found_twice.duplicates) == (1, 1, 1)


# one event


@pytest.mark.rule("C11")
def test_an_event_without_what_it_needs_is_invalid() -> None:
    assert judged(an_event(), "C11") is PASS
    for missing in ({"title": " "}, {"description": ""}, {"slots": ()}, {"place": None}, {"mode": 3}, {"mode": 7}):
        assert judged(an_event(**missing), "C11") is BREACH, missing
    assert judged(an_event(mode=2, place=None), "C11") is BREACH
    assert judged(an_event(mode=2, place=None, online="https://visio.example"), "C11") is PASS
    days_only = an_event(slots=(), first="2025-09-20T10:00:00+02:00", last="2025-09-20T10:00:00+02:00")
    assert judged(days_only, "C11") is UNDETERMINED


@pytest.mark.rule("C12")
def test_a_long_title_is_a_warning_a_very_long_one_an_error(sg: Secretariat) -> None:
    assert judged(an_event(title="a" * 140), "C12") is PASS
    an_entry(sg, event=an_event(title="a" * 147))
    assert list(sg.acts())[-1].advice == ("C12",)
    an_entry(sg, "1002", event=an_event("1002", title="a" * 150))
    found = refused(sg, "C12", "title", lambda: an_entry(sg, "1003", event=an_event("1003", title="a" * 151)))
    assert found["length"] == "151"


def days_of_slots(count: int) -> tuple[Any, ...]:
    first = date(2025, 9, 20).toordinal()
    days = (date.fromordinal(first + n) for n in range(count))
    return tuple(slot(f"{day}T10:00:00+00:00", f"{day}T11:00:00+00:00") for day in days)


@pytest.mark.rule("C13")
def test_slots_are_not_too_many_too_long_or_over_one_another() -> None:
    assert judged(an_event(slots=days_of_slots(784)), "C13") is PASS
    assert judged(an_event(slots=days_of_slots(801)), "C13") is BREACH
    morning = slot("2025-09-20T10:00:00+02:00", "2025-09-20T12:00:00+02:00")
    late = slot("2025-09-20T11:00:00+02:00", "2025-09-20T13:00:00+02:00")
    after = slot("2025-09-20T12:00:00+02:00", "2025-09-20T13:00:00+02:00")
    assert judged(an_event(slots=(morning, late)), "C13") is BREACH
    assert judged(an_event(slots=(after, morning)), "C13") is PASS
    day = slot("2025-09-20T10:00:00+02:00", "2025-09-21T10:00:00+02:00")
    assert judged(an_event(slots=(day,)), "C13") is PASS
    longer = slot("2025-09-20T10:00:00+02:00", "2025-09-21T10:00:01+02:00")
    assert judged(an_event(slots=(longer,)), "C13") is BREACH
    backwards = slot("2025-09-20T12:00:00+02:00", "2025-09-20T10:00:00+02:00")
    assert judged(an_event(slots=(backwards,)), "C13") is BREACH


@pytest.mark.rule("C14")
def test_a_local_time_has_the_offset_of_paris_that_day() -> None:
    def offset(begin: str, end: str, **place: Any) -> Verdict:
        return judged(an_event(slots=(slot(begin, end),), place=a_place(**place)), "C14")

    assert offset("2025-05-17T19:00:00+01:00", "2025-05-17T20:00:00+02:00") is BREACH
    assert offset("2025-05-17T19:00:00+02:00", "2025-05-17T20:00:00+02:00") is PASS
    assert offset("2025-01-18T19:00:00+01:00", "2025-01-18T20:00:00+01:00") is PASS
    assert offset("2025-05-17T19:00:00+01:00", "2025-05-17T20:00:00+01:00", country="GB", insee="") is PASS


@pytest.mark.rule("C15")
def test_a_point_lies_in_its_department_or_close_to_it() -> None:
    montelimar = {"commune": "Montélimar", "insee": "26198"}
    paris = an_event(place=a_place(**montelimar, latitude="48.863481", longitude="2.350056"))
    assert judged(paris, "C15") is BREACH
    away = km_outside((48.863481, 2.350056), "26", LAW)
    assert away is not None
    assert 400 < away < 510, "outside the box around Drôme; the town itself is about 510 km off"
    assert judged(an_event(place=a_place(**montelimar, latitude="44.5579", longitude="4.7515")), "C15") is PASS
    assert judged(an_event(place=a_place(**montelimar, latitude=None)), "C15") is UNDETERMINED
    assert judged(an_event(place=a_place(insee="97105")), "C15") is UNDETERMINED


@pytest.mark.rule("C16")
def test_the_department_comes_from_the_insee_code() -> None:
    assert department_of("69123") == "69"
    assert in_lyon_metropolis("69123", LAW, DAY)
    assert department_of("69264") == "69"
    assert not in_lyon_metropolis("69264", LAW, DAY), "Villefranche-sur-Saône"
    assert (department_of("2A004"), department_of("97105")) == ("2A", "971")
    assert len(LAW.read("territory.lyon_metropolis", DAY).names) == 58
    assert judged(an_event(place=a_place(insee="", postcode="26200", department="Drôme")), "C16") is UNDETERMINED


@pytest.mark.rule("C17")
@pytest.mark.parametrize("label", ["Ile de France", "IDF", "Île-de-France", "Ile-de-France", "ÎLE-DE-FRANCE"])
def test_a_region_has_one_code_whatever_its_label(label: str) -> None:
    assert region_code(label, LAW) == "11"
    assert judged(an_event(place=a_place(region="Rhône")), "C17") is BREACH
    assert judged(an_event(place=a_place(region="")), "C17") is UNDETERMINED


@pytest.mark.rule("C18")
def test_an_image_without_credit_does_not_enter_the_programme(sg: Secretariat) -> None:
    bare = an_event(image="https://cdn.example/a.jpg")
    refused(sg, "C18", "credits", lambda: an_entry(sg, event=bare))
    an_entry(sg, event=evolve(bare, credits="© Opéra"))


# the programme


def a_call(sg: Secretariat, **more: Any) -> None:
    values = {
        "opens": "2025-03-03", "closes": "2025-09-05", "print_closing": "2025-06-15", "web_closing": "2025-09-12",
        "conditions": ["price", "in dates"], "on": "2025-02-10", **more,
    }  # fmt: skip
    sg.communication.open_call(edition="jep-2025", **values)


@pytest.mark.rule("C20")
def test_an_entry_after_the_print_closing_is_web_only(sg: Secretariat) -> None:
    refused(sg, "C20", "print_closing", lambda: a_call(sg, print_closing="2025-09-12"))
    refused(sg, "C20", "print_closing", lambda: a_call(sg, web_closing="2025-09-19", closes="2025-09-19"))
    a_call(sg)
    call = sg.communication.state.programme.calls["jep-2025"]
    assert lists(date(2025, 6, 15), call) == ("print", "web")
    assert lists(date(2025, 6, 16), call) == ("web",)
    assert lists(date(2025, 9, 13), call) == ()
    an_entry(sg, "1", event=an_event("1"), on="2025-06-15")
    an_entry(sg, "2", event=an_event("2"), on="2025-06-16")
    late = refusal(sg, lambda: an_entry(sg, "3", event=an_event("3"), on="2025-09-13"))
    assert set(late) == {"C20"}
    for entry in ("1", "2"):
        admitted(sg, entry)
    table = sg.report("regional-programme", edition="jep-2025")
    assert table.total is not None
    assert dict(zip([c.name for c in table.columns], table.total, strict=True))["print"] == 1


def admitted(sg: Secretariat, entry: str, **more: Any) -> None:
    sg.communication.moderate_entry(entry=entry, answer="ready", by="agent:69", on="2025-07-01")
    sg.communication.label_entry(entry=entry, met=["price", "in dates"], on="2025-07-02", **more)


def test_the_referent_of_the_department_moderates_then_the_region_labels(sg: Secretariat) -> None:
    a_call(sg)
    an_entry(sg)
    label = {"entry": "1001", "met": ["price", "in dates"], "on": "2025-07-02"}
    refused(sg, "COM-MODERATION", "entry", lambda: sg.communication.label_entry(**label))
    named = {"edition": "jep-2025", "service": "UDAP 69", "referent": "agent:69", "department": "69"}
    sg.communication.name_referent(**named, on="2025-02-10")
    ready = {"entry": "1001", "answer": "ready", "on": "2025-07-01"}
    refused(sg, "COM-MODERATION", "by", lambda: sg.communication.moderate_entry(**ready, by="agent:26"))
    no_reason = {"entry": "1001", "answer": "refused", "by": "agent:69", "on": "2025-07-01"}
    refused(sg, "COM-WORDS", "reason", lambda: sg.communication.moderate_entry(**no_reason))
    sg.communication.moderate_entry(**ready, by="agent:69")
    found = refused(sg, "COM-MODERATION", "met", lambda: sg.communication.label_entry(**{**label, "met": ["price"]}))
    assert found["conditions_not_met"] == "in dates"
    sg.communication.label_entry(**label, highlight=True)
    assert sg.communication.state.programme.entries["1001"].stage == "labelled"
    sg.communication.cancel_entry(entry="1001", reason="météo", on="2025-09-19")
    total = sg.report("regional-programme", edition="jep-2025").total
    assert total is not None
    assert total[3] == 0, "a cancelled entry is no animation"


@pytest.mark.rule("C19")
def test_the_summary_of_the_region_adds_up(sg: Secretariat) -> None:
    towns = {"01": "01053", "26": "26362", "69": "69123"}
    for number, (department, insee) in enumerate(itertools.islice(itertools.cycle(towns.items()), 7)):
        uid = str(2000 + number)
        place = a_place(uid=f"{department}-{number % 5}", insee=insee, latitude=None)
        first = "yes" if number % 2 else "no"
        an_entry(sg, uid, event=an_event(uid, place=place), first_participation=first, source="openagenda")
    sg.communication.count_attendance(entry="2000", visitors=320, on="2025-09-25")
    table = sg.report("regional-programme", edition="jep-2025")
    rows = table.to_dicts()
    assert [row["department"] for row in rows] == sorted(DEPARTMENTS["84"])
    assert table.total is not None
    names = [column.name for column in table.columns]
    for name, total in zip(names[2:], table.total[2:], strict=True):
        assert sum(row[name] for row in rows) == total, name  # type: ignore[misc]
    total = dict(zip(names, table.total, strict=True))
    assert (total["animations"], total["first"], total["visitors"], total["free"]) == (7, 3, 320, 0)
    assert "price 7" in str(table.notes[-1])


LINES = st.builds(
    Line,
    uid=st.integers(0, 40).map(str),
    department=st.sampled_from(["01", "26", "69", ""]),
    place=st.integers(0, 9).map(str),
    commune=st.just(""),
    first=st.booleans(),
    cancelled=st.booleans(),
    visitors=st.integers(0, 500),
).map(lambda line: evolve(line, place=f"{line.department}/{line.place}"))


@pytest.mark.rule("C19")
@given(st.lists(LINES, max_size=60))
def test_any_programme_adds_up_if_no_place_is_in_two_departments(lines: list[Line]) -> None:
    found = summarise(lines)
    assert found.adds_up.ok
    assert found.region["animations"] + found.region["cancelled"] + found.duplicates == len(lines)


@pytest.mark.rule("C19")
def test_a_place_in_two_departments_is_told() -> None:
    found = summarise([Line("1", "26", "château", "a"), Line("2", "69", "château", "b")])
    assert found.adds_up.ok is False
    assert dict(found.adds_up.inputs)["differs"] == "places"


def test_a_region_without_entries_is_all_zeros() -> None:
    found = summarise([], DEPARTMENTS["84"])
    assert (found.total, len(found.departments)) == ((0,) * len(COUNTS), 12)


@pytest.mark.rule("C21")
@pytest.mark.parametrize(
    ("status", "schema", "ical"),
    [
        (1, "EventScheduled", "CONFIRMED"), (2, "EventRescheduled", "CONFIRMED"), (3, "EventMovedOnline", "CONFIRMED"),
        (4, "EventPostponed", "TENTATIVE"), (5, "EventScheduled", "CONFIRMED"), (6, "EventCancelled", "CANCELLED"),
    ],
)  # fmt: skip
def test_each_status_has_its_name_elsewhere(status: int, schema: str, ical: str) -> None:
    assert (status_name(status).schema, status_name(status).ical) == (schema, ical)
    assert status_name(status).sold_out is (status == 5)


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(InvalidInput, match="from 1 to 6"):
        status_name(9)


def test_joint_projects_are_proposed_from_what_is_shared_and_agreed_by_the_service(sg: Secretariat) -> None:
    gardens = [("Parc A", "45.75", "4.85"), ("Parc B", "45.76", "4.86"), ("Parc C", "45.20", "5.70")]
    for number, (name, latitude, longitude) in enumerate(gardens):
        uid = str(3000 + number)
        town = {"insee": "69123", "commune": "Lyon"} if number < 2 else {"insee": "69264", "commune": "Villefranche"}
        point = {"latitude": latitude, "longitude": longitude}
        place = a_place(uid=name, name=name, tags=("Jardin remarquable",), **point, **town)
        an_entry(sg, uid, event=an_event(uid, place=place), theme="Jardins", source="openagenda")
    found = {p.basis: p for p in sg.communication.joint_projects("jep-2025", "2025-06-02")}
    assert found["theme"].entries == found["label"].entries == ("3000", "3001", "3002")
    assert found["commune"].entries == ("3000", "3001")
    assert found["distance"].entries == ("3000", "3001"), "the third is more than 20 km away"
    pass_ = {"project": "P1", "edition": "jep-2025", "title": "Pass", "basis": "distance", "lead": "agent:1"}
    alone = {**pass_, "entries": ["3000"], "on": "2025-06-03"}
    refused(sg, "COM-JOINT", "entries", lambda: sg.communication.agree_joint_project(**alone))
    sg.communication.agree_joint_project(**{**alone, "entries": ["3000", "3001"]})
    rows = sg.report("joint-projects", edition="jep-2025").to_dicts()
    assert {row["agreed"] for row in rows if row["entries"] == 2} == {"P1"}


def test_without_an_edition_the_report_takes_that_of_the_last_entry(sg: Secretariat) -> None:
    assert "2025" in str(sg.report("regional-programme").title), "none yet: the Heritage Days of the year"
    an_entry(sg)
    table = sg.report("regional-programme")
    assert "European Heritage Days 2025" in str(table.title)
    assert table.total is not None
    assert table.total[3] == 0, "received is not yet in the programme"
    with pytest.raises(InvalidInput, match="jep-2025"):
        sg.report("regional-programme", edition="jep")
