"""In which year service is booked: that of the service, unless it was closed when it was recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from secgen.budget.events import ServiceCertified


def booked_on(act: ServiceCertified, committed: date, closed: Callable[[int], bool]) -> date:
    """The day service enters the accounts.

    Service of an earlier year certified now belongs to that year as long as it is open (*charge à
    payer*); else to the first open year after it. A closed year takes nothing, and no service is booked before
    the year of its commitment (``committed``): one put right afterwards is a cost of the year that commits it.
    """
    rendered = act.delivered_on or act.on
    year = max(rendered.year, committed.year)
    while year < act.on.year and closed(year):
        year += 1
    return act.on if year >= act.on.year else max(rendered, date(year, 1, 1))
