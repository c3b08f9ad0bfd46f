"""For every error code, a way to meet it for real, through the doors people and plugins use.

Each function takes an empty folder and does what goes wrong; its docstring says what that is.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Final
from unittest.mock import patch

from attrs import frozen

import secgen
from secgen import Money
from secgen.backends.memory import MemoryStore
from secgen.budget.nomenclature import Nomenclature
from secgen.cli.common import open_office
from secgen.exchange.reader import read
from secgen.kernel.act import Act
from secgen.kernel.dates import parse_day
from secgen.kernel.errors import ConcurrencyConflict
from secgen.kernel.identifiers import siret
from secgen.kernel.money import parse_rate
from secgen.law import builtin_law, load_pack
from secgen.ledger import Batch, Head
from secgen.plugins import (
    BatchCheckSpec,
    EventTypeSpec,
    PluginInfo,
    PluginSet,
    RulePack,
    RulePackSpec,
    StorageSpec,
    hookimpl,
)
from secgen.secretariat import Secretariat
from secgen.vault import Vault, open_vault
from secgen.vault.sealing import write_key_file

LINE: Final = "0175-CARA-DRAC/01/6"
COMMITMENT: Final[dict[str, Any]] = {
    "commitment": "2100000001",
    "line": LINE,
    "payee": "73282932000074",
    "amount": "48 000,00",
    "on": "2026-03-02",
}


def office(url: str = "memory:", plugins: PluginSet | None = None) -> Secretariat:
    return secgen.open(url, region="84", year=2026, plugins=plugins or PluginSet.builtin())


@frozen(kw_only=True)
class Visited(Act):
    """An act that a plugin brings."""

    tag: ClassVar[str] = "museum.visited"


class Museum:
    """A plugin with a kind of act, and with stores of its own."""

    def __init__(self, make_store: Callable[[], MemoryStore] = MemoryStore, *, scheme: str = "museum") -> None:
        self.make_store = make_store
        self.scheme = scheme

    @hookimpl
    def secgen_plugin_info(self) -> PluginInfo:
        return PluginInfo("museum", (1, 0), "Visits")

    @hookimpl
    def secgen_event_types(self) -> list[EventTypeSpec]:
        return [EventTypeSpec(Visited)]

    @hookimpl
    def secgen_storage_backends(self) -> list[StorageSpec]:
        return [StorageSpec(self.scheme, lambda url: self.make_store(), f"{self.scheme}:")]


class AlwaysLate(MemoryStore):
    """A store in which somebody else has always just written."""

    def commit(self, batch: Batch) -> Head:
        raise ConcurrencyConflict("SG-STALE", found=1, expected=batch.expected.position)


def money_type(folder: Path) -> None:
    """A number of unknown unit is given for an amount."""
    Money.of(48.5)  # type: ignore[arg-type]


def money_text(folder: Path) -> None:
    """An amount is written in a way that can be read twice."""
    Money.parse("1,234")


def money_split(folder: Path) -> None:
    """An amount is to be shared among nobody."""
    Money(100).split([])


def rate_text(folder: Path) -> None:
    """A rate is not a number."""
    parse_rate("a tenth")


def date_text(folder: Path) -> None:
    """A date could be in March or in February."""
    parse_day("02/03/2026")


def instant_text(folder: Path) -> None:
    """An instant is given without its offset from UTC."""
    with office() as sg:
        list(sg.acts(known_at="2026-03-02T18:00:00"))


def bad_siret(folder: Path) -> None:
    """The key of a SIRET is wrong."""
    siret("73282932000075")


def field(folder: Path) -> None:
    """A number that names a stream holds a line break."""
    with office() as sg:
        sg.budget.open_line(year=2026, line=LINE, ae="48 000,00", cp="48 000,00", on="2026-01-01")
        sg.budget.receive_fund(year=2026, line=LINE, fund="FDC\n1", purpose="x", amount="1,00", on="2026-01-02")


def several_fields(folder: Path) -> None:
    """An act is given with a number for its amount and a field nobody knows."""
    with office() as sg:
        sg.budget.commit(**{**COMMITMENT, "amount": 48000, "payes": "x"})


def unknown_act(folder: Path) -> None:
    """An act is called by a name nobody knows."""
    with office() as sg:
        sg.record({"act": "budget.commited", "on": "2026-03-02"})


def line_text(folder: Path) -> None:
    """A budget line is written without its title."""
    with office() as sg:
        sg.budget.open_line(year=2026, line="0175/01", ae="1,00", cp="1,00", on="2026-01-01")


def rules(folder: Path) -> None:
    """A commitment is larger than the appropriations."""
    with office() as sg:
        sg.budget.commit(**COMMITMENT)


def law_pack(folder: Path) -> None:
    """A law pack does not say which pack it is."""
    load_pack("title = 'law'", "region.toml")


def law_unknown(folder: Path) -> None:
    """A rule reads a value the law does not hold."""
    builtin_law().read("lolf.virement.cop", date(2026, 1, 1))


def law_not_in_force(folder: Path) -> None:
    """A value is read before it exists."""
    builtin_law().read("lolf.virement.cap", date(1990, 1, 1))


def nomenclature(folder: Path) -> None:
    """A programme is not of that year."""
    Nomenclature(builtin_law()).programme(2026, "999")


def stale(folder: Path) -> None:
    """Another office wrote between reading and writing."""
    url = f"sqlite:///{folder}/office.db"
    with office(url) as one, office(url) as two:
        two.refresh()
        one.budget.open_line(year=2026, line=LINE, ae="1,00", cp="1,00", on="2026-01-01")
        draft = two.registry.encode(
            two.read({"act": "office.opened", "on": "2026-01-01", "region": "84", "year": 2026})
        )
        two.journal.append([draft], two.clock())


def busy(folder: Path) -> None:
    """Others write without a pause."""
    with patch("secgen.posting.time.sleep"):
        office("museum:", PluginSet.of(Museum(AlwaysLate)))


def store_url(folder: Path) -> None:
    """The address of a store has a scheme nobody brings."""
    office("papyrus:///office")


def store_open(folder: Path) -> None:
    """The file is not a journal."""
    (folder / "list.csv").write_text("N° EJ;Montant\n" * 100, encoding="utf-8")
    office(f"sqlite:///{folder}/list.csv")


def store_full(folder: Path) -> None:
    """The disk has no more room, here a limit put on the file."""
    with office(f"sqlite:///{folder}/office.db") as sg:
        sg.journal.store._db.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]
        for turn in range(40):
            sg.budget.open_line(
                year=2026, line=f"0131-CARA-D{turn:03}/01/6", ae="1", cp="1", on="2026-01-01", note="x" * 5000
            )


def store_read_only(folder: Path) -> None:
    """Somebody who may only read the file records an act."""
    url = f"sqlite:///{folder}/office.db"
    office(url).close()
    with patch("secgen.backends.sqlite.os.access", return_value=False), office(url) as sg:
        sg.budget.open_line(year=2026, line=LINE, ae="1,00", cp="1,00", on="2026-01-01")


def store_damaged(folder: Path) -> None:
    """A copy of the file stopped half-way."""
    path = folder / "office.db"
    with office(f"sqlite:///{path}") as sg:
        for turn in range(40):
            sg.budget.open_line(year=2026, line=f"0131-CARA-D{turn:03}/01/6", ae="1,00", cp="1,00", on="2026-01-01")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with office(f"sqlite:///{path}") as sg:
        sg.verify()


def anchored(folder: Path) -> tuple[str, Path]:
    """An office of a few acts, and the file of its anchor."""
    url, file = f"sqlite:///{folder}/office.db", folder / "anchor.json"
    with office(url) as sg:
        sg.budget.open_line(year=2026, line=LINE, ae="1,00", cp="1,00", on="2026-01-01")
        file.write_text(sg.anchor().text(), encoding="utf-8")
    return url, file


def anchor(folder: Path) -> None:
    """A digit of an anchor was changed."""
    url, file = anchored(folder)
    file.write_text(file.read_text(encoding="utf-8").replace('"position": 3', '"position": 2'), encoding="utf-8")
    with office(url) as sg:
        sg.verify([file])


def anchor_other(folder: Path) -> None:
    """The anchor of a neighbour is given."""
    _, file = anchored(folder)
    with secgen.open("memory:", region="53", year=2026, plugins=PluginSet.builtin()) as sg:
        sg.verify([file])


def anchor_cut(folder: Path) -> None:
    """A backup from before the anchor was put in the journal's place."""
    _, file = anchored(folder)
    with office(f"sqlite:///{folder}/backup.db") as sg:
        sg.verify([file])


