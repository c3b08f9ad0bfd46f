"""The facts of an office, written for data tools."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from secgen.kernel.errors import InvalidInput
from secgen.plugins.specs import resolve
from secgen.reports.facts import Facts
from secgen.reports.view import CubeReport, View
from secgen_columnar.dataset import write_dataset, write_file

_YES = {"yes": True, "oui": True, "true": True, "no": False, "non": False, "false": False}


def parquet(office: Any, name: str, path: Path, options: Mapping[str, Any]) -> int:
    """Write facts to one file, or with ``partitioned`` into the data set under the folder ``path``; the rows."""
    view = View(office, on=options.get("on"), known_at=options.get("known_at"), year=options.get("year"))
    facts = facts_of(office, view, options.get("facts") or "budget")
    asked = str(options.get("partitioned", "no")).lower()
    if asked not in _YES:
        raise InvalidInput(
            "SG-REPORT-OPTION", report="export parquet", option="partitioned", value=asked, known="yes, no"
        )
    region = office.office.region
    if not _YES[asked]:
        return write_file(facts, path, region=region)
    if len(facts):
        write_dataset(facts, path, region=region, year=view.year)
    return len(facts)


def facts_of(office: Any, view: View, name: str) -> Facts:
    """The facts by name: those that the cubes of every room and plugin are computed from."""
    found: dict[str, Callable[[View], Facts]] = {}
    for spec in office.plugins.reports.values():
        report = resolve(spec.build)
        if isinstance(report, CubeReport):
            found.setdefault(report.cube.facts, report.facts)
    if name not in found:
        known = ", ".join(sorted(found))
        raise InvalidInput("SG-REPORT-OPTION", report="export parquet", option="facts", value=name, known=known)
    return view.get(found[name])
