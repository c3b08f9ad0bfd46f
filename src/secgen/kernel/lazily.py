"""Public names of a package loaded at their first use, so that importing the package stays cheap."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def at_first_use(package: str, where: Mapping[str, str]) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package; ``where`` gives each public name its module, or ``module:other_name``."""

    def load(name: str) -> Any:
        if name not in where:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module, _, target = where[name].partition(":")
        collecting = gc.isenabled()
        gc.disable()  # what is loaded stays: looking for garbage among it takes a tenth of the time
        try:
            value = getattr(import_module(module), target or name)
        finally:
            if collecting:
                gc.enable()
        setattr(import_module(package), name, value)
        return value

    return load
