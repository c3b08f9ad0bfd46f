"""init, verify, snapshot, anchor, rescue, close."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

from secgen.cli.common import Commands, budget_year, command, open_existing, open_office, store_option, watched
from secgen.cli.output import key_values, print_json
from secgen.files import read_text, whole, write_whole
from secgen.kernel.address import without_password
from secgen.kernel.errors import InvalidInput, LedgerError
from secgen.kernel.territory import REGIONS
from secgen.kernel.text import Text

_ALTERED: Final = Text(
    "le paquet de droit {pack} a changé de contenu sans changer de version (acte {position})",
    "the law pack {pack} changed its content and not its version (act {position})",
)


def declare(commands: Commands) -> None:
    """Add ``init``, ``verify``, ``snapshot``, ``anchor``, ``rescue`` and ``close`` to the commands."""
    init = command(commands, "init", run_init, "make a new office: its journal, region and first year")
    init.add_argument("url", metavar="URL", help="sqlite:///FILE, or what a plugin offers")
    init.add_argument("--year", type=budget_year, required=True, help="the first budget year")
    init.add_argument("--region", required=True, choices=sorted(REGIONS), metavar="CODE", help="official region code")
    init.add_argument("--name", default="", help="name of the office")
    init.add_argument("--node", default="{programme}", help="unit charged by default, e.g. '{programme}-CARA-DRAC'")
    verify = command(commands, "verify", run_verify, "walk the chain of digests and name the first broken link")
    store_option(verify)
    verify.add_argument(
        "--anchor", action="append", default=[], metavar="FILE", help="compare with what an anchor saw; may be repeated"
    )
    verify.add_argument("--anchors", metavar="DIR", help="compare with every anchor (*.json) of a folder")
    anchor = command(commands, "anchor", run_anchor, "write down where the journal ends, to be kept elsewhere")
    anchor.add_argument("file", nargs="?", metavar="FILE", help="default: the terminal")
    anchor.add_argument("--anchors", metavar="DIR", help="add it to a folder of anchors, under a name of its own")
    store_option(anchor)
    rescue = command(
        commands, "rescue", run_rescue, "write out every act a damaged store can still read, as JSON lines"
    )
    rescue.add_argument("-o", "--output", required=True, metavar="FILE")
    store_option(rescue)
    snapshot = command(commands, "snapshot", run_snapshot, "keep the state for the next openings, or check it")
    store_option(snapshot)
    snapshot.add_argument("--check", action="store_true", help="fold the journal anew and compare every row kept")
    close = command(commands, "close", run_close, "the year-end file: statements, reconciliations, what is missing")
    close.add_argument("year", type=budget_year, metavar="YEAR")
    store_option(close)
    close.add_argument("--out", metavar="DIR", help="write the year-end file there")
    close.add_argument("--record", action="store_true", help="record the closing: the year takes no further act")
    close.add_argument(
        "--sign", choices=("authorising_officer", "accountant"), help="sign the statements of a closed year"
    )
    close.add_argument("--by", default="", metavar="ID", help="who closes or signs, e.g. agent:0d1a")
    close.add_argument("--known-at", metavar="INSTANT", help="the file as it was known at this instant")


def run_init(args: argparse.Namespace) -> int:
    """Make an office in a store that has none; raises ``LedgerError`` if it has one."""
    from secgen.opening import check_node, open_secretariat, open_store
    from secgen.plugins.loader import PluginSet

    check_node(args.node)
    with closing(open_store(args.url, PluginSet.installed())) as store:
        if store.head().position:
            problem = Text("c'est déjà un bureau ; choisir un autre nom", "it is an office already; take another name")
            raise LedgerError("SG-STORE-OPEN", url=args.url, problem=problem)
    opened = open_secretariat(args.url, region=args.region, year=args.year, name=args.name, node=args.node)
    with watched(opened) as office:
        shown, region = without_password(args.url), f"{args.region} {REGIONS[args.region]}"
        facts = {"store": shown, "region": region, "year": args.year}
        if args.json:
            print_json({**facts, "position": office.journal.head.position})
        else:
            key_values([(k, str(v)) for k, v in facts.items()])
    return 0


def run_verify(args: argparse.Namespace) -> int:
    """Print the head of the journal once its chain of digests is checked.

    Raises ``IntegrityError`` at the first broken link, or where an anchor saw something else.
    """
    with open_existing(args.store) as office:
        head = office.verify([*args.anchor, *_anchors_of(args.anchors)])
        if office.office is None:
            raise LedgerError("SG-STORE-EMPTY", url=args.store)
        altered = office.altered_packs
    if args.json:
        facts = {"acts": head.position, "digest": head.digest, "recorded_at": head.recorded_at, "intact": True}
        print_json(facts | {"altered_packs": [{"pack": pack, "act": position} for pack, position in altered]})
    else:
        done = Text("chaîne intacte", "chain intact")
        print(f"{done}: {head.position} · {head.digest[:16]}… · {head.recorded_at}")
        for pack, position in altered:
            print(_ALTERED.filled(pack=pack, position=position))
    return 0


def run_anchor(args: argparse.Namespace) -> int:
    """Write the anchor of an office whose chain is intact; a file that exists is never replaced."""
    with open_existing(args.store) as office:
        anchor = office.anchor()
    if args.anchors:
        folder = Path(args.anchors)
        folder.mkdir(parents=True, exist_ok=True)
        file: Path | None = folder / f"anchor-{anchor.position:09}-{anchor.digest[:8]}.json"
    else:
        file = Path(args.file) if args.file else None
    if file is None:
        print(anchor.text(), end="")
        return 0
    if file.exists() and not (args.anchors and read_text(file)):
        problem = Text(
            "ce fichier existe déjà ; une ancre ne se remplace pas", "it exists; an anchor is never replaced"
        )
        raise InvalidInput("SG-FILE", file=str(file), problem=problem)
    if not file.exists():
        write_whole(file, anchor.text())
    if args.json:
        print_json({"file": str(file), "position": anchor.position, "digest": anchor.digest})
    else:
        print(f"{file}: {anchor.position} · {anchor.digest[:16]}…")
    return 0


def _anchors_of(folder: str | None) -> list[Path]:
    """The anchors an office keeps in a folder; one without any is refused, for it would prove nothing."""
    if folder is None:
        return []
    found = sorted(Path(folder).glob("*.json"))
    if not found:
        problem = Text("aucune ancre (*.json) dans ce dossier", "no anchor (*.json) in this folder")
        raise InvalidInput("SG-FILE", file=folder, problem=problem)
    return found


def run_rescue(args: argparse.Namespace) -> int:
    """Write what can be read of a store, damaged or not; exit code 1 if acts are missing."""
    from secgen.ledger.rescue import rescue
    from secgen.opening import open_store
    from secgen.plugins.loader import PluginSet

    store = open_store(args.store, PluginSet.installed())
    try:
        with whole(Path(args.output)) as place, place.open("w", encoding="utf-8", newline="\n") as out:
            rescued = rescue(store, out.write)
    finally:
        store.close()
    broken = rescued.error
    if args.json:
        error = {"error": broken.code, "message": broken.message} if broken else {}
        print_json({"file": args.output, "acts": rescued.acts, "intact": rescued.intact, **error})
    else:
        kept = Text("actes sauvés, dont intacts", "acts rescued, of which intact")
        print(f"{args.output}: {kept}: {rescued.acts} / {rescued.intact}")
        if broken:
            print(f"secgen: {broken}", file=sys.stderr)
    return 1 if broken else 0


def run_snapshot(args: argparse.Namespace) -> int:
    """Take a snapshot, or compare the one there with the journal; raises ``LedgerError`` SG-SNAPSHOT if it is false."""
    with open_existing(args.store) as office:
        if args.check:
            at, done = office.check_snapshot(), Text("instantané conforme", "snapshot true")
        else:
            if not office.take_snapshot():
                problem = office.keeper.problem or "no place for it: see the option snapshot of secgen.open"
                raise LedgerError("SG-SNAPSHOT", file=args.store, problem=problem)
            at, done = office.journal.head, Text("instantané pris", "snapshot taken")
    if args.json:
        print_json({"acts": at.position, "digest": at.digest, "checked": args.check})
    else:
        print(f"{done}: {at.position} · {at.digest[:16]}…")
    return 0


def run_close(args: argparse.Namespace) -> int:
    """Print the year-end file, and write or record it if asked; exit code 1 if it is not complete."""
    from secgen.closing import close_year, sign_year, write_file

    if args.known_at and (args.record or args.sign):
        reason = Text("on ne clôt ni ne signe le passé", "the past is neither closed nor signed")
        raise InvalidInput("SG-FIELD", act="close", field="--known-at", value=args.known_at, reason=reason)
    with open_office(args.store) as office:
        file = close_year(office, args.year, record=args.record, by=args.by, known_at=args.known_at)
        if args.sign:
            sign_year(office, args.year, args.sign, by=args.by)
            file = close_year(office, args.year)
        if args.out:
            write_file(file, Path(args.out))
        if args.json:
            print_json(file.as_dict())
        else:
            print(file)
        return 0 if file.complete else 1
