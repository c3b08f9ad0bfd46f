"""What may be done with personal data, each time by somebody, for a purpose, leaving a trace."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

from attrs import evolve, frozen

from secgen.kernel.clock import Clock, system_clock
from secgen.kernel.dates import add_months, instant_text, parse_day
from secgen.kernel.errors import ConcurrencyConflict, InvalidInput, NotFound, VaultError
from secgen.kernel.judge import LawBook
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.vault.hidden import MASK, Hidden
from secgen.vault.kinds import KINDS, Kind, checked, kind_named
from secgen.vault.purposes import ADMINISTRATION, SUBJECT_RIGHTS, allowed, purpose_named, register
from secgen.vault.records import Action, Change, Entry, Held, Rekeyed, Tombstone, VaultStore
from secgen.vault.sealing import MasterKey, master_key, new_secret, seal, unseal

TRIES: Final = 25
REASONS: Final[Mapping[str, Text]] = {
    "retention": Text("durée de conservation échue", "retention period over"),
    "request": Text("demande de la personne (RGPD art. 17)", "asked by the person (GDPR art. 17)"),
    "unlawful": Text("donnée qui ne devait pas être là", "data that should not have been there"),
    "error": Text("saisie par erreur", "entered by mistake"),
}
"""Why somebody may be erased; a list, so that no tombstone holds a free text."""
RolesOf = Callable[[str], frozenset[str] | None]
"""The roles an actor has in the office today; ``None`` where the office has given none."""
_ID: Final = re.compile(r"[a-z][a-z_]{0,20}:[0-9a-z-]{1,40}", re.ASCII)


@frozen
class Due:
    """Somebody whose retention is over. ``archives``: the archives must say so first. ``basis``: the law read.

    The file ended on ``ended_on``; its time was over on ``over_on``, which is not told where it would tell a birth.
    """

    subject: str
    kind: str
    archives: bool
    basis: LawValue
    ended_on: date
    over_on: date | None


class Vault:
    """Personal fields by random id. Open one with :func:`secgen.vault.open_vault` or ``sg.vault``."""

    def __init__(
        self,
        store: VaultStore,
        key: MasterKey,
        law: LawBook,
        clock: Clock = system_clock,
        *,
        path: str | None = None,
        roles_of: RolesOf | None = None,
    ) -> None:
        self._store = store
        self._path = path
        self._roles_of = roles_of
        self._key = key
        self._law = law
        self._clock = clock
        self._entries: list[Entry] = []
        self._refresh()
        if not self._entries:
            self._commit(lambda: self._change("opened", "", "", "", ()))

    def __repr__(self) -> str:
        return "<Vault>"

    # who may do what

    def allow(self, actor: str, purpose: str, *, until: date | str, by: str) -> None:
        """Let an actor act for a purpose of the register up to a day.

        The first one allowed must be allowed ``vault-administration``; then only its holders may allow others.
        """
        last = parse_day(until)
        purpose_named(self._law, purpose)
        _id("actor", actor)

        def change() -> Change:
            if any(entry.action == "allow" for entry in self._entries):
                self._permitted(by, ADMINISTRATION, actor)
            elif purpose != ADMINISTRATION:
                self._deny(by, ADMINISTRATION, actor, _NOT_ALLOWED)
            return self._change("allow", _id("by", by), ADMINISTRATION, actor, (purpose, last.isoformat()))

        self._commit(change)

    def withdraw(self, actor: str, purpose: str, *, by: str) -> None:
        """End what was allowed to an actor."""

        def change() -> Change:
            self._permitted(by, ADMINISTRATION, actor)
            return self._change("withdraw", by, ADMINISTRATION, actor, (purpose,))

        purpose_named(self._law, purpose)
        self._commit(change)

    # one person

    def create(self, kind: str, fields: Mapping[str, str], *, by: str, purpose: str, subject: str = "") -> str:
        """Keep somebody's fields; gives their new random id, the only thing the journal may hold.

        ``subject`` is an id made by :meth:`new_id`, where it had to be known before.
        """
        known = kind_named(kind)
        values = checked(known, fields)
        subject = _id("subject", subject) if subject else self.new_id(kind)

        def change() -> Change:
            if subject.partition(":")[0] != kind or subject in {*self._versions()[0], *self._versions()[1]}:
                reason = Text("donner un identifiant neuf de cette sorte", "give a new id of this kind")
                raise InvalidInput("SG-FIELD", act="vault.create", field="subject", value=MASK, reason=reason)
            self._may(by, purpose, known, values, subject, writes=True)
            person_key = new_secret()
            wrapped = seal(self._key.sealing, person_key, f"{subject}|key")
            held = _sealed(Held(subject, kind, 1, None, wrapped, b""), person_key, values)
            return self._change("create", by, purpose, subject, sorted(values), keep=held)

        self._commit(change)
        return subject

    def new_id(self, kind: str) -> str:
        """A random id for somebody of a kind, that nobody has."""
        return f"{kind_named(kind).name}:{secrets.token_hex(8)}"

    def permitted(self, by: str, purpose: str) -> None:
        """Raise ``VaultError`` SG-VAULT-DENIED, and keep a trace of it, if an actor is not allowed a purpose."""
        self._permitted(by, purpose, "")

    @property
    def fingerprint_key(self) -> bytes:
        """The key of fingerprints: who has it can tell whether an address is one that is known."""
        return self._key.marking

    def update(
        self,
        subject: str,
        fields: Mapping[str, str] | None = None,
        *,
        forget: Iterable[str] = (),
        ended_on: date | str | None = None,
        by: str,
        purpose: str,
    ) -> None:
        """Change some fields, ``forget`` others, or say on which day the file ended (left, turned down…)."""
        ended = None if ended_on is None else parse_day(ended_on)

        def change() -> Change:
            held, kind = self._held(subject)
            values = checked(kind, fields or {})
            gone = {kind.field(name).name for name in forget}
            self._may(by, purpose, kind, {*values, *gone}, subject, writes=True)
            person_key, old = self._opened(held)
            new = {name: value for name, value in {**old, **values}.items() if name not in gone}
            held = evolve(held, version=held.version + 1, ended_on=ended or held.ended_on)
            return self._change(
                "update", by, purpose, subject, sorted({*values, *gone}), keep=_sealed(held, person_key, new)
            )

        self._commit(change)

    def read(self, subject: str, *fields: str, by: str, purpose: str) -> dict[str, Hidden]:
        """Some fields of somebody, hidden until revealed; the reading leaves a trace before anything is given."""
        held, kind = self._held(subject)
        asked = [kind.field(name).name for name in fields]
        self._may(by, purpose, kind, asked, subject)
        values = self._opened(held)[1]
        self._commit(lambda: self._change("read", by, purpose, subject, asked))
        return {name: Hidden(values[name]) for name in asked if name in values}

    def export(self, subject: str, *, by: str, purpose: str = SUBJECT_RIGHTS) -> Hidden:
        """Everything held on somebody, with who saw it and why, as JSON (GDPR art. 15 and 20)."""
        held, kind = self._held(subject)
        self._may(by, purpose, kind, [field.name for field in kind.fields], subject)
        values = self._opened(held)[1]
        self._commit(lambda: self._change("export", by, purpose, subject, sorted(values)))
        titles, today = register(self._law), self._clock().date()
        kept = self._law.read(kind.retention, today)
        said = [
            {"at": e.at, "action": e.action, "purpose": str(titles[e.purpose].title), "fields": list(e.detail)}
            for e in self.trail(subject)
            if e.purpose in titles
        ]
        content = {
            "id": subject,
            "kind": str(kind.label),
            "ended_on": held.ended_on.isoformat() if held.ended_on else None,
            "fields": {field.name: values[field.name] for field in kind.fields if field.name in values},
            "labels": {field.name: str(field.label) for field in kind.fields if field.name in values},
            "uses": said,
            "retention": f"{kept.title} : {kept.number} ({kept.ref})",
        }
        return Hidden(json.dumps(content, ensure_ascii=False, indent=1))

    def erase(self, subject: str, *, reason: str, by: str, purpose: str = SUBJECT_RIGHTS) -> Tombstone:
        """Destroy somebody's fields and their key; only a tombstone stays. There is no way back."""
        if reason not in REASONS:
            text = Text(f"motifs : {', '.join(REASONS)}", f"reasons: {', '.join(REASONS)}")
            raise InvalidInput("SG-FIELD", act="vault.erase", field="reason", value=MASK, reason=text)
        buried: list[Tombstone] = []

        def change() -> Change:
            held, kind = self._held(subject)
            self._may(by, purpose, kind, (), subject, writes=True)
            self._empowered(by, purpose, subject, "erase")
            tombstone = Tombstone(subject, held.kind, self._clock().date(), reason, by)
            buried[:] = [tombstone]
            detail = (reason, tombstone.on.isoformat())
            return self._change("erase", by, purpose, subject, detail, bury=tombstone)

        self._commit(change)
        return buried[0]

    # everybody

    def people(self, kind: str = "") -> tuple[str, ...]:
        """The ids held, of one kind or of all."""
        return tuple(held.subject for held in self._store.people() if kind in ("", held.kind))

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Those who were erased."""
        return tuple(self._store.tombstones())

    def trail(self, subject: str = "") -> tuple[Entry, ...]:
        """Who did what, in order; about one id, or about everything."""
        self._refresh()
        return tuple(entry for entry in self._entries if subject in ("", entry.subject))

    def review(self, subject: str = "", *, by: str, purpose: str = ADMINISTRATION) -> tuple[Entry, ...]:
        """The trail, for somebody allowed to look at it; looking leaves a trace too."""
        self._empowered(by, purpose, subject, "review")
        seen = self.trail(subject)
        self._commit(lambda: self._change("review", by, purpose, subject, ("trail",)))
        return seen

    def due(self, on: date | str, *, by: str, purpose: str = ADMINISTRATION) -> tuple[Due, ...]:
        """Whose retention is over on a day. Only inactive files count, and the review leaves a trace."""
        day = parse_day(on)
        self._empowered(by, purpose, "", "review")
        found = []
        for held in self._store.people():
            kind = KINDS[held.kind]
            basis = self._law.read(kind.retention, day)
            since = self._counted_from(kind, held)
            over = None if since is None else add_months(since, 12 * basis.number)
            if over is not None and held.ended_on is not None and over <= day:
                told = None if kind.counted_from else over
                found.append(Due(held.subject, held.kind, kind.archives, basis, held.ended_on, told))
        self._commit(lambda: self._change("review", by, purpose, "", (day.isoformat(), str(len(found)))))
        return tuple(found)

    def retain(self, on: date | str, *, by: str, archives_visa: str = "", dry_run: bool = True) -> tuple[Due, ...]:
        """The retention job: those due, erased unless it is a dry run.

        Files the archives have a say on wait for ``archives_visa``, the number of their elimination visa.
        """
        due = self.due(on, by=by)
        if not dry_run:
            for one in due:
                if archives_visa or not one.archives:
                    self.erase(one.subject, reason="retention", by=by, purpose=ADMINISTRATION)
        return due

    @property
    def anchor(self) -> str:
        """How far the trail goes and what it says, in one line to keep elsewhere; it outlives a change of key."""
        self._refresh()
        return self._anchor(len(self._entries))

    def _anchor(self, number: int) -> str:
        said = json.dumps([_said(entry) for entry in self._entries[:number]], ensure_ascii=False)
        return f"{number}:{hashlib.sha256(said.encode()).hexdigest()}"

    def verify(self, anchor: str = "") -> int:
        """Check every seal of the trail and of every person, and that the one tells of the other.

        With an :attr:`anchor` taken before, also that the trail still begins with what it said then: the seals alone do
        not tell when its last lines are cut off. Gives the number of people held; raises ``VaultError`` naming the
        first thing altered, added or gone.
        """
        self._entries = []
        self._refresh()
        number = anchor.partition(":")[0]
        known = number.isdecimal() and int(number) <= len(self._entries)
        if anchor and (not known or self._anchor(int(number)) != anchor):
            raise VaultError("SG-VAULT-TAMPERED", what=Text("la trace", "the trail"))
        versions, erased = self._versions()
        held = {one.subject: one for one in self._store.people()}
        for subject in sorted(set(versions) ^ set(held)):
            raise VaultError("SG-VAULT-TAMPERED", what=subject)
        for one in held.values():
            self._opened(one)
        stones = {stone.subject: (stone.reason, stone.on.isoformat()) for stone in self._store.tombstones()}
        for subject in sorted(set(erased) | set(stones)):
            if erased.get(subject) != stones.get(subject):
                raise VaultError("SG-VAULT-TAMPERED", what=subject)
        return len(held)

    def rotate(self, new_key: MasterKey | str | Path, *, by: str) -> int:
        """Put the vault under another master key (or its key file): all of it, or nothing. Gives the people held.

        Every seal is checked first (``VaultError`` SG-VAULT-TAMPERED); then each person's key is wrapped again and
        the trail sealed again, in one write. The former key opens nothing any more, except in older backups.
        """
        key = new_key if isinstance(new_key, MasterKey) else master_key(new_key, self._path)
        if key.same_as(self._key):
            reason = Text("c'est déjà la clé de ce coffre", "this is already the key of this vault")
            raise InvalidInput("SG-FIELD", act="vault.rotate", field="new_key", value=MASK, reason=reason)
        for _ in range(TRIES):
            self.verify()
            self._permitted(by, ADMINISTRATION, "")
            trail = self._resealed(key, by)
            people = tuple(self._rewrapped(held, key) for held in self._store.people())
            try:
                self._store.rekey(Rekeyed(trail, people))
            except ConcurrencyConflict:
                continue
            self._key, self._entries = key, list(trail)
            return len(people)
        raise ConcurrencyConflict("SG-BUSY", tries=TRIES)

    def close(self) -> None:
        """Free the store; closing twice is fine."""
        self._store.close()

    # inside

    def _resealed(self, key: MasterKey, by: str) -> tuple[Entry, ...]:
        """The trail under another key, with the entry that says so."""
        last = Entry(len(self._entries) + 1, instant_text(self._clock()), "rotate", by, ADMINISTRATION, "", (), b"")
        sealed: list[Entry] = []
        for entry in (*self._entries, last):
            sealed.append(evolve(entry, seal=_seal_of(entry, sealed, key)))
        return tuple(sealed)

    def _rewrapped(self, held: Held, key: MasterKey) -> Held:
        bound_to = f"{held.subject}|key"
        return evolve(held, wrapped=seal(key.sealing, unseal(self._key.sealing, held.wrapped, bound_to), bound_to))

    def _held(self, subject: str) -> tuple[Held, Kind]:
        self._refresh()
        held = self._store.load(_id("subject", subject))
        if held is None:
            for stone in self._store.tombstones():
                if stone.subject == subject:
                    raise VaultError("SG-VAULT-ERASED", subject=subject, on=stone.on, reason=REASONS[stone.reason])
            hint = Text("vérifier l'identifiant", "check the id")
            raise NotFound("SG-NOT-FOUND", kind=Text("personne", "person"), id=subject, hint=hint)
        return held, kind_named(held.kind)

    def _opened(self, held: Held) -> tuple[bytes, dict[str, str]]:
        """A person's key and fields; an older version put back does not pass."""
        if self._versions()[0].get(held.subject) != held.version:
            raise VaultError("SG-VAULT-TAMPERED", what=held.subject)
        key = unseal(self._key.sealing, held.wrapped, f"{held.subject}|key")
        values: dict[str, str] = json.loads(unseal(key, held.sealed, _bound_to(held)))
        return key, values

    def _counted_from(self, kind: Kind, held: Held) -> date | None:
        if held.ended_on is None or not kind.counted_from:
            return held.ended_on
        text = self._opened(held)[1].get(kind.counted_from)
        return None if text is None else date.fromisoformat(text)

    def _versions(self) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
        """What the trail tells: the version of each person held, and why and when the others were erased."""
        held: dict[str, int] = {}
        erased: dict[str, tuple[str, ...]] = {}
        for entry in self._entries:
            if entry.action in ("create", "update"):
                held[entry.subject] = held.get(entry.subject, 0) + 1
            elif entry.action == "erase":
                del held[entry.subject]
                erased[entry.subject] = entry.detail
        return held, erased

    def _may(
        self, by: str, purpose: str, kind: Kind, fields: Iterable[str], subject: str, *, writes: bool = False
    ) -> None:
        """Refuse what the purpose does not open on this kind, or the actor is not allowed."""
        self._permitted(by, purpose, subject)
        opened = purpose_named(self._law, purpose)
        missing = {kind.field(name).right for name in fields} - set(opened.rights)
        if kind.name not in opened.kinds or missing:
            self._deny(by, purpose, subject, _NOT_OPENED)
        if writes and not opened.writes:
            self._deny(by, purpose, subject, _READ_ONLY)

    def _permitted(self, by: str, purpose: str, subject: str) -> None:
        purpose_named(self._law, purpose)
        if not allowed(self._entries, _id("by", by), purpose, self._clock().date()):
            self._deny(by, purpose, subject, _NOT_ALLOWED)
        roles, open_to = self._roles_of(by) if self._roles_of else None, purpose_named(self._law, purpose).roles
        if roles is not None and open_to and not roles & set(open_to):
            self._deny(by, purpose, subject, _NO_ROLE)

    def _empowered(self, by: str, purpose: str, subject: str, power: str) -> None:
        """Refuse what the purpose does not give the power of: to erase people, to review the trail."""
        self._permitted(by, purpose, subject)
        if power not in purpose_named(self._law, purpose).powers:
            self._deny(by, purpose, subject, _NO_POWER)

    def _deny(self, by: str, purpose: str, subject: str, why: Text) -> NoReturn:
        """Refuse, and keep a trace of the attempt."""
        self._commit(lambda: self._change("denied", by, purpose, subject, ()))
        raise VaultError("SG-VAULT-DENIED", actor=by, purpose=purpose, subject=subject or "—", why=why)

    def _change(
        self,
        action: Action,
        actor: str,
        purpose: str,
        subject: str,
        detail: Sequence[str],
        *,
        keep: Held | None = None,
        bury: Tombstone | None = None,
    ) -> Change:
        number, at = len(self._entries) + 1, instant_text(self._clock())
        entry = Entry(number, at, action, actor, purpose, subject, tuple(detail), b"")
        return Change(evolve(entry, seal=self._sealed(entry)), keep, bury)

    def _commit(self, change: Callable[[], Change]) -> None:
        """Write a change; if somebody wrote in between, make it again on what is there now."""
        for _ in range(TRIES):
            self._refresh()
            try:
                self._write(change())
                return
            except ConcurrencyConflict:
                continue
        raise ConcurrencyConflict("SG-BUSY", tries=TRIES)

    def _write(self, change: Change) -> None:
        self._store.commit(change)
        self._entries.append(change.entry)

    def _refresh(self) -> None:
        """Read the entries others wrote, each checked against the one before."""
        unread = self._store.trail(len(self._entries))
        for entry in unread:
            if entry.number != len(self._entries) + 1 or entry.seal != self._sealed(entry):
                if not self._entries or any(later.action == "rotate" for later in unread):
                    raise VaultError("SG-VAULT-KEY")
                raise VaultError("SG-VAULT-TAMPERED", what=Text("la trace", "the trail"))
            self._entries.append(entry)

    def _sealed(self, entry: Entry) -> bytes:
        return _seal_of(entry, self._entries, self._key)


