"""What data tools may be given: the facts behind the cubes of every room."""

from __future__ import annotations

from secgen.plugins import PluginSet
from secgen.plugins.specs import resolve
from secgen.reports.view import CubeReport


def test_the_facts_of_the_budget_are_offered_whole() -> None:
    reports = [resolve(spec.build) for spec in PluginSet.builtin().reports.values()]
    offered = {report.cube.facts: report for report in reports if isinstance(report, CubeReport)}
    assert {"budget", "headcount", "published-contracts"} <= set(offered)
    assert offered["budget"].facts.__name__ == "facts"
