"""Acts from the payment request to the payment, on both sides: authorising officer and accountant."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.budget.events.commitments import _OnCommitment
from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money

PaymentKind = Literal["instalment", "advance", "balance", "retention_release"]


@frozen(kw_only=True)
class InvoiceReceived(_OnCommitment):
    """A creditor's payment request (*demande de paiement du créancier*): the time-limit starts.

    ``dated`` is the date it bears, ``on`` its reception (``reception_certain`` false if there is no
    proof), ``executed_on`` the day the service was executed. CCP art. R2192-12 ff.
    """

    tag: ClassVar[str] = "budget.invoice_received"

    request: str
    amount: Money
    dated: date | None = None
    reception_certain: bool = True
    executed_on: date | None = None
    creditor: str = ""
    number: str = ""


@frozen(kw_only=True)
class Liquidated(_OnCommitment):
    """The debt checked and its amount fixed (*liquidation*). GBCP art. 29 and 126.

    ``amount`` is what is due including VAT before ``retention`` (*retenue de garantie*), ``recovered``
    (share of an advance) and ``penalty``, all in euros.
    """

    tag: ClassVar[str] = "budget.liquidated"

    request: str
    amount: Money
    retention: Money = ZERO
    recovered: Money = ZERO
    penalty: Money = ZERO

    @property
    def net(self) -> Money:
        """What is to be paid, in euros: ``amount`` less retention, share of the advance and penalty."""
        return self.amount - self.retention - self.recovered - self.penalty


@frozen(kw_only=True)
class PaymentOrdered(_OnCommitment):
    """A payment order (*demande de paiement*, DP) sent to the accountant; CP are held for it.

    ``amount`` in euros, net; it liquidates at the same time if :class:`Liquidated` was not recorded.
    ``kind`` tells advance, instalment, balance or release of the retention; ``before_service`` names
    the listed case that may be paid before the service (arrêté of 30/12/2013, art. 5);
    ``documents`` the supporting documents; ``account`` the ledger account charged.
    """

    tag: ClassVar[str] = "budget.ordered"

    request: str
    amount: Money
    kind: PaymentKind = "instalment"
    service: str = ""
    before_service: str = ""
    documents: tuple[str, ...] = ("invoice",)
    account: str = ""
    creditor: str = ""
    bank_checked: bool = True
    year: int = 0

    @property
    def budget_year(self) -> int:
        """The year whose CP are held: ``year``, or else that of ``on``."""
        return self.year or self.on.year


@frozen(kw_only=True)
class _OnRequest(Act):
    request: str

    @property
    def subject(self) -> str:
        return f"request/{self.request}"


@frozen(kw_only=True)
class TimeLimitInterrupted(_OnRequest):
    """The payment time-limit interrupted, once, before the order (CCP art. R2192-27)."""

    tag: ClassVar[str] = "budget.time_limit_interrupted"

    missing: str = ""


@frozen(kw_only=True)
class TimeLimitResumed(_OnRequest):
    """All missing items received: a new time-limit opens (CCP art. R2192-29)."""

    tag: ClassVar[str] = "budget.time_limit_resumed"


@frozen(kw_only=True)
class PaymentAccepted(_OnRequest):
    """The order accepted by the accountant (*prise en charge*), after the checks of GBCP art. 19-20.

    If a check fails, :class:`PaymentSuspended` is recorded in its place.
    """

    tag: ClassVar[str] = "budget.accepted"


@frozen(kw_only=True)
class PaymentSuspended(_OnRequest):
    """Payment suspended by the accountant, on the grounds named (GBCP art. 38).

    A ground is a check of the accountant (art. 19 and 20): ``officer``, ``imputation``, ``credits``, ``service``,
    ``liquidation``, ``documents``, ``time_bar``, ``discharge`` or ``visa``; ``note`` says more.
    """

    tag: ClassVar[str] = "budget.suspended"

    grounds: tuple[str, ...]


@frozen(kw_only=True)
class PaymentRejected(_OnRequest):
    """The order sent back by the accountant; the CP held for it are free again.

    The request stays, and its time-limit runs on: it is liquidated and ordered again.
    """

    tag: ClassVar[str] = "budget.rejected"

    reason: str


@frozen(kw_only=True)
class PaymentRegularised(_OnRequest):
    """The authorising officer put a suspended order right (GBCP art. 38)."""

    tag: ClassVar[str] = "budget.regularised"

    documents: tuple[str, ...] = ()
    bank_checked: bool = True


@frozen(kw_only=True)
class PaymentRequisitioned(_OnRequest):
    """The written requisition of a suspended payment; the budget minister is informed."""

    tag: ClassVar[str] = "budget.requisitioned"

    reason: str


@frozen(kw_only=True)
class Paid(_OnRequest):
    """The payment by the accountant: CP are consumed in the year of this day (LOLF art. 28)."""

    tag: ClassVar[str] = "budget.paid"


@frozen(kw_only=True)
class DirectlyPaid(Act):
    """A payment without prior commitment (flow 4, or listed without prior order): AE = CP, that day.

    ``case`` names the listed case (arrêté of 30/12/2013, art. 4; travel costs).
    """

    tag: ClassVar[str] = "budget.directly_paid"

    payment: str
    line: str
    payee: str
    amount: Money
    case: str
    department: str = ""
    object: str = ""

    @property
    def subject(self) -> str:
        return f"payment/{self.payment}"


@frozen(kw_only=True)
class CardPaid(Act):
    """A purchase on the purchasing card (*carte d'achat*): AE = CP when the statement is paid.

    ``purchase`` says what was bought; works, stock and contracts with an advance are excluded unless
    ``routine_maintenance`` is justified. Décret 2023-209.
    """

    tag: ClassVar[str] = "budget.card_paid"

    statement: str
    line: str
    payee: str
    amount: Money
    purchase: str
    routine_maintenance: bool = False
    department: str = ""

    @property
    def subject(self) -> str:
        return f"card/{self.statement}"


@frozen(kw_only=True)
class CreditNoteReceived(_OnCommitment):
    """Money paid too much comes back (*avoir*, *rétablissement de crédits*): CP are restored. LOLF art. 17."""

    tag: ClassVar[str] = "budget.credit_note"

    credit: str
    amount: Money
