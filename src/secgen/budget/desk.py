"""``sg.budget``: everything the finance service does, one verb for each act."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from secgen.budget import events as ev
from secgen.budget.lines import parse_line
from secgen.budget.state import Budget
from secgen.desk import Desk, Verb
from secgen.kernel.dates import check_year
from secgen.kernel.money import Money


class BudgetDesk(Desk):
    """The verbs of the budget, in the order of a year."""

    open_line = Verb(ev.AppropriationsOpened)
    move = Verb(ev.AppropriationsMoved)
    set_reserve = Verb(ev.ReserveSet)
    release_reserve = Verb(ev.ReserveReleased)
    receive_fund = Verb(ev.FundReceived)
    delegate_signature = Verb(ev.SignatureDelegated)
    end_delegation = Verb(ev.DelegationEnded)
    file_document = Verb(ev.DocumentFiled)
    publish_grant = Verb(ev.GrantPublished)
    plan_profile = Verb(ev.ProfilePlanned)
    set_closing_calendar = Verb(ev.ClosingCalendarSet)
    close = Verb(ev.YearClosed)
    reopen = Verb(ev.YearReopened)
    open_tranche = Verb(ev.TrancheOpened)
    reduce_tranche = Verb(ev.TrancheReduced)
    conclude_framework = Verb(ev.FrameworkConcluded)
    commit = Verb(ev.Committed)
    increase = Verb(ev.CommitmentIncreased)
    withdraw = Verb(ev.CommitmentWithdrawn)
    close_commitment = Verb(ev.CommitmentClosed)
    acknowledge = Verb(ev.ServiceAcknowledged)
    certify = Verb(ev.ServiceCertified)
    receive_grant_report = Verb(ev.GrantReportReceived)
    interrupt_claim = Verb(ev.ClaimInterrupted)
    receive_invoice = Verb(ev.InvoiceReceived)
    interrupt_time_limit = Verb(ev.TimeLimitInterrupted)
    resume_time_limit = Verb(ev.TimeLimitResumed)
    liquidate = Verb(ev.Liquidated)
    order = Verb(ev.PaymentOrdered)
    accept = Verb(ev.PaymentAccepted)
    suspend = Verb(ev.PaymentSuspended)
    reject = Verb(ev.PaymentRejected)
    regularise = Verb(ev.PaymentRegularised)
    requisition = Verb(ev.PaymentRequisitioned)
    pay = Verb(ev.Paid)
    receive_credit_note = Verb(ev.CreditNoteReceived)
    pay_directly = Verb(ev.DirectlyPaid)
    pay_by_card = Verb(ev.CardPaid)
    correct_opening = Verb(ev.OpeningCorrected)
    return_fund = Verb(ev.FundReturned)
    withdraw_certification = Verb(ev.CertificationWithdrawn)
    refund_payment = Verb(ev.DirectPaymentRefunded)

    @property
    def state(self) -> Budget:
        """The budget as it stands: books of lines, commitments, requests… Read it, never change it."""
        return cast(Budget, self._secretariat.state("budget"))

    def open_appropriations(
        self,
        year: int,
        programme: str,
        *,
        action: str,
        title: int | str,
        ae: Money | str,
        cp: Money | str,
        node: str = "",
        on: date | str | None = None,
        **more: Any,
    ) -> Any:
        """Open appropriations on a programme (or a ``node`` of it); by default on 1 January of the year."""
        line = f"{node or programme.zfill(4)}/{action}/{title}"
        return self.open_line(year=year, line=line, ae=ae, cp=cp, on=on or date(year, 1, 1), **more)

    def available(self, year: int, line: str) -> tuple[Money, Money]:
        """AE and CP still available on a line; zero where nothing was opened.

        Raises ``InvalidInput`` SG-FIELD if the line can't be read as one, or the year is no number.
        """
        parse_line(line)
        check_year("available", year)
        row = self.state.line(year, line)
        return (Money(row.ae_available), Money(row.cp_available)) if row else (Money(0), Money(0))
