"""How each act changes the state. Nothing here decides or refuses anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from attrs import evolve

from secgen.budget import events as ev
from secgen.budget.lines import parse_line
from secgen.budget.state import (
    Budget,
    CommitmentRow,
    FrameworkRow,
    FundRow,
    LineRow,
    MoveTotal,
    RequestRow,
    TrancheRow,
    YearRow,
)
from secgen.kernel.act import Act
from secgen.kernel.book import Book
from secgen.kernel.domain import Fold

K = TypeVar("K")
SERVICE_KINDS: Final = ("instalment", "balance")


def touched(row: CommitmentRow, act: Act) -> None:
    """The latest day anything happened to a commitment, whatever the order acts are recorded in."""
    row.last_on = max(row.last_on or act.on, act.on)


def for_service(kind: str, commitment: CommitmentRow) -> bool:
    """Whether an order pays service rendered. A contract's advance is lent; a grant's is part of the grant."""
    return kind in SERVICE_KINDS or (kind == "advance" and commitment.made.grant is not None)


def line_row(budget: Budget, year: int, code: str) -> LineRow:
    """The row of a line, to be changed; made if it is new."""
    key = (year, code)
    if key in budget.lines:
        return budget.lines.edit(key)
    return budget.lines.put(key, LineRow(parse_line(code)))


def officer(budget: Budget, act: Act) -> None:
    """Who acted, if named, becomes an authorising officer, unless a role is known already (FIN-020)."""
    _role(budget, act, "officer")


def accountant(budget: Budget, act: Act) -> None:
    """Who acted, if named, becomes an accountant, unless a role is known already (FIN-020)."""
    _role(budget, act, "accountant")


def _role(budget: Budget, act: Act, role: str) -> None:
    if act.by and act.by not in budget.roles:
        budget.roles.put(act.by, role)


def opened(budget: Budget, act: ev.AppropriationsOpened, position: int) -> None:
    """AE and CP come to the line; of an initial finance act, they count as initial too."""
    row = line_row(budget, act.year, act.line)
    row.ae_in += act.ae.cents
    row.cp_in += act.cp.cents
    if act.kind == "initial":
        row.ae_initial += act.ae.cents
        row.cp_initial += act.cp.cents


def moved(budget: Budget, act: ev.AppropriationsMoved, position: int) -> None:
    """AE and CP move from the origin line to the target; each adds to its programme's total of that kind."""
    for code, sign in ((act.origin, -1), (act.target, 1)):
        if not code:
            continue
        row = line_row(budget, act.year, code)
        row.ae_in += sign * act.ae.cents
        row.cp_in += sign * act.cp.cents
        key = (act.year, row.line.programme, f"{act.kind} {act.fund}".rstrip())
        total = budget.moves.edit(key) if key in budget.moves else budget.moves.put(key, MoveTotal())
        total.ae += act.ae.cents
        total.cp += act.cp.cents
        if row.line.is_staff:
            total.ae_staff += act.ae.cents
            total.cp_staff += act.cp.cents


def reserved(budget: Budget, act: ev.ReserveSet, position: int) -> None:
    """AE and CP of the line go to its reserve."""
    row = line_row(budget, act.year, act.line)
    row.ae_reserved += act.ae.cents
    row.cp_reserved += act.cp.cents


def released(budget: Budget, act: ev.ReserveReleased, position: int) -> None:
    """AE and CP of the line leave its reserve."""
    row = line_row(budget, act.year, act.line)
    row.ae_reserved -= act.ae.cents
    row.cp_reserved -= act.cp.cents


def fund_received(budget: Budget, act: ev.FundReceived, position: int) -> None:
    """AE and CP come to the line, each for the amount received; the fund's total rises."""
    row = line_row(budget, act.year, act.line)
    row.ae_in += act.amount.cents
    row.cp_in += act.amount.cents
    fund = budget.funds.edit(act.fund) if act.fund in budget.funds else budget.funds.put(act.fund, FundRow(act))
    fund.received += act.amount.cents


