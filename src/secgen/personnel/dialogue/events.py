"""Acts of social dialogue.

Counts, never names: who sits for which list, and who voted what, is not recorded anywhere. An agent's union time
is, because the law counts it; the union is not.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act
from secgen.personnel.dialogue.words import (
    CommitteeKind,
    FollowStep,
    ItemKind,
    ItemSubject,
    RegisterReason,
    ReportStep,
    SecondCall,
)


@frozen(kw_only=True)
class CommitteeCreated(Act):
    """A committee made or renewed by order: its kind, the headcount it stands on, its titular staff seats.

    ``with_panel``: it has a health and safety panel; ``votes_on``: the first day of the vote; ``women`` the share
    of women, in people. CGFP art. R252-3, R252-6, R251-28; R262-2 for a joint committee (CAP).
    """

    tag: ClassVar[str] = "personnel.committee_created"

    committee: str
    kind: CommitteeKind
    headcount: int
    seats: int
    with_panel: bool = False
    votes_on: date | None = None
    women: int = 0

    @property
    def subject(self) -> str:
        return f"committee/{self.committee}"


@frozen(kw_only=True)
class ListResult:
    """What a list had in an election: its number on the ballot, its votes, its seats. Never its name."""

    number: int
    votes: int
    seats: int


@frozen(kw_only=True)
class ElectionHeld(Act):
    """The result of an election to a committee. CGFP art. R211-1 ff."""

    tag: ClassVar[str] = "personnel.election_held"

    committee: str
    electors: int
    voters: int
    lists: tuple[ListResult, ...]

    @property
    def subject(self) -> str:
        return f"committee/{self.committee}"


@frozen(kw_only=True)
class _OnMeeting(Act):
    meeting: str

    @property
    def subject(self) -> str:
        return f"meeting/{self.meeting}"


@frozen(kw_only=True)
class AgendaItem:
    """A point of the agenda. ``draft``: a draft text of CGFP art. R253-1, which a unanimous no sends back.

    ``subject``: that the opinion is on the training plan or the risk register, which their adoption asks for.
    """

    item: str
    title: str
    kind: ItemKind = "opinion"
    draft: bool = False
    subject: ItemSubject = ""


@frozen(kw_only=True)
class MeetingCalled(_OnMeeting):
    """A sitting called, with its agenda, on the day the call is sent. CGFP art. R254-38.

    ``second_of`` names the sitting it holds again, ``second_for`` why; ``urgent`` shortens the delay.
    """

    tag: ClassVar[str] = "personnel.meeting_called"

    committee: str
    sits_on: date
    items: tuple[AgendaItem, ...]
    urgent: bool = False
    remote: bool = False
    second_of: str = ""
    second_for: SecondCall = ""


@frozen(kw_only=True)
class DocumentsSent(_OnMeeting):
    """The documents of a sitting sent to titulars and substitutes. CGFP art. R254-39."""

    tag: ClassVar[str] = "personnel.meeting_documents_sent"


@frozen(kw_only=True)
class MeetingOpened(_OnMeeting):
    """A sitting opened with so many staff representatives who vote. CGFP art. R254-54.

    Without quorum, :class:`MeetingAdjourned` is recorded in its place.
    """

    tag: ClassVar[str] = "personnel.meeting_opened"

    present: int


@frozen(kw_only=True)
class MeetingAdjourned(_OnMeeting):
    """No quorum at the opening: another call is sent. CGFP art. R254-54."""

    tag: ClassVar[str] = "personnel.meeting_adjourned"

    present: int


@frozen(kw_only=True)
class VoteHeld(_OnMeeting):
    """The votes of staff representatives on a point, as numbers. CGFP art. R254-58 to R254-60."""

    tag: ClassVar[str] = "personnel.vote_held"

    item: str
    in_favour: int = 0
    against: int = 0
    abstained: int = 0


@frozen(kw_only=True)
class MeetingFollowed(_OnMeeting):
    """A step after a sitting, on the day it was done. CGFP art. R254-73, R254-74."""

    tag: ClassVar[str] = "personnel.meeting_followed"

    step: FollowStep


@frozen(kw_only=True)
class RiskAssessed(Act):
    """A risk of a work unit: severity and likelihood from 1 to 4, what is done about it. Code du travail, R4121-1.

    ``gone``: the risk is no longer there.
    """

    tag: ClassVar[str] = "personnel.risk_assessed"

    unit: str
    risk: str
    severity: int
    likelihood: int
    measure: str = ""
    gone: bool = False

    @property
    def subject(self) -> str:
        return f"risk/{self.unit}"


@frozen(kw_only=True)
class RiskRegisterAdopted(Act):
    """A version of the risk register (*document unique*, DUERP): every risk as it stands. Code du travail, R4121-2.

    ``meeting``: the sitting of the panel, or of the committee, that gave its opinion (CGFP art. R253-21).
    """

    tag: ClassVar[str] = "personnel.risk_register_adopted"

    version: int
    reason: RegisterReason = "yearly"
    meeting: str = ""

    @property
    def subject(self) -> str:
        return "risk-register"


@frozen(kw_only=True)
class _OnAgent(Act):
    agent: str

    @property
    def subject(self) -> str:
        return f"agent/{self.agent}"


@frozen(kw_only=True)
class UnionHourTaken(_OnAgent):
    """Time paid at an information meeting (*heure mensuelle d'information*), in minutes. CGFP art. R215-12, -13."""

    tag: ClassVar[str] = "personnel.union_hour_taken"

    minutes: int


@frozen(kw_only=True)
class UnionLeaveRequested(_OnAgent):
    """A union training leave asked for (*congé pour formation syndicale*), in working days. CGFP art. L215-1."""

    tag: ClassVar[str] = "personnel.union_leave_requested"

    request: str
    starts: date
    days: int


@frozen(kw_only=True)
class UnionLeaveAnswered(_OnAgent):
    """The answer to a union training leave; a refusal gives its motive of service. CGFP art. R215-3."""

    tag: ClassVar[str] = "personnel.union_leave_answered"

    request: str
    answer: Literal["granted", "refused"]
    motive: str = ""


@frozen(kw_only=True)
class SocialReportStep(Act):
    """A step of the social report (*rapport social unique*) of a year. CGFP art. R231-6 to R231-8."""

    tag: ClassVar[str] = "personnel.social_report_step"

    year: int
    step: ReportStep

    @property
    def subject(self) -> str:
        return f"social-report/{self.year}"
