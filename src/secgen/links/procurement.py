"""From buying to paying: the acts of the budget that acts of procurement propose.

An award or an order proposes its commitment, a modification its change, a delivery the service rendered, an
invoice its liquidation with the advance, the retention and the penalties of the contract. Everything here is a
proposal: record it with ``sg.record(...)``, where the rules of the budget judge it.
"""

from __future__ import annotations

from typing import Any, Final

from attrs import evolve

from secgen.budget import events as budget
from secgen.budget.computations.contracts import recovery
from secgen.kernel.errors import InvalidInput
from secgen.kernel.judge import Law
from secgen.kernel.money import FLOOR, ZERO, Money
from secgen.kernel.text import Text
from secgen.procurement import events as buying
from secgen.procurement.state import ContractRow, including

_NO_RATE: Final = Text(
    "un engagement est toutes taxes comprises : donner le taux de TVA", "a commitment includes VAT: give the VAT rate"
)
_NO_MAXIMUM: Final = Text("un accord-cadre porte un maximum", "a framework agreement carries a maximum")
_NO_COMMITMENT: Final = Text(
    "aucun engagement juridique n'est noté sur ce marché", "no legal commitment is noted on this contract"
)
_NOTHING: Final = Text("la modification ne change pas le montant", "the modification does not change the amount")


def contract_terms(award: buying.ContractAwarded, row: ContractRow | None = None) -> budget.ContractTerms:
    """The clauses of a contract that bear on payment; ``row`` gives the day its consultation was launched."""
    return budget.ContractTerms(
        amount_excl_vat=award.amount,
        vat_rate=award.vat_rate,
        months=award.months,
        consulted_on=row.consulted_on if row else award.on,
        sme=award.sme,
        advance_rate=award.advance_rate,
        advance_waived=award.advance_waived,
    )


def commitment_for_award(
    award: buying.ContractAwarded, *, line: str, number: str = "", row: ContractRow | None = None, **more: Any
) -> budget.Committed:
    """The commitment of a contract that is paid as a whole: its amount with VAT, its clauses.

    ``number``: of the legal commitment, by default the one noted on the contract; ``more``: other fields of the act
    (``visa``, ``tranche``, ``by``…).
    """
    return budget.Committed(
        **{
            "on": award.on,
            "commitment": _number(number or award.commitment, award.contract),
            "item": award.item,
            "line": line,
            "payee": award.holders[0],
            "amount": _with_vat(award.amount, award, award.contract),
            "object": award.title,
            "contract": contract_terms(award, row),
            "framework": award.parent,
            **more,
        }
    )


def framework_for_award(award: buying.ContractAwarded, **more: Any) -> budget.FrameworkConcluded:
    """The framework agreement as the budget knows it: its limits with VAT; AE go order by order."""
    if award.maximum is None:
        raise _refused(award.contract, "maximum", None, _NO_MAXIMUM)
    return budget.FrameworkConcluded(
        **{
            "on": award.on,
            "framework": award.contract,
            "payee": award.holders[0],
            "maximum": _with_vat(award.maximum, award, award.contract),
            "minimum": _with_vat(award.minimum or ZERO, award, award.contract),
            **more,
        }
    )


def commitment_for_order(
    order: buying.OrderPlaced, *, line: str, number: str = "", row: ContractRow | None = None, **more: Any
) -> budget.Committed:
    """The commitment of an order, with VAT; ``row`` is that of its framework agreement, none for a direct purchase."""
    taxed = order if order.vat_rate is not None or row is None else row.made
    terms = contract_terms(row.made, row) if row else budget.ContractTerms()
    return budget.Committed(
        **{
            "on": order.on,
            "commitment": _number(number or order.commitment, order.order),
            "item": order.item,
            "line": line,
            "payee": order.supplier,
            "amount": _with_vat(order.amount, taxed, order.order),
            "object": order.title,
            "framework": order.contract,
            "contract": evolve(terms, amount_excl_vat=order.amount, vat_rate=taxed.vat_rate),
            **more,
        }
    )


