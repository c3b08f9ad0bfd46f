"""Acts that say what the office needs and how it will buy it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import Money
from secgen.procurement.computations.lots import Lot
from secgen.procurement.words import Ground, Kind, Procedure, Publicity, Special


@frozen(kw_only=True)
class NeedDeclared(Act):
    """A need (*besoin*): what is to be bought over the whole duration. CCP art. L2111-1, R2121-1 to -9.

    ``family``: the purchasing category (*groupe de marchandises*) or the functional unit it belongs to; ``unit``
    the purchasing unit; ``amount`` in euros without VAT for the first period of ``months``, ``renewals`` how many
    times it may be renewed, each for ``renewal_amount`` (empty: as the first); ``wanted_on`` the day the contract
    should begin.
    """

    tag: ClassVar[str] = "procurement.need_declared"

    need: str
    title: str
    kind: Kind
    family: str
    amount: Money
    months: int = 12
    renewals: int = 0
    renewal_amount: Money | None = None
    unit: str = ""
    special: Special = ""
    wanted_on: date | None = None

    @property
    def subject(self) -> str:
        return f"need/{self.need}"


@frozen(kw_only=True)
class ConsultationLaunched(Act):
    """A consultation launched, the notice being sent on the day of the act. CCP book I, part II.

    ``value``: of the whole need in euros without VAT, all lots, options and renewals; a ``framework`` agreement is
    worth its ``maximum``. ``lots``: all lots, those taken out of the formal procedure being ``small``;
    ``no_lots_reason`` why there are none. ``ground`` and ``ground_reason``: the case without competition;
    ``central``: the central purchasing body. ``urgency``: its reason; ``prior_notice``: the day of the
    prior-information notice. ``turnover``: the yearly turnover asked of candidates. ``environmental``: at least one
    criterion takes the environment into account, or the single criterion is a global cost.
    ``months_reason``: why a framework agreement lasts longer than the code allows.
    """

    tag: ClassVar[str] = "procurement.consultation_launched"

    consultation: str
    title: str = ""
    needs: tuple[str, ...] = ()
    kind: Kind
    family: str = ""
    unit: str = ""
    value: Money
    procedure: Procedure
    special: Special = ""
    ground: Ground = ""
    ground_reason: str = ""
    central: str = ""
    lots: tuple[Lot, ...] = ()
    no_lots_reason: str = ""
    publicity: Publicity = "none"
    profile: bool = False
    electronic: bool = True
    urgency: str = ""
    prior_notice: date | None = None
    candidatures_by: date | None = None
    offers_by: date | None = None
    hour: str = "23:59"
    criteria: tuple[str, ...] = ()
    environmental: bool = False
    social_condition: bool = False
    social_waiver: str = ""
    turnover: Money | None = None
    framework: bool = False
    minimum: Money | None = None
    maximum: Money | None = None
    months: int = 12
    months_reason: str = ""

    @property
    def subject(self) -> str:
        return f"consultation/{self.consultation}"


@frozen(kw_only=True)
class _OnConsultation(Act):
    consultation: str

    @property
    def subject(self) -> str:
        return f"consultation/{self.consultation}"


@frozen(kw_only=True)
class CandidatesInvited(_OnConsultation):
    """The candidates chosen are invited to tender (*invitation à soumissionner*). CCP art. R2144-8."""

    tag: ClassVar[str] = "procurement.candidates_invited"

    offers_by: date
    hour: str = "23:59"


@frozen(kw_only=True)
class BiddersRejected(_OnConsultation):
    """The rejection letters leave (*notification du rejet*): the standstill begins. CCP art. R2181-1, R2182-1."""

    tag: ClassVar[str] = "procurement.bidders_rejected"

    electronic: bool = True


@frozen(kw_only=True)
class ConsultationAbandoned(_OnConsultation):
    """No contract will follow (*déclaration sans suite*, *infructueux*). CCP art. R2185-1."""

    tag: ClassVar[str] = "procurement.consultation_abandoned"

    reason: str
