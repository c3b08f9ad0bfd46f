"""Every act, from its class: tag, schema number, fields, docstring, and the verb that records it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import NOTHING, Attribute, fields
from markdown import anchor, code, doc, table

from secgen.budget import events as budget_events
from secgen.desk import Verb
from secgen.kernel.act import Act
from secgen.secretariat import DESKS, DOMAINS

_COMMON = {field.name for field in fields(Act)}
_WAYS = {
    "Money": "money, as text: `48 000,00`",
    "date": "day: `2026-03-02`",
    "bool": "true or false",
    "int": "whole number",
    "str": "text",
}


def page() -> Iterator[str]:
    desks = DESKS.values()
    verbs = {verb.cls: name for desk in desks for name, verb in vars(desk).items() if isinstance(verb, Verb)}
    acts = [(domain.name, cls) for domain in DOMAINS for cls in domain.acts]
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
    yield from _fields([field for field in fields(Act) if field.name != "advice"])
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
        own = [field for field in fields(cls) if field.name not in _COMMON]
        if own:
            yield from _fields(own)
    for terms, title in (
        (budget_events.GrantTerms, "Terms of a grant"),
        (budget_events.ContractTerms, "Terms of a contract"),
    ):
        yield f"({anchor('terms', terms.__name__)})="
        yield f"## {title}"
        yield ""
        yield doc(terms)
        yield ""
        yield from _fields(fields(terms))


def _verb(domain: str, verb: str | None) -> str:
    return code(f"sg.{domain}.{verb}") if verb else "–"


def _fields(listed: Any) -> Iterator[str]:
    yield from table(("field", "what to write", "if left out"), ((code(f.name), _way(f), _default(f)) for f in listed))


def _way(field: Attribute[Any]) -> str:
    kind = field.type if isinstance(field.type, str) else getattr(field.type, "__name__", str(field.type))
    words = [part.strip() for part in _top_level(kind)]
    known = [_WAYS.get(word) or _special(word) for word in words if word != "None"]
    return " or ".join(known)


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


def _special(word: str) -> str:
    named = {"GrantTerms": "terms of a grant", "ContractTerms": "terms of a contract"}
    if word in named:
        return f"[{named[word]}](#{anchor('terms', word)})"
    if word.startswith("tuple["):
        inner = word.removeprefix("tuple[").removesuffix(", ...]")
        return f"list of: {_WAYS.get(inner, inner)}"
    if word == "Decimal":
        return "decimal number as text: `0.05`"
    choices = getattr(_alias(word), "__args__", None)
    if choices:
        return "one of " + ", ".join(f"`{c}`" if c else "nothing" for c in choices)
    return word


def _alias(word: str) -> Any:
    """A ``Literal`` written in place, or one of the named lists of the events."""
    from typing import Literal

    from secgen.accounting import events as accounts
    from secgen.budget.events import appropriations, commitments, payments

    if word.startswith("Literal["):
        return eval(word, {"Literal": Literal})
    return next((vars(m)[word] for m in (appropriations, commitments, payments, accounts) if word in vars(m)), None)


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
