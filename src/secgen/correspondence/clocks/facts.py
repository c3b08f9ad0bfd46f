"""What a clock needs to know of a request."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import Attribute, field, frozen

from secgen.correspondence.events.registers import Channel
from secgen.correspondence.events.requests import Kind, Sense
from secgen.kernel.errors import InvalidInput
from secgen.kernel.explanation import Explanation
from secgen.kernel.text import Text

_BACKWARDS = Text("avant d'avoir été demandé", "before it was asked for")
_EMPTY = Text("au moins 1", "at least 1")
_EARLY = Text("avant sa réception par la première administration", "before the first administration received it")


@frozen
class Pause:
    """Missing items asked for on a day, with a number of calendar days to send them; the day they came."""

    asked: date
    days: int = field()
    given: date | None = field(default=None)

    @days.validator
    def _some(self, _: Attribute[int], days: int) -> None:
        if days < 1:
            raise InvalidInput("SG-FIELD", act="Pause", field="days", value=days, reason=_EMPTY)

    @given.validator
    def _in_order(self, _: Attribute[date | None], given: date | None) -> None:
        if given is not None and given < self.asked:
            raise InvalidInput("SG-FIELD", act="Pause", field="given", value=given, reason=_BACKWARDS)

    @property
    def limit(self) -> date:
        """The last day of the time given."""
        return self.asked + timedelta(days=self.days)

    @property
    def ends(self) -> date:
        """The day the suspension ends: when the items come, at the latest when the time given is over."""
        return self.limit if self.given is None else min(self.given, self.limit)


@frozen(kw_only=True)
class Demand:
    """A request as a clock sees it.

    ``received``: by the first administration; ``competent``: by the competent one, ``None`` while it has not arrived
    there. ``individual`` and ``procedure`` are ``None`` when not known. ``regime`` and ``months`` come from a decree.
    """

    kind: Kind
    received: date
    competent: date | None = field()
    channel: Channel = "post"
    individual: bool | None = None
    procedure: bool | None = None
    regime: Sense = ""
    months: int = 0
    pauses: tuple[Pause, ...] = ()

    @competent.validator
    def _in_order(self, _: Attribute[date | None], competent: date | None) -> None:
        if competent is not None and competent < self.received:
            raise InvalidInput("SG-FIELD", act="Demand", field="competent", value=competent, reason=_EARLY)

    @property
    def waiting(self) -> Pause | None:
        """The missing items asked for and not yet received, if there are any."""
        return next((pause for pause in reversed(self.pauses) if pause.given is None), None)


@frozen
class Due:
    """The last day of a clock; ``None`` when it does not run yet, or when what is known does not say."""

    day: date | None
    explanation: Explanation = field(eq=False, repr=False)
