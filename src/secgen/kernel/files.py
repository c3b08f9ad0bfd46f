"""The name of a file, as people give it."""

from __future__ import annotations

import os

from secgen.kernel.errors import InvalidInput


def check_path(path: str | os.PathLike[str]) -> None:
    """Refuse a name no file can have; everything else is for the reader or the writer of the file to say."""
    if "\0" in os.fspath(path):
        raise InvalidInput("SG-FILE", file=os.fspath(path), problem="NUL in its name")
