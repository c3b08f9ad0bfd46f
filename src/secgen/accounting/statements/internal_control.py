"""What the attestation of internal control rests on: delegations, card purchases, controls. GBCP art. 170-171."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from secgen.accounting.statements._common import day, money, text, total
from secgen.budget import events as ev
from secgen.budget.state import Budget
from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table

Acts = Iterable[tuple[int, Act]]


def delegations(budget: Budget, on: date) -> Table:
    """Delegations of signature known on the day: holder, programmes, cap, dates, specimen given to the accountant."""
    columns = (
        text("holder", "délégataire", "holder"),
        text("programmes", "programmes", "programmes"),
        money("cap", "plafond", "cap"),
        day("since", "depuis", "since"),
        day("until", "jusqu'au", "until"),
        Column("accredited", Text("accrédité", "accredited"), "bool"),
        Column("in_force", Text("en vigueur", "in force"), "bool"),
        text("text", "texte", "text"),
    )
    rows = []
    for holder, delegations in sorted(budget.delegations.items()):
        counting = budget.delegated(holder, on)
        for held in delegations:
            valid = held in counting and held.since <= on and (held.until is None or on <= held.until)
            programmes = ", ".join(held.programmes)
            rows.append((holder, programmes, held.cap, held.since, held.until, held.accredited, valid, held.text))
    return Table("delegations", Text("Délégations de signature", "Delegations of signature"), columns, tuple(rows))


def card_review(acts: Acts, year: int) -> Table:
    """Purchases on the purchasing card (*carte d'achat*) of a year, refunds deducted, by what was bought and line."""
    columns = (
        text("purchase", "achat", "purchase"),
        text("line", "ligne", "line"),
        Column("count", Text("nombre", "count"), "int"),
        money("largest", "plus fort", "largest"),
        money("amount", "montant", "amount"),
    )
    paid: dict[str, ev.CardPaid] = {}
    for _, act in acts:
        if act.on.year != year:
            continue
        if isinstance(act, ev.CardPaid):
            paid[act.statement] = act
        elif isinstance(act, ev.DirectPaymentRefunded) and act.payment in paid:
            paid[act.payment] = evolve(paid[act.payment], amount=paid[act.payment].amount - act.amount)
    found: dict[tuple[str, str], list[Money]] = {}
    for purchase in paid.values():
        if purchase.amount:
            found.setdefault((purchase.purchase, purchase.line), []).append(purchase.amount)
    rows: list[tuple[object, ...]] = [
        (*key, len(amounts), max(amounts), Money.sum(amounts)) for key, amounts in sorted(found.items())
    ]
    title = Text(f"Carte d'achat {year}", f"Purchasing card {year}")
    return Table("card_review", title, columns, tuple(rows), total=total(rows, columns))


def internal_control(acts: Acts, budget: Budget, year: int) -> Table:
    """What the controls of the year found: suspensions, requisitions, rejections, advice kept, and their amounts."""
    columns = (
        text("control", "contrôle", "control"),
        text("detail", "détail", "detail"),
        Column("count", Text("nombre", "count"), "int"),
        money("amount", "montant", "amount"),
    )
    found: dict[tuple[str, str], tuple[int, Money]] = {}

    def add(control: Text, detail: str, amount: Money) -> None:
        count, so_far = found.get((str(control), detail), (0, ZERO))
        found[str(control), detail] = (count + 1, so_far + amount)

    for _, act in acts:
        if act.on.year != year or isinstance(act, ev.YearClosed | ev.YearReopened):
            continue  # the closing does not change the file it closes
        for rule in act.advice:
            add(_ADVICE, rule, _amount(act, budget))
        if isinstance(act, ev.PaymentSuspended):
            for ground in act.grounds:
                add(_SUSPENDED, ground, _amount(act, budget))
        elif isinstance(act, ev.PaymentRequisitioned):
            add(_REQUISITIONED, act.reason, _amount(act, budget))
        elif isinstance(act, ev.PaymentRejected):
            add(_REJECTED, act.reason, _amount(act, budget))
    rows = tuple((*key, count, amount) for key, (count, amount) in sorted(found.items()))
    title = Text(f"Contrôle interne budgétaire et comptable {year}", f"Internal control {year}")
    return Table("internal_control", title, columns, rows)


_ADVICE = Text("règle signalée sans bloquer", "rule advised without blocking")
_SUSPENDED = Text("paiement suspendu", "payment suspended")
_REQUISITIONED = Text("paiement requis", "payment requisitioned")
_REJECTED = Text("paiement rejeté", "payment rejected")


def _amount(act: Act, budget: Budget) -> Money:
    request = budget.requests.get(getattr(act, "request", ""))
    amount = getattr(act, "amount", None)
    return amount if isinstance(amount, Money) else Money(request.amount) if request else ZERO
