"""Opening an office: its plugins, its law, its store; the first opening says which region it is for."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from secgen import office as office_domain
from secgen.budget.lines import parse_line
from secgen.choosing import lacking, wanted
from secgen.kernel.act import Act
from secgen.kernel.clock import Clock, system_clock
from secgen.kernel.dates import check_year
from secgen.kernel.errors import InvalidInput, LedgerError
from secgen.kernel.rulepack import RulePack
from secgen.kernel.territory import REGIONS
from secgen.kernel.text import Text
from secgen.law import Law, builtin_law
from secgen.law.loader import load_pack, regional_law
from secgen.ledger.records import EventStore
from secgen.plugins.loader import PluginSet
from secgen.rooms import rules_by_owner
from secgen.schema import Registry
from secgen.secretariat import Secretariat

if TYPE_CHECKING:
    from secgen.rulebook import Rulebook

T = TypeVar("T", bound=Act)


def open_secretariat(
    url: str,
    *,
    region: str | None = None,
    year: int | None = None,
    node: str = "",
    name: str = "",
    plugins: PluginSet | None = None,
    law: Law | None = None,
    clock: Clock = system_clock,
    vault: str = "",
    vault_key: str | Path | None = None,
    actor: str = "",
    snapshot: str | Path | None = None,
    correcting: bool = False,
) -> Secretariat:
    """Open an office. The first opening says which ``region`` it is for (official code).

    ``vault`` is the address of the vault of personal data (``sqlite:///FILE.vault``), opened when first used;
    ``vault_key`` the file of its master key, or else the environment (``SECGEN_VAULT_KEY``).

    ``snapshot`` is where the state is kept between openings, without its ending: beside the file of an SQLite
    store by default, nowhere for the others; ``""`` for nowhere.

    ``plugins`` and ``law`` default to those installed; the office may require some plugins and
    disable others (``office.plugins_chosen``). ``actor``: who acts and reads, as a random id
    (see ``acting_as``).

    A plugin the office requires and that is missing refuses the opening (``PluginError`` SG-PLUGIN-REQUIRED);
    with ``correcting`` it opens without, to record another choice and nothing else.
    """
    if node:
        check_node(node)
    if region is None:
        _must_be_there(url)
    else:
        _check_region(region)
    if year is not None:
        check_year("open", year)
    installed = plugins if plugins is not None else PluginSet.installed()
    store = open_store(url, installed)
    try:
        choices = _filed(store, office_domain.PluginsChosen)
        choice = choices[-1] if choices else None
        missing, active = lacking(installed, choice), wanted(installed, choice)
        if missing and not correcting:
            raise missing
        body = law if law is not None else law_of(active, region or region_of(store))
        secretariat = Secretariat(
            url, store=store, plugins=active, law=body, clock=clock, snapshot=snapshot_of(url, snapshot)
        )
        secretariat.lacking = missing
        secretariat.vault_at(vault, vault_key)
        if region is not None and secretariat.office is None:
            first = year or clock().year
            opened = office_domain.OfficeOpened(
                on=date(first, 1, 1), region=region, year=first, name=name, node=node or "{programme}"
            )
            secretariat.record(opened)
        if actor:
            secretariat.acting_as(actor)
    except BaseException:
        store.close()
        raise
    secretariat.watchers.opened(secretariat)
    return secretariat


def _must_be_there(url: str) -> None:
    """A file that is not there, or empty, is made only for a region: a mistyped address makes none.

    What may not be read, and an emptied file with acts waiting beside it, are for the store to tell.
    """
    path = url.removeprefix("sqlite:///")
    if not url.startswith("sqlite:///") or not path:
        return
    with suppress(OSError, ValueError):
        file, waiting = Path(path), Path(f"{path}-wal")
        empty = file.is_file() and file.stat().st_size == 0 and not waiting.exists()
        if empty or not file.exists():
            raise LedgerError("SG-STORE-EMPTY", url=url)


def _check_region(region: object) -> None:
    if region not in REGIONS:
        known = ", ".join(f"{code} {name}" for code, name in REGIONS.items())
        raise InvalidInput("SG-REPORT-OPTION", report="law", option="region", value=region, known=known)


def open_store(url: str, plugins: PluginSet) -> EventStore:
    """The store of an address, by the plugin that knows its scheme."""
    scheme = url.partition(":")[0]
    if scheme not in plugins.storage:
        known = ", ".join(s.example for s in plugins.storage.values())
        raise LedgerError("SG-STORE-URL", url=url, known=known)
    store: EventStore = plugins.call("storage", scheme, url)
    return store


def snapshot_of(url: str, given: str | Path | None = None) -> str:
    """Where the snapshot of a store goes, without its ending; empty for nowhere."""
    if given is not None:
        return str(given)
    return url.removeprefix("sqlite:///") if url.startswith("sqlite:///") else ""


def region_of(store: EventStore) -> str:
    """The region an office was opened for; empty in an empty journal."""
    opened = _filed(store, office_domain.OfficeOpened)
    return opened[0].region if opened else ""


def _filed(store: EventStore, cls: type[T]) -> list[T]:
    """The acts of a kind that are filed under its own name, whatever else was put there."""
    registry = Registry()
    registry.add(cls)
    found: list[Any] = [registry.decode(record) for record in store.read(cls.tag) if record.tag == cls.tag]
    return found


def law_of(plugins: PluginSet, region: str = "") -> Law:
    """The built-in law, with the packs of a region and those of plugins laid over it."""
    body = regional_law(builtin_law(), region) if region else builtin_law()
    for key in plugins.in_order("law_packs"):
        body = body.overlay(load_pack(plugins.call("law_packs", key, kind=str), key))
    return body.overlay(_said_by(plugins))


def _said_by(plugins: PluginSet) -> Law:
    """Who may record the acts of plugins and read their reports, as rows of the tables of access."""
    acts = [
        {"acts": [spec.cls.tag], "roles": spec.roles, "text": spec.cls.tag}  # type: ignore[attr-defined]
        for spec in plugins.event_types.values()
        if spec.roles
    ]
    reads = [
        {"reads": [f"report {spec.name}"], "roles": spec.roles, "text": spec.name}
        for spec in plugins.reports.values()
        if spec.roles
    ]
    return Law({}, {"access_act": tuple(acts), "access_read": tuple(reads)}, ())


def open_rulebook(region: str = "", *, plugins: PluginSet | None = None, clock: Clock = system_clock) -> Rulebook:
    """The law and the rules without any office, as a region has them (official code; none: those of the library).

    Raises ``InvalidInput`` (SG-REPORT-OPTION) if there is no such region.
    """
    from secgen.rulebook import Rulebook

    if region:
        _check_region(region)
    installed = plugins if plugins is not None else PluginSet.installed()
    packs = [installed.call("rule_packs", key, kind=RulePack) for key in installed.rule_packs]
    return Rulebook(law_of(installed, region), rules_by_owner(packs), clock().date())


def check_node(node: str) -> None:
    """The unit charged by default must make a budget line with any programme; refused otherwise."""
    try:
        parse_line(f"{node.format(programme='0131')}/01/6")
    except (InvalidInput, LookupError, ValueError, AttributeError):
        reason = Text("écrire par exemple {programme}-CARA-DRAC", "write for example {programme}-CARA-DRAC")
        raise InvalidInput("SG-FIELD", act="office.opened", field="node", value=node, reason=reason) from None
