"""Requests: each clock in time or not, what is due next, what silence has decided, the measures of a service."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median_low
from typing import Final

from secgen.correspondence.clocks.silence import sense_of_silence
from secgen.correspondence.following import clocks, commission, silence_decided
from secgen.correspondence.state import Correspondence, RequestRow
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text
from secgen.reports.cube import Cube, Dimension, Measure, Ratio
from secgen.reports.facts import Facts
from secgen.reports.table import Column, Table


def _count(name: str, fr: str, en: str, *statuses: str) -> Measure:
    return Measure(name, Text(fr, en), ("count",), where=(("status", statuses),) if statuses else ())


ANSWERS: Final = Cube(
    "answers-in-time",
    Text("Demandes : accusés et réponses à temps", "Requests: acknowledged and answered in time"),
    "clocks",
    (
        Dimension("clock", Text("délai", "clock"), "clock"),
        Dimension("basis", Text("loi ou cible", "law or target"), "basis"),
        Dimension("kind", Text("nature", "kind"), "kind"),
        Dimension("channel", Text("voie", "channel"), "channel"),
        Dimension("party", Text("demandeur", "requester"), "party"),
        Dimension("service", Text("service", "service"), "service"),
        Dimension("month", Text("mois", "month"), "on", "month"),
        Dimension("year", Text("année", "year"), "on", "year"),
    ),
    (
        _count("clocks", "délais", "clocks"),
        _count("in_time", "tenus", "in time", "in_time"),
        _count("late", "en retard", "late", "late"),
        _count("open", "en cours", "open", "open"),
        _count("overdue", "échus", "overdue", "overdue"),
        _count("undetermined", "indéterminés", "undetermined", "undetermined"),
        _count("over", "jugés", "judged", "in_time", "late", "overdue"),
        Ratio("share", Text("part tenue", "share in time"), "in_time", "over"),
    ),
    ("basis", "clock"),
    (
        Text(
            "Deux délais courent sur une même demande : celui de la loi et la cible Services Publics +",
            "Two clocks run on one request: the law's and the Services Publics + target",
        ),
    ),
)
_FACTS: Final = (
    Column("request", Text("demande", "request"), "text"),
    Column("on", Text("reçue le", "received"), "date"),
    Column("kind", Text("nature", "kind"), "text"),
    Column("channel", Text("voie", "channel"), "text"),
    Column("party", Text("demandeur", "requester"), "text"),
    Column("service", Text("service", "service"), "text"),
    Column("clock", Text("délai", "clock"), "text"),
    Column("basis", Text("loi ou cible", "law or target"), "text"),
    Column("due", Text("échéance", "due"), "date"),
    Column("done", Text("fait le", "done"), "date"),
    Column("status", Text("état", "status"), "text"),
    Column("count", Text("nombre", "count"), "int"),
)


def clock_facts(state: Correspondence, on: date, law: LawBook) -> Facts:
    """One row for each clock of each request, with its status on a day."""
    rows = [
        (
            request,
            row.made.on,
            row.made.kind,
            row.made.channel,
            row.made.party,
            row.service,
            clock.name,
            "law" if clock.law else "target",
            clock.due.day,
            clock.done,
            clock.status(on),
            1,
        )
        for request, row in state.requests.items()
        for clock in clocks(row, law)
    ]
    return Facts("clocks", Text("Délais des demandes", "Clocks of requests"), _FACTS, rows)


def requests_due(state: Correspondence, on: date, law: LawBook) -> Table:
    """Every request not answered, with the next day that counts, and what silence means or has decided."""
    rows = [_open(request, row, on, law) for request, row in state.requests.items() if not row.closed]
    rows.sort(key=lambda cells: (cells[5] is None, str(cells[5]), str(cells[0])))
    columns = (
        Column("request", Text("demande", "request"), "text"),
        Column("received", Text("reçue le", "received"), "date"),
        Column("kind", Text("nature", "kind"), "text"),
        Column("service", Text("service", "service"), "text"),
        Column("next", Text("prochain délai", "next clock"), "text"),
        Column("due", Text("échéance", "due"), "date"),
        Column("overdue", Text("délais échus", "clocks overdue"), "text"),
        Column("silence_means", Text("silence vaut", "silence means"), "text"),
        Column("decided", Text("décision implicite", "implicit decision"), "text"),
        Column("appeals", Text("délais de recours opposables", "appeal times hold"), "bool"),
        Column("refer_until", Text("saisine CADA jusqu'au", "commission until"), "date"),
    )
    title = Text("Demandes en cours et leurs échéances", "Requests open and what is due")
    return Table("requests_due", title, columns, rows)


def _open(request: str, row: RequestRow, on: date, law: LawBook) -> tuple[object, ...]:
    running = [clock for clock in clocks(row, law) if clock.done is None]
    ahead = [(clock.due.day, clock.name) for clock in running if clock.due.day and clock.status(on) == "open"]
    due, name = min(ahead, default=(None, ""))
    overdue = ", ".join(clock.name for clock in running if clock.status(on) == "overdue")
    sense = sense_of_silence(row.demand, law).sense or "undetermined"
    decided = silence_decided(row, on, law)
    until = commission(row, on, law)[0] if row.made.kind == "document" else None
    return request, row.made.on, row.made.kind, row.service, name, due, overdue, sense, decided, appeals(row), until


def appeals(row: RequestRow) -> bool | None:
    """Whether the time limits for appeal can be relied on (CRPA art. L112-6): a complete acknowledgement was sent.

    ``None`` when none is owed.
    """
    return None if row.made.no_receipt else row.receipt is not None and row.receipt_complete


def answers_summary(state: Correspondence) -> Table:
    """What a service does with its requests, by kind: answered, median days, reopened, sent on, answered by the FAQ."""
    kinds: dict[str, list[RequestRow]] = {}
    for row in state.requests.values():
        kinds.setdefault(row.made.kind, []).append(row)
    columns = (
        Column("kind", Text("nature", "kind"), "text"),
        Column("requests", Text("demandes", "requests"), "int"),
        Column("acknowledged", Text("accusées", "acknowledged"), "int"),
        Column("answered", Text("répondues", "answered"), "int"),
        Column("median_days", Text("délai médian (jours)", "median time (days)"), "int"),
        Column("reopened", Text("rouvertes", "reopened"), "int"),
        Column("forwarded", Text("transmises", "sent on"), "int"),
        Column("by_faq", Text("répondues par la FAQ", "answered by the FAQ"), "int"),
        Column("faq_share", Text("part FAQ", "FAQ share"), "rate"),
    )
    rows = [(kind, *_measures(found)) for kind, found in sorted(kinds.items())]
    everything = [row for found in kinds.values() for row in found]
    title = Text("Mesures des réponses aux usagers et partenaires", "Measures of answers to users and partners")
    return Table("answers_summary", title, columns, rows, total=(None, *_measures(everything)) if rows else None)


def _measures(rows: list[RequestRow]) -> tuple[object, ...]:
    days = [(row.first_answered_on - row.made.on).days for row in rows if row.first_answered_on]
    faq = sum(bool(row.faq) for row in rows)
    share = (Decimal(faq) / len(days)).quantize(Decimal("0.000001"), rounding=ROUND_HALF_UP) if days else None
    return (
        len(rows),
        sum(row.acknowledged_on is not None for row in rows),
        len(days),
        median_low(days) if days else None,
        sum(row.reopened > 0 for row in rows),
        sum(bool(row.forwarded_to) for row in rows),
        faq,
        share,
    )
