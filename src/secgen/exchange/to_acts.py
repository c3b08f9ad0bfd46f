"""From rows of extracts to acts. What Chorus says is a fact: it is recorded with advice, never refused.

An extract tells where a commitment stands, so what is recorded is the difference with what the
journal knows: reading the same file twice records nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from secgen.budget import events as ev
from secgen.budget.nomenclature import category_of_account, title_of_account
from secgen.budget.state import Budget
from secgen.exchange.anomalies import Anomaly, AnomalyKind, anomaly
from secgen.exchange.rows import CommitmentRow, GrantRow, JournalRow, PaymentRow, Reading, bare
from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money

SOURCE: Final = "chorus"
_NODE: Final = re.compile(r"\d{4}-[A-Z0-9]{1,8}(-[A-Z0-9]{1,8})?")
_DOMAIN: Final = re.compile(r"\d{4}-(\d{2})(?:-(\d{2}))?")
_NATURES: Final = {"2": "staff", "3": "operating", "5": "investment", "6": "intervention", "7": "financial_operation"}


class Translator:
    """Turns one reading into acts; ``anomalies`` grows with what could not be placed.

    ``node`` is the operational unit charged when the extract names none (``{programme}-CARA-DRAC``).
    """

    def __init__(self, budget: Budget, reading: Reading, node: str) -> None:
        self.budget = budget
        self.reading = reading
        self.node = node
        self.anomalies: list[Anomaly] = []
        self.unchanged = 0

    def acts(self) -> Iterator[Act]:
        """The acts of the reading, in the order of their effect."""
        yield from self._commitments(self.reading.commitments)
        journal = self.reading.journal
        if self.reading.layout == "jp51":
            yield from self._journal(journal)
        else:
            yield from self._payments(_as_payment(row) for row in journal)
        yield from self._payments(self.reading.payments)
        yield from self._orphans()
        yield from self._grants(self.reading.grants)

    # commitments

    def _commitments(self, rows: Iterable[CommitmentRow]) -> Iterator[Act]:
        for row in sorted(rows, key=lambda r: (r.replicated_on or date.max, r.commitment, r.item)):
            yield from self._commitment(row, row.replicated_on or row.modified_on)

    def _commitment(self, row: CommitmentRow, day: date | None) -> Iterator[Act]:
        known = self.budget.commitments.get(f"{row.commitment}/{row.item}")
        if known is not None:
            delta = row.amount.cents - (known.committed - known.withdrawn)
            yield from self._change(row, delta, max(row.modified_on or known.made.on, known.made.on))
            return
        line = self._line(row)
        if row.amount <= ZERO:
            self._note(row, AnomalyKind.NEGATIVE_AMOUNT, "amount", str(row.amount))
        elif day is None:
            self._note(row, AnomalyKind.VALUE_MISSING, "replicated_on", "")
        elif line:
            yield ev.Committed(
                on=day,
                source=SOURCE,
                commitment=row.commitment,
                item=row.item,
                line=line,
                payee=row.siret or row.supplier_code,
                amount=row.amount,
                nature=_NATURES.get(line.rpartition("/")[2][:1], "operating"),  # type: ignore[arg-type]
                object=row.supplier,
                department=department_of(row.cost_centre),
            )

    def _change(self, row: CommitmentRow, delta: int, day: date) -> Iterator[Act]:
        key: dict[str, Any] = {"commitment": row.commitment, "item": row.item}
        if delta > 0:
            yield ev.CommitmentIncreased(on=day, source=SOURCE, amount=Money(delta), reason="correction", **key)
        elif delta < 0:
            yield ev.CommitmentWithdrawn(on=day, source=SOURCE, amount=Money(-delta), **key)
        else:
            self.unchanged += 1

    def _line(self, row: CommitmentRow | PaymentRow) -> str:
        """The budget line of a row: node, action and title; empty, with an anomaly, if it can't be told."""
        programme = row.programme.zfill(4)
        domain = _DOMAIN.fullmatch(row.functional_domain)
        action = "00" if domain is None else domain[1] + (f"-{domain[2]}" if domain[2] else "")
        centre = getattr(row, "financial_centre", "")
        node = centre if _NODE.fullmatch(centre) else self.node.format(programme=programme)
        nature = _title(row)
        if not nature:
            self._note(row, AnomalyKind.VALUE_UNKNOWN, "account", row.account or row.budget_account)
            return ""
        return f"{node}/{action}/{nature}"

    def _journal(self, rows: Iterable[JournalRow]) -> Iterator[Act]:
        """JP51: 100 and 150 are commitments of the year; 350 carries over what the journal may not know."""
        totals: dict[tuple[str, str], Money] = {}
        first: dict[tuple[str, str], JournalRow] = {}
        for row in rows:
            key = (row.commitment, row.item or "1")
            if row.commitment and row.amount_type in ("100", "150", "350"):
                first.setdefault(key, row)
                carried = row.amount_type == "350" and f"{key[0]}/{key[1]}" in self.budget.commitments
                totals[key] = totals.get(key, ZERO) + (ZERO if carried else row.amount)
        for key, row in first.items():
            yield from self._commitment(_as_commitment(row, *key, totals[key]), row.posted_on or row.updated_on)

    # payments

    def _payments(self, rows: Iterable[PaymentRow]) -> Iterator[Act]:
        for row in sorted(rows, key=lambda r: (r.paid_on or date.max, r.request, r.commitment, r.item)):
            yield from self._payment(row)

    def _payment(self, row: PaymentRow) -> Iterator[Act]:
        request = request_id(row)
        known = self.budget.requests.get(request)
        if known is not None or request in self.budget.payments:
            if known is not None and known.amount != row.amount.cents:
                self._note(row, AnomalyKind.LABEL_MISMATCH, "amount", f"{row.amount} ≠ {Money(known.amount)}")
            self.unchanged += 1
            return
        commitment = self.budget.commitments.get(f"{row.commitment}/{row.item}")
        if commitment is None:
            self._note(row, AnomalyKind.ORPHAN_PAYMENT, "commitment", f"{row.commitment}/{row.item}")
            return
        if row.paid_on is None:
            self._note(row, AnomalyKind.VALUE_MISSING, "paid_on", "")
            return
        key: dict[str, Any] = {"commitment": row.commitment, "item": row.item}
        paid = max(row.paid_on, commitment.made.on)
        if row.amount < ZERO:
            yield ev.CreditNoteReceived(on=paid, source=SOURCE, credit=request, amount=-row.amount, **key)
            return
        base = max(min(row.base_on or paid, paid), commitment.made.on)
        served = max(min(row.service_on or base, paid), commitment.made.on)
        creditor = row.siret or row.payee_code
        yield ev.ServiceCertified(on=served, source=SOURCE, service=row.service, amount=row.amount, **key)
        yield ev.InvoiceReceived(
            on=base, source=SOURCE, request=request, amount=row.amount, dated=row.base_on, creditor=creditor, **key
        )
        yield ev.PaymentOrdered(
            on=max(base, served),
            source=SOURCE,
            request=request,
            amount=row.amount,
            creditor=creditor,
            account=bare(row.account),
            **key,
        )
        yield ev.Paid(on=paid, source=SOURCE, request=request)

    def _orphans(self) -> Iterator[Act]:
        """Payments without commitment are kept apart: direct payments (flow 4), AE = CP on their day."""
        for row in self.reading.orphans:
            if isinstance(row, JournalRow):
                row = _as_payment(row)
            if not isinstance(row, PaymentRow) or row.paid_on is None:
                continue
            if request_id(row) in self.budget.payments:
                self.unchanged += 1
                continue
            line = self._line(row)
            if line and row.amount > ZERO:
                yield ev.DirectlyPaid(
                    on=row.paid_on,
                    source=SOURCE,
                    payment=request_id(row),
                    line=line,
                    payee=row.siret or row.payee_code,
                    amount=row.amount,
                    case="travel_costs" if row.piece_type == "DT" else "without_commitment",
                    department=department_of(row.cost_centre),
                    object=row.payee,
                )
            elif line:
                self._note(row, AnomalyKind.NEGATIVE_AMOUNT, "amount", str(row.amount))

    # grants

    def _grants(self, rows: Iterable[GrantRow]) -> Iterator[Act]:
        for row in rows:
            if row.signed_on is None:
                self._note(row, AnomalyKind.VALUE_MISSING, "signed_on", "")
                continue
            act = ev.GrantPublished(
                on=row.signed_on,
                source="essential-data",
                decision=row.decision,
                beneficiary=row.beneficiary,
                beneficiary_id=row.beneficiary_siret,
                amount=row.amount,
                purpose=row.purpose,
                grantor=row.grantor,
                grantor_id=row.grantor_siret,
                nature=row.nature,
                payment_terms=row.payment_terms,
                payment_dates=tuple(day.isoformat() for day in row.payment_dates),
                share="" if row.share is None else str(row.share),
                eu_notified=row.eu_notified,
                scheme=row.scheme,
                beneficiary_rna=row.beneficiary_rna,
                aid_register=row.aid_register,
            )
            if self.budget.published.get(act.subject) == act:
                self.unchanged += 1
            else:
                yield act

    def _note(self, row: CommitmentRow | PaymentRow | GrantRow, kind: AnomalyKind, column: str, value: str) -> None:
        severity = "note" if kind is AnomalyKind.ORPHAN_PAYMENT else "row"
        self.anomalies.append(
            anomaly(kind, self.reading.file, row.line, column, value, severity=severity)  # type: ignore[arg-type]
        )