def delegated(budget: Budget, act: ev.SignatureDelegated, position: int) -> None:
    """The holder's delegation of signature is known; it replaces an earlier one."""
    budget.delegations.put(act.holder, act)


def delegation_ended(budget: Budget, act: ev.DelegationEnded, position: int) -> None:
    """The holder's delegation ends on that day, if not sooner."""
    held = budget.delegations.get(act.holder)
    if held is not None:
        budget.delegations.put(act.holder, evolve(held, until=min(held.until or act.on, act.on)))


def document_filed(budget: Budget, act: ev.DocumentFiled, position: int) -> None:
    """The day the document of that kind, year and node was filed is known."""
    budget.documents.put((act.kind, act.year, act.node), act.on)


def profile_planned(budget: Budget, act: ev.ProfilePlanned, position: int) -> None:
    """The twelve monthly amounts of the node are known; they replace earlier ones."""
    budget.profiles.put((act.year, act.node), act.months)


def _year(budget: Budget, year: int) -> YearRow:
    return budget.years.edit(year) if year in budget.years else budget.years.put(year, YearRow())


def calendar_set(budget: Budget, act: ev.ClosingCalendarSet, position: int) -> None:
    """The year's last days for commitments and orders are known."""
    row = _year(budget, act.year)
    row.commitments_until, row.orders_until = act.commitments_until, act.orders_until


def year_closed(budget: Budget, act: ev.YearClosed, position: int) -> None:
    """The year is closed."""
    _year(budget, act.year).closed = True


def year_reopened(budget: Budget, act: ev.YearReopened, position: int) -> None:
    """The year is open again."""
    _year(budget, act.year).closed = False


def tranche_opened(budget: Budget, act: ev.TrancheOpened, position: int) -> None:
    """A tranche begins; the line's AE are earmarked for it."""
    budget.tranches.put(act.tranche, TrancheRow((act.year, act.line), act.amount.cents))
    line_row(budget, act.year, act.line).ae_earmarked += act.amount.cents


def tranche_reduced(budget: Budget, act: ev.TrancheReduced, position: int) -> None:
    """The tranche shrinks; the line's AE are no longer earmarked for it."""
    row = budget.tranches.edit(act.tranche)
    row.amount -= act.amount.cents
    line_row(budget, *row.key).ae_earmarked -= act.amount.cents


def framework_concluded(budget: Budget, act: ev.FrameworkConcluded, position: int) -> None:
    """A framework agreement begins, with nothing ordered."""
    budget.frameworks.put(act.framework, FrameworkRow(act))


def committed(budget: Budget, act: ev.Committed, position: int) -> None:
    """A commitment begins; the AE of its line are consumed.

    They leave its tranche; its framework, its fund and the payee's grants of the year count them. On next year's
    appropriations they count as committed in advance.
    """
    cents = act.amount.cents
    row = budget.commitments.put(act.key, CommitmentRow(act, act.budget_year, cents))
    touched(row, act)
    _consume(budget, row, cents, row.year)
    _ahead(budget, row, act, cents)
    if not act.source:
        officer(budget, act)


def _ahead(budget: Budget, row: CommitmentRow, act: Act, cents: int) -> None:
    if row.year > act.on.year:
        line = parse_line(row.made.line)
        _add(budget.ahead, (row.year, line.programme, line.title), cents)


def _add(book: Book[K, int], key: K, cents: int) -> None:
    book.put(key, book.get(key, 0) + cents)


def _consume(budget: Budget, row: CommitmentRow, cents: int, year: int) -> None:
    made = row.made
    line = line_row(budget, year, made.line)
    line.ae_committed += cents
    if made.tranche in budget.tranches:
        budget.tranches.edit(made.tranche).committed += cents
        line.ae_earmarked -= cents
    if made.framework in budget.frameworks:
        budget.frameworks.edit(made.framework).ordered += cents
    if made.fund in budget.funds:
        budget.funds.edit(made.fund).committed += cents
    if made.grant is not None:
        _add(budget.grants, (year, made.payee), cents)


