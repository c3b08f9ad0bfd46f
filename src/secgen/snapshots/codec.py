"""Rows to text and back, by a closed list of classes: reading a text can make values, never run anything.

JSON, where an array is a tuple and an object with one key says what its value is: ``{"d": 740000}`` a day,
``{"m": 125}`` cents, ``{"7": […]}`` an instance of the seventh class listed. A class with positional fields
is the array of its values; one whose fields are named is the array of place and value of those not at their default.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from json.encoder import c_make_encoder as make_encoder  # type: ignore[attr-defined]
from json.encoder import encode_basestring
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_type_hints

from attrs import NOTHING, Factory, fields, has

from secgen.kernel.money import Money

Build = Callable[[Any], Any]


class Unfit(Exception):
    """A value no snapshot can hold, or a text that holds none."""


class Codec:
    """Writes and reads values made of plain ones, tuples and instances of the classes it was given."""

    def __init__(self, classes: Iterable[type]) -> None:
        known = sorted(set(classes), key=lambda cls: (cls.__module__, cls.__qualname__))
        self._writers: dict[type, Callable[[Any], object]] = dict(_WRITERS)
        self._builders: dict[str, Build] = dict(_BUILDERS)
        for number, cls in enumerate(known):
            self._add(str(number), cls)
        self._chunks = make_encoder(None, self._tagged, encode_basestring, None, ":", ",", False, False, False)
        self._read = json.JSONDecoder(object_hook=self._built).raw_decode

    def write(self, value: object) -> str:
        """A value as text; ``Unfit`` if it is of a class not listed."""
        return "".join(self._chunks(value, 0))

    def read(self, text: str) -> Any:
        """The value of a text; ``Unfit`` if it is not one that was written."""
        try:
            value, end = self._read(text)
        except Unfit:
            raise
        except Exception as error:
            raise Unfit(f"{text[:80]!r}: {error}") from error
        if end != len(text):
            raise Unfit(f"{text[:80]!r}")
        return _tuples(value) if type(value) is list else value

    def write_key(self, key: object) -> str:
        """A key as text: a text is written as it is, after an apostrophe."""
        return "'" + key if type(key) is str else self.write(key)

    def read_key(self, text: str) -> Any:
        """The key of a text."""
        return text[1:] if text[0] == "'" else self.read(text)

    def _tagged(self, value: object) -> object:
        try:
            return self._writers[type(value)](value)
        except KeyError:
            raise Unfit(f"{type(value).__module__}.{type(value).__qualname__}") from None

    def _built(self, data: dict[str, Any]) -> Any:
        if len(data) != 1:
            raise Unfit(str(data)[:80])
        ((tag, value),) = data.items()
        return self._builders[tag](value)

    def _add(self, tag: str, cls: Any) -> None:
        if issubclass(cls, Enum):
            self._writers[cls] = lambda value: {tag: value.value}
            self._builders[tag] = cls
        elif any(f.kw_only for f in fields(cls)):
            self._writers[cls], self._builders[tag] = _named(tag, cls)
        else:
            self._writers[cls], self._builders[tag] = _placed(tag, cls)


def _placed(tag: str, cls: Any) -> tuple[Callable[[Any], object], Build]:
    """A class whose fields are given by their place; a field declared as a day holds its number."""
    values = _values([f.name for f in fields(cls)])
    hints = get_type_hints(cls)
    days = tuple(at for at, f in enumerate(fields(cls)) if _day_only(hints[f.name]))
    loose = tuple(at for at, f in enumerate(fields(cls)) if not _firm(hints[f.name]))

    def write(row: Any) -> object:
        said = [*values(row)]
        for at in days:
            day = said[at]
            if day is not None:
                said[at] = day.toordinal()
        return {tag: said}

    def build(given: list[Any]) -> Any:
        for at in days:
            number = given[at]
            if number is not None:
                given[at] = _day(number)
        for at in loose:
            if type(given[at]) is list:
                given[at] = _tuples(given[at])
        return cls(*given)

    return write, build


def _values(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda row: tuple(getattr(row, name) for name in names)


def _named(tag: str, cls: Any) -> tuple[Callable[[Any], object], Build]:
    """A class whose fields are given by name: most of them stay at their default."""
    places, names = range(len(fields(cls))), [f.alias for f in fields(cls)]
    values = _values([f.name for f in fields(cls)])
    defaults = tuple(_default(f.default) for f in fields(cls))

    def write(row: Any) -> object:
        said: list[object] = []
        for at, value, default in zip(places, values(row), defaults, strict=True):
            if value is not default:
                said += (at, value)
        return {tag: said}

    def build(given: list[Any]) -> Any:
        pairs = zip(given[::2], given[1::2], strict=True)
        return cls(**{names[at]: _tuples(value) if type(value) is list else value for at, value in pairs})

    return write, build


def _default(default: Any) -> object:
    return object() if default is NOTHING or isinstance(default, Factory) else default  # type: ignore[arg-type]


def _firm(hint: Any) -> bool:
    """Declared as one plain value, or none: it never holds a tuple."""
    return _parts(hint) <= _FIRM


def _day_only(hint: Any) -> bool:
    return _parts(hint) - {NoneType} == {dt.date}


def _parts(hint: Any) -> set[Any]:
    return set(get_args(hint) if isinstance(hint, UnionType) else (hint,))


def _tuples(value: list[Any]) -> tuple[Any, ...]:
    return tuple([_tuples(each) if type(each) is list else each for each in value])


@lru_cache(maxsize=4096)
def _day(number: int) -> dt.date:
    return dt.date.fromordinal(number)


_FIRM: Final = frozenset({int, str, bool, dt.date, NoneType, Money, Decimal})
_WRITERS: Final[dict[type, Callable[[Any], object]]] = {
    dt.date: lambda day: {"d": day.toordinal()},
    Money: lambda money: {"m": money.cents},
    Decimal: lambda number: {"n": str(number)},
    dt.datetime: lambda instant: {"i": instant.isoformat()},
    dt.time: lambda time: {"h": time.isoformat()},
    frozenset: lambda values: {"set": sorted(values)},
}
_BUILDERS: Final[dict[str, Build]] = {
    "d": _day,
    "m": Money,
    "n": Decimal,
    "i": dt.datetime.fromisoformat,
    "h": dt.time.fromisoformat,
    "set": lambda values: frozenset(_tuples(values)),
}


def classes_of(*roots: Any) -> set[type]:
    """The classes a value of these types may be made of, found through what their fields declare."""
    found: set[type] = set()
    waiting = list(roots)
    while waiting:
        hint = waiting.pop()
        waiting += get_args(hint)
        waiting += getattr(hint, "__orig_bases__", ())
        if not isinstance(hint, type) or hint in found or hint in _WRITERS:
            continue
        if has(hint):
            found.add(hint)
            waiting += get_type_hints(hint).values()
            waiting += hint.__subclasses__()
        elif issubclass(hint, Enum):
            found.add(hint)
    return found
