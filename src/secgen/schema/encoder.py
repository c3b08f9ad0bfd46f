"""Acts to canonical JSON, fast and strict: the shape of each class is worked out once.

Keys are sorted, there are no spaces, fields at their default are left out; a field of the wrong
type is refused by name before anything is decided.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from json.encoder import encode_basestring
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from attrs import NOTHING, fields

from secgen.kernel.act import Act
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money

Write = Callable[[Any], str]
Step = tuple[str, Any, Write]
"""The key as it is written, the default that is left out, how the value is written."""
_plain: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


class Encoder:
    """Writes acts of any class; ``check`` structures a nested value strictly and gives plain data."""

    def __init__(self, check: Callable[[Any, Any], Any]) -> None:
        self._check = check
        self._plans: dict[type, tuple[Callable[[Any], tuple[Any, ...]], tuple[Step, ...]]] = {}

    def __call__(self, act: Act) -> str:
        plan = self._plans.get(type(act))
        if plan is None:
            plan = self._plans[type(act)] = self._plan(type(act))
        values, steps = plan
        parts = []
        step: Step = ("", None, str)
        value: Any = None
        try:
            for value, step in zip(values(act), steps, strict=True):
                prefix, default, write = step
                if value is not default and not (value == default and type(value) is type(default)):
                    parts.append(prefix + write(value))
        except Exception as error:
            problem = f"{step[0][1:-2]}: {value!r} is not allowed ({error})"
            raise InvalidInput("SG-FIELDS", act=act.tag, problems=problem) from error
        return "{" + ",".join(parts) + "}"

    def _plan(self, cls: type[Act]) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[Step, ...]]:
        hints = get_type_hints(cls)
        ordered = sorted(fields(cls), key=lambda f: f.name)
        steps = [
            (f'"{f.name}":', object() if f.default is NOTHING else f.default, self._writer(hints[f.name]))
            for f in ordered
        ]
        return attrgetter(*(f.name for f in ordered)), tuple(steps)

    def _writer(self, hint: Any) -> Write:
        if get_origin(hint) in (Union, UnionType):
            inner = [part for part in get_args(hint) if part is not NoneType]
            return self._optional(self._writer(inner[0])) if len(inner) == 1 else self._any(hint)
        if get_origin(hint) is Literal:
            return _one_of(frozenset(get_args(hint)))
        if hint == tuple[str, ...]:
            return _texts
        return _WRITERS.get(hint) or self._any(hint)

    def _any(self, hint: Any) -> Write:
        return lambda value: _plain(self._check(value, hint))

    @staticmethod
    def _optional(write: Write) -> Write:
        return lambda value: "null" if value is None else write(value)


def _one_of(allowed: frozenset[object]) -> Write:
    def write(value: object) -> str:
        if value not in allowed:
            raise ValueError("one of " + ", ".join(sorted(map(str, allowed))))
        return _text(value)

    return write


def _exact(kind: type, write: Write) -> Write:
    def exact(value: Any) -> str:
        if type(value) is not kind:
            raise TypeError(f"not a {kind.__name__}")
        return write(value)

    return exact


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError("not a text")
    if not value.isascii():
        value.encode()
    return encode_basestring(value)


def _texts(value: Any) -> str:
    if type(value) is not tuple:
        raise TypeError("not a tuple of texts")
    return "[" + ",".join(map(_text, value)) + "]"


def _money(value: Any) -> str:
    if type(value) is not Money:
        raise TypeError("not an amount: write a text such as '48 000,00', or Money(cents)")
    return str(value.cents)


_WRITERS: Final[dict[Any, Write]] = {
    str: _text,
    Money: _money,
    date: _exact(date, lambda day: f'"{day.isoformat()}"'),
    int: _exact(int, str),
    bool: _exact(bool, lambda value: "true" if value else "false"),
}
