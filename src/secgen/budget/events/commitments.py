"""Acts that bind the State: tranches, framework agreements, legal commitments and their life."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money

Nature = Literal[
    "",
    "operating",
    "investment",
    "intervention",
    "financial_operation",
    "operator_grant_initial",
    "operator_grant_complement",
    "settlement",
    "partnership",
    "staff",
]


@frozen(kw_only=True)
class TrancheOpened(Act):
    """A functional tranche (*tranche fonctionnelle*): AE earmarked for an investment operation."""

    tag: ClassVar[str] = "budget.tranche_opened"

    tranche: str
    year: int
    line: str
    amount: Money
    operation: str = ""

    @property
    def subject(self) -> str:
        return f"tranche/{self.tranche}"


@frozen(kw_only=True)
class TrancheReduced(Act):
    """Earmarked AE given back (*retrait d'affectation*): what is not committed is free again."""

    tag: ClassVar[str] = "budget.tranche_reduced"

    tranche: str
    amount: Money

    @property
    def subject(self) -> str:
        return f"tranche/{self.tranche}"


@frozen(kw_only=True)
class FrameworkConcluded(Act):
    """A framework agreement (*accord-cadre à bons de commande*): AE go order by order."""

    tag: ClassVar[str] = "budget.framework_concluded"

    framework: str
    payee: str
    maximum: Money
    minimum: Money = ZERO

    @property
    def subject(self) -> str:
        return f"framework/{self.framework}"


@frozen(kw_only=True)
class GrantTerms:
    """What a grant (*subvention*) says. Décrets 2001-495 and 2018-514.

    ``private``: the beneficiary is a private body; ``agreement``: reference of the written
    agreement (*convention*); ``earmarked``: given for one expense, so a financial report is due;
    ``year_end``: end of the financial year it was given for; amounts in euros; ``months``: planned
    duration of the project; ``guaranteed``: first-demand guarantee.
    """

    private: bool = True
    agreement: str = ""
    earmarked: bool = True
    year_end: date | None = None
    investment: bool = False
    eligible: Money | None = None
    other_aid: Money = ZERO
    months: int = 12
    guaranteed: bool = False
    discretionary: bool = True


@frozen(kw_only=True)
class ContractTerms:
    """What a contract says, where it bears on payment. Code de la commande publique.

    ``amount_excl_vat`` in euros, ``months`` of execution, ``consulted_on`` the day the consultation
    was launched, ``sme``: the holder is a small or medium-sized firm; ``advance_rate``: the rate of
    the contractual advance, ``advance_waived``: the holder refused it; ``payment_days``: a shorter
    contractual time-limit.
    """

    amount_excl_vat: Money | None = None
    vat_rate: Decimal | None = None
    months: int = 1
    consulted_on: date | None = None
    sme: bool = False
    advance_rate: Decimal | None = None
    advance_waived: bool = False
    payment_days: int | None = None


@frozen(kw_only=True)
class Committed(Act):
    """A legal commitment (*engagement juridique*, EJ): the State binds itself; AE are consumed.

    ``commitment`` is its number and ``item`` its item (*poste*); ``amount`` is the firm amount in
    euros including VAT; ``nature`` decides which visa threshold applies (empty: by the title);
    ``conditional`` the optional tranches, which consume nothing until affirmed. ``year`` is the
    budget year charged (0: the year of ``on``). GBCP art. 30.
    """

    tag: ClassVar[str] = "budget.committed"

    commitment: str
    item: str = "1"
    line: str
    payee: str
    amount: Money
    year: int = 0
    nature: Nature = ""
    object: str = ""
    department: str = ""
    flow: Literal["1", "3"] = "1"
    conditional: tuple[Money, ...] = ()
    framework: str = ""
    tranche: str = ""
    fund: str = ""
    purpose: str = ""
    visa: str = ""
    principal_act: bool = False
    continuity: bool = False
    override: str = ""
    delivery_from: date | None = None
    grant: GrantTerms | None = None
    contract: ContractTerms | None = None

    @property
    def key(self) -> str:
        """Number and item, ``2100000001/1``: how the state finds it."""
        return f"{self.commitment}/{self.item}"

    @property
    def budget_year(self) -> int:
        """The year whose AE are consumed: ``year``, or else that of ``on``."""
        return self.year or self.on.year

    @property
    def subject(self) -> str:
        return f"commitment/{self.commitment}/{self.item}"


@frozen(kw_only=True)
class _OnCommitment(Act):
    commitment: str
    item: str = "1"

    @property
    def key(self) -> str:
        return f"{self.commitment}/{self.item}"

    @property
    def subject(self) -> str:
        return f"commitment/{self.commitment}/{self.item}"


@frozen(kw_only=True)
class CommitmentIncreased(_OnCommitment):
    """More AE on a commitment: amendment, price review, an optional tranche affirmed."""

    tag: ClassVar[str] = "budget.increased"

    amount: Money
    reason: Literal["amendment", "price_review", "optional_tranche", "correction"] = "amendment"


@frozen(kw_only=True)
class CommitmentWithdrawn(_OnCommitment):
    """AE withdrawn from a commitment (*retrait*, *dégagement*).

    On a commitment of the current year the AE are free again; on an older one they are not, unless
    ``recycled`` (granted *recyclage*), but for those an increase of the current year took.
    """

    tag: ClassVar[str] = "budget.withdrawn"

    amount: Money
    recycled: bool = False


@frozen(kw_only=True)
class CommitmentClosed(_OnCommitment):
    """A commitment closed (*clôture d'EJ*): its rest is released, no payment order may follow."""

    tag: ClassVar[str] = "budget.commitment_closed"


@frozen(kw_only=True)
class ServiceAcknowledged(_OnCommitment):
    """Service rendered, acknowledged by the prescriber (*constatation du service fait*)."""

    tag: ClassVar[str] = "budget.service_acknowledged"

    service: str = ""
    amount: Money


@frozen(kw_only=True)
class ServiceCertified(_OnCommitment):
    """Service rendered, certified by the authorising officer (*certification du service fait*).

    ``delivered_on`` is the day the service was rendered (empty: ``on``); ``period_from`` and
    ``period_to`` the period it covers, for what is paid in advance of it. GBCP art. 31.
    """

    tag: ClassVar[str] = "budget.certified"

    service: str = ""
    amount: Money
    delivered_on: date | None = None
    period_from: date | None = None
    period_to: date | None = None


@frozen(kw_only=True)
class GrantReportReceived(_OnCommitment):
    """The financial report (*compte rendu financier*) of a grant was received."""

    tag: ClassVar[str] = "budget.grant_report_received"

    eligible_actual: Money | None = None


@frozen(kw_only=True)
class ClaimInterrupted(_OnCommitment):
    """A claim or letter that interrupts the four-year bar. Loi 68-1250 art. 2."""

    tag: ClassVar[str] = "budget.claim_interrupted"

    kind: Literal["claim", "court", "letter", "payment"] = "claim"
