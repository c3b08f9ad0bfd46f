"""Year-end, first part: accrued and prepaid expenses, carry-over, the three ledgers reconciled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import evolve, frozen

from secgen.accounting.booking import booked_on
from secgen.accounting.prepaid import signed_share
from secgen.accounting.sums import ORDERED_ALONE, Sums, is_expense, kept_by, sums_of
from secgen.budget import events as ev
from secgen.budget.computations.carry_over import carry_over_ae, carry_over_cp, carry_over_fund
from secgen.budget.domain import DOMAIN
from secgen.budget.lines import Line, parse_line
from secgen.budget.state import Budget, CommitmentRow
from secgen.kernel.act import Act
from secgen.kernel.dates import year_end
from secgen.kernel.domain import state_on
from secgen.kernel.judge import LawBook
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text
from secgen.reports.table import Column, Table

Acts = Iterable[tuple[int, Act]]
DIFFERENCE: Final = Text("écart", "difference")
"""The term of a reconciliation that must be zero: closing a year looks for it."""


@frozen
class Closing:
    """Where a year stands at its end: the state at 31 December, with service rendered by then.

    ``credit_notes`` are those received; ``kept`` is what was withdrawn without giving AE
    back. Both are read from the acts one by one, so that the state can be checked against them.
    """

    year: int
    budget: Budget
    services: tuple[ev.ServiceCertified, ...]
    credit_notes: tuple[ev.CreditNoteReceived, ...] = ()
    kept: int = 0

    @property
    def day(self) -> date:
        """31 December of the year."""
        return year_end(self.year)


def closing(acts: Acts, year: int) -> Closing:
    """The state at the end of a year. Service rendered by 31 December counts even if certified later,
    as long as the year was not closed when it was recorded."""
    day = year_end(year)
    listed = list(acts)
    kept: list[int] = []
    budget = state_on(DOMAIN, listed, day, watch=lambda before, act: kept.append(kept_by(before, act)))
    services = []
    credit_notes = []
    closed: set[int] = set()
    for _, act in listed:
        if isinstance(act, ev.YearClosed):
            closed.add(act.year)
        elif isinstance(act, ev.YearReopened):
            closed.discard(act.year)
        elif isinstance(act, ev.CreditNoteReceived) and act.on <= day:
            credit_notes.append(act)
        elif isinstance(act, ev.ServiceCertified | ev.CertificationWithdrawn):
            service = act if isinstance(act, ev.ServiceCertified) else act.below_zero
            if _booked(service, budget, closed) <= day:
                services.append(service)
                if act.on > day:
                    _rendered_late(budget.commitments[act.key], service)
    return Closing(year, budget, tuple(services), tuple(credit_notes), sum(kept))


def _rendered_late(row: CommitmentRow, service: ev.ServiceCertified) -> None:
    row.certified += service.amount.cents
    if service.amount > ZERO:
        rendered = service.delivered_on or service.on
        row.last_service = max(row.last_service or rendered, rendered)


def _booked(act: ev.ServiceCertified, budget: Budget, closed: set[int]) -> date:
    """The day service is booked; never, where its commitment is not there yet."""
    row = budget.commitments.get(act.key)
    return date.max if row is None else booked_on(act, row.made.on, closed.__contains__)


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
            settled = row.paid - row.advances + row.recovered + row.penalties
            ordered = min(max(row.ordered - settled, 0), unpaid)
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
        if share and is_expense(closing.budget.commitments[act.key].made.line):
            rows.append((act.key, act.period_from, act.period_to, act.amount, share))
    total = (None, None, None, Money.sum(r[3] for r in rows), Money.sum(r[4] for r in rows))
    name = Text("Charges constatées d'avance", "Prepaid expenses")
    return Table("prepaid_expenses", name, columns, tuple(rows), total=total if rows else None)


def _prepaid(act: ev.ServiceCertified, day: date, law: LawBook) -> Money:
    if act.period_from is None or act.period_to is None or act.period_to <= day:
        return ZERO
    return signed_share(act.amount, act.period_from, act.period_to, day, law)


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
    rows: list[tuple[object, ...]] = []
    budget, year = closing.budget, closing.year
    funds = {name: fund for name, fund in sorted(budget.funds.items()) if fund.made.year <= year}
    groups = sorted({_group(r.line) for (y, _), r in budget.lines.items() if y == year})
    for programme, staff in groups:
        ae, cp = map(Money, budget.unspent(year, programme, staff=staff))
        initial = Money(budget.initial(year, programme, staff=staff, cp=True))
        carried_ae = carry_over_ae(ae, ae if staff else ZERO).amount
        carried_cp = carry_over_cp(cp, initial, closing.day, law).amount
        label = Text("titre 2", "title 2") if staff else Text("autres titres", "other titles")
        rows.append((programme, str(label), ae, carried_ae, cp, carried_cp, cp - carried_cp))
    for name, fund in funds.items():
        ae = carry_over_fund(Money(fund.received), Money(fund.committed)).amount
        cp = carry_over_fund(Money(fund.received), Money(fund.paid)).amount
        rows.append((parse_line(fund.made.line).programme, name, ae, ae, cp, cp, ZERO))
    title = Text("Reports possibles", "Possible carry-overs")
    return Table("carry_over", title, columns, tuple(rows))


def _group(line: Line) -> tuple[str, bool]:
    """What carry-over is capped by: a programme, title 2 apart."""
    return line.programme, line.is_staff


def sums(closing: Closing, law: LawBook) -> Sums:
    """What the year adds up to, services and what is prepaid read from the acts one by one."""
    rows = closing.budget.commitments

    def counts(act: ev.ServiceCertified | ev.CreditNoteReceived) -> bool:
        made = rows[act.key].made
        return is_expense(made.line) and made.flow != ORDERED_ALONE

    services = sum(act.amount.cents for act in closing.services if counts(act))
    services -= sum(act.amount.cents for act in closing.credit_notes if counts(act))
    prepaid = sum(
        _prepaid(act, closing.day, law).cents for act in closing.services if is_expense(rows[act.key].made.line)
    )
    return evolve(sums_of(closing.budget, services, closing.kept), prepaid=prepaid)


def reconciliation(year: int, before: Sums, after: Sums) -> Table:
    """The AE, CP and cost ledgers tied together, each term shown; every difference must be zero.

    AE and CP consumed are read from the lines, what is outstanding and paid from the commitments,
    service rendered and AE not given back from the acts: independent sums of the same facts.
    """
    terms: list[tuple[str, Text, Money]] = []

    def add(ledger: str, fr: str, en: str, cents: int) -> int:
        terms.append((ledger, Text(fr, en), Money(cents)))
        return cents

    def differ(ledger: str, cents: int) -> None:
        terms.append((ledger, DIFFERENCE, Money(cents)))

    ae, cp, direct = after.ae - before.ae, after.cp - before.cp, after.direct - before.direct
    result = add("AE", f"reste à payer au 1/1/{year}", f"outstanding on 1 January {year}", before.outstanding)
    result += add("AE", "+ AE consommées, nettes des AE rendues", "+ AE consumed, net of AE restored", ae)
    result -= add("AE", "− CP payés", "− CP paid", cp)
    kept = after.kept - before.kept
    result -= add("AE", "− retraits qui ne rendent pas d'AE", "− withdrawals that restore no AE", kept)
    add("AE", "= reste à payer calculé", "= outstanding, computed", result)
    actual = add("AE", "reste à payer des engagements", "outstanding of the commitments", after.outstanding)
    differ("AE", result - actual)

    total = add("CP", "payé sur engagements", "paid on commitments", after.paid - before.paid)
    total += add("CP", "+ payé sans engagement (flux 4, carte)", "+ paid without commitment (flow 4, card)", direct)
    add("CP", "= CP consommés calculés", "= CP consumed, computed", total)
    add("CP", "CP consommés des lignes", "CP consumed of the lines", cp)
    differ("CP", total - cp)

    capital = after.capital_cp - before.capital_cp
    advanced, recovered = after.advances - before.advances, after.recovered - before.recovered
    penalties = after.penalties - before.penalties
    cost = add("COST", "CP payés", "CP paid", cp)
    cost -= add("COST", "− payés en investissement", "− paid for investment", capital)
    cost -= add("COST", "− avances versées", "− advances paid", advanced)
    cost += add("COST", "+ avances récupérées", "+ advances recovered", recovered)
    cost += add("COST", "+ pénalités retenues", "+ penalties held back", penalties)
    cost -= add("COST", "− service fait non payé à l'ouverture", "− rendered, unpaid at opening", before.due)
    cost += add("COST", "+ service fait non payé à la clôture", "+ rendered, unpaid at closing", after.due)
    cost += add("COST", "+ charges constatées d'avance à l'ouverture", "+ prepaid at opening", before.prepaid)
    cost -= add("COST", "− charges constatées d'avance à la clôture", "− prepaid at closing", after.prepaid)
    add("COST", "= coût calculé depuis les CP", "= cost, computed from CP", cost)
    own = after.services - before.services + after.flow_3 - before.flow_3
    own += direct - (capital - (after.capital_paid - before.capital_paid))  # what is paid without commitment
    own += before.prepaid - after.prepaid
    add("COST", "coût du service fait", "cost of service rendered", own)
    differ("COST", cost - own)

    columns = (
        Column("ledger", Text("comptabilité", "ledger"), "text"),
        Column("term", Text("terme", "term"), "text"),
        Column("amount", Text("montant", "amount"), "money"),
    )
    rows = tuple((ledger, str(label), amount) for ledger, label, amount in terms)
    title = Text(f"Rapprochement AE, CP, coût {year}", f"AE, CP and cost reconciled, {year}")
    return Table("reconciliation", title, columns, rows)
