"""Acts on time: work cycle, weeks worked, absences, leave carried over, time-savings account, telework."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from attrs import frozen

from secgen.kernel.act import Act
from secgen.personnel.time.words import AbsenceKind, CarryReason, Derogation, Place

NONE = Decimal(0)


@frozen(kw_only=True)
class _OnAgent(Act):
    agent: str

    @property
    def subject(self) -> str:
        return f"agent/{self.agent}"


@frozen(kw_only=True)
class CycleSet(_OnAgent):
    """An agent's work cycle (*cycle de travail*): minutes of a full-time week, days worked in his own week.

    ``weekly_minutes`` as the table of ARTT names them (2310 is 38 h 30); ``weekly_days`` may hold a half-day.
    ``flat_rate_days`` are the ARTT days of a flat-rate manager (*forfait*), 0 otherwise. Decree 2000-815.
    """

    tag: ClassVar[str] = "personnel.cycle_set"

    weekly_minutes: int
    weekly_days: Decimal = Decimal(5)
    flat_rate_days: Decimal = NONE


@frozen(kw_only=True)
class WorkedDay:
    """A day as the clock recorded it, in minutes from midnight; ``minutes`` is the work itself, breaks apart."""

    day: date
    start: int
    end: int
    minutes: int


@frozen(kw_only=True)
class WeekWorked(_OnAgent):
    """A week as worked, from the Monday ``on``. What was worked is always recorded, with what it breaches.

    Limits: decree 2000-815, art. 3.
    """

    tag: ClassVar[str] = "personnel.week_worked"

    days: tuple[WorkedDay, ...]


@frozen(kw_only=True)
class AbsenceTaken(_OnAgent):
    """An absence from ``on`` to ``until``, both included (*congé*, *ARTT*, *maladie*…).

    ``days`` are the days of work missed, in halves; 0 asks for the working days between the two. ``year`` is the
    year an annual leave is charged to, 0 for that of ``on``. No reason is ever kept. Decrees 84-972 and 86-442.
    """

    tag: ClassVar[str] = "personnel.absence_taken"

    kind: AbsenceKind
    until: date
    days: Decimal = NONE
    year: int = 0

    @property
    def leave_year(self) -> int:
        """The year the days are charged to."""
        return self.year or self.on.year


@frozen(kw_only=True)
class AbsenceCancelled(_OnAgent):
    """An absence that did not take place: it is named by its first day and its kind."""

    tag: ClassVar[str] = "personnel.absence_cancelled"

    kind: AbsenceKind
    first: date


@frozen(kw_only=True)
class LeaveCarriedOver(_OnAgent):
    """Annual leave of ``year`` that may be taken later, in days: by authorisation, up to ``until``; or by law, for
    leave prevented by health or family, from the return on ``on``. Decree 2025-564."""

    tag: ClassVar[str] = "personnel.leave_carried_over"

    year: int
    days: Decimal
    reason: CarryReason
    until: date | None = None


@frozen(kw_only=True)
class SavingsOpened(_OnAgent):
    """A time-savings account (*compte épargne-temps*) opened. Decree 2002-634, art. 2."""

    tag: ClassVar[str] = "personnel.savings_opened"


@frozen(kw_only=True)
class SavingsFed(_OnAgent):
    """Days of ``year`` saved: annual leave and ARTT, in halves of a day. Decree 2002-634, art. 3."""

    tag: ClassVar[str] = "personnel.savings_fed"

    year: int
    leave: Decimal = NONE
    artt: Decimal = NONE


@frozen(kw_only=True)
class SavingsChosen(_OnAgent):
    """What becomes of the days beyond the threshold at the end of ``year``: to the additional pension scheme (RAFP),
    paid, kept. ``silent`` when nothing was chosen in time and the law chooses. Arrêté of 28/08/2009."""

    tag: ClassVar[str] = "personnel.savings_chosen"

    year: int
    pension: Decimal = NONE
    paid: Decimal = NONE
    kept: Decimal = NONE
    silent: bool = False


@frozen(kw_only=True)
class TeleworkAuthorised(_OnAgent):
    """Telework authorised in writing, in days a week (a monthly average may be agreed). Decree 2016-151, art. 3."""

    tag: ClassVar[str] = "personnel.telework_authorised"

    days_per_week: Decimal
    until: date | None = None
    derogation: Derogation = ""
    place: Place = "home"


@frozen(kw_only=True)
class TeleworkRefused(_OnAgent):
    """Telework refused after an interview, with its ``motive``. Decree 2016-151, art. 5."""

    tag: ClassVar[str] = "personnel.telework_refused"

    motive: str


@frozen(kw_only=True)
class TeleworkEnded(_OnAgent):
    """Telework ends, by the agent (``asked_by_agent``) or by the service with a ``motive``."""

    tag: ClassVar[str] = "personnel.telework_ended"

    asked_by_agent: bool = False
    motive: str = ""


@frozen(kw_only=True)
class TeleworkDone(_OnAgent):
    """Days teleworked in a quarter, counted at its end: what the allowance is settled on. Arrêté of 26/08/2021."""

    tag: ClassVar[str] = "personnel.telework_done"

    year: int
    quarter: int
    days: Decimal
