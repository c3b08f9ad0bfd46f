"""Acts on pay: what entitles an agent to a line of pay, what takes some away, and the payroll of a month."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import Money
from secgen.personnel.staff.events import OnAgent

SickLeaveKind = Literal["ordinary", "long", "longest", "serious", "service_injury"]
"""*Congé de maladie ordinaire* (CMO), *de longue maladie* (CLM), *de longue durée* (CLD), *de grave maladie* (CGM,
contract staff), *invalidité temporaire imputable au service* (CITIS)."""

WaitingException = Literal["", "prolongation", "same_long_illness", "declared_pregnancy"]
"""Why an ordinary sick leave has no waiting day (*jour de carence*). LF 2018 art. 115."""


@frozen(kw_only=True)
class FamilySupplementSet(OnAgent):
    """How many children give right to the family supplement from a day (*SFT*). Decree 85-1148 art. 10 to 12.

    A number only: births stay in the vault. ``shared``: half of it, the children living with both parents in turn.
    """

    tag: ClassVar[str] = "personnel.family_supplement_set"

    children: int
    shared: bool = False


@frozen(kw_only=True)
class IndexBonusSet(OnAgent):
    """Index bonus points attached to functions (*nouvelle bonification indiciaire*, NBI); zero ends them.

    Decree 93-522.
    """

    tag: ClassVar[str] = "personnel.index_bonus_set"

    points: int
    functions: str = ""


@frozen(kw_only=True)
class FunctionBonusSet(OnAgent):
    """The function bonus (IFSE) from a day. Decree 2014-513.

    ``yearly`` in euros for a full year at full time; ``group`` the group of functions, 1 the highest; ``housed``
    for an agent lodged by necessity of service.
    """

    tag: ClassVar[str] = "personnel.function_bonus_set"

    group: int
    yearly: Money
    housed: bool = False
    reason: str = ""


@frozen(kw_only=True)
class YearlyBonusAwarded(OnAgent):
    """The yearly bonus (CIA) of a year, paid with the month of ``on``; follows the appraisal. Decree 2014-513."""

    tag: ClassVar[str] = "personnel.yearly_bonus_awarded"

    year: int
    amount: Money


@frozen(kw_only=True)
class AllowanceSet(OnAgent):
    """Another allowance from a day: ``monthly`` euros at full time; zero ends it.

    ``kind`` names it (``csg_compensation`` for the frozen compensation of agents recruited before 2018).
    """

    tag: ClassVar[str] = "personnel.allowance_set"

    kind: str
    monthly: Money
    text: str = ""


@frozen(kw_only=True)
class SickLeaveGranted(OnAgent):
    """A period of sick leave, ``on`` and ``until`` included; each prolongation is another act. CGFP art. L822-1 ff.

    No diagnosis is ever recorded. ``began_on``: the first day of the whole leave, for long leaves granted by
    periods; ``no_waiting``: why there is no waiting day. ``note_sent_on``: the day the note (*avis d'arrêt*), dated
    ``on``, was sent, ``None`` if nobody noted it; ``late_excused``: hospital, or no way to send it in time.
    """

    tag: ClassVar[str] = "personnel.sick_leave_granted"

    leave: str
    kind: SickLeaveKind
    until: date
    began_on: date | None = None
    no_waiting: WaitingException = ""
    note_sent_on: date | None = None
    late_excused: bool = False


@frozen(kw_only=True)
class SickLeaveEnded(OnAgent):
    """A period of sick leave that ends before the day granted: ``on`` is the first day back at work.

    It shortens the period of ``leave`` that runs on that day; on its first day, the period did not take place. What
    follows is paid as service. Later periods already granted are ended each by its own act.
    """

    tag: ClassVar[str] = "personnel.sick_leave_ended"

    leave: str


@frozen(kw_only=True)
class ServiceAbsent(OnAgent):
    """Service not rendered (*absence de service fait*, strike included): ``thirtieths`` of the month of ``on`` lost.

    Any part of a day counts for a whole thirtieth. CGFP art. L711-3; decree 62-765 art. 1.
    """

    tag: ClassVar[str] = "personnel.service_absent"

    thirtieths: int = 1


@frozen(kw_only=True)
class ResidenceZoneSet(Act):
    """The zone of residence allowance of a commune the packs do not list, with the text that says so.

    ``zone`` 1, 2 or 3; ``on`` the day it holds from. Decree 85-1148 art. 9.
    """

    tag: ClassVar[str] = "personnel.residence_zone_set"

    commune: str
    zone: int
    text: str

    @property
    def subject(self) -> str:
        return f"commune/{self.commune}"


@frozen(kw_only=True)
class PayrollTotal:
    """One amount of a payroll, in euros: a line of pay (``salary``), its category of title 2 (``21``)."""

    line: str
    category: str
    amount: Money


@frozen(kw_only=True)
class PayrollSettled(Act):
    """The payroll of a month as paid (*paye*): totals by line, no agent named. Title 2, GBCP art. 159 (flow 4).

    ``agents`` is how many were paid; ``programme`` and ``budget_line`` where it is charged.
    """

    tag: ClassVar[str] = "personnel.payroll_settled"

    year: int
    month: int
    agents: int
    totals: tuple[PayrollTotal, ...]
    programme: str = "224"
    budget_line: str = ""

    @property
    def subject(self) -> str:
        return f"payroll/{self.year}-{self.month:02}"

    @property
    def gross(self) -> Money:
        """What agents are paid before contributions, in euros (category 21)."""
        return Money.sum(t.amount for t in self.totals if t.category == "21")

    @property
    def cost(self) -> Money:
        """What the State spends: every category of title 2, in euros."""
        return Money.sum(t.amount for t in self.totals if t.category)
