"""Writing files so that whoever stops in the middle leaves the old one or the new one, whole."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from secgen.kernel.errors import InvalidInput, SecgenError
from secgen.kernel.text import Text

MARK: Final = ".secgen-writing-"
"""What a folder left behind by a killed export begins with; it may be deleted."""
_DATABASE: Final = Text(
    "c'est une base de données, peut-être un journal : elle ne se remplace pas ; nommer un autre fichier",
    "it is a database, perhaps a journal: it is never replaced; name another file",
)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give the place to write in; what was written there takes the place of ``path`` at once, on the disk.

    If the writing fails nothing changes. A folder that exists already, and what is no file (a terminal, a
    pipe), is written as it is. A database is never replaced: ``-o`` may name the journal by mistake.
    Raises ``InvalidInput`` SG-FILE where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        yield path
        return
    if _is_database(target):
        raise InvalidInput("SG-FILE", file=str(path), problem=_DATABASE)
    beside = _beside(target, path)
    try:
        place = beside / target.name
        try:
            yield place
        except SecgenError as error:
            raise _renamed(error, place, path) from None
        except OSError as error:
            if error.filename is not None and Path(error.filename) == place:
                raise _refused(path, error) from None
            raise
        try:
            _put(place, target)
        except OSError as error:
            raise _refused(path, error) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _is_database(target: Path) -> bool:
    """Whether what is there begins as an SQLite file does, or as what one has not taken in yet: a journal, a vault."""
    if not target.exists():
        return False
    try:
        with target.open("rb") as file:
            begins = file.read(16)
    except OSError:
        return False
    return begins == b"SQLite format 3\0" or begins[:4] in (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file whole; text as UTF-8, its line ends as they are."""
    data = content.encode() if isinstance(content, str) else content
    with whole(path) as place:
        place.write_bytes(data)


def read_text(path: Path | str) -> str:
    """A small text file in UTF-8; raises ``InvalidInput`` SG-FILE if it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise _refused(Path(path), error) from None


def _beside(target: Path, path: Path) -> Path:
    """A new folder on the same disk, which nobody else writes in."""
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(13, os.strerror(13))
        beside = target.parent / f"{MARK}{os.urandom(4).hex()}"
        beside.mkdir(mode=0o700)
    except (OSError, ValueError) as error:
        raise _refused(path, error) from None
    return beside


def _put(place: Path, target: Path) -> None:
    if not place.exists():  # the exporter had nothing to write
        return
    if place.is_dir():
        for inner in place.rglob("*"):
            _to_disk(inner)
    elif target.exists():
        place.chmod(stat.S_IMODE(target.stat().st_mode))
    _to_disk(place)
    place.replace(target)
    _to_disk(target.parent)


def _to_disk(path: Path) -> None:
    if not path.is_dir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    elif os.name != "nt":  # folders cannot be opened there
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refused(path: Path, error: Exception) -> InvalidInput:
    return InvalidInput("SG-FILE", file=str(path), problem=getattr(error, "strerror", None) or str(error))


def _renamed(error: SecgenError, place: Path, path: Path) -> SecgenError:
    """The error with the name the user gave."""
    params = {name: str(path) if str(value) == str(place) else value for name, value in error.params.items()}
    return error if params == dict(error.params) else type(error)(error.code, **params)
