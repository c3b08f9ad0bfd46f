"""Press contacts from a list: random ids and keyed fingerprints to the journal, names and addresses to the vault."""

from __future__ import annotations

import csv
import secrets
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from secgen.communication.press.events import ContactAdded
from secgen.communication.press.retention import fingerprint
from secgen.communication.state import Communication
from secgen.kernel.anomaly import Anomaly
from secgen.kernel.dates import parse_day
from secgen.kernel.errors import InvalidInput, SecgenError
from secgen.kernel.importing import Import
from secgen.kernel.text import Text

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat

LAYOUT: Final = "press-contacts"
Keep = Callable[[str, Mapping[str, str]], object]
"""Where personal fields go: ``keep(contact, {"name": …, "address": …, "media": …})``; the vault's business."""
_NEEDED: Final = ("name", "address", "origin", "collection", "basis")
_REMEDY: Final = Text("corriger la ligne, puis réimporter", "mend the row, then import again")
_OBJECTED: Final = Text("cette personne s'est opposée", "this person objected")
_SUPPRESSED: Final = Text("ne pas la recontacter ; la retirer de la liste", "do not contact; remove from the list")


def import_contacts(office: Secretariat, path: Path | str, key: bytes, keep: Keep) -> Import:
    """Read a press list (CSV: name, address, media, origin, collection, basis, informed_on, lists, accepts_embargo).

    The journal gets a random id and the keyed fingerprint of the address; ``keep`` gets the personal fields.
    Who objected is not added again, whatever list brings the address back (C32).
    """
    path = Path(path)
    state = office.state("communication")
    assert isinstance(state, Communication)
    anomalies: list[Anomaly] = []
    lines = recorded = unchanged = 0
    for line, row in _rows(path):
        lines += 1
        try:
            mark = fingerprint(row["address"] or "", key)
            act = _contact(row, mark, office)
        except SecgenError as error:
            message = Text(error.message, error.message)
            anomalies.append(Anomaly("contact-unreadable", path.name, line, "", "…", message, _REMEDY, "row"))
            continue
        if mark in state.press.suppressed:
            told = Anomaly("objected", path.name, line, "address", "…", _OBJECTED, _SUPPRESSED, "row", "C32")
            anomalies.append(told)
        elif state.press.fingerprints.get(mark):
            unchanged += 1
        else:
            office.record(act)
            keep(act.contact, {name: row.get(name) or "" for name in ("name", "address", "media")})
            recorded += 1
    return Import(LAYOUT, path.name, lines, recorded, unchanged, (), tuple(anomalies))


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if missing := [name for name in _NEEDED if name not in (reader.fieldnames or ())]:
                hint = f"columns {', '.join(_NEEDED)}"
                problem = f"missing {', '.join(missing)}"
                raise InvalidInput("SG-LAYOUT", file=path.name, layout=LAYOUT, problem=problem, hint=hint)
            for row in reader:
                yield reader.line_num, row
    except OSError as error:
        raise InvalidInput("SG-FILE", file=path, problem=error.strerror or error) from None
    except UnicodeDecodeError:
        raise InvalidInput("SG-FILE", file=path, problem="not UTF-8") from None
    except csv.Error as error:
        raise InvalidInput("SG-FILE", file=path, problem=str(error)) from None


def _contact(row: Mapping[str, str], mark: str, office: Secretariat) -> ContactAdded:
    told = (row.get("informed_on") or "").strip()
    act = office.read(
        {
            "act": ContactAdded.tag,
            "on": office.clock().date(),
            "contact": f"press_contact:{secrets.token_hex(8)}",
            "fingerprint": mark,
            "origin": (row["origin"] or "").strip(),
            "collection": (row["collection"] or "").strip(),
            "basis": (row["basis"] or "").strip(),
            "informed_on": parse_day(told) if told else None,
            "lists": tuple((row.get("lists") or "").split()),
            "accepts_embargo": (row.get("accepts_embargo") or "").strip().lower() in ("yes", "oui"),
        }
    )
    assert isinstance(act, ContactAdded)
    return act
