"""Starting another Python that finds what this one finds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def python(*arguments: str) -> subprocess.Popen[str]:
    """Another process, with its three streams open as text."""
    places = [str(Path(place).resolve()) for place in sys.path if place]
    return subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
    )


def line(process: subprocess.Popen[str]) -> str:
    """The next line a process writes."""
    assert process.stdout is not None
    return process.stdout.readline()
