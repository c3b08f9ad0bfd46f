"""Canaries in every personal field: whatever the office prints, writes, logs, raises or shows, none sings."""

from __future__ import annotations

import argparse
import base64
import json
import logging
import subprocess
import sys
import traceback
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from cli.command_line import Secgen
from errors.reproducers import REPRODUCERS

from privacy.aviary import BY, OFFICER, OUTSIDE, Aviary
from privacy.canaries import AGENT, CORRESPONDENT, NEEDLES, PEOPLE, PRESS, heard, values
from privacy.sweep import everything, files
from secgen import SecgenError, Secretariat
from secgen.cli.app import build_parser
from secgen.kernel.text import language
from secgen.plugins.loader import PluginSet
from secgen.vault import Vault
from secgen.vault.kinds import KINDS

# the ear


def test_every_field_of_every_kind_holds_a_canary() -> None:
    assert {kind: set(fields) for kind, fields in PEOPLE.items()} == {
        kind.name: {field.name for field in kind.fields} for kind in KINDS.values()
    }
    assert set(NEEDLES.values()) == values()


@pytest.mark.parametrize(
    "said",
    [
        b"a Canari-\xc3\x89b\xc3\xa8ne b",
        "Canari-Ébène".encode("utf-16"),
        json.dumps({"name": "Canari-Ébène"}),
        "Canari-&#201;b&#232;ne",
        quote("Canari-Ébène"),
        base64.b64encode(b"who: Canari-\xc3\x89b\xc3\xa8ne, agent"),
        base64.b64encode("le nom : Canari-Ébène !".encode()),
        "Canari-Ébène".encode().hex(),
        "CANARI-ÉBÈNE",
        "Canari-Ebene",
    ],
)
def test_the_ear_hears_a_name_in_every_coat(said: bytes | str) -> None:
    assert heard(said) == {AGENT["family_name"]}


def test_the_ear_hears_days_accounts_telephones_and_marked_up_text() -> None:
    assert heard("né le 13/02/1961") == heard("born datetime.date(1961, 2, 13)") == {AGENT["birth_date"]}
    assert heard("FR76 3000 6000 0112 3456 7890 189") == {AGENT["bank_account"]}
    assert heard("tel 0488878685") == {PRESS["phone"]}
    assert heard("<td>13 impasse du Serin &lt;Doré&gt;</td>") == {AGENT["address"]}
    assert heard("Rossignol&#x27;Ardent") == {PRESS["family_name"]}


