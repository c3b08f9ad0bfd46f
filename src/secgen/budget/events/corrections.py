"""Acts that put a wrong act right, where no act of the expenditure chain does. They never alter the act itself."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from secgen.budget.events.appropriations import _OnLine
from secgen.budget.events.commitments import ServiceCertified, _OnCommitment
from secgen.kernel.act import Act
from secgen.kernel.money import Money


@frozen(kw_only=True)
class OpeningCorrected(_OnLine):
    """An opening of appropriations entered too high, reduced (*rectification d'une ouverture de crédits*).

    ``corrects`` is required: the position of the opening, on the same line and year; ``ae`` and ``cp`` are the
    euros opened by mistake. It is no cancellation by decree (LOLF art. 14), which is a movement. LOLF art. 7-8.
    """

    tag: ClassVar[str] = "budget.opening_corrected"

    ae: Money
    cp: Money
    text: str = ""


@frozen(kw_only=True)
class FundReturned(Act):
    """Assistance funds given back to the payer, or received by mistake (*restitution de fonds de concours*).

    AE and CP of the line of ``year`` fall by ``amount``, in euros. LOLF art. 17 II.
    """

    tag: ClassVar[str] = "budget.fund_returned"

    year: int
    line: str
    fund: str
    amount: Money

    @property
    def subject(self) -> str:
        return f"fund/{self.fund}"


@frozen(kw_only=True)
class CertificationWithdrawn(_OnCommitment):
    """Service certified and not rendered, withdrawn (*annulation de la certification du service fait*).

    ``amount`` in euros is what was certified too much, all or part; ``delivered_on``, ``period_from`` and
    ``period_to`` say again what the certification said, so that the service leaves the year it was booked in.
    GBCP art. 31.
    """

    tag: ClassVar[str] = "budget.certification_withdrawn"

    service: str = ""
    amount: Money
    delivered_on: date | None = None
    period_from: date | None = None
    period_to: date | None = None

    @property
    def below_zero(self) -> ServiceCertified:
        """A certification of as much, below zero: what it does to the accounts."""
        return ServiceCertified(
            on=self.on,
            by=self.by,
            commitment=self.commitment,
            item=self.item,
            service=self.service,
            amount=-self.amount,
            delivered_on=self.delivered_on,
            period_from=self.period_from,
            period_to=self.period_to,
        )


@frozen(kw_only=True)
class DirectPaymentRefunded(Act):
    """A payment without commitment or by card, paid or entered wrongly, comes back (*rétablissement de crédits*).

    ``payment`` is its number, or that of the card's statement; ``amount`` the euros that come back, all or part.
    AE and CP of its line are free again, in the year of ``on``. LOLF art. 17 III.
    """

    tag: ClassVar[str] = "budget.direct_payment_refunded"

    payment: str
    amount: Money

    @property
    def subject(self) -> str:
        return f"payment/{self.payment}"
