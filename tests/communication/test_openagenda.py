"""OpenAgenda's dialects read, told apart, de-duplicated; what is wrong in a file is told line by line."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from cli.command_line import Secgen
from hypothesis import given
from hypothesis import strategies as st

from communication.service import office, shared
from secgen import Secretariat, Verdict
from secgen.communication.conformance import check_open_data
from secgen.communication.exchange.dialects import Unreadable, dialect_of, read_event
from secgen.communication.exchange.openagenda import reading
from secgen.communication.exchange.openagenda_write import as_openagenda
from secgen.communication.programme.event import Event, Slot
from secgen.kernel.errors import InvalidInput

LAW = office(2026).law
DAY = date(2026, 3, 2)
DROME, IDF = "openagenda_drome_2025_2026.csv", "openagenda_ods_full_idf_2025.json"

V2: dict[str, Any] = {
    "uid": 64339204,
    "slug": "visite-du-chateau",
    "canonicalUrl": "https://openagenda.com/fr/jep-2025-auvergne-rhone-alpes/events/visite-du-chateau",
    "title": {"fr": "Visite du château", "en": "Castle tour"},
    "description": {"fr": "Une heure guidée."},
    "keywords": {"fr": ["château", "Drôme"]},
    "image": {"base": "https://cdn.example/", "filename": "a.jpg"},
    "imageCredits": "© Ville",
    "timings": [{"begin": "2025-09-20T10:00:00.000+02:00", "end": "2025-09-20T11:00:00.000+02:00"}],
    "accessibility": {"mi": True, "hi": False, "vi": True},
    "attendanceMode": 1,
    "status": 1,
    "state": 2,
    "age": {"min": 6, "max": 99},
    "registration": [{"type": "link", "value": "https://billet.example"}, {"type": "email", "value": "a@b.example"}],
    "location": {"uid": 5, "name": "Château", "address": "1 rue Haute, 26000 Valence", "city": "Valence",
                 "insee": "26362", "postalCode": "26000", "department": "Drôme", "region": "Auvergne-Rhône-Alpes",
                 "countryCode": "fr", "latitude": 44.933, "longitude": 4.892, "tags": [{"label": "Monument"}]},
    "originAgenda": {"uid": 99, "slug": "jep"},
    "updatedAt": "2025-08-01T08:00:00.000Z",
}  # fmt: skip
V1: dict[str, Any] = {
    "uid": 64339204,
    "slug": "visite-du-chateau",
    "canonicalUrl": "https://openagenda.com/jep-2025-auvergne-rhone-alpes/events/visite-du-chateau",
    "title": {"fr": "Visite du château"},
    "description": {"fr": "Une heure guidée."},
    "freeText": {"fr": ""},
    "tags": {"fr": "château, Drôme"},
    "range": {"fr": "Samedi 20 septembre 2025"},
    "image": "https://cdn.example/a.jpg",
    "imageCredits": "© Ville",
    "timings": [{"start": "2025-09-20T10:00:00.000+02:00", "end": "2025-09-20T11:00:00.000+02:00"}],
    "accessibility": {"mi": True, "mei": True},
    "location": V2["location"],
    "origin": {"uid": 99, "title": "JEP"},
}
ODS: dict[str, Any] = {
    "uid": "64339204",
    "slug": "visite-du-chateau",
    "canonicalurl": "https://openagenda.com/jep-2025-auvergne-rhone-alpes/events/visite-du-chateau",
    "title_fr": "Visite du château",
    "description_fr": "Une heure guidée.",
    "keywords_fr": ["château", "Drôme"],
    "originalimage": "https://cdn.example/a.jpg",
    "imagecredits": "© Ville",
    "firstdate_begin": "2025-09-20T08:00:00+00:00",
    "timings": json.dumps([{"begin": "2025-09-20T10:00:00.000+02:00", "end": "2025-09-20T11:00:00.000+02:00"}]),
    "accessibility": "mi;vi",
    "attendancemode": json.dumps({"id": 1, "label": {"fr": "Sur place"}}),
    "status": json.dumps({"id": 1, "label": {"fr": "Programmé"}}),
    "location_uid": "5",
    "location_name": "Château",
    "location_address": "1 rue Haute, 26000 Valence",
    "location_city": "Valence",
    "location_insee": "26362",
    "location_postalcode": "26000",
    "location_department": "Drôme",
    "location_region": "Auvergne-Rhône-Alpes",
    "location_countrycode": "FR",
    "location_coordinates": {"lon": 4.892, "lat": 44.933},
    "location_tags": "Monument",
    "originagenda_uid": "99",
    "contributor_email": None,
}
WHAT_ALL_TELL = (
    "uid", "slug", "agenda", "origin", "title", "description", "keywords", "image", "credits", "slots", "place", "mode",
    "status",
)  # fmt: skip


def written(path: Path, data: object) -> Path:
    path.write_text(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def read(path: Path) -> tuple[list[Event], Any]:
    found = reading(path, LAW, DAY)
    return [f.event for f in found.events(path)], found


def test_three_dialects_tell_the_same_event() -> None:
    read_ = [read_event(row, dialect_of(row)) for row in (V2, V1, ODS)]
    assert [dialect_of(row) for row in (V2, V1, ODS)] == ["v2", "v1", "ods"]
    for name in WHAT_ALL_TELL:
        assert len({str(getattr(event, name)) for event in read_}) == 1, name
    v2, v1, ods = read_
    assert v2.accessibility == ods.accessibility == ("mi", "vi")
    assert v1.accessibility == ("ii", "mi"), "the legacy 'mei' is today's 'ii'"
    assert (v2.age_min, v2.age_max, v2.links) == (6, 99, ("https://billet.example",)), "no e-mail is kept"
    assert v2.agenda == "jep-2025-auvergne-rhone-alpes"


def test_what_is_written_in_the_shape_of_the_api_is_read_back_the_same() -> None:
    for row in (V2, V1, ODS):
        event = read_event(row, dialect_of(row))
        written_ = json.loads(json.dumps(as_openagenda(event)))
        again = read_event(written_, dialect_of(written_))
        assert (again.title, again.slots, again.place, again.keywords) == (
            event.title, event.slots, event.place, event.keywords,
        )  # fmt: skip


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=30),
    st.integers(1, 10**9),
    st.sampled_from([1, 2, 3, 4, 5, 6]),
    st.lists(st.sampled_from(["hi", "ii", "mi", "pi", "vi"]), unique=True).map(sorted),
)
def test_any_event_written_is_read_back(title: str, uid: int, status: int, access: list[str]) -> None:
    event = Event(
        uid=str(uid), title=title, description="d", status=status, accessibility=tuple(access), agenda="jep",
        origin="9",
        slots=(Slot(begin="2025-09-20T10:00:00+02:00", end="2025-09-20T11:00:00+02:00"),),
    )  # fmt: skip
    data = json.loads(json.dumps(as_openagenda(event)))
    assert read_event(data, dialect_of(data)) == event


@pytest.mark.parametrize(
    "form",
    [
        lambda row: [row, row],
        lambda row: {"total": 2, "events": [row, row]},
        lambda row: "\n".join([json.dumps(row)] * 2),
    ],
    ids=["array", "object", "lines"],
)
@pytest.mark.rule("C10")
def test_each_form_of_json_is_read_and_an_event_counts_once(tmp_path: Path, form: Any) -> None:
    events, found = read(written(tmp_path / "a.json", form(V2)))
    assert (len(events), found.lines, found.duplicates) == (1, 2, 1)
    assert [a.kind for a in found.anomalies if a.rule == "C10"] == ["duplicate"]


def test_a_long_array_is_read_piece_by_piece(tmp_path: Path) -> None:
    rows = [{**V2, "uid": n, "longDescription": {"fr": "é" * 900}} for n in range(1, 200)]
    events, _ = read(written(tmp_path / "a.json", rows))
    assert [event.uid for event in events] == [str(n) for n in range(1, 200)]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"uid": "x"}, "uid"),
        ({"timings": "[{"}, "timings"),
        ({"timings": json.dumps([{"begin": "2025"}])}, "timings"),
        ({"timings": json.dumps([{"begin": "2025-09-20T10:00", "end": "2025-09-20T11:00"}])}, "timings"),
        ({"timings": json.dumps({"begin": 1})}, "timings"),
        ({"status": "soon"}, "status"),
        ({"location_coordinates": {"lat": "north", "lon": 4}}, "location_coordinates"),
        ({"location_coordinates": {"lat": 444.9, "lon": 4}}, "location_coordinates"),
        ({"age_min": "six"}, "age_min"),
    ],
)
def test_a_row_that_makes_no_event_is_set_aside_and_says_where(
    tmp_path: Path, change: dict[str, Any], column: str
) -> None:
    events, found = read(written(tmp_path / "a.json", [{**ODS, **change}, {**ODS, "uid": "7"}]))
    assert [event.uid for event in events] == ["7"]
    (aside,) = [a for a in found.anomalies if a.severity == "row"]
    assert (aside.kind, aside.line, aside.column) == ("event-unreadable", 1, column)


@pytest.mark.parametrize(
    ("content", "told"),
    [("[1]", "not an object"), ('[{"uid"', "Expecting"), ('[{"a": 1}]', "columns a"), ("a,b\n1,2\n", "columns a, b")],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        read(written(tmp_path / "a.json", content))


@given(st.dictionaries(st.sampled_from(sorted(ODS)), st.none() | st.integers() | st.text(max_size=8), max_size=6))
def test_any_value_in_any_cell_is_read_or_refused_with_its_column(change: dict[str, Any]) -> None:
    column, uid = outcome({**ODS, **change})
    assert uid.isdigit() or column in {*change, "location_coordinates", "registration"}


def outcome(row: dict[str, Any]) -> tuple[str, str]:
    """The column refused, or the number of the event read."""
    try:
        return "", read_event(row, "ods").uid
    except Unreadable as problem:
        return problem.column, ""


# the real files


@pytest.mark.rule("C12", "C15")
def test_the_drome_file_and_its_known_defects() -> None:
    events, found = read(shared(DROME))
    assert (len(events), found.duplicates, dict(found.dialects)) == (1068, 0, {"csv": 1068})
    told = Counter(a.kind for a in found.anomalies)
    assert told == {"title-too-long": 2, "point-far-from-peers": 2}
    montelimar, saou = (a for a in found.anomalies if a.kind == "point-far-from-peers")
    assert montelimar.value == "48.863481 2.350056"
    assert "512 km" in str(montelimar.message), "about 510 km off (C15)"
    assert saou.value == "45.782014 4.865344"


@pytest.mark.rule("C17", "C18")
def test_the_ile_de_france_file_and_its_known_defects() -> None:
    events, found = read(shared(IDF))
    assert (len(events), dict(found.dialects)) == (295, {"ods": 295})
    told = Counter(a.kind for a in found.anomalies)
    assert told["image-without-credit"] == 41
    assert told["region-label"] == 12, "6 Ile-de-France, 5 Ile de France, 1 IDF"
    assert told["insee-whole-town"] == 288
    assert max(len(event.slots) for event in events) == 784


@pytest.mark.rule("C09", "C10", "C16", "C19")
def test_the_heritage_days_of_drome_by_department(secgen: Secgen) -> None:
    drome, cog = str(shared(DROME)), str(shared("cog_communes_aura_2026.csv"))
    assert secgen("init", secgen.url, "--year", "2025", "--region", "84") == 0
    assert secgen.on("import", "cog-communes", cog) == 0
    assert secgen.on("import", "openagenda", drome) == 0
    assert "1068 lines" in secgen.out
    assert "226 attached to an edition" in secgen.out
    assert secgen.on("import", "openagenda", drome) == 0
    assert "0 acts recorded, 1068 already known" in secgen.out
    assert secgen.on("import", "cog-communes", cog) == 0
    assert "0 acts recorded" in secgen.out
    assert secgen.on("report", "regional-programme", "--edition", "jep-2025", "--format", "csv") == 0
    rows = {row["department"]: row for row in csv.DictReader(secgen.out.splitlines())}
    told = [rows["26"][name] for name in ("places", "animations", "communes")]
    assert told == ["148", "199", "70"], "and one event whose commune's name is cut"
    assert rows["—"]["animations"] == "1"
    assert secgen.on("report", "regional-programme", "--edition", "jep-2025") == 0
    assert "Chanos" in secgen.out
    assert "149" in secgen.out.partition("Total")[2].partition("\n")[0]


# the office


def test_an_event_changed_at_its_source_is_another_version(tmp_path: Path) -> None:
    sg = office(2025)
    path = written(tmp_path / "a.json", [V2])
    done = sg.import_file("openagenda", path)
    assert (done.recorded, done.count("attached")) == (1, 1)
    written(path, [{**V2, "title": {"fr": "Visite du donjon"}}])
    done = sg.import_file("openagenda", path)
    assert (done.recorded, done.count("updated")) == (1, 1)
    row = sg.communication.state.programme.entries["64339204"]
    assert (row.event.title, row.version, row.stage) == ("Visite du donjon", 1, "published")
    assert sg.import_file("openagenda", path).recorded == 0


def test_an_event_outside_the_days_of_its_agenda_joins_no_edition(tmp_path: Path) -> None:
    sg = office(2025)
    monday = [{"begin": "2025-09-22T10:00:00+02:00", "end": "2025-09-22T11:00:00+02:00"}]
    done = sg.import_file("openagenda", written(tmp_path / "a.json", [{**V2, "timings": monday}]))
    assert [(a.kind, a.rule) for a in done.anomalies] == [("outside-edition", "C08")]
    assert sg.communication.state.programme.entries["64339204"].made.edition == ""


@pytest.mark.rule("C66")
def test_a_contributor_s_contact_is_told_left_out_and_never_published(tmp_path: Path) -> None:
    sg = office(2025)
    row = {**ODS, "contributor_email": "someone@nowhere.example"}
    done = sg.import_file("openagenda", written(tmp_path / "a.json", [row]))
    assert [(a.kind, a.column) for a in done.anomalies] == [("contributor-contact", "contributor_email")]
    assert not any("nowhere.example" in record.body for record in sg.journal.records())
    out = tmp_path / "out.json"
    assert sg.export_file("openagenda", out) == 1
    assert [a.verdict for a in check_open_data(out.read_text(encoding="utf-8"))] == [Verdict.PASS]
    assert [a.verdict for a in check_open_data(json.dumps([row]))] == [Verdict.BREACH]


def test_a_file_that_is_not_there_is_an_error_without_a_trace(tmp_path: Path) -> None:
    sg: Secretariat = office(2025)
    with pytest.raises(InvalidInput, match=r"absent\.json"):
        sg.import_file("openagenda", tmp_path / "absent.json")
    with pytest.raises(InvalidInput, match="code_insee"):
        sg.import_file("cog-communes", written(tmp_path / "cog_2026.csv", "a,b\n"))
    with pytest.raises(InvalidInput, match="no year"):
        sg.import_file(
            "cog-communes",
            written(tmp_path / "cog.csv", "code_insee,nom,departement,epci_nom,codes_postaux\n01001,A,01,B,01400\n"),
        )
