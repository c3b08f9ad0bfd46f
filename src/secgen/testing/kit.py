"""What a conformance kit is: numbered checks, run by pytest as a class or by a notebook as a function."""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from pathlib import Path
from typing import Any, ClassVar, Final, Literal, TypeVar
from unittest import SkipTest

from attrs import frozen

from secgen.kernel.text import Text

F = TypeVar("F", bound=Callable[..., None])
Outcome = Literal["pass", "fail", "skipped", "expected failure"]
_MARKS: Final = {"pass": "✓", "fail": "✗", "skipped": "·", "expected failure": "!"}
_OUTCOMES: Final = {
    "pass": Text("conforme", "pass"),
    "fail": Text("échec", "fail"),
    "skipped": Text("non demandé", "skipped"),
    "expected failure": Text("échec annoncé", "expected failure"),
}


def check(*, since: int = 1, needs: str = "") -> Callable[[F], F]:
    """Mark a method of a kit as a check: the version it came with, the capability a subject must declare for it."""

    def marked(function: F) -> F:
        @wraps(function)
        def asked(self: Kit) -> None:
            if since > self.checks:
                raise SkipTest(f"came with version {since} of the kit; the plugin declares {self.checks}")
            if needs and needs not in self.capabilities:
                raise SkipTest(f"the capability {needs!r} is not declared")
            function(self)

        asked.is_check = True  # type: ignore[attr-defined]
        return asked  # type: ignore[return-value]

    return marked


class Kit:
    """Base of the kits. A subclass says what to test and what it can do; each check is one method ``test_…``.

    ``version`` counts the check sets of the kit; ``checks`` is the one a plugin declares to pass, so that a new
    check never breaks it by surprise. ``expected_failures`` names checks known to fail, each with its reason: one that
    passes after all is a failure. ``folder`` is an empty folder, new for each check.
    """

    version: ClassVar[int] = 1
    checks: ClassVar[int] = 1
    capabilities: ClassVar[frozenset[str]] = frozenset()
    expected_failures: ClassVar[Mapping[str, str]] = {}

    folder: Path

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for name, reason in vars(cls).get("expected_failures", {}).items():
            function = getattr(cls, name, None)
            if not getattr(function, "is_check", False):
                raise TypeError(f"{cls.__name__}.expected_failures: {name!r} is not a check of this kit")
            if not reason.strip():
                raise TypeError(f"{cls.__name__}.expected_failures: {name!r} needs a reason")
            setattr(cls, name, _failing(function, reason))

    def setup_method(self) -> None:
        """Before each check, by pytest and by :func:`conformance`."""
        self._temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self._temporary.name)

    def teardown_method(self) -> None:
        """After each check: the folder goes."""
        self._temporary.cleanup()

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The checks of the kit, in the order they are written."""
        found = [name for base in reversed(cls.__mro__) for name in vars(base) if name.startswith("test_")]
        return tuple(name for name in dict.fromkeys(found) if getattr(getattr(cls, name), "is_check", False))


class ExpectedFailure(SkipTest):
    """A check that failed as its plugin said it would."""


def _failing(function: Any, reason: str) -> Any:
    @wraps(function)
    def fails(self: Kit) -> None:
        try:
            function(self)
        except SkipTest:
            raise
        except Exception as error:
            raise ExpectedFailure(reason) from error
        raise AssertionError(f"declared as failing ({reason}), and it passes: take it off the list")

    return fails


@frozen
class Result:
    """What one check said: its name, what it asks, the outcome, and why if it is not a pass."""

    check: str
    statement: str
    outcome: Outcome
    detail: str = ""


@frozen
class Conformance:
    """What a kit says of a subject, check by check."""

    kit: str
    version: int
    results: tuple[Result, ...]

    @property
    def passed(self) -> bool:
        """No check failed, and at least one passed."""
        outcomes = {result.outcome for result in self.results}
        return "fail" not in outcomes and "pass" in outcomes

    @property
    def skipped(self) -> bool:
        """Every check was skipped: a library or a server the subject needs is not here, and nothing was asked."""
        return {result.outcome for result in self.results} == {"skipped"}

    def __bool__(self) -> bool:
        return self.passed

    def __iter__(self) -> Iterator[Result]:
        return iter(self.results)

    def __str__(self) -> str:
        count = sum(result.outcome == "pass" for result in self.results)
        lines = [f"{self.kit} {self.version}: {count} of {len(self.results)} pass"]
        for result in self.results:
            detail = f" — {result.detail}" if result.detail else ""
            lines.append(f"  {_MARKS[result.outcome]} {result.statement}{detail}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from secgen.kernel.markup import box, plain_table

        heads = (Text("Résultat", "Outcome"), Text("Ce qui est demandé", "What is asked"), Text("Pourquoi", "Why"))
        rows = ((f"{_MARKS[r.outcome]} {_OUTCOMES[r.outcome]}", r.statement, r.detail) for r in self.results)
        return box(plain_table(str(self).partition("\n")[0], heads, rows), "secgen-conformance")


def conformance(kit: type[Kit]) -> Conformance:
    """Run every check of a kit on its subject, without pytest: for notebooks and ``secgen plugins check``."""
    results = tuple(_run(kit, name) for name in kit.names())
    named = next(base.__name__ for base in kit.__mro__ if base.__name__.endswith("Kit"))
    return Conformance(named, kit.version, results)


def _run(kit: type[Kit], name: str) -> Result:
    statement = (getattr(kit, name).__doc__ or name).strip().splitlines()[0]
    instance = kit()
    try:
        instance.setup_method()
        try:
            getattr(instance, name)()
        finally:
            instance.teardown_method()
    except ExpectedFailure as error:
        return Result(name, statement, "expected failure", str(error))
    except SkipTest as error:
        return Result(name, statement, "skipped", str(error))
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Result(name, statement, "fail", f"{type(error).__name__}: {error or last.line}")
    return Result(name, statement, "pass")


def refused(action: Callable[[], object], *kinds: type[Exception]) -> Exception:
    """The error an action raises, of one of these kinds; raises ``AssertionError`` if it does not.

    What skips the check (a library that is not installed) skips it here too.
    """
    try:
        action()
    except kinds as error:
        return error
    except SkipTest:
        raise
    except Exception as error:
        raise AssertionError(f"raised {type(error).__name__}: {error}, not {_listed(kinds)}") from error
    raise AssertionError(f"was accepted, not refused with {_listed(kinds)}")


def _listed(kinds: tuple[type[Exception], ...]) -> str:
    return " or ".join(kind.__name__ for kind in kinds)
