"""The rooms of the office in the demo: each gives its acts of the year and the reports written of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from attrs import frozen

from secgen.demo import brand, dialogue, heritage_days, story, training
from secgen.demo.contracts import BuyingYear
from secgen.demo.mail import MailYear
from secgen.demo.park import REPORTS as PARK_REPORTS
from secgen.demo.park import ParkYear
from secgen.demo.plan import HR_MANAGER, STAFF, YEAR
from secgen.demo.staff import TAKEN_OVER, staff_acts
from secgen.kernel.act import Act
from secgen.kernel.text import Text
from secgen.law import Law
from secgen.personnel.pay.payroll import last_day
from secgen.secretariat import Secretariat

_NUMBERS: Final = "2109"
"""How the numbers of the commitments begin that the office makes itself; Chorus knows nothing of them."""


def _nothing(office: Secretariat, month: int) -> Iterable[Act]:
    return ()


def _in_order(*acts: Act) -> list[Act]:
    return sorted(acts, key=lambda act: act.on)


@frozen
class Room:
    """A room: its name, its acts of the year in the order they are recorded, its reports.

    ``month_end`` is what it computes from the journal when a month is over.
    """

    name: Text
    acts: Callable[[Law], Iterable[Act]]
    reports: tuple[str, ...] = ()
    month_end: Callable[[Secretariat, int], Iterable[Act]] = _nothing

    def by_month(self, law: Law) -> dict[int, list[Act]]:
        """Its acts by month of the year, in their order; under 0 what was there before."""
        found: dict[int, list[Act]] = {}
        for act in self.acts(law):
            if act.on.year <= YEAR:
                found.setdefault(act.on.month if act.on.year == YEAR else 0, []).append(act)
        return found


def is_own(commitment: str) -> bool:
    """Whether the office made this commitment itself."""
    return commitment.startswith(_NUMBERS)


def _payroll(office: Secretariat, month: int) -> Iterable[Act]:
    """The payroll of a month, as the office computes it from its own journal."""
    if month >= TAKEN_OVER.month:
        paid = office.personnel.payroll(YEAR, month)
        yield paid.settled(last_day(YEAR, month), STAFF, by=HR_MANAGER)


ROOMS: Final = (
    Room(
        Text("crédits et dépenses", "appropriations and spending"),
        lambda law: _in_order(*story.interruption(), *story.requisition(), *story.grant()),
        ("forecast", "roll-forward", "ageing", "payment-delays", "late-payments", "grants-due", "profile"),
    ),
    Room(
        Text("agents et paye", "staff and pay"),
        staff_acts,
        ("headcount", "fte", "payroll", "payroll-against-t2", "career-events"),
        _payroll,
    ),
    Room(Text("dialogue social", "social dialogue"), lambda law: dialogue.acts(), dialogue.REPORTS),
    Room(Text("formation", "training"), training.acts, training.REPORTS),
    Room(
        Text("achats", "buying"),
        lambda law: BuyingYear(law, YEAR).acts(),
        ("buyer-board", "contracts", "splitting", "direct-awards"),
    ),
    Room(Text("sites, véhicules, parc", "sites, vehicles, park"), lambda law: ParkYear().generate(), PARK_REPORTS),
    Room(
        Text("courrier et demandes", "mail and requests"),
        lambda law: MailYear(law).acts(),
        ("mail", "answers-in-time", "answers-summary", "requests-due"),
    ),
    Room(
        Text("visibilité et publications", "visibility and publications"),
        lambda law: _in_order(*brand.grants(), *brand.acts()),
        ("visibility-obligations", "proofs", "brand-breaches", "grants-referred", "publications", "deposits-due"),
    ),
    Room(
        Text("Journées du patrimoine", "Heritage Days"),
        lambda law: heritage_days.acts(law, YEAR),
        ("editions", "editorial-calendar", "press-follow-up", "post-metrics", "accessibility"),
    ),
)
"""Every room, in the order in which a month is played."""
REPORTS: Final = tuple(name for room in ROOMS for name in room.reports)
