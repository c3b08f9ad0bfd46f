"""The career events of the coming months: what falls due, for whom, by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from secgen.kernel.dates import add_months, days_after, year_end
from secgen.kernel.finding import Verdict
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.personnel.careers.contracts import counted_months, seniority_months, six_years_on
from secgen.personnel.careers.mobility import integration_offer, secondment_window
from secgen.personnel.careers.planning import coming_steps
from secgen.personnel.careers.promotion import eligibilities
from secgen.personnel.careers.retirement import outlook
from secgen.personnel.careers.steps import next_step
from secgen.personnel.staff.state import AgentRow, Contract
from secgen.personnel.state import Personnel

LABELS: Final[Mapping[str, Text]] = {
    "step": Text("avancement d'échelon", "step advancement"),
    "step_overdue": Text("échelon échu, non enregistré", "step due, not recorded"),
    "promotion": Text("promouvable au 31 décembre", "may be promoted on 31 December"),
    "promotion_to_check": Text("promouvable à vérifier", "promotion to be checked"),
    "contract_end": Text("fin de contrat", "end of contract"),
    "contract_decision": Text("décision de renouvellement à notifier", "renewal decision to be notified"),
    "contract_open_ended": Text("contrat réputé à durée indéterminée", "contract deemed open-ended"),
    "pay_review": Text("réexamen de la rémunération", "pay review"),
    "probation_end": Text("fin de période d'essai", "end of probation"),
    "part_time_end": Text("fin de temps partiel", "end of part-time"),
    "position_end": Text("fin de position", "end of position"),
    "agent_answer": Text("détachement : réponse de l'agent", "secondment: the agent's answer"),
    "host_answer": Text("détachement : réponse de l'accueil", "secondment: the host's answer"),
    "integration_offer": Text("proposition d'intégration due", "offer of integration due"),
    "return_request": Text("demande de réintégration", "request to come back"),
    "assignment_end": Text("fin d'affectation ou de mise à disposition", "end of assignment or loan"),
    "occupation_end": Text("durée maximale d'occupation", "longest occupation of the job"),
    "retirement_wished": Text("départ en retraite demandé", "retirement asked for"),
    "retirement_age": Text("âge légal de départ", "legal retirement age"),
    "age_limit": Text("limite d'âge", "age limit"),
}


class CareerEvent(NamedTuple):
    """Something due on a day: for whom, a stable word for what, its detail and the rule behind it."""

    day: date
    agent: str
    kind: str
    detail: str
    rule: str


def upcoming(
    room: Personnel, law: LawBook, day: date, months: int = 12, births: Mapping[str, date] | None = None
) -> tuple[CareerEvent, ...]:
    """Everything due after a day and within so many months, in day order. ``births`` come from the vault."""
    last = add_months(day, months)
    known = births or {}
    found = [
        event
        for agent, row in room.staff.agents.items()
        if row.present(day)
        for event in _of_agent(room, agent, row, law, day, last, known.get(agent))
        if day < event.day <= last or event.kind == "step_overdue"
    ]
    return tuple(sorted(found))


def _of_agent(
    room: Personnel, agent: str, row: AgentRow, law: LawBook, day: date, last: date, born: date | None
) -> Iterator[CareerEvent]:
    for event in (
        *_steps(row, law, day, last),
        *_promotions(row, law, day, last),
        *_contracts(row, law, day),
        *_positions(row, law, day),
        *_places(room, row, day),
        *_retirement(room, agent, law, born),
    ):
        when, kind, detail, rule = event
        yield CareerEvent(when, agent, kind, detail, rule)


Due = tuple[date, str, str, str]


def _steps(row: AgentRow, law: LawBook, day: date, last: date) -> Iterator[Due]:
    due = next_step(row, day, law)
    if due is not None and due.day is not None and due.day <= day:
        yield due.day, "step_overdue", due.step.name, "HR-02"
    for when, place in coming_steps(row, day, last, law):
        chevron = f" ({place.chevron})" if place.chevron > 1 else ""
        yield when, "step", f"{place.corps} {place.grade} {place.step}{chevron}", "HR-02"


def _promotions(row: AgentRow, law: LawBook, day: date, last: date) -> Iterator[Due]:
    for year in range(day.year, last.year + 1):
        if day < year_end(year) <= last:
            for route in eligibilities(row, year, law):
                if route.verdict is not Verdict.BREACH:
                    kind = "promotion" if route.verdict is Verdict.PASS else "promotion_to_check"
                    yield year_end(year), kind, f"{route.to} ({route.route})", "PER-PROMOTION"


def _contracts(row: AgentRow, law: LawBook, day: date) -> Iterator[Due]:
    contract = row.contract(day)
    if contract is None:
        return
    if contract.probation_until is not None:
        yield contract.probation_until, "probation_end", contract.number, "HR-31"
    deemed = six_years_on(row.contracts, contract, law)
    if deemed is not None:
        yield deemed, "contract_open_ended", contract.number, "HR-33"
    if contract.until is not None:
        yield contract.until, "contract_end", contract.number, "PER-TERM"
        yield _decision_by(row, contract, law), "contract_decision", contract.number, "PER-TERM"
    years = law.read("contract.pay_review_years", contract.since).number
    first = min(c.since for c in row.contracts)
    if contract.open_ended or (contract.until and contract.until >= add_months(contract.since, 12 * years)):
        rounds = (day.year - first.year) // years
        for turn in (rounds, rounds + 1):
            if turn > 0:
                yield add_months(first, 12 * years * turn), "pay_review", contract.number, "PER-PAY"


def _decision_by(row: AgentRow, contract: Contract, law: LawBook) -> date:
    """The day by which the decision on renewal is notified, by seniority at the term (decree 86-83 art. 45)."""
    assert contract.until is not None
    term = contract.until
    months = seniority_months(row.contracts, days_after(term, 1))
    six = law.read("contract.open_ended_years", term).number * 12
    if counted_months(row.contracts, contract.category, days_after(term, 1), law) >= six:
        return add_months(term, -law.read("renewal.open_ended_months", term).number)
    if law.read("notice.short_below", term).holds(months):
        return days_after(term, -law.read("renewal.short_days", term).number)
    middle = law.read("notice.medium_below", term).holds(months)
    return add_months(term, -law.read("renewal.medium_months" if middle else "renewal.long_months", term).number)


def _positions(row: AgentRow, law: LawBook, day: date) -> Iterator[Due]:
    time = row.working_time(day)
    if time.until is not None:
        yield time.until, "part_time_end", f"{time.quota}", "PER-QUOTA"
    held = row.position(day)
    if held.until is None:
        return
    yield held.until, "position_end", held.kind, "PER-DATES"
    if held.kind == "seconded_out":
        window = secondment_window(held.until, law)
        yield window.agent_by, "agent_answer", held.body, "HR-40"
        yield window.host_by, "host_answer", held.body, "HR-40"
        since = next(since for since, position in reversed(row.positions) if position is held)
        offer = integration_offer(since, held.until, law)
        if offer is not None:
            yield offer, "integration_offer", held.body, "HR-40"
    elif held.kind == "leave_of_absence":
        months = law.read("absence.request_months", held.until).number
        yield add_months(held.until, -months), "return_request", held.ground, "PER-ABSENCE"


def _places(room: Personnel, row: AgentRow, day: date) -> Iterator[Due]:
    for place in row.places(day):
        if place.until is not None:
            yield place.until, "assignment_end", f"{place.vehicle} {place.host}", "HR-38"
        terms = room.careers.occupations.get(place.job)
        if terms is not None and terms.maximum_years:
            yield add_months(place.since, 12 * terms.maximum_years), "occupation_end", place.job, "HR-36"


def _retirement(room: Personnel, agent: str, law: LawBook, born: date | None) -> Iterator[Due]:
    wished = room.careers.retirements.get(agent)
    if wished is not None:
        yield wished, "retirement_wished", "", "HR-43"
    if born is not None:
        found = outlook(born, law)
        yield found.legal_day, "retirement_age", "", "HR-43"
        yield found.limit_day, "age_limit", "", "HR-44"
