"""Where acts meet the rules: decide each act against the state, fold what is accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import RLock
from typing import Any, Final, NamedTuple, TypeVar

from attrs import evolve

from secgen.kernel.act import Act
from secgen.kernel.correcting import names_an_earlier_act
from secgen.kernel.domain import Decide, Domain, Fold, Follow, State, release, rollback, savepoint
from secgen.kernel.errors import PluginError, SchemaError
from secgen.kernel.finding import Finding, Verdict, blocking
from secgen.kernel.judge import Judge, LawBook
from secgen.kernel.rulepack import Check, RulePack, unchanged

T = TypeVar("T")


class Decision(NamedTuple):
    """What an act leads to: the acts to record, all findings, and whether it is refused.

    ``act`` is the one asked, or the one recorded in its place (a payment suspended, not accepted).
    """

    act: Act
    acts: tuple[Act, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether a blocking rule is breached."""
        return bool(blocking(self.findings))


def is_refused(decision: Decision) -> bool:
    """A rule blocks it, or nothing is left to record."""
    return not decision.acts or bool(decision.findings and decision.refused)


class States(dict[str, State]):
    """The states by the name of their domain; asking for that of a room not entered yet enters it."""

    def __init__(self, enter: Callable[[str], State]) -> None:
        super().__init__()
        self._enter = enter

    def __missing__(self, name: str) -> State:
        return self._enter(name)

    def get(self, name: str, default: Any = None, /) -> Any:
        try:
            return self[name]
        except KeyError:
            return default


_NONE: Final[Mapping[str, Callable[[], Domain]]] = {}


class Engine:
    """The states of all domains and the rules that guard them. It knows no store and no clock."""

    def __init__(
        self,
        domains: Sequence[Domain],
        law: LawBook,
        packs: Sequence[RulePack] = (),
        later: Mapping[str, Callable[[], Domain]] = _NONE,
    ) -> None:
        self.law = law
        self.states: States = States(self._enter)
        self._asked: dict[str, list[tuple[str, Check]]] = {}
        for pack in packs:
            for tag, check in pack.checks.items():
                self._asked.setdefault(tag, []).append((pack.id, check))
        self._decide: dict[type[Act], tuple[Decide, Any]] = {}
        self._fold: dict[type[Act], tuple[Fold, Any]] = {}
        self._follow: dict[type[Act], tuple[tuple[Follow, Any, Any], ...]] = {}
        self._domains = domains
        self._later = later
        self._saved = False
        self._entering = RLock()
        self.found: Callable[[str, State], None] | None = None
        """Fills the state of a room entered later, which was not restored with the others."""
        self._guards = tuple(domain.guard for domain in domains if domain.guard is not None)
        self._judge = Judge(law)
        self.reset()

    def reset(self) -> None:
        """Forget everything: the state of an empty journal."""
        self.states.clear()
        self.found, self._saved = None, False
        self._decide, self._fold, self._follow = {}, {}, {}
        for domain in self._domains:
            self._take(domain, domain.new_state())

    def _take(self, domain: Domain, state: State) -> None:
        self._decide.update({cls: (decide, state) for cls, decide in domain.decide.items()})
        self._fold.update({cls: (fold, state) for cls, fold in domain.fold.items()})
        for cls, follow in domain.follow.items():
            self._follow[cls] = (*self._follow.get(cls, ()), (follow, state, self._fold[cls][1]))
        self.states[domain.name] = state  # last: who finds it here finds its acts too

    def _enter(self, name: str) -> State:
        """The state of a room nobody asked for before; threads that ask at once are given the same."""
        with self._entering:
            if name in self.states:
                return self.states[name]
            domain = self._later[name]()
            state = domain.new_state()
            if self.found is not None:
                self.found(name, state)
            if self._saved:
                savepoint((state,))
            self._take(domain, state)
            return state

    def _late(self, known: Mapping[type[Act], T], act: Act) -> T | None:
        """What is known of an act once its room is entered, if it is one entered later."""
        name = act.tag.partition(".")[0]
        if name in self._later:
            self._enter(name)
        return known.get(type(act))

    def decide(self, act: Act, *, verbose: bool = False, last: int | None = None) -> Decision:
        """Ask the rules about an act. Nothing changes. ``last``: the position of the act before it, where known."""
        judge = Judge(self.law, verbose=True) if verbose else self._judge
        judge.start(act, act.on, mirror=act.source != "")
        found = self._decide.get(type(act)) or self._late(self._decide, act)
        if found is None:
            known = ", ".join(sorted(c.tag for c in self._decide))
            raise SchemaError("SG-ACT-UNKNOWN", tag=act.tag, known=known)
        decide, state = found
        for guard in self._guards:
            guard(self.states, act, judge)
        acts = tuple(decide(state, act, judge))
        if act.corrects is not None and last is not None and not names_an_earlier_act(act.corrects, last, judge):
            acts = ()
        for pack, check in self._asked.get(act.tag, ()) if self._asked else ():
            try:
                with unchanged(act):
                    check(self.states, act, judge)
            except Exception as error:  # a region's rule that fails refuses the act
                problem = f"{type(error).__name__}: {error}"
                raise PluginError("SG-PLUGIN-CHECK", check=pack, problem=problem) from error
        if acts and not judge.findings:
            return Decision(act, acts, ())
        findings = tuple(judge.findings)
        if not acts:  # what cannot be recorded is refused, wherever it was decided
            findings = tuple(evolve(f, blocking=f.blocking or f.verdict is Verdict.BREACH) for f in findings)
        elif findings:
            acts = _advised(acts, findings)
            act = act if blocking(findings) else acts[-1]
        return Decision(act, acts, findings)

    def fold(self, act: Act, position: int) -> None:
        """Let a recorded act change the state; acts nobody folds change nothing. Who follows it sees it first."""
        kind = type(act)
        for follow, state, theirs in self._follow.get(kind, ()):
            follow(state, theirs, act, position)
        found = self._fold.get(kind) or self._late(self._fold, act)
        if found is not None:
            found[0](found[1], act, position)

    def savepoint(self) -> None:
        """Remember all states as they are now."""
        savepoint(self.states.values())
        self._saved = True

    def rollback(self) -> None:
        """Put all states back as they were at the savepoint, and forget it."""
        rollback(self.states.values())
        self._saved = False

    def release(self) -> None:
        """Keep what changed since the savepoint, and forget it."""
        release(self.states.values())
        self._saved = False


def _advised(acts: tuple[Act, ...], findings: Iterable[Finding]) -> tuple[Act, ...]:
    """Record with an act the rules that advise against it without blocking."""
    advice = tuple(sorted({f.rule for f in findings if f.verdict is not Verdict.PASS and not f.blocks}))
    return tuple(evolve(act, advice=advice) for act in acts) if advice else acts
