"""A register kept elsewhere: read with its gaps, wrong rows told and set aside, twice changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from helpers import office

from secgen import InvalidInput, Secretariat
from secgen.kernel.clock import ManualClock
from secgen.kernel.importing import Import
from secgen.kernel.text import language

HEADER = "Registre;Numéro;Date;Correspondant;Canal;Qualité;Nature;Date_courrier;Réponse_à;Conservation\n"
ROWS = (
    "arrivée;1;2026-01-05;person:7f3c91;courrier;particulier;information;2026-01-02;;\n"
    "arrivée;2;06/01/2026;73282932000074;courriel;entreprise;grant;;;grant\n"
    "arrivée;5;2026-01-09;W691234567;recommandé;association;;;;\n"
    "départ;1;2026-01-12;person:7f3c91;courrier;particulier;;;A-2026-1;\n"
)


@pytest.fixture
def sg() -> Secretariat:
    sg = office()
    assert isinstance(sg.clock, ManualClock)
    sg.clock.set(datetime(2026, 7, 1, 9, tzinfo=UTC))
    return sg


def load(sg: Secretariat, folder: Path, text: str, encoding: str = "utf-8") -> Import:
    path = folder / "registre.csv"
    path.write_bytes(text.encode(encoding))
    return sg.import_file("mail-register", path)


def told(done: Import) -> list[tuple[str, int, str, str]]:
    return [(a.kind, a.line, a.column, a.severity) for a in done.anomalies]


def test_a_register_is_recorded_with_its_numbers_and_its_gaps_are_told(sg: Secretariat, tmp_path: Path) -> None:
    done = load(sg, tmp_path, HEADER + ROWS)
    assert (done.lines, done.recorded, done.count("missing")) == (4, 4, 2)
    (gap,) = done.anomalies
    assert (gap.kind, gap.line, gap.column, gap.value, gap.rule) == ("gap", 4, "numero", "3–4", "MAIL-NUMBER")
    assert gap.message.en == "2 numbers are missing before this one"
    mail = sg.correspondence.state.mail
    assert list(mail) == ["A-2026-00001", "A-2026-00002", "A-2026-00005", "D-2026-00001"]
    assert mail["A-2026-00001"].answered_by == ("D-2026-00001",)
    assert (mail["A-2026-00002"].made.channel, str(mail["A-2026-00002"].made.on)) == ("email", "2026-01-06")
    taken = sg.correspondence.receive(on="2026-02-02", channel="post", sender="person:7f3c91")
    assert taken.act.reference == "A-2026-00006"


def test_importing_twice_or_with_what_follows_records_only_the_news(sg: Secretariat, tmp_path: Path) -> None:
    load(sg, tmp_path, HEADER + ROWS)
    head = sg.refresh()
    again = load(sg, tmp_path, HEADER + ROWS)
    assert (again.recorded, again.unchanged, again.anomalies) == (0, 4, ())
    assert sg.refresh() == head
    more = load(sg, tmp_path, HEADER + ROWS + "arrivée;6;2026-01-10;person:7f3c91;;;;;;\n")
    assert (more.recorded, more.unchanged) == (1, 4)


def test_the_rows_may_come_in_any_order_and_in_another_encoding(sg: Secretariat, tmp_path: Path) -> None:
    lines = ROWS.splitlines(keepends=True)
    done = load(sg, tmp_path, HEADER + "".join(reversed(lines)), "cp1252")
    assert (done.recorded, done.count("missing")) == (4, 2)
    assert sg.correspondence.state.mail["A-2026-00001"].answered_by == ("D-2026-00001",)


@pytest.mark.parametrize(
    ("row", "kind", "column"),
    [
        ("tiroir;2;2026-01-06;person:7f3c91;;;;;;", "register_unknown", "registre"),
        ("arrivée;deux;2026-01-06;person:7f3c91;;;;;;", "number_unreadable", "numero"),
        ("arrivée;0;2026-01-06;person:7f3c91;;;;;;", "number_unreadable", "numero"),
        ("arrivée;1;2026-01-06;person:7f3c91;;;;;;", "duplicate", "numero"),
        ("arrivée;2;0218-01-06;person:7f3c91;;;;;;", "date_implausible", "date"),
        ("arrivée;2;2027-01-06;person:7f3c91;;;;;;", "date_implausible", "date"),
        ("arrivée;2;31/02/2026;person:7f3c91;;;;;;", "date_unreadable", "date"),
        ("arrivée;2;;person:7f3c91;;;;;;", "date_unreadable", "date"),
        ("arrivée;2;2026-01-06;Jeanne Martin;;;;;;", "party_named", "correspondant"),
        ("arrivée;2;2026-01-06;73282932000075;;;;;;", "party_named", "correspondant"),
        ("arrivée;2;2026-01-06;person:7f3c91;pigeon;;;;;", "channel_unknown", "canal"),
        ("arrivée;2;2026-01-06;person:7f3c91;;roi;;;;", "party_unknown", "qualite"),
        ("arrivée;2;2026-01-06;person:7f3c91;;;;;;toujours", "retention_unknown", "conservation"),
        ("arrivée;2;2026-01-06", "row_width", ""),
    ],
)
def test_a_wrong_row_is_set_aside_and_located(
    sg: Secretariat, tmp_path: Path, row: str, kind: str, column: str
) -> None:
    first = "arrivée;1;2026-01-05;person:7f3c91;;;;;;\n"
    done = load(sg, tmp_path, HEADER + first + row + "\n")
    assert told(done) == [(kind, 3, column, "row")]
    assert done.recorded == 1
    assert "Jeanne" not in str(done.as_dict())


def test_what_is_doubtful_is_kept_and_told(sg: Secretariat, tmp_path: Path) -> None:
    rows = (
        "arrivée;1;2026-01-05;person:7f3c91;;;;2026-01-06;;\ndépart;1;2026-01-12;person:7f3c91;;;;;A-2026-9, lettre;\n"
    )
    done = load(sg, tmp_path, HEADER.replace("Nature", "Couleur") + rows)
    assert told(done) == [
        ("column_unknown", 1, "couleur", "note"),
        ("dated_after", 2, "date_courrier", "note"),
        ("answered_unknown", 3, "reponse_a", "note"),
        ("answered_unknown", 3, "reponse_a", "note"),
    ]
    assert done.recorded == 2


def test_what_the_journal_says_otherwise_is_told_and_a_number_left_behind_is_set_aside(
    sg: Secretariat, tmp_path: Path
) -> None:
    load(sg, tmp_path, HEADER + ROWS)
    changed = ROWS.replace("courriel", "portail") + "arrivée;3;2026-01-07;person:7f3c91;;;;;;\n"
    done = load(sg, tmp_path, HEADER + changed)
    assert told(done) == [("known_otherwise", 3, "numero", "note"), ("number_passed", 6, "numero", "row")]
    assert done.recorded == 0


def test_a_file_without_its_columns_is_refused_whole(sg: Secretariat, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"missing column: registre, numero, correspondant"), language("en"):
        load(sg, tmp_path, "Date;Objet\n2026-01-05;x\n")
