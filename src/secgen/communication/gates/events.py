"""Acts that open or shut the gates: approvals, embargoes, ballots, mourning, neutrality, image rights."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act

Role = Literal["expert", "secretary_general", "director", "srci"]


@frozen(kw_only=True)
class _OnItem(Act):
    item: str

    @property
    def subject(self) -> str:
        return f"item/{self.item}"


@frozen(kw_only=True)
class TextApproved(_OnItem):
    """The exact text of an item approved (*validation*): ``digest`` is the SHA-256 of that text.

    ``role`` is who approves: service expert, secretary general, director, the prefecture's
    communication service (*SRCI*). Any later change of the text voids the approval (C24).
    """

    tag: ClassVar[str] = "communication.text_approved"

    role: Role
    digest: str


@frozen(kw_only=True)
class EmbargoSet(_OnItem):
    """Nothing public about an item before an instant (*embargo*), written ``2026-09-10T11:00+02:00`` (C25)."""

    tag: ClassVar[str] = "communication.embargo_set"

    until: str
    reason: str = ""


@frozen(kw_only=True)
class EmbargoLifted(_OnItem):
    """An embargo lifted early, by decision; ``notified`` lists those told, among them the earlier recipients."""

    tag: ClassVar[str] = "communication.embargo_lifted"

    at: str
    reason: str
    notified: tuple[str, ...] = ()


@frozen(kw_only=True)
class BallotDated(Act):
    """The dates of a ballot (*scrutin*) as announced or decreed: they replace those of the law packs.

    ``provisional``: these are one of several candidates. ``promotion_start`` overrides the first day
    of the window of Code électoral L. 52-1 where a law fixes it.
    """

    tag: ClassVar[str] = "communication.ballot_dated"

    ballot: str
    name: str
    round1: date
    round2: date | None = None
    provisional: bool = False
    promotion_start: date | None = None
    text: str = ""

    @property
    def subject(self) -> str:
        return f"ballot/{self.ballot}"


@frozen(kw_only=True)
class ReserveDecided(Act):
    """The circular that sets the State reserve before a ballot (*période de réserve*): first and last day."""

    tag: ClassVar[str] = "communication.reserve_decided"

    ballot: str
    starts: date
    ends: date | None = None
    text: str

    @property
    def subject(self) -> str:
        return f"ballot/{self.ballot}"


@frozen(kw_only=True)
class NeutralityDecided(_OnItem):
    """Somebody read an item for the State reserve and decided whether its text is neutral.

    ``digest`` is the SHA-256 of the text read; the decision holds for that text only.
    """

    tag: ClassVar[str] = "communication.neutrality_decided"

    digest: str
    neutral: bool
    reason: str


@frozen(kw_only=True)
class MourningDeclared(Act):
    """National mourning (*deuil national*): scheduled posts are held, the mark of the site is in mourning."""

    tag: ClassVar[str] = "communication.mourning_declared"

    starts: date
    ends: date
    text: str

    @property
    def subject(self) -> str:
        return f"mourning/{self.starts}"


@frozen(kw_only=True)
class ImageRightGranted(Act):
    """A right on an image: of its author, of a person shown, or of the owner or architect of what is shown.

    ``uses`` are channels (``page``, ``post``, ``release``…; none means all); ``proof`` is the reference of the
    written consent; ``holder`` is a random id, never a name. It holds from ``starts`` to ``ends`` included.
    """

    tag: ClassVar[str] = "communication.image_right_granted"

    asset: str
    right: Literal["author", "person", "property"]
    holder: str
    starts: date
    ends: date | None = None
    uses: tuple[str, ...] = ()
    territory: str = ""
    credit: str = ""
    proof: str = ""

    @property
    def subject(self) -> str:
        return f"image/{self.asset}"
