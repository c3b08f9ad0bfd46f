"""How acts of social dialogue change the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.domain import Fold
from secgen.personnel.dialogue import events as ev
from secgen.personnel.dialogue.sittings import is_unanimous_no, result_of
from secgen.personnel.dialogue.state import CommitteeRow, MeetingRow, RegisterVersion, Risk, UnionLeave, Vote
from secgen.personnel.state import Personnel


def committee_created(room: Personnel, act: ev.CommitteeCreated, position: int) -> None:
    """A committee; created again, it is renewed."""
    room.dialogue.committees.put(act.committee, CommitteeRow(act))


def election_held(room: Personnel, act: ev.ElectionHeld, position: int) -> None:
    """The result stands until the next."""
    room.dialogue.committees.edit(act.committee).election = act


def meeting_called(room: Personnel, act: ev.MeetingCalled, position: int) -> None:
    """A sitting to come."""
    room.dialogue.meetings.put(act.meeting, MeetingRow(act))


def documents_sent(room: Personnel, act: ev.DocumentsSent, position: int) -> None:
    """The members have the documents."""
    room.dialogue.meetings.edit(act.meeting).documents_on = act.on


def meeting_opened(room: Personnel, act: ev.MeetingOpened, position: int) -> None:
    """The sitting may vote."""
    row = room.dialogue.meetings.edit(act.meeting)
    row.stage, row.present = "opened", act.present


def meeting_adjourned(room: Personnel, act: ev.MeetingAdjourned, position: int) -> None:
    """The sitting did not take place."""
    row = room.dialogue.meetings.edit(act.meeting)
    row.stage, row.present = "adjourned", act.present


def vote_held(room: Personnel, act: ev.VoteHeld, position: int) -> None:
    """The opinion is given; said again, it replaces what was said."""
    row = room.dialogue.meetings.edit(act.meeting)
    result = result_of(act.in_favour, act.against, row.present)
    unanimous = is_unanimous_no(act.against, row.present)
    vote = Vote(act.item, act.in_favour, act.against, act.abstained, result, unanimous)
    row.votes = (*(held for held in row.votes if held.item != act.item), vote)


def meeting_followed(room: Personnel, act: ev.MeetingFollowed, position: int) -> None:
    """The step is done."""
    row = room.dialogue.meetings.edit(act.meeting)
    row.steps = (*(step for step in row.steps if step[0] != act.step), (act.step, act.on))


def risk_assessed(room: Personnel, act: ev.RiskAssessed, position: int) -> None:
    """The risk as it stands; one that is gone leaves the next versions, never those before."""
    risk = Risk(act.unit, act.risk, 0 if act.gone else act.severity, act.likelihood, act.measure, act.on)
    room.dialogue.risks.put((act.unit, act.risk), risk)


def risk_register_adopted(room: Personnel, act: ev.RiskRegisterAdopted, position: int) -> None:
    """Every risk of the day, kept under its version."""
    risks = tuple(risk for _, risk in sorted(room.dialogue.risks.items()) if risk.severity)
    version = RegisterVersion(act.version, act.on, act.reason, act.meeting, risks)
    room.dialogue.registers.put(act.version, version)


def union_hour_taken(room: Personnel, act: ev.UnionHourTaken, position: int) -> None:
    """The minutes of the month."""
    key = (act.agent, act.on.year, act.on.month)
    room.dialogue.hours.put(key, room.dialogue.hours.get(key, 0) + act.minutes)


def union_leave_requested(room: Personnel, act: ev.UnionLeaveRequested, position: int) -> None:
    """A leave without answer."""
    room.dialogue.leaves.put(act.request, UnionLeave(act.agent, act.on, act.starts, act.days))


def union_leave_answered(room: Personnel, act: ev.UnionLeaveAnswered, position: int) -> None:
    """The leave has its answer."""
    room.dialogue.leaves.edit(act.request).answer = act.answer


def social_report_step(room: Personnel, act: ev.SocialReportStep, position: int) -> None:
    """One step more."""
    held = room.dialogue.reports.get(act.year, ())
    room.dialogue.reports.put(act.year, (*held, (act.step, act.on)))


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.CommitteeCreated: committee_created,
    ev.ElectionHeld: election_held,
    ev.MeetingCalled: meeting_called,
    ev.DocumentsSent: documents_sent,
    ev.MeetingOpened: meeting_opened,
    ev.MeetingAdjourned: meeting_adjourned,
    ev.VoteHeld: vote_held,
    ev.MeetingFollowed: meeting_followed,
    ev.RiskAssessed: risk_assessed,
    ev.RiskRegisterAdopted: risk_register_adopted,
    ev.UnionHourTaken: union_hour_taken,
    ev.UnionLeaveRequested: union_leave_requested,
    ev.UnionLeaveAnswered: union_leave_answered,
    ev.SocialReportStep: social_report_step,
}
