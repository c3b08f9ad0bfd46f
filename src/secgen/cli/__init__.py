"""The command line: ``secgen``. One grammar for every command; see ``secgen --help``."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit codes: 0 fine, 1 findings or anomalies that block, 2 wrong use."""
    from secgen.cli.app import run

    return run(sys.argv[1:] if argv is None else list(argv))
