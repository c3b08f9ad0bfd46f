"""Acts on agents: entry, grade, position, working time, assignment, contract, departure.

An agent is named by a random id (``agent:7f3c``); his name and birth are in the vault, never here.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money
from secgen.personnel.staff.words import (
    AbsenceGround,
    Category,
    ContractBasis,
    HostKind,
    LeavingReason,
    PositionKind,
    Status,
    TimeKind,
    Vehicle,
)


@frozen(kw_only=True)
class OnAgent(Act):
    """An act about one agent, named by his random id."""

    agent: str

    @property
    def subject(self) -> str:
        return f"agent/{self.agent}"


@frozen(kw_only=True)
class Hired(OnAgent):
    """An agent enters (*nomination*, *recrutement*, *accueil*).

    A civil servant has ``corps``, ``grade``, ``step`` (see the grids) and ``retained_days`` of seniority already
    served in the step, in calendar days. A contract agent's pay comes with his contract. ``managed`` is false for
    an agent another employer pays (received by loan or in normal position). ``entered_on``: when he entered the
    public service, if before ``on`` (staff taken over from another tool or service). CGFP art. L320-1, L332-1 ff.
    """

    tag: ClassVar[str] = "personnel.hired"

    status: Status
    corps: str = ""
    grade: str = ""
    step: str = ""
    retained_days: int = 0
    chevron: int = 1
    managed: bool = True
    entered_on: date | None = None


@frozen(kw_only=True)
class Classified(OnAgent):
    """A new step, grade or corps (*avancement d'échelon*, *avancement de grade*, *reclassement*).

    ``why`` is step, grade, corps or correction; ``retained_days`` the seniority kept, in calendar days;
    ``chevron`` 1 to 3 off the scale. The statute of the corps.
    """

    tag: ClassVar[str] = "personnel.classified"

    corps: str
    grade: str
    step: str
    why: str = "step"
    retained_days: int = 0
    chevron: int = 1


@frozen(kw_only=True)
class Positioned(OnAgent):
    """A statutory position taken (*position statutaire*). CGFP art. L511-1.

    ``until`` the last day; ``ground`` why, for a leave of absence; ``body`` where, for a secondment;
    ``asked_on`` the day of the request; ``paid_activity`` whether the agent works during a leave of absence.
    ``child_third_birthday``: for a parental leave, the day nothing goes beyond; a date only, no name, no link.
    """

    tag: ClassVar[str] = "personnel.positioned"

    position: PositionKind
    until: date | None = None
    ground: AbsenceGround = ""
    body: str = ""
    asked_on: date | None = None
    paid_activity: bool = False
    child_third_birthday: date | None = None


@frozen(kw_only=True)
class WorkingTimeSet(OnAgent):
    """The working-time fraction (*quotité*) from a day. CGFP art. L612-1 ff., L332-3.

    ``quota`` is of 1: ``0.8`` for 80 %. ``until`` the last day granted, for part-time.
    """

    tag: ClassVar[str] = "personnel.working_time_set"

    quota: Decimal
    kind: TimeKind
    until: date | None = None


@frozen(kw_only=True)
class Assigned(OnAgent):
    """An agent put to work in a house (*affectation*, *mise à disposition*, *détachement*, *PNA*). CGFP art. L512-6 ff.

    ``assignment`` names it; ``unit`` the service inside the house; ``commune`` the INSEE code of the place of
    effective work; ``share`` the part of his service given there, of 1; ``until`` the last day (terms);
    ``agreement`` the reference of the convention; ``consent`` the agent's; ``reimbursed`` the share of his pay
    the host refunds, of 1, with its ``derogation`` when it is below 1; ``notice_months`` of early end;
    ``job`` the job he holds.
    """

    tag: ClassVar[str] = "personnel.assigned"

    assignment: str
    vehicle: Vehicle
    host: str
    host_kind: HostKind
    department: str
    commune: str
    unit: str = ""
    job: str = ""
    share: Decimal = Decimal(1)
    until: date | None = None
    agreement: str = ""
    consent: bool = False
    reimbursed: Decimal = Decimal(1)
    derogation: str = ""
    notice_months: int = 0


@frozen(kw_only=True)
class AssignmentEnded(OnAgent):
    """An assignment ended before or at its term; ``on`` is the first day it no longer holds."""

    tag: ClassVar[str] = "personnel.assignment_ended"

    assignment: str
    asked_by: str = ""
    fault: bool = False


@frozen(kw_only=True)
class ContractSigned(OnAgent):
    """A public-law contract (*contrat de droit public*). CGFP art. L332-1 ff.; decree 86-83.

    ``basis`` is the article; ``until`` the last day, none for an open-ended contract (CDI); ``index`` the pay
    index (IM) it refers to, or else ``monthly`` the gross monthly amount in euros; ``functions`` what the agent
    does: the same functions again means no new probation; ``probation_until`` the last day of the probation.
    """

    tag: ClassVar[str] = "personnel.contract_signed"

    contract: str
    basis: ContractBasis
    category: Category
    functions: str
    until: date | None = None
    index: int = 0
    monthly: Money = ZERO
    probation_until: date | None = None


@frozen(kw_only=True)
class ContractRenewed(OnAgent):
    """A contract renewed from ``on`` to ``until`` (none: open-ended), on the same basis and functions."""

    tag: ClassVar[str] = "personnel.contract_renewed"

    contract: str
    until: date | None = None
    index: int = 0
    monthly: Money = ZERO


@frozen(kw_only=True)
class ContractConfirmedOpenEnded(OnAgent):
    """The amendment that confirms a contract deemed open-ended since ``on``, six years reached. CGFP art. L332-4."""

    tag: ClassVar[str] = "personnel.contract_confirmed_open_ended"

    contract: str


@frozen(kw_only=True)
class Left(OnAgent):
    """An agent leaves for good (*radiation des cadres*, *fin de contrat*); ``on`` is the first day without service.

    ``noticed_on``: the day the notice (*préavis*) of a resignation or dismissal was received.
    """

    tag: ClassVar[str] = "personnel.left"

    reason: LeavingReason
    noticed_on: date | None = None


@frozen(kw_only=True)
class CeilingNotified(Act):
    """The jobs ceiling of a year notified to the service (*plafond d'emplois*), in FTE-years. LOLF art. 7 III."""

    tag: ClassVar[str] = "personnel.ceiling_notified"

    year: int
    fte_years: Decimal
    text: str = ""

    @property
    def subject(self) -> str:
        return f"ceiling/{self.year}"
