"""From an office to rows of the State's layouts: what secgen writes, it reads back equal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from attrs import evolve

from secgen.budget import events as ev
from secgen.budget.lines import Line, parse_line
from secgen.budget.state import Budget
from secgen.budget.state import CommitmentRow as Commitment
from secgen.exchange.rows import CommitmentRow, GrantRow, JournalRow, PaymentRow, Row
from secgen.kernel.act import Act
from secgen.kernel.errors import InvalidInput
from secgen.kernel.identifiers import is_siret
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text

_ACCOUNTS: Final = {
    "2": "6411000000",
    "3": "6113110000",
    "31": "6113110000",
    "5": "2131000000",
    "51": "2131000000",
    "52": "2050000000",
    "6": "6500000000",
    "61": "6512300000",
    "62": "6522800000",
    "63": "6531200000",
    "64": "6541100000",
    "7": "2611000000",
}
LAYOUTS: Final = ("inf-bud-53-ae", "inf-bud-53-cp", "aife-ae", "aife-cp", "jp51", "jp57", "subventions")


def account_of(line: Line) -> str:
    """A ledger account of the line's category, or of its title if it has none."""
    found = _ACCOUNTS.get(line.category) or _ACCOUNTS.get(line.title)
    if found is None:
        raise InvalidInput(
            "SG-FIELD", act="export", field="line", value=line.code, reason=Text("pas de compte", "no account")
        )
    return found


def rows_for(layout: str, budget: Budget, acts: Iterable[Act], year: int | None = None) -> list[Row]:
    """The rows of one layout, from the state and the acts of an office; with ``year``, those of one year."""
    rows = _rows(layout, budget, acts)
    if year is not None:
        return [row for row in rows if _year(row) == year]
    years = sorted({row.fiscal_year for row in rows if isinstance(row, PaymentRow) and row.fiscal_year})
    if layout == "inf-bud-53-cp" and len(years) > 1:
        reason = Text("cette restitution tient un seul exercice", "this extract holds one year")
        raise InvalidInput("SG-FIELD", act="export", field="year", value=", ".join(map(str, years)), reason=reason)
    return rows


def _year(row: Row) -> int | None:
    day = row.replicated_on if isinstance(row, CommitmentRow) else row.signed_on if isinstance(row, GrantRow) else None
    return day.year if day else getattr(row, "fiscal_year", None)


def _rows(layout: str, budget: Budget, acts: Iterable[Act]) -> list[Row]:
    prefix = layout.startswith("inf-bud")
    if layout in ("inf-bud-53-ae", "aife-ae"):
        return list(commitment_rows(budget, prefix))
    if layout in ("inf-bud-53-cp", "aife-cp"):
        return list(payment_rows(budget, acts, prefix))
    if layout == "jp51":
        return list(_jp51(budget))
    if layout == "jp57":
        return list(_jp57(budget, acts))
    if layout == "subventions":
        return [_grant(act) for act in budget.published.values()]
    raise InvalidInput("SG-REPORT-OPTION", report="export", option="layout", value=layout, known=", ".join(LAYOUTS))


def _cost_centre(line: Line, department: str, prefix: bool) -> str:
    """``DRACARA069``: directorate, region as the BOP names it (``CARA``), department in three characters."""
    region = line.bop.rpartition("-")[2].removeprefix("C")
    return f"{'BG00/' if prefix else ''}DRAC{region}{department.zfill(3) if department else ''}"


def _domain(line: Line) -> str:
    return f"{line.programme.zfill(4)}-{line.sub_action or line.action}"


def _party(payee: str) -> tuple[str, str]:
    """A payee as supplier code and SIRET."""
    return ("", payee) if is_siret(payee) else (payee, "")


def commitment_rows(budget: Budget, prefix: bool) -> Iterator[CommitmentRow]:
    """One row for each commitment item with something committed, net of withdrawals."""
    for row in budget.commitments.values():
        amount = Money(row.committed - row.withdrawn)
        if amount > ZERO:
            yield _commitment(row, amount, prefix)


def _commitment(row: Commitment, amount: Money, prefix: bool) -> CommitmentRow:
    made, line = row.made, parse_line(row.made.line)
    code, siret = _party(made.payee)
    account = account_of(line)
    return CommitmentRow(
        programme=line.programme,
        commitment=made.commitment,
        item=made.item,
        amount=amount,
        functional_domain=_domain(line),
        cost_centre=_cost_centre(line, made.department, prefix),
        programming_ref=("BG00/" if prefix else "") + f"{line.programme.zfill(4)}00000001",
        replicated_on=made.on,
        modified_on=row.last_on,
        supplier_code=code or "1000000000",
        supplier=made.object,
        siret=siret,
        account=("PCE/" if prefix else "") + account,
        budget_account=line.category or line.title,
        financial_centre="" if prefix else line.node,
    )


_PAYMENTS: Final = (ev.Paid, ev.DirectlyPaid, ev.CardPaid, ev.CreditNoteReceived, ev.DirectPaymentRefunded)


