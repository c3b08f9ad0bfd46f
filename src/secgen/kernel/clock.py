"""Where 'now' comes from: injected, so that no domain ever reads a clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


class ManualClock:
    """A clock that stands still until it is set: for demos, scenarios and replays."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def __call__(self) -> datetime:
        return self.instant

    def set(self, instant: datetime) -> None:
        """Move the clock to an instant, later or earlier."""
        self.instant = instant
