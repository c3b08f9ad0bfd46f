"""Looking into the write-ahead file of SQLite before SQLite does.

After an unclean stop SQLite plays this file again up to the first frame that does not check, and drops the rest
without a word. That is right for the batch that was being written, wrong if later batches follow.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import frozen

_HEADER: Final = struct.Struct(">8I")
_FRAME: Final = struct.Struct(">6I")
_MAGIC: Final = 0x377F0682
_MASK: Final = 0xFFFFFFFF


@frozen
class _Frame:
    number: int
    ours: bool
    """Written since the file was last begun anew: it bears the mark of the header."""
    sound: bool
    ends_batch: bool


def lost_after(path: Path) -> int | None:
    """The first damaged frame of a write-ahead file that finished batches follow (0: its header), else None."""
    for _ in range(3):
        data = _content(path)
        found = _damage(data)
        if found is None or _content(path)[: _HEADER.size] == data[: _HEADER.size]:
            return found
    return None  # somebody is writing: SQLite has it open, and looks after it


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _damage(data: bytes) -> int | None:
    if len(data) <= _HEADER.size:
        return None
    magic, _, page, _, _, _, *told = _HEADER.unpack_from(data)
    order = ">" if magic & 1 else "<"
    if magic & ~1 != _MAGIC or _sum(order, data[:24], (0, 0)) != tuple(told) or not 512 <= page <= 65536:
        return 0
    broken: int | None = None
    over = False  # the batch that holds the damage is over: whatever is sound after it was finished later
    for frame in _frames(data, order, page):
        if broken is None:
            broken = None if frame.ours and frame.sound else frame.number
        elif frame.ours and frame.sound and over:
            return broken
        over = over or (broken is not None and frame.ours and frame.ends_batch)
    return None


def _frames(data: bytes, order: str, page: int) -> Iterator[_Frame]:
    mark = data[16:24]
    told = struct.unpack_from(">2I", data, 24)
    for number, start in enumerate(range(_HEADER.size, len(data) - _FRAME.size - page + 1, _FRAME.size + page), 1):
        body = start + _FRAME.size
        _, size, _, _, *sums = _FRAME.unpack_from(data, start)
        ours = data[start + 8 : start + 16] == mark
        sound = ours and _sum(order, data[start : start + 8] + data[body : body + page], told) == tuple(sums)
        yield _Frame(number, ours, sound, size > 0)
        told = (sums[0], sums[1])


def _sum(order: str, data: bytes, seed: tuple[int, ...]) -> tuple[int, int]:
    """The checksum of the file format: two sums, each fed by the other."""
    one, two = seed
    words = iter(struct.unpack(f"{order}{len(data) // 4}I", data))
    for first, second in zip(words, words, strict=True):
        one = (one + first + two) & _MASK
        two = (two + second + one) & _MASK
    return one, two
