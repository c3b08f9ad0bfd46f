"""The name of a file, as people give it."""

from __future__ import annotations

from secgen.kernel.errors import InvalidInput


def check_path(path: object) -> None:
    """Refuse a name no file can have; everything else is for the reader or the writer of the file to say."""
    if "\0" in str(path):
        raise InvalidInput("SG-FILE", file=str(path), problem="NUL in its name")
