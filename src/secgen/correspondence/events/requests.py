"""Acts of a request: what a person asks, and what the law expects in return."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.correspondence.events.registers import Channel, Party
from secgen.kernel.act import Act

Kind = Literal[
    "information",
    "document",
    "decision",
    "grant",
    "complaint",
    "appeal",
    "accessibility",
    "press",
    "reuse",
    "partner",
    "agent",
]
Sense = Literal["", "acceptance", "rejection"]


@frozen(kw_only=True)
class _OnRequest(Act):
    request: str

    @property
    def subject(self) -> str:
        return f"demand/{self.request}"


@frozen(kw_only=True)
class RequestReceived(_OnRequest):
    """A request (*demande*, *saisine*) received on this day by the first administration it reached.

    ``mail``: its entry in the register, if it came as a letter. ``competent``: the day the competent service received
    it, ``None`` while it has not; by default this office is competent. ``individual`` and ``procedure``: whether it
    seeks an individual decision, in a procedure set by law or regulation; ``None`` when not known. ``regime`` and
    ``months``: what a decree says of the silence on it, with ``decree`` its text. ``no_receipt``: why none is owed
    (CRPA art. L112-3 and R112-4). ``identifier``: SIREN or SIRET of a company, RNA number of an association.
    """

    tag: ClassVar[str] = "correspondence.request_received"

    kind: Kind
    channel: Channel
    requester: str
    party: Party = "person"
    mail: str = ""
    service: str = ""
    topic: str = ""
    identifier: str = ""
    competent: bool = True
    competent_on: date | None = None
    individual: bool | None = None
    procedure: bool | None = None
    regime: Sense = ""
    months: int = 0
    decree: str = ""
    no_receipt: Literal["", "abusive", "short", "delivery"] = ""
    document: Literal["", "final", "preparatory", "secret", "private"] = ""


@frozen(kw_only=True)
class ReceiptRegistered(_OnRequest):
    """The electronic registration receipt sent (*accusé d'enregistrement électronique*). CRPA art. R112-11-2."""

    tag: ClassVar[str] = "correspondence.registered"


@frozen(kw_only=True)
class RequestAcknowledged(_OnRequest):
    """The acknowledgement of receipt sent (*accusé de réception*), with what it says. CRPA art. R112-5.

    ``received``: the day of reception it states; ``implicit``: the day silence will decide, ``sense``: how;
    ``remedies``: it gives the time limits and ways of appeal; ``certificate``: it offers the L232-3 certificate;
    ``missing_items``: it lists what is missing and by when.
    """

    tag: ClassVar[str] = "correspondence.acknowledged"

    received: date | None = None
    implicit: date | None = None
    sense: Sense = ""
    service: str = ""
    address: bool = False
    phone: bool = False
    remedies: bool = False
    certificate: bool = False
    missing_items: bool = False


@frozen(kw_only=True)
class ItemsAsked(_OnRequest):
    """Missing items asked for, with ``days`` (calendar) to send them. CRPA art. L114-5."""

    tag: ClassVar[str] = "correspondence.items_asked"

    items: tuple[str, ...]
    days: int


@frozen(kw_only=True)
class ItemsReceived(_OnRequest):
    """All missing items received: the file is complete. CRPA art. L114-5."""

    tag: ClassVar[str] = "correspondence.items_received"


@frozen(kw_only=True)
class RequestForwarded(_OnRequest):
    """A request sent on to the competent administration (``to``); ``informed``: the person was told.

    CRPA art. L114-2. ``arrived``: the day it was received there, when it is known.
    """

    tag: ClassVar[str] = "correspondence.forwarded"

    to: str
    reason: str
    informed: bool = True
    arrived: date | None = None


@frozen(kw_only=True)
class RequestHandedOver(_OnRequest):
    """A request handed to another service of the office, with the ``reason``: its first reception stays."""

    tag: ClassVar[str] = "correspondence.handed_over"

    service: str
    reason: str


@frozen(kw_only=True)
class AnswerForecast(_OnRequest):
    """The person was told by when (``by_day``) the answer will come (Services Publics +)."""

    tag: ClassVar[str] = "correspondence.forecast"

    by_day: date


@frozen(kw_only=True)
class RequestAnswered(_OnRequest):
    """An express answer given. ``mail``: the letter sent (``D-2026-00031``); ``reason``: why it is refused.

    ``faq``: the entry of the question book that answered it.
    """

    tag: ClassVar[str] = "correspondence.answered"

    outcome: Literal["answered", "granted", "refused", "withdrawn"]
    mail: str = ""
    reason: str = ""
    faq: str = ""


@frozen(kw_only=True)
class RequestReopened(_OnRequest):
    """A closed request taken up again, because the answer did not settle it."""

    tag: ClassVar[str] = "correspondence.reopened"

    reason: str


@frozen(kw_only=True)
class CommissionSeized(_OnRequest):
    """The access commission (CADA) registered a referral about this request on this day. CRPA art. R343-1."""

    tag: ClassVar[str] = "correspondence.commission_seized"

    number: str = ""


@frozen(kw_only=True)
class ReasonsAsked(_OnRequest):
    """The person asked for the reasons of an implicit rejection. CRPA art. L232-4."""

    tag: ClassVar[str] = "correspondence.reasons_asked"


@frozen(kw_only=True)
class ReasonsGiven(_OnRequest):
    """The reasons of an implicit rejection were sent. CRPA art. L232-4."""

    tag: ClassVar[str] = "correspondence.reasons_given"
