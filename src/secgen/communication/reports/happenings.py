"""What the directorate's own events report: where each stands, its guests in order, its run sheet, its tasks."""

from __future__ import annotations

from datetime import timedelta

from secgen.communication.happenings.state import HappeningRow, Happenings
from secgen.communication.reports._common import communication
from secgen.kernel.errors import unknown
from secgen.kernel.money import Money
from secgen.kernel.text import Text, lang
from secgen.reports.table import Column, Table
from secgen.reports.view import Options, View


def _happenings(view: View) -> Happenings:
    return communication(view).happenings


def _chosen(view: View, options: Options) -> dict[str, HappeningRow]:
    """The event named by the option ``event``, or every event in the order of their days."""
    books, name = _happenings(view).events, str(options.get("event") or "")
    if name and name not in books:
        raise unknown(Text("événement (--event)", "event (--event)"), name, books)
    wanted = {name: books[name]} if name else books
    return dict(sorted(wanted.items(), key=lambda item: (item[1].made.day, item[0])))


def happenings(view: View, options: Options) -> Table:
    """Every event: seats, guests, tasks late, money."""
    books = _happenings(view)
    rows = [_line(books, name, row, view) for name, row in books.events.items()]
    rows.sort(key=lambda cells: (str(cells[2]), str(cells[0])))
    columns = (
        Column("event", Text("événement", "event"), "text"),
        Column("title", Text("titre", "title"), "text"),
        Column("day", Text("date", "day"), "date"),
        Column("status", Text("état", "status"), "text"),
        Column("capacity", Text("capacité", "capacity"), "int"),
        Column("held", Text("places tenues", "held"), "int"),
        Column("coming", Text("places promises", "seats promised"), "int"),
        Column("left", Text("places libres", "seats left"), "int"),
        Column("waiting", Text("en attente", "waiting"), "int"),
        Column("arrived", Text("venus", "came"), "int"),
        Column("tasks_late", Text("tâches en retard", "tasks late"), "int"),
        Column("budget", Text("budget", "budget"), "money"),
        Column("purchases", Text("achats", "purchases"), "money"),
    )
    return Table("happenings", Text("Événements de la DRAC", "The directorate's own events"), columns, rows)


def _line(books: Happenings, name: str, row: HappeningRow, view: View) -> tuple[object, ...]:
    guests = books.guests_of(name).values()
    day = row.made.day
    tasks = [t for (event, _), t in books.tasks.items() if event == name and t.done_on is None]
    late = sum(day - timedelta(days=task.days_before) < view.on for task in tasks)
    past = "reported" if row.report else "to_report"
    status = "cancelled" if row.cancelled else past if view.on > day else "to_come"
    return (
        name,
        row.made.title,
        day,
        status,
        row.venue.capacity if row.venue else None,
        row.venue.held if row.venue else None,
        books.taken(name),
        books.left(name),
        sum(guest.seats for guest in guests if guest.status == "waiting"),
        sum(guest.arrived for guest in guests),
        late,
        None if row.budget is None else Money(row.budget),
        Money.sum(purchase.amount for purchase in row.purchases),
    )


def guest_list(view: View, options: Options) -> Table:
    """The guests of one event, or of all, in the order of protocol, then of their ids."""
    ranks = {row["code"]: row for row in view.law.section("protocol_rank")}
    rows = []
    for event in _chosen(view, options):
        guests = _happenings(view).guests_of(event).items()
        ordered = sorted(
            ((int(ranks[guest.rank]["rank"]), key, guest) for key, guest in guests), key=lambda found: found[:2]
        )
        for rank, key, guest in ordered:
            label = str(ranks[guest.rank][lang()])
            rows.append((event, rank, label, key, guest.status, guest.seats, guest.arrived))
    columns = (
        Column("event", Text("événement", "event"), "text"),
        Column("rank", Text("rang", "rank"), "int"),
        Column("label", Text("qualité", "quality"), "text"),
        Column("guest", Text("invité", "guest"), "text"),
        Column("status", Text("réponse", "reply"), "text"),
        Column("seats", Text("places", "seats"), "int"),
        Column("arrived", Text("venu", "came"), "bool"),
    )
    return Table("guest_list", Text("Invités par ordre protocolaire", "Guests in order of protocol"), columns, rows)


def run_sheet(view: View, options: Options) -> Table:
    """The run sheet of one event, or of all."""
    rows = [
        (event, step.at, step.minutes, step.what, step.who)
        for event, row in _chosen(view, options).items()
        for step in (row.run_sheet.steps if row.run_sheet else ())
    ]
    columns = (
        Column("event", Text("événement", "event"), "text"),
        Column("at", Text("heure", "at"), "text"),
        Column("minutes", Text("minutes", "minutes"), "int"),
        Column("what", Text("quoi", "what"), "text"),
        Column("who", Text("qui", "who"), "text"),
    )
    return Table("run_sheet", Text("Conducteurs des événements", "Run sheets of events"), columns, rows)


def checklist(view: View, options: Options) -> Table:
    """The tasks of every event not over, by their day."""
    books = _happenings(view)
    rows = []
    for (name, task), row in books.tasks.items():
        due = books.events[name].made.day - timedelta(days=row.days_before)
        late = row.done_on is None and view.on > due
        rows.append((due, name, task, row.who, row.done_on, late))
    columns = (
        Column("due", Text("avant le", "due"), "date"),
        Column("event", Text("événement", "event"), "text"),
        Column("task", Text("tâche", "task"), "text"),
        Column("who", Text("qui", "who"), "text"),
        Column("done", Text("faite le", "done"), "date"),
        Column("late", Text("en retard", "late"), "bool"),
    )
    rows.sort(key=lambda cells: (cells[0], cells[1], cells[2]))
    return Table("checklist", Text("Rétroplanning des événements", "Checklist of events"), columns, rows)
