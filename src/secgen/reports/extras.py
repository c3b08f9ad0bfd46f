"""Packages that are only needed by some features, imported when asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from secgen.kernel.errors import InvalidInput


def need(package: str, feature: str, extra: str = "notebook") -> Any:
    """Import an optional package, or say which extra brings it."""
    try:
        return import_module(package)
    except ImportError as missing:
        raise InvalidInput("SG-EXTRA", feature=feature, package=package, extra=extra) from missing
