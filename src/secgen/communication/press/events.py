"""Acts on press releases and press contacts."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act

Step = Literal["expert", "secretary_general", "director", "srci"]


@frozen(kw_only=True)
class Quote:
    """Words of the body put in somebody's mouth: ``speaker`` is a random id, who consents to these very words."""

    speaker: str
    words: str


@frozen(kw_only=True)
class _OnRelease(Act):
    release: str

    @property
    def subject(self) -> str:
        return f"release/{self.release}"


@frozen(kw_only=True)
class ReleaseDrafted(_OnRelease):
    """A press release drafted (*communiqué de presse*): its exact text, quotes, embargo and what it is about.

    ``embargo`` is an instant with its offset; ``issuer`` the authority in whose name it speaks;
    ``minister``: a minister is present or visits, so the cabinet joins the circuit; ``edition`` links it to a
    national event; ``co_signed`` are the local authorities that sign it; ``promotes`` whether it praises what one did.
    """

    tag: ClassVar[str] = "communication.release_drafted"

    title: str
    standfirst: str = ""
    body: str
    boilerplate: str = ""
    quotes: tuple[Quote, ...] = ()
    embargo: str = ""
    issuer: str = "prefect"
    minister: bool = False
    urgent: bool = False
    territory: tuple[str, ...] = ()
    edition: str = ""
    entry: str = ""
    pictures: tuple[str, ...] = ()
    co_signed: tuple[str, ...] = ()
    promotes: Literal["unknown", "yes", "no"] = "unknown"


@frozen(kw_only=True)
class ReleaseRevised(_OnRelease):
    """The text of a release changed: whatever was approved is void (C24)."""

    tag: ClassVar[str] = "communication.release_revised"

    title: str
    standfirst: str = ""
    body: str
    boilerplate: str = ""
    quotes: tuple[Quote, ...] = ()


@frozen(kw_only=True)
class ReleaseReviewed(_OnRelease):
    """One step of the approval circuit (*circuit de validation*): approved, changes asked, or refused.

    ``digest`` is the SHA-256 of the text that was read.
    """

    tag: ClassVar[str] = "communication.release_reviewed"

    step: Step
    answer: Literal["approved", "changes", "refused"]
    digest: str
    reason: str = ""


@frozen(kw_only=True)
class ReleaseSubmitted(_OnRelease):
    """A release handed to the prefecture's communication service (*SRCI*)."""

    tag: ClassVar[str] = "communication.release_submitted"


@frozen(kw_only=True)
class ReleaseSent(_OnRelease):
    """A release sent at an instant, to the public or, under embargo, to contacts who accepted embargoes.

    ``recipients`` are random ids of press contacts.
    """

    tag: ClassVar[str] = "communication.release_sent"

    at: str
    audience: Literal["public", "embargo_accepted"] = "public"
    recipients: tuple[str, ...] = ()


@frozen(kw_only=True)
class QuoteConsented(_OnRelease):
    """The person quoted agrees to words: ``digest`` is their SHA-256."""

    tag: ClassVar[str] = "communication.quote_consented"

    speaker: str
    digest: str


@frozen(kw_only=True)
class ReleaseClosed(_OnRelease):
    """A release corrected or withdrawn after it was sent, with the reason."""

    tag: ClassVar[str] = "communication.release_closed"

    how: Literal["corrected", "withdrawn"]
    reason: str


@frozen(kw_only=True)
class CoverageNoted(_OnRelease):
    """A piece of press coverage (*retombée presse*): the title that carried it, its day, its address."""

    tag: ClassVar[str] = "communication.coverage_noted"

    media: str
    appeared: date
    url: str = ""
    kind: Literal["press", "radio", "television", "web"] = "web"


@frozen(kw_only=True)
class _OnContact(Act):
    contact: str

    @property
    def subject(self) -> str:
        return f"contact/{self.contact}"


@frozen(kw_only=True)
class ContactAdded(_OnContact):
    """A press contact, as a random id. Name and address are in the vault, never here.

    ``fingerprint`` is the keyed fingerprint of the address; ``source`` in the common sense is ``origin``:
    where the data come from, directly from the person or not; ``basis`` the legal basis (GDPR art. 6);
    ``informed_on`` the day the person was told (art. 13, 14).
    """

    tag: ClassVar[str] = "communication.contact_added"

    fingerprint: str
    origin: str
    collection: Literal["direct", "indirect"]
    basis: Literal["public_interest", "legitimate_interest", "consent"]
    informed_on: date | None = None
    lists: tuple[str, ...] = ()
    accepts_embargo: bool = False


@frozen(kw_only=True)
class ContactHeard(_OnContact):
    """A contact that came from the person: ``reply``, ``click``, ``call``, ``meeting``, ``mail``; or ``open``.

    Opening a message is noted but extends nothing (C31).
    """

    tag: ClassVar[str] = "communication.contact_heard"

    kind: Literal["reply", "click", "call", "meeting", "mail", "open"]


@frozen(kw_only=True)
class ContactAsked(_OnContact):
    """After the retention time the person is asked whether to stay."""

    tag: ClassVar[str] = "communication.contact_asked"


@frozen(kw_only=True)
class ContactAnswered(_OnContact):
    """The person asked answered: stays, or not."""

    tag: ClassVar[str] = "communication.contact_answered"

    stays: bool


@frozen(kw_only=True)
class ContactObjected(_OnContact):
    """The person objects (GDPR art. 21): off all lists at once; only the fingerprint is kept (C32)."""

    tag: ClassVar[str] = "communication.contact_objected"


@frozen(kw_only=True)
class ContactDeleted(_OnContact):
    """A contact deleted at the end of its retention; its fields in the vault are to be erased with it."""

    tag: ClassVar[str] = "communication.contact_deleted"

    reason: Literal["no_answer", "answered_no", "wrong_address"]
