"""What the State's files hold, one frozen value for each kind of row.

Codes and labels are kept as written (``BG00/DREETS0035``, ``PCE/6522800000``); :func:`bare` takes
the prefix off. ``line`` is the first file line a row comes from: it says where, not what, so two
rows that differ only by it are equal.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from secgen.exchange.anomalies import Anomaly
from secgen.kernel.money import Money

Key = tuple[object, ...]


def bare(code: str) -> str:
    """A compounded Chorus key without its prefix: ``PCE/6522800000`` → ``6522800000``."""
    return code.rpartition("/")[2]


@frozen(kw_only=True)
class CommitmentRow:
    """One item (*poste*) of a legal commitment (EJ), from an AE extract."""

    programme: str
    commitment: str
    item: str
    amount: Money
    functional_domain: str = ""
    cost_centre: str = ""
    programming_ref: str = ""
    replicated_on: date | None = None
    modified_on: date | None = None
    supplier_code: str = ""
    supplier: str = ""
    siret: str = ""
    account: str = ""
    budget_account: str = ""
    goods_group: str = ""
    cper: str = ""
    cper_label: str = ""
    location: str = ""
    financial_centre: str = ""
    tranche: str = ""
    ministerial_axis_1: str = ""
    ministerial_axis_2: str = ""
    fund: str = ""
    project: str = ""
    company: str = ""
    line: int = field(default=0, eq=False)

    @property
    def key(self) -> Key:
        """Lines with the same key in one file are one item (CH-03)."""
        return (self.commitment, self.item)

    @property
    def last_on(self) -> date | None:
        """The day that says which of two lines is the latest."""
        return self.modified_on


@frozen(kw_only=True)
class PaymentRow:
    """One payment request (DP), from a CP extract; ``commitment`` is empty when Chorus writes ``#``."""

    programme: str
    request: str
    amount: Money
    commitment: str = ""
    item: str = ""
    functional_domain: str = ""
    cost_centre: str = ""
    programming_ref: str = ""
    request_item: str = ""
    base_on: date | None = None
    paid_on: date | None = None
    service: str = ""
    service_on: date | None = None
    payee_code: str = ""
    payee: str = ""
    siret: str = ""
    account: str = ""
    budget_account: str = ""
    goods_group: str = ""
    cper: str = ""
    cper_label: str = ""
    location: str = ""
    fiscal_year: int | None = None
    tranche: str = ""
    fund: str = ""
    project: str = ""
    company: str = ""
    piece_type: str = ""
    line: int = field(default=0, eq=False)

    @property
    def key(self) -> Key:
        """Lines with the same key in one file are one payment."""
        request = (self.company, self.fiscal_year, self.request, self.request_item)
        return (*request, self.commitment, self.item, self.service, self.base_on, self.paid_on, self.service_on)

    @property
    def last_on(self) -> date | None:
        """The day that says which of two lines is the latest."""
        return self.paid_on


@frozen(kw_only=True)
class JournalRow:
    """One line of the JP51 (commitments) or JP57 (payments) journal.

    In JP57 the commitment is the previous piece, when that is a commitment number.
    """

    fiscal_year: int
    amount: Money
    commitment: str = ""
    item: str = ""
    period: str = ""
    financial_centre: str = ""
    functional_domain: str = ""
    cost_centre: str = ""
    department: str = ""
    text: str = ""
    supplier_code: str = ""
    supplier: str = ""
    amount_type: str = ""
    amount_type_label: str = ""
    activity: str = ""
    fund: str = ""
    fund_label: str = ""
    updated_on: date | None = None
    posted_on: date | None = None
    document_on: date | None = None
    base_on: date | None = None
    budget_account: str = ""
    entered_by: str = ""
    value_type: str = ""
    account: str = ""
    previous_piece: str = ""
    previous_item: str = ""
    piece: str = ""
    piece_type: str = ""
    reference: str = ""
    line: int = field(default=0, eq=False)

    @property
    def programme(self) -> str:
        """The programme, which opens the functional domain (``0203-04-01`` → ``203``)."""
        head = self.functional_domain[:4]
        return head[1:] if len(head) == 4 and head.isdecimal() and head[0] == "0" else ""

    @property
    def paid_on(self) -> date | None:
        """In JP57, the accounting date is the day of payment."""
        return self.posted_on


@frozen(kw_only=True)
class GrantRow:
    """One line of the essential data of grant agreements (*subventions*)."""

    grantor: str
    beneficiary: str
    purpose: str
    amount: Money
    grantor_siret: str = ""
    signed_on: date | None = None
    decision: str = ""
    beneficiary_siret: str = ""
    beneficiary_rna: str = ""
    nature: str = ""
    payment_terms: str = ""
    payment_dates: tuple[date, ...] = ()
    aid_register: str = ""
    eu_notified: str = ""
    share: Decimal | None = None
    scheme: str = ""
    line: int = field(default=0, eq=False)


Row = CommitmentRow | PaymentRow | JournalRow | GrantRow


@frozen
class HeaderInfo:
    """What the lines above the header row say: the fiscal year, and when the data was updated."""

    fiscal_year: int | None = None
    updated: str = ""


@frozen
class Reading:
    """What was read in a file, and everything that is wrong in it.

    ``orphans`` are payments without a commitment; ``lines_read`` counts the data lines read,
    those set aside included.
    """

    layout: str
    file: str
    rows: tuple[Row, ...] = ()
    orphans: tuple[Row, ...] = ()
    anomalies: tuple[Anomaly, ...] = ()
    lines_read: int = 0
    header: HeaderInfo = HeaderInfo()

    @property
    def set_aside(self) -> tuple[Anomaly, ...]:
        """The anomalies that cost a row."""
        return tuple(a for a in self.anomalies if a.severity == "row")

    @property
    def total(self) -> Money:
        """The sum of all rows, orphans included."""
        return Money.sum(row.amount for row in (*self.rows, *self.orphans))

    @property
    def commitments(self) -> tuple[CommitmentRow, ...]:
        """The rows that are commitment items."""
        return tuple(row for row in self.rows if isinstance(row, CommitmentRow))

    @property
    def payments(self) -> tuple[PaymentRow, ...]:
        """The rows that are payment requests; orphans are left out."""
        return tuple(row for row in self.rows if isinstance(row, PaymentRow))

    @property
    def journal(self) -> tuple[JournalRow, ...]:
        """The rows of a JP51 or JP57 journal; orphans are left out."""
        return tuple(row for row in self.rows if isinstance(row, JournalRow))

    @property
    def grants(self) -> tuple[GrantRow, ...]:
        """The rows that are grants (*subventions*)."""
        return tuple(row for row in self.rows if isinstance(row, GrantRow))

    def count(self) -> dict[str, int]:
        """How many anomalies of each kind."""
        return dict(Counter(a.kind for a in self.anomalies))
