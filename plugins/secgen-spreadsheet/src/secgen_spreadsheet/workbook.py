"""Several reports of an office in one workbook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from secgen import Secretariat
from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text, lang

DEFAULT: Final = ("consumption", "commitments", "payment-delays", "forecast")
"""The reports of a workbook when none is named."""


def export(office: Secretariat, name: str, path: Path, options: Mapping[str, Any]) -> int:
    """Write reports (``reports=a,b``) in a workbook; tells how many rows they have together."""
    named = options.get("reports")
    chosen = [word for word in named.split(",") if word] if isinstance(named, str) else list(named or DEFAULT)
    if not chosen:
        reason = Text("nommer au moins un état", "name at least one report")
        raise InvalidInput("SG-FIELD", act=f"export {name}", field="reports", value=named, reason=reason)
    times = {key: value for key, value in options.items() if key != "reports"}
    tables = [office.report(report, **times) for report in chosen]
    if name == "xlsx":
        from secgen_spreadsheet.xlsx import render_all
    else:
        from secgen_spreadsheet.ods import render_all
    path.write_bytes(render_all(tables, lang()))
    return sum(map(len, tables))
