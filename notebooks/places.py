"""Where the notebooks find what they read, looking upwards from their own folder."""

from __future__ import annotations

from pathlib import Path

import secgen

HERE = Path(__file__).parent


def demo_office() -> secgen.Secretariat:
    """The office of the demo year; made by ``make demo``."""
    store = _above("out/demo/office.db")
    if store is None:
        raise SystemExit("No demo year yet. Run once, at the root of the project: make demo")
    return secgen.open(f"sqlite:///{store}")


def shared_data(*parts: str) -> Path:
    """A file of the public records kept beside the project, in ``shared/data``."""
    name = "/".join(("shared/data", *parts))
    found = _above(name)
    if found is None:
        raise SystemExit(f"{name} is in none of the folders above. It holds public records, kept out of the project.")
    return found


def _above(name: str) -> Path | None:
    return next((folder / name for folder in HERE.parents if (folder / name).exists()), None)
