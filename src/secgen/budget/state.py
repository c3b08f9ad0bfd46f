"""The state of the budget: what folding its acts gives. Amounts are whole cents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from attrs import define, field

from secgen.budget.events import (
    AppropriationsOpened,
    CardPaid,
    Committed,
    DirectlyPaid,
    FrameworkConcluded,
    FundReceived,
    GrantPublished,
    SignatureDelegated,
)
from secgen.budget.lines import Line, parse_line
from secgen.kernel.act import Act
from secgen.kernel.book import Book
from secgen.kernel.money import Money

LineKey = tuple[int, str]


@define
class LineRow:
    """One line of one year. ``in`` is what was opened or moved here, net of what moved away."""

    line: Line
    ae_initial: int = 0
    cp_initial: int = 0
    ae_in: int = 0
    cp_in: int = 0
    ae_reserved: int = 0
    cp_reserved: int = 0
    ae_earmarked: int = 0
    ae_committed: int = 0
    cp_held: int = 0
    cp_paid: int = 0

    @property
    def ae_available(self) -> int:
        """AE that may still be committed: made available, less reserve, earmarked and committed."""
        return self.ae_in - self.ae_reserved - self.ae_earmarked - self.ae_committed

    @property
    def cp_available(self) -> int:
        """CP that may still be ordered: made available, less reserve, held for orders and paid."""
        return self.cp_in - self.cp_reserved - self.cp_held - self.cp_paid


@define
class CommitmentRow:
    """One item of a legal commitment and what became of it.

    ``first_service`` is the first day of service not paid since all before it was; ``claims`` what starts the four-year
    bar again, as the payments of each year it was ``paid_in`` do; ``amended_on`` is the day of the latest increase or
    withdrawal.
    """

    made: Committed
    year: int
    committed: int
    withdrawn: int = 0
    acknowledged: int = 0
    certified: int = 0
    ordered: int = 0
    paid: int = 0
    drawn: int = 0
    open_orders: int = 0
    advances: int = 0
    recovered: int = 0
    retained: int = 0
    penalties: int = 0
    affirmed: int = 0
    closed: bool = False
    report_on: date | None = None
    first_service: date | None = None
    last_service: date | None = None
    claims: tuple[tuple[date, str], ...] = ()
    paid_in: tuple[int, ...] = ()
    last_on: date | None = None
    grown: tuple[tuple[int, int], ...] = ()
    amended_on: date | None = None

    @property
    def bound(self) -> int:
        """Committed and not withdrawn, in cents."""
        return self.committed - self.withdrawn

    @property
    def outstanding(self) -> int:
        """Committed and not yet paid (*reste à payer*)."""
        return self.committed - self.withdrawn - self.paid

    @property
    def done(self) -> bool:
        """Whether all of it is paid or withdrawn: nothing more is expected of it."""
        return self.committed - self.withdrawn == self.paid

    @property
    def rendered_unpaid(self) -> int:
        """Service rendered and not paid; below zero, what was paid before the service."""
        return self.certified - (self.paid - self.advances) - self.recovered - self.penalties

    def grown_in(self, year: int) -> int:
        """AE that increases of a year after its own took from that year, less those given back, in cents."""
        return dict(self.grown).get(year, 0)

    def given_back(self, cents: int, year: int, *, recycled: bool) -> int:
        """What a withdrawal of so many cents restores of a year's AE: what that year gave first (FIN-051)."""
        return cents if year <= self.year or recycled else min(cents, self.grown_in(year))

    @property
    def settled(self) -> bool:
        """Whether all service rendered is paid, but for what is kept as guarantee."""
        return self.rendered_unpaid <= self.retained

    @property
    def certifiable(self) -> int:
        """Committed and not yet certified, in cents."""
        return self.committed - self.withdrawn - self.certified


