"""Values for every field of an act, made from its declared types."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from attrs import evolve, fields, frozen, has
from hypothesis import strategies as st

from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money
from secgen.ledger import Draft, Record
from secgen.rooms import every
from secgen.schema import Registry

T = TypeVar("T")


def registry() -> Registry:
    """Every act the house itself records."""
    made = Registry()
    for domain in every():
        made.add_all(domain.acts)
    return made


ACTS: Final = tuple(sorted((cls for domain in every() for cls in domain.acts), key=lambda cls: cls.tag))


def stored(draft: Draft, position: int = 1) -> Record:
    """A draft as if it had been recorded."""
    return Record(position, *draft, "2026-03-02T12:00:00.000000Z", "0" * 64)


# one sample of each type, away from any default

_PLAIN: Final[dict[Any, Callable[[str, Any], Any]]] = {
    str: lambda name, default: f"{name} é",
    int: lambda name, default: 7,
    bool: lambda name, default: default is not True,
    date: lambda name, default: date(2026, 3, 2),
    Money: lambda name, default: Money(123_456),
    Decimal: lambda name, default: Decimal("0.055"),
}


def sample(cls: type[T]) -> T:
    """One value of a class with no field left at its default."""
    hints = get_type_hints(cls)
    return cls(**{f.name: _one(hints[f.name], f.name, f.default) for f in fields(cls)})


def _one(kind: Any, name: str, default: object = None) -> Any:
    if get_origin(kind) is Literal:
        return next(choice for choice in reversed(get_args(kind)) if choice != default)
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        return tuple(_one(item, name) for _ in range(2))
    if get_origin(kind) in (Union, UnionType):
        return _one(next(arg for arg in get_args(kind) if arg is not NoneType), name)
    return sample(kind) if has(kind) and kind is not Money else _PLAIN[kind](name, default)


def field_names(cls: type) -> list[str]:
    """The names of all fields, those of values inside as ``grant.months``."""
    hints, names = get_type_hints(cls), []
    for field in fields(cls):
        names.append(field.name)
        for inner in (hints[field.name], *get_args(hints[field.name])):
            if isinstance(inner, type) and has(inner) and inner is not Money:
                names += [f"{field.name}.{name}" for name in field_names(inner)]
    return sorted(names)


# any value of each type

_ANY: Final[dict[Any, st.SearchStrategy[Any]]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    int: st.integers(-(10**20), 10**20),
    bool: st.booleans(),
    date: st.dates(),
    Money: st.integers(-(10**17), 10**17).map(Money),
    Decimal: st.decimals(-(10**14), 10**14, allow_nan=False, allow_infinity=False, places=12)
    | st.decimals(-100, 100, allow_nan=False, allow_infinity=False, places=2),
}


def anything(cls: type[T]) -> st.SearchStrategy[T]:
    """Any value of a class, as wide as its types allow."""
    hints = get_type_hints(cls)
    return st.builds(cls, **{f.name: _any(hints[f.name]) for f in fields(cls)})


def _any(kind: Any) -> st.SearchStrategy[Any]:
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if get_origin(kind) is tuple:
        return st.lists(_any(get_args(kind)[0]), max_size=3).map(tuple)
    if get_origin(kind) in (Union, UnionType):
        return st.one_of(*(st.none() if arg is NoneType else _any(arg) for arg in get_args(kind)))
    return anything(kind) if has(kind) and kind is not Money else _ANY[kind]


def as_written(value: Any) -> Any:
    """A value as people and files write it: money, dates and rates as text, values as mappings."""
    if isinstance(value, Money):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [as_written(item) for item in value]
    if has(type(value)):
        return {f.name: as_written(getattr(value, f.name)) for f in fields(type(value))}
    return value


def respelled(value: T) -> T:
    """An equal value whose decimals are written otherwise: ``0.5`` as ``0.500``."""
    if isinstance(value, Decimal):
        return value.quantize(Decimal("1E-13")) if value.adjusted() < 14 else value  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(respelled(item) for item in value)  # type: ignore[return-value]
    if has(type(value)) and not isinstance(value, Money):
        changes = {f.name: respelled(getattr(value, f.name)) for f in fields(type(value))}
        return evolve(value, **changes)  # type: ignore[misc]
    return value


# an act of ours with a field of each kind


@frozen(kw_only=True)
class Detail:
    """A value inside an act."""

    rate: Decimal
    label: str = ""


@frozen(kw_only=True)
class Trial(Act):
    """An act with a field of each kind a domain may use."""

    tag = "trial.noted"

    text: str = ""
    count: int = 0
    flag: bool = False
    amount: Money = ZERO
    rate: Decimal = Decimal(0)
    day: date | None = None
    choice: Literal["one", "two"] = "one"
    words: tuple[str, ...] = ()
    amounts: tuple[Money, ...] = ()
    detail: Detail | None = None
    details: tuple[Detail, ...] = ()
