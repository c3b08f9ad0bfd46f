"""From an accessibility audit to the state of a site, its rate and the words it must show (RGAA)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Final

from attrs import frozen

from secgen.communication.answers import Answer, answer
from secgen.communication.channels import rules as r
from secgen.communication.channels.events import AuditRecorded, PageAudit
from secgen.communication.channels.state import SiteRow
from secgen.kernel.dates import add_months
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law, LawBook
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text

LABELS: Final[Mapping[str, Text]] = {
    "total": Text("totalement conforme", "totally conforming"),
    "partial": Text("partiellement conforme", "partially conforming"),
    "none": Text("non conforme", "non-conforming"),
}
_STATE: Final = Text("état d'accessibilité", "accessibility state")
_RATE: Final = Decimal("0.0001")


@frozen
class Result:
    """What an audit gives: criteria validated and applicable, those that fail, the rates (fractions), the state.

    ``mean`` is the mean of the rates of the pages that have one. Rates are cut to a hundredth of a percent.
    """

    validated: int
    applicable: int
    failing: tuple[str, ...]
    rate: Decimal
    mean: Decimal
    state: str
    explanation: Explanation

    @property
    def home_page(self) -> str:
        """The exact words the home page must show, in French as the RGAA wants."""
        return f"Accessibilité : {LABELS[self.state].fr}"


def criteria(law: LawBook) -> tuple[str, ...]:
    """The numbers of every criterion of the standard, in order."""
    return tuple(row["number"] for row in law.section("rgaa_criterion"))


def result(audit: AuditRecorded, law: LawBook) -> Result:
    """The state of a site after an audit (C49, C50)."""
    failing, applicable = [], 0
    for number in criteria(law):
        seen = [page for page in audit.pages if number not in page.not_applicable]
        applicable += bool(seen)
        if any(number in page.failed for page in seen):
            failing.append(number)
    validated = applicable - len(failing)
    rates = [share for share in map(_page_rate, audit.pages) if share is not None]
    state, rate, read = state_of(validated, applicable, law, audit.on)
    mean = _cut(sum(rates, Decimal(0)) / len(rates)) if rates else Decimal(0)
    inputs = {"validated": validated, "applicable": applicable, "failing": len(failing), "pages": len(audit.pages)}
    explanation = Explanation.of(str(_STATE), LABELS[state], rule=r.C49.id, inputs=inputs, law=read)
    return Result(validated, applicable, tuple(failing), rate, mean, state, explanation)


def state_of(validated: int, applicable: int, law: Law, on: date) -> tuple[str, Decimal, tuple[LawValue, ...]]:
    """``total``, ``partial`` or ``none``, and the rate; nothing applicable is no audit at all (C49)."""
    total, partial = law.read("rgaa.total", on), law.read("rgaa.partial", on)
    rate = Decimal(validated) / applicable if applicable else Decimal(0)
    state = "total" if total.holds(rate) else "partial" if partial.holds(rate) else "none"
    return state, _cut(rate), (total, partial)


def _page_rate(page: PageAudit) -> Decimal | None:
    asked = len(page.passed) + len(page.failed)
    return Decimal(len(page.passed)) / asked if asked else None


def _cut(rate: Decimal) -> Decimal:
    return rate.quantize(_RATE, ROUND_DOWN)


def sample(audit: AuditRecorded, law: LawBook) -> Answer:
    """Whether the sample is whole: every criterion answered once on each page, pages drawn at random (COM-SAMPLE).

    Compulsory kinds of page that are absent make it undetermined: the site may not have them.
    """
    wanted = sorted(criteria(law))
    partly = [p.page for p in audit.pages if sorted((*p.passed, *p.failed, *p.not_applicable)) != wanted]
    kinds, share = law.read("rgaa.sample", audit.on), law.read("rgaa.random_share", audit.on)
    absent = [kind for kind in kinds.names if kind not in {page.kind for page in audit.pages}]
    drawn = sum(page.random for page in audit.pages)
    enough = bool(audit.pages) and share.holds(Decimal(drawn) / len(audit.pages))
    ok = False if partly or not enough else None if absent else True
    read = (kinds, share)
    return answer(r.SAMPLE, ok, "pages", law=read, pages=len(audit.pages), partly=partly, drawn=drawn, absent=absent)


@frozen
class Validity:
    """Until when a statement holds, and what ends it."""

    until: date
    reason: str
    explanation: Explanation


def validity(published: date, law: Law, *, redesigned: date | None = None, standard: date | None = None) -> Validity:
    """The end of a statement: three years, 18 months after a new standard, or a redesign, whichever is first (C51)."""
    years = law.read("rgaa.statement_years", published)
    months = law.read("rgaa.new_version_months", published)
    ends = [(add_months(published, 12 * years.number), "age")]
    if standard is not None and standard > published:
        ends.append((add_months(standard, months.number), "new_standard"))
    if redesigned is not None and redesigned > published:
        ends.append((redesigned, "redesign"))
    until, reason = min(ends)
    inputs = {"published": published, "redesigned": redesigned, "new_standard": standard, "ended_by": reason}
    label = str(Text("fin de la déclaration", "end of the statement"))
    return Validity(until, reason, Explanation.of(label, until, rule=r.C51.id, inputs=inputs, law=(years, months)))


def site_state(row: SiteRow, on: date, law: LawBook) -> tuple[str, Result | None, Validity | None]:
    """The state a site must show on a day: without an audit still valid it is non-conforming (C49, C51)."""
    if row.audit is None:
        return "none", None, None
    found = result(row.audit, law)
    published = row.statement.on if row.statement else row.audit.on
    valid = validity(published, law, redesigned=row.redesigned_on, standard=row.standard_on)
    return (found.state if on <= valid.until else "none"), found, valid


def complaint_due(received: date, law: Law) -> date:
    """The day by which a complaint is answered (C52)."""
    return received + timedelta(days=law.read("rgaa.complaint_days", received).number)
