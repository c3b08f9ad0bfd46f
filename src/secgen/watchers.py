"""Plugins that look at batches: checks before they are written, observers after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.errors import PluginError, RuleViolation
from secgen.kernel.finding import blocking
from secgen.kernel.judge import Judge, LawBook
from secgen.kernel.rulepack import unchanged
from secgen.plugins.loader import PluginSet
from secgen.plugins.specs import resolve


@frozen
class Problem:
    """An observer that failed: its name, what it watched, the error. The batch it was told of stays recorded."""

    observer: str
    event: str
    error: str


class Watchers:
    """What plugins do around a batch. A check fails closed; an observer is isolated."""

    def __init__(self, plugins: PluginSet) -> None:
        self._checks = [(name, plugins.call("batch_checks", name)) for name in plugins.batch_checks]
        self._observers = [(spec.name, spec.factory) for spec in plugins.observers.values()]
        self._opened = [(spec.name, spec.factory) for spec in plugins.opened.values()]
        self._made: dict[str, Callable[..., Any]] = {}
        self.problems: list[Problem] = []

    @property
    def checked(self) -> bool:
        """Whether anybody wants to check batches."""
        return bool(self._checks)

    @property
    def observed(self) -> bool:
        """Whether anybody wants to be told of batches."""
        return bool(self._observers)

    def check(self, acts: Sequence[Act], states: Mapping[str, Any], law: LawBook) -> None:
        """Ask every check about a batch; raises ``RuleViolation`` on a veto, ``PluginError`` if a check fails."""
        for name, check in self._checks if acts else ():
            judge = Judge(law)
            judge.start("batch", acts[0].on)
            try:
                with unchanged(*acts):
                    check(tuple(acts), states, judge)
            except Exception as error:
                problem = f"{type(error).__name__}: {error}"
                raise PluginError("SG-PLUGIN-CHECK", check=name, problem=problem) from error
            if judge.refused:
                raise RuleViolation(blocking(judge.findings))

    def tell(self, office: Any, recorded: Sequence[Any]) -> None:
        """Tell every observer of a batch written."""
        for name, factory in self._observers:
            event = f"{recorded[0].id}…{recorded[-1].id}" if recorded else ""
            self._call(name, factory, event, office, tuple(recorded))

    def opened(self, office: Any) -> None:
        """Tell those who want to know that an office has been opened."""
        for name, factory in self._opened:
            self._call(name, factory, "opened", office)

    def _call(self, name: str, factory: str | Callable[..., Any], event: str, *args: Any) -> None:
        try:
            if name not in self._made:
                self._made[name] = resolve(factory)()
            self._made[name](*args)
        except Exception as error:
            self.problems.append(Problem(name, event, f"{type(error).__name__}: {error}"))
