"""The registers: letters in time, late, open or overdue; the register itself; what may be destroyed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from secgen.correspondence.clocks.answers import answer_target
from secgen.correspondence.clocks.facts import Demand
from secgen.correspondence.events import MailReceived, MailSent
from secgen.correspondence.following import Clock
from secgen.correspondence.retention import code_of, until
from secgen.correspondence.state import Correspondence, MailRow
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text, lang
from secgen.reports.cube import Cube, Dimension, Measure, Ratio
from secgen.reports.facts import Facts
from secgen.reports.table import Column, Table

_STATUS: Final = ("in_time", "late", "open", "overdue", "none")
MAIL: Final = Cube(
    "mail",
    Text("Courrier arrivé : à temps, en retard, en cours", "Mail received: in time, late, open"),
    "mail",
    (
        Dimension("service", Text("service", "service"), "service"),
        Dimension("priority", Text("priorité", "priority"), "priority"),
        Dimension("channel", Text("voie", "channel"), "channel"),
        Dimension("party", Text("expéditeur", "sender"), "party"),
        Dimension("kind", Text("nature", "kind"), "kind"),
        Dimension("topic", Text("objet", "topic"), "topic"),
        Dimension("month", Text("mois", "month"), "on", "month"),
        Dimension("year", Text("année", "year"), "on", "year"),
    ),
    (
        Measure("letters", Text("courriers", "letters"), ("count",)),
        Measure("in_time", Text("répondus à temps", "answered in time"), ("count",), where=(("status", ("in_time",)),)),
        Measure("late", Text("répondus en retard", "answered late"), ("count",), where=(("status", ("late",)),)),
        Measure("open", Text("en cours", "open"), ("count",), where=(("status", ("open",)),)),
        Measure("overdue", Text("échus sans réponse", "overdue"), ("count",), where=(("status", ("overdue",)),)),
        Measure(
            "none",
            Text("sans réponse à donner, ou transmis", "no answer due, or sent on"),
            ("count",),
            where=(("status", ("none",)),),
        ),
        Measure("answered", Text("répondus", "answered"), ("count",), where=(("status", ("in_time", "late")),)),
        Ratio("share", Text("part à temps", "share in time"), "in_time", "answered"),
    ),
    ("service",),
    (
        Text(
            "Cible de réponse du service, en jours ouvrés : un objectif, pas un délai légal",
            "The service's own target for answering, in working days: an aim, not a legal time limit",
        ),
    ),
)
_FACTS: Final = (
    Column("reference", Text("référence", "reference"), "text"),
    Column("on", Text("reçu le", "received"), "date"),
    Column("channel", Text("voie", "channel"), "text"),
    Column("party", Text("expéditeur", "sender"), "text"),
    Column("kind", Text("nature", "kind"), "text"),
    Column("topic", Text("objet", "topic"), "text"),
    Column("service", Text("service", "service"), "text"),
    Column("priority", Text("priorité", "priority"), "text"),
    Column("status", Text("état", "status"), "text"),
    Column("due", Text("échéance", "due"), "date"),
    Column("answered", Text("répondu le", "answered"), "date"),
    Column("count", Text("nombre", "count"), "int"),
)


def mail_facts(state: Correspondence, on: date, law: LawBook) -> Facts:
    """One row for each letter received and not struck out, with its status on a day."""
    name = Text("Courriers arrivés", "Letters received")
    return Facts("mail", name, _FACTS, [_fact(row, made, on, law) for row, made in _arrivals(state)])


def _arrivals(state: Correspondence) -> Iterator[tuple[MailRow, MailReceived]]:
    for row in state.mail.values():
        if isinstance(row.made, MailReceived) and not row.voided:
            yield row, row.made


def _fact(row: MailRow, made: MailReceived, on: date, law: LawBook) -> tuple[object, ...]:
    clock = target_of(row, made, law)
    owed = made.answer_due and not row.forwarded
    status = clock.status(on) if owed or row.answered_on else "none"
    return (
        row.reference,
        made.on,
        made.channel,
        made.party,
        made.kind,
        made.topic,
        row.service,
        f"P{priority(made, law)}",
        status,
        clock.due.day,
        row.answered_on,
        1,
    )


def target_of(row: MailRow, made: MailReceived, law: LawBook) -> Clock:
    """The service's target for answering a letter, as a clock."""
    demand = Demand(kind="information", channel=made.channel, received=made.on, competent=made.on)
    return Clock("target_answer", answer_target(demand, law), row.answered_on, law=False)