def anchor_rewritten(folder: Path) -> None:
    """Another journal, with a chain that holds, was put in the journal's place."""
    _, file = anchored(folder)
    with office(f"sqlite:///{folder}/forged.db") as sg:
        sg.budget.open_line(year=2026, line=LINE, ae="9,00", cp="9,00", on="2026-01-01")
        sg.verify([file])


def store_empty(folder: Path) -> None:
    """An office is asked for a report before it was opened."""
    open_office(f"sqlite:///{folder}/office.db")


def chain(folder: Path) -> None:
    """Somebody changed an amount in the file."""
    url = f"sqlite:///{folder}/office.db"
    with office(url) as sg:
        sg.budget.open_line(year=2026, line=LINE, ae="1,00", cp="1,00", on="2026-01-01")
        with closing(sqlite3.connect(folder / "office.db")) as db, db:
            db.execute("DROP TRIGGER journal_no_update")
            db.execute("""UPDATE journal SET body = replace(body, '"ae":100', '"ae":900')""")
        sg.verify()


def read_only(folder: Path) -> None:
    """The plugin whose acts the journal holds was uninstalled."""
    store = MemoryStore()
    Secretariat("museum:", plugins=PluginSet.of(Museum()), law=builtin_law(), store=store).record(
        {"act": "museum.visited", "on": "2026-03-02"}
    )
    without = Secretariat("museum:", plugins=PluginSet.builtin(), law=builtin_law(), store=store)
    without.budget.open_line(year=2026, line=LINE, ae="1,00", cp="1,00", on="2026-01-01")


