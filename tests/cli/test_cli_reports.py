"""report, match, import, export, check: what goes in and what comes out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.command_line import Secgen
from secgen.plugins import PluginSet

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "chorus"
HEADER_AE = '"Centre financier - Programme (Clé)";"Domaine fonctionnel - Clé";"Centre de coûts - Clé (non composée)"'


REPORTS = list(PluginSet.builtin().reports)


def sample(name: str) -> str:
    if not (SAMPLES / name).exists():
        pytest.skip(f"the real Chorus samples are not there: {SAMPLES}")
    return str(SAMPLES / name)


# report


def test_report_list_names_every_report_with_its_title_and_options(cli: Secgen) -> None:
    assert cli("report", "list") == 0
    lines = cli.out.splitlines()
    assert [line.split()[0] for line in lines[: len(REPORTS)]] == REPORTS
    assert lines[0].endswith("--by --where --base")
    assert cli("report", "list", "--json") == 0
    told = json.loads(cli.out)
    assert told["profile"] == {"title": "Spending profile", "options": ["node"]}
    assert cli("--lang", "fr", "report", "list") == 0
    assert "Consommation des crédits" in cli.out


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_is_printed_as_text_and_as_json(spent: Secgen, name: str) -> None:
    assert spent.on("report", name) == 0
    assert spent.out.strip()
    told = spent.json("report", name)
    assert told["rows"] == [] or len(told["rows"][0]) == len(told["columns"])


def test_a_report_in_each_format(spent: Secgen, tmp_path: Path) -> None:
    assert spent.on("report", "consumption") == 0
    assert "600,00" in spent.out
    assert spent.on("report", "consumption", "--format", "csv") == 0
    assert spent.out.splitlines()[1].startswith("224,3,")
    assert spent.on("report", "consumption", "--format", "json") == 0
    assert json.loads(spent.out)["name"] == "consumption"
    assert spent.on("report", "consumption", "--format", "html") == 0
    assert "<table" in spent.out
    for form in ("text", "csv", "json", "html"):
        path = tmp_path / f"report.{form}"
        assert spent.on("report", "consumption", "--format", form, "-o", str(path)) == 0
        assert spent.out == ""
        assert path.read_bytes().endswith(b"\n")


def test_a_report_by_dimensions_filtered_and_of_some_columns(spent: Secgen) -> None:
    told = spent.json("report", "consumption", "--by", "uo,month", "--columns", "month,ae_consumed,cp_consumed")
    assert told["rows"] == [
        ["2026-01", "0.00", "0.00"],
        ["2026-03", "600.00", "0.00"],
        ["2026-05", "0.00", "250.00"],
    ]
    for where in (["month=2026-03,2026-05"], ["month=2026-03", "--where", "month=2026-05"]):
        kept = spent.json("report", "consumption", "--by", "month", "--where", *where)
        assert [row[0] for row in kept["rows"]] == ["2026-03", "2026-05"]


def test_the_two_times_of_a_report(spent: Secgen) -> None:
    told = spent.json("report", "consumption", "--on", "2026-03-31", "--columns", "cp_consumed")
    assert told["rows"] == [["0.00"]]
    assert spent.json("report", "consumption", "--known-at", "2020-01-01")["rows"] == []
    assert spent.json("report", "roll-forward", "--year", "2025")["rows"] == []


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("consumptoin",), "SG-REPORT-OPTION", "consumption, appropriations"),
        (("consumption", "--by", "colour"), "SG-REPORT-OPTION", "programme"),
        (("consumption", "--where", "colour=red"), "SG-REPORT-OPTION", "programme"),
        (("consumption", "--where", "programme"), "SG-FIELD", "DIMENSION=VALUE"),
        (("consumption", "--base", "voted"), "SG-REPORT-OPTION", "initial, opened, available"),
        (("consumption", "--format", "pdf"), "SG-REPORT-OPTION", "text, csv, json, html"),
        (("consumption", "--columns", "colour"), "SG-REPORT-OPTION", "ae_opened"),
        (("consumption", "--on", "31/12/2026"), "SG-DATE-TEXT", "YYYY-MM-DD"),
        (("consumption", "--on", "2026-02-30"), "SG-DATE-TEXT", "2026-02-30"),
        (("consumption", "--known-at", "yesterday"), "SG-INSTANT-TEXT", "yesterday"),
        (("commitments", "--state", "asleep"), "SG-REPORT-OPTION", "dormant"),
        (("commitments", "--by", "programme"), "SG-REPORT-OPTION", "state"),
        (("profile", "--node", "0131"), "SG-REPORT-OPTION", "0224-CARA"),
    ],
)
def test_what_a_report_does_not_know_is_one_clear_message(
    spent: Secgen, options: tuple[str, ...], code: str, said: str
) -> None:
    assert spent.on("report", *options) == 2
    assert spent.out == ""
    assert spent.err.startswith(f"secgen: {code}: ")
    assert said in spent.err
    assert len(spent.err.splitlines()) == 1
    if "--format" not in options:  # --json is a format
        assert spent.json("report", *options)["error"] == code


def test_a_report_without_store_says_that_it_needs_one(cli: Secgen) -> None:
    assert cli("report", "consumption") == 2
    assert "--store" in cli.err
    assert "sqlite:///ara.db" in cli.err


def test_a_report_into_a_folder_that_is_not_there(spent: Secgen, tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "report.csv"
    assert spent.on("report", "consumption", "--format", "csv", "-o", str(path)) == 2
    assert str(path) in spent.err
    assert spent.on("report", "consumption", "-o", str(path), "--json") == 2
    assert json.loads(spent.out)["error"] == "SG-FILE"


def test_the_language_is_chosen_before_or_after_the_command(spent: Secgen, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (("--lang", "fr", "report", "ageing"), ("report", "ageing", "--lang", "fr")):
        assert spent.on(*arguments) == 0
        assert "Restes à payer par âge" in spent.out
    assert spent.on("--lang", "fr", "report", "ageing", "--on", "hier") == 2
    assert "date illisible ou ambiguë : « hier »" in spent.err
    monkeypatch.setenv("SECGEN_LANG", "fr_FR.UTF-8")
    assert spent.on("report", "ageing") == 0
    assert "Restes à payer par âge" in spent.out
    assert spent("--lang", "de", "rules") == 2


# match


def test_match_ends_with_1_when_a_line_is_not_found(spent: Secgen, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("EJ;project\n2100000001;one\n")
    assert spent.on("match", str(path)) == 0
    assert "partly paid" in spent.out
    path.write_text("EJ;project\n2100000001;one\n2199999999;two\n")
    assert spent.on("match", str(path)) == 1
    assert [row[2] for row in spent.json("match", str(path))["rows"]] == ["partly paid", "not found"]
    assert spent.on("match", str(path), "--column", "absent") == 2
    assert spent.on("match", str(tmp_path / "absent.csv")) == 2
    assert "SG-FILE" in spent.err


# import


@pytest.mark.parametrize(
    ("layout", "name", "code", "recorded"),
    [
        ("inf-bud-53-ae", "region_ae_INF-BUD-53.csv", 1, 2),
        ("inf-bud-53-cp", "region_cp_INF-BUD-53.csv", 1, 2),
        ("aife-ae", "national_aife_ae.csv", 0, 2),
        ("aife-cp", "national_aife_cp.csv", 1, 0),
        ("subventions", "scdl_subventions_sample.csv", 0, 4),
        ("subventions", "ademe_subventions_sample.csv", 0, 3),
    ],
)
def test_each_format_is_imported_and_twice_changes_nothing(
    spent: Secgen, layout: str, name: str, code: int, recorded: int
) -> None:
    assert spent.on("import", layout, sample(name)) == code
    assert f"{recorded} acts recorded" in spent.out
    head = spent.json("verify")
    (told,) = spent.json("import", layout, sample(name))
    assert (told["recorded"], told["layout"]) == (0, layout)
    assert spent.json("verify") == head


@pytest.mark.parametrize(
    ("layout", "content"),
    [
        ("jp51", "Exercice comptable;Numéro de pièce de la pièce de référence;Montant à contrôler;Domaine fonctionnel;"
         "Type de montant;Date comptable;Compte général\n2026;2103105755;500,00;0131-01;100;02/03/2026;6541100000\n"),
        ("jp57", "Exercice comptable;Numéro de la pièce précédente;Montant à contrôler;Domaine fonctionnel;"
         "Date comptable;Numéro de pièce de paiement\n2026;2100000001;50,00;0224-07;02/06/2026;900001\n"),
    ],
)  # fmt: skip
def test_the_journals_are_imported(spent: Secgen, tmp_path: Path, layout: str, content: str) -> None:
    path = tmp_path / "journal.csv"
    path.write_text(content, encoding="utf-8")
    assert spent.on("import", layout, str(path)) == 0, spent.out + spent.err
    assert "already known, 0 anomalies" in spent.out


def test_several_files_are_told_one_after_the_other_up_to_the_one_refused(spent: Secgen, tmp_path: Path) -> None:
    absent = str(tmp_path / "absent.csv")
    assert spent.on("import", "aife-ae", sample("national_aife_ae.csv"), absent) == 2
    assert "2 acts recorded" in spent.out
    assert absent in spent.err


def test_an_import_that_cannot_be(spent: Secgen, tmp_path: Path) -> None:
    assert spent.on("import", "xlsx", "file.xlsx") == 2
    assert "inf-bud-53-ae" in spent.err
    assert spent.on("import", "aife-ae", str(tmp_path)) == 2
    pdf = tmp_path / "file.pdf"
    pdf.write_bytes(b"%PDF-1.7\n\xff\xfe")
    assert spent.on("import", "aife-ae", str(pdf)) == 2
    assert str(pdf) in spent.err
    head = spent.json("verify")
    assert spent.on("import", "inf-bud-53-ae", sample("region_ae_missing_column.csv")) == 2
    assert "N° EJ ; Date de réplication" in spent.err
    assert spent.json("verify") == head


# export


def test_export_writes_a_file_or_the_terminal(spent: Secgen, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    assert spent.on("export", "aife-ae", "-o", str(path)) == 0
    assert f"{path}: 1 rows" in spent.out
    assert path.read_text(encoding="utf-8").startswith(HEADER_AE)
    assert spent.json("export", "aife-cp", "-o", str(path)) == {"file": str(path), "rows": 1}
    assert spent.on("export", "aife-ae") == 0
    assert spent.out.startswith(HEADER_AE)
    assert spent.json("export", "aife-ae")["rows"] == 1
    assert spent.json("export", "aife-ae", "--year", "2025")["rows"] == 0
    assert spent.on("export", "--year", "99", "aife-ae") == 2
    assert spent.on("export", "xlsx") == 2
    assert "aife-ae" in spent.err
    assert spent.on("export", "aife-ae", "-o", str(tmp_path / "nowhere" / "x.csv")) == 2


# check


def test_check_tells_the_layout_of_a_file_and_what_is_wrong_in_it(cli: Secgen, tmp_path: Path) -> None:
    assert cli("check", "layout", sample("national_aife_cp.csv")) == 0
    assert "aife-cp, 2 items" in cli.out
    assert cli("check", "layout", sample("region_ae_INF-BUD-53.csv")) == 1
    assert "✗" in cli.out
    assert cli("check", "layout", sample("region_ae_INF-BUD-53.csv"), "--json") == 1
    assert json.loads(cli.out)["check"] == "inf-bud-53-ae"
    assert cli("check", "layout", sample("regions_codes.csv")) == 2
    assert "its columns are those of none" in cli.err
    assert cli("check", "layout", sample("national_aife_cp.csv"), "--as", "aife-ae") == 2
    assert cli("check", "layout", sample("national_aife_cp.csv"), "--as", "nothing") == 2
    assert cli("check", "layout", str(tmp_path / "absent.csv")) == 2
    assert cli("check", "colour", "file.csv") == 2
