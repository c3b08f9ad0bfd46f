"""What SQLite complains of, told as secgen tells it: where, what, and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Final

from secgen.kernel.errors import IntegrityError, LedgerError
from secgen.kernel.text import Text

_BUSY: Final = Text("un autre écrit depuis trop longtemps", "somebody else has been writing for too long")
_CANNOT: Final = Text("le fichier ne peut pas être ouvert", "the file cannot be opened")
_DISK: Final = Text("le disque a refusé", "the disk refused")
_NOT_ONE: Final = Text("ce n'est pas une base SQLite", "it is no SQLite database")
_KNOWN: Final[Mapping[int, Text]] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CANTOPEN: _CANNOT,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_NOTADB: _NOT_ONE,
}


def told(error: sqlite3.Error, path: str) -> LedgerError:
    """The error of SQLite as one of ours, with its own words kept."""
    code = primary(error)
    if code == sqlite3.SQLITE_FULL:
        return LedgerError("SG-STORE-FULL", url=path, problem=str(error))
    if code == sqlite3.SQLITE_READONLY:
        return LedgerError("SG-STORE-READ-ONLY", url=path)
    if code == sqlite3.SQLITE_CORRUPT:
        return damaged(path, str(error))
    known = _KNOWN.get(code)
    problem = Text(f"{known.fr} ({error})", f"{known.en} ({error})") if known else str(error)
    return LedgerError("SG-STORE-OPEN", url=path, problem=problem)


def damaged(path: str, problem: Text | str, position: int | None = None) -> IntegrityError:
    """The error of a file that can't be read, from an act on if it is known which."""
    if position is None:
        where = Text("quelque part", "somewhere")
    else:
        where = Text(f"à partir de l'acte {position}", f"from act {position} on")
    return IntegrityError("SG-STORE-DAMAGED", url=path, where=where, problem=problem, position=position or 0)


def primary(error: sqlite3.Error) -> int:
    """SQLite's own number of the problem, without its details; 0 if it gives none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
