"""Social dialogue of the reference year, invented: a committee and its election, four sittings, two risk registers.

A draft is refused by every representative in June and examined again a fortnight later, as the law asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from secgen.demo.plan import HR_MANAGER, YEAR
from secgen.kernel.act import Act
from secgen.personnel.dialogue import events as ev
from secgen.personnel.dialogue.words import RegisterReason, SecondCall

COMMITTEE: Final = "CSA-AURA"
ON_TRAINING: Final = "CSA-2023-1"
SEATS: Final = 7
REPORTS: Final = ("committee-follow-up", "risk-register", "social-report")
_LISTS: Final = ((1, 84, 4), (2, 52, 2), (3, 29, 1))
"""Number of the list, votes, seats."""
_RISKS: Final = (
    ("Patrimoines", "chute de hauteur sur un chantier", 4, 2, "harnais, visites à deux"),
    ("Patrimoines", "plomb et amiante sur un chantier", 4, 2, "repérage avant visite, masques"),
    ("Archéologie", "ensevelissement dans une tranchée", 4, 1, "blindage, jamais seul"),
    ("Secrétariat général", "travail sur écran", 2, 3, "postes réglables, pauses"),
    ("Création", "charge de travail en période d'instruction", 3, 3, "calendrier partagé, renfort"),
    ("Action culturelle et territoriale", "route, trajets longs", 4, 2, "visioconférence, covoiturage"),
)
_TRAINING: Final = ev.AgendaItem(item="1", title="Plan de formation 2023", subject="training_plan")
_ROOMS: Final = ev.AgendaItem(item="1", title="Réaménagement des bureaux du siège", draft=True)
_REGISTER: Final = ev.AgendaItem(item="1", title="Document unique, mise à jour annuelle", subject="risk_register")
_TELEWORK: Final = ev.AgendaItem(item="2", title="Bilan du télétravail", kind="debate")


def acts() -> list[Act]:
    """The acts in the order of their days; the election is that of December of the year before."""
    made = [*_committee(), *_sittings(), *_registers(), *_report()]
    return sorted(made, key=lambda act: act.on)


def _committee() -> Iterator[Act]:
    yield ev.CommitteeCreated(
        on=date(YEAR - 1, 5, 16),
        by=HR_MANAGER,
        committee=COMMITTEE,
        kind="csa",
        headcount=250,
        seats=SEATS,
        with_panel=True,
        votes_on=date(YEAR - 1, 12, 1),
        women=148,
    )
    lists = tuple(ev.ListResult(number=number, votes=votes, seats=seats) for number, votes, seats in _LISTS)
    yield ev.ElectionHeld(
        on=date(YEAR - 1, 12, 8), by=HR_MANAGER, committee=COMMITTEE, electors=248, voters=171, lists=lists
    )


def _sittings() -> Iterator[Act]:
    first, again = "CSA-2023-2", "CSA-2023-3"
    yield from _sitting(ON_TRAINING, date(YEAR, 2, 14), (_TRAINING,), {"1": (5, 0, 2)})
    yield from _sitting(first, date(YEAR, 6, 13), (_ROOMS, _TELEWORK), {"1": (0, 7, 0)})
    yield from _sitting(again, date(YEAR, 6, 27), (_ROOMS,), {"1": (2, 5, 0)}, second_of=first, second_for="unanimous")
    yield from _sitting("CSA-2023-4", date(YEAR, 11, 14), (_REGISTER,), {"1": (6, 0, 1)})


def _sitting(
    meeting: str,
    day: date,
    items: tuple[ev.AgendaItem, ...],
    votes: dict[str, tuple[int, int, int]],
    *,
    second_of: str = "",
    second_for: SecondCall = "",
) -> Iterator[Act]:
    """A sitting called, documented nine days before, held and followed; a re-examination is called a day after."""
    called = day - timedelta(days=13 if second_of else 18)
    yield ev.MeetingCalled(
        on=called,
        by=HR_MANAGER,
        meeting=meeting,
        committee=COMMITTEE,
        sits_on=day,
        items=items,
        second_of=second_of,
        second_for=second_for,
    )
    yield ev.DocumentsSent(on=day - timedelta(days=9), by=HR_MANAGER, meeting=meeting)
    yield ev.MeetingOpened(on=day, by=HR_MANAGER, meeting=meeting, present=SEATS)
    for item, (in_favour, against, abstained) in votes.items():
        yield ev.VoteHeld(
            on=day, by=HR_MANAGER, meeting=meeting, item=item, in_favour=in_favour, against=against, abstained=abstained
        )
    yield ev.MeetingFollowed(on=day + timedelta(days=10), by=HR_MANAGER, meeting=meeting, step="opinions_published")
    yield ev.MeetingFollowed(on=day + timedelta(days=20), by=HR_MANAGER, meeting=meeting, step="minutes_sent")
    if day.month < 11:
        yield ev.MeetingFollowed(on=day + timedelta(days=50), by=HR_MANAGER, meeting=meeting, step="outcome_told")


def _registers() -> Iterator[Act]:
    """Every risk in January, two lessened in autumn; a version in February, the yearly one after the opinion."""
    for unit, risk, severity, likelihood, measure in _RISKS:
        yield ev.RiskAssessed(
            on=date(YEAR, 1, 17), unit=unit, risk=risk, severity=severity, likelihood=likelihood, measure=measure
        )
    for unit, risk, severity, likelihood, measure in _RISKS[:2]:
        yield ev.RiskAssessed(
            on=date(YEAR, 10, 3), unit=unit, risk=risk, severity=severity, likelihood=likelihood - 1, measure=measure
        )
    versions: tuple[tuple[date, RegisterReason, str], ...] = (
        (date(YEAR, 2, 20), "information", ON_TRAINING),
        (date(YEAR, 11, 20), "yearly", "CSA-2023-4"),
    )
    for version, (day, reason, meeting) in enumerate(versions, 1):
        yield ev.RiskRegisterAdopted(on=day, by=HR_MANAGER, version=version, reason=reason, meeting=meeting)


def _report() -> Iterator[Act]:
    """The social report of the year before: base open in September, debated in November, published in December."""
    yield ev.SocialReportStep(on=date(YEAR, 9, 12), by=HR_MANAGER, year=YEAR - 1, step="base_opened")
    yield ev.SocialReportStep(on=date(YEAR, 10, 10), by=HR_MANAGER, year=YEAR - 1, step="sent")
    yield ev.SocialReportStep(on=date(YEAR, 11, 14), by=HR_MANAGER, year=YEAR - 1, step="debated")
    yield ev.SocialReportStep(on=date(YEAR, 12, 12), by=HR_MANAGER, year=YEAR - 1, step="published")
