"""From rows of extracts to acts. What Chorus says is a fact: it is recorded with advice, never refused.

An extract tells where a commitment stands, so what is recorded is the difference with what the
journal knows: reading the same file twice records nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, Final, Protocol

from attrs import evolve

from secgen.budget import events as ev
from secgen.budget.nomenclature import category_of_account, title_of_account
from secgen.budget.state import Budget
from secgen.exchange.anomalies import Anomaly, AnomalyKind, anomaly, rule_of
from secgen.exchange.layouts import LAYOUTS
from secgen.exchange.rows import CommitmentRow, GrantRow, JournalRow, PaymentRow, Reading, bare
from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text

SOURCE: Final = "chorus"
_NODE: Final = re.compile(r"\d{4}-[A-Z0-9]{1,8}(-[A-Z0-9]{1,8})?")
_DOMAIN: Final = re.compile(r"\d{4}-(\d{2})(?:-(\d{2}))?")
_NATURES: Final = {"2": "staff", "3": "operating", "5": "investment", "6": "intervention", "7": "financial_operation"}


_NO_TITLE: Final = Text("compte {value} : titre inconnu", "account {value}: title unknown")
_GIVE_TITLE: Final = Text(
    "donner le titre ou la catégorie dans le compte budgétaire, par exemple 64",
    "give the title or category as the budget account, e.g. 64",
)
_NO_ACTION: Final = Text("domaine fonctionnel {value} illisible", "functional domain {value} not readable")
_GIVE_ACTION: Final = Text("l'écrire comme 0224-07 ou 0224-07-01", "write it as 0224-07 or 0224-07-01")
_OLDER: Final = Text(
    "{value} est plus ancien que ce que le journal sait de l'engagement",
    "{value} is older than what the journal knows of the commitment",
)
_LATEST_EXTRACT: Final = Text("importer l'extrait le plus récent", "import the latest extract")
_NOT_COMMITTED: Final = Text("engagement {value} inconnu du journal", "commitment {value} unknown to the journal")
_COMMITMENTS_FIRST: Final = Text(
    "importer l'extrait des engagements, puis celui-ci à nouveau",
    "import the extract of commitments, then this one again",
)
_IN_JOURNALS: Final = {"commitment": "previous_piece", "paid_on": "posted_on"}
_WAITS_FOR: Final = {"received": 2, "liquidated": 2, "rejected": 2, "ordered": 3, "accepted": 3, "suspended": 3}
"""How many of the four acts of a payment are there at each stage before it is paid."""


class Desk(Protocol):
    """Where the state of the budget is read: at each row, as the acts before it left it."""

    @property
    def state(self) -> Budget:
        """The budget after the last act accepted."""


class Translator:
    """Turns one reading into acts; ``anomalies`` grows with what could not be placed.

    ``node`` is the operational unit charged when the extract names none (``{programme}-CARA-DRAC``).
    """

    def __init__(self, desk: Desk, reading: Reading, node: str) -> None:
        self.desk = desk
        self.reading = reading
        self.node = node
        self.anomalies: list[Anomaly] = []
        self.unchanged = 0

    @property
    def budget(self) -> Budget:
        """The state of the budget now: after the last act accepted."""
        return self.desk.state

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
        if row.amount < ZERO or (known is None and not row.amount):
            self._note(row, AnomalyKind.NEGATIVE_AMOUNT, "amount", str(row.amount))
            return
        if known is not None:
            delta = row.amount.cents - (known.committed - known.withdrawn)
            if delta and row.modified_on and known.amended_on and row.modified_on < known.amended_on:
                self._unknown(row, "modified_on", row.modified_on.isoformat(), _OLDER, _LATEST_EXTRACT)
                return
            yield from self._change(row, delta, max(row.modified_on or known.made.on, known.made.on))
            return
        line = self._line(row)
        if day is None:
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
        if domain is None and row.functional_domain:
            self._unknown(row, "functional_domain", row.functional_domain, _NO_ACTION, _GIVE_ACTION)
            return ""
        action = "00" if domain is None else domain[1] + (f"-{domain[2]}" if domain[2] else "")
        centre = getattr(row, "financial_centre", "")
        node = centre if _NODE.fullmatch(centre) else self.node.format(programme=programme)
        nature = _title(row)
        if not nature:
            account = row.account or row.budget_account
            self._unknown(row, "account", account, _NO_TITLE, _GIVE_TITLE)
            return ""
        return f"{node}/{action}/{nature}"

    def _journal(self, rows: Iterable[JournalRow]) -> Iterator[Act]:
        """JP51: 100 opens a commitment, 150 changes it; 350 alone is what was left of an older one to pay.

        An item with neither 100 nor 350 is set aside: a change does not tell what is committed.
        """
        items: dict[tuple[str, str], list[JournalRow]] = {}
        for row in rows:
            if row.commitment and row.amount_type in ("100", "150", "350"):
                items.setdefault((row.commitment, row.item or "1"), []).append(row)
        for (commitment, item), lines in items.items():
            types = {line.amount_type for line in lines}
            first = lines[0]
            amount = Money.sum(line.amount for line in lines if "100" not in types or line.amount_type != "350")
            if "100" not in types:
                amount += self._paid_before(f"{commitment}/{item}", min(line.fiscal_year for line in lines))
            whole = _as_commitment(first, commitment, item, amount)
            if types == {"150"}:
                self._note(whole, AnomalyKind.VALUE_MISSING, "amount_type", "")
            else:
                yield from self._commitment(whole, first.posted_on or first.updated_on)

    @cached_property
    def _paid(self) -> dict[str, dict[int, int]]:
        """What was paid on each commitment in each year."""
        paid: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for request in self.budget.requests.values():
            if request.paid_on is not None:
                paid[request.commitment][request.paid_on.year] += request.amount
        return paid

    def _paid_before(self, key: str, year: int) -> Money:
        return Money(sum(cents for paid_in, cents in self._paid.get(key, {}).items() if paid_in < year))

    # payments

    def _payments(self, rows: Iterable[PaymentRow]) -> Iterator[Act]:
        for row in sorted(_summed(rows), key=lambda r: (r.paid_on or date.max, r.request, r.commitment, r.item)):
            yield from self._payment(row)

    def _payment(self, row: PaymentRow) -> Iterator[Act]:
        request = request_id(row)
        known = self.budget.requests.get(request)
        done = 0 if known is None else _WAITS_FOR.get(known.stage, 4)
        if known is not None and known.amount != row.amount.cents:
            self._note(row, AnomalyKind.LABEL_MISMATCH, "amount", f"{Money(known.amount)} ≠ {row.amount}")
            done = 4
        if done == 4 or request in self.budget.payments:
            self.unchanged += 1
            return
        commitment = self.budget.commitments.get(f"{row.commitment}/{row.item}")
        if commitment is None:
            self._unknown(row, "commitment", f"{row.commitment}/{row.item}", _NOT_COMMITTED, _COMMITMENTS_FIRST)
            return
        if row.paid_on is None:
            self._note(row, AnomalyKind.VALUE_MISSING, "paid_on", "")
            return
        key: dict[str, Any] = {"commitment": row.commitment, "item": row.item}
        paid = max(row.paid_on, commitment.made.on)
        if not row.amount:
            self._note(row, AnomalyKind.ZERO_AMOUNT, "amount", request)
        elif row.amount < ZERO:
            yield ev.CreditNoteReceived(on=paid, source=SOURCE, credit=request, amount=-row.amount, **key)
        else:
            yield from list(_paid_in_full(row, request, commitment.made.on, paid, key))[done:]

    def _orphans(self) -> Iterator[Act]:
        """Payments without commitment are kept apart: direct payments (flow 4), AE = CP on their day."""
        rows = (_as_payment(row) if isinstance(row, JournalRow) else row for row in self.reading.orphans)
        for row in _summed(row for row in rows if isinstance(row, PaymentRow)):
            if row.paid_on is None:
                self._note(row, AnomalyKind.VALUE_MISSING, "paid_on", "")
                continue
            if request_id(row) in self.budget.payments:
                self.unchanged += 1
                continue
            line = self._line(row)
            travel = row.piece_type == "DT"
            if line and row.amount > ZERO:
                yield ev.DirectlyPaid(
                    on=row.paid_on,
                    source=SOURCE,
                    payment=request_id(row),
                    line=line,
                    payee=row.siret or row.payee_code,
                    amount=row.amount,
                    case="travel_costs" if travel else "without_commitment",
                    department=department_of(row.cost_centre),
                    object="" if travel else row.payee,  # who is paid back for travelling is an agent: no name
                )
            elif line:
                self._note(row, AnomalyKind.NEGATIVE_AMOUNT, "amount", str(row.amount))

    # grants

    def _grants(self, rows: Iterable[GrantRow]) -> Iterator[Act]:
        seen: set[str] = set()
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
            known = self.budget.published.get(act.subject)
            if act.subject in seen:
                self._note(row, AnomalyKind.LABEL_MISMATCH, "decision", f"{row.decision} / {row.beneficiary_siret}")
            elif known is not None and evolve(known, advice=()) == act:
                self.unchanged += 1
            else:
                yield act
            seen.add(act.subject)

    def _note(self, row: CommitmentRow | PaymentRow | GrantRow, kind: AnomalyKind, column: str, value: str) -> None:
        self.anomalies.append(anomaly(kind, self.reading.file, row.line, self._column(column), value, severity="row"))

    def _unknown(self, row: CommitmentRow | PaymentRow, column: str, value: str, why: Text, remedy: Text) -> None:
        """A row that cannot be recorded for want of something the journal or the nomenclature does not know."""
        kind = AnomalyKind.VALUE_UNKNOWN if value else AnomalyKind.VALUE_MISSING
        message = Text(
            f"{why.fr.format(value=value or '—')} : {row.amount} € non enregistrés",
            f"{why.en.format(value=value or '—')}: {row.amount} € not recorded",
        )
        file, header = self.reading.file, self._column(column)
        self.anomalies.append(Anomaly(kind, file, row.line, header, value, message, remedy, "row", rule_of(kind)))

    def _column(self, field: str) -> str:
        """The header of the column a field is read from."""
        headers = {column.field: column.name for column in reversed(LAYOUTS[self.reading.layout].columns)}
        return headers.get(field) or headers.get(_IN_JOURNALS.get(field, ""), field)


def _paid_in_full(row: PaymentRow, request: str, since: date, paid: date, key: dict[str, Any]) -> Iterator[Act]:
    """The four acts of a payment: service, invoice, order, payment; none before the commitment."""
    base = max(min(row.base_on or paid, paid), since)
    served = max(min(row.service_on or base, paid), since)
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


def _summed(rows: Iterable[PaymentRow]) -> list[PaymentRow]:
    """One row for each payment: lines that differ only by their imputation or their day are added up."""
    found: dict[str, PaymentRow] = {}
    for row in rows:
        request = request_id(row)
        held = found.get(request)
        found[request] = row if held is None else evolve(held, amount=held.amount + row.amount)
    return list(found.values())


def request_id(row: PaymentRow) -> str:
    """One name for one payment of one commitment item: year, request, items, service."""
    year = str(row.fiscal_year or (row.paid_on.year if row.paid_on else ""))
    return "/".join(p for p in (year, row.request, row.request_item, row.commitment, row.item, row.service) if p)


def department_of(cost_centre: str) -> str:
    """Cost-centre codes end in the department on three characters: ``DREETS0035`` → ``35`` (observed)."""
    tail = bare(cost_centre)[-3:]
    if re.fullmatch(r"0(\d[1-9]|[1-9]0|2[AB])", tail):
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
        request=row.piece or row.reference or (row.posted_on.isoformat() if row.posted_on else ""),
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
