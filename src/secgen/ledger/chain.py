"""The chain of digests: each act's digest covers the one before, so nothing can change unseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from secgen.kernel.errors import IntegrityError, InvalidInput
from secgen.kernel.text import Text
from secgen.ledger.records import Draft, Head, Record

GENESIS: Final = "0" * 64
_ALTERED: Final = Text(
    "contenu et empreinte diffèrent : un acte a été altéré", "content and digest differ: an act was altered"
)
_TOO_EARLY: Final = Text("enregistré avant l'acte qu'il suit", "recorded before the act it follows")


def digest(previous: str, position: int, draft: Draft, recorded_at: str) -> str:
    """SHA-256 over the previous digest and every field, one per line; the body comes last.

    Header fields never hold a line break (drafts with one are refused), so the bytes are unambiguous.
    """
    stream, tag, schema, effective_on, body = draft
    text = f"{previous}\n{position}\n{stream}\n{tag}\n{schema}\n{effective_on}\n{recorded_at}\n{body}"
    return sha256(text.encode()).hexdigest()


def seal(head: Head, drafts: Iterable[Draft], recorded_at: str) -> tuple[Record, ...]:
    """Number the drafts after the head and chain them to it."""
    position, previous = head.position, head.digest
    records = []
    for draft in drafts:
        if "\n" in draft.stream:
            raise InvalidInput(
                "SG-FIELD", act=draft.tag, field="subject", value=repr(draft.stream), reason="line break"
            )
        position += 1
        previous = digest(previous, position, draft, recorded_at)
        records.append(Record._make((position, *draft, recorded_at, previous)))
    return tuple(records)


def links(records: Iterable[Record], head: Head) -> Iterator[Head]:
    """Check each record against the one before, and give the head it makes."""
    for record in records:
        if record.position != head.position + 1:
            found = record.position
            problem = Text(f"acte manquant, le suivant trouvé est {found}", f"act missing, next found is {found}")
            raise IntegrityError("SG-CHAIN", position=head.position + 1, problem=problem)
        draft = Draft(record.stream, record.tag, record.schema, record.effective_on, record.body)
        if digest(head.digest, record.position, draft, record.recorded_at) != record.digest:
            raise IntegrityError("SG-CHAIN", position=record.position, problem=_ALTERED)
        if record.recorded_at < head.recorded_at:
            raise IntegrityError("SG-CHAIN", position=record.position, problem=_TOO_EARLY)
        head = Head(record.position, record.digest, record.recorded_at)
        yield head
