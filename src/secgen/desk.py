"""Desks: the verbs of a domain, ``sg.budget.commit(…)``, each made from the act it records."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import NOTHING, fields

from secgen.kernel.act import Act

if TYPE_CHECKING:
    from secgen.secretariat import Secretariat

A = TypeVar("A", bound=Act)


class Desk:
    """What a domain offers to do. Amounts and dates may be given as text."""

    def __init__(self, secretariat: Secretariat) -> None:
        self._secretariat = secretariat


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
