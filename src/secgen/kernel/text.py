"""What a person reads, in French and in English."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Final, Literal, Self, get_args, overload

from attrs import frozen

from secgen.kernel.surroundings import spoken_here

Lang = Literal["fr", "en"]
_current: ContextVar[Lang | None] = ContextVar("secgen_lang", default=None)
_default = cache(spoken_here)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


class Spoken(str):
    """A language just chosen. As a ``with`` block, the one before comes back at its end."""

    __slots__ = ("_before",)
    _before: Lang | None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        _current.set(self._before)


@overload
def lang() -> Lang: ...
@overload
def lang(code: str) -> Spoken: ...
def lang(code: str | None = None) -> Lang | Spoken:
    """Choose the language of all people read, or tell the current one.

    ``lang("fr")`` holds from now on, ``with lang("fr"):`` until the end of the block; in the thread or task
    that says it, never in another. Until one is chosen it is that of the locale (``SECGEN_LANG``, ``LC_ALL``,
    ``LC_MESSAGES``, ``LANG``). Raises ``ValueError`` for another language than ``"fr"`` or ``"en"``.
    """
    if code is None:
        return _current.get() or _default()
    if code not in get_args(Lang):
        raise ValueError(f"unknown language {code!r}: use 'fr' or 'en'")
    spoken = Spoken(code)
    spoken._before = _current.get()
    _current.set("fr" if code == "fr" else "en")
    return spoken


@contextmanager
def language(code: Lang) -> Iterator[None]:
    """Speak one language inside a ``with`` block."""
    token = _current.set(code)
    try:
        yield
    finally:
        _current.reset(token)


@frozen
class Text:
    """One sentence or label in both languages; ``str()`` gives the current one."""

    fr: str
    en: str

    def __str__(self) -> str:
        return self.fr if lang() == "fr" else self.en

    def fill(self, **values: object) -> str:
        """The text in the current language with its ``{names}`` filled in; raises ``KeyError`` if one is not given."""
        return str(self).format(**values)

    def filled(self, **values: object) -> Text:
        """The text with its ``{names}`` filled in, in both languages; raises ``KeyError`` if one is not given."""
        return Text(self.fr.format(**values), self.en.format(**values))


def clean(text: str) -> str:
    """Text without control or direction-changing characters: it can neither move the cursor nor lie."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(c) in _UNSEEN else c for c in text)


def clean_lines(text: str) -> str:
    """The same, line by line: its line ends stay, each as a plain one."""
    if text.isprintable():
        return text
    return "\n".join(map(clean, text.replace("\r\n", "\n").split("\n")))
