"""Every act, from its class: tag, schema number, fields, docstring, and the verb that records it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

from attrs import NOTHING, Attribute, fields, has
from markdown import anchor, code, doc, table

from secgen.desk import DeskAt, Verb
from secgen.kernel.act import Act
from secgen.rooms import every
from secgen.secretariat import Secretariat

_COMMON = {field.name for field in fields(Act)}
_WAYS = {
    "Money": "money, as text: `48 000,00`",
    "date": "day: `2026-03-02`",
    "bool": "true or false",
    "int": "whole number",
    "str": "text",
    "Decimal": "decimal number as text: `0.05`",
}


def page() -> Iterator[str]:
    desks = [desk.cls for desk in vars(Secretariat).values() if isinstance(desk, DeskAt)]
    verbs = {verb.cls: name for desk in desks for name, verb in vars(desk).items() if isinstance(verb, Verb)}
    acts = [(domain.name, cls) for domain in every() for cls in domain.acts]
    yield "# Acts"
    yield ""
    yield "An act is what somebody did, on a day. It is what you ask for, what the rules judge and what the journal"
    yield "keeps: one shape for the three. Write it as JSON on the command line, as a mapping, or by its verb."
    yield ""
    yield from table(
        ("act", "verb", "what it is"),
        (
            (f"[`{cls.tag}`](#{anchor('act', cls.tag)})", _verb(name, verbs.get(cls)), doc(cls).splitlines()[0])
            for name, cls in acts
        ),
    )
    yield "## What all acts share"
    yield ""
    yield doc(Act).partition("\n\n")[2]
    yield ""
    yield from _fields(Act, lambda name: name != "advice")
    yield "`advice` is written by secgen, never by you: the rules that advise against the act without refusing it."
    yield ""
    for name, cls in acts:
        yield f"({anchor('act', cls.tag)})="
        yield f"## {cls.tag}"
        yield ""
        yield doc(cls)
        yield ""
        verb = f" · verb {_verb(name, verbs[cls])}" if cls in verbs else ""
        yield f"Schema {cls.schema}{verb}"
        yield ""
        if any(field.name not in _COMMON for field in fields(cls)):
            yield from _fields(cls, lambda name: name not in _COMMON)
    for cls in _parts(cls for _, cls in acts):
        yield f"({anchor('terms', cls.__name__)})="
        yield f"## {_title(cls)}"
        yield ""
        yield doc(cls)
        yield ""
        yield from _fields(cls)


def _parts(classes: Iterable[type]) -> list[type]:
    """The values acts are made of, and the values those are made of, each once, by name."""
    found: dict[str, type] = {}
    waiting = list(classes)
    while waiting:
        owner = waiting.pop()
        for field in fields(owner):
            for word in re.findall(r"[A-Za-z_]\w*", _text(field)):
                value = _named(owner, word)
                if word not in _WAYS and word not in found and _is_part(value):
                    found[word] = value
                    waiting.append(value)
    return [found[name] for name in sorted(found)]


def _is_part(value: object) -> bool:
    return isinstance(value, type) and has(value) and not issubclass(value, Act)


def _title(cls: type) -> str:
    """``GrantTerms`` is *Grant terms*."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).capitalize()


def _verb(domain: str, verb: str | None) -> str:
    return code(f"sg.{domain}.{verb}") if verb else "–"


def _fields(owner: type, only: Callable[[str], bool] = lambda name: True) -> Iterator[str]:
    listed = [field for field in fields(owner) if only(field.name)]
    rows = ((code(f.name), _way(owner, f), _default(f)) for f in listed)
    yield from table(("field", "what to write", "if left out"), rows)


def _text(field: Attribute[Any]) -> str:
    return field.type if isinstance(field.type, str) else getattr(field.type, "__name__", str(field.type))


def _way(owner: type, field: Attribute[Any]) -> str:
    words = [part.strip() for part in _top_level(_text(field))]
    return " or ".join(_word(owner, word) for word in words if word != "None")


def _word(owner: type, word: str) -> str:
    """How a value of a type is written: a plain one, a list, one of a few words, or a part with its own table."""
    if word in _WAYS:
        return _WAYS[word]
    if word.startswith("tuple["):
        return f"list of: {_word(owner, word.removeprefix('tuple[').removesuffix(', ...]'))}"
    value = _named(owner, word)
    if isinstance(value, type) and has(value):
        return f"[{_title(value).lower()}](#{anchor('terms', value.__name__)})"
    choices = getattr(value, "__args__", None)
    return "one of " + ", ".join(f"`{c}`" if c else "nothing" for c in choices) if choices else word


def _named(owner: type, word: str) -> Any:
    """A ``Literal`` written in place, or what a name means where the class is written, or where it inherits."""
    if word.startswith("Literal["):
        return eval(word, {"Literal": Literal})
    modules = (sys.modules[cls.__module__] for cls in owner.__mro__)
    return next((vars(module)[word] for module in modules if word in vars(module)), None)


def _top_level(kind: str) -> list[str]:
    """The parts of ``A | B``, not those inside brackets."""
    parts, depth, part = [], 0, ""
    for char in kind:
        depth += (char == "[") - (char == "]")
        if char == "|" and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += char
    return [*parts, part]


def _default(field: Attribute[Any]) -> str:
    if field.default is NOTHING:
        return "**required**"
    value = field.default
    if value is None or value == "" or value == ():
        return "–"
    return code(
        str(value).lower()
        if isinstance(value, bool)
        else value
        if not isinstance(value, tuple)
        else ", ".join(map(str, value))
    )
