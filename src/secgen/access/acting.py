"""In whose name an office is used: who acts where an act names nobody, and who reads."""

from __future__ import annotations

from contextvars import ContextVar, Token
from typing import Self


class Acting:
    """Somebody acts from now on; as a context (``with``), until its end. Each thread and task has its own."""

    def __init__(self, actor: ContextVar[str], name: str) -> None:
        self._actor = actor
        self._before: Token[str] = actor.set(name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._actor.reset(self._before)
