"""What reads a file: every importer, every check, every reader, and the formats that people never give by hand."""

from __future__ import annotations

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, Final

from exchange.conftest import COMMITMENT, COMMITTED, GRANT, PAID, PAYMENT
from importing import test_importers_pass_the_kit as kit

import secgen
from fuzz.harness import Target
from fuzz.mutation import Mutator
from secgen import Secretariat
from secgen.cli.acts import read_acts
from secgen.communication.exchange.vaulted import ACTOR, PURPOSE
from secgen.exchange import LAYOUTS, read, read_office_list, sniff, write
from secgen.kernel.clock import ManualClock
from secgen.law.loader import load_pack
from secgen.plugins import PluginSet
from secgen.plugins.specs import resolve

OFFICES: Final = 60
"""Files an office is given before a new one takes its place."""
CONTACTS: Final = (
    b"name,address,media,origin,collection,basis,lists,informed_on,accepts_embargo\n"
    b"Jeanne Inventee,jeanne@journal.example,Le Journal,salon,direct,public_interest,presse,2026-03-02,oui\n"
)
MAIL: Final = (
    b"registre;numero;date;correspondant;objet;reponse_a;recommande;service\n"
    b"arrivee;1;2026-01-05;person:7f3c91;courrier;;;\ndepart;1;2026-01-06;person:7f3c91;reponse;A-2026-00001;;\n"
)
LIST: Final = "N° EJ;Montant;Bénéficiaire\n2103105755;1 000,00;Ville\nEJ 2103105756 / 2103105757;12;X\n".encode()
POST: Final = {
    "network": "x", "account": "@drac", "text": "Journées du patrimoine #jep https://exemple.fr", "title": "",
    "at": "2026-09-10T11:00+02:00", "pictures": [{"asset": "a", "alt": "une façade", "credit": "DRAC",
    "decorative": False}],
    "tagged": ["@ville"], "consenting": [], "co_signed": [], "promotes": "yes",
}  # fmt: skip
LAYOUT: Final = {
    "support": "poster", "action": "Festival", "region": "84", "release": "2026-05-20", "submitted": "2026-05-02",
    "marks": [{"kind": "prefect", "x": 60, "y": 250, "w": 30, "h": 20}, {"kind": "ministry", "x": 1, "y": 2, "w": 3,
    "h": 4}],
    "texts": [{"words": "Avec le soutien de", "x": 20, "y": 255, "w": 35, "h": 8}],
    "grant": {"state": True, "label": "", "programme": "131"},
}  # fmt: skip
TOML: Final = (
    'support = "poster"\nregion = "84"\naction = "Festival"\nrelease = 2026-05-20\nsubmitted = 2026-05-02\n'
    '[[marks]]\nkind = "prefect"\nx = 60\ny = 250.5\nw = 30\nh = 20\n'
    '[[texts]]\nwords = "Avec"\nx = 1\ny = 2\nw = 3\nh = 4\n'
)
PACK: Final = """[pack]
id = "trial"
version = "2026.1"
title = { fr = "Essai", en = "Trial" }
[[parameter]]
id = "trial.delay"
unit = "days"
title = { fr = "Délai", en = "Delay" }
[[parameter.value]]
from = 2020-01-01
value = 30
compare = ">="
text = "Décret 2012-1246 art. 1"
status = "verified"
checked_on = 2026-01-02
[[parameter]]
id = "trial.rate"
unit = "rate"
title = { fr = "Taux", en = "Rate" }
[[parameter.value]]
from = 2020-01-01
to = 2021-01-01
value = "5,5 %"
text = "Loi"
status = "unverified"
checked_on = 2026-01-02
[[table]]
code = "1"
text = "Loi"
status = "verified"
checked_on = 2026-01-02
"""


