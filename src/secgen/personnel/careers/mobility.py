"""Mobility: publication, legal priorities, occupation, secondment windows, loans (CGFP art. L311-2, L512-18 ff.)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from attrs import field, frozen

from secgen.kernel.dates import add_months, days_after
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.text import Text
from secgen.personnel.careers.events import ApplicationFiled

ADVISORY: Final = Text(
    "avis : la priorité est relative, dans la mesure compatible avec le bon fonctionnement du service",
    "advice: priority is relative, as far as the good running of the service allows",
)
_LABELS: Final = {
    "separated_spouse": Text("séparé de son conjoint pour raisons de travail", "separated from a spouse for work"),
    "disability": Text("situation de handicap", "disability"),
    "sensitive_district": Text("quartier urbain sensible", "sensitive urban district"),
    "overseas_interests": Text("intérêts matériels et moraux outre-mer", "material and moral interests overseas"),
    "job_suppressed": Text("emploi supprimé", "job suppressed"),
}


def must_publish(months: int, day: date, law: Law) -> bool:
    """HR-35. Whether a vacancy to be filled by a contract of so many months must be published."""
    return law.read("vacancy.contract_months", day).holds(months)


@frozen
class Ranked:
    """An application in the order the law suggests; the explanation names each criterion. It decides nothing."""

    place: int
    candidate: str
    priorities: tuple[str, ...]
    explanation: Explanation = field(eq=False, repr=False)


def ranked(applications: Iterable[ApplicationFiled], day: date, law: Law) -> tuple[Ranked, ...]:
    """HR-37. Applications by legal priorities, then subsidiary criteria, then the oldest priority; advisory.

    The order among the five priorities is not fixed by the law: holding more of them comes first.
    """
    legal, subsidiary = law.read("mobility.priorities", day), law.read("mobility.subsidiary", day)

    def key(given: ApplicationFiled) -> tuple[int, int, date, str]:
        held = sum(p in legal.names for p in given.priorities)
        more = sum(s in subsidiary.names for s in given.subsidiary)
        return -held, -more, given.since or date.max, given.candidate

    return tuple(
        Ranked(
            place,
            given.candidate,
            given.priorities,
            Explanation.of(
                f"{place}. {given.candidate}",
                rule="HR-37",
                inputs={"since": given.since, "subsidiary": given.subsidiary},
                law=(legal, subsidiary),
                children=[Explanation(str(_LABELS[p])) for p in given.priorities] + [Explanation(str(ADVISORY))],
            ),
        )
        for place, given in enumerate(sorted(applications, key=key), 1)
    )


@frozen
class Window:
    """The last days on which the agent and the host are on time before a term."""

    agent_by: date
    host_by: date


def secondment_window(term: date, law: Law) -> Window:
    """HR-40. Before the term of a secondment: the agent says (3 months), the host answers (2 months)."""
    agent, host = law.read("secondment.agent_months", term), law.read("secondment.host_months", term)
    return Window(add_months(term, -agent.number), add_months(term, -host.number))


def integration_offer(since: date, until: date | None, law: Law) -> date | None:
    """HR-40. The day beyond which the host must offer integration (five years); ``None`` if it ends before."""
    day = add_months(since, 12 * law.read("secondment.long_years", since).number)
    return day if until is None or until >= day else None


_OF_THE_HOST: Final = ("annual_leave", "ordinary_sick_leave")


def leave_authority(kind: str, share: Decimal, host_kind: str, day: date, law: Law) -> str:
    """HR-39. Who grants a leave to an agent on loan: ``host`` or ``origin``.

    Annual and ordinary sick leave: the host, but the origin when the loan is half-time or less or the host is a
    GIP; any other leave, training and discipline: the origin.
    """
    above = law.read("loan.host_decides_above", day).holds(share)
    return "host" if kind in _OF_THE_HOST and above and host_kind != "gip" else "origin"


def transfer_silence(asked: date, law: Law) -> date:
    """The day from which the silence of the administration of origin is consent (2 months). CGFP art. L511-3."""
    return days_after(add_months(asked, law.read("mobility.silence_months", asked).number), 1)