def increased(budget: Budget, act: ev.CommitmentIncreased, position: int) -> None:
    """The commitment grows and consumes as much AE, of its own year or of a later year of increase.

    An optional tranche affirmed is counted.
    """
    row = budget.commitments.edit(act.key)
    row.committed += act.amount.cents
    touched(row, act)
    if act.reason == "optional_tranche":
        row.affirmed += 1
    _consume(budget, row, act.amount.cents, max(row.year, act.on.year))


def withdrawn(budget: Budget, act: ev.CommitmentWithdrawn, position: int) -> None:
    """The commitment shrinks; AE go back to where they came from (line, tranche, framework, fund).

    On a commitment of an earlier year they do not, unless recycled.
    """
    _withdraw(budget, act.key, act.amount.cents, act, act.recycled)


def _withdraw(budget: Budget, key: str, cents: int, act: Act, recycled: bool) -> None:
    row = budget.commitments.edit(key)
    row.withdrawn += cents
    touched(row, act)
    if act.on.year <= row.year or recycled:
        _consume(budget, row, -cents, max(row.year, act.on.year))
    _ahead(budget, row, act, -cents)


def commitment_closed(budget: Budget, act: ev.CommitmentClosed, position: int) -> None:
    """What is outstanding is withdrawn, without recycling, and the commitment is closed."""
    row = budget.commitments[act.key]
    if row.outstanding:
        _withdraw(budget, act.key, row.outstanding, act, recycled=False)
    row = budget.commitments.edit(act.key)
    row.closed = True


def acknowledged(budget: Budget, act: ev.ServiceAcknowledged, position: int) -> None:
    """Service acknowledged on the commitment rises."""
    row = budget.commitments.edit(act.key)
    row.acknowledged += act.amount.cents
    touched(row, act)


def certified(budget: Budget, act: ev.ServiceCertified, position: int) -> None:
    """Service certified on the commitment rises; its first and last days of service are kept up."""
    row = budget.commitments.edit(act.key)
    row.certified += act.amount.cents
    day = act.delivered_on or act.on
    row.first_service = min(row.first_service or day, day)
    row.last_service = max(row.last_service or day, day)
    touched(row, act)
    if not act.source:
        officer(budget, act)


def grant_report_received(budget: Budget, act: ev.GrantReportReceived, position: int) -> None:
    """The day the grant's financial report was received is known."""
    budget.commitments.edit(act.key).report_on = act.on


def claim_interrupted(budget: Budget, act: ev.ClaimInterrupted, position: int) -> None:
    """The act that interrupts the four-year bar is noted on the commitment."""
    budget.commitments.edit(act.key).claims += ((act.on, act.kind),)


def invoice_received(budget: Budget, act: ev.InvoiceReceived, position: int) -> None:
    """A payment request begins; the creditor's invoice number is taken."""
    if act.number:
        budget.invoices.put((act.creditor, act.number), act.request)
    budget.requests.put(
        act.request,
        RequestRow(
            act.key,
            amount=act.amount.cents,
            gross=act.amount.cents,
            net=act.amount.cents,
            creditor=act.creditor,
            received_on=act.on,
            reception_certain=act.reception_certain,
            dated=act.dated,
            executed_on=act.executed_on,
        ),
    )


def _request(budget: Budget, request: str, commitment: str) -> RequestRow:
    if request in budget.requests:
        return budget.requests.edit(request)
    return budget.requests.put(request, RequestRow(commitment))


def liquidated(budget: Budget, act: ev.Liquidated, position: int) -> None:
    """The request is liquidated: gross, net, retention, share of the advance and penalty are known."""
    row = _request(budget, act.request, act.key)
    row.stage = "liquidated"
    row.gross, row.net = act.amount.cents, act.net.cents
    row.retained, row.recovered, row.penalty = act.retention.cents, act.recovered.cents, act.penalty.cents


