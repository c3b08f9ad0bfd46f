"""Acts on appropriations (*crédits*): opened, moved, reserved, delegated, programmed, closed."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money

OpeningKind = Literal["initial", "previously_voted", "supplementary", "end_of_year"]
MoveKind = Literal[
    "making_available",
    "reallocation",
    "fungibility",
    "virement",
    "transfer",
    "carry_over",
    "proceeds",
    "reinstatement",
    "cancellation",
    "advance_decree",
]


@frozen(kw_only=True)
class _OnLine(Act):
    year: int
    line: str

    @property
    def subject(self) -> str:
        return f"line/{self.year}/{self.line}"


@frozen(kw_only=True)
class _OnYear(Act):
    year: int

    @property
    def subject(self) -> str:
        return f"year/{self.year}"


@frozen(kw_only=True)
class AppropriationsOpened(_OnLine):
    """Appropriations opened (*ouverture de crédits*) on a line by a finance act. LOLF art. 7-8.

    ``ae`` and ``cp`` are euros; ``text`` is the act that opens them.
    """

    tag: ClassVar[str] = "budget.opened"

    ae: Money
    cp: Money
    kind: OpeningKind = "initial"
    text: str = ""


@frozen(kw_only=True)
class AppropriationsMoved(Act):
    """Appropriations moved from ``origin`` to ``target`` (either may lie outside the office: empty).

    ``kind`` is the legal nature of the movement: making available (*mise à disposition*),
    reallocation between BOP or UO, fungibility between titles or actions, *virement* (LOLF art. 12
    I), transfer (12 II), carry-over (*report*, 15), cancellation (14), advance decree (13)…
    ``text`` names the legal act and is required where the law wants one.
    """

    tag: ClassVar[str] = "budget.moved"

    year: int
    kind: MoveKind
    origin: str = ""
    target: str = ""
    ae: Money = ZERO
    cp: Money = ZERO
    text: str = ""
    fund: str = ""

    @property
    def subject(self) -> str:
        return f"line/{self.year}/{self.target or self.origin}"


@frozen(kw_only=True)
class ReserveSet(_OnLine):
    """Appropriations frozen in the contingency reserve (*réserve de précaution*). LOLF art. 51."""

    tag: ClassVar[str] = "budget.reserved"

    ae: Money
    cp: Money
    text: str = ""


@frozen(kw_only=True)
class ReserveReleased(_OnLine):
    """Reserve released (*dégel*): the amounts may be spent again."""

    tag: ClassVar[str] = "budget.released"

    ae: Money
    cp: Money
    text: str = ""


@frozen(kw_only=True)
class FundReceived(Act):
    """Assistance funds (*fonds de concours*) received: AE and CP open for the same amount, for one purpose.

    LOLF art. 17: use must follow the payer's intention.
    """

    tag: ClassVar[str] = "budget.fund_received"

    year: int
    line: str
    fund: str
    purpose: str
    amount: Money
    payer: str = ""

    @property
    def subject(self) -> str:
        return f"fund/{self.fund}"


@frozen(kw_only=True)
class SignatureDelegated(Act):
    """Delegation of signature (*délégation de signature*) to a holder, for programmes, up to a cap.

    Holds from the later of ``on`` and ``published`` (RAA) until ``until`` included; ``cap`` in euros
    per act, none means no cap; ``accredited``: the specimen was given to the accountant. A holder may
    have several: one for the same programmes replaces an earlier one from the day it holds, one for other
    programmes stands beside it.
    """

    tag: ClassVar[str] = "budget.signature_delegated"

    holder: str
    programmes: tuple[str, ...]
    cap: Money | None = None
    until: date | None = None
    accredited: bool = True
    text: str = ""

    @property
    def since(self) -> date:
        """The first day it holds."""
        return max(self.on, self.published or self.on)

    @property
    def scope(self) -> frozenset[str]:
        """The programmes it is for, ``0175`` or ``175`` alike; empty: all of them."""
        return frozenset(programme.removeprefix("0") for programme in self.programmes)

    def reaches(self, programme: str) -> bool:
        """Whether a programme (``175``) is in its scope."""
        return not self.programmes or programme in self.scope

    @property
    def subject(self) -> str:
        return f"actor/{self.holder}"


@frozen(kw_only=True)
class DelegationEnded(Act):
    """The end of all delegations of signature of a holder; one alone ends by another with ``until`` in its place."""

    tag: ClassVar[str] = "budget.delegation_ended"

    holder: str

    @property
    def subject(self) -> str:
        return f"actor/{self.holder}"


@frozen(kw_only=True)
class DocumentFiled(Act):
    """A programming document sent to the budget controller: BOP, programme, management report (CRG)."""

    tag: ClassVar[str] = "budget.document_filed"

    kind: Literal["bop", "programme", "management_report"]
    year: int
    node: str
    opinion: Literal["", "favourable", "with_reservations", "unfavourable"] = ""

    @property
    def subject(self) -> str:
        return f"document/{self.year}/{self.node}"


@frozen(kw_only=True)
class ClosingCalendarSet(_OnYear):
    """The last days of a year's commitments and payment orders (*calendrier de fin de gestion*)."""

    tag: ClassVar[str] = "budget.closing_calendar"

    commitments_until: date
    orders_until: date
    text: str = ""


@frozen(kw_only=True)
class YearClosed(_OnYear):
    """A year closed: it takes no further act. Corrections go to the open year."""

    tag: ClassVar[str] = "budget.year_closed"


@frozen(kw_only=True)
class YearReopened(_OnYear):
    """A closed year opened again, for a reason."""

    tag: ClassVar[str] = "budget.year_reopened"

    reason: str


@frozen(kw_only=True)
class ProfilePlanned(Act):
    """The planned profile of payments (*cadencement*): twelve monthly amounts of CP, in euros, for a node.

    The twelve add up to what is planned for the year. Arrêté du 4/12/2025, art. 4.
    """

    tag: ClassVar[str] = "budget.profile_planned"

    year: int
    node: str
    months: tuple[Money, ...]

    @property
    def subject(self) -> str:
        return f"document/{self.year}/{self.node}"


@frozen(kw_only=True)
class GrantPublished(Act):
    """The essential data of a grant agreement, as published (arrêté du 17/11/2017).

    ``decision`` is its reference, often the commitment number; ``amount`` in euros.
    """

    tag: ClassVar[str] = "budget.grant_published"

    decision: str
    beneficiary: str
    beneficiary_id: str
    amount: Money
    purpose: str = ""
    grantor: str = ""
    grantor_id: str = ""
    nature: str = ""
    payment_terms: str = ""
    payment_dates: tuple[str, ...] = ()
    share: str = ""
    eu_notified: str = ""
    scheme: str = ""
    beneficiary_rna: str = ""
    aid_register: str = ""

    @property
    def subject(self) -> str:
        return f"grant/{self.decision}/{self.beneficiary_id}"
