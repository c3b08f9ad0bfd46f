"""Year-end, first part: accrued and prepaid expenses, carry-over, the three ledgers reconciled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import frozen

from secgen.accounting.prepaid import prepaid_share
from secgen.budget import events as ev
from secgen.budget.computations.carry_over import carry_over_ae, carry_over_cp, carry_over_fund
from secgen.budget.lines import parse_line
from secgen.budget.reports.facts import budget_on
from secgen.budget.state import Budget, CommitmentRow
from secgen.kernel.act import Act
from secgen.kernel.dates import year_end
from secgen.kernel.judge import LawBook
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table

Acts = Iterable[tuple[int, Act]]
CAPITAL: Final = ("5", "7")
"""Titles whose service rendered makes assets, not expenses: investment, financial operations."""


@frozen
class Closing:
    """Where a year stands at its end: the state at 31 December, with service rendered by then."""

    year: int
    budget: Budget
    services: tuple[ev.ServiceCertified, ...]

    @property
    def day(self) -> date:
        return year_end(self.year)


def closing(acts: Acts, year: int) -> Closing:
    """The state at the end of a year. Service rendered by 31 December counts even if certified later."""
    day = year_end(year)
    kept = list(acts)
    budget = budget_on(kept, day)
    services = []
    for _, act in kept:
        if isinstance(act, ev.ServiceCertified) and act.key in budget.commitments:
            rendered = act.delivered_on or act.on
            if act.on <= day:
                services.append(act)
            elif rendered <= day:
                services.append(act)
                row = budget.commitments[act.key]
                row.certified += act.amount.cents
                row.last_service = max(row.last_service or rendered, rendered)
    return Closing(year, budget, tuple(services))


def _money(cell: object) -> Money:
    assert isinstance(cell, Money)
    return cell


def accrued_expenses(closing: Closing) -> Table:
    """Service rendered by 31 December and not paid (*charges à payer*), by commitment (FIN-053)."""
    columns = (
        Column("commitment", Text("engagement", "commitment"), "text"),
        Column("line", Text("ligne", "line"), "text"),
        Column("payee", Text("créancier", "payee"), "text"),
        Column("last_service", Text("dernier service fait", "last service"), "date"),
        Column("rendered", Text("service fait", "rendered"), "money"),
        Column("ordered", Text("dont ordonnancé non payé", "of which ordered, unpaid"), "money"),
        Column("accrued", Text("charge à payer", "accrued expense"), "money"),
    )
    rows = []
    for key, row in sorted(closing.budget.commitments.items()):
        unpaid = row.rendered_unpaid
        if unpaid > 0 and not row.closed:
            ordered = min(max(row.ordered - (row.paid - row.advances) - row.recovered, 0), unpaid)
            rows.append(
                (
                    key,
                    row.made.line,
                    row.made.payee,
                    row.last_service,
                    Money(row.certified),
                    Money(ordered),
                    Money(unpaid - ordered),
                )
            )
    total = (None, None, None, None, *(Money.sum(_money(r[i]) for r in rows) for i in (4, 5, 6)))
    name = Text(f"Charges à payer au 31/12/{closing.year}", f"Accrued expenses at 31 December {closing.year}")
    notes = (Text("Contre-passées au 1er janvier.", "Reversed on 1 January."),)
    return Table("accrued_expenses", name, columns, tuple(rows), notes, total if rows else None)


def prepaid_expenses(closing: Closing, law: LawBook) -> Table:
    """The share of services already certified that belongs to later years (*charges constatées d'avance*)."""
    columns = (
        Column("commitment", Text("engagement", "commitment"), "text"),
        Column("from", Text("du", "from"), "date"),
        Column("to", Text("au", "to"), "date"),
        Column("amount", Text("montant", "amount"), "money"),
        Column("prepaid", Text("part de l'exercice suivant", "share of later years"), "money"),
    )
    rows = []
    for act in closing.services:
        share = _prepaid(act, closing.day, law)
        if share:
            rows.append((act.key, act.period_from, act.period_to, act.amount, share))
    total = (None, None, None, Money.sum(r[3] for r in rows), Money.sum(r[4] for r in rows))
    name = Text("Charges constatées d'avance", "Prepaid expenses")
    return Table("prepaid_expenses", name, columns, tuple(rows), total=total if rows else None)


def _prepaid(act: ev.ServiceCertified, day: date, law: LawBook) -> Money:
    if act.period_from is None or act.period_to is None or act.period_to <= day:
        return ZERO
    return prepaid_share(act.amount, act.period_from, act.period_to, day, law).amount


def carry_over(closing: Closing, law: LawBook) -> Table:
    """What may be carried over to the next year, by programme and resource (LOLF art. 15; FIN-011 to FIN-014)."""
    columns = (
        Column("programme", Text("programme", "programme"), "text"),
        Column("resource", Text("ressource", "resource"), "text"),
        Column("unspent_ae", Text("AE non consommées", "unspent AE"), "money"),
        Column("carried_ae", Text("AE reportables", "AE that may be carried over"), "money"),
        Column("unspent_cp", Text("CP non consommés", "unspent CP"), "money"),
        Column("carried_cp", Text("CP reportables", "CP that may be carried over"), "money"),
        Column("lapsing_cp", Text("CP annulés", "CP that lapse"), "money"),
    )
    rows = []
    budget, year = closing.budget, closing.year
    groups = sorted({(r.line.programme, r.line.is_staff) for (y, _), r in budget.lines.items() if y == year})
    for programme, staff in groups:
        lines = [
            r
            for (y, _), r in budget.lines.items()
            if y == year and r.line.programme == programme and r.line.is_staff == staff
        ]
        ae = Money(max(sum(r.ae_in - r.ae_committed for r in lines), 0))
        cp = Money(max(sum(r.cp_in - r.cp_paid for r in lines), 0))
        initial = Money(budget.initial(year, programme, staff=staff, cp=True))
        carried_ae = carry_over_ae(ae, ae if staff else ZERO).amount
        carried_cp = carry_over_cp(cp, initial, closing.day, law).amount
        label = Text("titre 2", "title 2") if staff else Text("autres titres", "other titles")
        rows.append((programme, str(label), ae, carried_ae, cp, carried_cp, cp - carried_cp))
    for name, fund in sorted(budget.funds.items()):
        left = carry_over_fund(Money(fund.received), Money(fund.committed)).amount
        rows.append((parse_line(fund.made.line).programme, name, left, left, left, left, ZERO))
    title = Text("Reports possibles", "Possible carry-overs")
    return Table("carry_over", title, columns, tuple(rows))


def reconciliation(opening: Closing, closing: Closing, law: LawBook) -> Table:
    """The AE, CP and cost ledgers tied together, each term shown; every difference must be zero.

    The AE ledger is read from the lines, what is outstanding from the commitments, cost from the
    services certified: three independent sums of the same acts.
    """
    terms: list[tuple[str, Text, Money]] = []

    def add(ledger: str, fr: str, en: str, cents: int) -> int:
        terms.append((ledger, Text(fr, en), Money(cents)))
        return cents

    year, before, after = closing.year, opening.budget, closing.budget
    lines = [(row, before.lines.get((y, code))) for (y, code), row in after.lines.items()]
    ae = sum(row.ae_committed - (old.ae_committed if old else 0) for row, old in lines)
    cp = sum(row.cp_paid - (old.cp_paid if old else 0) for row, old in lines)
    direct = sum(c for key, c in after.payments.items() if key not in before.payments)
    gone = _sum(after, "withdrawn") - _sum(before, "withdrawn")
    kept = gone - _restored(before, after)
    result = add("AE", f"reste à payer au 1/1/{year}", f"outstanding on 1 January {year}", _outstanding(before))
    result += add("AE", "+ AE consommées, nettes des AE rendues", "+ AE consumed, net of AE restored", ae)
    result -= add("AE", "− CP payés", "− CP paid", cp)
    result -= add("AE", "− retraits qui ne rendent pas d'AE", "− withdrawals that restore no AE", kept)
    add("AE", "= reste à payer calculé", "= outstanding, computed", result)
    actual = add("AE", "reste à payer des engagements", "outstanding of the commitments", _outstanding(after))
    add("AE", "écart", "difference", result - actual)

    paid = _sum(after, "paid") - _sum(before, "paid")
    total = add("CP", "payé sur engagements", "paid on commitments", paid)
    total += add("CP", "+ payé sans engagement (flux 4, carte)", "+ paid without commitment (flow 4, card)", direct)
    add("CP", "= CP consommés calculés", "= CP consumed, computed", total)
    add("CP", "CP consommés des lignes", "CP consumed of the lines", cp)
    add("CP", "écart", "difference", total - cp)

    capital = _capital_paid(after) - _capital_paid(before)
    cost = add("COST", "CP payés", "CP paid", cp)
    cost -= add("COST", "− payés en investissement", "− paid for investment", capital)
    cost -= add("COST", "− avances versées", "− advances paid", _expense(after, "advances") - _expense(before, "advances"))
    cost += add("COST", "+ avances récupérées", "+ advances recovered", _expense(after, "recovered") - _expense(before, "recovered"))
    cost += add("COST", "+ pénalités retenues", "+ penalties held back", _expense(after, "penalties") - _expense(before, "penalties"))
    cost -= add("COST", "− service fait non payé à l'ouverture", "− rendered, unpaid at opening", _expense(before, "rendered_unpaid"))
    cost += add("COST", "+ service fait non payé à la clôture", "+ rendered, unpaid at closing", _expense(after, "rendered_unpaid"))
    cost += add("COST", "+ charges constatées d'avance à l'ouverture", "+ prepaid at opening", _all_prepaid(opening, law))
    cost -= add("COST", "− charges constatées d'avance à la clôture", "− prepaid at closing", _all_prepaid(closing, law))
    add("COST", "= coût calculé depuis les CP", "= cost, computed from CP", cost)
    services = _services(closing) - _services(opening) + _flow3(before, after)
    own = services + _direct_expense(before, after, direct) + _all_prepaid(opening, law) - _all_prepaid(closing, law)
    add("COST", "coût du service fait", "cost of service rendered", own)
    add("COST", "écart", "difference", cost - own)

    columns = (
        Column("ledger", Text("comptabilité", "ledger"), "text"),
        Column("term", Text("terme", "term"), "text"),
        Column("amount", Text("montant", "amount"), "money"),
    )
    rows = tuple((ledger, str(label), amount) for ledger, label, amount in terms)
    title = Text(f"Rapprochement AE, CP, coût {year}", f"AE, CP and cost reconciled, {year}")
    return Table("reconciliation", title, columns, rows)


def _sum(budget: Budget, name: str) -> int:
    return sum(getattr(row, name) for row in budget.commitments.values())


def _outstanding(budget: Budget) -> int:
    return _sum(budget, "outstanding")


def _restored(before: Budget, after: Budget) -> int:
    """AE given back by withdrawals: what commitments bound less what the lines still carry."""
    bound = _sum(after, "committed") - _sum(before, "committed")
    carried = sum(row.ae_committed for row in after.lines.values()) - sum(r.ae_committed for r in before.lines.values())
    direct = sum(c for key, c in after.payments.items() if key not in before.payments)
    return bound + direct - carried


def _expense(budget: Budget, name: str) -> int:
    """A sum over the commitments whose service is an expense."""
    return sum(getattr(row, name) for row in budget.commitments.values() if _is_expense(row))


def _services(closing: Closing) -> int:
    """Services certified, act by act, on expense lines; flow 3 certifies with its orders."""
    budget = closing.budget
    return sum(
        act.amount.cents
        for act in closing.services
        if _is_expense(row := budget.commitments[act.key]) and row.made.flow != "3"
    )


def _is_expense(row: CommitmentRow) -> bool:
    return parse_line(row.made.line).title not in CAPITAL


def _flow3(before: Budget, after: Budget) -> int:
    """What flow 3 orders certified by themselves, beyond explicit certifications."""
    return _ordered_flow3(after) - _ordered_flow3(before)


def _ordered_flow3(budget: Budget) -> int:
    return sum(
        row.certified
        for row in budget.commitments.values()
        if row.made.flow == "3" and _is_expense(row)
    )


def _direct_expense(before: Budget, after: Budget, direct: int) -> int:
    """Payments without commitment; those on investment lines are not expenses."""
    on_lines = _capital_paid(after) - _capital_paid(before)
    committed = sum(row.paid for row in after.commitments.values() if not _is_expense(row))
    committed -= sum(row.paid for row in before.commitments.values() if not _is_expense(row))
    return direct - (on_lines - committed)


def _capital_paid(budget: Budget) -> int:
    return sum(row.cp_paid for row in budget.lines.values() if row.line.title in CAPITAL)


def _all_prepaid(closing: Closing, law: LawBook) -> int:
    budget = closing.budget
    return sum(
        _prepaid(act, closing.day, law).cents
        for act in closing.services
        if _is_expense(budget.commitments[act.key])
    )
