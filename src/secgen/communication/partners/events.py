"""Acts on partners and on the book of questions."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act


@frozen(kw_only=True)
class OnPartner(Act):
    """An act about one partner of the directory."""

    partner: str

    @property
    def subject(self) -> str:
        return f"partner/{self.partner}"


@frozen(kw_only=True)
class PartnerRecorded(OnPartner):
    """A professional partner in the directory (*annuaire des partenaires*); recorded again, it replaces the entry.

    ``number``: SIRET, SIREN or RNA number; ``territory``: departments by code; ``labels`` and ``networks`` by name.
    """

    tag: ClassVar[str] = "communication.partner_recorded"

    name: str
    kind: Literal["association", "company", "local_authority", "state", "public_body", "other"]
    number: str = ""
    territory: tuple[str, ...] = ()
    commune: str = ""
    labels: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()


@frozen(kw_only=True)
class PartnerRemoved(OnPartner):
    """A partner taken out of the directory."""

    tag: ClassVar[str] = "communication.partner_removed"

    reason: str


@frozen(kw_only=True)
class ContactGiven(OnPartner):
    """Somebody to write to, by a random id, for a purpose, with their ``consent`` (RGPD art. 6)."""

    tag: ClassVar[str] = "communication.contact_given"

    contact: str
    purpose: str
    consent: bool


@frozen(kw_only=True)
class ContactWithdrawn(OnPartner):
    """Somebody who no longer wants to be written to."""

    tag: ClassVar[str] = "communication.contact_withdrawn"

    contact: str


@frozen(kw_only=True)
class ProjectShared(Act):
    """A joint project of several partners (*projet commun*), for an edition or a theme."""

    tag: ClassVar[str] = "communication.project_shared"

    project: str
    title: str
    partners: tuple[str, ...]
    edition: str = ""
    theme: str = ""

    @property
    def subject(self) -> str:
        return f"project/{self.project}"


@frozen(kw_only=True)
class OnQuestion(Act):
    """An act about one entry of the book of questions."""

    entry: str

    @property
    def subject(self) -> str:
        return f"faq/{self.entry}"


@frozen(kw_only=True)
class QuestionAnswered(OnQuestion):
    """A question and its answer (*foire aux questions*); written again, it replaces the entry.

    ``text``: the text the answer rests on; ``owner``: the service that answers for it; ``until``: its last day.
    """

    tag: ClassVar[str] = "communication.question_answered"

    question: str
    answer: str
    text: str
    owner: str
    until: date


@frozen(kw_only=True)
class QuestionReviewed(OnQuestion):
    """The answer was read again and holds until a new day."""

    tag: ClassVar[str] = "communication.question_reviewed"

    until: date


@frozen(kw_only=True)
class QuestionRetired(OnQuestion):
    """An answer taken out of the book."""

    tag: ClassVar[str] = "communication.question_retired"

    reason: str