def request_id(row: PaymentRow) -> str:
    """One name for one payment of one commitment item: year, request, items, service."""
    year = str(row.fiscal_year or (row.paid_on.year if row.paid_on else ""))
    return "/".join(p for p in (year, row.request, row.request_item, row.commitment, row.item, row.service) if p)


def department_of(cost_centre: str) -> str:
    """Cost-centre codes end in the department on three characters: ``DREETS0035`` → ``35`` (observed)."""
    tail = bare(cost_centre)[-3:]
    if re.fullmatch(r"0(\d{2}|2[AB])", tail):
        return tail[1:]
    return tail if re.fullmatch(r"97\d", tail) else ""


def _title(row: CommitmentRow | PaymentRow) -> str:
    """The category or title charged: Chorus' own category, or else what the account belongs to."""
    if re.fullmatch(r"[1-7][1-5]?", row.budget_account):
        return row.budget_account
    return category_of_account(row.account) or title_of_account(row.account)


def _as_payment(row: JournalRow) -> PaymentRow:
    return PaymentRow(
        programme=row.programme,
        request=row.piece,
        amount=row.amount,
        commitment=row.commitment,
        item=row.item or "1",
        functional_domain=row.functional_domain,
        cost_centre=row.cost_centre,
        base_on=row.document_on or row.base_on,
        paid_on=row.posted_on,
        payee_code=row.supplier_code,
        payee=row.supplier,
        account=row.account,
        budget_account=row.budget_account,
        fiscal_year=row.fiscal_year,
        fund=row.fund,
        piece_type=row.piece_type,
        line=row.line,
    )


def _as_commitment(row: JournalRow, commitment: str, item: str, amount: Money) -> CommitmentRow:
    return CommitmentRow(
        programme=row.programme,
        commitment=commitment,
        item=item,
        amount=amount,
        functional_domain=row.functional_domain,
        cost_centre=row.cost_centre,
        replicated_on=row.posted_on,
        modified_on=row.updated_on,
        supplier_code=row.supplier_code,
        supplier=row.supplier,
        account=row.account,
        budget_account=row.budget_account,
        fund=row.fund,
        financial_centre=row.financial_centre,
        line=row.line,
    )
