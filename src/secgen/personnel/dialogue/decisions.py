"""Deciding acts of social dialogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from secgen.kernel.act import Act
from secgen.kernel.dates import add_months, days_after
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.kernel.text import Text
from secgen.personnel.dialogue import events as ev
from secgen.personnel.dialogue import rules as r
from secgen.personnel.dialogue.composition import allocate, seat_cap
from secgen.personnel.dialogue.sittings import again, call_by, owed_by, quorate
from secgen.personnel.dialogue.state import MeetingRow, UnionLeave
from secgen.personnel.dialogue.union_time import ask_by, granted_by_silence
from secgen.personnel.inputs import refuse
from secgen.personnel.staff import rules as rs
from secgen.personnel.staff.known import known_agent
from secgen.personnel.state import Personnel
from secgen.personnel.training.rules import TRAIN_MOTIVE


def create_committee(room: Personnel, act: ev.CommitteeCreated, judge: Judge) -> Iterable[Act]:
    """Seats and panel as the headcount asks (HR-48)."""
    if act.seats < 1 or not 0 <= act.women <= act.headcount:
        refuse(act.tag, "seats, women", act.seats, Text("au moins un siège", "at least one seat"))
    cap = seat_cap(act.kind, act.headcount, act.with_panel, act.on, judge.law)
    given: dict[str, Any] = {"headcount": act.headcount, "with_panel": act.with_panel}
    ok = act.seats == cap.seats if cap.exact else act.seats <= cap.seats
    judge.check(r.HR_48, ok, "seats", law=cap.explanation.law, **given, seats=act.seats, at_most=cap.seats)
    judge.check(r.HR_48, act.with_panel or not cap.panel_required, "with_panel", law=(cap.panel,), **given)
    if act.votes_on is not None:
        months = judge.read("csa.headcount_months")
        last = add_months(act.votes_on, -months.number)
        judge.check(r.HR_48, act.on <= last, "on", law=(months,), advisory=True, on=act.on, at_latest=last)
    return (act,)


def hold_election(room: Personnel, act: ev.ElectionHeld, judge: Judge) -> Iterable[Act]:
    """Votes no more than voters, seats as the votes give."""
    row = room.dialogue.committees.get(act.committee)
    known = row is not None and row.made.on <= act.on
    if not judge.check(rs.PER_REF, known, "committee", committee=act.committee) or row is None:
        return ()
    votes = [result.votes for result in act.lists]
    cast = sum(votes)
    ok = bool(votes) and min(votes) >= 0 and cast <= act.voters <= act.electors
    judge.check(r.CSA_ELECTION, ok, "voters", electors=act.electors, voters=act.voters, cast=cast)
    numbers = {result.number for result in act.lists}
    judge.check(r.CSA_ELECTION, len(numbers) == len(act.lists), "lists", lists=len(act.lists))
    if cast > 0:
        due = allocate(votes, row.made.seats)
        given = tuple(result.seats for result in act.lists)
        judge.check(r.CSA_ELECTION, given == due, "lists.seats", seats=str(given), by_the_votes=str(due))
    return (act,)


def call_meeting(room: Personnel, act: ev.MeetingCalled, judge: Judge) -> Iterable[Act]:
    """A call in time (HR-49), or the second call the law asks for (HR-50, HR-51)."""
    if not act.items or len({item.item for item in act.items}) < len(act.items):
        reason = Text("un ordre du jour sans doublon", "an agenda without duplicates")
        refuse(act.tag, "items", [item.item for item in act.items], reason)
    row = room.dialogue.committees.get(act.committee)
    known = judge.check(rs.PER_REF, row is not None, "committee", committee=act.committee)
    new = judge.check(rs.PER_NEW, act.meeting not in room.dialogue.meetings, "meeting", meeting=act.meeting)
    if not known or not new:
        return ()
    if act.second_of:
        return (act,) if _second_call(room, act, judge) else ()
    by = call_by(act.sits_on, act.urgent, judge.law)
    judge.check(r.HR_49, act.on <= by.day, "on", law=by.explanation.law, on=act.on, sits_on=act.sits_on, by=by.day)
    return (act,)


def _second_call(room: Personnel, act: ev.MeetingCalled, judge: Judge) -> bool:
    first = room.dialogue.meetings.get(act.second_of)
    known = first is not None and first.called.committee == act.committee and bool(act.second_for)
    if not judge.check(rs.PER_REF, known, "second_of", second_of=act.second_of, second_for=act.second_for):
        return False
    assert first is not None
    if act.second_for == "quorum":
        judge.check(r.HR_50, first.stage == "adjourned", "second_of", second_of=act.second_of, stage=first.stage)
        days = judge.read("csa.second_call_days")
        waited = (act.on - first.sits_on).days
        judge.check(r.HR_50, waited >= 0 and days.holds(waited), "on", law=(days,), days_after_first=waited)
        judge.check(r.HR_50, act.items == first.called.items, "items", agenda="same agenda")
        judge.check(rs.PER_DATES, act.sits_on >= act.on, "sits_on", on=act.on, sits_on=act.sits_on)
        return True
    owed = first.sent_back()
    held_for_want = first.called.second_for == "quorum"
    unanimous = tuple(vote.item for vote in first.votes if vote.unanimous_no)
    judge.check(r.HR_52, not (held_for_want and unanimous), "second_of", second_of=act.second_of, items=unanimous)
    if not held_for_want:
        once = first.called.second_for != "unanimous"
        judge.check(r.HR_51, once and bool(owed), "second_of", second_of=act.second_of, sent_back=owed)
    window = again(first.sits_on, judge.law)
    ok = window.first <= act.sits_on <= window.last
    judge.check(
        r.HR_51, ok, "sits_on", law=window.explanation.law, sits_on=act.sits_on, first=window.first, last=window.last
    )
    asked = {item.item for item in act.items}
    judge.check(r.HR_51, not owed or set(owed) <= asked, "items", sent_back=owed, agenda=asked)
    return True


def _meeting(room: Personnel, act: Any, judge: Judge) -> MeetingRow | None:
    row = room.dialogue.meetings.get(act.meeting)
    known = row is not None and row.called.on <= act.on
    if not judge.check(rs.PER_REF, known, "meeting", meeting=act.meeting) or row is None:
        return None
    return row


def send_documents(room: Personnel, act: ev.DocumentsSent, judge: Judge) -> Iterable[Act]:
    """Documents in time, or recorded with the advice that they were late."""
    row = _meeting(room, act, judge)
    if row is None:
        return ()
    days = judge.read("csa.documents_days")
    before = (row.sits_on - act.on).days
    judge.check(r.CSA_DOCUMENTS, days.holds(before), "on", law=(days,), days_before=before, sits_on=row.sits_on)
    return (act,)


def open_meeting(room: Personnel, act: ev.MeetingOpened, judge: Judge) -> Iterable[Act]:
    """The quorum at the opening; without it the sitting is adjourned, and that is recorded instead (HR-50)."""
    row = _meeting(room, act, judge)
    if row is None:
        return ()
    committee = room.dialogue.committees[row.called.committee].made
    judge.check(rs.PER_DATES, act.on == row.sits_on, "on", on=act.on, sits_on=row.sits_on)
    judge.check(rs.PER_NEW, row.stage == "called", "meeting", meeting=act.meeting, stage=row.stage)
    if not 0 <= act.present <= committee.seats:
        reason = Text(f"de 0 à {committee.seats} titulaires", f"0 to {committee.seats} titulars")
        refuse(act.tag, "present", act.present, reason)
    second = row.called.second_for == "quorum"
    answer = quorate(committee.kind, act.present, committee.seats, second, act.on, judge.law)
    inputs: dict[str, Any] = {"present": act.present, "seats": committee.seats}
    judge.check(r.HR_50, answer.yes, "present", law=answer.explanation.law, advisory=True, **inputs)
    if answer.yes:
        return (act,)
    return (ev.MeetingAdjourned(on=act.on, by=act.by, meeting=act.meeting, present=act.present),)


def adjourn_meeting(room: Personnel, act: ev.MeetingAdjourned, judge: Judge) -> Iterable[Act]:
    """A sitting called for that day and not opened."""
    row = _meeting(room, act, judge)
    if row is None:
        return ()
    judge.check(rs.PER_DATES, act.on == row.sits_on, "on", on=act.on, sits_on=row.sits_on)
    new = judge.check(rs.PER_NEW, row.stage == "called", "meeting", meeting=act.meeting, stage=row.stage)
    return (act,) if new else ()


def vote(room: Personnel, act: ev.VoteHeld, judge: Judge) -> Iterable[Act]:
    """A vote of those present on a point of the agenda, once."""
    row = _meeting(room, act, judge)
    if row is None:
        return ()
    opened = judge.check(r.CSA_VOTE, row.stage == "opened", "meeting", meeting=act.meeting, stage=row.stage)
    item = next((item for item in row.called.items if item.item == act.item), None)
    on_agenda = item is not None and item.kind == "opinion"
    known = judge.check(r.CSA_VOTE, on_agenda, "item", item=act.item, kind=item.kind if item else None)
    done = any(held.item == act.item for held in row.votes)
    judge.check(rs.PER_NEW, not done or act.corrects is not None, "item", item=act.item)
    counts = (act.in_favour, act.against, act.abstained)
    ok = min(counts) >= 0 and 0 < sum(counts) <= row.present
    judge.check(r.CSA_VOTE, ok, "in_favour, against, abstained", votes=sum(counts), present=row.present)
    return (act,) if opened and known else ()


def follow(room: Personnel, act: ev.MeetingFollowed, judge: Judge) -> Iterable[Act]:
    """A step after a sitting that was held; late, it is recorded with that advice."""
    row = _meeting(room, act, judge)
    if row is None:
        return ()
    held = judge.check(rs.PER_REF, row.stage == "opened", "meeting", meeting=act.meeting, stage=row.stage)
    judge.check(rs.PER_DATES, act.on >= row.sits_on, "on", on=act.on, sat_on=row.sits_on)
    owed = owed_by(act.step, row.sits_on, judge.law)
    if owed is not None:
        by, law = owed
        judge.check(r.CSA_FOLLOW_UP, act.on <= by, "on", law=(law,), step=act.step, on=act.on, by=by)
    return (act,) if held else ()


def assess_risk(room: Personnel, act: ev.RiskAssessed, judge: Judge) -> Iterable[Act]:
    """A risk on the scale."""
    ok = 1 <= act.severity <= 4 and 1 <= act.likelihood <= 4
    judge.check(r.RISK_SCALE, ok, "severity, likelihood", severity=act.severity, likelihood=act.likelihood)
    if act.gone:
        known = (act.unit, act.risk) in room.dialogue.risks
        return (act,) if judge.check(rs.PER_REF, known, "risk", unit=act.unit, risk=act.risk) else ()
    return (act,)


def adopt_register(room: Personnel, act: ev.RiskRegisterAdopted, judge: Judge) -> Iterable[Act]:
    """The next version, on an opinion, within a year of the one before."""
    last = room.dialogue.latest_register()
    expected = 1 if last is None else last.version + 1
    if not judge.check(rs.PER_NEW, act.version == expected, "version", version=act.version, expected=expected):
        return ()
    judge.check(rs.PER_ORDER, last is None or last.on <= act.on, "on", on=act.on, last=last.on if last else None)
    heard = room.dialogue.opinion_given(act.meeting, act.on, "risk_register")
    judge.check(r.RISK_REGISTER, heard, "meeting", meeting=act.meeting)
    if last is not None:
        months = judge.read("risk_register.months")
        due = add_months(last.on, months.number)
        judge.check(r.RISK_REGISTER, act.on <= due, "on", law=(months,), on=act.on, due=due)
    return (act,)


def take_union_hour(room: Personnel, act: ev.UnionHourTaken, judge: Judge) -> Iterable[Act]:
    """Paid time within the month and the year (HR-53)."""
    if known_agent(room, judge, act) is None:
        return ()
    if act.minutes < 1:
        refuse(act.tag, "minutes", act.minutes, Text("au moins une minute", "at least one minute"))
    month, year = judge.read("union.hour_minutes_month"), judge.read("union.hour_minutes_year")
    taken = {(m): room.dialogue.hours.get((act.agent, act.on.year, m), 0) for m in range(1, 13)}
    in_month, in_year = taken[act.on.month] + act.minutes, sum(taken.values()) + act.minutes
    judge.check(r.HR_53, month.holds(in_month), "minutes", law=(month,), minutes=in_month, period="month")
    judge.check(r.HR_53, year.holds(in_year), "minutes", law=(year,), minutes=in_year, period="year")
    return (act,)


def request_union_leave(room: Personnel, act: ev.UnionLeaveRequested, judge: Judge) -> Iterable[Act]:
    """A leave asked a month before, within twelve days a year (HR-54)."""
    if known_agent(room, judge, act) is None:
        return ()
    by = ask_by(act.starts, judge.law)
    judge.check(r.HR_54, act.on <= by.day, "starts", law=by.explanation.law, asked_on=act.on, by=by.day)
    most = judge.read("union.leave_days")
    held = [row for row in room.dialogue.leaves.values() if row.agent == act.agent and row.answer != "refused"]
    days = act.days + sum(row.days for row in held if row.starts.year == act.starts.year)
    judge.check(r.HR_54, act.days > 0 and most.holds(days), "days", law=(most,), days=days)
    new = judge.check(rs.PER_NEW, act.request not in room.dialogue.leaves, "request", request=act.request)
    return (act,) if new else ()


def answer_union_leave(room: Personnel, act: ev.UnionLeaveAnswered, judge: Judge) -> Iterable[Act]:
    """An answer before silence has granted the leave, with its reason if it is a refusal (HR-54)."""
    row = room.dialogue.leaves.get(act.request)
    known = row is not None and row.agent == act.agent and row.on <= act.on
    if not judge.check(rs.PER_REF, known, "request", request=act.request) or row is None:
        return ()
    judge.check(rs.PER_NEW, not row.answer or act.corrects is not None, "request", answered=row.answer)
    if act.answer == "refused":
        silence = granted_by_silence(row.starts, judge.law)
        inputs: dict[str, Any] = {"on": act.on, "granted_on": silence.day}
        judge.check(r.HR_54, act.on < silence.day, "on", law=silence.explanation.law, **inputs)
        judge.check(TRAIN_MOTIVE, bool(act.motive.strip()), "motive", motive=act.motive)
    else:
        _five_percent(room, row, judge)
    return (act,)


def _five_percent(room: Personnel, row: UnionLeave, judge: Judge) -> None:
    """At most a twentieth of the staff away on union training at once: advised, the service decides."""
    most = judge.read("union.leave_share")
    staff = sum(agent.present(row.starts) for agent in room.staff.agents.values())
    last = days_after(row.starts, row.days - 1)
    others = [other for other in room.dialogue.leaves.values() if other is not row and other.answer == "granted"]
    away = 1 + sum(o.starts <= last and row.starts <= days_after(o.starts, o.days - 1) for o in others)
    ok = staff > 0 and most.holds(Decimal(away) / staff)
    judge.check(r.HR_54, ok, "answer", law=(most,), advisory=True, away=away, staff=staff)


_ORDER: Final = ("base_opened", "sent", "debated", "published")


def step_report(room: Personnel, act: ev.SocialReportStep, judge: Judge) -> Iterable[Act]:
    """The steps of the social report in their order and days; late, recorded with that advice."""
    done = dict(room.dialogue.reports.get(act.year, ()))
    judge.check(rs.PER_NEW, act.step not in done, "step", step=act.step, year=act.year)
    place = _ORDER.index(act.step)
    before = _ORDER[place - 1] if place else None
    ok = before is None or (before in done and done[before] <= act.on)
    judge.check(r.SOCIAL_REPORT, ok, "step", step=act.step, before=before, done=tuple(done))
    if act.step == "debated" and "base_opened" in done:
        months = judge.read("social_report.base_months")
        since = add_months(done["base_opened"], months.number)
        judge.check(r.SOCIAL_REPORT, act.on >= since, "on", law=(months,), on=act.on, not_before=since)
    if act.step == "published" and "debated" in done:
        days = judge.read("social_report.publication_days")
        late = (act.on - done["debated"]).days
        judge.check(r.SOCIAL_REPORT, days.holds(late), "on", law=(days,), days=late)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.CommitteeCreated: create_committee,
    ev.ElectionHeld: hold_election,
    ev.MeetingCalled: call_meeting,
    ev.DocumentsSent: send_documents,
    ev.MeetingOpened: open_meeting,
    ev.MeetingAdjourned: adjourn_meeting,
    ev.VoteHeld: vote,
    ev.MeetingFollowed: follow,
    ev.RiskAssessed: assess_risk,
    ev.RiskRegisterAdopted: adopt_register,
    ev.UnionHourTaken: take_union_hour,
    ev.UnionLeaveRequested: request_union_leave,
    ev.UnionLeaveAnswered: answer_union_leave,
    ev.SocialReportStep: step_report,
}
