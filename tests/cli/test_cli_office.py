"""init, record, simulate, explain, verify, close: the office from the command line."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from cli.command_line import LINE, SUPPLIER, Secgen


def act(**fields: object) -> str:
    given = {"act": "budget.committed", "commitment": "2100000002", "line": LINE, "payee": SUPPLIER, "on": "2026-03-02"}
    return json.dumps({**given, **fields}, ensure_ascii=False)


# init


def test_init_makes_an_office_and_says_which(cli: Secgen) -> None:
    assert cli("init", cli.url, "--year", "2026", "--region", "84", "--name", "DRAC") == 0
    assert "Auvergne-Rhône-Alpes" in cli.out
    assert cli.on("verify") == 0


def test_init_answers_in_json(cli: Secgen) -> None:
    assert cli("init", cli.url, "--year", "2026", "--region", "84", "--json") == 0
    assert json.loads(cli.out)["position"] == 2


def test_init_twice_is_refused_and_changes_nothing(cli: Secgen, tmp_path: Path) -> None:
    assert cli("init", cli.url, "--year", "2026", "--region", "84") == 0
    before = cli.json("verify")
    assert cli("init", cli.url, "--year", "2027", "--region", "11") == 2
    assert "it is an office already" in cli.err
    assert cli.json("verify") == before


@pytest.mark.parametrize("node", ["{prog}-CARA", "CARA-DRAC", "{programme", "{}", "{programme.x}", "{programme}-cara"])
def test_a_unit_that_makes_no_budget_line_is_refused(cli: Secgen, tmp_path: Path, node: str) -> None:
    assert cli("init", cli.url, "--year", "2026", "--region", "84", "--node", node) == 2
    assert "{programme}-CARA-DRAC" in cli.err
    assert not (tmp_path / "office.db").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--year", "26", "--region", "84"), "'26' is not a year: write four digits"),
        (("--year", "99999", "--region", "84"), "is not a year"),
        (("--year", "2026", "--region", "999"), "--region"),
        (("--year", "2026"), "--region"),
        (("--region", "84"), "--year"),
    ],
)
def test_what_init_needs_is_told(cli: Secgen, options: tuple[str, ...], said: str) -> None:
    assert cli("init", cli.url, *options) == 2
    assert said in cli.err


# record, simulate, explain


def test_record_tells_the_position_of_each_act_and_what_advises_against_it(spent: Secgen) -> None:
    assert spent.on("record", act(amount="48,50"), act(commitment="2100000003", amount="1")) == 0
    lines = spent.out.splitlines()
    assert [line.split()[0] for line in lines] == ["#8", "#9"]
    assert "commitment/2100000002/1" in lines[0]
    recorded = spent.json("record", act(commitment="2100000004", amount="2"))
    assert [(r["id"], r["act"], r["advice"]) for r in recorded] == [(10, "budget.committed", [])]


def test_record_takes_all_acts_or_none(spent: Secgen) -> None:
    head = spent.json("verify")
    assert spent.on("record", act(amount="10"), act(commitment="2100000003", amount="10 000")) == 1
    assert "SG-RULES" in spent.err
    assert "[FIN-001]" in spent.err
    assert spent.json("verify") == head
    answer = spent.json("record", act(amount="10 000"))
    assert answer["error"] == "SG-RULES"
    assert [f["rule"] for f in answer["findings"]] == ["FIN-001"]


def test_record_reads_a_file_of_one_act_a_line(spent: Secgen, tmp_path: Path) -> None:
    path = tmp_path / "acts.jsonl"
    path.write_text(f"\ufeff{act(amount='10')}\n\n{act(commitment='2100000003', amount='1', object='a b')}\n")
    assert spent.on("record", f"@{path}") == 0
    assert len(spent.out.splitlines()) == 2


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "JSON"),
        ("[1]", "an act is a JSON object"),
        ('{"act": "budget.committed"}', "commitment"),
        (act(amount="12,345"), "12,345"),
        (act(amount=12), "amount"),
        (act(amount="10", on="02/03/2026"), "02/03/2026"),
        (act(amount="10", colour="red"), "colour"),
        (act(amount="10", line="224"), "224"),
        ('{"act": "budget.painted"}', "budget.painted"),
        ('{"act": "budget.committed", "amount": NaN}', ""),
        ('{"act": "budget.committed", "year": ' + "9" * 5000 + "}", "JSON"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_bad_line_of_a_file_is_told_with_its_file_and_line(
    spent: Secgen, tmp_path: Path, bad: str, said: str
) -> None:
    path = tmp_path / "acts.jsonl"
    path.write_text(f"{act(amount='10')}\n\n{bad}\n")
    for command in ("record", "simulate"):
        assert spent.on(command, f"@{path}") == 2
        assert f"{path}:3" in spent.err
        assert said in spent.err
    assert spent.json("verify")["acts"] == 7


def test_an_act_given_on_the_line_is_told_by_its_place(spent: Secgen) -> None:
    assert spent.on("record", act(amount="10"), act(amount="x")) == 2
    assert "ACT 2" in spent.err


@pytest.mark.parametrize(
    ("tag", "near"),
    [
        ("budget.commited", "budget.committed"),
        ("assets.chekd", "assets.checked"),
        ("assets.no_such", "assets.moved"),
        ("x", "access.role_given"),
    ],
)
def test_an_act_nobody_knows_is_refused_with_those_like_it(spent: Secgen, tag: str, near: str) -> None:
    assert spent.record(act=tag, on="2026-06-01") == 2
    assert near in spent.err
    assert spent("--lang", "fr", "record", json.dumps({"act": tag}), store=True) == 2
    assert "actes connus : " in spent.err


def test_what_is_not_found_is_said_in_french_too(spent: Secgen) -> None:
    for arguments, told in (
        (("explain", "999"), "acte « 999 » introuvable → actes du journal : 1…7"),
        (("explain", "budget/x"), "valeur « budget/x » introuvable → connus : "),
        (("plugins", "check", "absent"), "extension « absent » introuvable → connus : "),
    ):
        assert spent("--lang", "fr", *arguments, store=arguments[0] == "explain") == 2
        assert told in spent.err


def test_simulate_tells_every_finding_and_records_nothing(spent: Secgen) -> None:
    head = spent.json("verify")
    assert spent.on("simulate", act(amount="20 000", payee="73282932000074")) == 1
    assert "FIN-001" in spent.out
    assert "FIN-002" in spent.out
    assert spent.on("simulate", act(amount="20")) == 0
    told = spent.json("simulate", act(amount="20 000"), act(commitment="2100000001", amount="1"))
    assert told["refused"] is True
    assert {f["rule"] for f in told["findings"] if f["verdict"] == "breach"} == {"FIN-001", "ACT-NEW"}
    assert spent.json("verify") == head


def test_explain_tells_the_rules_an_act_was_asked(spent: Secgen) -> None:
    assert spent.on("explain", "4") == 0
    assert "budget.committed" in spent.out
    assert "FIN-001" in spent.out
    assert "budget.committed" in spent.json("explain", "4")["label"]


@pytest.mark.parametrize("position", ["999", "0", "99999999999999999999999"])
def test_explain_of_an_act_that_is_not_there(spent: Secgen, position: str) -> None:
    assert spent.on("explain", position) == 2
    assert "SG-NOT-FOUND" in spent.err
    assert spent.json("explain", position)["error"] == "SG-NOT-FOUND"


# verify


def test_verify_tells_the_head_of_the_chain(spent: Secgen) -> None:
    assert spent.on("verify") == 0
    assert spent.out.startswith("chain intact: 7 · ")
    told = spent.json("verify")
    assert (told["acts"], told["intact"], len(told["digest"])) == (7, True, 64)


@pytest.mark.parametrize(
    ("sql", "position"),
    [
        ("UPDATE journal SET body = replace(body, '60000', '60001') WHERE position = 4", 4),
        ("UPDATE journal SET body = '{' WHERE position = 5", 5),
        ("UPDATE journal SET body = CAST(X'7bff7d' AS TEXT) WHERE position = 3", 3),
        ("UPDATE journal SET tag = 'budget.painted' WHERE position = 6", 6),
        ("UPDATE journal SET digest = replace(digest, 'a', 'b') WHERE position = 7", 7),
        ("UPDATE journal SET recorded_at = '2031-01-01' WHERE position = 2", 2),
        ("DELETE FROM journal WHERE position = 3", 3),
    ],
)
def test_verify_names_the_first_act_that_was_changed(spent: Secgen, tmp_path: Path, sql: str, position: int) -> None:
    with sqlite3.connect(tmp_path / "office.db") as db:
        for verb in ("update", "delete"):
            db.execute(f"DROP TRIGGER journal_no_{verb}")
        assert db.execute(sql).rowcount == 1
    db.close()
    assert spent.on("verify") == 1
    assert "SG-CHAIN" in spent.err
    assert f"at position {position}:" in spent.err
    assert spent.json("verify")["error"] == "SG-CHAIN"


def test_verify_on_a_store_with_one_byte_changed(spent: Secgen, tmp_path: Path) -> None:
    """In the file itself, as a disk or a hand would do it."""
    path = tmp_path / "office.db"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    content = path.read_bytes()
    assert content.count(b"2100000001") >= 4
    path.write_bytes(content.replace(b'"commitment":"2100000001"', b'"commitment":"2100000009"', 1))
    assert spent.on("verify") == 1
    assert "at position " in spent.err


@pytest.mark.parametrize("content", [b"not a database at all", b"SQLite format 3\0" + b"x" * 200])
def test_verify_of_a_file_that_is_no_journal(cli: Secgen, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    assert cli("verify", "--store", f"sqlite:///{path}") == 2
    assert "SG-STORE-OPEN" in cli.err
    assert path.read_bytes() == content


def test_verify_of_the_database_of_another_application(cli: Secgen, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE books(title)")
    db.close()
    before = path.read_bytes()
    assert cli("verify", "--store", f"sqlite:///{path}") == 2
    assert "not a secgen journal" in cli.err
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", ["verify", "report consumption", "close 2026", "explain 1", "export aife-ae"])
def test_an_absent_or_empty_file_is_no_office_and_is_left_alone(cli: Secgen, tmp_path: Path, command: str) -> None:
    assert cli.on(*command.split()) == 2
    assert "is not an office yet → first run: secgen init" in cli.err
    path = tmp_path / "office.db"
    assert not path.exists()
    path.touch()
    assert cli.on(*command.split()) == 2
    assert path.stat().st_size == 0
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("mongo://x", "SG-STORE-URL"),
        ("office.db", "SG-STORE-URL"),
        ("sqlite://", "SG-STORE-URL"),
        ("sqlite:///", "SG-STORE-URL"),
        ("sqlite:////nowhere/at/all/office.db", "SG-STORE-EMPTY"),
        ("sqlite:////tmp", "SG-STORE-OPEN"),
        ("memory:", "SG-STORE-EMPTY"),
    ],
)
def test_a_store_that_cannot_be_opened(cli: Secgen, url: str, code: str) -> None:
    assert cli("report", "consumption", "--store", url) == 2
    assert f"secgen: {code}: " in cli.err
    assert cli("report", "consumption", "--store", url, "--json") == 2
    assert json.loads(cli.out)["error"] == code


def test_init_in_a_folder_that_is_not_there(cli: Secgen, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'nowhere' / 'office.db'}"
    assert cli("init", url, "--year", "2026", "--region", "84") == 2
    assert "the folder does not exist" in cli.err


# close


def test_close_writes_the_file_and_records_the_closing_once(cli: Secgen, tmp_path: Path) -> None:
    """Of a year that is over: 2025, whatever the day of the test."""
    assert cli("init", cli.url, "--year", "2025", "--region", "84") == 0
    assert cli.record(act="budget.opened", year=2025, line=LINE, ae="100", cp="100", on="2025-01-01") == 0
    assert cli.on("close", "2025", "--out", str(tmp_path / "file")) == 0
    assert "Year-end file 2025 (not closed)" in cli.out
    assert "The three ledgers agree to the cent." in cli.out
    assert (tmp_path / "file" / "index.html").exists()
    assert (tmp_path / "file" / "reconciliation.csv").exists()
    before = cli.json("verify")["acts"]
    told = cli.json("close", "2025", "--record")
    assert (told["complete"], told["closed"]) == (True, True)
    assert cli.json("close", "2025", "--record")["closed"] is True
    assert cli.json("verify")["acts"] == before + 1
    assert cli.record(act="budget.opened", year=2025, line=LINE, ae="1", cp="1", on="2025-12-30") == 1
    assert "FIN-061" in cli.err


def test_close_says_what_blocks_and_ends_with_1(cli: Secgen) -> None:
    assert cli("init", cli.url, "--year", "2025", "--region", "84") == 0
    assert cli.on("close", "2024") == 1
    assert "✗ no budget line in 2024 — budget office" in cli.out
    told = cli.json("close", "2024")
    assert told["missing"][0]["blocking"] is True


def test_close_into_a_place_that_is_no_folder(cli: Secgen, tmp_path: Path) -> None:
    cli("init", cli.url, "--year", "2025", "--region", "84")
    (tmp_path / "taken").touch()
    assert cli.on("close", "2025", "--out", str(tmp_path / "taken")) == 2
    assert str(tmp_path / "taken") in cli.err


# as a process


def test_the_module_runs_as_a_process_and_ends_with_its_code(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'office.db'}"

    def run(*arguments: str, **env: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "secgen.cli", *arguments]
        spoken = {"PYTHONPATH": "src", "PATH": "", **env}
        root = Path(__file__).parents[2]
        return subprocess.run(command, capture_output=True, cwd=root, env=spoken, check=False)

    done = run("init", url, "--year", "2026", "--region", "84", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Auvergne-Rh?ne-Alpes" in done.stdout
    done = run("--lang", "fr", "record", "{", "--store", url, PYTHONIOENCODING="utf-8")
    assert done.returncode == 2
    assert "ne peut être lu".encode() in done.stderr
    assert done.stdout == b""
    done = run("report", "consumption", "--store", url, "--format", "csv")
    assert done.stdout.startswith(b"programme,title,")
    assert done.stdout.endswith(b"\r\n")
