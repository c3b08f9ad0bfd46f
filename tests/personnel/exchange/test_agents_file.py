"""The agents file: rows become acts, rows in error are set aside and located, twice changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import office
from personnel.staffing import room

from secgen import InvalidInput

HEADER = (
    "date;mouvement;agent;statut;corps;grade;echelon;entree_fonction_publique;quotite;nature;affectation;modalite;"
    "accueil;type_accueil;departement;commune;contrat;article;categorie;fonctions;indice;fin;enfants;groupe;annuel"
)


def write(path: Path, *rows: str, header: str = HEADER) -> Path:
    width = header.count(";")
    lines = [row + ";" * (width - row.count(";")) for row in rows]
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


GOOD = (
    "2024-01-01;entree;agent:01;titulaire;AAE;attache;5;2015-09-01",
    "2024-01-01;affectation;agent:01;;;;;;;;a1;service;DRAC;drac;69;69123",
    "2024-09-01;quotite;agent:01;;;;;;0,8;partiel-demande",
    "2024-01-01;entree;agent:02;contractuel",
    "2024-01-01;contrat;agent:02;;;;;;;;;;;;;;C2;L332-2 2;A;conseil;485;2026-12-31",
    "2026-01-01;enfants;agent:01" + ";" * 20 + "2",
    "2026-01-01;ifse;agent:01" + ";" * 21 + "3;9 600,00",
)


def test_movements_become_acts_and_twice_changes_nothing(tmp_path: Path) -> None:
    sg = office()
    path = write(tmp_path / "agents.csv", *GOOD)
    done = sg.import_file("agents", path)
    assert done.clean, [str(a) for a in done.anomalies]
    assert (done.lines, done.recorded, done.unchanged) == (7, 7, 0)
    row = room(sg).staff.agents["agent:01"]
    assert (str(row.times[-1][1].quota), row.entered_on.year) == ("0.8", 2015)
    head = sg.journal.store.head()
    again = sg.import_file("agents", path)
    assert (again.recorded, again.unchanged) == (0, 7)
    assert sg.journal.store.head() == head


def test_each_wrong_row_is_located_and_the_others_are_recorded(tmp_path: Path) -> None:
    sg = office()
    rows = (
        *GOOD[:2],
        "2024-02-30;entree;agent:03;titulaire;AAE;attache;5",
        "2024-01-01;nomination;agent:04;titulaire;AAE;attache;5",
        "2024-01-01;entree;agent:05;titulaire;AAE;attache;14",
        "2024-01-01;entree;agent:06;vacataire",
        "2023-12-01;quotite;agent:01;;;;;;0,8;partiel-demande",
        "2024-09-01;quotite;agent:01;;;;;;0,55;partiel-demande",
        "2024-01-01;entree;agent:07;titulaire",
    )
    done = sg.import_file("agents", write(tmp_path / "agents.csv", *rows))
    found = [(a.line, a.kind, a.column, a.rule) for a in done.anomalies]
    assert found == [
        (4, "field-unreadable", "", ""),
        (5, "movement-unknown", "mouvement", ""),
        (7, "word-unknown", "statut", ""),
        (6, "refused", "echelon", "PER-GRADE"),
        (8, "refused", "date", "PER-ORDER"),
        (9, "refused", "quotite", "PER-QUOTA"),
        (10, "refused", "corps", "PER-GRADE"),
    ]
    assert (done.recorded, done.count("set_aside"), done.clean) == (2, 7, False)


def test_a_file_without_its_columns_brings_nothing(tmp_path: Path) -> None:
    sg = office()
    done = sg.import_file("agents", write(tmp_path / "a.csv", "2024-01-01;agent:01", header="date;agent"))
    assert [(a.kind, a.column) for a in done.anomalies] == [("column-missing", "mouvement")]
    assert done.recorded == 0


def test_a_column_nobody_knows_is_said_and_the_row_kept(tmp_path: Path) -> None:
    sg = office()
    path = write(
        tmp_path / "a.csv", "2024-01-01;entree;agent:01;contractuel;Durand", header="date;mouvement;agent;statut;nom"
    )
    done = sg.import_file("agents", path)
    assert ("column-unknown", "nom") in [(a.kind, a.column) for a in done.anomalies]
    assert done.clean


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_cannot_be_read_is_one_clear_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "agents.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InvalidInput, match=r"agents\.csv"):
        office().import_file("agents", path)