@define
class RequestRow:
    """One payment request, from the creditor's invoice to the payment.

    ``invoiced`` is what the creditor asks, zero without an invoice; ``served_on`` the last day of service certified
    when it was ordered.
    """

    commitment: str
    stage: str = "received"
    invoiced: int = 0
    amount: int = 0
    gross: int = 0
    net: int = 0
    retained: int = 0
    recovered: int = 0
    penalty: int = 0
    kind: str = "instalment"
    year: int = 0
    orderer: str = ""
    creditor: str = ""
    received_on: date | None = None
    reception_certain: bool = True
    dated: date | None = None
    executed_on: date | None = None
    served_on: date | None = None
    interrupted_on: date | None = None
    resumed_on: date | None = None
    ordered_on: date | None = None
    paid_on: date | None = None
    documents: tuple[str, ...] = ()
    bank_checked: bool = True
    before_service: str = ""
    account: str = ""
    grounds: tuple[str, ...] = ()
    requisitioned: bool = False

    @property
    def done(self) -> bool:
        """Whether it is paid: nothing more is expected of it."""
        return self.stage == "paid"


@define
class TrancheRow:
    """A functional tranche: AE earmarked, and how much of them is committed."""

    key: LineKey
    amount: int
    committed: int = 0

    @property
    def free(self) -> int:
        """Earmarked and not yet committed, in cents."""
        return self.amount - self.committed


@define
class FundRow:
    """Assistance funds of one purpose: received, committed and paid."""

    made: FundReceived
    received: int = 0
    committed: int = 0
    paid: int = 0
    years: tuple[tuple[int, tuple[int, int, int]], ...] = ()
    """Of each budget year, what was received, committed and paid."""

    def count(self, year: int, *, received: int = 0, committed: int = 0, paid: int = 0) -> None:
        """Add amounts of a year, in cents."""
        self.received += received
        self.committed += committed
        self.paid += paid
        before = self.of(year)
        after = (before[0] + received, before[1] + committed, before[2] + paid)
        self.years = tuple(sorted({**dict(self.years), year: after}.items()))

    def of(self, year: int) -> tuple[int, int, int]:
        """What was received, committed and paid of a year, in cents."""
        return dict(self.years).get(year, (0, 0, 0))


@define
class OpeningRow:
    """An opening of appropriations, and what is left of it once corrected, in cents."""

    made: AppropriationsOpened
    ae: int
    cp: int


@define
class FrameworkRow:
    """A framework agreement and the total of its orders."""

    made: FrameworkConcluded
    ordered: int = 0


@define
class MoveTotal:
    """Movements of one kind on one programme of one year, added up without sign."""

    ae: int = 0
    cp: int = 0
    ae_staff: int = 0
    cp_staff: int = 0


@define
class YearRow:
    """What was decided of a year: its last days, whether it is closed."""

    commitments_until: date | None = None
    orders_until: date | None = None
    closed: bool = False


