"""Importers of communication: OpenAgenda files into entries, the official geographical code into communes."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from secgen.communication.exchange.openagenda import LAYOUT, Found, Reading, reading
from secgen.communication.programme.attach import candidate, within
from secgen.communication.programme.events import CommunesListed, EntryReceived, EntryUpdated
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.anomaly import Anomaly
from secgen.kernel.errors import InvalidInput
from secgen.kernel.importing import Import
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat

COG: Final = "cog-communes"
_INSEE: Final = re.compile(r"(\d{2}|2[AB])\d{3}", re.ASCII)
_NO_COMMUNE: Final = Text(
    "« {code} » ({name}) n'est pas une commune de son département : cinq caractères, le département d'abord",
    "'{code}' ({name}) is no commune of its department: five characters, the department first",
)
_MEND: Final = Text("corriger le code dans le fichier et réimporter", "mend the code in the file and import again")
_OUTSIDE: Final = Text("aucun créneau dans les dates de {edition}", "no slot in the days of {edition}")
_ATTACH: Final = Text("entrée gardée hors programme", "kept outside the programme")


def import_openagenda(office: Secretariat, name: str, path: Path | str) -> Import:
    """Read an OpenAgenda export into entries (C07 to C18, C66); a second import of the same file changes nothing.

    Entries whose agenda carries a national event join its edition if their days do; the others belong to none.
    """
    path = Path(path)
    state = office.state("communication")
    assert isinstance(state, Communication)
    read = reading(path, office.law, office.clock().date(), state.programme.communes.values())
    counts: Counter[str] = Counter()
    posting = office.post(_acts(read, path, state, office.law, counts))
    told = (
        ("duplicates", Text("doublons", "duplicates"), read.duplicates),
        ("attached", Text("rattachés à une édition", "attached to an edition"), counts["attached"]),
        ("updated", Text("mis à jour", "updated"), counts["updated"]),
    )
    refused = tuple(finding for decision in posting.refused for finding in decision.findings if finding.blocks)
    return Import(
        LAYOUT, path.name, read.lines, posting.accepted, counts["unchanged"], told, tuple(read.anomalies), refused
    )


def _acts(read: Reading, path: Path, state: Communication, law: LawBook, counts: Counter[str]) -> Iterator[Act]:
    for found in read.events(path):
        known = state.programme.entries.get(found.event.uid)
        if known is None:
            edition = _edition(found, state, law, read)
            counts["attached"] += bool(edition)
            yield EntryReceived(
                on=read.on,
                source=LAYOUT,
                entry=found.event.uid,
                edition=edition,
                event=found.event,
                department=found.department,
            )
        elif known.event == found.event:
            counts["unchanged"] += 1
        else:
            counts["updated"] += 1
            yield EntryUpdated(on=read.on, source=LAYOUT, entry=found.event.uid, event=found.event)


def _edition(found: Found, state: Communication, law: LawBook, read: Reading) -> str:
    edition = candidate(found.event, law, state.editions)
    if edition is None:
        return ""
    inside = within(found.event, edition)
    if inside.ok is not False:
        return edition.id
    days = dict(inside.inputs).get("days", "")
    message = _OUTSIDE.filled(edition=edition.id)
    read.anomalies.append(
        Anomaly("outside-edition", read.file, found.line, "timings", days, message, _ATTACH, "note", inside.rule.id)
    )
    return ""


_COLUMNS: Final = ("code_insee", "nom", "departement", "epci_nom", "codes_postaux")


def import_communes(office: Secretariat, name: str, path: Path | str) -> Import:
    """Read the communes of a region from a CSV of the official geographical code; the year is in the file's name.

    Columns: ``code_insee``, ``nom``, ``departement``, ``epci_nom``, ``codes_postaux`` (separated by spaces or bars).
    """
    path = Path(path)
    year = re.search(r"(?:19|20)\d\d", path.stem)
    if year is None or office.office is None:
        _refuse(path, "no year in its name" if year is None else "office not opened")
    anomalies: list[Anomaly] = []
    listed = tuple(_communes(path, anomalies))
    if not listed:
        return Import(COG, path.name, len(anomalies), 0, 0, (), tuple(anomalies))
    act = CommunesListed(
        on=date(int(year[0]), 1, 1),
        source="INSEE COG",
        region=office.office.region,
        vintage=int(year[0]),
        communes=listed,
    )
    state = office.state("communication")
    assert isinstance(state, Communication)
    known = {
        f"{c.insee}|{c.name}|{c.department}|{c.epci}|{' '.join(c.postcodes)}" for c in state.programme.communes.values()
    }
    new = set(listed) - known
    if new:
        office.record(act)
    told = (("communes", Text("communes", "communes"), len(listed)),)
    lines, unchanged = len(listed) + len(anomalies), len(listed) - len(new)
    return Import(COG, path.name, lines, int(bool(new)), unchanged, told, tuple(anomalies))


def _communes(path: Path, anomalies: list[Anomaly]) -> Iterator[str]:
    """The communes of a file as the act keeps them; a row whose code is no commune's is set aside."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if missing := [column for column in _COLUMNS if column not in (reader.fieldnames or ())]:
                _refuse(path, f"missing {', '.join(missing)}")
            for row in reader:
                cells = [(row[column] or "").replace("|", " ").strip() for column in _COLUMNS]
                insee, label, department, epci, codes = cells
                if not (_INSEE.fullmatch(insee) and insee.startswith(department) and label and department):
                    told = _NO_COMMUNE.filled(code=insee, name=label)
                    line = reader.line_num
                    anomalies.append(
                        Anomaly("commune-invalid", path.name, line, "code_insee", insee, told, _MEND, "row")
                    )
                    continue
                yield f"{insee}|{label}|{department}|{epci}|{' '.join(codes.split())}"
    except OSError as error:
        raise InvalidInput("SG-FILE", file=path, problem=error.strerror or error) from None
    except UnicodeDecodeError:
        raise InvalidInput("SG-FILE", file=path, problem="not UTF-8") from None
    except csv.Error as error:
        raise InvalidInput("SG-FILE", file=path, problem=str(error)) from None


def _refuse(path: Path, problem: str) -> NoReturn:
    hint = f"columns {', '.join(_COLUMNS)}, and a name such as cog_communes_2026.csv"
    raise InvalidInput("SG-LAYOUT", file=path.name, layout=COG, problem=problem, hint=hint)
