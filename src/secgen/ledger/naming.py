"""Naming the act at which a chain breaks, so that a person knows what to look for."""

from __future__ import annotations

from contextlib import suppress

from secgen.kernel.errors import IntegrityError, SecgenError
from secgen.kernel.text import Text
from secgen.ledger.records import EventStore


def naming_the_act(error: IntegrityError, store: EventStore) -> IntegrityError:
    """The same error, with the act that stands where the chain breaks; as it is if nothing can be read there."""
    position = error.params.get("position")
    if error.code != "SG-CHAIN" or not isinstance(position, int):
        return error
    with suppress(SecgenError):
        for record in store.read_all(after=position - 1, limit=1):
            fr, en = _both(error.params["problem"])
            act = f"#{record.position} {record.tag} {record.stream}"
            problem = Text(f"{fr} ; acte trouvé là : {act}", f"{en}; act found there: {act}")
            return IntegrityError("SG-CHAIN", **{**error.params, "problem": problem, "act": act})
    return error


def _both(problem: object) -> tuple[str, str]:
    return (problem.fr, problem.en) if isinstance(problem, Text) else (str(problem), str(problem))