def test_the_ear_opens_what_is_packed(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", f"<t>{CORRESPONDENT['family_name']}</t>")
    assert CORRESPONDENT["family_name"].encode() not in path.read_bytes()
    assert heard(path.read_bytes()) == {CORRESPONDENT["family_name"]}


def test_the_canaries_sing_where_they_may(aviary: Aviary) -> None:
    """What is revealed, and the copy given to the person: else silence would prove nothing."""
    with aviary.open() as sg:
        for kind, subject in aviary.people.items():
            read = sg.vault.read(subject, *PEOPLE[kind], **BY)
            assert {name: value.reveal() for name, value in read.items()} == PEOPLE[kind]
            planted = {day for value in PEOPLE[kind].values() for day in [value, *value.split()]} & values()
            for form in ("json", "html"):
                assert heard(sg.copy_for(subject, by=OFFICER, form=form).reveal()) >= planted


# the silence


@pytest.mark.rule("HR-57")
@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_nothing_an_office_says_of_itself_holds_a_canary(
    fresh: Aviary, spoken: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Reports in every format, exports, plugins, acts, explanations, reprs, refusals, logs, every byte of each file."""
    caplog.set_level(logging.DEBUG)
    (tmp_path / "out").mkdir()
    with language(spoken):
        said = list(everything(fresh, tmp_path / "out"))
    singing = {name: found for name, what in said if (found := heard(what))}
    assert not singing
    assert not heard(caplog.text)
    names = {name for name, _ in said}
    kinds = {name.partition(" ")[0] for name in names}
    assert {"import", "vault", "read", "copy", "act", "explain", "report", "export", "file", "figure"} <= kinds
    assert len(said) > 500
    assert all(f"report {name} {form}" in names for name in ("absences", "payslip") for form in fresh.plugins.formats)


@pytest.mark.skipif(
    not (Path(__file__).parents[2] / "plugins").exists(),
    reason="the plugins are not beside the tests: they ran with the sources",
)
def test_the_plugins_of_the_repository_are_in_the_sweep(aviary: Aviary) -> None:
    """Those whose libraries are there; the others are named."""
    loaded = {plugin.name for plugin in aviary.plugins.active}
    assert {"secgen-dashboard", "secgen-plaintext"} <= loaded
    if missing := sorted(set(OUTSIDE) - loaded):
        pytest.skip(f"not swept, for want of their libraries: {', '.join(missing)}")


# the command line


def told(aviary: Aviary, folder: Path) -> dict[tuple[str, ...], list[list[str]]]:
    """Every command with arguments that run it, for good and for bad."""
    agent, store = aviary.people["agent"], ["--store", aviary.store]
    where = [*store, "--vault", aviary.vault, "--key-file", str(aviary.key), "--by", OFFICER]
    purpose = ["--purpose", "subject-rights"]
    absence = {"act": "personnel.absence_taken", "agent": agent, "kind": "annual", "on": "2026-07-01"}
    acts = [json.dumps({**absence, "until": "2026-07-03"}), json.dumps(absence)]
    one = folder / "one.json"
    one.write_text(json.dumps({**CORRESPONDENT, "nickname": CORRESPONDENT["given_name"]}), encoding="utf-8")
    (folder / "list.csv").write_text(f"EJ;nom\n2100000001;{agent}\n", encoding="utf-8")
    contacts = folder / "contacts.csv"
    head, row = "name,address,media,origin,collection,basis", f"{PRESS['family_name']},{PRESS['email']},,x,direct,none"
    contacts.write_text(f"{head}\n{row}\n", encoding="utf-8")
    agents = folder / "agents.csv"
    agents.write_text(f"movement;agent\nhired;{AGENT['family_name']}\n", encoding="utf-8")
    on_vault = ["--vault", aviary.vault, "--key-file", str(aviary.key)]
    reports = [[name, *store, "--on", "2026-12-31"] for name in ("absences", "consumption", "press-contacts", "roles")]
    return {
        ("init",): [
            [f"sqlite:///{folder / 'new.db'}", "--year", "2026", "--region", "84"],
            [aviary.store, "--year", "x"],
        ],
        ("verify",): [store],
        ("anchor",): [store, [str(folder / "anchor.json"), *store]],
        ("rescue",): [["-o", str(folder / "rescued.jsonl"), *store]],
        ("snapshot",): [store, ["--check", *store]],
        ("close",): [["2026", *store, "--out", str(folder / "year-end")]],
        ("simulate",): [[act, *store] for act in acts],
        ("record",): [[act, *store] for act in acts],
        ("explain",): [["3", *store], [f"personnel/pay/{agent}/2026-03/salary", *store], ["999", *store]],
        ("report",): [
            [*r, *how] for r in reports for how in (["--json"], ["--format", "html"], ["--format", "csv"], [])
        ],
        ("match",): [[str(folder / "list.csv"), *store]],
        ("import",): [["press-contacts", str(contacts), *store, *on_vault]],
        ("export",): [["ics", *store], ["sitemap", *store], ["dashboard", *store, "-o", str(folder / "d.html")]],
        ("check",): [["list"], ["decp", str(contacts)]],
        ("law", "list"): [[]],
        ("law", "show"): [["vault.retention.agent"]],
        ("law", "status"): [[], ["--to-confirm"]],
        ("law", "diff"): [["2025-01-01", "2026-01-01"]],
        ("rules",): [[]],
        ("vault", "new-key"): [[str(folder / "kept-too" / "key")]],
        ("vault", "allow"): [["agent:0abc", "--for", "directory", "--until", "2099-12-31", *where]],
        ("vault", "purposes"): [[]],
        ("vault", "add"): [["correspondent", str(one), *purpose, *where]],
        ("vault", "show"): [
            [agent, "nickname", *purpose, *where],
            [agent, "email", "--purpose", "payroll", *where],
        ],
        ("vault", "export"): [
            [agent, "-o", str(folder / "copy.json"), *where],
            [agent, "--format", "html", "-o", str(folder / "copy.html"), *where],
            ["agent:0000", *where],
        ],
        ("vault", "retention"): [["--on", "2060-01-01", *where], ["--on", "2029-01-01", "--apply", *where]],
        ("vault", "trace"): [where, ["--json", *where], [agent, *where]],
        ("vault", "verify"): [[*store, *on_vault]],
        ("vault", "rotate"): [["--new-key-file", str(folder / "kept-too" / "key"), *where]],
        ("vault", "erase"): [[agent, "--reason", AGENT["family_name"], *where]],
        ("plugins",): [[], ["list"]],
        ("new-plugin",): [["birds", "--kind", "report", "--out", str(folder / "birds")]],
    }


NOT_SWEPT = {
    ("demo",): "plays an office of its own, which has no vault",
}


def leaves(parser: argparse.ArgumentParser, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    nested = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not nested:
        yield path
    for action in nested:
        for name, child in action.choices.items():
            yield from leaves(child, (*path, name))


@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_no_command_says_a_canary(
    fresh: Aviary,
    spoken: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Every command there is, in both languages, where it succeeds and where it fails."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(PluginSet, "installed", classmethod(lambda cls: fresh.plugins))
    run = Secgen(capsys, monkeypatch, fresh.store)
    monkeypatch.setenv("SECGEN_LANG", spoken)
    folder = tmp_path / "shell"
    folder.mkdir()
    monkeypatch.chdir(folder)
    commands = told(fresh, folder)
    assert set(commands) | set(NOT_SWEPT) == set(leaves(build_parser()))
    codes = []
    for path, ways in commands.items():
        for arguments in ways:
            codes.append(run(*path, *arguments))
            assert run.out or run.err or "-o" in arguments or path == ("law", "diff"), path
            assert not heard(run.out) | heard(run.err), (path, arguments)
    assert {0, 2} <= set(codes)
    assert not heard(caplog.text)
    given = {folder / name for name in ("one.json", "contacts.csv", "agents.csv")}
    for path in (path for path in folder.rglob("*") if path.is_file() and path not in given):
        assert bool(heard(path.read_bytes())) == path.name.startswith("copy."), path.name
    assert not {name for name, what in files(fresh.moved(fresh.folder)) if heard(what)}


# errors


@pytest.mark.parametrize("code", sorted(REPRODUCERS))
def test_no_error_of_the_catalogue_holds_a_canary(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Each is met for real, with canaries in everybody it keeps in a vault."""
    caplog.set_level(logging.DEBUG)
    create = Vault.create

    def with_canaries(self: Vault, kind: str, fields: Any, **more: Any) -> str:
        return create(self, kind, {**fields, **PEOPLE.get(kind, {})}, **more)

    monkeypatch.setattr(Vault, "create", with_canaries)
    with pytest.raises(SecgenError) as caught:
        REPRODUCERS[code](tmp_path)
    error = caught.value
    for spoken in ("fr", "en"):
        with language(spoken):  # type: ignore[arg-type]
            said = [str(error), repr(error), repr(error.params), *traceback.format_exception(error)]
            assert not heard("\n".join(said))
    assert not heard(caplog.text)


def test_a_program_that_stops_on_the_vault_says_no_canary_as_it_dies(aviary: Aviary) -> None:
    """What Python prints of an error nobody caught, with a canary in the hands of the program."""
    program = f"""
import secgen
sg = secgen.open({aviary.store!r}, vault={aviary.vault!r}, vault_key={str(aviary.key)!r})
seen = sg.vault.read({aviary.people["agent"]!r}, "email", "bank_account", by="{OFFICER}", purpose="subject-rights")
print(seen, sg.vault, f"{{seen['email']}}")
raise ValueError(seen, seen["email"])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert b"ValueError" in done.stderr
    assert b"\xe2\x80\xa2" in done.stdout or b"\\u2022" in done.stdout
    assert not heard(done.stdout) | heard(done.stderr)


def test_after_erasing_no_canary_of_the_person_is_left_and_the_journal_is_untouched(fresh: Aviary) -> None:
    with fresh.open() as sg:
        before = sg.verify()
        for subject in fresh.people.values():
            sg.vault.erase(subject, reason="request", by=OFFICER)
        assert sg.verify() == before
        assert sg.vault.verify() == 0
        _reopened(sg, fresh)
    assert not {name for name, what in files(fresh) if heard(what)}


def _reopened(sg: Secretariat, aviary: Aviary) -> None:
    """Who reads a copy of the erased gets nothing, whatever key they have."""
    for subject in aviary.people.values():
        with pytest.raises(SecgenError, match="SG-VAULT-ERASED"):
            sg.vault.read(subject, "email", **BY)
