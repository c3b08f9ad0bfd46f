"""Acts of the two registers: what came in, what went out, who deals with it, how long it is kept."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act

Channel = Literal["post", "email", "portal", "hand", "registered", "e_registered"]
Party = Literal["person", "company", "association", "public_body", "elected", "court", "agent", "press"]


@frozen(kw_only=True)
class _Numbered(Act):
    number: int = 0

    @property
    def register(self) -> str:
        """``A`` for what arrives (*arrivée*), ``D`` for what leaves (*départ*)."""
        raise NotImplementedError

    @property
    def reference(self) -> str:
        """The register, the year and the number: ``A-2026-00012``."""
        return f"{self.register}-{self.on.year}-{self.number:05d}"

    @property
    def subject(self) -> str:
        return f"mail/{self.reference}"


@frozen(kw_only=True)
class MailReceived(_Numbered):
    """A letter or message entered in the arrivals register (*courrier arrivée*).

    ``on`` is the day of the stamp, ``dated`` the date the letter bears. ``number`` is left out: the register gives the
    next one of the year, without gap. ``sender`` is a random id of the vault, a SIRET or an RNA number, never a name;
    ``topic`` a plan-of-filing code, ``retention`` a code of the retention table, ``answer_due`` false for what calls
    for no answer.
    """

    tag: ClassVar[str] = "correspondence.received"

    channel: Channel
    sender: str
    party: Party = "person"
    kind: str = "information"
    dated: date | None = None
    topic: str = ""
    service: str = ""
    registered_number: str = ""
    confidential: bool = False
    answer_due: bool = True
    retention: str = "general"

    @property
    def register(self) -> str:
        return "A"


@frozen(kw_only=True)
class MailSent(_Numbered):
    """A letter or message entered in the departures register (*courrier départ*).

    ``on`` is the day it left; for an electronic registered delivery, the day it was made available, the
    ``consent`` of the person being recorded first (CRPA art. L112-15). ``answers`` names the letters it answers:
    ``A-2026-00012``.
    """

    tag: ClassVar[str] = "correspondence.sent"

    channel: Channel
    recipient: str
    party: Party = "person"
    answers: tuple[str, ...] = ()
    topic: str = ""
    service: str = ""
    registered_number: str = ""
    consent: bool = False
    retention: str = "general"

    @property
    def register(self) -> str:
        return "D"


@frozen(kw_only=True)
class OnMail(Act):
    """An act about one entry of a register, by its reference: ``A-2026-00012``."""

    mail: str

    @property
    def subject(self) -> str:
        return f"mail/{self.mail}"


@frozen(kw_only=True)
class MailRouted(OnMail):
    """A letter handed over to another service, with the ``reason``; the day it was first received is kept."""

    tag: ClassVar[str] = "correspondence.routed"

    service: str
    reason: str


@frozen(kw_only=True)
class MailVoided(OnMail):
    """An entry made by mistake, struck out with its ``reason``: the number stays taken, and is never used again."""

    tag: ClassVar[str] = "correspondence.voided"

    reason: str


@frozen(kw_only=True)
class DeliveryOpened(OnMail):
    """An electronic registered delivery was opened by its recipient on this day (CRPA art. R112-20)."""

    tag: ClassVar[str] = "correspondence.delivery_opened"


@frozen(kw_only=True)
class MailDisposed(OnMail):
    """What became of a letter at the end of its retention: destroyed, or handed to the archives.

    ``visa``: the reference of the archives' written agreement, without which nothing is destroyed.
    """

    tag: ClassVar[str] = "correspondence.disposed"

    fate: Literal["destroyed", "transferred"]
    visa: str = ""
