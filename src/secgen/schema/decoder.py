"""Stored bodies back to acts, fast and as strict as the converter.

A body that does not fit is left to the converter, which says what is wrong and where.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from attrs import fields

from secgen.kernel.act import Act
from secgen.kernel.dates import parse_day
from secgen.kernel.money import Money

Read = Callable[[Any], Any]
A = TypeVar("A", bound=Act)


class Misfit(Exception):
    """This body is not what the class declares."""


class Decoder:
    """Reads bodies of any class of act; ``structure`` reads a nested value strictly."""

    def __init__(self, structure: Callable[[Any, Any], Any]) -> None:
        self._structure = structure
        self._readers: dict[type, dict[str, Read]] = {}

    def __call__(self, body: Mapping[str, Any], cls: type[A]) -> A:
        readers = self._readers.get(cls)
        if readers is None:
            hints = get_type_hints(cls)
            readers = self._readers[cls] = {f.name: self._reader(hints[f.name]) for f in fields(cls)}
        try:
            return cls(**{key: readers[key](raw) for key, raw in body.items()})
        except Exception as error:
            raise Misfit from error

    def _reader(self, hint: Any) -> Read:
        if get_origin(hint) in (Union, UnionType):
            inner = [part for part in get_args(hint) if part is not NoneType]
            return _optional(self._reader(inner[0])) if len(inner) == 1 else self._any(hint)
        if get_origin(hint) is Literal:
            return _one_of(frozenset(get_args(hint)))
        return _READERS.get(hint) or self._any(hint)

    def _any(self, hint: Any) -> Read:
        return lambda raw: self._structure(raw, hint)


def _optional(read: Read) -> Read:
    return lambda raw: None if raw is None else read(raw)


def _one_of(allowed: frozenset[object]) -> Read:
    def read(raw: Any) -> Any:
        if type(raw) is not str or raw not in allowed:
            raise Misfit
        return raw

    return read


def _exactly(kind: type) -> Read:
    def read(raw: Any) -> Any:
        if type(raw) is not kind:
            raise Misfit
        return raw

    return read


def _text(raw: Any) -> str:
    if type(raw) is not str:
        raise Misfit
    if not raw.isascii():
        raw.encode()
    return raw


def _texts(raw: Any) -> tuple[str, ...]:
    if type(raw) is not list:
        raise Misfit
    return tuple(map(_text, raw))


def _money(raw: Any) -> Money:
    if type(raw) is not int:
        raise Misfit
    return Money(raw)


@lru_cache(maxsize=4096)
def _day(raw: Any) -> date:
    return parse_day(_text(raw))


_READERS: Final[dict[Any, Read]] = {
    str: _text,
    int: _exactly(int),
    bool: _exactly(bool),
    Money: _money,
    date: _day,
    tuple[str, ...]: _texts,
}
