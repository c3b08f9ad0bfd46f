"""The one strict converter. Nothing is coerced, unknown keys are refused, every error is located.

It has two doors with one strictness: *stored* bodies hold money as whole cents; what *people* give
holds money as text (``"48 000,00"``) and never as a number, which could be euros or cents.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar

from attrs import fields, has
from cattrs import Converter, transform_error
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from secgen.kernel.dates import parse_day
from secgen.kernel.errors import InvalidInput, SecgenError
from secgen.kernel.money import Money

T = TypeVar("T")
_DECIMAL_DIGITS: Final = 28


def _exactly(kind: type) -> Callable[[object, type], Any]:
    def structure(value: object, _: type) -> Any:
        if type(value) is not kind:
            raise ValueError(f"{value!r} is not {_NAMES[kind]}")
        return value

    return structure


_NAMES: Final[dict[type, str]] = {str: "a text", int: "a whole number", bool: "true or false"}


def _decimal(value: object, _: type) -> Decimal:
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, str) and len(value) <= _DECIMAL_DIGITS and value.isascii():
        try:
            number = Decimal(value)
        except ArithmeticError:
            raise ValueError(f"{value!r} is not a decimal number") from None
    else:
        raise ValueError(f"{value!r} is not a decimal number written as text")
    if not number.is_finite():
        raise ValueError(f"{value!r} is not a finite number")
    return number


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


def _converter(money: Callable[[object, type], Money], day: Callable[[object, type], date]) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True, prefer_attrib_converters=False)
    for kind in _NAMES:
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_structure_hook(Money, money)
    converter.register_structure_hook(date, day)
    converter.register_unstructure_hook(Money, lambda m: m.cents)
    converter.register_unstructure_hook(Decimal, str)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook_func(_is_str_tuple, _text_tuple)
    converter.register_structure_hook_factory(_is_value, lambda cls: make_dict_structure_fn(cls, converter))
    converter.register_unstructure_hook_factory(
        _is_value, lambda cls: make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
    )
    return converter


def _is_value(cls: Any) -> bool:
    return isinstance(cls, type) and has(cls) and cls is not Money


def _is_str_tuple(cls: Any) -> bool:
    return bool(cls == tuple[str, ...])


def _text_tuple(value: object, _: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(type(item) is str for item in value):
        raise ValueError(f"{value!r} is not a list of texts")
    return tuple(value)


STORED: Final = _converter(_stored_money, _stored_day)
GIVEN: Final = _converter(_given_money, _given_day)
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


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
        raise InvalidInput("SG-FIELDS", act=label, problems="; ".join(problems(error, cls))) from error


def problems(error: BaseException, cls: type) -> list[str]:
    """One line for each wrong field: where, and why."""
    lines = transform_error(error, format_exception=_why)
    known = ", ".join(f.name for f in fields(cls))
    return [
        f"{line.partition(' @ ')[2].removeprefix('$.') or 'act'}: {line.partition(' @ ')[0]}"
        + (f" (fields: {known})" if "unknown field" in line else "")
        for line in lines
    ]


def _why(error: BaseException, kind: type | None) -> str:
    if isinstance(error, SecgenError):
        return f"{error.message} → {error.remedy}"
    if isinstance(error, KeyError):
        return "required field missing"
    extra = getattr(error, "extra_fields", None)
    if extra:
        return f"unknown field {', '.join(sorted(extra))}"
    return str(error) or type(error).__name__
