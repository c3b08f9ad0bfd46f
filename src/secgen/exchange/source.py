"""Opening a file: its encoding is found by reading it once; what is not text is refused."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from secgen.exchange.refusal import refusal, unreadable
from secgen.kernel.text import Text

Path = str | os.PathLike[str]

_CHUNK = 1 << 16
_SIGNATURES = (
    (b"%PDF", Text("c'est un PDF", "it is a PDF")),
    (b"PK\x03\x04", Text("c'est un classeur ou une archive (xlsx, ods, zip)", "it is a workbook or an archive")),
    (b"\xd0\xcf\x11\xe0", Text("c'est un ancien classeur (xls)", "it is an old workbook (xls)")),
)
_EXPORT_AGAIN = Text("refaire l'extraction au format CSV, en UTF-8", "export it again as CSV, in UTF-8")


@contextmanager
def open_text(path: Path, layout: str, encodings: tuple[str, ...]) -> Iterator[TextIO]:
    """The file as text, line ends untouched. Refuses what is empty, binary or in no known encoding."""
    file = os.fspath(path)
    try:
        encoding = _encoding(file, layout, encodings)
        with open(file, encoding=encoding, newline="") as stream:
            yield stream
    except OSError as error:
        raise unreadable(file, error.strerror or str(error)) from None
    except UnicodeDecodeError as error:  # the file changed between the two readings
        raise unreadable(file, str(error)) from None
    except ValueError as error:
        if "null" not in str(error):
            raise
        raise unreadable(file, str(error)) from None  # a path with a NUL in it


def _encoding(file: str, layout: str, encodings: tuple[str, ...]) -> str:
    decoders = {name: codecs.getincrementaldecoder(name)() for name in encodings}
    first = True
    with open(file, "rb") as stream:
        while chunk := stream.read(_CHUNK):
            if first:
                _refuse_binary(chunk, file, layout)
                first = False
            if b"\0" in chunk:
                raise refusal(
                    file,
                    layout,
                    Text("octets nuls : ce n'est pas un fichier texte", "NUL bytes: it is not a text file"),
                    _EXPORT_AGAIN,
                )
            decoders = {name: decoder for name, decoder in decoders.items() if _decodes(decoder, chunk, False)}
    if first:
        raise refusal(file, layout, Text("le fichier est vide", "the file is empty"), _EXPORT_AGAIN)
    for name, decoder in decoders.items():
        if _decodes(decoder, b"", True):
            return name
    tried = ", ".join(encodings)
    raise refusal(
        file,
        layout,
        Text(f"texte indéchiffrable ({tried} essayés)", f"undecodable text ({tried} tried)"),
        _EXPORT_AGAIN,
    )


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_binary(start: bytes, file: str, layout: str) -> None:
    for signature, problem in _SIGNATURES:
        if start.startswith(signature):
            raise refusal(file, layout, problem, _EXPORT_AGAIN)
