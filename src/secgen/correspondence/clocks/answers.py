"""Answering: targets of service, accessibility complaints, access to documents, reasons of a silence."""

from __future__ import annotations

from datetime import date, timedelta

from secgen.correspondence.clocks.days import working_days_after
from secgen.correspondence.clocks.facts import Demand, Due
from secgen.correspondence.clocks.receipts import is_electronic
from secgen.kernel.dates import add_months
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.known_law import read_if_known
from secgen.kernel.text import Text

_TARGET = Text("réponse, cible de service", "answer, service target")
_ACCESSIBILITY = Text("réponse à la réclamation d'accessibilité", "answer to the accessibility complaint")
_NOT_YET = Text("aucun délai : le texte n'était pas en vigueur", "no time limit: the text was not in force")
_REFERRAL = Text("saisine de la CADA possible jusqu'au", "referral to the access commission open until")
_OPINION = Text("avis de la CADA attendu le", "opinion of the access commission expected on")
_CONFIRMED = Text("refus confirmé par le silence le", "refusal confirmed by silence on")
_REASONS = Text("motifs à communiquer le", "reasons to be given by")


def answer_target(demand: Demand, law: Law) -> Due:
    """The day the service wants to have answered, in working days; a target, not law."""
    name = "target.answer_electronic" if is_electronic(demand.channel, demand, law) else "target.answer_post"
    days = law.read(name, demand.received)
    day = working_days_after(demand.received, days.number)
    inputs = {"received": demand.received, "channel": demand.channel}
    return Due(day, Explanation.of(str(_TARGET), day, inputs=inputs, law=(days,)))


def accessibility_due(demand: Demand, law: Law) -> Due:
    """The answer to a complaint on digital accessibility: one week (RGAA; C52)."""
    days = read_if_known(law, "rgaa.complaint_days", demand.received)
    if days is None:
        return Due(None, Explanation.of(str(_ACCESSIBILITY), _NOT_YET))
    day = demand.received + timedelta(days=days.number)
    inputs = {"received": demand.received}
    return Due(day, Explanation.of(str(_ACCESSIBILITY), day, rule="C52", inputs=inputs, law=(days,)))


def referral_until(refused: date, law: Law) -> Due:
    """The last day to refer a refusal, express or by silence, to the access commission (CRPA art. R343-1; C57)."""
    return _months("C57", _REFERRAL, "document.referral_months", refused, law)


def opinion_due(registered: date, law: Law) -> Due:
    """The day the access commission owes its opinion (CRPA art. R343-3; C57)."""
    return _months("C57", _OPINION, "document.opinion_months", registered, law)


def confirmed_refusal(registered: date, law: Law) -> Due:
    """The day silence confirms the refusal, from the commission's registration (CRPA art. R*343-4, R343-5; C57)."""
    return _months("C57", _CONFIRMED, "document.confirmed_months", registered, law)


def reasons_due(asked: date, law: Law) -> Due:
    """The last day to give the reasons of an implicit rejection (CRPA art. L232-4)."""
    return _months("", _REASONS, "request.reasons_months", asked, law)


def _months(rule: str, label: Text, parameter: str, start: date, law: Law) -> Due:
    months = law.read(parameter, start)
    day = add_months(start, months.number)
    return Due(day, Explanation.of(str(label), day, rule=rule, inputs={"from": start}, law=(months,)))
