"""Identifiers of the State's world, checked by python-stdnum."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from secgen.kernel.errors import InvalidInput

_COMMITMENT = re.compile(r"\d{10}")
_COMMUNE = re.compile(r"(\d{2}|2[AB])\d{3}", re.ASCII)
_RANDOM_ID = re.compile(r"[a-z]+:[0-9a-z-]{4,64}", re.ASCII)
_RNA = re.compile(r"W[0-9A-Z]{9}", re.ASCII)


def siret(value: str, where: str = "siret") -> str:
    """A SIRET (14 digits with its key), without spaces."""
    from stdnum.exceptions import ValidationError
    from stdnum.fr import siret as module

    try:
        return str(module.validate(value))
    except (ValidationError, ValueError):  # a line end among the digits is no digit
        raise InvalidInput("SG-SIRET", value=value, where=where) from None


@lru_cache(maxsize=65536)
def is_siret(value: str) -> bool:
    """Whether a text is a SIRET: 14 digits with a valid key; spaces and points between them are ignored."""
    from stdnum.fr import siret as module

    return passes(module, value)


def is_siren(value: str) -> bool:
    """Whether a text is a SIREN: 9 digits with a valid key."""
    from stdnum.fr import siren as module

    return passes(module, value)


def is_rna(value: str) -> bool:
    """Whether a text has the shape of an RNA number: W and nine signs (*répertoire national des associations*)."""
    return _RNA.fullmatch(value) is not None


def is_random_id(value: str) -> bool:
    """Whether a text has the shape of a random id, which names nobody: ``agent:7f3c``."""
    return _RANDOM_ID.fullmatch(value) is not None


def is_commune(value: str) -> bool:
    """Whether a text has the shape of an INSEE commune code: ``69123``, ``2A004``."""
    return _COMMUNE.fullmatch(value) is not None


def passes(module: Any, value: str) -> bool:
    """Whether a text is what a module of python-stdnum checks; characters it does not expect are not."""
    try:
        return bool(module.is_valid(value))
    except ValueError:
        return False


def siren(value: str) -> str:
    """The SIREN of a SIRET, or the value as it is."""
    return value[:9] if len(value) == 14 and value.isdigit() else value


def is_chorus_commitment(value: str) -> bool:
    """Ten digits, as Chorus numbers legal commitments (*engagements juridiques*)."""
    return _COMMITMENT.fullmatch(value) is not None
