"""The canary test can fail: each of these houses leaks somewhere, and each is caught there."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from privacy.aviary import Aviary
from privacy.canaries import AGENT, heard
from privacy.sweep import everything
from secgen.kernel.explanation import Explanation
from secgen.kernel.text import Text
from secgen.reports import csv
from secgen.vault import Hidden, Vault
from secgen.vault import sqlite as vault_file
from secgen.vault import vault as vault_room

Mutate = Callable[[pytest.MonkeyPatch], None]


def revealing_str(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Hidden, "__str__", Hidden.reveal)


def revealing_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Hidden, "__repr__", lambda self: f"Hidden({self.reveal()!r})")


def values_in_the_trail(monkeypatch: pytest.MonkeyPatch) -> None:
    """The trail keeps what was read, not only the names of the fields."""
    change = Vault._change

    def told(self: Vault, action: Any, by: str, purpose: str, subject: str, detail: Any, **more: Any) -> Any:
        detail = [AGENT["email"]] if action == "read" else detail
        return change(self, action, by, purpose, subject, detail, **more)

    monkeypatch.setattr(Vault, "_change", told)


def a_log_of_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read = Vault.read

    def logged(self: Vault, subject: str, *fields: str, **more: Any) -> dict[str, Hidden]:
        found = read(self, subject, *fields, **more)
        logging.getLogger("secgen").debug("read %s", [value.reveal() for value in found.values()])
        return found

    monkeypatch.setattr(Vault, "read", logged)


def a_name_in_base64_in_every_csv(monkeypatch: pytest.MonkeyPatch) -> None:
    render = csv.render
    mark = base64.b64encode(f"x{AGENT['family_name']}".encode()).decode()
    monkeypatch.setattr(csv, "render", lambda table, spoken: render(table, spoken) + mark)


def a_name_in_an_explanation(monkeypatch: pytest.MonkeyPatch) -> None:
    render = Explanation.render
    monkeypatch.setattr(Explanation, "render", lambda self, *form: render(self, *form) + AGENT["given_name"].upper())


def a_refusal_that_repeats_the_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secgen.vault.kinds.MASK", AGENT["family_name"])


def a_denial_that_names_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    said = Text(AGENT["email"], AGENT["email"])
    monkeypatch.setattr(vault_room, "_NOT_ALLOWED", said)


def a_vault_that_keeps_a_clear_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    keep, unseal, extra = vault_file.SqliteVaultStore._keep, vault_room.unseal, AGENT["address"].encode("utf-16-le")

    def clear(db: Any, held: Any) -> None:
        keep(db, evolve(held, wrapped=held.wrapped.removesuffix(extra) + extra))

    monkeypatch.setattr(vault_file.SqliteVaultStore, "_keep", staticmethod(clear))
    monkeypatch.setattr(vault_room, "unseal", lambda key, sealed, to: unseal(key, sealed.removesuffix(extra), to))


MUTANTS: dict[Mutate, str] = {
    # the leak → where it is heard
    revealing_str: "copy agent",
    revealing_repr: "read agent",
    values_in_the_trail: "trail",
    a_log_of_what_is_read: "log",
    a_name_in_base64_in_every_csv: "report absences csv",
    a_name_in_an_explanation: "explain 3",
    a_refusal_that_repeats_the_value: "wrong value",
    a_denial_that_names_the_person: "denied",
    a_vault_that_keeps_a_clear_copy: "file people.vault",
}


@pytest.mark.parametrize(("mutate", "where"), MUTANTS.items(), ids=lambda one: getattr(one, "__name__", ""))
def test_a_house_that_leaks_is_caught(
    mutate: Mutate,
    where: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    mutate(monkeypatch)
    for name in ("office", "out"):
        (tmp_path / name).mkdir()
    singing = set()
    for name, what in everything(Aviary(tmp_path / "office"), tmp_path / "out"):
        if name in (where, f"{where} traceback") and heard(what):
            singing.add(name)
            break
    if heard(caplog.text):
        singing.add("log")
    assert where in {name.removesuffix(" traceback") for name in singing}
