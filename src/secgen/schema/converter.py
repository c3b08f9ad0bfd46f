"""The one strict converter. Nothing is coerced, unknown keys are refused, every error is located.

It has two doors with one strictness: *stored* bodies hold money as whole cents; what *people* give
holds money as text (``"48 000,00"``) and never as a number, which could be euros or cents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar, get_args, get_origin

from attrs import fields, has
from cattrs import Converter, transform_error
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from secgen.kernel.dates import parse_day
from secgen.kernel.errors import InvalidInput, SecgenError
from secgen.kernel.money import Money

T = TypeVar("T")
_DECIMAL: Final = re.compile(r"-?\d{1,15}(\.\d{1,12})?", re.ASCII)


def _exactly(kind: type) -> Callable[[object, type], Any]:
    def structure(value: object, _: type) -> Any:
        if type(value) is not kind:
            raise ValueError(f"{value!r} is not {_NAMES[kind]}")
        return value

    return structure


_NAMES: Final[dict[type, str]] = {int: "a whole number", bool: "true or false"}


def _text(value: object, _: type) -> str:
    if type(value) is not str:
        raise ValueError(f"{value!r} is not a text")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ValueError(f"{value!r} holds half a character") from None
    return value


def _stored_decimal(value: object, _: type) -> Decimal:
    if type(value) is not str or not _DECIMAL.fullmatch(value):
        raise ValueError(f"{value!r} is not a decimal number written as text, such as 0.05")
    return Decimal(value)


def _given_decimal(value: object, kind: type) -> Decimal:
    return _stored_decimal(_decimal_text(value) if isinstance(value, Decimal) else value, kind)


def _decimal_text(number: Decimal) -> str:
    """One text for equal numbers: ``0.050`` and ``5E-2`` are ``0.05``."""
    if not number.is_finite() or abs(number.adjusted()) > 99:
        return str(number)
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _stored_day(value: object, _: type) -> date:
    if type(value) is not str:
        raise ValueError(f"{value!r} is not a date")
    return parse_day(value)


def _given_day(value: object, _: type) -> date:
    return parse_day(value)  # type: ignore[arg-type]


def _stored_money(value: object, _: type) -> Money:
    if type(value) is not int:
        raise ValueError(f"{value!r} is not whole cents")
    return Money(value)


def _given_money(value: object, _: type) -> Money:
    return Money.of(value)  # type: ignore[arg-type]


def _converter(
    money: Callable[[object, type], Money],
    day: Callable[[object, type], date],
    decimal: Callable[[object, type], Decimal],
    value: Callable[[type, Converter], Callable[[Any, Any], Any]],
) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True, prefer_attrib_converters=False)
    for kind in _NAMES:
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(Decimal, decimal)
    converter.register_structure_hook(Money, money)
    converter.register_structure_hook(date, day)
    converter.register_unstructure_hook(Money, lambda m: m.cents)
    converter.register_unstructure_hook(Decimal, _decimal_text)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook_factory(_is_tuple, lambda kind: _listed(kind, converter))
    converter.register_structure_hook_factory(_is_value, lambda cls: value(cls, converter))
    converter.register_unstructure_hook_factory(
        _is_value, lambda cls: make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
    )
    return converter


def _is_value(cls: Any) -> bool:
    return isinstance(cls, type) and has(cls) and cls is not Money


def _is_tuple(cls: Any) -> bool:
    return get_origin(cls) is tuple and get_args(cls)[1:] == (...,)


def _listed(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    """Only a list is a list: a text is not the list of its letters."""
    items = homogenous_tuple_structure_factory(kind, converter)

    def structure(value: object, _: object) -> Any:
        if not isinstance(value, list | tuple):
            raise ValueError(f"{value!r} is not a list")
        return items(value, kind)

    return structure


def _stored_value(cls: type, converter: Converter) -> Callable[[Any, Any], Any]:
    return make_dict_structure_fn(cls, converter)


def _given_value(cls: type, converter: Converter) -> Callable[[Any, Any], Any]:
    """People may also give the value itself; its fields are then checked as if they were written."""
    build: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, converter)
    names = [f.name for f in fields(cls)]

    def structure(value: object, _: object) -> Any:
        return build({n: getattr(value, n) for n in names} if type(value) is cls else value, cls)

    return structure


STORED: Final = _converter(_stored_money, _stored_day, _stored_decimal, _stored_value)
GIVEN: Final = _converter(_given_money, _given_day, _given_decimal, _given_value)
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def as_data(value: object, cls: Any) -> Any:
    """A value made in Python, checked as strictly as what people give, as plain data to store."""
    if GIVEN.structure(value, cls) != value:
        raise TypeError(f"not a {getattr(cls, '__name__', cls)}")
    return STORED.unstructure(value, unstructure_as=cls)


def canonical(value: object) -> str:
    """Canonical JSON: sorted keys, no spaces, defaults left out; equal values give equal bytes."""
    return _encode(STORED.unstructure(value))


def structure(data: object, cls: type[T], *, stored: bool, label: str) -> T:
    """Build a value, or refuse it with every wrong field named."""
    try:
        return (STORED if stored else GIVEN).structure(data, cls)
    except SecgenError:
        raise
    except Exception as error:
        wrong = problems(error, cls)
    raise InvalidInput("SG-FIELDS", act=label, problems="; ".join(wrong))  # alone: a notebook then shows it alone


def problems(error: BaseException, cls: type) -> list[str]:
    """One line for each wrong field: where, and why."""
    known = ", ".join(f.name for f in fields(cls))
    lines = []
    for line in transform_error(error, format_exception=_why):
        why, _, path = line.rpartition(" @ ")
        hint = f" (fields: {known})" if why.startswith("unknown field") and path == "$" else ""
        lines.append(f"{path.removeprefix('$').removeprefix('.') or 'act'}: {why}{hint}")
    return lines


def _why(error: BaseException, kind: type | None) -> str:
    if isinstance(error, SecgenError):
        return f"{error.message} → {error.remedy}"
    if isinstance(error, KeyError):
        return "required field missing"
    extra = getattr(error, "extra_fields", None)
    if extra:
        return f"unknown field {', '.join(sorted(map(str, extra)))}"
    return str(error) or type(error).__name__
