"""What is made once of a body of law and read many times: its published facts by key."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, TypeVar, cast

from secgen.kernel.judge import LawBook

T = TypeVar("T")


def indexed(law: LawBook, make: Callable[[LawBook], T]) -> T:
    """What a function makes of the law, made once for each law (which never changes)."""
    return cast(T, _made(cast(Hashable, law), make))


@lru_cache(maxsize=64)
def _made(law: Any, make: Callable[[Any], Any]) -> Any:
    return make(law)
