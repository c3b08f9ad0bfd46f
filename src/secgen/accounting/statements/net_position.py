"""The statement of net position (*tableau de la situation nette*), in list form. RNCE norme 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.accounting.ledger import Balance, Ledger
from secgen.accounting.statements._common import ACCOUNT, INTERNAL, LABEL, money, text
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Table

ASSETS: Final[Mapping[str, Text]] = {
    "fixed": Text("actif immobilisé", "fixed assets"),
    "current": Text("actif circulant", "current assets"),
    "treasury": Text("trésorerie", "treasury"),
    "accruals": Text("régularisation", "accruals"),
}
LIABILITIES: Final[Mapping[str, Text]] = {
    "debts": Text("dettes non financières", "non-financial debts"),
    "provisions": Text("provisions pour risques et charges", "provisions for risks and charges"),
    "treasury": Text("trésorerie", "treasury"),
    "accruals": Text("régularisation", "accruals"),
}
ASSET, LIABILITY, NET = Text("actif", "assets"), Text("passif", "liabilities"), Text("situation nette", "net position")
_TOTAL: Final = Text("total", "total")
_CARRIED: Final = Text("report des exercices antérieurs", "carried forward from earlier years")
_RESULT: Final = Text("solde des opérations de l'exercice", "balance of the operations of the year")
_TREASURY: Final = Text(
    "La trésorerie est celle de l'État : au passif, elle dit combien il a payé pour la direction.",
    "The treasury is the State's: among liabilities, it tells how much it paid for the directorate.",
)
Values = dict[tuple[str, str, str, str], int]
"""Amounts in cents by side, section, account and label."""


def net_position(ledger: Ledger, year: int) -> Table:
    """Assets less liabilities at the end of the year, beside the year before: the net position, told twice.

    Once as assets less liabilities, once as what earlier years left and the balance of the year's
    operations. A Treasury or accruals balance is on the side it falls.
    """
    columns = (
        text("side", "partie", "side"),
        text("section", "rubrique", "section"),
        ACCOUNT,
        LABEL,
        money("amount", f"31/12/{year}", f"31/12/{year}"),
        money("previous", f"31/12/{year - 1}", f"31/12/{year - 1}"),
    )
    now, before = _values(ledger.year(year)), _values(ledger.year(year - 1))
    carried, result = _net(ledger.year(year))
    carried_before, result_before = _net(ledger.year(year - 1))
    rows: list[tuple[object, ...]] = []
    sums: list[tuple[int, int]] = []
    for side, sections in ((ASSET, ASSETS), (LIABILITY, LIABILITIES)):
        keys = sorted({key for key in (*now, *before) if key[0] == side.fr}, key=lambda key: key[2])
        for section, label in sections.items():
            rows += [
                (str(side), str(label), key[2], key[3], Money(now.get(key, 0)), Money(before.get(key, 0)))
                for key in keys
                if key[1] == section
            ]
        both = (sum(now.get(key, 0) for key in keys), sum(before.get(key, 0) for key in keys))
        sums.append(both)
        rows.append((str(side), str(_TOTAL), "", str(_TOTAL), Money(both[0]), Money(both[1])))
    for label, amount, earlier in ((_CARRIED, carried, carried_before), (_RESULT, result, result_before)):
        rows.append((str(NET), str(NET), "", str(label), Money(amount), Money(earlier)))
    assets, liabilities = sums
    end = (str(NET), None, None, None, Money(assets[0] - liabilities[0]), Money(assets[1] - liabilities[1]))
    title = Text(
        f"Situation nette au 31/12/{year} (interne et analytique)",
        f"Net position at 31 December {year} (internal and analytical)",
    )
    return Table("net_position", title, columns, tuple(rows), (INTERNAL, _TREASURY), end)


def _values(balances: tuple[Balance, ...]) -> Values:
    found: Values = {}
    for balance in balances:
        account = balance.account
        if account.kind not in ("asset", "liability") or not balance.closing:
            continue
        owed = balance.closing < 0 if account.section in ("treasury", "accruals") else account.kind == "liability"
        side, sign = (LIABILITY, -1) if owed else (ASSET, 1)
        found[side.fr, account.section, account.number, str(account.label)] = sign * balance.closing
    return found


def _net(balances: tuple[Balance, ...]) -> tuple[int, int]:
    """What earlier years left, and the balance of this year's operations, in cents (a surplus above zero)."""
    carried = -sum(balance.closing for balance in balances if balance.account.kind == "net")
    result = -sum(balance.closing for balance in balances if balance.account.yearly)
    return carried, result
