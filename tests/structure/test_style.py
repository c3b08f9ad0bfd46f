"""Habits of the house that can be checked by reading its source."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Protocol, Union, get_args, get_origin, get_type_hints

import pytest
from attrs import fields, has

import secgen
from secgen.kernel.act import Act
from secgen.kernel.book import Book
from secgen.kernel.domain import Domain
from secgen.plugins import hookspecs
from secgen.rooms import every
from structure.source import ROOT, files, modules, name_of, room_of, tree

EXACT = ("kernel", "law", "budget", "personnel", "accounting", "procurement", "assets", "links", "access")
FLOATS = {"law/law.py": 1}  # how near two names must be for an error message to suggest one
CHANGING: dict[str, set[str]] = {"Record": {"cells"}}  # rows of a file, read and dropped by the million


@pytest.mark.parametrize("path", [p for p in files() if room_of(p) in EXACT], ids=name_of)
def test_there_is_no_float_where_money_is(path: Path) -> None:
    nodes = list(ast.walk(tree(path)))
    literals = [n for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, float | complex)]
    names = [n for n in nodes if isinstance(n, ast.Name) and n.id in ("float", "complex")]
    lines = [n.lineno for n in (*literals, *names)]
    assert len(lines) <= FLOATS.get(name_of(path), 0), f"{name_of(path)}, lines {lines}"


@cache
def classes() -> list[type]:
    found = {
        thing
        for module in modules()
        for thing in vars(module).values()
        if inspect.isclass(thing) and thing.__module__ == module.__name__
    }
    return sorted(found, key=lambda cls: (cls.__module__, cls.__qualname__))


def is_frozen(cls: type) -> bool:
    return has(cls) and getattr(cls.__setattr__, "__name__", "") == "_frozen_setattrs"


FROZEN = [cls for cls in classes() if is_frozen(cls)]


def test_frozen_classes_are_found() -> None:
    names = {cls.__name__ for cls in FROZEN}
    assert {"Money", "Text", "Finding", "Committed", "Recorded", "PluginSet"} <= names
    assert "Budget" not in names


@pytest.mark.parametrize("cls", FROZEN, ids=lambda cls: f"{cls.__module__}.{cls.__qualname__}")
def test_a_frozen_class_has_slots_and_holds_nothing_that_can_change(cls: type) -> None:
    assert "__slots__" in vars(cls)
    assert not any("__dict__" in vars(base) for base in cls.__mro__)
    hints = _hints(cls)
    changing = {f.name for f in fields(cls) if _changes(hints.get(f.name))}
    assert changing == CHANGING.get(cls.__qualname__, set()), (
        f"{cls.__qualname__}: {', '.join(changing)} can be changed; use a tuple or a Mapping"
    )


def _hints(cls: type) -> dict[str, Any]:
    try:
        return get_type_hints(cls)
    except NameError:  # a name that is imported for types only
        return get_type_hints(cls, localns={known.__name__: known for known in classes()})


def _changes(kind: Any) -> bool:
    origin = get_origin(kind) or kind
    if origin in (Union, UnionType, tuple):
        return any(_changes(part) for part in get_args(kind))
    return inspect.isclass(origin) and issubclass(origin, list | dict | set | bytearray)


# words

PROTOCOLS = [cls for cls in classes() if Protocol in cls.__bases__]
HOOKS = {name for name in vars(hookspecs) if name.startswith("secgen_")}


def undocumented() -> list[str]:
    """``file: name`` for each public module, class, function or method without a docstring.

    Private ones are left out, and so are those that say nothing new: a method that overrides one of a base
    class or carries out a protocol, and the implementation of a hook.
    """
    found = []
    for path in files():
        if not ast.get_docstring(tree(path)) and path.name != "__main__.py":
            found.append(f"{name_of(path)}: the module")
        found += [f"{name_of(path)}: {name}" for name in _bare(tree(path), "", set())]
    return found


def _bare(node: ast.Module | ast.ClassDef, prefix: str, inherited: set[str]) -> list[str]:
    found = []
    for child in node.body:
        if not isinstance(child, ast.ClassDef | ast.FunctionDef) or child.name.startswith("_"):
            continue
        overloaded = any("overload" in ast.unparse(each) for each in child.decorator_list)
        if not ast.get_docstring(child) and not overloaded and child.name not in inherited | HOOKS:
            found.append(prefix + child.name)
        if isinstance(child, ast.ClassDef):
            found += _bare(child, f"{child.name}.", _inherited(child))
    return found


def _inherited(node: ast.ClassDef) -> set[str]:
    known: set[str] = set()
    for cls in (cls for cls in classes() if cls.__name__ == node.name and cls not in PROTOCOLS):
        known |= {name for base in cls.__mro__[1:] for name in vars(base)}
        for protocol in PROTOCOLS:
            wanted = {name for name in vars(protocol) if not name.startswith("_")}
            known |= wanted if wanted <= set(dir(cls)) else set()
    return known


def test_everything_public_says_what_it_is() -> None:
    bare = undocumented()
    assert not bare, "without a docstring: " + ", ".join(bare)


# the public face


@pytest.mark.parametrize("name", secgen.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(secgen, name) is not None


def test_the_public_names_are_declared_the_same_everywhere() -> None:
    assert sorted(secgen.__all__) == secgen.__all__
    assert set(secgen.__all__) == set(secgen._WHERE)
    for_types = next(
        node
        for node in tree(ROOT / "__init__.py").body
        if isinstance(node, ast.If) and "TYPE" in ast.unparse(node.test)
    )
    aliases = (alias for node in for_types.body if isinstance(node, ast.ImportFrom) for alias in node.names)
    assert {alias.asname or alias.name for alias in aliases} == set(secgen.__all__)


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Franc'"):
        _ = secgen.Franc  # type: ignore[attr-defined]


# domains

each_domain = pytest.mark.parametrize("domain", every(), ids=lambda domain: domain.name)


@each_domain
def test_every_act_of_a_domain_is_decided_and_folded(domain: Domain) -> None:
    assert set(domain.decide) == set(domain.fold)


@each_domain
def test_every_book_of_a_state_can_be_put_back(domain: Domain) -> None:
    state = domain.new_state()
    held = list(_books(state))
    assert {id(book) for book in held} == {id(book) for book in state.books()}
    assert len(held) == len(list(state.books()))


def _books(state: Any) -> Iterator[Book[Any, Any]]:
    """Every field of a state is a book, or a part of it whose fields are."""
    for f in fields(type(state)):
        value = getattr(state, f.name)
        if isinstance(value, Book):
            yield value
        else:
            yield from _books(value)


@each_domain
def test_every_tag_names_its_domain_and_is_taken_once(domain: Domain) -> None:
    tags = [cls.tag for cls in domain.acts]
    assert all(tag.startswith(f"{domain.name}.") for tag in tags)
    assert len(set(tags)) == len(tags)


@each_domain
def test_no_act_gives_another_meaning_to_a_field_all_acts_share(domain: Domain) -> None:
    shared = {f.name for f in fields(Act)}
    for cls in domain.acts:
        own = {
            name for base in cls.__mro__ if base not in (Act, object) for name in vars(base).get("__annotations__", ())
        }
        assert not own & shared, cls.tag