class Files:
    """A folder of its own where inputs are written for those who read files."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="secgen-fuzz-")
        self.folder = Path(self._folder.name)

    def put(self, name: str, content: bytes) -> Path:
        """The file that holds an input."""
        mine = self.folder / str(os.getpid())
        mine.mkdir(exist_ok=True)
        path = mine / name
        path.write_bytes(content)
        return path


class Desk:
    """An office that takes files until a fresh one takes its place."""

    def __init__(self, plugins: PluginSet) -> None:
        self.plugins = plugins
        self.taken = count()
        self._office: Secretariat | None = None

    def __call__(self) -> Secretariat:
        if self._office is None or next(self.taken) % OFFICES == 0:
            clock = ManualClock(datetime(2026, 11, 1, 9, tzinfo=UTC))
            self._office = secgen.open(
                "memory:", region="84", year=2026, clock=clock, plugins=self.plugins, vault="memory:"
            )
            self._office.vault.allow("agent:0001", "vault-administration", until="2099-12-31", by="agent:0001")
            self._office.vault.allow(ACTOR, PURPOSE, until="2099-12-31", by="agent:0001")
        return self._office


def _importer(name: str, seeds: Sequence[bytes], file: str, desk: Desk, files: Files, share: float) -> Target:
    spec = desk.plugins.importers[name]

    def load(content: bytes) -> None:
        path = files.put(file, content)
        office = desk()
        done = resolve(spec.factory)(office, name, path)
        str(done)
        for anomaly in done.anomalies[:20]:
            str(anomaly)
        json.dumps(done.as_dict())

    def draw(mutator: Mutator) -> bytes:
        if file.endswith(".json"):
            return _json(mutator, [json.loads(seed) for seed in seeds], seeds)
        return mutator.cells(seeds) if not file.endswith((".xlsx", ".ods")) else _zipped(mutator, seeds)

    return Target(f"import {name} ({file.rpartition('.')[2]})", draw, load, share)


def _json(mutator: Mutator, values: Sequence[Any], seeds: Sequence[bytes]) -> bytes:
    if mutator.random.random() < 0.25:
        return mutator.bytes(seeds)
    if mutator.random.random() < 0.02:
        depth = mutator.random.choice((100, 990, 5000, 100_000))
        return (b'{"a":' if mutator.random.random() < 0.5 else b"[") * depth
    text = json.dumps(mutator.value(values), ensure_ascii=mutator.random.random() < 0.5)
    return text.encode("utf-8", "surrogatepass")


def _zipped(mutator: Mutator, seeds: Sequence[bytes]) -> bytes:
    """A workbook with its bytes, or the text of one of its parts, changed."""
    if mutator.random.random() < 0.3:
        return mutator.bytes(seeds)
    source = zipfile.ZipFile(io.BytesIO(mutator.random.choice(seeds)))
    changed = mutator.random.choice(source.namelist())
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == changed:
                content = mutator.bytes([content])
            archive.writestr(info.filename, content)
    return target.getvalue()


def _layouts(folder: Path) -> dict[str, bytes]:
    rows = {"inf-bud-53-ae": COMMITMENT, "aife-ae": COMMITMENT, "inf-bud-53-cp": PAYMENT, "aife-cp": PAYMENT}
    rows |= {"jp51": COMMITTED, "jp57": PAID, "subventions": GRANT}
    for name in LAYOUTS:
        write(name, [rows[name]], folder / f"{name}.csv")
    return {name: (folder / f"{name}.csv").read_bytes() for name in LAYOUTS}


def _seeds(made: Callable[[Path], Path], folder: Path) -> bytes:
    return made(folder / "seed").read_bytes()


def targets(plugins: PluginSet) -> Iterator[Target]:
    """Every importer known, every check, every reader of a file."""
    files = Files()
    desk = Desk(plugins)
    extracts = _layouts(files.folder)
    for name, content in extracts.items():
        yield _importer(name, [content], "extract.csv", desk, files, 0.18)
    for trial in kit.Trial.__subclasses__():
        seeds = [_seeds(write, files.folder) for write in trial.files] + [MAIL] * (trial.name == "mail-register")
        last = {"openagenda": "events.json", "decp": "contracts.json", "cog-communes": "cog_communes_2026.csv"}
        yield _importer(trial.name, seeds, last.get(trial.name, "list.csv"), desk, files, 0.18)
    yield _importer("press-contacts", [CONTACTS], "contacts.csv", desk, files, 0.18)
    yield from _other_forms(desk, files)
    yield from _readers(files, extracts)
    yield from _checks(plugins, files)
    yield from _texts(plugins)


def _other_forms(desk: Desk, files: Files) -> Iterator[Target]:
    """The flat forms of what is known in JSON, and workbooks where the plugin that reads them is installed."""
    event = kit.EVENT
    lines = json.dumps(event).encode() + b"\n"
    wrapped = json.dumps({"total": 1, "events": [event]}).encode()
    yield _importer("openagenda", [lines * 2, wrapped], "events.jsonl", desk, files, 0.18)
    names = "uid,title_fr,description_fr,firstdate_begin,lastdate_end,timings,location_name,location_insee"
    slot = '"[{""begin"": ""2025-09-20T10:00:00+02:00"", ""end"": ""2025-09-20T11:00:00+02:00""}]"'
    cells = f"7,Visite,Une heure,2025-09-20T10:00:00+02:00,2025-09-20T11:00:00+02:00,{slot},Chateau,26362"
    flat = f'{names},location_coordinates\n{cells},"44.9, 4.8"\n'.encode()
    yield _importer("openagenda", [flat], "events.csv", desk, files, 0.18)
    columns = b"id;acheteur_id;codeCPV;montant;dateNotification;titulaire_id_1;objet;nature\n"
    row = b"2019-01;11004601800013;45212350-4;50000;2019-02-01;73282932000074;Entretien;March\xc3\xa9\n"
    yield _importer("decp", [columns + row, columns.lower() + row], "contracts.csv", desk, files, 0.18)
    for name in ("xlsx", "ods"):
        if name in desk.plugins.importers:
            yield _importer(name, [_workbook(desk.plugins, name)], f"acts.{name}", desk, files, 0.03)


def _workbook(plugins: PluginSet, form: str) -> bytes:
    from secgen.kernel.text import Text
    from secgen.reports.table import Column, Table

    names = ("act", "on", "commitment", "line", "payee", "amount")
    row = ("budget.committed", "2026-03-02", "2100000001", "0224-CARA-DRAC/07/3", "73282932000074", "48 000,00")
    columns = tuple(Column(name, Text(name, name), "text") for name in names)
    made = resolve(plugins.formats[form].factory)(Table("acts", Text("actes", "acts"), columns, (row, row)), "en")
    assert isinstance(made, bytes)
    return made


def _readers(files: Files, extracts: dict[str, bytes]) -> Iterator[Target]:
    for name, content in extracts.items():
        yield Target(
            f"read {name}",
            lambda mutator, seeds=(content,): mutator.cells(seeds),
            lambda given, name=name: read(name, files.put("read.csv", given)),
            0.12,
        )
    yield Target(
        "recognise a layout",
        lambda mutator: mutator.cells(list(extracts.values())),
        lambda given: sniff(files.put("sniff.csv", given)),
        0.1,
    )
    yield Target(
        "read a grant list",
        lambda mutator: mutator.cells((LIST,)),
        lambda given: read_office_list(files.put("list.csv", given)),
        2,
    )


def _checks(plugins: PluginSet, files: Files) -> Iterator[Target]:
    def check(name: str, file: str, **options: str) -> Callable[[bytes], None]:
        made = resolve(plugins.checks[name].factory)

        def read(content: bytes) -> None:
            done = made(files.put(file, content), options)
            str(done)
            json.dumps(done.as_dict())

        return read

    seeds = {
        "post": json.dumps([POST, {"network": "bluesky", "text": "…"}]).encode(),
        "brand": json.dumps(LAYOUT).encode(),
        "decp": json.dumps({"marches": [kit.CONTRACT]}).encode(),
    }
    for name, seed in seeds.items():
        yield Target(
            f"check {name} (json)",
            lambda mutator, seed=seed: _json(mutator, [json.loads(seed)], [seed]),
            check(name, f"{name}.json"),
            0.3,
        )
    yield Target("check brand (toml)", lambda m: m.bytes((TOML.encode(),)), check("brand", "poster.toml"), 0.3)
    for name in ("aife-ae", "subventions"):
        rows = [_layouts(files.folder)[name]]
        yield Target(
            f"check layout as {name}",
            lambda mutator, rows=rows: mutator.cells(rows),
            check("layout", "layout.csv", **{"as": name}),
            0.3,
        )


def _texts(plugins: PluginSet) -> Iterator[Target]:
    office = Desk(plugins)()
    act = {"act": "budget.certified", "commitment": "2100000001", "amount": "48 000,00", "on": "2026-04-01"}

    def read_one(text: str) -> None:
        list(read_acts(office, [text]))

    yield Target("law pack (toml)", lambda m: m.text((PACK,)), load_pack, 4)
    yield Target(
        "act as JSON on the command line",
        lambda m: _json(m, [act], [json.dumps(act).encode()]).decode("utf-8", "surrogateescape"),
        lambda text: read_one(text.removeprefix("@")),
        4,
    )
    yield Target(
        "explain an address", lambda m: m.text(("personnel/pay/agent:7/2026-03/salary", "42")), office.explain, 2
    )