def ordered(budget: Budget, act: ev.PaymentOrdered, position: int) -> None:
    """The request is ordered; CP of the line are held for its amount.

    The commitment's drawn amount rises and, if the order pays for service, its ordered amount too; in flow 3 service
    is certified at the same time.
    """
    row = _request(budget, act.request, act.key)
    if not row.gross:
        row.gross = act.amount.cents
    row.stage = "ordered"
    row.amount = row.net = act.amount.cents
    row.kind, row.year, row.orderer = act.kind, act.budget_year, act.by
    row.ordered_on = act.on
    row.documents, row.bank_checked, row.before_service = act.documents, act.bank_checked, act.before_service
    row.account, row.creditor = act.account, act.creditor or row.creditor
    commitment = budget.commitments.edit(act.key)
    if for_service(act.kind, commitment):
        commitment.ordered += row.gross
        if commitment.made.flow == "3":
            commitment.certified = max(commitment.certified, commitment.ordered)
    commitment.drawn += row.amount
    commitment.open_orders += 1
    touched(commitment, act)
    line_row(budget, row.year, commitment.made.line).cp_held += act.amount.cents
    if not act.source:
        officer(budget, act)


def interrupted(budget: Budget, act: ev.TimeLimitInterrupted, position: int) -> None:
    """The day the request's time-limit was interrupted is known."""
    budget.requests.edit(act.request).interrupted_on = act.on


def resumed(budget: Budget, act: ev.TimeLimitResumed, position: int) -> None:
    """The day the request's new time-limit opened is known."""
    budget.requests.edit(act.request).resumed_on = act.on


def accepted(budget: Budget, act: ev.PaymentAccepted, position: int) -> None:
    """The request is accepted."""
    budget.requests.edit(act.request).stage = "accepted"
    accountant(budget, act)


def suspended(budget: Budget, act: ev.PaymentSuspended, position: int) -> None:
    """The request is suspended, on the grounds named."""
    row = budget.requests.edit(act.request)
    row.stage, row.grounds = "suspended", act.grounds
    accountant(budget, act)


def rejected(budget: Budget, act: ev.PaymentRejected, position: int) -> None:
    """The request is rejected; the CP held for it are free again.

    What the order had added to the commitment is taken back, in flow 3 the service certified too.
    """
    row = budget.requests.edit(act.request)
    row.stage = "rejected"
    commitment = budget.commitments.edit(row.commitment)
    if for_service(row.kind, commitment):
        commitment.ordered -= row.gross
        if commitment.made.flow == "3":
            commitment.certified = max(commitment.certified - row.gross, commitment.ordered)
    commitment.drawn -= row.amount
    commitment.open_orders -= 1
    line_row(budget, row.year, commitment.made.line).cp_held -= row.amount
    accountant(budget, act)


def regularised(budget: Budget, act: ev.PaymentRegularised, position: int) -> None:
    """The request is ordered again, with no ground left and its documents completed."""
    row = budget.requests.edit(act.request)
    row.stage, row.grounds = "ordered", ()
    row.documents = tuple(sorted({*row.documents, *act.documents}))
    row.bank_checked = act.bank_checked


def requisitioned(budget: Budget, act: ev.PaymentRequisitioned, position: int) -> None:
    """The request is accepted, by requisition."""
    row = budget.requests.edit(act.request)
    row.stage, row.requisitioned = "accepted", True


