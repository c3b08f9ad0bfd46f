"""The status and attendance mode of OpenAgenda, as schema.org and iCalendar say them (C21)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text


@frozen
class StatusName:
    """One status: its name in schema.org and in iCalendar, and what goes with it."""

    schema: str
    ical: str
    label: Text
    sold_out: bool = False


STATUSES: Final[Mapping[int, StatusName]] = {
    1: StatusName("EventScheduled", "CONFIRMED", label=Text("programmé", "scheduled")),
    2: StatusName("EventRescheduled", "CONFIRMED", label=Text("reprogrammé", "rescheduled")),
    3: StatusName("EventMovedOnline", "CONFIRMED", label=Text("passé en ligne", "moved online")),
    4: StatusName("EventPostponed", "TENTATIVE", label=Text("reporté", "postponed")),
    5: StatusName("EventScheduled", "CONFIRMED", label=Text("complet", "full"), sold_out=True),
    6: StatusName("EventCancelled", "CANCELLED", label=Text("annulé", "cancelled")),
}
MODES: Final[Mapping[int, str]] = {
    1: "OfflineEventAttendanceMode",
    2: "OnlineEventAttendanceMode",
    3: "MixedEventAttendanceMode",
}


def status_name(status: int) -> StatusName:
    """What a status is called elsewhere; an unknown one is refused."""
    found = STATUSES.get(status)
    if found is None:
        reason = Text("de 1 à 6", "from 1 to 6")
        raise InvalidInput("SG-FIELD", act="event", field="status", value=status, reason=reason)
    return found
