"""Desks: the verbs of a domain, ``sg.budget.commit(…)``, each made from the act it records."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

from attrs import NOTHING, fields

from secgen.kernel.act import Act

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat

A = TypeVar("A", bound=Act)
D = TypeVar("D", bound="Desk")


class Desk:
    """What a domain offers to do. Amounts and dates may be given as text."""

    def __init__(self, secretariat: Secretariat) -> None:
        self._secretariat = secretariat


class DeskAt(Generic[D]):
    """The desk of a room by its address, made at its first use: only then are the kinds of act it records needed."""

    def __init__(self, address: str) -> None:
        self.address = address

    def __set_name__(self, owner: type[Secretariat], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, office: None, owner: type[Secretariat]) -> Self: ...
    @overload
    def __get__(self, office: Secretariat, owner: type[Secretariat]) -> D: ...
    def __get__(self, office: Secretariat | None, owner: type[Secretariat]) -> Self | D:
        if office is None:
            return self
        desk: D = self.cls(office)
        vars(office)[self._name] = desk
        return desk

    @property
    def cls(self) -> type[D]:
        """The class of the desk."""
        module, _, name = self.address.partition(":")
        found: type[D] = getattr(import_module(module), name)
        return found


class Verb(Generic[A]):
    """A method that builds one kind of act from its fields and records it; gives what was recorded."""

    def __init__(self, cls: type[A]) -> None:
        self.cls = cls

    def __set_name__(self, owner: type[Desk], name: str) -> None:
        self.__name__ = name

    def __get__(self, desk: Desk | None, owner: type[Desk]) -> Callable[..., Any]:
        def verb(**values: Any) -> Any:
            assert desk is not None
            secretariat = desk._secretariat
            return secretariat.record(secretariat.read({"act": self.cls.tag, **values}))[-1]

        verb.__name__ = verb.__qualname__ = self.__name__
        verb.__doc__ = self.cls.__doc__
        verb.__signature__ = _signature(self.cls)  # type: ignore[attr-defined]
        return verb


def _signature(cls: type[Act]) -> inspect.Signature:
    return inspect.Signature(
        [
            inspect.Parameter(
                field.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=inspect.Parameter.empty if field.default is NOTHING else field.default,
                annotation=field.type,
            )
            for field in fields(cls)
        ]
    )
