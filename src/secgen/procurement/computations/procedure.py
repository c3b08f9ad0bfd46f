"""The procedure proposed for a need, with its publicity and its reasons (CCP book I, part II)."""

from __future__ import annotations

from datetime import date
from typing import Final

from attrs import field, frozen

from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.procurement.computations.answers import Answer, not_negative
from secgen.procurement.computations.thresholds import exemption, formal
from secgen.procurement.words import (
    FORMAL,
    PROCEDURES,
    PUBLICITIES,
    Buyer,
    Ground,
    Kind,
    Procedure,
    Publicity,
    Special,
    is_works,
)

_PROCEDURE = Text("procédure proposée", "procedure proposed")
_UNDER = Text("sous le seuil de dispense", "under the exemption threshold")
_REACHED = Text("seuil de procédure formalisée atteint", "formal-procedure threshold reached")
_UNKNOWN = Text(
    "seuil de procédure formalisée non connu ce jour-là", "formal-procedure threshold not known on that day"
)
_UNDETERMINED = Text("à déterminer", "undetermined")
_PUBLICITY = Text("publicité", "publicity")
_PROFILE = Text("documents sur le profil d'acheteur", "documents on the buyer profile")
_WRITTEN = Text("marché écrit", "contract in writing")
_SOCIAL = Text("services sociaux : toujours la procédure adaptée", "social services: always the adapted procedure")
_CENTRAL = Text(
    "centrale d'achat : publicité et concurrence réputées respectées",
    "central purchasing body: publicity and competition deemed respected",
)
_GROUND = Text("cas sans mise en concurrence", "case without competition")

_WEIGHT: Final = {"exempt": 0, "no_competition": 0, "central": 0, "adapted": 1}
"""How demanding a procedure is; formal ones come last."""


@frozen
class Proposal:
    """What the code asks of a need: procedure, publicity, buyer profile, written contract; and why.

    Procedure and publicity are ``None`` when they depend on a threshold that is not known on that day.
    """

    procedure: Procedure | None
    publicity: Publicity | None
    profile: bool
    written: bool
    explanation: Explanation = field(eq=False, repr=False)

    @property
    def label(self) -> Text:
        """The procedure as people read it, or that it can't be told."""
        return _label(self.procedure)

    def allows(self, procedure: Procedure) -> bool | None:
        """Whether a procedure is at least as demanding as the one proposed; ``None`` if that can't be told."""
        if self.procedure is None:  # adapted or formal
            return None if procedure == "adapted" else procedure in FORMAL
        return _weight(procedure) >= _weight(self.procedure)


def propose(
    kind: Kind,
    value: Money,
    law: Law,
    day: date,
    *,
    buyer: Buyer = "state",
    special: Special = "",
    ground: Ground = "",
    central: str = "",
) -> Proposal:
    """The procedure for a need of a value in euros without VAT, on the day the consultation is launched.

    ``ground``: a case without competition (R2122-1 to -7); ``central``: the central purchasing body
    entrusted (L2113-4). A need at a threshold has reached it. PR-01 to PR-10, PR-39, PR-40.
    """
    not_negative("propose", value=value)
    if central:
        return _of("central", value, law, day, special, Explanation.of(str(_CENTRAL), central, rule="PR-39"))
    small = under_exemption(kind, value, law, day, special=special)
    if small:
        return _of("exempt", value, law, day, special, small.explanation)
    if ground not in ("", "small", "books", "innovation"):
        return _of("no_competition", value, law, day, special, Explanation.of(str(_GROUND), ground))
    if special == "social":
        return _of("adapted", value, law, day, special, Explanation.of(str(_SOCIAL)), small.explanation)
    high = reaches_formal(kind, value, law, day, buyer=buyer)
    chosen: Procedure | None = None if high.yes is None else "open" if high else "adapted"
    return _of(chosen, value, law, day, special, high.explanation, small.explanation)


def under_exemption(kind: Kind, value: Money, law: Law, day: date, *, special: Special = "") -> Answer:
    """Whether a need is exempt from publicity and competition: strictly under the threshold (CCP art. R2122-8)."""
    threshold = exemption(kind, special, law, day)
    rule = "PR-40" if special in ("books", "innovation") else "PR-03" if is_works(kind) else "PR-01"
    return _compared(_UNDER, threshold.holds(value), rule, value, threshold)


def reaches_formal(kind: Kind, value: Money, law: Law, day: date, *, buyer: Buyer = "state") -> Answer:
    """Whether a formal procedure is required: at the threshold or above (CCP art. R2124-1; PR-04 to PR-06).

    It can't be decided on a day whose European threshold is not known.
    """
    threshold, rule = formal(kind, buyer, law, day), "PR-05" if is_works(kind) else "PR-04"
    if threshold is None:
        return Answer(None, Explanation.of(str(_UNKNOWN), rule=rule, inputs={"value": value, "day": day}))
    return _compared(_REACHED, threshold.holds(value), rule, value, threshold)


def _compared(label: Text, holds: bool, rule: str, value: Money, threshold: LawValue) -> Answer:
    inputs = {"value": value}
    return Answer(holds, Explanation.of(str(label), holds, rule=rule, inputs=inputs, law=(threshold,)))


def publicity_for(procedure: Procedure, value: Money, law: Law, day: date, *, special: Special = "") -> Publicity:
    """The publicity a procedure asks for at a value in euros without VAT (CCP art. R2131-12; PR-07, PR-08)."""
    if procedure in FORMAL:
        return "european"
    if procedure != "adapted":
        return "none"
    if special == "social" and law.read("procurement.formal.social_notice", day).holds(value):
        return "european"
    return "notice" if law.read("procurement.publicity.notice", day).holds(value) else "free"


def written_contract(value: Money, law: Law, day: date) -> Answer:
    """Whether the contract must be in writing: from a value on (CCP art. R2112-1; PR-10)."""
    threshold = law.read("procurement.written_contract", day)
    return _compared(_WRITTEN, threshold.holds(value), "PR-10", value, threshold)


def profile_needed(publicity: Publicity | None, value: Money, law: Law, day: date) -> Answer:
    """Whether the documents must be on the buyer profile: a notice is published and the value reached (PR-09).

    A publicity that can't be told (``None``) is still one.
    """
    threshold = law.read("procurement.publicity.profile", day)
    return _compared(_PROFILE, publicity != "none" and threshold.holds(value), "PR-09", value, threshold)


def _of(
    procedure: Procedure | None, value: Money, law: Law, day: date, special: Special, *reasons: Explanation
) -> Proposal:
    publicity = None if procedure is None else publicity_for(procedure, value, law, day, special=special)
    profile, written = profile_needed(publicity, value, law, day), written_contract(value, law, day)
    rule = "PR-08" if publicity == "free" else "PR-07"
    read = (law.read("procurement.publicity.notice", day),)
    told = _UNDETERMINED if publicity is None else PUBLICITIES[publicity]
    shown = Explanation.of(str(_PUBLICITY), told, rule=rule, inputs={"value": value}, law=read)
    children = [*reasons, shown, profile.explanation, written.explanation]
    explanation = Explanation.of(str(_PROCEDURE), _label(procedure), inputs={"value": value}, children=children)
    return Proposal(procedure, publicity, bool(profile), bool(written), explanation)


def _label(procedure: Procedure | None) -> Text:
    return _UNDETERMINED if procedure is None else PROCEDURES[procedure]


def _weight(procedure: Procedure) -> int:
    return _WEIGHT.get(procedure, 2)
