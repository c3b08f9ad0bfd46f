"""The rule pack: what the DRAC Bretagne asks besides the rules of the library.

They advise: the communication service answers to a proof, and may approve it with a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from secgen.kernel.judge import Judge
from secgen.kernel.rulemaking import rule
from secgen.plugins import RulePack

PAGE: Final = "Page « Logos » de la DRAC Bretagne"
SUMMER: Final = "été culturel"

LEAD: Final = rule(
    "BZH-LEAD",
    (
        "Une convention ne descend pas sous le délai régional de soumission des épreuves",
        "An agreement does not go below the region's time to submit proofs",
    ),
    PAGE,
    "K",
    (
        "porter le délai à celui de la région, ou le laisser à 0 pour qu'il s'applique",
        "raise it to the region's, or leave it at 0 so that the region's applies",
    ),
    parameters=("brand.lead_days",),
    blocking=False,
)
PROOF: Final = rule(
    "BZH-PROOF",
    (
        "L'épreuve est soumise au moins dix jours avant l'impression ou la mise en ligne",
        "The proof is submitted at least ten days before it is printed or put online",
    ),
    PAGE,
    "V",
    ("reculer la diffusion, ou soumettre plus tôt", "release later, or submit earlier"),
    parameters=("brand.lead_days",),
    blocking=False,
)
NOTICE: Final = rule(
    "BZH-NOTICE",
    (
        "La marque de l'État ne sert qu'après la notification écrite du soutien",
        "The State's mark serves only after written notice of the support",
    ),
    PAGE,
    "V",
    (
        "indiquer la notification dans la note de l'obligation, et ne diffuser qu'ensuite",
        "name the notice in the note of the obligation, and release only afterwards",
    ),
    parameters=("bretagne.written_notice",),
    blocking=False,
)
SUMMER_MARKS: Final = rule(
    "BZH-SUMMER",
    (
        "Été culturel : le logo de l'opération et le bloc-marque du ministère",
        "Été culturel: the logo of the operation and the ministry's mark",
    ),
    PAGE,
    "V",
    ("mettre les deux marques", "put both marks"),
    parameters=("bretagne.summer_marks",),
    blocking=False,
)


def about_obligation(states: Mapping[str, Any], act: Any, judge: Judge) -> None:
    """What an agreement says of time: nothing (0), or at least what the region asks."""
    least = judge.read("brand.lead_days")
    judge.check(LEAD, act.lead_days == 0 or least.holds(act.lead_days), "lead_days", law=(least,), days=act.lead_days)


def about_proof(states: Mapping[str, Any], act: Any, judge: Judge) -> None:
    """What the region asks of a proof; an obligation nobody knows is refused by the library before."""
    obligation = states["communication"].brand.obligations.get(act.obligation)
    if obligation is None or not act.layout.state_marks:
        return
    in_time(act, judge)
    noticed(obligation.made, act, judge)
    summer(obligation.made, act, judge)


def in_time(act: Any, judge: Judge) -> None:
    """Ten days whatever the agreement says; undetermined when the day of the release is not known."""
    least, release = judge.read("brand.lead_days"), act.layout.release
    days = None if release is None else (release - act.on).days
    judge.check(PROOF, None if days is None else least.holds(days), "layout.release", law=(least,), days=days)


def noticed(obligation: Any, act: Any, judge: Judge) -> None:
    """The obligation is dated on the day the support was notified, and its note names the notice."""
    if obligation.case != "grant":
        return
    asked, release, notified = judge.read("bretagne.written_notice"), act.layout.release, obligation.on
    ok: bool | None = None
    if release is not None and release < notified:
        ok = False
    elif release is not None and obligation.note.strip():
        ok = True
    told = {"notice": obligation.note, "notified": notified, "release": release}
    judge.check(NOTICE, ok, "obligation", law=(asked,), **told)


def summer(obligation: Any, act: Any, judge: Judge) -> None:
    """The marks of the Été culturel; the page says nothing of the other national operations."""
    if obligation.case != "national_operation" or SUMMER not in obligation.action.casefold():
        return
    wanted, kinds = judge.read("bretagne.summer_marks"), {mark.kind for mark in act.layout.marks}
    judge.check(SUMMER_MARKS, set(wanted.names) <= kinds, "layout.marks", law=(wanted,), marks=tuple(kinds))


def pack() -> RulePack:
    """The rules, and the acts they are asked about."""
    checks = {"communication.obligation_set": about_obligation, "communication.proof_submitted": about_proof}
    return RulePack("secgen-region-bretagne", (LEAD, PROOF, NOTICE, SUMMER_MARKS), checks)
