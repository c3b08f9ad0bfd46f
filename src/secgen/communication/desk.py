"""``sg.communication``: everything the communication service does, one verb for each act."""

from __future__ import annotations

from typing import cast

from secgen.communication.state import Communication
from secgen.desk import Desk


class CommunicationDesk(Desk):
    """The verbs of communication, subject by subject."""

    @property
    def state(self) -> Communication:
        """Communication as it stands: editions, entries, releases, pages… Read it, never change it."""
        return cast(Communication, self._secretariat.state("communication"))