def payment_rows(budget: Budget, acts: Iterable[Act], prefix: bool) -> Iterator[PaymentRow]:
    """One row for each payment, credit note (negative), direct payment and refund of one (negative)."""
    number = 100_000_000
    for act in acts:
        number += isinstance(act, _PAYMENTS)
        if isinstance(act, ev.Paid):
            request = budget.requests[act.request]
            row = budget.commitments[request.commitment]
            base, service = request.received_on or request.ordered_on, request.executed_on or row.last_service
            yield _payment(row, number, Money(request.amount), base, service, act.on, prefix)
        elif isinstance(act, ev.CreditNoteReceived):
            row = budget.commitments[act.key]
            yield _payment(row, number, -act.amount, act.on, None, act.on, prefix)
        elif isinstance(act, ev.DirectlyPaid | ev.CardPaid):
            yield _direct(act, number, prefix)
        elif isinstance(act, ev.DirectPaymentRefunded):
            made = budget.direct[act.payment]
            yield _direct(evolve(made, on=act.on, amount=-act.amount), number, prefix)


def _payment(
    row: Commitment, number: int, amount: Money, base: date | None, service: date | None, paid: date, prefix: bool
) -> PaymentRow:
    made, line = row.made, parse_line(row.made.line)
    code, siret = _party(made.payee)
    return PaymentRow(
        programme=line.programme,
        request=str(number),
        amount=amount,
        commitment=made.commitment,
        item=made.item,
        functional_domain=_domain(line),
        cost_centre=_cost_centre(line, made.department, prefix),
        programming_ref=("BG00/" if prefix else "") + f"{line.programme.zfill(4)}00000001",
        request_item="" if prefix else "1",
        base_on=base,
        paid_on=paid,
        service_on=service if prefix else None,
        payee_code=code or "1000000000",
        payee=made.object,
        siret=siret,
        account=("PCE/" if prefix else "") + account_of(line),
        budget_account=line.category or line.title,
        fiscal_year=paid.year,
    )


def _direct(act: ev.DirectlyPaid | ev.CardPaid, number: int, prefix: bool) -> PaymentRow:
    line = parse_line(act.line)
    code, siret = _party(act.payee)
    return PaymentRow(
        programme=line.programme,
        request=str(number),
        amount=act.amount,
        functional_domain=_domain(line),
        cost_centre=_cost_centre(line, act.department, prefix),
        programming_ref=("BG00/" if prefix else "") + f"{line.programme.zfill(4)}00000001",
        request_item="" if prefix else "1",
        base_on=act.on,
        paid_on=act.on,
        payee_code=code or "1000000000",
        payee=getattr(act, "object", "") or "Paiement direct",
        siret=siret,
        account=("PCE/" if prefix else "") + account_of(line),
        budget_account=line.category or line.title,
        fiscal_year=act.on.year,
        piece_type="DT" if getattr(act, "case", "") == "travel_costs" else "",
    )


def _jp51(budget: Budget) -> Iterator[JournalRow]:
    for row in commitment_rows(budget, prefix=False):
        yield JournalRow(
            fiscal_year=(row.replicated_on or date.min).year,
            amount=row.amount,
            commitment=row.commitment,
            item=row.item,
            financial_centre=row.financial_centre,
            functional_domain=row.functional_domain,
            cost_centre=row.cost_centre,
            text=row.supplier,
            supplier_code=row.supplier_code,
            supplier=row.supplier,
            amount_type="100",
            amount_type_label="Original",
            posted_on=row.replicated_on,
            budget_account=row.budget_account,
            account=row.account,
        )


def _jp57(budget: Budget, acts: Iterable[Act]) -> Iterator[JournalRow]:
    for row in payment_rows(budget, acts, prefix=False):
        yield JournalRow(
            fiscal_year=row.fiscal_year or 0,
            amount=row.amount,
            commitment=row.commitment,
            item=row.item,
            functional_domain=row.functional_domain,
            cost_centre=row.cost_centre,
            text=row.payee,
            supplier_code=row.payee_code,
            supplier=row.payee,
            posted_on=row.paid_on,
            document_on=row.base_on,
            account=row.account,
            previous_piece=row.commitment,
            previous_item=row.item,
            piece=row.request,
        )


def _grant(act: ev.GrantPublished) -> GrantRow:
    return GrantRow(
        grantor=act.grantor,
        beneficiary=act.beneficiary,
        purpose=act.purpose,
        amount=act.amount,
        grantor_siret=act.grantor_id,
        signed_on=act.on,
        decision=act.decision,
        beneficiary_siret=act.beneficiary_id,
        beneficiary_rna=act.beneficiary_rna,
        nature=act.nature,
        payment_terms=act.payment_terms,
        payment_dates=tuple(date.fromisoformat(day) for day in act.payment_dates),
        aid_register=act.aid_register,
        eu_notified=act.eu_notified,
        share=Decimal(act.share) if act.share else None,
        scheme=act.scheme,
    )
