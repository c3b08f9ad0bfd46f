"""Training in the reference year, invented: a plan, its sessions, registrations, mandatory training, its cost.

The plan is adopted in February on the committee's opinion; sessions with agents follow the taking over of the staff
on 1 July. Sessions that cost something are ordered, committed and paid on the budget, never on title 2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from attrs import frozen

from secgen.budget import events as budget
from secgen.demo.dialogue import ON_TRAINING
from secgen.demo.plan import ACCOUNTANT, DIRECTOR, HR_MANAGER, YEAR
from secgen.demo.staff import TAKEN_OVER, staff_acts
from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money
from secgen.law import Law
from secgen.personnel.staff.events import Assigned
from secgen.personnel.training import events as ev
from secgen.personnel.training.words import Axis

LINE: Final = "0224-CARA-DRAC/07/31"
PROVIDER: Final = "73282932000074"
ENVELOPE: Final = Money.parse("60 000")
REPORTS: Final = ("training", "training-obligations", "training-indicators", "training-costs")


@frozen
class Planned:
    """A session of the demo: what it is about, when it starts, how long, how many come, what it costs."""

    session: str
    axis: Axis
    theme: str
    starts: date
    hours: int
    seats: int
    cost: Money = ZERO
    mandatory: str = ""


SESSIONS: Final = (
    Planned("F-01", "t1", "évacuation et incendie", date(YEAR, 7, 11), 3, 40, mandatory="fire"),
    Planned("F-02", "t1", "hygiène informatique", date(YEAR, 9, 5), 3, 60, mandatory="cyber"),
    Planned("F-03", "t1", "violences et harcèlement", date(YEAR, 9, 19), 6, 30, Money.parse("4 800"), "harassment"),
    Planned("F-04", "t2", "marchés publics, niveau 2", date(YEAR, 10, 3), 12, 12, Money.parse("5 400")),
    Planned("F-05", "t1", "gestes qui sauvent", date(YEAR, 10, 10), 3, 40, Money.parse("3 600"), "first_aid"),
    Planned("F-06", "t2", "restauration du bâti ancien", date(YEAR, 10, 17), 18, 14, Money.parse("9 800")),
    Planned("F-07", "t1", "laïcité", date(YEAR, 11, 7), 3, 60, mandatory="secularism"),
    Planned("F-08", "exam_preparation", "préparation au concours d'attaché", date(YEAR, 11, 14), 24, 10),
    Planned("F-09", "t1", "recyclage des sauveteurs", date(YEAR, 11, 21), 7, 10, Money.parse("1 900"), "rescue"),
)


def acts(law: Law) -> list[Act]:
    """The acts in the order of their days."""
    made = [*_plan(), *_people(_agents(law)), *(act for n in range(len(SESSIONS)) for act in _cost(n))]
    return sorted(made, key=lambda act: act.on)


def _agents(law: Law) -> Sequence[str]:
    """Those of the directorate, in the order they were taken over."""
    places = (act for act in staff_acts(law) if isinstance(act, Assigned))
    return [place.agent for place in places if place.host_kind in ("drac", "udap")]


def _plan() -> Iterator[Act]:
    yield ev.PlanAdopted(
        on=date(YEAR, 2, 28),
        by=HR_MANAGER,
        year=YEAR,
        axes=("t1", "t2", "exam_preparation"),
        envelope=ENVELOPE,
        line=LINE,
        meeting=ON_TRAINING,
    )
    for one in SESSIONS:
        yield ev.SessionPlanned(
            on=date(YEAR, 3, 14),
            by=HR_MANAGER,
            session=one.session,
            year=YEAR,
            axis=one.axis,
            theme=one.theme,
            starts=one.starts,
            ends=one.starts + timedelta(days=(one.hours - 1) // 6),
            hours=one.hours,
            seats=one.seats,
            cost=one.cost,
            mandatory=one.mandatory,
        )


def _people(agents: Sequence[str]) -> Iterator[Act]:
    """Roles, needs, then for each session a few seats left empty, some absences, one request granted."""
    for agent in agents[::25]:
        yield ev.RoleGiven(on=TAKEN_OVER, by=HR_MANAGER, agent=agent, role="first_aider")
    for agent in agents[5::40]:
        yield ev.NeedExpressed(
            on=date(YEAR, 7, 4), agent=agent, need=f"B-{agent}", year=YEAR + 1, axis="t2", theme="médiation", hours=12
        )
    for number, one in enumerate(SESSIONS):
        step = 25 if one.mandatory == "rescue" else 3
        coming = agents[0 if step == 25 else number :: step][: one.seats - number % 3]
        for place, agent in enumerate(coming):
            seat: dict[str, Any] = {"session": one.session, "agent": agent}
            yield ev.Registered(on=max(TAKEN_OVER, one.starts - timedelta(days=21)), by=HR_MANAGER, **seat)
            ended = one.starts + timedelta(days=(one.hours - 1) // 6)
            if place % 11 == 10:
                yield ev.Attended(on=ended, by=HR_MANAGER, outcome="absent", **seat)
            else:
                yield ev.Attended(on=ended, by=HR_MANAGER, hours=one.hours, **seat)
    asked: dict[str, Any] = {"agent": agents[7], "request": "D-1"}
    yield ev.TrainingRequested(on=date(YEAR, 9, 12), axis="t2", theme="conduite de projet", hours=18, **asked)
    yield ev.TrainingAnswered(on=date(YEAR, 9, 26), by=HR_MANAGER, answer="granted", **asked)


def _cost(number: int) -> Iterator[Act]:
    """A session that is paid for, from its order to its payment in the days that follow it."""
    one = SESSIONS[number]
    if not one.cost:
        return
    commitment, request = f"21092000{number + 1:02}", f"R-{one.session}"
    ordered, invoiced = one.starts - timedelta(days=30), one.starts + timedelta(days=6)
    key: dict[str, Any] = {"commitment": commitment, "amount": one.cost}
    yield ev.SessionOrdered(on=ordered, by=DIRECTOR, session=one.session, payee=PROVIDER, **key)
    yield budget.Committed(
        on=ordered, by=DIRECTOR, line=LINE, payee=PROVIDER, object=f"Formation {one.session} : {one.theme}",
        department="69", **key,
    )  # fmt: skip
    yield budget.ServiceCertified(on=invoiced - timedelta(days=1), by=DIRECTOR, **key)
    yield budget.InvoiceReceived(
        on=invoiced, request=request, dated=invoiced - timedelta(days=1), creditor=PROVIDER, number=f"F-{one.session}",
        **key,
    )  # fmt: skip
    yield budget.PaymentOrdered(on=invoiced + timedelta(days=5), by=DIRECTOR, request=request, **key)
    yield budget.PaymentAccepted(on=invoiced + timedelta(days=7), by=ACCOUNTANT, request=request)
    yield budget.Paid(on=invoiced + timedelta(days=10), by=ACCOUNTANT, request=request)
