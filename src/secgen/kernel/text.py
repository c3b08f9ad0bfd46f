"""What a person reads, in French and in English."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Literal, get_args

from attrs import frozen

Lang = Literal["fr", "en"]
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_current: ContextVar[Lang] = ContextVar("secgen_lang", default="en")


def lang(code: str | None = None) -> Lang:
    """Choose the language of what people read (``"fr"`` or ``"en"``), or tell the current one."""
    if code is not None:
        if code not in get_args(Lang):
            raise ValueError(f"unknown language {code!r}: use 'fr' or 'en'")
        _current.set("fr" if code == "fr" else "en")
    return _current.get()


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
        return self.fr if _current.get() == "fr" else self.en

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
