"""Acts on training: needs, plan, sessions, registrations, requests, personal account, training leave."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money
from secgen.personnel.training.words import Answer, Axis, Initiative, NeedSource, Outcome, Role


@frozen(kw_only=True)
class _OnAgent(Act):
    agent: str

    @property
    def subject(self) -> str:
        return f"agent/{self.agent}"


@frozen(kw_only=True)
class NeedExpressed(_OnAgent):
    """A training need (*besoin de formation*), for the plan of ``year``. CGFP art. L421-1; decree 2010-888, art. 3."""

    tag: ClassVar[str] = "personnel.training_need_expressed"

    need: str
    year: int
    axis: Axis
    theme: str
    hours: int
    origin: NeedSource = "appraisal"


@frozen(kw_only=True)
class PlanAdopted(Act):
    """The training plan (*plan de formation*) of a year: its axes and its envelope, on a budget ``line``.

    ``meeting`` is the sitting of the committee that gave its opinion (CGFP art. R253-1). Decree 2007-1470, art. 6.
    """

    tag: ClassVar[str] = "personnel.training_plan_adopted"

    year: int
    axes: tuple[Axis, ...]
    envelope: Money
    line: str = ""
    meeting: str = ""

    @property
    def subject(self) -> str:
        return f"training-plan/{self.year}"


@frozen(kw_only=True)
class _OnSession(Act):
    session: str

    @property
    def subject(self) -> str:
        return f"training-session/{self.session}"


@frozen(kw_only=True)
class SessionPlanned(_OnSession):
    """A session of the plan: from ``starts`` to ``ends``, so many hours and seats, an estimated cost in euros.

    ``mandatory`` names the obligation it fulfils, if any; ``outside`` is true out of service time.
    """

    tag: ClassVar[str] = "personnel.training_session_planned"

    year: int
    axis: Axis
    theme: str
    starts: date
    ends: date
    hours: int
    seats: int
    cost: Money = ZERO
    mandatory: str = ""
    outside: bool = False


@frozen(kw_only=True)
class SessionOrdered(_OnSession):
    """A session ordered from a provider (``payee``, a SIRET), with VAT; ``commitment`` is its number on the budget."""

    tag: ClassVar[str] = "personnel.training_session_ordered"

    payee: str
    amount: Money
    commitment: str = ""


@frozen(kw_only=True)
class SessionCancelled(_OnSession):
    """A session that will not take place; its registrations fall."""

    tag: ClassVar[str] = "personnel.training_session_cancelled"

    motive: str = ""


@frozen(kw_only=True)
class Registered(_OnSession):
    """An agent registered to a session; ``request`` is his own, if there was one."""

    tag: ClassVar[str] = "personnel.training_registered"

    agent: str
    request: str = ""


@frozen(kw_only=True)
class Attended(_OnSession):
    """What became of a registration: the hours followed, an absence, a cancellation."""

    tag: ClassVar[str] = "personnel.training_attended"

    agent: str
    hours: int = 0
    outcome: Outcome = "followed"


@frozen(kw_only=True)
class TrainingRecalled(_OnAgent):
    """A training followed before the journal, or elsewhere, on ``on``."""

    tag: ClassVar[str] = "personnel.training_recalled"

    axis: Axis
    theme: str
    hours: int
    mandatory: str = ""


@frozen(kw_only=True)
class TrainingRequested(_OnAgent):
    """A training asked by the agent, or by the service for him. Decree 2007-1470, art. 8 to 11.

    ``outside``: out of service time, which takes the agent's written agreement (``agreed``).
    """

    tag: ClassVar[str] = "personnel.training_requested"

    request: str
    axis: Axis
    theme: str
    hours: int
    initiative: Initiative = "agent"
    outside: bool = False
    agreed: bool = False


@frozen(kw_only=True)
class TrainingAnswered(_OnAgent):
    """The answer to a request, with its ``motive`` and the day of the joint committee's opinion (CAP), if any.

    ``deferred_to``: the day a deferred training is granted for. Decree 2007-1470, art. 7; CGFP art. L422-22.
    """

    tag: ClassVar[str] = "personnel.training_answered"

    request: str
    answer: Answer
    motive: str = ""
    opinion_on: date | None = None
    deferred_to: date | None = None


@frozen(kw_only=True)
class AccountCredited(_OnAgent):
    """A year's hours on the personal training account (CPF); ``hours`` 0 asks for those of the law.

    ``low_level``: category C below level 3. Decree 2017-928, art. 3.
    """

    tag: ClassVar[str] = "personnel.account_credited"

    year: int
    hours: int = 0
    low_level: bool = False


@frozen(kw_only=True)
class AccountExtended(_OnAgent):
    """More hours against unfitness, beyond the caps, on a medical opinion of ``opinion_on``. CGFP art. L422-13."""

    tag: ClassVar[str] = "personnel.account_extended"

    hours: int
    opinion_on: date


@frozen(kw_only=True)
class AccountUsed(_OnAgent):
    """Hours of the account used for a granted project; what the balance lacks is used ahead. CGFP art. L422-8."""

    tag: ClassVar[str] = "personnel.account_used"

    hours: int
    request: str = ""
    axis: Axis = "personal_account"


@frozen(kw_only=True)
class TrainingLeaveRequested(_OnAgent):
    """A professional training leave asked for (*congé de formation professionnelle*). Decree 2007-1470, art. 24 ff."""

    tag: ClassVar[str] = "personnel.training_leave_requested"

    request: str
    starts: date
    months: int
    theme: str = ""


@frozen(kw_only=True)
class TrainingLeaveAnswered(_OnAgent):
    """The answer to a training leave. ``absent`` of ``staff`` agents of the unit would be away: what a deferral
    rests on. ``opinion_on``: the joint committee's opinion (CAP)."""

    tag: ClassVar[str] = "personnel.training_leave_answered"

    request: str
    answer: Answer
    motive: str = ""
    absent: int = 0
    staff: int = 0
    opinion_on: date | None = None


@frozen(kw_only=True)
class RoleGiven(_OnAgent):
    """A role that asks for a mandatory training, up to ``until``."""

    tag: ClassVar[str] = "personnel.training_role_given"

    role: Role
    until: date | None = None
