"""What commands print: tables in any format, JSON, progress on a terminal."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secgen.files import write_whole
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import clean, lang

if TYPE_CHECKING:
    from secgen.plugins import PluginSet
    from secgen.reports.table import Table


def print_json(value: object) -> None:
    """Print a value as indented JSON; what JSON has no type for is printed as its ``str()``."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, sort_keys=False, default=str)
    sys.stdout.write("\n")


def show(table: Table, form: str, plugins: PluginSet, out: str | None = None) -> None:
    """Write a table in a format, to a file or the terminal."""
    if form == "text" and out is None:
        from secgen.reports.text import render

        width = shutil.get_terminal_size((10_000, 24)).columns if sys.stdout.isatty() else 10_000
        print(render(table, lang(), width=width))
        return
    if form not in plugins.formats:
        raise InvalidInput(
            "SG-REPORT-OPTION", report=table.name, option="format", value=form, known=", ".join(plugins.formats)
        )
    save(plugins.call("formats", form, table, lang(), kind=str | bytes), out)


def save(content: str | bytes, out: str | None) -> None:
    """Write text or bytes to a file, or to the terminal."""
    data = content.encode() if isinstance(content, str) else content
    if out is not None:
        write_whole(Path(out), data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")


def key_values(pairs: Iterable[tuple[str, Any]]) -> None:
    """A short aligned list of facts."""
    listed = [(label, clean(str(value))) for label, value in pairs]
    width = max((len(label) for label, _ in listed), default=0)
    for label, value in listed:
        print(f"{label:<{width}}  {value}")
