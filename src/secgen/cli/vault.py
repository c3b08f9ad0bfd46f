"""vault: personal data, each time by somebody, for a purpose."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from secgen.cli.common import Commands, command, open_office, store_option, who_acts
from secgen.cli.output import key_values, print_json, save
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat
    from secgen.vault import Vault

Run = Callable[[argparse.Namespace], int]


def declare(commands: Commands) -> None:
    """Add ``vault`` and its verbs to the commands."""
    purpose = "personal data: kept apart from the journal, read with a reason, erased for good"
    vault = command(commands, "vault", run_help, purpose)
    vault.set_defaults(vault=vault)
    verbs = vault.add_subparsers(dest="verb", metavar="VERB")
    new_key = command(verbs, "new-key", run_new_key, "make a master key in a new file, which only you may read")
    new_key.add_argument("file", metavar="FILE")
    allow = _verb(verbs, "allow", run_allow, "let somebody act for a purpose of the register")
    allow.add_argument("actor", metavar="WHO", help="a random id, e.g. agent:7f3c")
    allow.add_argument("--for", dest="for_", required=True, metavar="PURPOSE", help="'vault purposes' lists them")
    allow.add_argument("--until", required=True, metavar="DATE")
    purposes = command(verbs, "purposes", run_purposes, "the register of processing: what each purpose opens")
    purposes.set_defaults(store="")
    add = _verb(verbs, "add", run_add, "keep somebody's fields, given as JSON; prints the new random id", purpose=True)
    add.add_argument("kind", metavar="KIND", help="agent, applicant, press_contact, correspondent")
    add.add_argument("file", metavar="FILE", help="a JSON object of fields, or - for the standard input")
    show = _verb(verbs, "show", run_show, "read some fields of somebody; it leaves a trace", purpose=True)
    show.add_argument("subject", metavar="ID")
    show.add_argument("fields", nargs="+", metavar="FIELD")
    export = _verb(verbs, "export", run_export, "everything held on somebody, vault and journal, for them")
    export.add_argument("subject", metavar="ID")
    export.add_argument("--format", choices=("json", "html"), default="json", help="for a machine, or a page to read")
    export.add_argument("-o", "--output", metavar="FILE", help="default: the terminal")
    erase = _verb(verbs, "erase", run_erase, "destroy somebody's fields and key; there is no way back", purpose=False)
    erase.add_argument("subject", metavar="ID")
    erase.add_argument("--reason", required=True, help="request, retention, unlawful or error")
    retention = _verb(verbs, "retention", run_retention, "whose retention is over and why; erased with --apply")
    retention.add_argument("--on", metavar="DATE", help="default: today")
    retention.add_argument("--apply", action="store_true", help="erase them (default: only say who, and why)")
    retention.add_argument("--archives-visa", default="", metavar="NUMBER", help="elimination visa of the archives")
    trace = _verb(verbs, "trace", run_trace, "who read or changed which fields of whom, why and when", purpose=False)
    trace.add_argument("subject", nargs="?", default="", metavar="ID")
    trace.add_argument("--who", default="", metavar="ID", help="only what this actor did")
    trace.add_argument("--since", default="", metavar="DATE", help="only from this day on")
    verify = _verb(verbs, "verify", run_verify, "check every seal of the vault; prints the anchor of its trace")
    verify.add_argument("--anchor", default="", metavar="N:DIGEST", help="printed by an earlier check, kept elsewhere")
    rotate = _verb(
        verbs, "rotate", run_rotate, "put the vault under another master key, whole; the former opens nothing"
    )
    rotate.add_argument(
        "--new-key-file", required=True, metavar="FILE", help="made by 'vault new-key', never the old one"
    )


def _verb(verbs: Commands, name: str, run: Run, help: str, *, purpose: bool | None = None) -> argparse.ArgumentParser:
    """A verb on the vault of an office; with ``purpose`` it takes ``--purpose``, required if true."""
    parser = command(verbs, name, run, help)
    store_option(parser)
    parser.add_argument("--vault", required=True, metavar="URL", help="sqlite:///FILE.vault")
    parser.add_argument("--key-file", metavar="FILE", help="master key (default: the variable SECGEN_VAULT_KEY)")
    if name != "verify":
        parser.add_argument("--by", metavar="WHO", help="who acts: a random id, e.g. agent:7f3c (default: --as)")
    if purpose is not None:
        parser.add_argument("--purpose", required=purpose, help="a purpose of the register")
    return parser


@contextmanager
def _opened(args: argparse.Namespace) -> Iterator[tuple[Secretariat, Vault]]:
    if args.verb != "verify" and not args.by:
        args.by = who_acts()
        if not args.by:
            reason = Text("dire qui agit : --by, --as ou SECGEN_ACTOR", "say who acts: --by, --as or SECGEN_ACTOR")
            raise InvalidInput("SG-FIELD", act=f"vault {args.verb}", field="--by", value="—", reason=reason)
    with open_office(args.store) as office:
        office.vault_at(args.vault, args.key_file)
        yield office, office.vault


def _purpose(args: argparse.Namespace) -> str:
    """The purpose given; without one, to answer the person whose data they are."""
    from secgen.vault.purposes import SUBJECT_RIGHTS

    return SUBJECT_RIGHTS if args.purpose is None else str(args.purpose)


def run_help(args: argparse.Namespace) -> int:
    """Print what ``vault`` can do."""
    args.vault.print_help()
    return 2


def run_new_key(args: argparse.Namespace) -> int:
    """Make a key file; an existing one is never replaced."""
    from secgen.vault.sealing import write_key_file

    write_key_file(args.file)
    said = Text(
        "clé écrite ; la garder hors du coffre et de ses sauvegardes",
        "key written; keep it away from the vault's backups",
    )
    print_json({"key_file": args.file}) if args.json else print(f"{args.file}: {said}")
    return 0


def run_purposes(args: argparse.Namespace) -> int:
    """Print the register of processing."""
    from secgen.opening import law_of
    from secgen.plugins.loader import PluginSet
    from secgen.vault.purposes import register

    known = register(law_of(PluginSet.installed())).values()
    if args.json:
        print_json([{"name": p.name, "title": str(p.title), "kinds": p.kinds, "rights": p.rights} for p in known])
    else:
        key_values((p.name, f"{p.title} ({', '.join(p.kinds)}: {', '.join(p.rights) or '—'})") for p in known)
    return 0


def run_allow(args: argparse.Namespace) -> int:
    """Allow somebody a purpose."""
    with _opened(args) as (_, vault):
        vault.allow(args.actor, args.for_, until=args.until, by=args.by)
    facts = {"actor": args.actor, "purpose": args.for_, "until": args.until}
    print_json(facts) if args.json else key_values(facts.items())
    return 0


def run_add(args: argparse.Namespace) -> int:
    """Keep somebody; print the new id."""
    fields = _fields(args.file)
    with _opened(args) as (_, vault):
        subject = vault.create(args.kind, fields, by=args.by, purpose=args.purpose)
    print_json({"id": subject}) if args.json else print(subject)
    return 0


def _fields(file: str) -> dict[str, str]:
    """The fields of a JSON object; what is wrong in it is never shown."""
    text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        from secgen.vault.hidden import MASK

        reason = Text("un objet JSON de champs et de textes", "a JSON object of fields and texts")
        raise InvalidInput("SG-FIELD", act="vault add", field="file", value=MASK, reason=reason)
    return data


def run_show(args: argparse.Namespace) -> int:
    """Print some fields of somebody."""
    with _opened(args) as (_, vault):
        values = vault.read(args.subject, *args.fields, by=args.by, purpose=args.purpose)
    shown = {name: value.reveal() for name, value in values.items()}
    print_json(shown) if args.json else key_values((name, shown.get(name, "—")) for name in args.fields)
    return 0


def run_export(args: argparse.Namespace) -> int:
    """Write everything held on somebody."""
    with _opened(args) as (office, _):
        content = office.copy_for(args.subject, by=args.by, form=args.format)
    save(content.reveal() + "\n", args.output)
    return 0


def run_erase(args: argparse.Namespace) -> int:
    """Erase somebody, then walk the chain of the journal: it has not changed."""
    with _opened(args) as (office, vault):
        stone = vault.erase(args.subject, reason=args.reason, by=args.by, purpose=_purpose(args))
        head = office.verify()
    facts = {"erased": stone.subject, "on": str(stone.on), "reason": stone.reason, "journal_intact_to": head.position}
    print_json(facts) if args.json else key_values(facts.items())
    return 0


def run_retention(args: argparse.Namespace) -> int:
    """Say whose retention is over and why, and erase them if asked; exit code 1 if some are left."""
    with _opened(args) as (office, vault):
        on = args.on or office.clock().date()
        due = vault.retain(on, by=args.by, archives_visa=args.archives_visa, dry_run=not args.apply)
        left = set(vault.people())
        head = office.verify()
    rows = [
        {
            "id": one.subject,
            "kind": one.kind,
            "ended_on": one.ended_on.isoformat(),
            "over_on": one.over_on.isoformat() if one.over_on else None,
            "years": one.basis.number,
            "text": one.basis.ref.text,
            "status": one.basis.ref.status.value,
            "archives": one.archives,
            "erased": one.subject not in left,
        }
        for one in due
    ]
    if args.json:
        print_json(rows)
        return 1 if any(not row["erased"] for row in rows) else 0
    kept, gone = Text("à effacer", "to be erased"), Text("effacé", "erased")
    waits = Text("attend le visa des archives", "waits for the archives' visa")
    for one, row in zip(due, rows, strict=True):
        state = gone if row["erased"] else waits if one.archives and not args.archives_visa else kept
        since = Text(f"dossier clos le {one.ended_on}", f"file ended on {one.ended_on}")
        over = Text(f", échu le {one.over_on}", f", over on {one.over_on}") if one.over_on else ""
        print(f"{one.subject}  {state}: {since}{over} ({one.basis.title}: {one.basis.number}; {one.basis.ref})")
    print(f"{len(rows)} {Text('dossier(s) échu(s)', 'file(s) due')}")
    print(f"{Text('journal inchangé, chaîne intacte', 'journal unchanged, chain intact')}: {head.position}")
    return 1 if any(not row["erased"] for row in rows) else 0


def run_trace(args: argparse.Namespace) -> int:
    """Print the trace, of everybody or of one id; looking at it leaves a trace too."""
    from secgen.vault.purposes import ADMINISTRATION

    with _opened(args) as (_, vault):
        entries = [
            entry
            for entry in vault.review(args.subject, by=args.by, purpose=args.purpose or ADMINISTRATION)
            if args.who in ("", entry.actor) and entry.at >= args.since
        ]
    if args.json:
        told = [
            {"at": e.at, "action": e.action, "by": e.actor, "purpose": e.purpose, "id": e.subject, "detail": e.detail}
            for e in entries
        ]
        print_json(told)
        return 0
    for entry in entries:
        who, whom = entry.actor or "—", entry.subject or "—"
        print(f"{entry.at}  {entry.action:<8} {who}  {whom}  {entry.purpose}  {' '.join(entry.detail)}".rstrip())
    return 0


def run_verify(args: argparse.Namespace) -> int:
    """Check every seal; raises ``VaultError`` naming the first thing altered."""
    with _opened(args) as (_, vault):
        count, anchor = vault.verify(args.anchor), vault.anchor
        steps = len(vault.trail())
    if args.json:
        print_json({"people": count, "trail": steps, "intact": True, "anchor": anchor})
    else:
        print(f"{Text('coffre intact', 'vault intact')}: {count} · {steps}")
        print(f"{Text('ancre de la trace', 'anchor of the trace')}: {anchor}")
    return 0


def run_rotate(args: argparse.Namespace) -> int:
    """Change the master key, then check every seal under the new one."""
    with _opened(args) as (_, vault):
        vault.rotate(args.new_key_file, by=args.by)
        count = vault.verify()
    said = Text(
        "la nouvelle clé ouvre le coffre ; détruire l'ancienne, et les sauvegardes qu'elle ouvre encore",
        "the new key opens the vault; destroy the former one, and the backups it still opens",
    )
    print_json({"people": count, "key_file": args.new_key_file}) if args.json else print(f"{said} ({count})")
    return 0
