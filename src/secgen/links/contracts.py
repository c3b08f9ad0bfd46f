"""Each purchase comes from a contract: what assets name, against what procurement knows and the budget pays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from secgen.assets.equipment.events import LineOpened
from secgen.assets.it.events import LicenceHeld
from secgen.assets.supplies.events import StockReceived
from secgen.assets.upkeep.events import CheckDone, Registration, WorkOrdered
from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text
from secgen.links.following import Ways, sums
from secgen.reports.table import Column, Row, Table
from secgen.reports.view import Options, View

_Purchase = tuple[Act, str, Money]
_COSTS: Final[tuple[tuple[type[Act], str], ...]] = (
    (Registration, "cost"),
    (CheckDone, "cost"),
    (WorkOrdered, "estimate"),
    (LicenceHeld, "cost"),
    (StockReceived, "cost"),
    (LineOpened, "monthly"),
)
"""The acts that ask AST-CONTRACT, and the field of each that says it was bought."""
_NONE: Final = Text("aucun marché indiqué", "no contract named")
_UNKNOWN: Final = Text("marché inconnu des achats", "contract unknown to procurement")
_UNPAID: Final = Text("aucun engagement au budget pour ce marché", "no commitment of the budget for this contract")
_EXCEEDED: Final = Text("les achats notés dépassent l'engagé du marché", "purchases noted exceed what is committed")
_CHECKED: Final = Text(
    "{count} achats vérifiés pour {amount} €, {wrong} à expliquer.",
    "{count} purchases checked, worth {amount} €, {wrong} to explain.",
)
_COLUMNS: Final = (
    Column("what", Text("bien, contrôle ou travaux", "asset, check or works"), "text"),
    Column("act", Text("acte", "act"), "text"),
    Column("on", Text("date", "date"), "date"),
    Column("contract", Text("marché indiqué", "contract named"), "text"),
    Column("cost", Text("coût TTC", "cost with VAT"), "money"),
    Column("known", Text("connu des achats", "known to procurement"), "bool"),
    Column("committed", Text("engagé sur ce marché", "committed for it"), "money"),
    Column("paid", Text("payé sur ce marché", "paid on it"), "money"),
    Column("problem", Text("à expliquer", "to explain"), "text"),
)


def _purchases(view: View) -> Iterator[_Purchase]:
    """Every purchase of the assets with its contract and its cost; what a later act corrects is left."""
    corrected = {act.corrects for _, act in view.acts if act.corrects is not None}
    for position, act in view.acts:
        if position in corrected or act.on > view.on:
            continue
        for kind, field in _COSTS:
            if isinstance(act, kind) and getattr(act, field) > ZERO:
                yield act, getattr(act, "contract", ""), getattr(act, field)
                break


def purchases_without_contract(view: View, options: Options) -> Table:
    """The purchases of assets, checks, works, licences, supplies and lines that no contract carries to the budget.

    A purchase is shown when it names no contract, names one procurement does not know (neither a contract nor an
    order), when the budget has no commitment for it, or when all that names the contract exceeds what is committed.
    A telephone line counts for its monthly price, works for their estimate.
    """
    ways = Ways(view.state("procurement"), view.state("budget"))
    purchases = tuple(_purchases(view))
    named: Counter[str] = Counter()
    for _, contract, cost in purchases:
        named[contract] += cost.cents
    paying = {contract: ways.paying(contract) if contract else () for contract in named}
    rows: list[Row] = []
    for act, contract, cost in purchases:
        commitments = paying[contract]
        committed, paid = sums(commitments)
        known = ways.known(contract)
        problem = _problem(contract, known, bool(commitments), Money(named[contract]) > committed)
        if problem is not None:
            figures = (committed, paid) if commitments else (None, None)
            rows.append((act.subject, act.tag, act.on, contract, cost, known, *figures, str(problem)))
    title = Text("Achats sans marché qui les porte", "Purchases no contract carries")
    total = Money(sum(cost.cents for _, _, cost in purchases))
    note = _CHECKED.filled(count=len(purchases), amount=total, wrong=len(rows))
    return Table("purchases-without-contract", title, _COLUMNS, rows, notes=(note,))


def _problem(contract: str, known: bool, paid: bool, exceeded: bool) -> Text | None:
    if not contract:
        return _NONE
    if not known:
        return _UNKNOWN
    if not paid:
        return _UNPAID
    return _EXCEEDED if exceeded else None