def priority(made: MailReceived, law: LawBook) -> int:
    """How urgent a letter is, from 1: the first row of the priority table it fits; a row that asks nothing fits all."""
    rows = sorted(law.section("mail_priority"), key=lambda row: int(row["level"]))
    return next(int(row["level"]) for row in rows if _fits(row, made))


def _fits(row: Mapping[str, Any], made: MailReceived) -> bool:
    asked = [(row[key], value) for key, value in _asked(made) if key in row]
    return not asked or any(value in wanted for wanted, value in asked)


def _asked(made: MailReceived) -> tuple[tuple[str, str], ...]:
    return ("senders", made.party), ("channels", made.channel), ("kinds", made.kind)


def register(state: Correspondence, side: str, year: int) -> Table:
    """The register of a year, arrivals (``A``) or departures (``D``), line by line with the entries struck out."""
    rows: list[tuple[object, ...]] = [
        (
            row.reference,
            row.made.on,
            row.made.dated if isinstance(row.made, MailReceived) else None,
            row.made.channel,
            row.made.party,
            row.made.sender if isinstance(row.made, MailReceived) else row.made.recipient,
            row.service,
            row.made.topic,
            ", ".join(row.made.answers if isinstance(row.made, MailSent) else row.answered_by),
            row.request,
            row.voided,
        )
        for row in state.mail.values()
        if row.made.register == side and row.made.on.year == year
    ]
    columns = (
        Column("reference", Text("référence", "reference"), "text"),
        Column("day", Text("timbre ou départ", "stamped or sent"), "date"),
        Column("dated", Text("datée du", "dated"), "date"),
        Column("channel", Text("voie", "channel"), "text"),
        Column("party", Text("qualité", "party"), "text"),
        Column("id", Text("identifiant", "id"), "text"),
        Column("service", Text("service", "service"), "text"),
        Column("topic", Text("objet", "topic"), "text"),
        Column("linked", Text("répond à, répondu par", "answers, answered by"), "text"),
        Column("request", Text("demande", "request"), "text"),
        Column("voided", Text("annulé", "struck out"), "bool"),
    )
    rows.sort(key=lambda cells: str(cells[0]))
    names = {"A": Text("arrivée", "arrivals"), "D": Text("départ", "departures")}
    label = names[side]
    title = Text(f"Registre du courrier, {label.fr} {year}", f"Mail register, {label.en}, {year}")
    return Table("mail_register", title, columns, rows)


def retention(state: Correspondence, on: date, law: LawBook) -> Table:
    """Letters whose retention is over and that were neither destroyed nor handed over."""
    rows: list[tuple[str, str, str, date, str]] = []
    for row in state.mail.values():
        last, code = until(law, row), code_of(law, row.made.retention)
        if last is not None and code is not None and on > last and not row.disposed and not row.voided:
            rows.append((row.reference, row.made.retention, code[lang()], last, code["fate"]))
    columns = (
        Column("reference", Text("référence", "reference"), "text"),
        Column("code", Text("code", "code"), "text"),
        Column("label", Text("série", "series"), "text"),
        Column("until", Text("conservé jusqu'au", "kept until"), "date"),
        Column("fate", Text("sort", "fate"), "text"),
    )
    title = Text("Courriers au terme de leur conservation", "Letters whose retention is over")
    return Table("mail_retention", title, columns, sorted(rows))
