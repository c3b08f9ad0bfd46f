"""The books of publications."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from attrs import define, field

from secgen.communication.publications.events import (
    CircularSigned,
    DataLicensed,
    DepositMade,
    InformationReused,
    PublicationPlanned,
    Quota,
)
from secgen.kernel.book import Book


@define
class PublicationRow:
    """One publication and what became of it. ``runs``: day, copies and cost in cents of each print run."""

    made: PublicationPlanned
    isbn: str = ""
    issn: str = ""
    doi: str = ""
    runs: tuple[tuple[date, int, int | None], ...] = ()
    circulated_on: date | None = None
    deposits: tuple[DepositMade, ...] = ()
    quotas: tuple[Quota, ...] = ()
    dispatched: int = 0

    @property
    def printed(self) -> int:
        """Copies printed in all."""
        return sum(copies for _, copies, _ in self.runs)


@define
class StockRow:
    """Copies of one publication at one site; ``reserved`` ones stay there for a purpose."""

    copies: int = 0
    reserved: int = 0

    @property
    def free(self) -> int:
        """Copies that may be sent."""
        return self.copies - self.reserved


@define
class CircularRow:
    """A circular, and the day it was put online."""

    made: CircularSigned
    published_on: date | None = None


@define
class Publications:
    """All books of publications."""

    catalogue: Book[str, PublicationRow] = field(factory=Book)
    stock: Book[tuple[str, str], StockRow] = field(factory=Book)
    reserves: Book[tuple[str, str, str], int] = field(factory=Book)
    sent: Book[tuple[str, str], int] = field(factory=Book)
    datasets: Book[str, DataLicensed] = field(factory=Book)
    reuses: Book[tuple[str, str], InformationReused] = field(factory=Book)
    circulars: Book[str, CircularRow] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (self.catalogue, self.stock, self.reserves, self.sent, self.datasets, self.reuses, self.circulars)

    def stock_of(self, publication: str, site: str) -> StockRow:
        """The copies at a site, to be read; an empty row if none ever came."""
        return self.stock.get((publication, site)) or StockRow()
