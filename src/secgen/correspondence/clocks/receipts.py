"""Acknowledging: the law's clock and the service's own target run side by side, each in its unit."""

from __future__ import annotations

from datetime import timedelta

from secgen.correspondence.clocks.days import working_days_after
from secgen.correspondence.clocks.facts import Demand, Due
from secgen.correspondence.clocks.silence import sense_of_silence, silence_due
from secgen.correspondence.events.registers import Channel
from secgen.correspondence.events.requests import RequestAcknowledged
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.known_law import read_if_known
from secgen.kernel.text import Text

_REGISTRATION = Text("accusé d'enregistrement au plus tard le", "registration receipt by")
_RECEIPT = Text("accusé de réception au plus tard le", "acknowledgement by")
_TARGET = Text("accusé de réception, cible de service", "acknowledgement, service target")
_NOT_OWED = Text("aucun délai : la demande n'est pas électronique", "no time limit: the request is not electronic")
_NOT_YET = Text("aucun délai : le texte n'était pas en vigueur", "no time limit: the text was not in force")
_NOT_ARRIVED = Text("pas encore reçue par le service compétent", "not yet received by the competent service")


def is_electronic(channel: Channel, demand: Demand, law: Law) -> bool:
    """Whether a channel is electronic, on the day of the request."""
    return channel in law.read("mail.electronic_channels", demand.received).names


def registration_due(demand: Demand, law: Law) -> Due:
    """The registration receipt of an electronic request: one working day (CRPA art. R112-11-2; C53)."""
    if not is_electronic(demand.channel, demand, law):
        return Due(None, Explanation.of(str(_REGISTRATION), _NOT_OWED))
    days = read_if_known(law, "receipt.registration_days", demand.received)
    if days is None:
        return Due(None, Explanation.of(str(_REGISTRATION), _NOT_YET))
    day = working_days_after(demand.received, days.number)
    inputs = {"received": demand.received}
    return Due(day, Explanation.of(str(_REGISTRATION), day, rule="C53", inputs=inputs, law=(days,)))


def receipt_due(demand: Demand, law: Law) -> Due:
    """The acknowledgement of an electronic request: ten working days from the competent service's reception.

    CRPA art. R112-11-2 with L114-2; C54 and C59.
    """
    if not is_electronic(demand.channel, demand, law):
        return Due(None, Explanation.of(str(_RECEIPT), _NOT_OWED))
    if demand.competent is None:
        return Due(None, Explanation.of(str(_RECEIPT), _NOT_ARRIVED))
    days = read_if_known(law, "receipt.electronic_days", demand.competent)
    if days is None:
        return Due(None, Explanation.of(str(_RECEIPT), _NOT_YET))
    day = working_days_after(demand.competent, days.number)
    rule = "C54" if demand.competent == demand.received else "C59"
    inputs = {"received": demand.received, "competent": demand.competent}
    return Due(day, Explanation.of(str(_RECEIPT), day, rule=rule, inputs=inputs, law=(days,)))


def target_receipt_due(demand: Demand, law: Law) -> Due:
    """The acknowledgement by the service's own target: calendar days, fewer for a message (Services Publics +; C55)."""
    name = "target.receipt_electronic" if is_electronic(demand.channel, demand, law) else "target.receipt_post"
    days = read_if_known(law, name, demand.received)
    if days is None:
        return Due(None, Explanation.of(str(_TARGET), _NOT_YET))
    day = demand.received + timedelta(days=days.number)
    inputs = {"received": demand.received, "channel": demand.channel}
    return Due(day, Explanation.of(str(_TARGET), day, rule="C55", inputs=inputs, law=(days,)))


def missing_mentions(receipt: RequestAcknowledged, demand: Demand, law: Law) -> tuple[str, ...] | None:
    """What an acknowledgement leaves out or says wrongly (CRPA art. R112-5, L112-6; MA-04), by name.

    ``None`` when nothing is missing but what silence means cannot be told, so that the receipt cannot be judged.
    """
    silence, due = sense_of_silence(demand, law), silence_due(demand, law).day
    wanted = law.read("receipt.mentions", receipt.on).names
    said = {
        "received": receipt.received in (demand.received, demand.competent),
        "implicit": receipt.implicit is not None and (due is None or receipt.implicit == due),
        "sense": receipt.sense == silence.sense if silence.sense else receipt.sense != "",
        "service": bool(receipt.service),
        "address": receipt.address,
        "phone": receipt.phone,
        "remedy": receipt.certificate if receipt.sense == "acceptance" else receipt.remedies,
        "missing_items": receipt.missing_items or demand.waiting is None,
    }
    if demand.waiting is not None and due is None:
        said["implicit"] = True  # the time runs once the items are there: no day can be given yet
    gaps = tuple(name for name in wanted if not said[name])
    return gaps if gaps or silence.sense else None
