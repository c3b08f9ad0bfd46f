"""``secgen vault``: keep, show, export, erase, retain, from the shell."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cli.command_line import Secgen

PEOPLE = {"family_name": "Durand", "email": "d@example.org"}
OFFICER = ["--by", "agent:0ff1"]


class Keeper:
    """Commands on one vault."""

    def __init__(self, run: Secgen, folder: Path) -> None:
        self.run = run
        self.where = ["--vault", f"sqlite:///{folder / 'p.vault'}", "--key-file", str(folder / "kept" / "key")]

    def __call__(self, verb: str, *arguments: str) -> int:
        return self.run.on("vault", verb, *arguments, *self.where)

    def json(self, verb: str, *arguments: str) -> Any:
        self(verb, *arguments, "--json")
        return json.loads(self.run.out)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Secgen:
    run = Secgen(capsys, monkeypatch, f"sqlite:///{tmp_path / 'office.db'}")
    assert run("init", run.url, "--year", "2026", "--region", "84") == 0
    return run


@pytest.fixture
def vault(run: Secgen, tmp_path: Path) -> Keeper:
    assert run("vault", "new-key", str(tmp_path / "kept" / "key")) == 0
    keeper = Keeper(run, tmp_path)
    until = ["--until", "2100-01-01", *OFFICER]
    for purpose in ("vault-administration", "subject-rights", "recruitment"):
        assert keeper("allow", "agent:0ff1", "--for", purpose, *until) == 0
    return keeper


@pytest.fixture
def person(vault: Keeper, tmp_path: Path) -> str:
    (tmp_path / "one.json").write_text(json.dumps(PEOPLE), encoding="utf-8")
    assert vault("add", "applicant", str(tmp_path / "one.json"), "--purpose", "recruitment", *OFFICER) == 0
    return vault.run.out.strip()


def test_a_person_is_kept_and_shown_for_a_purpose(vault: Keeper, person: str) -> None:
    assert person.startswith("applicant:")
    shown = vault.json("show", person, "family_name", "phone", "--purpose", "recruitment", *OFFICER)
    assert shown == {"family_name": "Durand"}
    assert vault("show", person, "family_name", "--purpose", "payroll", *OFFICER) == 2
    assert "may not act" in vault.run.err


def test_a_person_has_a_copy_of_everything(vault: Keeper, person: str, tmp_path: Path) -> None:
    assert vault("export", person, *OFFICER, "-o", str(tmp_path / "copy.json")) == 0
    assert json.loads((tmp_path / "copy.json").read_text(encoding="utf-8"))["fields"] == PEOPLE


def test_erasing_leaves_the_journal_as_it_was(vault: Keeper, person: str) -> None:
    told = vault.json("erase", person, "--reason", "request", *OFFICER)
    assert (told["erased"], told["reason"]) == (person, "request")
    assert told["journal_intact_to"] > 0
    assert vault("show", person, "email", "--purpose", "recruitment", *OFFICER) == 2
    assert "was erased" in vault.run.err
    assert vault("verify") == 0


def test_retention_lists_then_erases(vault: Keeper, person: str, tmp_path: Path) -> None:
    assert vault("retention", *OFFICER) == 0
    from secgen.law import builtin_law
    from secgen.vault import open_vault

    opened = open_vault(vault.where[1], law=builtin_law(), key_file=tmp_path / "kept" / "key")
    opened.update(person, ended_on="2020-01-01", by="agent:0ff1", purpose="recruitment")
    opened.close()
    assert vault("retention", *OFFICER) == 1
    assert "to be erased" in vault.run.out
    assert vault("retention", "--apply", *OFFICER) == 0
    assert "erased" in vault.run.out
    assert vault.json("retention", *OFFICER) == []


def test_the_trail_tells_who_saw_whom(vault: Keeper, person: str) -> None:
    vault("show", person, "email", "--purpose", "recruitment", *OFFICER)
    trail = vault.json("trace", person, *OFFICER)
    assert [entry["action"] for entry in trail] == ["create", "read"]


def test_the_register_of_purposes(run: Secgen) -> None:
    assert run("vault", "purposes") == 0
    assert "Payroll" in run.out


@pytest.mark.parametrize("content", ["[1, 2]", "Durand", '{"family_name": 3}', '{"family_name": "Durand", "nir": "1"}'])
def test_a_wrong_file_is_refused_without_being_repeated(vault: Keeper, tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    assert vault("add", "applicant", str(tmp_path / "bad.json"), "--purpose", "recruitment", *OFFICER) == 2
    assert "SG-FIELD" in vault.run.err
    assert "Durand" not in vault.run.err


def test_the_wrong_key_or_none_is_one_clear_message(
    vault: Keeper, person: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SECGEN_VAULT_KEY", raising=False)
    assert vault.run.on("vault", "verify", *vault.where[:2]) == 2
    assert "SECGEN_VAULT_KEY" in vault.run.err
    assert vault.run("vault", "new-key", str(tmp_path / "kept" / "other")) == 0
    assert vault.run.on("vault", "verify", *vault.where[:2], "--key-file", str(tmp_path / "kept" / "other")) == 2
    assert "not the master key" in vault.run.err


def test_vault_alone_tells_its_verbs(run: Secgen) -> None:
    assert run("vault") == 2
    assert "retention" in run.out + run.err


def test_the_master_key_is_changed_and_the_former_one_no_longer_opens(
    vault: Keeper, person: str, tmp_path: Path
) -> None:
    assert vault.run("vault", "new-key", str(tmp_path / "kept" / "new")) == 0
    assert vault("rotate", "--new-key-file", str(tmp_path / "kept" / "new"), *OFFICER) == 0
    assert "destroy the former one" in vault.run.out
    assert vault("verify") == 2
    assert "not the master key" in vault.run.err
    vault.where[-1] = str(tmp_path / "kept" / "new")
    assert vault.json("verify")["people"] == 1
    assert vault.json("show", person, "email", "--purpose", "recruitment", *OFFICER) == {"email": PEOPLE["email"]}


def test_retention_says_why_and_leaves_the_journal_alone(vault: Keeper, person: str, tmp_path: Path) -> None:
    from secgen.law import builtin_law
    from secgen.vault import open_vault

    with closing(open_vault(vault.where[1], law=builtin_law(), key_file=tmp_path / "kept" / "key")) as opened:
        opened.update(person, ended_on="2020-01-15", by="agent:0ff1", purpose="recruitment")
    assert vault.json("retention", "--on", "2022-01-14", *OFFICER) == []
    (row,) = vault.json("retention", "--on", "2022-01-15", *OFFICER)
    assert (row["ended_on"], row["over_on"], row["years"], row["erased"]) == ("2020-01-15", "2022-01-15", 2, False)
    assert row["text"].startswith("CNIL")
    assert row["status"] == "second-hand"
    assert vault("retention", "--on", "2022-01-15", "--apply", *OFFICER) == 0
    assert "journal unchanged, chain intact" in vault.run.out
    assert vault("show", person, "email", "--purpose", "recruitment", *OFFICER) == 2
    assert "SG-VAULT-ERASED" in vault.run.err


def test_the_trace_tells_which_fields_and_is_filtered(vault: Keeper, person: str) -> None:
    vault("show", person, "email", "--purpose", "recruitment", *OFFICER)
    (read,) = [entry for entry in vault.json("trace", person, *OFFICER) if entry["action"] == "read"]
    assert (read["by"], read["purpose"], read["id"], read["detail"]) == ("agent:0ff1", "recruitment", person, ["email"])
    assert vault.json("trace", "--who", "agent:0bad", *OFFICER) == []
    assert vault.json("trace", "--since", "2999-01-01", *OFFICER) == []
    assert vault("trace", person, *OFFICER) == 0
    assert f"read     agent:0ff1  {person}  recruitment  email" in vault.run.out


def test_who_acts_is_said_once(vault: Keeper, person: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By ``--as`` or the environment, as everywhere; nobody is refused."""
    assert vault("show", person, "email", "--purpose", "recruitment", "--as", "agent:0ff1") == 0
    assert vault("trace", person) == 2
    assert "say who acts" in vault.run.err
    monkeypatch.setenv("SECGEN_ACTOR", "agent:0ff1")
    assert vault("trace", person) == 0


def test_a_copy_is_a_page_too(vault: Keeper, person: str, tmp_path: Path) -> None:
    assert vault("export", person, "--format", "html", "-o", str(tmp_path / "copy.html"), *OFFICER) == 0
    page = (tmp_path / "copy.html").read_text(encoding="utf-8")
    assert "Durand" in page
    assert "CNIL" in page


def test_the_anchor_of_the_trace_is_printed_and_asked_again(vault: Keeper, person: str) -> None:
    anchor = vault.json("verify")["anchor"]
    assert vault("show", person, "email", "--purpose", "recruitment", *OFFICER) == 0
    assert vault("verify", "--anchor", anchor) == 0
    assert vault("verify", "--anchor", "9" + anchor) == 2
    assert "SG-VAULT-TAMPERED" in vault.run.err