def past(folder: Path) -> None:
    """An act is recorded in an office seen as it was known at an instant."""
    with office() as sg:
        then = sg.as_known_at("2026-01-01T12:00:00Z")
        then.budget.open_line(year=2026, line=LINE, ae="1,00", cp="1,00", on="2026-01-01")


def snapshot(folder: Path) -> None:
    """A row of the snapshot was altered so that it is none."""
    url = f"sqlite:///{folder}/office.db"
    with patch("secgen.snapshots.Keeper.small", 0), patch("secgen.snapshots.Keeper.every", 1):
        with secgen.open(url, region="84", year=2026) as sg:
            sg.budget.open_line(year=2026, line=LINE, ae="1,00", cp="1,00", on="2026-01-01")
        (file,) = folder.glob("*.snapshot")
        with closing(sqlite3.connect(file)) as db, db:
            db.execute("UPDATE rows SET row = '{\"os\":[]}'")
        with secgen.open(url) as sg:
            sg.budget.commit(commitment="1", line=LINE, payee="1", amount="1,00", on="2026-01-02")


def not_found(folder: Path) -> None:
    """An act is to be explained that was never recorded."""
    with office() as sg:
        sg.explain(999)


def closed(folder: Path) -> None:
    """An office is used after it was closed."""
    with office() as sg:
        pass
    sg.verify()


def layout(folder: Path) -> None:
    """A file is read as something it is not."""
    path = folder / "courrier.csv"
    path.write_text("Date;Objet\n2026-03-02;Demande\n", encoding="utf-8")
    read("inf-bud-53-ae", path)


def file(folder: Path) -> None:
    """A file to import is not there."""
    read("inf-bud-53-ae", folder / "absent.csv")


def report_option(folder: Path) -> None:
    """A report is asked for by a dimension it does not have."""
    with office() as sg:
        sg.report("consumption", by=["planet"])


def plugin_broken(folder: Path) -> None:
    """A plugin brings a store whose module is not there; it is met when the store is opened."""

    class Lost(Museum):
        @hookimpl
        def secgen_storage_backends(self) -> list[StorageSpec]:
            return [StorageSpec("lost", "museum.nowhere:open", "lost:")]

    office("lost:", PluginSet.of(Lost()))


def plugin_required(folder: Path) -> None:
    """An office is opened without a plugin it said it cannot work without."""
    url = f"sqlite:///{folder / 'office.db'}"
    with office(url, PluginSet.of(Museum())) as sg:
        sg.record({"act": "office.plugins_chosen", "on": "2026-01-01", "required": ["museum"]})
    office(url)


def plugin_disabled(folder: Path) -> None:
    """An act is recorded of a plugin the office has set aside."""
    with office(plugins=PluginSet.of(Museum()).without(["museum"])) as sg:
        sg.record({"act": "museum.visited", "on": "2026-03-02"})


