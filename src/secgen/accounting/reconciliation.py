"""The three ledgers and the accounts tied together: every term shown, every difference zero."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from secgen.accounting import roles as r
from secgen.accounting import year_end
from secgen.accounting.closing_entries import wear_of
from secgen.accounting.ledger import Ledger
from secgen.accounting.schemes import BACK
from secgen.accounting.state import Accounts
from secgen.accounting.sums import Sums
from secgen.accounting.wear import worn
from secgen.kernel.dates import year_end as last_day
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.reports.table import Table

Term = tuple[str, Text, int]


def reconcile(year: int, opening: Sums, closing: Sums, ledger: Ledger) -> Table:
    """The AE, CP and cost ledgers reconciled (see :func:`year_end.reconciliation`), then tied to the accounts.

    ACCOUNTS: the cost of the year and the closing entries make the balance of class 6, net of
    reversals of provisions. THIRD: service rendered and not paid is what third parties are owed.
    BANK: CP consumed are what left the Treasury account. OFF: what is committed and not rendered is
    off balance sheet. One side is read from the budget and the acts, the other from the accounts.
    """
    table = year_end.reconciliation(year, opening, closing)
    terms = [
        *_accounts(_cost(table), ledger, year),
        *_third(year, closing, ledger),
        *_bank(year, opening, closing, ledger),
        *_off(year, closing, ledger),
    ]
    rows = tuple((name, str(label), Money(cents)) for name, label, cents in terms)
    title = Text(
        f"Rapprochement AE, CP, coût et comptes {year}",
        f"AE, CP, cost and accounts reconciled, {year}",
    )
    return evolve(table, title=title, rows=(*table.rows, *rows))


def _cost(table: Table) -> int:
    """The cost of service rendered, from the acts: the line above the last difference."""
    *_, (_, _, own), _ = table.rows
    assert isinstance(own, Money)
    return own.cents


def _closed(name: str, terms: Iterable[tuple[str, str, int]], computed: Text, actual: tuple[Text, int]) -> list[Term]:
    """Terms, their sum, the figure it should be, and the difference."""
    listed = [(name, Text(fr, en), cents) for fr, en, cents in terms]
    whole = sum(cents for _, _, cents in listed)
    return [*listed, (name, computed, whole), (name, *actual), (name, year_end.DIFFERENCE, whole - actual[1])]


def _accounts(cost: int, ledger: Ledger, year: int) -> list[Term]:
    accounts = ledger.accounts
    due = _declared(accounts, year, "accrued_expense"), _declared(accounts, year - 1, "accrued_expense")
    early = _declared(accounts, year, "prepaid_expense"), _declared(accounts, year - 1, "prepaid_expense")
    capitalised = sum(
        cents
        for row in accounts.assets.values()
        for on, cents, origin in row.entries
        if origin == "expense" and on.year == year
    )
    gone = [row for row in accounts.assets.values() if row.disposed_on is not None and row.disposed_on.year == year]
    wear = sum(wear_of(row, year) for row in accounts.assets.values())
    wear += sum(worn(row, row.disposed_on or last_day(year)) - worn(row, last_day(year - 1)) for row in gone)
    value = sum((row.cost or row.whole) - worn(row, row.disposed_on or last_day(year)) for row in gone)
    risks = [(row.at(last_day(year)), row.at(last_day(year - 1))) for row in accounts.provisions.values()]
    provided = sum((now.recognised if now else 0) - (before.recognised if before else 0) for now, before in risks)
    chart = ledger.placement(year)
    reversal = chart.account(r.PROVISION_REVERSAL)
    balances = ledger.year(year)
    class_6 = sum(b.moved for b in balances if b.account.kind == "expense")
    taken_back = -sum(b.moved for b in balances if b.account.number == reversal)
    return _closed(
        "ACCOUNTS",
        (
            ("coût du service fait, d'après les actes", "cost of service rendered, from the acts", cost),
            ("− charges à payer déclarées à l'ouverture", "− declared accrued expenses at opening", -due[1]),
            ("+ charges à payer déclarées à la clôture", "+ declared accrued expenses at closing", due[0]),
            ("+ charges d'avance déclarées à l'ouverture", "+ declared prepaid expenses at opening", early[1]),
            ("− charges d'avance déclarées à la clôture", "− declared prepaid expenses at closing", -early[0]),
            ("− charges immobilisées", "− expenses capitalised", -capitalised),
            ("+ dotations aux amortissements", "+ depreciation", wear),
            ("+ valeur nette des immobilisations sorties", "+ net value of assets disposed of", value),
            ("+ dotations aux provisions, nettes des reprises", "+ provisions, net of reversals", provided),
        ),
        Text("= charges calculées", "= expenses, computed"),
        (Text("solde de la classe 6, net des reprises", "balance of class 6, net of reversals"), class_6 - taken_back),
    )


def _declared(accounts: Accounts, year: int, kind: str) -> int:
    return sum(act.amount.cents for act in accounts.adjustments.values() if (act.year, act.kind) == (year, kind))


def _third(year: int, closing: Sums, ledger: Ledger) -> list[Term]:
    owed = -_balance(ledger, year, (r.ACCRUED, r.SUPPLIER, r.RETENTION, r.EARLY, r.ADVANCE, r.CARD_ISSUER))
    return _closed(
        "THIRD",
        (
            ("service fait certifié", "service certified", closing.certified),
            ("− payé sur engagements", "− paid on commitments", -closing.paid),
            ("− pénalités retenues", "− penalties held back", -_penalties(ledger, year)),
        ),
        Text("= dû aux tiers, calculé", "= owed to third parties, computed"),
        (Text("solde des comptes de tiers, net des avances", "balance of third-party accounts, net of advances"), owed),
    )


def _bank(year: int, opening: Sums, closing: Sums, ledger: Ledger) -> list[Term]:
    number = ledger.placement(year).account(r.BANK)
    left = -sum(balance.moved for balance in ledger.year(year) if balance.account.number == number)
    return _closed(
        "BANK",
        (
            ("CP consommés", "CP consumed", closing.cp - opening.cp),
            ("− fonds de concours reçus", "− assistance funds received", opening.received - closing.received),
        ),
        Text("= sorti du compte du Trésor, calculé", "= left the Treasury account, computed"),
        (Text("mouvement du compte du Trésor", "turnover of the Treasury account"), left),
    )


def _off(year: int, closing: Sums, ledger: Ledger) -> list[Term]:
    return _closed(
        "OFF",
        (
            ("reste à payer", "outstanding", closing.outstanding),
            ("− service fait non payé", "− rendered and unpaid", -closing.rendered_unpaid),
        ),
        Text("= engagements hors bilan, calculés", "= off-balance commitments, computed"),
        (
            Text("solde du compte d'engagements donnés", "balance of commitments given"),
            -_balance(ledger, year, (r.GIVEN,)),
        ),
    )


def _balance(ledger: Ledger, year: int, roles: tuple[str, ...]) -> int:
    """The closing balance of every account these roles fall on, debit less credit."""
    placement = ledger.placement(year)
    places = {(line, detail) for _, _, line, detail, _ in ledger.accounts.flows}
    numbers = {placement.account(role, *place) for role in roles for place in places}
    return sum(balance.closing for balance in ledger.year(year) if balance.account.number in numbers)


def _penalties(ledger: Ledger, year: int) -> int:
    flows = ledger.accounts.flows.items()
    return sum(
        -cents if scheme.startswith(BACK) else cents
        for (booked, _, _, _, scheme), cents in flows
        if booked <= year and scheme.removeprefix(BACK) == "penalty"
    )
