"""What the kits are run on: both packs, and worked examples of each rule.

The rules read the law of the pack beside them, so the rule kit is given the whole plugin.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from secgen import Verdict
from secgen.plugins import PluginSet, RulePack
from secgen.testing import Example, LawPackKit, RulePackKit
from secgen_region_bretagne import law, plugin, rules


def an_obligation(**more: Any) -> dict[str, object]:
    """A grant to a festival, notified in writing on 2 March."""
    return {
        "act": "communication.obligation_set",
        "on": "2026-03-02",
        "obligation": "VIS-1",
        "grant": "2100000001/1",
        "beneficiary": "35600000000048",
        "action": "Festival des Landes",
        "note": "notification 2026-118 du 2 mars 2026",
        **more,
    }


def a_mark(kind: str, x: int) -> dict[str, object]:
    """A mark of 30 mm × 20 mm at the foot of a page."""
    return {"kind": kind, "box": {"x": str(x), "y": "250", "w": "30", "h": "20"}}


def a_proof(release: str | None, *kinds: str, on: str = "2026-05-10") -> dict[str, object]:
    """A poster with its marks from left to right."""
    marks = [a_mark(kind, 20 + 40 * place) for place, kind in enumerate(kinds or ("prefect",))]
    layout: dict[str, object] = {"support": "poster", "marks": marks}
    if release:
        layout["release"] = release
    return {"act": "communication.proof_submitted", "on": on, "obligation": "VIS-1", "proof": "P-1", "layout": layout}


SUMMER = an_obligation(case="national_operation", action="L'Été culturel 2026")


class TestLaw(LawPackKit):
    """The law pack."""

    def pack(self) -> str:
        return law.pack()


class TestRules(RulePackKit):
    """The rule pack, on its examples."""

    def pack(self) -> RulePack:
        return rules.pack()

    def plugins(self) -> PluginSet:
        return PluginSet.of(plugin)

    def examples(self) -> Sequence[Example]:
        noted, silent = (an_obligation(),), (an_obligation(note=""),)
        return (
            Example("BZH-LEAD", Verdict.PASS, an_obligation()),
            Example("BZH-LEAD", Verdict.PASS, an_obligation(lead_days=15)),
            Example("BZH-LEAD", Verdict.BREACH, an_obligation(lead_days=5)),
            Example("BZH-PROOF", Verdict.PASS, a_proof("2026-05-20"), noted),
            Example("BZH-PROOF", Verdict.BREACH, a_proof("2026-05-19"), noted),
            Example("BZH-PROOF", Verdict.BREACH, a_proof("2026-05-19"), (an_obligation(lead_days=5),)),
            Example("BZH-PROOF", Verdict.UNDETERMINED, a_proof(None), noted),
            Example("BZH-NOTICE", Verdict.PASS, a_proof("2026-05-20"), noted),
            Example("BZH-NOTICE", Verdict.UNDETERMINED, a_proof("2026-05-20"), silent),
            Example("BZH-NOTICE", Verdict.BREACH, a_proof("2026-03-01", on="2026-03-02"), noted),
            Example("BZH-SUMMER", Verdict.PASS, a_proof("2026-05-20", "ministry", "operation"), (SUMMER,)),
            Example("BZH-SUMMER", Verdict.BREACH, a_proof("2026-05-20", "ministry"), (SUMMER,)),
        )
