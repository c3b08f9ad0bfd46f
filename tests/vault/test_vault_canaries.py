"""Canaries: values that sing wherever they get out. They are planted in a vault and looked for in everything else."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli.command_line import Secgen

import secgen
from secgen import SecgenError, Secretariat
from secgen.kernel.clock import ManualClock
from secgen.kernel.text import language
from secgen.vault.sealing import write_key_file

CANARIES = {
    "family_name": "Canari-Ébène",
    "given_name": "Zénobie",
    "birth_date": "1961-02-13",
    "email": "zenobie.canari@example.org",
    "phone": "+33 4 99 98 97 96",
    "address": "13 impasse du Serin",
    "bank_account": "FR7630006000011234567890189",
    "children_born": "2009-08-17 2013-11-29",
    "priority_since": "2019-04-23",
}
BY = {"by": "agent:0ff1", "purpose": "subject-rights"}


class Aviary:
    """An office of one agent whose personal fields are canaries, in files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_key_file(folder / "kept" / "key")
        self.store, self.vault = (f"sqlite:///{folder / name}" for name in ("office.db", "people.vault"))
        with self.open() as sg:
            for purpose in ("vault-administration", "subject-rights"):
                sg.vault.allow("agent:0ff1", purpose, until="2100-01-01", by="agent:0ff1")
            self.agent = sg.vault.create("agent", CANARIES, **BY)
            work(sg, self.agent)

    def open(self) -> Secretariat:
        clock = ManualClock(datetime(2026, 12, 31, 9, tzinfo=UTC))
        return secgen.open(
            self.store, region="84", year=2026, clock=clock, vault=self.vault, vault_key=self.folder / "kept" / "key"
        )


def work(sg: Secretariat, agent: str) -> None:
    """A year of the agent in every subject of the personnel."""
    p = sg.personnel
    p.hire(agent=agent, status="civil_servant", corps="AAE", grade="attache", step="4", on="2024-01-02")
    p.set_cycle(agent=agent, weekly_minutes=2310, on="2026-01-01")
    p.take_absence(agent=agent, kind="annual", on="2026-03-02", until="2026-03-06")
    p.grant_sick_leave(agent=agent, leave="S-1", kind="ordinary", on="2026-04-07", until="2026-04-09")
    p.open_savings(agent=agent, on="2026-01-05")
    p.authorise_telework(agent=agent, days_per_week="2", on="2026-01-05")
    p.plan_session(
        session="S-1",
        year=2026,
        axis="t1",
        theme="Chorus",
        starts="2026-05-04",
        ends="2026-05-05",
        hours=12,
        seats=9,
        on="2026-02-02",
    )
    p.register(session="S-1", agent=agent, on="2026-03-02")
    p.take_union_hour(agent=agent, minutes=60, on="2026-03-10")


@pytest.fixture
def aviary(tmp_path: Path) -> Aviary:
    return Aviary(tmp_path)


def silent(*said: object) -> None:
    """No canary sings in what was said: neither its text nor a part of it that would be enough to know it."""
    parts = [*CANARIES.values(), "Canari", "Serin", "zenobie", *CANARIES["children_born"].split(), "1234567890189"]
    text = "\n".join(one if isinstance(one, str) else f"{one} {one!r}" for one in said)
    for part in parts:
        assert part not in text, part


def test_the_canaries_sing_where_they_may(aviary: Aviary) -> None:
    """Else silence would prove nothing."""
    with aviary.open() as sg:
        read = sg.vault.read(aviary.agent, *CANARIES, **BY)
        assert {name: value.reveal() for name, value in read.items()} == CANARIES
        assert json.loads(sg.vault.export(aviary.agent, **BY).reveal())["fields"] == CANARIES


def test_no_file_holds_a_canary(aviary: Aviary) -> None:
    for path in filter(Path.is_file, aviary.folder.iterdir()):
        content = path.read_bytes()
        assert not any(value.encode() in content for value in (*CANARIES.values(), "Canari")), path.name


def outputs(sg: Secretariat, agent: str) -> Iterator[object]:
    """Everything an office says of itself."""
    vault = sg.vault
    yield from (sg, vault, vars(vault), vars(sg))
    yield vault.read(agent, *CANARIES, **BY)
    yield f"{vault.read(agent, *CANARIES, **BY)}"
    yield from (vault.export(agent, **BY), vault.trail(), vault.people(), vault.due("2060-01-01", by="agent:0ff1"))
    yield from vault._store.people()
    for recorded in sg.acts():
        yield from (recorded, sg.explain(recorded), sg.explain(recorded).as_dict())
    for name, spec in sg.plugins.reports.items():
        needed = {"agent": agent, "month": "2026-03"}
        options = {option: needed[option] for option in spec.options if option in needed}
        try:
            table = sg.report(name, on="2026-12-31", **options)
        except SecgenError as error:
            yield error
            continue
        yield from (table, str(table), table._repr_html_(), table.rows, table.notes)
    yield sg.simulate(
        {"act": "personnel.absence_taken", "agent": agent, "kind": "annual", "on": "2026-07-01", "until": "2026-07-29"}
    )
    yield list(sg.journal.store.read_all(limit=10_000))


