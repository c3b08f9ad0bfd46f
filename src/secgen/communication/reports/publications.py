"""What publications report: deposits due, stock, the catalogue, circulars that die."""

from __future__ import annotations

from datetime import date

from secgen.communication.publications.circulars import repealed_from
from secgen.communication.publications.deposit import printer_deposit, publisher_deposit
from secgen.communication.publications.identifiers import shown_isbn, shown_issn
from secgen.communication.publications.state import PublicationRow, Publications
from secgen.communication.reports._common import communication
from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table
from secgen.reports.view import Options, View


def _publications(view: View) -> Publications:
    return communication(view).publications


def deposits_due(view: View, options: Options) -> Table:
    """Legal deposits of every publication, the publisher's and the printer's, as they stand on the day."""
    return deposits(_publications(view), view.on, view.law)


def deposits(books: Publications, on: date, law: LawBook) -> Table:
    """One row for each deposit; those that are due, overdue or late come first."""
    rows: list[tuple[object, ...]] = []
    for name, row in books.catalogue.items():
        for found in (publisher_deposit(row, on, law), printer_deposit(row, on, law)):
            late = (max(((found.made or on) - found.due).days, 0)) if found.due else None
            cells = (name, row.made.title, row.made.kind, found.depositor, row.circulated_on)
            rows.append((*cells, found.due, found.copies, found.made, found.status, late))
    order = ("overdue", "late", "due", "not_yet", "in_time", "exempt")
    rows.sort(key=lambda cells: (order.index(str(cells[8])), str(cells[0]), str(cells[3])))
    columns = (
        Column("publication", Text("publication", "publication"), "text"),
        Column("title", Text("titre", "title"), "text"),
        Column("kind", Text("nature", "kind"), "text"),
        Column("depositor", Text("déposant", "depositor"), "text"),
        Column("circulated", Text("mis en circulation", "circulated"), "date"),
        Column("due", Text("dû le", "due"), "date"),
        Column("copies", Text("exemplaires dus", "copies owed"), "int"),
        Column("made", Text("déposé le", "deposited"), "date"),
        Column("status", Text("état", "status"), "text"),
        Column("days_late", Text("jours de retard", "days late"), "int"),
    )
    return Table("deposits_due", Text("Dépôts légaux", "Legal deposits"), columns, rows)


def publications_stock(view: View, options: Options) -> Table:
    """Copies of every publication at every site: in stock, reserved, free; those to reprint."""
    books = _publications(view)
    totals: dict[str, int] = {}
    for (name, _), stock in books.stock.items():
        totals[name] = totals.get(name, 0) + stock.free
    rows = []
    for (name, site), stock in sorted(books.stock.items()):
        made = books.catalogue[name].made
        reprint = totals[name] <= made.reorder_at if made.reorder_at else False
        quota = sum(q.copies for q in books.catalogue[name].quotas if q.to == site)
        sent = books.sent.get((name, site), 0)
        rows.append((name, made.title, site, stock.copies, stock.reserved, stock.free, quota, sent, reprint))
    columns = (
        Column("publication", Text("publication", "publication"), "text"),
        Column("title", Text("titre", "title"), "text"),
        Column("site", Text("site", "site"), "text"),
        Column("stock", Text("en stock", "in stock"), "int"),
        Column("reserved", Text("réservés", "reserved"), "int"),
        Column("free", Text("disponibles", "free"), "int"),
        Column("quota", Text("quota", "quota"), "int"),
        Column("received", Text("reçus", "received"), "int"),
        Column("reprint", Text("à réimprimer", "to reprint"), "bool"),
    )
    return Table("publications_stock", Text("Stock des publications", "Stock of publications"), columns, rows)


def publications(view: View, options: Options) -> Table:
    """The catalogue: numbers, print run, unit cost, copies sent."""
    books = _publications(view)
    rows = [
        (
            name,
            row.made.title,
            row.made.kind,
            shown_isbn(row.isbn) if row.isbn else "",
            shown_issn(row.issn) if row.issn else "",
            row.doi,
            row.made.licence,
            row.printed,
            _unit_cost(row),
            row.circulated_on,
            row.dispatched,
        )
        for name, row in sorted(books.catalogue.items())
    ]
    columns = (
        Column("publication", Text("publication", "publication"), "text"),
        Column("title", Text("titre", "title"), "text"),
        Column("kind", Text("nature", "kind"), "text"),
        Column("isbn", Text("ISBN", "ISBN"), "text"),
        Column("issn", Text("ISSN", "ISSN"), "text"),
        Column("doi", Text("DOI", "DOI"), "text"),
        Column("licence", Text("licence", "licence"), "text"),
        Column("printed", Text("tirage", "print run"), "int"),
        Column("unit_cost", Text("coût unitaire", "unit cost"), "money"),
        Column("circulated", Text("mis en circulation", "circulated"), "date"),
        Column("dispatched", Text("envoyés", "sent"), "int"),
    )
    return Table("publications", Text("Catalogue des publications", "Catalogue of publications"), columns, rows)


def _unit_cost(row: PublicationRow) -> Money | None:
    """The mean cost of a copy, rounded half up to the cent; none if the cost of a run is not known."""
    costs = [cost for _, _, cost in row.runs]
    if not costs or None in costs:
        return None
    total = sum(cost for cost in costs if cost is not None)
    return Money((2 * total + row.printed) // (2 * row.printed))


def circulars(view: View, options: Options) -> Table:
    """Circulars signed: published, still to publish, deemed repealed (CRPA art. R312-7)."""
    rows = []
    for name, row in sorted(_publications(view).circulars.items()):
        gone = repealed_from(row.made.on, row.published_on, view.law)
        status = "published" if gone is None else "repealed" if view.on >= gone else "to_publish"
        rows.append((name, row.made.title, row.made.on, row.published_on, gone, status))
    columns = (
        Column("circular", Text("circulaire", "circular"), "text"),
        Column("title", Text("titre", "title"), "text"),
        Column("signed", Text("signée le", "signed"), "date"),
        Column("published", Text("publiée le", "published"), "date"),
        Column("repealed_from", Text("réputée abrogée le", "deemed repealed from"), "date"),
        Column("status", Text("état", "status"), "text"),
    )
    return Table("circulars", Text("Circulaires et leur publication", "Circulars and their publication"), columns, rows)
