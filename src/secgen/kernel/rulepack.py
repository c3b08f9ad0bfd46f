"""Rules a region adds to those of the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from attrs import fields, frozen

from secgen.kernel.act import Act
from secgen.kernel.errors import PluginError
from secgen.kernel.finding import Rule
from secgen.kernel.judge import Judge

Check = Callable[[Mapping[str, Any], Act, Judge], None]
"""Asks its rules about an act: the states of all domains by name (to read, never to change), the act, the judge."""


@frozen
class RulePack:
    """Rules with the checks that ask them, by the tag of the act each one looks at (``budget.committed``)."""

    id: str
    rules: tuple[Rule, ...]
    checks: Mapping[str, Check]


@contextmanager
def unchanged(*acts: Act) -> Iterator[None]:
    """Acts may be read by what plugins bring, never altered: ``TypeError`` if one was."""
    before = [_content(act) for act in acts]
    yield
    for act, content in zip(acts, before, strict=True):
        if _content(act) != content:
            raise TypeError(f"it altered the act {act.tag} it was asked about")


def _content(act: Act) -> int | str:
    try:
        return hash(act)
    except TypeError:  # a list, in an act of a plugin
        return repr([getattr(act, f.name) for f in fields(type(act))])


def rulebook(known: Iterable[tuple[str, Rule]]) -> dict[str, tuple[Rule, ...]]:
    """Rules by number, from (owner, rule) pairs; two in force on one day under one number are refused."""
    book: dict[str, list[tuple[str, Rule]]] = {}
    for owner, rule in known:
        for other_owner, other in book.setdefault(rule.id, []):
            if _overlap(rule, other):
                raise PluginError("SG-PLUGIN-CONFLICT", name=rule.id, first=other_owner, second=owner)
        book[rule.id].append((owner, rule))
    return {number: tuple(rule for _, rule in book[number]) for number in sorted(book)}


def _overlap(one: Rule, other: Rule) -> bool:
    return not (
        (one.valid_to is not None and other.valid_from is not None and one.valid_to < other.valid_from)
        or (other.valid_to is not None and one.valid_from is not None and other.valid_to < one.valid_from)
    )
