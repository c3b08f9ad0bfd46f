"""The facade users hold: load, decide, check, record; report, explain, verify."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TypeVar

from attrs import evolve

from secgen import office as office_domain
from secgen import rooms
from secgen.access.acting import Acting
from secgen.access.reading import check_reading, readers
from secgen.access.state import Access
from secgen.choosing import check_choice
from secgen.desk import DeskAt
from secgen.engine import Decision, Engine, is_refused
from secgen.kernel.act import Act
from secgen.kernel.address import without_password
from secgen.kernel.clock import Clock, system_clock
from secgen.kernel.dates import instant_text, parse_instant
from secgen.kernel.domain import Domain, State
from secgen.kernel.errors import (
    AccessDenied,
    ConcurrencyConflict,
    InvalidInput,
    LedgerError,
    NotFound,
    PluginError,
    RuleViolation,
    VaultError,
    unknown,
)
from secgen.kernel.explanation import Explanation
from secgen.kernel.finding import Rule, blocking
from secgen.kernel.rulepack import RulePack
from secgen.kernel.text import Text
from secgen.law import Law
from secgen.ledger import Anchor, Draft, Entry, EventStore, Head, Journal, Record
from secgen.outcomes import Recorded, Simulation, explanation_of
from secgen.plugins.loader import PluginSet
from secgen.plugins.specs import check_subject
from secgen.posting import BATCH, TRIES, Posting, Stream, collector_paused, pause
from secgen.schema import OpaqueAct, Registry
from secgen.watchers import Problem, Watchers

if TYPE_CHECKING:
    from pathlib import Path

    from secgen.access.desk import AccessDesk
    from secgen.accounting.desk import AccountingDesk
    from secgen.assets.desk import AssetsDesk
    from secgen.budget.desk import BudgetDesk
    from secgen.budget.reports.maintained import Maintained
    from secgen.closing import YearEnd
    from secgen.communication.desk import CommunicationDesk
    from secgen.correspondence.desk import CorrespondenceDesk
    from secgen.kernel.importing import Import
    from secgen.personnel.desk import PersonnelDesk
    from secgen.procurement.desk import ProcurementDesk
    from secgen.reports.table import Table
    from secgen.rulebook import Rulebook
    from secgen.snapshots import Keeper
    from secgen.vault import Hidden, Vault

P = ParamSpec("P")
R = TypeVar("R")


def _in_turn(method: Callable[Concatenate[Secretariat, P], R]) -> Callable[Concatenate[Secretariat, P], R]:
    """Threads that share an office take turns."""

    @wraps(method)
    def alone(self: Secretariat, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self.turn:
            return method(self, *args, **kwargs)

    return alone


def _unwanted(act: Act) -> None:
    raise PluginError("SG-PLUGIN-DISABLED", tag=act.tag, plugin=act.tag.partition(".")[0])


class Secretariat:
    """An office: one journal, one body of law, the desks of every domain.

    Open one with :func:`secgen.open`. ``record`` takes all acts of a batch or none. ``problems`` lists
    the observers of plugins that failed.
    """

    access: DeskAt[AccessDesk] = DeskAt("secgen.access.desk:AccessDesk")
    budget: DeskAt[BudgetDesk] = DeskAt("secgen.budget.desk:BudgetDesk")
    accounting: DeskAt[AccountingDesk] = DeskAt("secgen.accounting.desk:AccountingDesk")
    personnel: DeskAt[PersonnelDesk] = DeskAt("secgen.personnel.desk:PersonnelDesk")
    procurement: DeskAt[ProcurementDesk] = DeskAt("secgen.procurement.desk:ProcurementDesk")
    assets: DeskAt[AssetsDesk] = DeskAt("secgen.assets.desk:AssetsDesk")
    communication: DeskAt[CommunicationDesk] = DeskAt("secgen.communication.desk:CommunicationDesk")
    correspondence: DeskAt[CorrespondenceDesk] = DeskAt("secgen.correspondence.desk:CorrespondenceDesk")

    def __init__(
        self,
        url: str,
        *,
        store: EventStore,
        plugins: PluginSet,
        law: Law,
        clock: Clock = system_clock,
        snapshot: str = "",
    ) -> None:
        self.url = url
        self.plugins = plugins
        self.law = law
        self.clock = clock
        self.turn = threading.RLock()
        self._actor: ContextVar[str] = ContextVar("actor", default="")
        self.registry = Registry()
        for domain in rooms.AT_ONCE:
            self.registry.add_all(domain.acts)
        for name in rooms.LATER:
            self.registry.add_later(name, lambda name=name: rooms.acts_of(name, self.packs))  # type: ignore[misc]
        for tag, spec in plugins.event_types.items():
            guard = check_subject if plugins.owner("event_types", tag) else _unwanted
            self.registry.add(spec.cls, spec.upcasters, guard)
        self.registry.guard(office_domain.PluginsChosen, self._check_choice)
        self.journal = Journal(store)
        self._rooms = rooms.rooms_of(plugins)
        self.packs: tuple[RulePack, ...] = tuple(
            plugins.call("rule_packs", key, kind=RulePack) for key in plugins.rule_packs
        )
        rooms.check_numbers(self.packs)
        rooms.check_tags(self.packs, self.registry.at_hand)
        self.engine = self._engine()
        self.keeper = self._keeper(snapshot)
        self.watchers = Watchers(plugins)
        self.folded = 0
        """The position of the last act the state knows, written or about to be."""
        self._missing: dict[str, int] = {}
        self.lacking: PluginError | None = None
        """Why only another choice of plugins can be recorded: one that the office requires is missing."""
        self.present: Secretariat | None = None
        """The office as it is today, where this one is the past."""
        self._current = False
        self._closed = False
        self._stream: Stream | None = None
        self._vault: Vault | None = None
        self._vault_at: tuple[str, Path | str | None] = ("", None)

    def _keeper(self, snapshot: str) -> Keeper:
        from secgen.snapshots import Keeper

        context = (*(f"{p.name} {p.version}" for p in self.plugins.active), *self.law.sources)
        return Keeper(snapshot, self._rooms, context)

    def _engine(self) -> Engine:
        now = [room() for name, room in self._rooms.items() if name not in rooms.LATER]
        later = {name: room for name, room in self._rooms.items() if name in rooms.LATER}
        return Engine(now, self.law, self.packs, later)

    @property
    def domains(self) -> tuple[Domain, ...]:
        """Every domain of the office: all its rooms are entered."""
        return tuple(room() for room in self._rooms.values())

    def domain(self, name: str) -> Domain:
        """A domain by its name; ``KeyError`` if there is none."""
        return self._rooms[name]()

    @property
    def rules(self) -> Mapping[str, tuple[Rule, ...]]:
        """Every rule that judges this office, by its number."""
        return rooms.all_rules(self.packs)

    # reading

    def state(self, domain: str) -> State:
        """The state of a domain, brought up to the end of the journal at first use."""
        if not self._current:
            self.refresh()
        return self.engine.states[domain]

    @_in_turn
    def refresh(self) -> Head:
        """Fold what others recorded since."""
        if self._stream is not None:
            self._stream.settle()
        try:
            if not self._current and not self.journal.head.position:
                self.keeper.restore(self.engine, self.journal)
                self.folded = self.journal.head.position
            with collector_paused():
                for page in self.journal.news():
                    for record in page:
                        self._fold(record)
                    self.rest()
        except BaseException:
            self.forget()
            raise
        self._current = True
        return self.journal.head

    def acts(self, *, after: int = 0, known_at: datetime | str | None = None) -> Iterator[Recorded]:
        """All recorded acts in order; with ``known_at`` only those recorded by that instant."""
        until = None if known_at is None else instant_text(parse_instant(known_at))
        for record in self.journal.records(after=after, known_at=until):
            yield self.recorded(record)

    def known(self, known_at: datetime | str | None) -> Secretariat:
        """This office as it was known at an instant (see :meth:`as_known_at`); without one, itself, up to date."""
        if known_at is None:
            self.refresh()
            return self
        past = self.as_known_at(known_at)
        past.refresh()
        return past

    @_in_turn
    def as_known_at(self, instant: datetime | str) -> Secretariat:
        """The office as it was known at an instant: to read, report and simulate in; recording is refused (SG-PAST).

        It starts from the latest point of the snapshot before the instant, and uses this office's store: this
        one must stay open.
        """
        from secgen.past import as_known_at

        return as_known_at(self, instant)

    @_in_turn
    def take_snapshot(self) -> bool:
        """Keep the state as it is now for the next openings; false if it can't be (``keeper.problem`` says why)."""
        self.refresh()
        return not self._missing and self.keeper.turn(self.engine, self.journal)

    @_in_turn
    def check_snapshot(self) -> Head:
        """Fold the journal anew and compare every row of the snapshot; gives where the snapshot is.

        Raises ``LedgerError`` SG-SNAPSHOT at the first row that is not what the journal gives.
        """
        from secgen.past import check_snapshot

        return check_snapshot(self)

    @property
    def last_on(self) -> date | None:
        """The latest day an act takes effect, of those read so far; ``None`` before the first."""
        return date.fromisoformat(self.journal.last_on) if self.journal.last_on else None

    def history(self, subject: str) -> list[Recorded]:
        """The acts about one subject, for example ``commitment/2100000001/1``."""
        return [self.recorded(record) for record in self.journal.store.read(subject)]

    def read(self, data: Act | Mapping[str, object]) -> Act:
        """An act from its fields, as people and files write them; an act made in Python is checked the same."""
        return self.registry.read(data)

    def recorded(self, record: Record) -> Recorded:
        """A record of the journal as an act."""
        return Recorded(record.position, self.registry.decode(record), record.recorded_at)

    def _fold(self, record: Entry | Record) -> None:
        act = self.registry.decode(record)
        if isinstance(act, OpaqueAct):
            self._missing.setdefault(act.kind, record.position)
        self.folded = record.position
        self.engine.fold(act, self.folded)

    # writing

    @_in_turn
    def simulate(self, *acts: Act | Mapping[str, object]) -> Simulation:
        """Every finding of these acts in order, as if recorded one after another. Nothing is recorded."""
        self.refresh()
        self.engine.savepoint()
        try:
            return Simulation(tuple(self.attempt(act, verbose=True) for act in self._given(acts)))
        finally:
            self._rollback()

    @_in_turn
    def record(self, *acts: Act | Mapping[str, object]) -> list[Recorded]:
        """Record a batch: all of it, or nothing with every finding (``RuleViolation``).

        If others record at the same time the batch is decided again on the new state.
        """
        batch = self._given(acts)
        for attempt in range(TRIES):
            self.refresh()
            self.writable(batch)
            self.engine.savepoint()
            try:
                context = self.context(batch[0].on if batch else None)
                decisions = [self.attempt(act) for act in batch]
                if refused := [d for d in decisions if is_refused(d)]:
                    raise RuleViolation(tuple(f for d in refused for f in blocking(d.findings) or d.findings))
                accepted = [act for decision in decisions for act in decision.acts]
                self.watchers.check(accepted, self.engine.states, self.law)
                drafts = [self.registry.encode(act) for act in accepted]
                records = self.journal.append(context + drafts, self.clock())
            except ConcurrencyConflict:
                self._rollback()
                pause(attempt)
                continue
            except BaseException:
                self._rollback()
                raise
            self.engine.release()
            self.rest()
            recorded = [
                Recorded(r.position, a, r.recorded_at) for r, a in zip(records[-len(accepted) :], accepted, strict=True)
            ]
            self.watchers.tell(self, recorded)
            return recorded
        raise ConcurrencyConflict("SG-BUSY", tries=TRIES)

    @_in_turn
    def post(
        self,
        acts: Iterable[Act | Mapping[str, object]],
        *,
        batch: int = BATCH,
        refuse: Callable[[Decision], object] | None = None,
    ) -> Posting:
        """Record a long stream, each act on its own merits: refused ones are left out and returned.

        Accepted acts are written in batches; memory stays flat. ``refuse``, if given, is told of each
        decision that refuses, as it comes, and the posting keeps none: for streams of millions.
        """
        if actor := self.actor:
            acts = (self._signed(self.read(act), actor) for act in acts)
        self.refresh()
        self.writable()
        self._stream = Stream(self, batch, refuse)
        try:
            return self._stream.run(acts)
        finally:
            self._stream = None

    def _rollback(self) -> None:
        self.engine.rollback()
        self.folded = self.journal.head.position

    def rest(self) -> None:
        """Let rows rest on disk, if it is time. What acts of a missing plugin mean is in no snapshot."""
        if not self._missing:
            self.keeper.turn_if_due(self.engine, self.journal)

    def forget(self) -> None:
        """Back to an empty state, to be folded again from the journal: what was not written is forgotten."""
        self.engine.reset()
        self.journal = Journal(self.journal.store)
        self.folded = 0
        self._missing = {}
        self._current = False

    def attempt(self, act: Act, *, verbose: bool = False) -> Decision:
        """Decide an act and, if it is accepted, let it change the state; nothing is written."""
        decision = self.engine.decide(act, verbose=verbose, last=self.folded)
        if not is_refused(decision):
            for accepted in decision.acts:
                self.folded += 1
                self.engine.fold(accepted, self.folded)
        return decision

    def _given(self, acts: Sequence[Act | Mapping[str, object]]) -> list[Act]:
        actor = self.actor
        return [self._signed(self.read(act), actor) for act in acts]

    def _signed(self, act: Act, actor: str) -> Act:
        """The act in the name of who acts, and of nobody else; what another system decided is left as it is."""
        if not actor or act.source or act.by == actor:
            return act
        if act.by:
            raise AccessDenied("SG-ACTOR", act=act.tag, actor=actor, by=act.by)
        return evolve(act, by=actor)

    def context(self, on: date | None) -> list[Draft]:
        """The set of plugins and packs, to be recorded before the acts of a day if it changed."""
        if on is None:
            return []
        office = self.engine.states["office"]
        assert isinstance(office, office_domain.Office)
        plugins = tuple(f"{p.name} {p.version}" for p in self.plugins.active)
        known = office.context
        if known is not None and known.plugins == plugins and known.packs == self.law.sources:
            return []
        context = office_domain.ContextSet(on=on, plugins=plugins, packs=self.law.sources)
        self.folded += 1
        self.engine.fold(context, self.folded)
        return [self.registry.encode(context)]

    def writable(self, batch: Sequence[Act] = ()) -> None:
        """Refuse to write where a plugin is missing that has acts here (``LedgerError`` SG-READ-ONLY) or is required.

        A batch that only chooses other plugins can always be written.
        """
        if batch and all(isinstance(act, office_domain.PluginsChosen) for act in batch):
            return
        if self.lacking is not None:
            raise self.lacking
        for tag, position in self._missing.items():
            raise LedgerError("SG-READ-ONLY", tag=tag, position=position, plugin=tag.partition(".")[0])

    def _check_choice(self, act: Act) -> None:
        office = self.engine.states["office"]
        assert isinstance(office, office_domain.Office)
        assert isinstance(act, office_domain.PluginsChosen)
        check_choice(act, self.plugins, office.chosen)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The observers of plugins that failed since the office was opened; what they were told of is recorded."""
        return tuple(self.watchers.problems)

    # who acts

    @property
    def actor(self) -> str:
        """Who acts and reads now; empty if nobody said."""
        return self._actor.get()

    def acting_as(self, actor: str) -> Acting:
        """From now on ``actor`` (a random id) acts, where an act names nobody, and reads; ``with`` ends it."""
        if not actor.strip():
            reason = Text("écrire un identifiant comme agent:7f3c", "write an id such as agent:7f3c")
            raise InvalidInput("SG-FIELD", act="acting_as", field="actor", value=repr(actor), reason=reason)
        return Acting(self._actor, actor)

    def check_reading(self, what: str) -> None:
        """Raise ``AccessDenied`` if who acts may not read ``report payslip``, ``export ics``, ``figure personnel``."""
        office = self.present or self  # who may read the past is asked of today
        today = office.clock().date()
        if readers(self.law, what, today):  # most reports are for everybody: nothing to fold for them
            access = office.state("access")
            assert isinstance(access, Access)
            check_reading(access, self.law, self.actor, what, today)

    # explaining, reporting, checking

    def explain(self, act: Recorded | int | str) -> Explanation:
        """The tree of a recorded act: the rules as they were asked, on the state before it.

        A text is the address of a figure a domain computes: ``personnel/pay/agent:7f3c/2026-03/salary``.
        """
        if isinstance(act, str):
            return self._explain_figure(act)
        position = act.id if isinstance(act, Recorded) else act
        engine = self._engine()
        for recorded in self.acts():
            if recorded.id == position:
                return explanation_of(engine.decide(recorded.act, verbose=True, last=position - 1))
            engine.fold(recorded.act, recorded.id)
        held = f"1…{self.journal.store.head().position}"
        hint = Text(f"actes du journal : {held}", f"acts of the journal: {held}")
        raise NotFound("SG-NOT-FOUND", kind=Text("acte", "act"), id=position, hint=hint)

    def _explain_figure(self, address: str) -> Explanation:
        name, _, rest = address.partition("/")
        self.check_reading(f"figure {name}")
        explain = self.domain(name).explain if name in self._rooms else None
        if explain is not None:
            return explain(self.state(name), self.law, rest)
        known = (f"{domain.name}/…" for domain in self.domains if domain.explain)
        raise unknown(Text("valeur", "figure"), address, known)

    def report(self, name: str, **options: Any) -> Table:
        """A report of the catalogue, as a table; ``on`` and ``known_at`` choose the two times."""
        from secgen.reporting import build

        return build(self, name, options)

    @property
    def rulebook(self) -> Rulebook:
        """The law and the rules that judge this office: what holds, what changed, how sure, as tables."""
        from secgen.rulebook import Rulebook

        return Rulebook(self.law, rooms.rules_by_owner(self.packs), self.clock().date())

    def live(self, name: str, **options: Any) -> Maintained:
        """A report kept up to date as acts come (consumption, appropriations, outstanding); its table is ``.table``."""
        from secgen.budget.reports.maintained import Maintained

        return Maintained(self, name, options)

    def close_year(self, year: int, *, record: bool = False, by: str = "") -> YearEnd:
        """The year-end file; with ``record`` the year is closed once nothing that blocks is missing."""
        from secgen.closing import close_year

        return close_year(self, year, record=record, by=by)

    def import_file(self, layout: str, path: Path | str) -> Import:
        """Import a file in a format the library or a plugin reads; twice changes nothing."""
        from secgen.transfer import import_file

        return import_file(self, layout, path)

    def export_file(self, layout: str, path: Path | str, **options: Any) -> int:
        """Write the office in a format the library or a plugin knows; tells how many rows were written.

        Whoever stops it leaves the old file or the new one, whole.
        """
        from secgen.transfer import export_file

        return export_file(self, layout, path, options)

    def match(self, path: Path | str, column: str | None = None) -> Table:
        """An office's own list joined with the commitments and payments the journal knows."""
        from secgen.exchange.match_office import match_file

        return match_file(self, str(path), column)[0]

    def verify(self, anchors: Iterable[Anchor | Path | str] = ()) -> Head:
        """Walk the chain of digests; raises ``IntegrityError`` at the first broken link, naming the act.

        With ``anchors`` (or their files) a journal put back to an older state, cut at its end or written anew is
        found too (SG-ANCHOR-CUT, SG-ANCHOR-REWRITTEN).
        """
        from secgen.proving import verify

        return verify(self, anchors)

    @property
    def altered_packs(self) -> tuple[tuple[str, int], ...]:
        """The law packs whose text changed while their version did not, each with the act that recorded it."""
        state = self.state("office")
        assert isinstance(state, office_domain.Office)
        return state.altered

    def anchor(self) -> Anchor:
        """The end of the journal once its chain is checked, to be kept elsewhere: ``sg.anchor().text()``.

        Raises ``IntegrityError`` if the chain is broken, ``LedgerError`` SG-STORE-EMPTY before there is an office.
        """
        from secgen.proving import anchor

        return anchor(self)

    @property
    def office(self) -> office_domain.OfficeOpened | None:
        """The opening of this office, or None if the journal is still empty."""
        state = self.state("office")
        assert isinstance(state, office_domain.Office)
        return state.opened

    def vault_at(self, url: str, key_file: Path | str | None = None) -> None:
        """Say where the vault of personal data is, and the file of its master key; it is opened when first used."""
        self._vault_at = (url, key_file)

    @property
    def vault(self) -> Vault:
        """The vault of personal data; raises ``VaultError`` SG-VAULT-NONE if the office was opened without one."""
        if self._vault is None:
            from secgen.vault import open_vault

            url, key_file = self._vault_at
            if not url:
                raise VaultError("SG-VAULT-NONE")
            self._vault = open_vault(url, law=self.law, key_file=key_file, clock=self.clock, roles_of=self._roles_today)
        return self._vault

    def copy_for(self, subject: str, *, by: str, form: str = "json") -> Hidden:
        """Everything held on somebody, for them: see :func:`secgen.personal_copy.personal_copy`."""
        from secgen.personal_copy import personal_copy

        return personal_copy(self, subject, by=by, form=form)

    def _roles_today(self, actor: str) -> frozenset[str] | None:
        """The roles an actor has today; ``None`` in an open office."""
        access = self.state("access")
        assert isinstance(access, Access)
        return access.roles(actor, self.clock().date()) if access.closed else None

    def close(self) -> None:
        """Free the store and the vault; closing twice is fine."""
        if self._vault is not None:
            self._vault.close()
        if not self._closed:
            self._closed = True
            if not self._missing:
                self.keeper.closing(self.engine, self.journal)
            self.keeper.forget()
        self.journal.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Secretariat {without_password(self.url)} at {self.journal.head.position}>"
