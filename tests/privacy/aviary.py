"""An office in files, of four synthetic people: each personal field is a canary, and the acts name their ids."""

from __future__ import annotations

import csv
import sys
from copy import copy
from datetime import UTC, datetime
from importlib import import_module, util
from pathlib import Path
from typing import Any, Final

import secgen
from privacy.canaries import PEOPLE, PRESS
from secgen import Secretariat
from secgen.kernel.clock import ManualClock
from secgen.plugins.loader import PluginSet
from secgen.vault.sealing import write_key_file

OFFICER: Final = "agent:0ff1"
PURPOSES: Final = ("vault-administration", "subject-rights", "press-relations")
BY: Final[dict[str, Any]] = {"by": OFFICER, "purpose": "subject-rights"}
OUTSIDE: Final = {
    # plugin → what it needs besides secgen
    "secgen-dashboard": (),
    "secgen-plaintext": (),
    "secgen-calendar": ("icalendar", "feedgen"),
    "secgen-spreadsheet": ("xlsxwriter", "openpyxl", "odfdo", "defusedxml"),
    "secgen-columnar": ("pyarrow", "duckdb"),
    "secgen-region-bretagne": (),
}


def all_plugins() -> PluginSet:
    """The built-in plugins and those of the repository whose libraries are there."""
    found = []
    for name, needs in OUTSIDE.items():
        source = Path(__file__).parents[2] / "plugins" / name / "src"
        if source.is_dir() and all(util.find_spec(needed) for needed in needs):
            sys.path[:] = [*(path for path in sys.path if path != str(source)), str(source)]
            found.append(import_module(f"{name.replace('-', '_')}.plugin"))
    return PluginSet.of(*found)


class Aviary:
    """The files of the office; ``people`` gives the random id of each kind of person."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = folder / "kept" / "key"
        write_key_file(self.key)
        self.store, self.vault = (f"sqlite:///{folder / name}" for name in ("office.db", "people.vault"))
        self.plugins = all_plugins()
        self.people: dict[str, str] = {}
        with self.open() as sg:
            for actor in (OFFICER, "service:press"):
                for purpose in PURPOSES:
                    sg.vault.allow(actor, purpose, until="2100-01-01", by=OFFICER)
            for kind, fields in PEOPLE.items():
                if kind != "press_contact":
                    self.people[kind] = sg.vault.create(kind, fields, **BY)
            self._press(sg)
            self._work(sg)

    def moved(self, folder: Path) -> Aviary:
        """The same, in a copy of its folder."""
        other = copy(self)
        other.folder, other.key = folder, folder / "kept" / "key"
        other.store, other.vault = (f"sqlite:///{folder / name}" for name in ("office.db", "people.vault"))
        return other

    def open(self) -> Secretariat:
        """The office, on 31 December 2026."""
        clock = ManualClock(datetime(2026, 12, 31, 9, tzinfo=UTC))
        where = {"vault": self.vault, "vault_key": self.key, "plugins": self.plugins}
        return secgen.open(self.store, region="84", year=2026, clock=clock, **where)

    def _press(self, sg: Secretariat) -> None:
        """The press contact comes from a list, which is then thrown away."""
        path = self.folder / "list.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["name", "address", "media", "origin", "collection", "basis"])
            rows.writerow([PRESS["family_name"], PRESS["email"], PRESS["outlet"], "salon", "direct", "public_interest"])
        self.imported = repr(sg.import_file("press-contacts", path)) + str(sg.import_file("press-contacts", path))
        path.unlink()
        (contact,) = sg.communication.state.press.contacts
        self.people["press_contact"] = contact
        sg.vault.update(contact, PRESS, **BY)

    def _work(self, sg: Secretariat) -> None:
        agent, p = self.people["agent"], sg.personnel
        p.hire(agent=agent, status="civil_servant", corps="AAE", grade="attache", step="4", on="2024-01-02")
        p.assign(
            agent=agent,
            assignment=f"{agent}/1",
            host="DRAC",
            host_kind="drac",
            vehicle="own_service",
            department="69",
            commune="69123",
            on="2024-01-02",
        )
        p.set_cycle(agent=agent, weekly_minutes=2310, on="2026-01-01")
        p.take_absence(agent=agent, kind="annual", on="2026-03-02", until="2026-03-06")
        p.grant_sick_leave(agent=agent, leave="S-1", kind="ordinary", on="2026-04-07", until="2026-04-09")
        p.open_savings(agent=agent, on="2026-01-05")
        p.authorise_telework(agent=agent, days_per_week="2", on="2026-01-05")
        applicant, writer = self.people["applicant"], self.people["correspondent"]
        sg.record(
            {
                "act": "personnel.vacancy_published",
                "vacancy": "V-1",
                "job": "J-1",
                "title": "Documentaliste",
                "category": "A",
                "closes": "2026-10-30",
                "on": "2026-09-01",
            },
            {"act": "personnel.application_filed", "vacancy": "V-1", "candidate": applicant, "on": "2026-09-10"},
            {"act": "correspondence.received", "channel": "post", "sender": writer, "on": "2026-05-04"},
        )
        sg.budget.open_line(year=2026, line="0224-CARA-DRAC/07/31", ae="10 000", cp="10 000", on="2026-01-01")
        sg.budget.commit(
            commitment="2100000001", line="0224-CARA-DRAC/07/31", payee="73282932000074", amount="600", on="2026-03-02"
        )
        sg.vault.update(applicant, ended_on="2026-10-31", **BY)
