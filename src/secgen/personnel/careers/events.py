"""Acts on careers: appraisal, vacancies and applications, occupation, secondment answers, retirement requests."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act
from secgen.personnel.staff.events import OnAgent

AppraisalStage = Literal[
    "called",
    "held",
    "report_communicated",
    "commented",
    "signed",
    "notified",
    "revision_requested",
    "answered",
    "committee_seized",
    "final",
]
"""The stages of an appraisal (*entretien professionnel*), in order. Decree 2010-888."""

Priority = Literal["separated_spouse", "disability", "sensitive_district", "overseas_interests", "job_suppressed"]
"""The five legal priorities of transfer. CGFP art. L512-19."""


@frozen(kw_only=True)
class AppraisalAdvanced(OnAgent):
    """An appraisal reaches a stage on a day. Decree 2010-888 art. 2 to 6.

    ``year`` is the year appraised; ``meeting`` the day of the interview, when it is called.
    """

    tag: ClassVar[str] = "personnel.appraisal_advanced"

    year: int
    stage: AppraisalStage
    meeting: date | None = None


@frozen(kw_only=True)
class OccupationTermsSet(Act):
    """The shortest and longest time a job may be held, in years; zero for none. Decree 2019-1265 art. 11."""

    tag: ClassVar[str] = "personnel.occupation_terms_set"

    job: str
    minimum_years: int = 0
    maximum_years: int = 0
    text: str = ""

    @property
    def subject(self) -> str:
        return f"job/{self.job}"


@frozen(kw_only=True)
class VacancyPublished(Act):
    """A vacancy on the common digital space (*avis de vacance*). Decree 2018-1351; CGFP art. L311-2.

    ``closes`` the last day of the publication; ``urgent`` allows a shorter one; ``category`` of the job;
    ``from_day`` when the job is to be taken.
    """

    tag: ClassVar[str] = "personnel.vacancy_published"

    vacancy: str
    job: str
    title: str
    category: Literal["A", "B", "C"]
    closes: date
    from_day: date | None = None
    urgent: bool = False

    @property
    def subject(self) -> str:
        return f"vacancy/{self.vacancy}"


@frozen(kw_only=True)
class ApplicationFiled(Act):
    """An application to a vacancy. ``candidate`` is a random id; the grounds of a priority stay out of the journal.

    ``priorities`` are the legal ones shown; ``since`` the day the oldest was shown to hold; ``civil_servant``
    tells a civil servant from another candidate. CGFP art. L512-19.
    """

    tag: ClassVar[str] = "personnel.application_filed"

    vacancy: str
    candidate: str
    priorities: tuple[Priority, ...] = ()
    since: date | None = None
    civil_servant: bool = True
    subsidiary: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        return f"vacancy/{self.vacancy}"


@frozen(kw_only=True)
class CandidateChosen(Act):
    """The candidate chosen by the service. ``reason`` is owed when a legal priority is passed over. CGFP L512-19."""

    tag: ClassVar[str] = "personnel.candidate_chosen"

    vacancy: str
    candidate: str
    reason: str = ""

    @property
    def subject(self) -> str:
        return f"vacancy/{self.vacancy}"


@frozen(kw_only=True)
class SecondmentAnswered(OnAgent):
    """What the agent or the host wants at the term of a secondment: renewal, return or integration. Decree 85-986."""

    tag: ClassVar[str] = "personnel.secondment_answered"

    party: Literal["agent", "host"]
    wish: Literal["renewal", "return", "integration"]


@frozen(kw_only=True)
class RetirementRequested(OnAgent):
    """A request for a pension from a day (*demande de radiation des cadres*). CPCMR art. D1."""

    tag: ClassVar[str] = "personnel.retirement_requested"

    wished: date
