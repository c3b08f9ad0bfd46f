"""Acts of publications: from the project to the last copy."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.money import Money

Kind = Literal[
    "book",
    "brochure",
    "leaflet",
    "periodical",
    "poster",
    "digital",
    "administrative_acts",
    "administrative_print",
    "electoral",
]


@frozen(kw_only=True)
class OnPublication(Act):
    """An act about one publication of the catalogue."""

    publication: str

    @property
    def subject(self) -> str:
        return f"publication/{self.publication}"


@frozen(kw_only=True)
class PublicationPlanned(OnPublication):
    """A publication enters the catalogue (*catalogue des publications*).

    ``series`` and ``issue``: the periodical and its number; ``reprint_of``: the publication it reprints without change;
    ``reorder_at``: copies below which a reprint is thought of; ``single_copy``: one per dispatch, unless motivated.
    """

    tag: ClassVar[str] = "communication.publication_planned"

    title: str
    kind: Kind
    service: str = ""
    series: str = ""
    issue: int = 0
    reprint_of: str = ""
    licence: str = ""
    reorder_at: int = 0
    single_copy: bool = False


@frozen(kw_only=True)
class PublicationIdentified(OnPublication):
    """Its numbers: ISBN, ISSN, DOI. Each is checked by its key, the DOI by its shape."""

    tag: ClassVar[str] = "communication.publication_identified"

    isbn: str = ""
    issn: str = ""
    doi: str = ""


@frozen(kw_only=True)
class PublicationPrinted(OnPublication):
    """A print run (*tirage*) finished, its copies delivered to a site. ``cost``: the whole run, in euros."""

    tag: ClassVar[str] = "communication.publication_printed"

    copies: int
    site: str
    printer: str = ""
    cost: Money | None = None
    commitment: str = ""


@frozen(kw_only=True)
class PublicationCirculated(OnPublication):
    """Put into circulation (*mise en circulation*): the publisher's legal deposit is due that day at the latest."""

    tag: ClassVar[str] = "communication.publication_circulated"


@frozen(kw_only=True)
class DepositMade(OnPublication):
    """Legal deposit made. Code du patrimoine art. R132-4 (``publisher``) and R132-6 (``printer``).

    ``digital``: the library asked for a file instead of copies (art. R132-8).
    """

    tag: ClassVar[str] = "communication.deposit_made"

    depositor: Literal["publisher", "printer"] = "publisher"
    copies: int = 1
    library: str = ""
    digital: bool = False


@frozen(kw_only=True)
class CopiesMoved(OnPublication):
    """Copies sent from one site of the directorate to another."""

    tag: ClassVar[str] = "communication.copies_moved"

    copies: int
    site: str
    to: str


@frozen(kw_only=True)
class CopiesReserved(OnPublication):
    """Copies kept at a site for a purpose: legal deposit, archives, prefectures. A negative number frees them."""

    tag: ClassVar[str] = "communication.copies_reserved"

    copies: int
    site: str
    purpose: str


@frozen(kw_only=True)
class CopiesDispatched(OnPublication):
    """Copies sent to somebody who ordered them. ``exception``: why more than the rule allows."""

    tag: ClassVar[str] = "communication.copies_dispatched"

    copies: int
    site: str
    recipient: str
    request: str = ""
    exception: str = ""


@frozen(kw_only=True)
class CopiesCounted(OnPublication):
    """Copies counted at a site: the stock is what was found, with the ``reason`` of the difference."""

    tag: ClassVar[str] = "communication.copies_counted"

    copies: int
    site: str
    reason: str = ""


@frozen(kw_only=True)
class Quota:
    """How many copies go to a site or a kind of recipient."""

    to: str
    copies: int


@frozen(kw_only=True)
class DistributionPlanned(OnPublication):
    """The distribution list (*plan de diffusion*): quotas by site or recipient, within the print run."""

    tag: ClassVar[str] = "communication.distribution_planned"

    quotas: tuple[Quota, ...]


@frozen(kw_only=True)
class DataLicensed(Act):
    """Public information put online for reuse under a licence. CRPA art. L323-2 and D323-2-1.

    ``approval``: the State's approval of a licence outside the list.
    """

    tag: ClassVar[str] = "communication.data_licensed"

    dataset: str
    licence: str
    approval: str = ""

    @property
    def subject(self) -> str:
        return f"dataset/{self.dataset}"


@frozen(kw_only=True)
class InformationReused(Act):
    """Information of another body reused in a publication, with its attribution. Licence Ouverte 2.0.

    ``origin``: who it comes from; ``updated``: the day of its last update.
    """

    tag: ClassVar[str] = "communication.information_reused"

    publication: str
    dataset: str
    origin: str = ""
    updated: date | None = None

    @property
    def subject(self) -> str:
        return f"publication/{self.publication}"


@frozen(kw_only=True)
class CircularSigned(Act):
    """A circular or instruction signed: unpublished within four months, it is deemed repealed. CRPA art. R312-7."""

    tag: ClassVar[str] = "communication.circular_signed"

    circular: str
    title: str

    @property
    def subject(self) -> str:
        return f"circular/{self.circular}"


@frozen(kw_only=True)
class CircularPublished(Act):
    """A circular put online."""

    tag: ClassVar[str] = "communication.circular_published"

    circular: str
    address: str = ""

    @property
    def subject(self) -> str:
        return f"circular/{self.circular}"
