"""Anchors: what the end of the journal was on a day, kept elsewhere.

The chain shows that no act was changed *by itself*. Whoever can write the whole store could write it anew, chain and
all, or put an older copy in its place; only somebody who remembers its end can tell. An anchor is that memory.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

from attrs import asdict, frozen

from secgen.kernel.errors import IntegrityError, InvalidInput
from secgen.kernel.text import Text
from secgen.ledger.records import EventStore, Head

VERSION: Final = 1
_DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_NOT_ONE: Final = Text("ce n'est pas une ancre de secgen", "it is no anchor of secgen")
_NEWER: Final = Text("elle vient d'une version plus récente de secgen", "it comes from a newer secgen")
_ALTERED: Final = Text(
    "son contrôle ne correspond pas : elle a été modifiée", "its check does not match: it was altered"
)


@frozen
class Anchor:
    """The head of an office's journal at the instant ``made_at``; ``position`` counts its acts."""

    region: str
    office: str
    position: int
    digest: str
    recorded_at: str
    made_at: str

    @property
    def head(self) -> Head:
        """The end of the journal as it was."""
        return Head(self.position, self.digest, self.recorded_at)

    def text(self) -> str:
        """The anchor as the one text of a file; ``check`` tells a slip from the real thing."""
        fields = {"secgen_anchor": VERSION, **asdict(self)}
        return _json({**fields, "check": _check(fields)})

    @classmethod
    def parse(cls, text: str, file: str = "—") -> Anchor:
        """Read the text of an anchor; raises ``InvalidInput`` SG-ANCHOR, naming the ``file``, if one letter changed."""
        try:
            given = json.loads(text)
        except (ValueError, RecursionError):
            given = None
        if not isinstance(given, dict) or "secgen_anchor" not in given:
            raise InvalidInput("SG-ANCHOR", file=file, problem=_NOT_ONE)
        version = given.pop("secgen_anchor")
        if type(version) is int and version > VERSION:
            raise InvalidInput("SG-ANCHOR", file=file, problem=_NEWER)
        given.pop("check", None)
        kinds = {"region": str, "office": str, "position": int, "digest": str, "recorded_at": str, "made_at": str}
        if {name: type(value) for name, value in given.items()} != kinds or not _DIGEST.fullmatch(given["digest"]):
            raise InvalidInput("SG-ANCHOR", file=file, problem=_ALTERED)
        anchor = cls(**given)
        if anchor.text().split() != text.split():
            raise InvalidInput("SG-ANCHOR", file=file, problem=_ALTERED)
        return anchor


def compare(store: EventStore, head: Head, anchors: Mapping[str, Anchor], region: str) -> None:
    """Find the first anchor, in the order of the journal, that does not see what it saw when it was made.

    ``head`` is the end of the journal, whose chain was checked before. Raises ``InvalidInput`` SG-ANCHOR-OTHER for
    the anchor of another office, ``IntegrityError`` SG-ANCHOR-CUT or SG-ANCHOR-REWRITTEN.
    """
    agreed = 0
    for file, anchor in _in_order(anchors.items()):
        if anchor.region != region:
            found, expected = (Text(f"région {code}", f"region {code}") for code in (anchor.region, region))
            raise InvalidInput("SG-ANCHOR-OTHER", file=file, found=found, expected=expected)
        told = {"file": file, "position": anchor.position, "made_at": anchor.made_at}
        if anchor.position > head.position:
            raise IntegrityError("SG-ANCHOR-CUT", **told, found=head.position, first=head.position + 1)
        if _head_at(store, anchor.position) != anchor.head:
            raise IntegrityError("SG-ANCHOR-REWRITTEN", **told, first=agreed + 1)
        agreed = anchor.position


def _in_order(anchors: Iterable[tuple[str, Anchor]]) -> list[tuple[str, Anchor]]:
    return sorted(anchors, key=lambda named: (named[1].position, named[0]))


def _head_at(store: EventStore, position: int) -> Head | None:
    """The end the journal had when it held so many acts."""
    for record in store.read_all(after=position - 1, limit=1):
        return Head(record.position, record.digest, record.recorded_at)
    return None


def _check(fields: Mapping[str, object]) -> str:
    return sha256(_json(fields).encode()).hexdigest()


def _json(fields: Mapping[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"
