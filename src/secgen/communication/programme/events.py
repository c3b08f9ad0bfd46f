"""Acts on the regional programme of a national event."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.communication.programme.event import Event
from secgen.kernel.act import Act


@frozen(kw_only=True)
class CommunesListed(Act):
    """The communes of a region from the official geographical code (COG): what tells an event's department.

    Each is ``insee|name|department|epci|postcodes``, postcodes separated by spaces.
    """

    tag: ClassVar[str] = "communication.communes_listed"

    region: str
    vintage: int
    communes: tuple[str, ...]

    @property
    def subject(self) -> str:
        return f"communes/{self.region}"


@frozen(kw_only=True)
class CallOpened(Act):
    """The regional call for participation (*appel à participation*) of an edition, with its closings.

    ``print_closing`` comes before ``web_closing``, which comes before the event (C20); an entry
    received after ``print_closing`` is on the web only.
    """

    tag: ClassVar[str] = "communication.call_opened"

    edition: str
    opens: date
    closes: date
    print_closing: date
    web_closing: date
    conditions: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        return f"edition/{self.edition}"


@frozen(kw_only=True)
class _OnEntry(Act):
    entry: str

    @property
    def subject(self) -> str:
        return f"entry/{self.entry}"


@frozen(kw_only=True)
class EntryReceived(_OnEntry):
    """An event entered in the programme of an edition (*inscription*), or read from an agenda (``edition`` empty).

    ``entry`` is its OpenAgenda number; ``first_participation``, ``on_theme`` and ``for_schools`` are what the
    organiser declared, ``free`` the price, ``actor`` the organisation's random id, ``labels`` those of the site.
    """

    tag: ClassVar[str] = "communication.entry_received"

    edition: str = ""
    event: Event
    department: str = ""
    first_participation: Literal["unknown", "yes", "no"] = "unknown"
    on_theme: Literal["unknown", "yes", "no"] = "unknown"
    for_schools: bool = False
    free: Literal["unknown", "yes", "no"] = "unknown"
    kind: str = ""
    theme: str = ""
    actor: str = ""
    labels: tuple[str, ...] = ()


@frozen(kw_only=True)
class EntryUpdated(_OnEntry):
    """The event of an entry changed: its number stays, its version goes up (C22)."""

    tag: ClassVar[str] = "communication.entry_updated"

    event: Event


@frozen(kw_only=True)
class EntryModerated(_OnEntry):
    """The department's referent (*référent*) read an entry: ready, changes asked, or refused with the reason."""

    tag: ClassVar[str] = "communication.entry_moderated"

    answer: Literal["ready", "changes", "refused"]
    reason: str = ""


@frozen(kw_only=True)
class EntryLabelled(_OnEntry):
    """An entry admitted to the regional programme (*labellisation*), with the conditions it meets."""

    tag: ClassVar[str] = "communication.entry_labelled"

    met: tuple[str, ...] = ()
    highlight: bool = False


@frozen(kw_only=True)
class EntryCancelled(_OnEntry):
    """An entry cancelled or withdrawn; it leaves the programme."""

    tag: ClassVar[str] = "communication.entry_cancelled"

    reason: str


@frozen(kw_only=True)
class AttendanceCounted(_OnEntry):
    """How many people came, as the organiser reports it."""

    tag: ClassVar[str] = "communication.attendance_counted"

    visitors: int


@frozen(kw_only=True)
class JointProjectAgreed(Act):
    """A joint project between actors of one edition: a circuit, a pooled communication, a pass.

    ``basis`` says what they share (theme, commune, group of communes, label, distance).
    """

    tag: ClassVar[str] = "communication.joint_project_agreed"

    project: str
    edition: str
    title: str
    entries: tuple[str, ...]
    basis: str
    lead: str

    @property
    def subject(self) -> str:
        return f"project/{self.project}"
