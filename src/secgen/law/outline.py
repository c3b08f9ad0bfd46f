"""What a pack that ships with secgen holds, seen without reading it whole.

Reading TOML is slow and an office reads few packs on a day: the outline says which ones. It trusts how our packs are
laid out, as a test checks; a pack that comes from elsewhere is read whole at once.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

_EDITION: Final = re.compile(r'^(?:\[pack\]\n|pack = \{ )id = "([^"\n]+)"(?:\n|, )version = "([^"\n]+)"', re.MULTILINE)
_PARAMETER: Final = re.compile(r'^\[\[parameter\]\]\nid = "([^"\n]+)"', re.MULTILINE)
_TABLE: Final = re.compile(r"^\[", re.MULTILINE)
_ARRAY: Final = re.compile(r"^(\w+) = \[", re.MULTILINE)
_ARRAY_OF_TABLES: Final = re.compile(r"^\[\[(\w+)\]\]", re.MULTILINE)


@frozen
class Outline:
    """The pack with its version, the ids of its parameters, the names of its sections."""

    edition: str
    parameters: tuple[str, ...]
    sections: tuple[str, ...]


def outline(source: str) -> Outline:
    """The outline of a pack laid out as ours are; ``ValueError`` if it does not begin as they do."""
    edition = _EDITION.search(source)
    if edition is None:
        raise ValueError("no id and version of the pack")
    first = _TABLE.search(source)
    arrays = _ARRAY.findall(source[: first.start()] if first else source)
    tables = [name for name in _ARRAY_OF_TABLES.findall(source) if name != "parameter"]
    return Outline(
        " ".join(edition.groups()), tuple(_PARAMETER.findall(source)), tuple(dict.fromkeys([*arrays, *tables]))
    )