@pytest.mark.rule("HR-57")
@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_no_report_explanation_act_nor_repr_has_a_canary(
    aviary: Aviary, spoken: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with language(spoken), aviary.open() as sg:  # type: ignore[arg-type]
        said = list(outputs(sg, aviary.agent))
    assert len(said) > 100
    silent(*said, caplog.text)


def test_no_error_has_a_canary(aviary: Aviary) -> None:
    """What people mistype is not repeated to them, nor kept in the error."""
    with aviary.open() as sg:
        vault, agent = sg.vault, aviary.agent
        name = CANARIES["family_name"]
        mistakes = [
            lambda: vault.create("agent", {"family_name": [name]}, **BY),
            lambda: vault.create("agent", {name: "x"}, **BY),
            lambda: vault.create("agent", {"nickname": name}, **BY),
            lambda: vault.create("agent", {"birth_date": name}, **BY),
            lambda: vault.create("agent", {"bank_account": CANARIES["bank_account"][:-1]}, **BY),
            lambda: vault.create(name, {"family_name": name}, **BY),
            lambda: vault.update(agent, {"children_born": f"2010-01-01 {name}"}, **BY),
            lambda: vault.update(agent, forget=[name], **BY),
            lambda: vault.read(agent, name, **BY),
            lambda: vault.read(name, "email", **BY),
            lambda: vault.read(agent, "email", by=name, purpose="subject-rights"),
            lambda: vault.read(agent, "email", by="agent:0bad", purpose="subject-rights"),
            lambda: vault.erase(agent, reason=name, by="agent:0ff1"),
            lambda: vault.allow(name, "payroll", until="2030-01-01", by="agent:0ff1"),
        ]
        for mistake in mistakes:
            with pytest.raises(SecgenError) as caught:
                mistake()
            error = caught.value
            last = "".join(traceback.format_exception_only(error))
            silent(str(error), repr(error), repr(error.params), repr(error.args), last)
            assert error.__cause__ is None


COMMANDS = [
    ["verify"],
    ["report", "list"],
    ["report", "absences"],
    ["report", "leave-balances", "--json"],
    ["report", "social-report", "--format", "html"],
    ["report", "training", "--format", "csv"],
    ["explain", "3"],
    [
        "record",
        '{"act": "personnel.absence_taken", "agent": "agent:0000", "kind": "annual", "on": "2026-07-01"}',
    ],
]
ON_VAULT = [
    ["show", "{agent}", "nickname", "--purpose", "subject-rights"],
    ["show", "{agent}", "email", "--purpose", "payroll"],
    ["retention", "--on", "2060-01-01"],
    ["trace"],
    ["erase", "{agent}", "--reason", "because Canari-Ébène left"],
]


def test_no_command_says_a_canary(
    aviary: Aviary, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Secgen(capsys, monkeypatch, aviary.store)
    for arguments in COMMANDS:
        run.on(*arguments)
        silent(run.out, run.err)
    where = ["--vault", aviary.vault, "--key-file", str(aviary.folder / "kept" / "key")]
    for arguments in ON_VAULT:
        filled = [argument.format(agent=aviary.agent) for argument in arguments]
        run.on("vault", *filled, *where, "--by", "agent:0ff1")
        silent(run.out, run.err)
    assert run.on("vault", "verify", *where) == 0
    silent(run.out, run.err)


def test_after_erasing_no_canary_is_left_and_both_chains_verify(aviary: Aviary) -> None:
    with aviary.open() as sg:
        before = sg.verify()
        sg.vault.erase(aviary.agent, reason="request", by="agent:0ff1")
        assert sg.verify() == before
        assert sg.vault.verify() == 0
        assert sg.personnel.state.staff.agents[aviary.agent], "the journal still knows the random id"
        silent(*outputs_without_the_person(sg))


def outputs_without_the_person(sg: Secretariat) -> Iterator[object]:
    yield from (sg.vault.trail(), sg.vault.tombstones(), vars(sg.vault))
    yield from sg.acts()
