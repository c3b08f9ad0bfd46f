"""Payment time: each request against its time-limit, late interest, and the indicators (B4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from attrs import frozen

from secgen.budget.computations.late_interest import LateInterest, late_interest
from secgen.budget.computations.payment_time import Interruption, due_after, start_of_period
from secgen.budget.lines import parse_line
from secgen.budget.state import Budget, RequestRow
from secgen.kernel.figures import Number
from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table


@frozen
class PaymentTime:
    """One request's time: its start, its due day (none while interrupted), its payment, what is late."""

    request: str
    row: RequestRow
    start: date
    due: date | None
    paid: date | None
    days: int | None
    days_late: int
    interest: LateInterest | None


def payment_times(budget: Budget, on: date, law: LawBook) -> Iterator[PaymentTime]:
    """The time of every request with a known start, as of a day."""
    for request, row in budget.requests.items():
        received = row.received_on
        if received is None:
            continue
        certain = received if row.reception_certain else None
        start = start_of_period(certain, row.dated or received, row.executed_on, law)
        pause = Interruption(row.interrupted_on, row.resumed_on) if row.interrupted_on else None
        terms = budget.commitments[row.commitment].made.contract
        due = due_after(start, pause, law, (terms.payment_days or None) if terms else None).day
        paid = row.paid_on
        late = max(((paid or on) - due).days, 0) if due else 0
        interest = late_interest(Money(row.net), due, paid, law) if due and paid and late else None
        days = (paid - start.day).days if paid else None
        yield PaymentTime(request, row, start.day, due, paid, days, late, interest)


_COLUMNS: Final = (
    Column("request", Text("demande", "request"), "text"),
    Column("commitment", Text("engagement", "commitment"), "text"),
    Column("amount", Text("montant", "amount"), "money"),
    Column("start", Text("départ du délai", "start"), "date"),
    Column("due", Text("échéance", "due"), "date"),
    Column("paid_on", Text("payé le", "paid on"), "date"),
    Column("days", Text("jours", "days"), "int"),
    Column("days_late", Text("jours de retard", "days late"), "int"),
    Column("interest", Text("intérêts moratoires", "late interest"), "money"),
    Column("compensation", Text("indemnité", "compensation"), "money"),
    Column("payable_by", Text("à verser avant le", "payable by"), "date"),
    Column("stage", Text("étape", "stage"), "text"),
)


def late_payments(budget: Budget, on: date, law: LawBook) -> Table:
    """Requests paid late or overdue, with the interest due without any claim (CCP R2192-31 ff.)."""
    rows = [_row(time) for time in payment_times(budget, on, law) if time.days_late]
    rows.sort(key=lambda cells: (-_int(cells[7]), str(cells[0])))
    interest = Money.sum(cell for cells in rows if isinstance(cell := cells[8], Money))
    fixed = Money.sum(cell for cells in rows if isinstance(cell := cells[9], Money))
    total = (None, None, None, None, None, None, None, None, interest, fixed, None, None)
    name = Text("Paiements en retard et intérêts moratoires", "Late payments and late interest")
    return Table("late_payments", name, _COLUMNS, tuple(rows), total=total if rows else None)


def _int(cell: object) -> int:
    assert isinstance(cell, int)
    return cell


def _row(time: PaymentTime) -> tuple[object, ...]:
    found = time.interest
    return (
        time.request,
        time.row.commitment,
        Money(time.row.net),
        time.start,
        time.due,
        time.paid,
        time.days,
        time.days_late,
        found.interest if found else None,
        found.compensation if found else None,
        found.payable_by if found else None,
        time.row.stage,
    )


def payment_delays(budget: Budget, on: date, law: LawBook) -> Table:
    """Mean payment time, share paid late, suspended and rejected, by programme."""
    groups: dict[str, list[PaymentTime]] = {}
    for time in payment_times(budget, on, law):
        programme = parse_line(budget.commitments[time.row.commitment].made.line).programme
        groups.setdefault(programme, []).append(time)
    columns = (
        Column("programme", Text("programme", "programme"), "text"),
        Column("requests", Text("demandes", "requests"), "int"),
        Column("paid", Text("payées", "paid"), "int"),
        Column("mean_days", Text("délai moyen (jours)", "mean time (days)"), "number"),
        Column("late", Text("payées en retard", "paid late"), "int"),
        Column("late_share", Text("part en retard", "late share"), "rate"),
        Column("overdue", Text("échues non payées", "overdue, unpaid"), "int"),
        Column("rejected", Text("suspendues ou rejetées", "suspended or rejected"), "int"),
        Column("rejection_rate", Text("taux de rejet", "rejection rate"), "rate"),
        Column("interest", Text("intérêts et indemnités", "interest and compensation"), "money"),
    )
    rows = tuple((programme, *_summary(times)) for programme, times in sorted(groups.items()))
    everything = [time for times in groups.values() for time in times]
    name = Text("Délai global de paiement", "Overall payment time")
    return Table("payment_delays", name, columns, rows, total=(None, *_summary(everything)) if rows else None)


def _summary(times: list[PaymentTime]) -> tuple[object, ...]:
    paid = [t for t in times if t.days is not None]
    late = sum(t.days_late > 0 for t in paid)
    stopped = sum(t.row.stage in ("suspended", "rejected") or t.row.requisitioned for t in times)
    days = sum(t.days or 0 for t in paid)
    due = Money.sum(t.interest.total for t in paid if t.interest and t.interest.total is not None)
    overdue = sum(t.paid is None and t.days_late > 0 for t in times)
    return (
        len(times),
        len(paid),
        _mean(days, len(paid)),
        late,
        _share(late, len(paid)),
        overdue,
        stopped,
        _share(stopped, len(times)),
        due,
    )


def _mean(total: int, count: int) -> Number | None:
    return None if not count else Number((Decimal(total) / count).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def _share(part: int, whole: int) -> Decimal | None:
    return None if not whole else (Decimal(part) / whole).quantize(Decimal("0.000001"), rounding=ROUND_HALF_UP)