def change_for_amendment(
    amendment: buying.ContractAmended, row: ContractRow, **more: Any
) -> budget.CommitmentIncreased | budget.CommitmentWithdrawn:
    """More AE on the commitment of the contract, or AE withdrawn from it, with VAT."""
    made = row.made
    if not amendment.amount:
        raise _refused(amendment.contract, "amount", amendment.amount, _NOTHING)
    where = {"on": amendment.on, "commitment": _number(made.commitment, made.contract), "item": made.item}
    amount = _with_vat(abs(amendment.amount), made, made.contract)
    if amendment.amount < ZERO:
        return budget.CommitmentWithdrawn(**{**where, "amount": amount, **more})
    return budget.CommitmentIncreased(**{**where, "amount": amount, "reason": "amendment", **more})


def service_for_delivery(
    delivery: buying.DeliveryReceived, source: buying.ContractAwarded | buying.OrderPlaced, **more: Any
) -> tuple[budget.ServiceAcknowledged, budget.ServiceCertified]:
    """The service rendered, acknowledged then certified; ``source``: the contract or the order delivered."""
    name = delivery.contract or delivery.order
    where = {
        "on": delivery.on,
        "commitment": _number(source.commitment, name),
        "item": source.item,
        "service": delivery.delivery,
        "amount": delivery.amount,
        **more,
    }
    return budget.ServiceAcknowledged(**where), budget.ServiceCertified(**where, delivered_on=delivery.on)


def liquidation_for_invoice(
    invoice: budget.InvoiceReceived,
    row: ContractRow,
    law: Law,
    *,
    recovered: Money = ZERO,
    penalised: Money = ZERO,
    **more: Any,
) -> budget.Liquidated:
    """The liquidation of an invoice: less its retention, the advance to take back and the penalties left.

    ``recovered`` and ``penalised``: what earlier payments of the contract already took back or kept. What the
    invoice can't bear is left to the next one.
    """
    made = row.made
    retention = ZERO if made.retention_rate is None else invoice.amount.at(made.retention_rate, rounding=FLOOR)
    left = invoice.amount - retention
    advance = min(left, _to_recover(row, law, recovered))
    penalty = min(left - advance, max(ZERO, Money(row.penalties) - penalised))
    return budget.Liquidated(
        **{
            "on": invoice.on,
            "commitment": invoice.commitment,
            "item": invoice.item,
            "request": invoice.request,
            "amount": invoice.amount,
            "retention": retention,
            "recovered": advance,
            "penalty": penalty,
            **more,
        }
    )


def _to_recover(row: ContractRow, law: Law, recovered: Money) -> Money:
    """The advance to take back now, by the contract's clause or by the code if it is silent (R2191-11)."""
    advance, done = Money(row.advance), Money(row.delivered)
    if not advance:
        return ZERO
    whole = _with_vat(row.made.amount, row.made, row.made.contract)
    clause = row.made.recovery_from
    if clause is None:
        return recovery(advance, whole, done, row.consulted_on, law).next(recovered)
    if done >= whole:
        return max(ZERO, advance - recovered)
    pace = Money(advance.cents * max(0, (done - clause).cents) // max(1, (whole - clause).cents))
    return max(ZERO, pace - recovered)


def _with_vat(amount: Money, source: buying.ContractAwarded | buying.OrderPlaced, name: str) -> Money:
    whole = including(amount, source.vat_rate)
    if whole is None:
        raise _refused(name, "vat_rate", None, _NO_RATE)
    return whole


def _number(commitment: str, name: str) -> str:
    if not commitment:
        raise _refused(name, "commitment", "", _NO_COMMITMENT)
    return commitment


def _refused(name: str, field: str, value: object, reason: Text) -> InvalidInput:
    return InvalidInput("SG-FIELD", act=name, field=field, value=value, reason=reason)