def paid(budget: Budget, act: ev.Paid, position: int) -> None:
    """The request is paid; CP held in the year of the order become CP paid in the year of payment.

    The commitment counts the payment and what it kept, recovered, fined or advanced; its fund counts it too.
    """
    row = budget.requests.edit(act.request)
    row.stage, row.paid_on = "paid", act.on
    commitment = budget.commitments.edit(row.commitment)
    commitment.paid += row.amount
    commitment.open_orders -= 1
    touched(commitment, act)
    commitment.retained += row.retained - (row.amount if row.kind == "retention_release" else 0)
    commitment.recovered += row.recovered
    commitment.penalties += row.penalty
    if row.kind == "advance" and not for_service(row.kind, commitment):
        commitment.advances += row.amount
    line_row(budget, row.year, commitment.made.line).cp_held -= row.amount
    line_row(budget, act.on.year, commitment.made.line).cp_paid += row.amount
    if commitment.made.fund in budget.funds:
        budget.funds.edit(commitment.made.fund).paid += row.amount
    if not act.source:
        accountant(budget, act)


def credit_note(budget: Budget, act: ev.CreditNoteReceived, position: int) -> None:
    """CP paid on the line fall in the year of the note.

    On the commitment the service certified, ordered, drawn and paid falls with them; the note's number is taken.
    """
    cents = act.amount.cents
    commitment = budget.commitments.edit(act.key)
    commitment.certified -= cents
    commitment.ordered -= cents
    commitment.drawn -= cents
    commitment.paid -= cents
    touched(commitment, act)
    line_row(budget, act.on.year, commitment.made.line).cp_paid -= cents
    budget.payments.put(act.credit, 0)


def grant_published(budget: Budget, act: ev.GrantPublished, position: int) -> None:
    """The published data of the grant are known; they replace earlier ones."""
    budget.published.put(act.subject, act)


def directly_paid(budget: Budget, act: ev.DirectlyPaid, position: int) -> None:
    """AE and CP of the line are consumed for the same amount; the payment's number is taken."""
    _spend(budget, act.on.year, act.line, act.amount.cents)
    budget.payments.put(act.payment, act.amount.cents)


def card_paid(budget: Budget, act: ev.CardPaid, position: int) -> None:
    """AE and CP of the line are consumed for the same amount; the statement's number is taken."""
    _spend(budget, act.on.year, act.line, act.amount.cents)
    budget.payments.put(act.statement, act.amount.cents)


def _spend(budget: Budget, year: int, code: str, cents: int) -> None:
    line = line_row(budget, year, code)
    line.ae_committed += cents
    line.cp_paid += cents


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.AppropriationsOpened: opened,
    ev.AppropriationsMoved: moved,
    ev.ReserveSet: reserved,
    ev.ReserveReleased: released,
    ev.FundReceived: fund_received,
    ev.SignatureDelegated: delegated,
    ev.DelegationEnded: delegation_ended,
    ev.DocumentFiled: document_filed,
    ev.ProfilePlanned: profile_planned,
    ev.ClosingCalendarSet: calendar_set,
    ev.YearClosed: year_closed,
    ev.YearReopened: year_reopened,
    ev.TrancheOpened: tranche_opened,
    ev.TrancheReduced: tranche_reduced,
    ev.FrameworkConcluded: framework_concluded,
    ev.Committed: committed,
    ev.CommitmentIncreased: increased,
    ev.CommitmentWithdrawn: withdrawn,
    ev.CommitmentClosed: commitment_closed,
    ev.ServiceAcknowledged: acknowledged,
    ev.ServiceCertified: certified,
    ev.GrantReportReceived: grant_report_received,
    ev.ClaimInterrupted: claim_interrupted,
    ev.InvoiceReceived: invoice_received,
    ev.Liquidated: liquidated,
    ev.PaymentOrdered: ordered,
    ev.TimeLimitInterrupted: interrupted,
    ev.TimeLimitResumed: resumed,
    ev.PaymentAccepted: accepted,
    ev.PaymentSuspended: suspended,
    ev.PaymentRejected: rejected,
    ev.PaymentRegularised: regularised,
    ev.PaymentRequisitioned: requisitioned,
    ev.Paid: paid,
    ev.CreditNoteReceived: credit_note,
    ev.GrantPublished: grant_published,
    ev.DirectlyPaid: directly_paid,
    ev.CardPaid: card_paid,
}
