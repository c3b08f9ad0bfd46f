"""The state of the mail: the registers line by line, the requests with their dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import define, field

from secgen.correspondence.clocks.facts import Demand, Pause
from secgen.correspondence.events import MailReceived, MailSent, RequestAcknowledged, RequestReceived
from secgen.kernel.book import Book


@define
class MailRow:
    """One entry of a register and what became of it.

    ``request``: the request it carries, if it is one; ``forwarded``: that request was sent on to somebody else.
    """

    made: MailReceived | MailSent
    service: str = ""
    services: tuple[str, ...] = ()
    voided: bool = False
    answered_on: date | None = None
    answered_by: tuple[str, ...] = ()
    opened_on: date | None = None
    request: str = ""
    forwarded: bool = False
    disposed: str = ""

    @property
    def reference(self) -> str:
        """``A-2026-00012``."""
        return self.made.reference


@define
class RequestRow:
    """One request, from its reception to its answer."""

    made: RequestReceived
    service: str = ""
    competent_on: date | None = None
    pauses: tuple[Pause, ...] = ()
    registered_on: date | None = None
    acknowledged_on: date | None = None
    receipt: RequestAcknowledged | None = None
    receipt_complete: bool = False
    forwarded_to: str = ""
    forecast: date | None = None
    answered_on: date | None = None
    first_answered_on: date | None = None
    outcome: str = ""
    faq: str = ""
    reopened: int = 0
    referred_on: date | None = None
    reasons_asked_on: date | None = None
    reasons_given_on: date | None = None

    @property
    def demand(self) -> Demand:
        """The request as the clocks see it."""
        made = self.made
        return Demand(
            kind=made.kind,
            channel=made.channel,
            received=made.on,
            competent=self.competent_on,
            individual=made.individual,
            procedure=made.procedure,
            regime=made.regime,
            months=made.months,
            pauses=self.pauses,
        )

    @property
    def closed(self) -> bool:
        """Answered, and not taken up again since; or no longer for this office."""
        return self.answered_on is not None or bool(self.forwarded_to)


@define
class Correspondence:
    """All books of the mail."""

    mail: Book[str, MailRow] = field(factory=Book)
    numbers: Book[tuple[str, int], int] = field(factory=Book)
    requests: Book[str, RequestRow] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (self.mail, self.numbers, self.requests)

    def next_number(self, register: str, year: int) -> int:
        """The number the register gives next: one more than the last, from 1 each year."""
        return self.numbers.get((register, year), 0) + 1
