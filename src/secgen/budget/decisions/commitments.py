"""Deciding acts that bind the State."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from secgen.budget import events as ev
from secgen.budget.computations.advance_commitments import commitment_cap, window
from secgen.budget.computations.grants import agreement_needed, aid_cap
from secgen.budget.computations.vat import including_vat
from secgen.budget.decisions._common import (
    ae_available,
    before_last_day,
    euros,
    known_commitment,
    officer,
    open_year,
    positive,
    signatory,
)
from secgen.budget.lines import Line, parse_line
from secgen.budget.rules import appropriations as ra
from secgen.budget.rules import commitments as r
from secgen.budget.rules import structure as rs
from secgen.budget.state import Budget, CommitmentRow
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.identifiers import siren
from secgen.kernel.judge import Judge
from secgen.kernel.money import ZERO, Money


def open_tranche(budget: Budget, act: ev.TrancheOpened, judge: Judge) -> Iterable[Act]:
    """AE earmarked for an operation (*affectation* on a *tranche fonctionnelle*). RRCBE part 4.

    Asks ACT-AMOUNT, FIN-061, ACT-NEW and FIN-001 (AE available on the line).
    """
    parse_line(act.line)
    positive(judge, act.amount)
    open_year(budget, judge, act.year)
    new = judge.check(rs.ACT_NEW, act.tranche not in budget.tranches, "tranche", tranche=act.tranche)
    available = ae_available(budget.line(act.year, act.line))
    judge.check(r.FIN_001, act.amount.cents <= available, "amount", amount=act.amount, ae_available=euros(available))
    return (act,) if new else ()


def reduce_tranche(budget: Budget, act: ev.TrancheReduced, judge: Judge) -> Iterable[Act]:
    """Earmarked AE given back (*retrait d'affectation*). RRCBE part 4.

    Asks ACT-AMOUNT, ACT-REF, FIN-061 and FIN-022: no more than what is not committed.
    """
    positive(judge, act.amount)
    row = budget.tranches.get(act.tranche)
    if not judge.check(rs.ACT_REF, row is not None, "tranche", tranche=act.tranche) or row is None:
        return ()
    open_year(budget, judge, row.key[0])
    judge.check(r.FIN_022, act.amount.cents <= row.free, "amount", amount=act.amount, not_committed=euros(row.free))
    return (act,)


def conclude_framework(budget: Budget, act: ev.FrameworkConcluded, judge: Judge) -> Iterable[Act]:
    """A framework agreement (*accord-cadre à bons de commande*); no AE are consumed. RRCBE part 4.

    Asks ACT-NEW and ACT-AMOUNT: the maximum is not below the minimum.
    """
    new = judge.check(rs.ACT_NEW, act.framework not in budget.frameworks, "framework", framework=act.framework)
    judge.check(rs.ACT_AMOUNT, act.maximum >= act.minimum >= ZERO, "maximum", maximum=act.maximum, minimum=act.minimum)
    return (act,) if new else ()


_numbered: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}").fullmatch


def commit(budget: Budget, act: ev.Committed, judge: Judge) -> Iterable[Act]:
    """A legal commitment: form, year, AE, tranche, fund, framework, visa, delegation, continuity, grant, VAT."""
    line = parse_line(act.line)
    year = act.budget_year
    positive(judge, act.amount)
    named = bool(act.payee and _numbered(act.commitment) and _numbered(act.item))
    if not (judge.quick and named):
        judge.check(rs.ACT_NAME, named, "commitment", commitment=act.commitment, payee=act.payee)
    new = act.key not in budget.commitments
    if not (judge.quick and new):
        judge.check(rs.ACT_NEW, new, "commitment", commitment=act.key)
    officer(budget, judge, act)
    others = tuple(budget.bound_by(act.commitment))
    signatory(budget, judge, act, line.programme, _with(act.amount, others))
    if year > act.on.year:
        _in_advance(budget, judge, act, act.amount, year, line)
    else:
        if not (judge.quick and year == act.on.year):
            judge.check(ra.FIN_061, year == act.on.year, "year", on=act.on, year=year)
        before_last_day(budget, judge, act, year, orders=False)
        _available(budget, act, judge, line)
    if judge.verbose:
        conditional = Money.sum(act.conditional)
        judge.check(r.FIN_002, True, "conditional", firm=act.amount, conditional=conditional)
    _resources(budget, judge, act, act.amount, year)
    _visa(act, act.amount, others, judge)
    _continuity(judge, act)
    if act.grant is not None:
        _grant(act, act.grant, judge)
    if act.contract is not None:
        _vat(act, act.contract, judge)
    return (act,) if new else ()


def _resources(budget: Budget, judge: Judge, made: ev.Committed, amount: Money, year: int) -> None:
    """What a commitment draws on besides AE, at its start and at each increase: framework, fund, grant."""
    if made.framework:
        _framework(budget, made, amount, judge)
    if made.fund:
        _fund(budget, made, amount, judge)
    if made.grant is not None:
        _agreement(budget, made, made.grant, amount, year, judge)


def _available(budget: Budget, act: ev.Committed, judge: Judge, line: Line) -> None:
    if act.tranche or line.title == "5":
        tranche = budget.tranches.get(act.tranche)
        free = tranche.free if tranche and tranche.key == (act.budget_year, act.line) else 0
        judge.check(
            r.FIN_022, act.amount.cents <= free, "tranche", tranche=act.tranche, amount=act.amount, free=euros(free)
        )
        return
    available = ae_available(budget.line(act.budget_year, act.line))
    if judge.quick and act.amount.cents <= available:
        return
    judge.check(
        r.FIN_001,
        act.amount.cents <= available,
        "amount",
        line=act.line,
        amount=act.amount,
        ae_available=Money(available),
    )


def _in_advance(budget: Budget, judge: Judge, made: ev.Committed, amount: Money, year: int, line: Line) -> None:
    """FIN-015: so much more on next year's appropriations, at the start of a commitment or as it grows."""
    today = judge.day
    when = window(today, judge.law)
    opened = euros(max(budget.opened(today.year, line.programme, title=line.title), 0))
    cap = commitment_cap(opened, int(line.title), today, judge.law)
    total = euros(budget.ahead.get((year, line.programme, line.title), 0)) + amount
    ok: bool | None = year == today.year + 1 and when.open and cap.allows(total)
    if ok:
        ok = None if made.delivery_from is None else made.delivery_from >= when.delivery_from
    judge.check(
        r.FIN_015,
        ok,
        "year",
        law=cap.explanation.law_reads(),
        on=today,
        opens=when.opens,
        title=line.title,
        cumulated=total,
        cap=cap.amount,
        delivery_from=made.delivery_from,
    )


def _framework(budget: Budget, act: ev.Committed, amount: Money, judge: Judge) -> None:
    row = budget.frameworks.get(act.framework)
    if not judge.check(rs.ACT_REF, row is not None, "framework", framework=act.framework) or row is None:
        return
    total = euros(row.ordered) + amount
    ok = total <= row.made.maximum and act.payee == row.made.payee
    judge.check(
        r.FIN_003, ok, "framework", ordered=total, maximum=row.made.maximum, payee=act.payee, holder=row.made.payee
    )


def _fund(budget: Budget, act: ev.Committed, amount: Money, judge: Judge) -> None:
    row = budget.funds.get(act.fund)
    if not judge.check(rs.ACT_REF, row is not None, "fund", fund=act.fund) or row is None:
        return
    left = row.received - row.committed
    judge.check(
        ra.FIN_060,
        act.purpose == row.made.purpose and amount.cents <= left,
        "fund",
        purpose=act.purpose,
        fund_purpose=row.made.purpose,
        left=euros(left),
    )


def nature_of(act: ev.Committed) -> str:
    """The nature a commitment is judged by: the one given, or the one its title implies."""
    return act.nature or _NATURES[parse_line(act.line).title]


_NATURES: Final = {
    "1": "operating",
    "2": "staff",
    "3": "operating",
    "4": "financial_operation",
    "5": "investment",
    "6": "intervention",
    "7": "financial_operation",
}


def visa_needed(act: ev.Committed, judge: Judge) -> bool:
    """Whether the budget controller's visa is needed before this commitment."""
    nature = nature_of(act)
    if nature == "staff":
        return False
    threshold = judge.read(f"visa.threshold.{nature}", act.on)
    if not threshold.holds(act.amount):
        return False
    exempt = judge.read("visa.principal_acts_exempt", act.on)
    return not (act.principal_act and nature in exempt.names)


def _with(amount: Money, rows: Sequence[CommitmentRow]) -> Money:
    """An amount and what other items of the legal commitment bind."""
    return amount + euros(sum(row.bound for row in rows)) if rows else amount


def _visa(act: ev.Committed, amount: Money, others: tuple[CommitmentRow, ...], judge: Judge) -> None:
    """The visa of a legal commitment: the threshold is for all its items of the same nature together.

    Once a visa was given, whether what is added below the threshold needs another is not known.
    """
    nature = nature_of(act)
    if nature == "staff":
        return
    threshold = judge.read(f"visa.threshold.{nature}")
    others = tuple(row for row in others if nature_of(row.made) == nature)
    total = _with(amount, others)
    if not threshold.holds(total):
        if judge.verbose:
            judge.check(r.FIN_029, True, "visa", law=(threshold,), amount=total, needed="no")
        return
    before = next((row.made.visa for row in others if row.made.visa), "")
    given: bool | None = bool(act.visa)
    if not given and before and not threshold.holds(amount):
        given = None
    exempt = judge.read("visa.principal_acts_exempt")
    if act.principal_act:
        listed = nature in exempt.names
        judge.check(r.FIN_030, listed or given, "principal_act", law=(exempt,), nature=nature, visa=act.visa)
    else:
        visa = act.visa or before
        judge.check(r.FIN_029, given, "visa", law=(threshold,), amount=total, needed="yes", visa=visa)


def _amended(budget: Budget, judge: Judge, act: ev.CommitmentIncreased, made: ev.Committed) -> None:
    """Signature and visa of an increase: for its own amount, and for what the legal commitment comes to.

    Whether a cap of signature or a threshold of visa is for an amendment alone or for the whole is not known: above
    it alone is a breach, above it with the rest is undetermined. An increase bears no visa; when none was given, what
    is above the threshold alone is committed as another item, with its visa.
    """
    line, rows = parse_line(made.line), tuple(budget.bound_by(act.commitment))
    whole = _with(act.amount, rows)
    signatory(budget, judge, act, line.programme, act.amount, whole)
    nature = nature_of(made)
    if nature == "staff" or (made.principal_act and nature in judge.read("visa.principal_acts_exempt").names):
        return
    threshold = judge.read(f"visa.threshold.{nature}")
    alike = [row for row in rows if nature_of(row.made) == nature]
    total = _with(act.amount, alike)
    visa = next((row.made.visa for row in alike if row.made.visa), "")
    if not threshold.holds(total):
        if judge.verbose:
            judge.check(r.FIN_029, True, "amount", law=(threshold,), amount=total, needed="no")
        return
    ok = None if visa or not threshold.holds(act.amount) else False
    judge.check(r.FIN_029, ok, "amount", law=(threshold,), increase=act.amount, amount=total, visa=visa)


def _agreement(budget: Budget, act: ev.Committed, terms: ev.GrantTerms, amount: Money, year: int, judge: Judge) -> None:
    total = euros(budget.grants.get((year, siren(act.payee)), 0)) + amount
    needed = agreement_needed(total, terms.private, judge.day, judge.law)
    judge.check(
        r.FIN_041,
        not needed or bool(terms.agreement),
        "grant.agreement",
        law=needed.explanation.law_reads(),
        annual_total=total,
        private=terms.private,
        agreement=terms.agreement,
    )


def _continuity(judge: Judge, made: ev.Committed, *, growing: bool = False) -> None:
    """FIN-059, until the finance act: what the act does not say of its continuity is not known.

    A new discretionary grant must say it; an increase cannot, whatever its commitment said of itself.
    """
    voted = judge.read("budget.previously_voted_services")
    grant = made.grant
    if voted.value is not True or (grant is not None and not grant.discretionary):
        return
    ok: bool | None = True
    if growing:
        ok = None
    elif not (made.continuity or made.override):
        ok = None if grant is None else False
    judge.check(
        r.FIN_059,
        ok,
        "continuity",
        law=(voted,),
        on=judge.day,
        continuity=made.continuity,
        override=made.override,
    )


def _grant(act: ev.Committed, terms: ev.GrantTerms, judge: Judge) -> None:
    if terms.investment and terms.eligible is not None:
        cap = aid_cap(terms.eligible, terms.other_aid)
        judge.check(
            r.FIN_045, cap.allows(act.amount), "amount", amount=act.amount, cap=cap.amount, eligible=terms.eligible
        )
    no_vat = act.contract is None or not act.contract.vat_rate
    judge.check(r.FIN_057, no_vat, "contract.vat_rate", nature="grant")


def _vat(act: ev.Committed, terms: ev.ContractTerms, judge: Judge) -> None:
    if terms.amount_excl_vat is None or act.grant is not None:
        return
    expected = including_vat(terms.amount_excl_vat, terms.vat_rate or Decimal(0)).incl
    judge.check(
        r.FIN_057,
        act.amount == expected,
        "amount",
        excl_vat=terms.amount_excl_vat,
        vat_rate=terms.vat_rate,
        incl_vat=expected,
        amount=act.amount,
    )


def increase(budget: Budget, act: ev.CommitmentIncreased, judge: Judge) -> Iterable[Act]:
    """More AE on a commitment. GBCP art. 30.

    Asks ACT-REF, ACT-ORDER, ACT-AMOUNT, FIN-020, FIN-021, FIN-029, FIN-052, FIN-061, then FIN-015 on next year's
    AE, or else FIN-022 if it draws on a tranche and FIN-001 unless that tranche is of the same year; where they
    apply, FIN-003 (framework), FIN-060 (fund), FIN-041 and FIN-045 (grant), FIN-059 (until the finance act) and, for
    an optional tranche affirmed, FIN-002: the next one, for its very amount.
    """
    row = known_commitment(budget, judge, act.key, act)
    if row is None:
        return ()
    positive(judge, act.amount)
    officer(budget, judge, act)
    line = parse_line(row.made.line)
    _amended(budget, judge, act, row.made)
    year = max(row.year, act.on.year)
    _not_closed(judge, row)
    before_last_day(budget, judge, act, year, orders=False)
    if year > act.on.year:
        _in_advance(budget, judge, row.made, act.amount, year, line)
    else:
        _grows(budget, judge, row.made, act.amount, year)
    _resources(budget, judge, row.made, act.amount, year)
    _continuity(judge, row.made, growing=True)
    grant = row.made.grant
    if grant is not None and grant.investment and grant.eligible is not None:
        total = euros(row.committed - row.withdrawn) + act.amount
        cap = aid_cap(grant.eligible, grant.other_aid)
        judge.check(r.FIN_045, cap.allows(total), "amount", amount=total, cap=cap.amount, eligible=grant.eligible)
    if act.reason == "optional_tranche":
        left = row.made.conditional[row.affirmed :]
        judge.check(r.FIN_002, bool(left) and left[0] == act.amount, "amount", amount=act.amount, next_tranche=left[:1])
    return (act,)


def _grows(budget: Budget, judge: Judge, made: ev.Committed, amount: Money, year: int) -> None:
    """An increase draws on the tranche, and on the line of the year unless the AE were earmarked there."""
    tranche = budget.tranches.get(made.tranche)
    if made.tranche:
        free = tranche.free if tranche else 0
        judge.check(r.FIN_022, amount.cents <= free, "amount", amount=amount, free=euros(free))
    if tranche is None or tranche.key != (year, made.line):
        available = ae_available(budget.line(year, made.line))
        judge.check(r.FIN_001, amount.cents <= available, "amount", amount=amount, ae_available=euros(available))


def _not_closed(judge: Judge, row: CommitmentRow) -> None:
    if row.closed or judge.verbose:
        judge.check(r.FIN_052, not row.closed, "commitment", closed=row.closed)


def withdraw(budget: Budget, act: ev.CommitmentWithdrawn, judge: Judge) -> Iterable[Act]:
    """AE withdrawn from a commitment (*retrait*, *dégagement*). RRCBE part 4.

    Asks ACT-REF, ACT-ORDER, ACT-AMOUNT, FIN-020, FIN-061, FIN-052 and FIN-051: no more than what is neither
    certified, ordered nor drawn.
    """
    row = known_commitment(budget, judge, act.key, act)
    if row is None:
        return ()
    positive(judge, act.amount)
    officer(budget, judge, act)
    open_year(budget, judge, act.on.year)
    _not_closed(judge, row)
    most = row.committed - row.withdrawn - max(row.certified, row.ordered, row.drawn)
    judge.check(
        r.FIN_051,
        act.amount.cents <= most,
        "amount",
        amount=act.amount,
        not_certified=euros(most),
        restored_ae=euros(row.given_back(act.amount.cents, act.on.year, recycled=act.recycled)),
    )
    return (act,)


def close_commitment(budget: Budget, act: ev.CommitmentClosed, judge: Judge) -> Iterable[Act]:
    """A commitment closed (*clôture d'EJ*). RRCBE part 7.

    Asks ACT-REF, ACT-ORDER, FIN-020, FIN-061 and FIN-052: not closed yet, no order unpaid, no service certified
    and not ordered, no retention kept.
    """
    row = known_commitment(budget, judge, act.key, act)
    if row is None:
        return ()
    officer(budget, judge, act)
    open_year(budget, judge, act.on.year)
    _not_closed(judge, row)
    judge.check(
        r.FIN_052,
        row.open_orders == 0 and row.certified <= row.ordered and row.retained == 0,
        "commitment",
        orders_not_paid=row.open_orders,
        retention_kept=euros(row.retained),
        certified_not_ordered=euros(max(row.certified - row.ordered, 0)),
        released=euros(row.outstanding),
    )
    return (act,)


def acknowledge(budget: Budget, act: ev.ServiceAcknowledged, judge: Judge) -> Iterable[Act]:
    """Service rendered, acknowledged (*constatation du service fait*). GBCP art. 31.

    Asks ACT-REF, ACT-ORDER, ACT-AMOUNT and FIN-023: within the commitment.
    """
    row = known_commitment(budget, judge, act.key, act)
    if row is None:
        return ()
    positive(judge, act.amount)
    left = row.committed - row.withdrawn - row.acknowledged
    judge.check(r.FIN_023, act.amount.cents <= left, "amount", amount=act.amount, not_acknowledged=euros(left))
    return (act,)


def certify(budget: Budget, act: ev.ServiceCertified, judge: Judge) -> Iterable[Act]:
    """Service rendered, certified (*certification du service fait*). GBCP art. 31.

    Asks ACT-REF, ACT-ORDER (the service is not later than its certification), ACT-AMOUNT, FIN-020, FIN-052 and
    FIN-023: within the commitment, but for the tolerance of the law.
    """
    row = known_commitment(budget, judge, act.key, act)
    if row is None:
        return ()
    positive(judge, act.amount)
    officer(budget, judge, act)
    _not_closed(judge, row)
    tolerance = judge.read("service_rendered.tolerance", act.on)
    within = act.amount.cents <= row.certifiable + tolerance.money.cents
    if not (judge.quick and within):
        judge.check(
            r.FIN_023,
            within,
            "amount",
            law=(tolerance,),
            amount=act.amount,
            not_certified=Money(row.certifiable),
        )
    if act.delivered_on is not None:
        judge.check(rs.ACT_ORDER, act.delivered_on <= act.on, "delivered_on", delivered_on=act.delivered_on, on=act.on)
    return (act,)


def receive_report(budget: Budget, act: ev.GrantReportReceived, judge: Judge) -> Iterable[Act]:
    """The financial report of a grant received (*compte rendu financier*). Loi 2000-321 art. 10.

    Asks ACT-REF (the commitment is a grant) and ACT-ORDER.
    """
    row = known_commitment(budget, judge, act.key, act)
    if row is None:
        return ()
    judge.check(rs.ACT_REF, row.made.grant is not None, "commitment", commitment=act.key, grant=row.made.grant)
    return (act,)


def interrupt_claim(budget: Budget, act: ev.ClaimInterrupted, judge: Judge) -> Iterable[Act]:
    """An act that interrupts the four-year bar (loi 68-1250, art. 2). Asks ACT-REF and ACT-ORDER."""
    return (act,) if known_commitment(budget, judge, act.key, act) else ()


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.TrancheOpened: open_tranche,
    ev.TrancheReduced: reduce_tranche,
    ev.FrameworkConcluded: conclude_framework,
    ev.Committed: commit,
    ev.CommitmentIncreased: increase,
    ev.CommitmentWithdrawn: withdraw,
    ev.CommitmentClosed: close_commitment,
    ev.ServiceAcknowledged: acknowledge,
    ev.ServiceCertified: certify,
    ev.GrantReportReceived: receive_report,
    ev.ClaimInterrupted: interrupt_claim,
}
