"""Acts on marks: obligations born of grants, proofs, breaches."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.communication.brand.layout import Case, Layout
from secgen.kernel.act import Act


@frozen(kw_only=True)
class OnObligation(Act):
    """An act about one obligation of visibility."""

    obligation: str

    @property
    def subject(self) -> str:
        return f"visibility/{self.obligation}"


@frozen(kw_only=True)
class ObligationSet(OnObligation):
    """What a supported partner owes to the State's visibility (*obligation de publicité*), from a day.

    ``grant``: the commitment it comes from; ``beneficiary``: SIRET or code; ``action``: what is funded, from ``starts``
    to ``ends``; ``mark`` and ``lead_days``: what the agreement says, else the region's rules; ``supports``: where the
    mark must be.
    """

    tag: ClassVar[str] = "communication.obligation_set"

    grant: str
    beneficiary: str
    action: str
    case: Case = "grant"
    mark: Literal["", "prefect", "ministry", "government"] = ""
    supports: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    lead_days: int = 0
    proof_required: bool = True
    department: str = ""


@frozen(kw_only=True)
class ProofSubmitted(OnObligation):
    """A proof (*épreuve*) of a support, submitted on this day, with its declared layout and the digest of its file.

    ``breaches`` is left out: the rules its layout breaches are written there when it is recorded.
    """

    tag: ClassVar[str] = "communication.proof_submitted"

    proof: str
    layout: Layout
    digest: str = ""
    breaches: tuple[str, ...] = ()


@frozen(kw_only=True)
class ProofDecided(OnObligation):
    """What the communication service answers to a proof. ``reason``: why, needed unless it simply passes."""

    tag: ClassVar[str] = "communication.proof_decided"

    proof: str
    answer: Literal["approved", "changes", "refused"]
    reason: str = ""


@frozen(kw_only=True)
class BreachNoticed(OnObligation):
    """The mark is missing or misused on something public (*manquement*). ``cure_by``: the last day to put it right."""

    tag: ClassVar[str] = "communication.breach_noticed"

    breach: str
    support: str
    facts: str
    cure_by: date
    rules: tuple[str, ...] = ()


@frozen(kw_only=True)
class BreachCured(OnObligation):
    """The breach was put right; ``evidence``: a dated photograph, an address."""

    tag: ClassVar[str] = "communication.breach_cured"

    breach: str
    evidence: str


@frozen(kw_only=True)
class BreachReferred(OnObligation):
    """An uncured breach handed to the grants service, which alone decides what follows."""

    tag: ClassVar[str] = "communication.breach_referred"

    breach: str
    to: str = "grants"
