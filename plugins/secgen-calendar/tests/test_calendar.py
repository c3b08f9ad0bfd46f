"""Due dates read back by programs that know nothing of secgen."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
import vobject
from secgen_calendar import plugin
from secgen_calendar.dues import DUES
from secgen_calendar.gather import Event, events
from secgen_calendar.ics import write

import secgen
from secgen import InvalidInput, Secretariat, language
from secgen.plugins import PluginSet
from secgen.reporting import build_one
from secgen.reports.view import View

ON = "2026-06-30"
EVIL = 'Affiche; "été", 50 % <b>\\n & co'
PERSONAL = {
    "agent",
    "guest",
    "contact",
    "borrower",
    "requester",
    "holder",
    "candidate",
    "payee",
    "party",
    "beneficiary",
}
LAYOUT = {"support": EVIL, "marks": [], "release": "2026-07-20"}


def an_office(cure_by: str = "2026-06-20") -> Secretariat:
    """A grant's obligation with a breach to cure and a proof to release, and a title somebody meant badly."""
    about = {"obligation": "VIS-1"}
    office = secgen.open("memory:", region="84", year=2026, plugins=PluginSet.of(plugin))
    office.record(
        {"act": "communication.obligation_set", "on": "2026-03-02", "grant": "G-1", "beneficiary": "35600000000048",
         "action": "Festival", **about},
        {"act": "communication.proof_submitted", "on": "2026-06-01", "proof": "P-1", "layout": LAYOUT, **about},
        {"act": "communication.breach_noticed", "on": "2026-06-02", "breach": "B-1", "support": "site",
         "facts": "sans marque", "cure_by": cure_by, **about},
    )  # fmt: skip
    return office


@pytest.fixture(scope="module")
def sg() -> Secretariat:
    return an_office()


def the_calendar(sg: Secretariat, folder: Path, **options: Any) -> list[Any]:
    path = folder / "dues.ics"
    count = sg.export_file("calendar", path, on=ON, **options)
    read = list(vobject.readOne(path.read_bytes().decode("utf-8")).contents.get("vevent", []))
    assert len(read) == count
    return read


def the_feed(sg: Secretariat, folder: Path, **options: Any) -> Any:
    path = folder / "dues.atom"
    count = sg.export_file("calendar-feed", path, on=ON, **options)
    read = feedparser.parse(path.read_bytes())
    assert not read.bozo
    assert len(read.entries) == count
    return read


def test_an_independent_reader_finds_every_due_date(sg: Secretariat, tmp_path: Path) -> None:
    _, wanted = events(sg, {"on": ON})
    assert {event.report for event in wanted} >= {"proofs", "brand-breaches", "editions", "fleet-obligations"}
    read = {event.uid.value: (event.dtstart.value, event.summary.value) for event in the_calendar(sg, tmp_path)}
    assert read == {f"{event.key}@secgen": (event.day, event.title) for event in wanted}


def test_days_are_whole_days(sg: Secretariat, tmp_path: Path) -> None:
    for event in the_calendar(sg, tmp_path):
        assert type(event.dtstart.value) is date
        assert event.dtend.value - event.dtstart.value == timedelta(days=1)


def test_what_people_wrote_is_text(sg: Secretariat, tmp_path: Path) -> None:
    (event,) = (event for event in the_calendar(sg, tmp_path) if event.dtstart.value == date(2026, 7, 20))
    assert EVIL in event.summary.value
    (entry,) = (entry for entry in the_feed(sg, tmp_path).entries if "2026-07-20" in entry.content[0].value)
    assert entry.title_detail.type == "text/plain"
    assert EVIL in entry.title


def test_an_identity_outlives_a_moved_day_and_a_language(sg: Secretariat) -> None:
    with language("fr"):
        french = {event.key: event.day for event in events(sg, {"on": ON})[1]}
    with language("en"):
        english = {event.key: event.day for event in events(sg, {"on": ON})[1]}
    assert french == english
    (event,) = events(an_office("2026-06-25"), {"on": ON, "reports": "brand-breaches"})[1]
    assert (event.day, french[event.key]) == (date(2026, 6, 25), date(2026, 6, 20))


def test_no_identity_twice_and_the_same_file_each_time(sg: Secretariat, tmp_path: Path) -> None:
    uids = [event.uid.value for event in the_calendar(sg, tmp_path)]
    assert len(set(uids)) == len(uids)
    first = (tmp_path / "dues.ics").read_bytes()
    the_calendar(sg, tmp_path)
    assert (tmp_path / "dues.ics").read_bytes() == first


def test_what_is_done_leaves_the_calendar(sg: Secretariat, tmp_path: Path) -> None:
    assert [e.dtstart.value for e in the_calendar(sg, tmp_path, reports="brand-breaches")] == [date(2026, 6, 20)]
    cured = an_office()
    cured.communication.cure_breach(obligation="VIS-1", breach="B-1", evidence="photo du 29 juin", on="2026-06-29")
    assert the_calendar(cured, tmp_path, reports="brand-breaches") == []


def test_the_feed_holds_what_is_near_or_overdue(sg: Secretariat, tmp_path: Path) -> None:
    near = the_feed(sg, tmp_path, reports="proofs,brand-breaches")
    assert [entry.updated for entry in near.entries] == ["2026-04-21T00:00:00+00:00", "2026-05-21T00:00:00+00:00"]
    soon = the_feed(sg, tmp_path, reports="proofs,brand-breaches", days="10")
    assert [entry.content[0].value[:15] for entry in soon.entries] in (["on 2026-06-20"], ["le 2026-06-20"])
    assert len({entry.id for entry in the_feed(sg, tmp_path).entries}) == len(the_feed(sg, tmp_path).entries)
    assert all(entry.updated_parsed <= datetime(2026, 6, 30, tzinfo=UTC).timetuple() for entry in near.entries)


@pytest.mark.parametrize("given", ["", "-1", "ten", "1.5", "99999"])
def test_a_horizon_is_a_number_of_days(sg: Secretariat, tmp_path: Path, given: str) -> None:
    with pytest.raises(InvalidInput, match="days"):
        the_feed(sg, tmp_path, days=given)


def test_a_report_without_due_dates_is_named(sg: Secretariat, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="consumption"):
        the_calendar(sg, tmp_path, reports="consumption")


@pytest.mark.parametrize("due", DUES, ids=lambda due: f"{due.report}-{due.day}")
def test_each_declared_column_is_one_of_its_report_and_none_names_a_person(sg: Secretariat, due: Any) -> None:
    table = build_one(sg.plugins, View(sg, on=ON), due.report, due.options)
    used = {due.day, *due.named, *due.key, *due.shown, *due.over} | ({due.done} if due.done else set())
    assert used <= {column.name for column in table.columns}
    assert not used & PERSONAL


def test_an_office_may_do_without_a_report(sg: Secretariat) -> None:
    bare = secgen.open("memory:", region="84", year=2026, plugins=PluginSet.of(plugin).without(["secgen.assets"]))
    assert "checks-due" not in bare.plugins.reports
    assert events(bare, {"on": ON})[1]


def test_long_lines_are_folded_and_nothing_is_lost() -> None:
    title = "Contrôle périodique " * 20
    found = [Event("k", date(2026, 7, 1), title.strip(), ("un", "deux ; trois, quatre"), "assets", "checks-due")]
    raw = write(found, date(2026, 6, 30))
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    (event,) = vobject.readOne(raw.decode("utf-8")).contents["vevent"]
    assert event.summary.value == title.strip()
    assert event.description.value == "un\ndeux ; trois, quatre"