class Deaf(Museum):
    """A plugin whose rule pack asks about an act by a misspelt name."""

    @hookimpl
    def secgen_rule_packs(self) -> list[RulePackSpec]:
        return [RulePackSpec("deaf", lambda: RulePack("deaf", (), {"budget.comitted": lambda *asked: None}))]


def plugin_tag(folder: Path) -> None:
    """A rule pack asks about an act nobody knows."""
    office(plugins=PluginSet.of(Deaf()))


class Clumsy(Museum):
    """A plugin whose store cannot be made."""

    @hookimpl
    def secgen_storage_backends(self) -> list[StorageSpec]:
        return [StorageSpec("clumsy", lambda url: 1 // 0, "clumsy:")]


def plugin_failed(folder: Path) -> None:
    """Something of a plugin fails while it is used."""
    office("clumsy:", PluginSet.of(Clumsy()))


class Inspector:
    """A plugin whose batch check is broken."""

    @hookimpl
    def secgen_plugin_info(self) -> PluginInfo:
        return PluginInfo("inspector", (1, 0), "Looks at every batch")

    @hookimpl
    def secgen_batch_checks(self) -> list[BatchCheckSpec]:
        return [BatchCheckSpec("inspector", lambda: lambda acts, states, judge: states["nowhere"])]


def plugin_check(folder: Path) -> None:
    """The batch check of a plugin fails: the batch is refused."""
    secgen.open("memory:", region="84", year=2026, plugins=PluginSet.of(Inspector()))


def plugin_conflict(folder: Path) -> None:
    """A plugin brings a scheme that is ours, where plugins may not fail (SECGEN_STRICT_PLUGINS)."""
    with patch.dict("os.environ", {"SECGEN_STRICT_PLUGINS": "1"}):
        PluginSet.of(Museum(scheme="sqlite"))


def extra(folder: Path) -> None:
    """A table is to become a data frame and the package for it is not installed."""
    with office() as sg, patch.dict(sys.modules, {"polars": None}):
        sg.budget.open_line(year=2026, line=LINE, ae="1,00", cp="1,00", on="2026-01-01")
        sg.report("consumption").to_polars()


def closed_office() -> Secretariat:
    """An office that has given roles: an administrator and an accountant."""
    sg = office()
    for actor, role in (("agent:ad01", "administrator"), ("agent:c0a7", "accountant")):
        sg.access.give_role(actor=actor, role=role, on="2026-01-01", by="agent:ad01")
    return sg


def actor_of_another(folder: Path) -> None:
    """Somebody records in the name of somebody else."""
    with closed_office() as sg, sg.acting_as("agent:c0a7"):
        sg.budget.pay(request="DP-1", on="2026-03-02", by="agent:ad01")


def read_without_a_role(folder: Path) -> None:
    """The accountant asks for an agent's payslip."""
    with closed_office() as sg, sg.acting_as("agent:c0a7"):
        sg.report("payslip", agent="agent:7f3c", month="2026-03")


PERSON: Final[dict[str, Any]] = {"by": "agent:ad01", "purpose": "subject-rights"}


def vault_of(folder: Path, key: str = "key") -> Vault:
    """A vault in a file, with somebody allowed to administer it and to answer people."""
    if not (folder / "kept" / key).exists():
        write_key_file(folder / "kept" / key)
    return open_vault(f"sqlite:///{folder / 'people.vault'}", law=builtin_law(), key_file=folder / "kept" / key)


def someone(vault: Vault) -> str:
    for purpose in ("vault-administration", "subject-rights"):
        vault.allow("agent:ad01", purpose, until="2100-01-01", by="agent:ad01")
    return vault.create("agent", {"family_name": "Canari"}, **PERSON)


def vault_open(folder: Path) -> None:
    """The file given as a vault is an office."""
    with secgen.open(f"sqlite:///{folder / 'people.vault'}", region="84", year=2026):
        vault_of(folder)


def vault_none(folder: Path) -> None:
    """An office opened without a vault is asked for a person."""
    with office() as sg:
        sg.vault.people()


def vault_no_key(folder: Path) -> None:
    """A vault is opened and no key is given, neither as a file nor in the environment."""
    with patch.dict("os.environ"):
        os.environ.pop("SECGEN_VAULT_KEY", None)
        open_vault(f"sqlite:///{folder / 'people.vault'}", law=builtin_law())


def vault_bad_key(folder: Path) -> None:
    """The key file holds something else."""
    (folder / "kept").mkdir()
    (folder / "kept" / "key").write_text("my dog's name", encoding="utf-8")
    vault_of(folder)


def vault_key_open(folder: Path) -> None:
    """Others may read the key file."""
    vault_of(folder).close()
    (folder / "kept" / "key").chmod(0o644)
    vault_of(folder)


def vault_key(folder: Path) -> None:
    """A vault is opened with the key of another."""
    vault_of(folder).close()
    vault_of(folder, "other")


def vault_tampered(folder: Path) -> None:
    """Somebody changes a row of the vault with another program."""
    with closing(vault_of(folder)) as vault:
        subject = someone(vault)
        with closing(sqlite3.connect(folder / "people.vault")) as db:
            db.execute("UPDATE person SET sealed = zeroblob(64)")
            db.commit()
        vault.read(subject, "family_name", **PERSON)


def vault_denied(folder: Path) -> None:
    """Somebody reads a person without being allowed to."""
    with closing(vault_of(folder)) as vault:
        vault.read(someone(vault), "family_name", by="agent:0bad", purpose="subject-rights")


def vault_erased(folder: Path) -> None:
    """Somebody who was erased is read."""
    with closing(vault_of(folder)) as vault:
        subject = someone(vault)
        vault.erase(subject, reason="request", by="agent:ad01")
        vault.read(subject, "family_name", **PERSON)


REPRODUCERS: Final[dict[str, Callable[[Path], None]]] = {
    "SG-MONEY-TYPE": money_type,
    "SG-MONEY-TEXT": money_text,
    "SG-MONEY-SPLIT": money_split,
    "SG-RATE-TEXT": rate_text,
    "SG-DATE-TEXT": date_text,
    "SG-INSTANT-TEXT": instant_text,
    "SG-SIRET": bad_siret,
    "SG-FIELD": field,
    "SG-FIELDS": several_fields,
    "SG-ACT-UNKNOWN": unknown_act,
    "SG-LINE-TEXT": line_text,
    "SG-RULES": rules,
    "SG-LAW-PACK": law_pack,
    "SG-LAW-UNKNOWN": law_unknown,
    "SG-LAW-NOT-IN-FORCE": law_not_in_force,
    "SG-NOMENCLATURE": nomenclature,
    "SG-STALE": stale,
    "SG-BUSY": busy,
    "SG-STORE-URL": store_url,
    "SG-STORE-OPEN": store_open,
    "SG-STORE-FULL": store_full,
    "SG-STORE-READ-ONLY": store_read_only,
    "SG-STORE-DAMAGED": store_damaged,
    "SG-STORE-EMPTY": store_empty,
    "SG-ANCHOR": anchor,
    "SG-ANCHOR-OTHER": anchor_other,
    "SG-ANCHOR-CUT": anchor_cut,
    "SG-ANCHOR-REWRITTEN": anchor_rewritten,
    "SG-CHAIN": chain,
    "SG-READ-ONLY": read_only,
    "SG-PAST": past,
    "SG-SNAPSHOT": snapshot,
    "SG-NOT-FOUND": not_found,
    "SG-CLOSED": closed,
    "SG-LAYOUT": layout,
    "SG-FILE": file,
    "SG-REPORT-OPTION": report_option,
    "SG-PLUGIN-BROKEN": plugin_broken,
    "SG-PLUGIN-REQUIRED": plugin_required,
    "SG-PLUGIN-DISABLED": plugin_disabled,
    "SG-PLUGIN-TAG": plugin_tag,
    "SG-PLUGIN-FAILED": plugin_failed,
    "SG-PLUGIN-CHECK": plugin_check,
    "SG-PLUGIN-CONFLICT": plugin_conflict,
    "SG-EXTRA": extra,
    "SG-VAULT-OPEN": vault_open,
    "SG-VAULT-NONE": vault_none,
    "SG-VAULT-NO-KEY": vault_no_key,
    "SG-VAULT-BAD-KEY": vault_bad_key,
    "SG-ACTOR": actor_of_another,
    "SG-ACCESS-READ": read_without_a_role,
    "SG-VAULT-KEY-OPEN": vault_key_open,
    "SG-VAULT-KEY": vault_key,
    "SG-VAULT-TAMPERED": vault_tampered,
    "SG-VAULT-DENIED": vault_denied,
    "SG-VAULT-ERASED": vault_erased,
}
NOT_YET: Final[frozenset[str]] = frozenset()
"""Codes of the catalogue that nothing raises yet. May only shrink."""