_NOT_ALLOWED: Final = Text("l'agent n'est pas habilité à cette finalité", "the actor is not allowed this purpose")
_NOT_OPENED: Final = Text("la finalité n'ouvre pas ces champs", "the purpose does not open these fields")
_NO_ROLE: Final = Text("l'agent n'a pas de rôle pour cette finalité", "the actor has no role for this purpose")
_NO_POWER: Final = Text("la finalité ne donne pas ce pouvoir", "the purpose does not give this power")
_READ_ONLY: Final = Text("la finalité ne fait que lire", "the purpose only reads")


def _id(field: str, value: str) -> str:
    """A random id, never a name: refused without being shown if it is anything else."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        reason = Text("écrire un identifiant comme agent:7f3c", "write an id such as agent:7f3c")
        raise InvalidInput("SG-FIELD", act="vault", field=field, value=MASK, reason=reason)
    return value


def _seal_of(entry: Entry, before: Sequence[Entry], key: MasterKey) -> bytes:
    """What seals an entry after those before it."""
    last = before[-1].seal.hex() if before else ""
    return key.sign(json.dumps((*_said(entry), last), ensure_ascii=False))


def _said(entry: Entry) -> tuple[object, ...]:
    """What a line of the trail says, without its seal."""
    return entry.number, entry.at, entry.action, entry.actor, entry.purpose, entry.subject, entry.detail


def _bound_to(held: Held) -> str:
    return f"{held.subject}|{held.kind}|{held.version}|{held.ended_on}"


def _sealed(held: Held, key: bytes, values: Mapping[str, str]) -> Held:
    plain = json.dumps(values, ensure_ascii=False, sort_keys=True).encode()
    return evolve(held, sealed=seal(key, plain, _bound_to(held)))
