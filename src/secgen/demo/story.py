"""What the office itself records beside the extracts: a requisition, an interruption, a grant, refusals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from secgen.accounting import events as acc
from secgen.budget import events as ev
from secgen.demo.plan import ACCOUNTANT, DIRECTOR, YEAR
from secgen.kernel.act import Act
from secgen.kernel.money import Money

_LINE: Final = "0131-CARA-DRAC/01/64"
_PURCHASE: Final = "0224-CARA-DRAC/07/31"
_PAYEE: Final = "73282932000074"


def _m(text: str) -> Money:
    return Money.parse(text)


def interruption() -> Iterator[Act]:
    """An invoice whose time-limit is interrupted once, then paid late all the same."""
    key: dict[str, Any] = {"commitment": "2109000001"}
    yield ev.Committed(
        on=date(YEAR, 3, 6),
        by=DIRECTOR,
        line=_PURCHASE,
        payee=_PAYEE,
        amount=_m("36 000"),
        object="Nettoyage du Grenier d'Abondance",
        department="69",
        **key,
    )
    yield ev.ServiceCertified(on=date(YEAR, 5, 2), by=DIRECTOR, amount=_m("12 000"), **key)
    yield ev.InvoiceReceived(
        on=date(YEAR, 5, 3),
        request="R-INT",
        amount=_m("12 000"),
        dated=date(YEAR, 5, 2),
        creditor=_PAYEE,
        number="F-118",
        **key,
    )
    yield ev.TimeLimitInterrupted(
        on=date(YEAR, 5, 13), by=DIRECTOR, request="R-INT", missing="bordereau de prestations"
    )
    yield ev.TimeLimitResumed(on=date(YEAR, 6, 1), request="R-INT")
    yield ev.PaymentOrdered(on=date(YEAR, 7, 3), by=DIRECTOR, request="R-INT", amount=_m("12 000"), **key)
    yield ev.PaymentAccepted(on=date(YEAR, 7, 5), by=ACCOUNTANT, request="R-INT")
    yield ev.Paid(on=date(YEAR, 8, 11), by=ACCOUNTANT, request="R-INT")


def requisition() -> Iterator[Act]:
    """A payment suspended for a missing document, then requisitioned in writing and paid."""
    key: dict[str, Any] = {"commitment": "2109000002"}
    yield ev.Committed(
        on=date(YEAR, 4, 3),
        by=DIRECTOR,
        line=_PURCHASE,
        payee=_PAYEE,
        amount=_m("8 400"),
        object="Gardiennage des réserves",
        department="38",
        **key,
    )
    yield ev.ServiceCertified(on=date(YEAR, 6, 30), by=DIRECTOR, amount=_m("8 400"), **key)
    yield ev.InvoiceReceived(
        on=date(YEAR, 7, 3),
        request="R-REQ",
        amount=_m("8 400"),
        dated=date(YEAR, 7, 1),
        creditor=_PAYEE,
        number="F-231",
        **key,
    )
    yield ev.PaymentOrdered(
        on=date(YEAR, 7, 10), by=DIRECTOR, request="R-REQ", amount=_m("8 400"), documents=("order_form",), **key
    )
    yield ev.PaymentAccepted(on=date(YEAR, 7, 12), by=ACCOUNTANT, request="R-REQ")
    yield ev.PaymentRequisitioned(
        on=date(YEAR, 7, 20),
        by=DIRECTOR,
        request="R-REQ",
        reason="Facture perdue par le transporteur ; service continu exigé",
    )
    yield ev.Paid(on=date(YEAR, 7, 24), by=ACCOUNTANT, request="R-REQ")


def grant() -> Iterator[Act]:
    """A grant of 2022 whose financial report, due on 30 June 2023, never came: its balance is refused."""
    key: dict[str, Any] = {"commitment": "2109000003"}
    yield ev.Committed(
        on=date(YEAR, 2, 6),
        by=DIRECTOR,
        line=_LINE,
        payee=_PAYEE,
        amount=_m("30 000"),
        nature="intervention",
        object="Festival des Monts",
        department="63",
        grant=ev.GrantTerms(agreement="CONV-2022-77", year_end=date(YEAR - 1, 12, 31)),
        **key,
    )
    yield ev.PaymentOrdered(
        on=date(YEAR, 2, 13),
        by=DIRECTOR,
        request="R-SUB1",
        amount=_m("20 000"),
        kind="advance",
        documents=("award",),
        **key,
    )
    yield ev.PaymentAccepted(on=date(YEAR, 2, 15), by=ACCOUNTANT, request="R-SUB1")
    yield ev.Paid(on=date(YEAR, 2, 20), by=ACCOUNTANT, request="R-SUB1")
    yield ev.ServiceCertified(on=date(YEAR, 9, 4), by=DIRECTOR, amount=_m("30 000"), **key)


def accounts() -> Iterator[Act]:
    """What the accounts need and the budget does not hold: two assets, a risk, an estimate."""
    works, day = "0175-CARA-DRAC/01/51", date(YEAR, 12, 18)
    vehicle: dict[str, Any] = {"asset": "V-2023-1", "label": "Fourgonnette des réserves", "category": "car"}
    yield acc.AssetCapitalised(on=day, by=DIRECTOR, cost=_m("24 000"), origin="expense", line=_PURCHASE, **vehicle)
    yield acc.AssetPutIntoService(on=day, by=DIRECTOR, asset="V-2023-1")
    yield acc.AssetCapitalised(
        on=day,
        by=DIRECTOR,
        asset="MH-2023-1",
        label="Cathédrale, restauration du beffroi",
        category="heritage",
        cost=_m("100 000"),
        line=works,
    )
    yield acc.AssetPutIntoService(on=day, by=DIRECTOR, asset="MH-2023-1")
    for asset in ("V-2023-1", "MH-2023-1"):
        yield acc.AssetCounted(on=date(YEAR, 12, 20), by=DIRECTOR, asset=asset)
    yield acc.ProvisionAssessed(
        on=date(YEAR, 12, 20),
        by=DIRECTOR,
        provision="CTX-2023-1",
        kind="litigation",
        object="Contentieux d'un marché de restauration",
        probability="probable",
        amount=_m("35 000"),
        claimed=_m("60 000"),
    )
    yield acc.AdjustmentDeclared(
        on=date(YEAR, 12, 29),
        by=DIRECTOR,
        adjustment="electricite",
        year=YEAR,
        kind="accrued_expense",
        line=_PURCHASE,
        amount=_m("4 200"),
        reason="électricité de décembre, d'après la moyenne des onze mois",
    )


def refusals() -> tuple[Act, Act]:
    """Two acts the rules refuse: a balance without its report, a signature above its cap."""
    balance = ev.PaymentOrdered(
        on=date(YEAR, 9, 6),
        by=DIRECTOR,
        commitment="2109000003",
        request="R-SUB2",
        amount=_m("10 000"),
        kind="balance",
        documents=("award", "financial_report"),
    )
    signature = ev.Committed(
        on=date(YEAR, 9, 7),
        by="agent:udap69",
        commitment="2109000004",
        line="0175-CARA-DRAC/01/63",
        payee="21690123100011",
        amount=_m("90 000,01"),
        nature="intervention",
        object="Commune : restauration du clocher",
        department="69",
    )
    return balance, signature
