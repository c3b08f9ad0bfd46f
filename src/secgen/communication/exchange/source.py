"""Rows of a file one at a time, whatever its form: CSV, JSON lines, a JSON array, a JSON object with a list."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TextIO

from secgen.kernel.errors import InvalidInput

CHUNK: Final = 1 << 16
Row = dict[str, Any]
_LISTS: Final = ("events", "results", "data")
_BLANK: Final = " \t\r\n,"


def rows(path: Path, layout: str) -> Iterator[tuple[int, Row]]:
    """Each row with its number: the line of a CSV file, the rank of an item in JSON. Memory stays flat."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.read(CHUNK).lstrip()
            file.seek(0)
            yield from _csv(file) if head[:1] not in ("[", "{") else _json(file, head, path, layout)
    except OSError as error:
        raise InvalidInput("SG-FILE", file=path, problem=error.strerror or error) from None
    except UnicodeDecodeError:
        raise InvalidInput("SG-FILE", file=path, problem="not UTF-8") from None
    except csv.Error as error:
        raise InvalidInput("SG-FILE", file=path, problem=str(error)) from None


def _csv(file: TextIO) -> Iterator[tuple[int, Row]]:
    first = file.readline()
    file.seek(0)
    separator = ";" if first.count(";") > first.count(",") else ","
    reader = csv.DictReader(file, delimiter=separator)
    before = 1
    for row in reader:
        yield before + 1, {name: value for name, value in row.items() if name is not None}
        before = reader.line_num


def _json(file: TextIO, head: str, path: Path, layout: str) -> Iterator[tuple[int, Row]]:
    try:
        if head[0] == "[":
            found = _items(file, "")
        elif any(f'"{name}"' in head[:200] for name in _LISTS):
            found = _list_inside(file)
        else:
            found = (json.loads(line) for line in file if line.strip())
        for number, item in enumerate(found, 1):
            if not isinstance(item, dict):
                _refuse(path, layout, f"item {number} is not an object")
            yield number, item
    except (ValueError, RecursionError) as error:
        _refuse(path, layout, str(error))


def _refuse(path: Path, layout: str, problem: str) -> None:
    hint = "give an OpenAgenda export: API v2 or legacy JSON, OpenDataSoft JSON, JSON lines or CSV"
    raise InvalidInput("SG-LAYOUT", file=path.name, layout=layout, problem=problem, hint=hint) from None


def _list_inside(file: TextIO) -> Iterator[Any]:
    """The list of an object such as ``{"total": 3, "events": [...]}``; what comes before it is short."""
    text = file.read(CHUNK)
    places = [at for name in _LISTS if (at := text.find(f'"{name}"')) >= 0]
    start = text.find("[", min(places))
    if start < 0:
        raise ValueError("no list of events")
    return _items(file, text[start:])


def _items(file: TextIO, text: str) -> Iterator[Any]:
    """The items of a JSON array read piece by piece."""
    decode = json.JSONDecoder().raw_decode
    text = (text or file.read(CHUNK)).lstrip()[1:]
    while True:
        text = text.lstrip(_BLANK)
        if text[:1] == "]":
            return
        try:
            item, end = decode(text)
        except ValueError:
            more = file.read(max(CHUNK, len(text)))
            if not more:
                raise
            text += more
            continue
        yield item
        text = text[end:]
