"""The command an administrator runs: it says what it did, and never a password."""

from __future__ import annotations

import psycopg
import pytest

from secgen_postgres.command import main


def test_from_an_empty_database_to_a_journal(
    url: str, schema: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECGEN_WRITER_PASSWORD", "chouette")
    assert main(["status", url]) == 0
    assert "version 0 / 1" in capsys.readouterr().out
    assert main(["provision", url]) == 0
    out = capsys.readouterr().out
    assert f"writer: {schema}_writer (password set)" in out
    assert f"reader: {schema}_reader (no new password)" in out
    writer = f"postgresql://{schema}_writer:chouette@{url.partition('@')[2]}"
    assert main(["migrate", writer]) == 0
    assert main(["status", writer]) == 0
    out = capsys.readouterr().out
    assert "acts: 0" in out
    assert f"role: {schema}_writer (SELECT, INSERT)" in out
    assert "chouette" not in out


def test_names_of_roles_can_be_chosen(
    url: str, schema: str, capsys: pytest.CaptureFixture[str], admin: psycopg.Connection
) -> None:
    assert main(["provision", url, "--writer", f"{schema}_plume"]) == 0
    assert f"writer: {schema}_plume" in capsys.readouterr().out
    query = "SELECT has_table_privilege(%s, %s, 'INSERT'), has_table_privilege(%s, %s, 'UPDATE')"
    table, role = f"{schema}.journal", f"{schema}_plume"
    assert admin.execute(query, (role, table, role, table)).fetchone() == (True, False)


@pytest.mark.parametrize("command", ["provision", "migrate", "status"])
def test_a_refusal_is_one_line_and_the_exit_code_says_so(
    server: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "fr", command, server.replace("/postgres", "/absente")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "la base n'existe pas" in captured.err
    assert "createdb" in captured.err
