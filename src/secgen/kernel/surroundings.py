"""The one look at the environment: the language of whoever runs this process."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final, Literal

_VARIABLES: Final = ("SECGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""From the most particular to the most general, as POSIX reads them."""


def spoken_here(environment: Mapping[str, str] = os.environ) -> Literal["fr", "en"]:
    """French where the locale is French, English anywhere else."""
    said = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return "fr" if said.lower().startswith("fr") else "en"
