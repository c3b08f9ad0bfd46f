"""What the silence of the administration means, and when (CRPA art. L114-3, L114-5, L231-1 and L231-4)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from attrs import field, frozen

from secgen.correspondence.clocks.facts import Demand, Due
from secgen.kernel.dates import add_months
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text

_SENSE = Text("sens du silence", "what silence means")
_SILENCE = Text("décision implicite le", "implicit decision on")
_WAITING = Text("pièces attendues : le délai ne court pas", "items awaited: the time does not run")
_NOT_ARRIVED = Text("pas encore reçue par le service compétent", "not yet received by the competent service")
_UNKNOWN = Text("sens inconnu : nature de la demande à préciser", "sense unknown: say what kind of request it is")
_SUSPENDED = Text("suspendu, pièces demandées", "suspended, items asked for")

_ACCEPTED = Text("acceptation (L231-1)", "acceptance (L231-1)")
_DECREE = Text("décret", "decree")
_DOCUMENT = Text("refus de communication (R*311-12)", "refusal of access (R*311-12)")
_FINANCIAL = Text("rejet : demande financière (L231-4, 3°)", "rejection: financial request (L231-4, 3°)")
_AGENT = Text("rejet : relations avec les agents (L231-4, 5°)", "rejection: relations with agents (L231-4, 5°)")
_APPEAL = Text("rejet : réclamation ou recours (L231-4, 2°)", "rejection: complaint or appeal (L231-4, 2°)")
_GENERAL = Text("rejet : pas de décision individuelle (L231-4, 1°)", "rejection: no individual decision (L231-4, 1°)")
_NO_PROCEDURE = Text("rejet : aucune procédure prévue (L231-4, 2°)", "rejection: no set procedure (L231-4, 2°)")
_UNDETERMINED = Text("indéterminé", "undetermined")

_KINDS = (
    ("request.financial_kinds", _FINANCIAL),
    ("request.agent_kinds", _AGENT),
    ("request.appeal_kinds", _APPEAL),
    ("request.general_kinds", _GENERAL),
)


@frozen
class Silence:
    """What silence means: acceptance (*silence vaut acceptation*, SVA), rejection (SVR), or ``None`` if not known."""

    sense: Literal["acceptance", "rejection"] | None
    why: Text
    explanation: Explanation = field(eq=False, repr=False)


def sense_of_silence(demand: Demand, law: Law) -> Silence:
    """What silence means for a request (CRPA art. L231-1, L231-4, R*311-12; a decree's own rule comes first)."""
    inputs = {"kind": demand.kind, "individual": demand.individual, "procedure": demand.procedure}
    sense, why, reading = _sense(demand, law)
    shown = {**inputs, "why": why}
    read = () if reading is None else (reading,)
    return Silence(sense, why, Explanation.of(str(_SENSE), sense or _UNDETERMINED, inputs=shown, law=read))


def _sense(demand: Demand, law: Law) -> tuple[Literal["acceptance", "rejection"] | None, Text, LawValue | None]:
    if demand.kind == "document":
        return "rejection", _DOCUMENT, None
    if demand.regime:
        return demand.regime, _DECREE, None
    for name, why in _KINDS:
        kinds = law.read(name, demand.received)
        if demand.kind in kinds.names:
            return "rejection", why, kinds
    if demand.individual is False:
        return "rejection", _GENERAL, None
    if demand.procedure is False:
        return "rejection", _NO_PROCEDURE, None
    if demand.individual and demand.procedure:
        return "acceptance", _ACCEPTED, None
    return None, _UNKNOWN, None


def silence_due(demand: Demand, law: Law) -> Due:
    """The day silence decides (MA-01, MA-02, MA-03, MA-05, C56, C58).

    Months run from date to date, on the last day of a shorter month. Acceptance runs from the day the complete file is
    with the competent service; rejection from the first administration's reception, and is suspended while missing
    items are awaited; refusal of a document from the competent service's reception.
    """
    silence = sense_of_silence(demand, law)
    if demand.kind == "document":
        return _document(demand, law, silence)
    if silence.sense == "acceptance":
        return _acceptance(demand, law, silence)
    if silence.sense == "rejection":
        return _rejection(demand, law, silence)
    return _none(_UNKNOWN, silence)


def _document(demand: Demand, law: Law, silence: Silence) -> Due:
    if demand.competent is None:
        return _none(_NOT_ARRIVED, silence)
    months = law.read("document.silence_months", demand.competent)
    day = add_months(demand.competent, months.number)
    return _due("MA-05", day, {"competent": demand.competent}, (months,), silence)


def _acceptance(demand: Demand, law: Law, silence: Silence) -> Due:
    if demand.competent is None:
        return _none(_NOT_ARRIVED, silence)
    if demand.waiting is not None:
        return _none(_WAITING, silence)
    complete = max([demand.competent, *(pause.given for pause in demand.pauses if pause.given)])
    months = law.read("request.silence_months", complete)
    day = add_months(complete, demand.months or months.number)
    return _due("MA-01", day, {"competent": demand.competent, "complete": complete}, (months,), silence)


def _rejection(demand: Demand, law: Law, silence: Silence) -> Due:
    months = law.read("request.silence_months", demand.received)
    plain = add_months(demand.received, demand.months or months.number)
    suspended = suspended_days(demand, plain)
    day = plain + timedelta(days=suspended)
    inputs = {"received": demand.received, "suspended_days": suspended}
    rule = "MA-03" if suspended else "MA-02"
    due = _due(rule, day, inputs, (months,), silence)
    if demand.waiting is None:
        return due
    note = Explanation.of(str(_SUSPENDED), demand.waiting.asked, inputs={"until": demand.waiting.limit})
    return Due(due.day, Explanation.of(str(_SILENCE), due.day, rule=rule, children=[note, due.explanation]))


def suspended_days(demand: Demand, plain: date) -> int:
    """Days during which rejection did not run: from each asking to the items or to the end of the time given.

    Days counted twice by overlapping askings count once; an asking made once silence has decided counts for nothing.
    """
    end, total = date.min, 0
    for pause in sorted(demand.pauses, key=lambda pause: pause.asked):
        if pause.asked > plain + timedelta(days=total):
            break
        start = max(pause.asked, end)
        if pause.ends > start:
            total += (pause.ends - start).days
            end = pause.ends
    return total


def _due(rule: str, day: date, inputs: dict[str, object], law: tuple[LawValue, ...], silence: Silence) -> Due:
    explanation = Explanation.of(str(_SILENCE), day, rule=rule, inputs=inputs, law=law, children=[silence.explanation])
    return Due(day, explanation)


def _none(why: Text, silence: Silence) -> Due:
    return Due(None, Explanation.of(str(_SILENCE), why, children=[silence.explanation]))