@define
class Budget:
    """All books of the budget."""

    lines: Book[LineKey, LineRow] = field(factory=Book)
    commitments: Book[str, CommitmentRow] = field(factory=Book)
    items: Book[str, tuple[str, ...]] = field(factory=Book)
    """By number, the items of a commitment besides item 1."""
    requests: Book[str, RequestRow] = field(factory=Book)
    tranches: Book[str, TrancheRow] = field(factory=Book)
    frameworks: Book[str, FrameworkRow] = field(factory=Book)
    funds: Book[str, FundRow] = field(factory=Book)
    moves: Book[tuple[int, str, str], MoveTotal] = field(factory=Book)
    ahead: Book[tuple[int, str, str], int] = field(factory=Book)
    delegations: Book[str, tuple[SignatureDelegated, ...]] = field(factory=Book)
    roles: Book[str, str] = field(factory=Book)
    grants: Book[tuple[int, str], int] = field(factory=Book)
    documents: Book[tuple[str, int, str], date] = field(factory=Book)
    years: Book[int, YearRow] = field(factory=Book)
    payments: Book[str, int] = field(factory=Book)
    direct: Book[str, DirectlyPaid | CardPaid] = field(factory=Book)
    openings: Book[int, OpeningRow] = field(factory=Book)
    invoices: Book[tuple[str, str], str] = field(factory=Book)
    published: Book[str, GrantPublished] = field(factory=Book)
    profiles: Book[tuple[int, str], tuple[Money, ...]] = field(factory=Book)

    def books(self) -> Iterable[Book[Any, Any]]:
        return (
            self.lines,
            self.commitments,
            self.items,
            self.requests,
            self.tranches,
            self.frameworks,
            self.funds,
            self.moves,
            self.ahead,
            self.delegations,
            self.roles,
            self.grants,
            self.documents,
            self.years,
            self.payments,
            self.direct,
            self.openings,
            self.invoices,
            self.published,
            self.profiles,
        )

    def line(self, year: int, code: str) -> LineRow | None:
        """The row of a line in a year, to be read; ``None`` if nothing ever came to it."""
        return self.lines.get((year, code))

    def matter_of(self, act: Act) -> tuple[tuple[str, ...], Money | None]:
        """The budget lines an act falls on, through the commitment or request it names; the amount of the request."""
        domain = act.tag.partition(".")[0]
        if domain in ("assets", "correspondence", "access"):
            return (), None
        names = ("line", "origin", "target") if domain == "budget" else ("line",)
        lines = [code for name in names if (code := getattr(act, name, ""))]
        request = self.requests.get(getattr(act, "request", "")) if domain == "budget" else None
        known = self.commitments.get(request.commitment if request else getattr(act, "commitment", ""))
        if known is not None:
            lines.append(known.made.line)
        return tuple(lines), None if request is None else Money(request.amount)

    def closed(self, year: int) -> bool:
        """Whether a year is closed."""
        row = self.years.get(year)
        return row is not None and row.closed

    def bound_by(self, number: str) -> Iterator[CommitmentRow]:
        """The items known of a legal commitment."""
        for item in ("1", *(self.items.get(number, ()) if self.items else ())):
            row = self.commitments.get(f"{number}/{item}")
            if row is not None:
                yield row

    def delegated(self, holder: str, on: date) -> list[SignatureDelegated]:
        """The delegations of a holder that count on a day, in force or not.

        Of those for the same programmes, the last to hold by then, or else the first that will.
        """
        counting: dict[frozenset[str], SignatureDelegated] = {}
        for one in sorted(self.delegations.get(holder, ()), key=lambda delegation: delegation.since):
            if one.scope not in counting or one.since <= on:
                counting[one.scope] = one
        return list(counting.values())

    def initial(self, year: int, programme: str, *, staff: bool | None = None, cp: bool = False) -> int:
        """Initial appropriations of a programme (finance act), in cents; ``staff`` picks title 2 or the others."""
        return sum(
            row.cp_initial if cp else row.ae_initial
            for (y, _), row in self.lines.items()
            if y == year and row.line.programme == programme and (staff is None or row.line.is_staff == staff)
        )

    def unspent(self, year: int, programme: str, *, staff: bool) -> tuple[int, int]:
        """AE not committed and CP not paid of a year, assistance funds apart: never below zero, in cents."""
        rows = [
            row
            for (y, _), row in self.lines.items()
            if y == year and (row.line.programme, row.line.is_staff) == (programme, staff)
        ]
        ae = sum(row.ae_in - row.ae_committed for row in rows)
        cp = sum(row.cp_in - row.cp_paid for row in rows)
        for name, fund in self.funds.items():
            if _titles(fund) == (programme, staff):
                received, committed, paid = fund.of(year)
                carried = self.moves.get((year, programme, f"carry_over {name}")) or MoveTotal()
                ae -= carried.ae + received - committed
                cp -= carried.cp + received - paid
        return max(ae, 0), max(cp, 0)

    def opened(self, year: int, programme: str, *, title: str = "", cp: bool = False) -> int:
        """Appropriations opened on a programme after movements, in cents."""
        return sum(
            row.cp_in if cp else row.ae_in
            for (y, _), row in self.lines.items()
            if y == year and row.line.programme == programme and (not title or row.line.title == title)
        )


def _titles(fund: FundRow) -> tuple[str, bool]:
    """The programme a fund goes to, and whether it is for staff."""
    line = parse_line(fund.made.line)
    return line.programme, line.is_staff
