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
from json.encoder import encode_basestring
from types import NoneType, UnionType
from typing import Any, Final, NamedTuple, get_args, get_origin, get_type_hints

from attrs import NOTHING, Factory, fields

from secgen.kernel.money import Money

Build = Callable[[Any], Any]
Write = Callable[[Any], str]


class Unfit(Exception):
    """A value no snapshot can hold, or a text that holds none."""


class Codec:
    """Writes and reads values made of plain ones, tuples and instances of the classes it was given.

    The function that writes a class is written out once, as in :mod:`secgen.schema.encoder`: a long posting
    writes a row for nearly every act.
    """

    def __init__(self, classes: Iterable[type]) -> None:
        known = sorted(set(classes), key=lambda cls: (cls.__module__, cls.__qualname__))
        self._writers: dict[type, Write] = {**_WRITERS, tuple: self._list, frozenset: self._set}
        self._builders: dict[str, Build] = dict(_BUILDERS)
        for number, cls in enumerate(known):
            self._add(str(number), cls)
        self._read = json.JSONDecoder(object_hook=self._built).raw_decode

    def write(self, value: object) -> str:
        """A value as text; ``Unfit`` if it is of a class not listed, or holds what it does not declare."""
        try:
            return self._writers[type(value)](value)
        except KeyError:
            raise Unfit(f"{type(value).__module__}.{type(value).__qualname__}") from None
        except (TypeError, ValueError, AttributeError) as error:
            raise Unfit(f"{value!r:.80}: {error}") from error

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

    def _list(self, values: Iterable[object]) -> str:
        return "[" + ",".join(map(self.write, values)) + "]"

    def _set(self, values: Iterable[Any]) -> str:
        return '{"set":' + self._list(sorted(values)) + "}"

    def _built(self, data: dict[str, Any]) -> Any:
        if len(data) != 1:
            raise Unfit(str(data)[:80])
        ((tag, value),) = data.items()
        return self._builders[tag](value)

    def _add(self, tag: str, cls: Any) -> None:
        if issubclass(cls, Enum):
            self._writers[cls] = lambda value: f'{{"{tag}":{self.write(value.value)}}}'
            self._builders[tag] = cls
        elif any(f.kw_only for f in fields(cls)):
            self._writers[cls], self._builders[tag] = self._named(tag, cls)
        else:
            self._writers[cls], self._builders[tag] = self._placed(tag, cls)

    def _placed(self, tag: str, cls: Any) -> tuple[Write, Build]:
        """A class whose fields are given by their place."""
        forms = [(f.name, _form(hint)) for f, hint in _fields(cls)]
        values = ",".join(f"{{{form.write.replace('value', f'row.{name}')}}}" for name, form in forms)
        given = "".join(f"value_{at}, " for at in range(len(forms)))
        built = ", ".join(form.build.replace("value", f"value_{at}") for at, (_, form) in enumerate(forms))
        return self._compiled(
            cls,
            {},
            "def write_out(row):",
            f"    return f'{{{{\"{tag}\":[{values}]}}}}'",
            "def build(given):",
            f"    {given or '_ '}= given",
            f"    return cls({built})",
        )

    def _named(self, tag: str, cls: Any) -> tuple[Write, Build]:
        """A class whose fields are given by name: most of them stay at their default."""
        known: dict[str, object] = {}
        written, builders = [], []
        for place, (f, hint) in enumerate(_fields(cls)):
            form = _form(hint)
            known[f"default_{place}"] = _default(f.default)
            written += [f"    value = row.{f.name}", f"    if value is not default_{place}:"]
            written += [f"        said.append(f'{place},{{{form.write}}}')"]
            builders.append(f"('{f.alias}', lambda value: {form.build})")
        return self._compiled(
            cls,
            known,
            "def write_out(row):",
            "    said = []",
            *written,
            f"    return '{{\"{tag}\":[' + ','.join(said) + ']}}'",
            f"places = [{', '.join(builders)}]",
            "def build(given):",
            "    named = {}",
            "    for at, value in zip(given[::2], given[1::2], strict=True):",
            "        name, made = places[at]",
            "        named[name] = made(value)",
            "    return cls(**named)",
        )

    def _compiled(self, cls: Any, known: dict[str, Any], *lines: str) -> tuple[Write, Build]:
        known |= {**_WORDS, "cls": cls, "write": self.write}
        exec("\n".join(lines), known)
        return known["write_out"], known["build"]


class _Form(NamedTuple):
    """How the value of a field is written in a formatted text, and built again: two expressions of ``value``."""

    write: str
    build: str


_PLAIN: Final = {
    int: _Form("whole(value)", "value"),
    str: _Form("text(value)", "value"),
    bool: _Form("true if value else false", "value"),
    dt.date: _Form("value.toordinal()", "day(value)"),
    Money: _Form("value.cents", "Money(value)"),
}
_LISTED: Final = _Form("write(value) if value else nothing", "tuples(value)")
_LOOSE: Final = _Form("write(value)", "tuples(value) if type(value) is list else value")


def _form(hint: Any) -> _Form:
    """Short for the plain kinds most fields are; what is declared as one needs no tag to say which it is."""
    if get_origin(hint) is tuple:
        return _LISTED
    parts = set(get_args(hint) if isinstance(hint, UnionType) else (hint,))
    if NoneType in parts and len(parts) == 2:
        plain = _PLAIN.get((parts - {NoneType}).pop())
        if plain is None:
            return _LOOSE
        return _Form(f"null if value is None else {plain.write}", f"None if value is None else {plain.build}")
    return _PLAIN.get(hint, _LOOSE)


def _fields(cls: Any) -> list[tuple[Any, Any]]:
    """The fields of a class, each with what it is declared as."""
    hints = get_type_hints(cls)
    return [(f, hints[f.name]) for f in fields(cls)]


def _default(default: Any) -> object:
    return object() if default is NOTHING or isinstance(default, Factory) else default  # type: ignore[arg-type]


def _tuples(value: list[Any]) -> tuple[Any, ...]:
    return tuple([_tuples(each) if type(each) is list else each for each in value])


@lru_cache(maxsize=4096)
def _day(number: int) -> dt.date:
    return dt.date.fromordinal(number)


_WORDS: Final = {
    "true": "true",
    "false": "false",
    "null": "null",
    "nothing": "[]",
    "text": encode_basestring,
    "whole": int.__repr__,
    "day": _day,
    "tuples": _tuples,
    "Money": Money,
}
_WRITERS: Final[dict[type, Write]] = {
    str: encode_basestring,
    int: int.__repr__,
    bool: lambda value: "true" if value else "false",
    NoneType: lambda value: "null",
    dt.date: lambda day: f'{{"d":{day.toordinal()}}}',
    Money: lambda money: f'{{"m":{money.cents}}}',
    Decimal: lambda number: f'{{"n":"{number}"}}',
    dt.datetime: lambda instant: f'{{"i":"{instant.isoformat()}"}}',
    dt.time: lambda time: f'{{"h":"{time.isoformat()}"}}',
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
        if "__attrs_attrs__" in vars(hint):  # not what attrs leaves of a class it has made anew, until it is collected
            found.add(hint)
            waiting += get_type_hints(hint).values()
            waiting += hint.__subclasses__()
        elif issubclass(hint, Enum):
            found.add(hint)
    return found
