"""How acts on publications change their books."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.communication.publications import events as ev
from secgen.communication.publications.state import CircularRow, PublicationRow, Publications, StockRow
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def planned(state: Communication, act: ev.PublicationPlanned, position: int) -> None:
    """It is in the catalogue."""
    state.publications.catalogue.put(act.publication, PublicationRow(act))


def identified(state: Communication, act: ev.PublicationIdentified, position: int) -> None:
    """Its numbers are known."""
    row = state.publications.catalogue.edit(act.publication)
    row.isbn, row.issn, row.doi = act.isbn or row.isbn, act.issn or row.issn, act.doi or row.doi


def _stock(books: Publications, publication: str, site: str) -> StockRow:
    key = (publication, site)
    return books.stock.edit(key) if key in books.stock else books.stock.put(key, StockRow())


def printed(state: Communication, act: ev.PublicationPrinted, position: int) -> None:
    """Its copies are at the site."""
    row = state.publications.catalogue.edit(act.publication)
    row.runs = (*row.runs, (act.on, act.copies, act.cost.cents if act.cost else None))
    _stock(state.publications, act.publication, act.site).copies += act.copies


def circulated(state: Communication, act: ev.PublicationCirculated, position: int) -> None:
    """The day it went out is known."""
    state.publications.catalogue.edit(act.publication).circulated_on = act.on


def deposited(state: Communication, act: ev.DepositMade, position: int) -> None:
    """The deposit is known."""
    row = state.publications.catalogue.edit(act.publication)
    row.deposits = (*row.deposits, act)


def moved(state: Communication, act: ev.CopiesMoved, position: int) -> None:
    """Copies left one site for another."""
    _stock(state.publications, act.publication, act.site).copies -= act.copies
    _stock(state.publications, act.publication, act.to).copies += act.copies
    _sent(state.publications, act.publication, act.to, act.copies)


def _sent(books: Publications, publication: str, to: str, copies: int) -> None:
    books.sent.put((publication, to), books.sent.get((publication, to), 0) + copies)


def reserved(state: Communication, act: ev.CopiesReserved, position: int) -> None:
    """Copies are kept, or free again."""
    books = state.publications
    key = (act.publication, act.site, act.purpose)
    books.reserves.put(key, books.reserves.get(key, 0) + act.copies)
    _stock(books, act.publication, act.site).reserved += act.copies


def dispatched(state: Communication, act: ev.CopiesDispatched, position: int) -> None:
    """Copies left the directorate."""
    _stock(state.publications, act.publication, act.site).copies -= act.copies
    state.publications.catalogue.edit(act.publication).dispatched += act.copies
    _sent(state.publications, act.publication, act.recipient, act.copies)


def counted(state: Communication, act: ev.CopiesCounted, position: int) -> None:
    """The stock is what was found."""
    _stock(state.publications, act.publication, act.site).copies = act.copies


def distribution(state: Communication, act: ev.DistributionPlanned, position: int) -> None:
    """The quotas are known."""
    state.publications.catalogue.edit(act.publication).quotas = act.quotas


def licensed(state: Communication, act: ev.DataLicensed, position: int) -> None:
    """The licence of the data is known."""
    state.publications.datasets.put(act.dataset, act)


def reused(state: Communication, act: ev.InformationReused, position: int) -> None:
    """The attribution is known."""
    state.publications.reuses.put((act.publication, act.dataset), act)


def signed(state: Communication, act: ev.CircularSigned, position: int) -> None:
    """The circular waits to be published."""
    state.publications.circulars.put(act.circular, CircularRow(act))


def published(state: Communication, act: ev.CircularPublished, position: int) -> None:
    """The circular is online."""
    row = state.publications.circulars.edit(act.circular)
    row.published_on = row.published_on or act.on


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.PublicationPlanned: planned,
    ev.PublicationIdentified: identified,
    ev.PublicationPrinted: printed,
    ev.PublicationCirculated: circulated,
    ev.DepositMade: deposited,
    ev.CopiesMoved: moved,
    ev.CopiesReserved: reserved,
    ev.CopiesDispatched: dispatched,
    ev.CopiesCounted: counted,
    ev.DistributionPlanned: distribution,
    ev.DataLicensed: licensed,
    ev.InformationReused: reused,
    ev.CircularSigned: signed,
    ev.CircularPublished: published,
}
