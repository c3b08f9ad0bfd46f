"""Deciding acts on appropriations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from secgen.budget import events as ev
from secgen.budget.computations.carry_over import carry_over_ae, carry_over_cp, carry_over_fund
from secgen.budget.computations.movements import advance_decree_cap, cancellation_cap, virement_cap
from secgen.budget.computations.programming import due_date
from secgen.budget.computations.reserve import reserve
from secgen.budget.decisions._common import ae_available, cp_available, euros, open_year, positive
from secgen.budget.decisions._known import line_known
from secgen.budget.lines import Line, parse_line
from secgen.budget.rules import appropriations as r
from secgen.budget.rules import commitments as rc
from secgen.budget.rules import structure as rs
from secgen.budget.state import Budget, MoveTotal
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.kernel.known_law import read_if_known
from secgen.kernel.money import ZERO, Money

_INSIDE: Final = ("making_available", "reallocation", "fungibility")


def open_appropriations(budget: Budget, act: ev.AppropriationsOpened, judge: Judge) -> Iterable[Act]:
    """Appropriations opened (*ouverture de crédits*). LOLF art. 7-8.

    Asks FIN-061, ACT-AMOUNT and, for title 2, FIN-007; FIN-062 only advises.
    """
    line = parse_line(act.line)
    open_year(budget, judge, act.year)
    judge.check(rs.ACT_AMOUNT, act.ae >= ZERO and act.cp >= ZERO, "ae, cp", ae=act.ae, cp=act.cp)
    _staff_parity(judge, line, act.ae, act.cp)
    _known(judge, act.year, line)
    return (act,)


def _staff_parity(judge: Judge, line: Line, ae: Money, cp: Money) -> None:
    if line.is_staff:
        judge.check(r.FIN_007, ae == cp, "ae, cp", ae=ae, cp=cp)


def _known(judge: Judge, year: int, line: Line) -> None:
    """The programme and action exist that year; a programme the packs do not describe is undetermined."""
    known = line_known(judge.law, year, line)
    judge.check(rc.FIN_062, known, "line", advisory=True, programme=line.programme, action=line.action, year=year)


def move(budget: Budget, act: ev.AppropriationsMoved, judge: Judge) -> Iterable[Act]:
    """Appropriations moved: no more than the origin has, within what the law allows for the kind of movement.

    Asks FIN-061, ACT-REF (an origin or a target), ACT-AMOUNT, FIN-008 (the legal act), FIN-006 and FIN-007
    (title 2), FIN-018 (what is left at the origin), then the caps of the kind: *virement* FIN-009, cancellation
    and advance decree FIN-010, carry-over FIN-011 to FIN-013, or FIN-014 for a fund. FIN-062 only advises.
    """
    open_year(budget, judge, act.year)
    origin = parse_line(act.origin) if act.origin else None
    target = parse_line(act.target) if act.target else None
    if not judge.check(rs.ACT_REF, origin is not None or target is not None, "origin, target", origin="", target=""):
        return ()
    ok = act.ae >= ZERO and act.cp >= ZERO and bool(act.ae or act.cp)
    judge.check(rs.ACT_AMOUNT, ok, "ae, cp", ae=act.ae, cp=act.cp)
    _legal_basis(judge, act, origin, target)
    if act.kind != "carry_over":  # of title 2 only CP may be carried over (LOLF art. 15 II)
        for line in (origin, target):
            if line:
                _staff_parity(judge, line, act.ae, act.cp)
    inside = origin is not None and target is not None and origin.programme == target.programme
    if target and (inside or act.kind != "virement"):
        to_staff = target.is_staff and origin is not None and not origin.is_staff
        judge.check(r.FIN_006, not to_staff, "target", origin=act.origin, target=act.target)
    if target:
        _known(judge, act.year, target)
    if act.origin:
        row = budget.line(act.year, act.origin)
        enough = act.ae.cents <= ae_available(row) and act.cp.cents <= cp_available(row)
        judge.check(
            r.FIN_018,
            enough,
            "origin",
            ae=act.ae,
            cp=act.cp,
            ae_available=euros(ae_available(row)),
            cp_available=euros(cp_available(row)),
        )
    _caps(budget, act, judge, origin, target)
    return (act,)


def _legal_basis(judge: Judge, act: ev.AppropriationsMoved, origin: Line | None, target: Line | None) -> None:
    if act.kind in _INSIDE:
        judge.check(
            r.FIN_008,
            _one_programme(act.kind, origin, target),
            "kind",
            kind=act.kind,
            origin=act.origin,
            target=act.target,
        )
    else:
        judge.check(r.FIN_008, bool(act.text), "text", kind=act.kind, text=act.text)
        if act.kind == "virement" and origin and target:  # it is between programmes (LOLF art. 12 I)
            between = origin.programme != target.programme
            judge.check(r.FIN_008, between, "kind", kind=act.kind, origin=act.origin, target=act.target)


def _one_programme(kind: str, origin: Line | None, target: Line | None) -> bool | None:
    """Whether a movement stays in its programme; made available from above the office, it does by nature."""
    if origin is None or target is None:
        return True if kind == "making_available" else None
    return origin.programme == target.programme


def _caps(budget: Budget, act: ev.AppropriationsMoved, judge: Judge, origin: Line | None, target: Line | None) -> None:
    if act.kind == "virement":
        for line in (origin, target):
            if line:
                _virement(budget, act, judge, line)
    elif act.kind == "cancellation" and origin:
        _decree(budget, act, judge, origin, "lolf.cancellation.cap")
    elif act.kind == "advance_decree" and target:
        _decree(budget, act, judge, target, "lolf.advance_decree.cap")
    elif act.kind == "carry_over" and target:
        _carry_over(budget, act, judge, target)


def _virement(budget: Budget, act: ev.AppropriationsMoved, judge: Judge, line: Line) -> None:
    done = budget.moves.get((act.year, line.programme, "virement"))
    for name, asked, before, cp in (
        ("ae", act.ae, done.ae if done else 0, False),
        ("cp", act.cp, done.cp if done else 0, True),
    ):
        initial = budget.initial(act.year, line.programme, cp=cp)
        cap = virement_cap(euros(initial), act.on, judge.law)
        total = asked + euros(before)
        known = initial > 0 or not asked
        judge.check(
            r.FIN_009,
            cap.allows(total) if known else None,
            name,
            law=cap.explanation.law_reads(),
            programme=line.programme,
            cumulated=total,
            cap=cap.amount,
        )
    if line.is_staff:
        staff = budget.initial(act.year, line.programme, staff=True)
        cap = virement_cap(euros(staff), act.on, judge.law)
        total = act.ae + euros(done.ae_staff if done else 0)
        judge.check(
            r.FIN_009,
            cap.allows(total),
            "ae",
            law=cap.explanation.law_reads(),
            title="2",
            cumulated=total,
            cap=cap.amount,
        )


def _decree(budget: Budget, act: ev.AppropriationsMoved, judge: Judge, line: Line, parameter: str) -> None:
    compute = cancellation_cap if parameter == "lolf.cancellation.cap" else advance_decree_cap
    done = budget.moves.get((act.year, line.programme, act.kind))
    for name, asked, before, cp in (
        ("ae", act.ae, done.ae if done else 0, False),
        ("cp", act.cp, done.cp if done else 0, True),
    ):
        opened = budget.initial(act.year, line.programme, cp=cp)
        cap = compute(euros(opened), act.on, judge.law)
        total = asked + euros(before)
        judge.check(
            r.FIN_010, cap.allows(total), name, law=cap.explanation.law_reads(), cumulated=total, cap=cap.amount
        )


def _carry_over(budget: Budget, act: ev.AppropriationsMoved, judge: Judge, target: Line) -> None:
    if act.fund:
        _carry_over_fund(budget, act, judge, target)
        return
    last = act.year - 1
    done = budget.moves.get((act.year, target.programme, "carry_over")) or MoveTotal()
    done_ae = done.ae_staff if target.is_staff else done.ae - done.ae_staff
    done_cp = done.cp_staff if target.is_staff else done.cp - done.cp_staff
    unspent_ae, unspent = map(euros, budget.unspent(last, target.programme, staff=target.is_staff))
    ae_cap = carry_over_ae(unspent_ae, unspent_ae if target.is_staff else ZERO)
    ae = act.ae + euros(done_ae)
    judge.check(r.FIN_011, ae_cap.allows(ae), "ae", cumulated=ae, cap=ae_cap.amount)
    initial = euros(budget.initial(last, target.programme, staff=target.is_staff, cp=True))
    cp_cap = carry_over_cp(unspent, initial, act.on, judge.law)
    cp = act.cp + euros(done_cp)
    rule = r.FIN_013 if cp_cap.amount == unspent else r.FIN_012
    judge.check(
        rule,
        cp_cap.allows(cp),
        "cp",
        law=cp_cap.explanation.law_reads(),
        cumulated=cp,
        cap=cp_cap.amount,
        unspent=unspent,
    )


def _carry_over_fund(budget: Budget, act: ev.AppropriationsMoved, judge: Judge, target: Line) -> None:
    """Besides the cap: what the fund received less what was committed (AE) and paid (CP) on it."""
    fund = budget.funds.get(act.fund)
    done = budget.moves.get((act.year, target.programme, f"carry_over {act.fund}")) or MoveTotal()
    received, committed, paid = (fund.received, fund.committed, fund.paid) if fund else (0, 0, 0)
    for name, asked, before, spent in (("ae", act.ae, done.ae, committed), ("cp", act.cp, done.cp, paid)):
        left = carry_over_fund(euros(received), euros(spent))
        total = asked + euros(before)
        judge.check(r.FIN_014, left.allows(total), name, fund=act.fund, cumulated=total, left=left.amount)


def set_reserve(budget: Budget, act: ev.ReserveSet, judge: Judge) -> Iterable[Act]:
    """Appropriations frozen in the reserve (*réserve de précaution*). LOLF art. 51 4° bis.

    Asks FIN-061 and FIN-017 (no more than what is available); FIN-016, the rate of the year, only advises.
    """
    open_year(budget, judge, act.year)
    line = parse_line(act.line)
    row = budget.line(act.year, act.line)
    ok = ZERO <= act.ae <= euros(ae_available(row)) and ZERO <= act.cp <= euros(cp_available(row))
    judge.check(
        r.FIN_017,
        ok,
        "ae, cp",
        ae=act.ae,
        cp=act.cp,
        ae_available=euros(ae_available(row)),
        cp_available=euros(cp_available(row)),
    )
    rate = read_if_known(judge.law, f"reserve.rate.{'t2' if line.is_staff else 'other'}", date(act.year, 1, 1))
    if rate is None:
        judge.check(r.FIN_016, None, "ae, cp", ae=act.ae, cp=act.cp, year=act.year)
    elif row is not None:
        for name, notified, total in (
            ("ae", row.ae_in, act.ae + euros(row.ae_reserved)),
            ("cp", row.cp_in, act.cp + euros(row.cp_reserved)),
        ):
            due = reserve(euros(max(notified, 0)), line.is_staff, act.year, judge.law)
            law = due.explanation.law_reads()
            judge.check(r.FIN_016, total == due.amount, name, law=law, reserve=total, by_the_rate=due.amount)
    return (act,)


def release_reserve(budget: Budget, act: ev.ReserveReleased, judge: Judge) -> Iterable[Act]:
    """Reserve released (*dégel*). Asks FIN-061 and FIN-017: no more than what is reserved on the line."""
    open_year(budget, judge, act.year)
    row = budget.line(act.year, act.line)
    held_ae, held_cp = (row.ae_reserved, row.cp_reserved) if row else (0, 0)
    ok = 0 <= act.ae.cents <= held_ae and 0 <= act.cp.cents <= held_cp
    judge.check(r.FIN_017, ok, "ae, cp", ae=act.ae, cp=act.cp, ae_reserved=euros(held_ae), cp_reserved=euros(held_cp))
    return (act,)


def receive_fund(budget: Budget, act: ev.FundReceived, judge: Judge) -> Iterable[Act]:
    """Assistance funds received (*fonds de concours*). LOLF art. 17 II.

    Asks FIN-061, ACT-AMOUNT and FIN-060: the fund has a purpose, always the same. FIN-062 only advises.
    """
    open_year(budget, judge, act.year)
    _known(judge, act.year, parse_line(act.line))
    positive(judge, act.amount)
    known = budget.funds.get(act.fund)
    same = known is None or known.made.purpose == act.purpose
    judge.check(r.FIN_060, same and bool(act.purpose), "purpose", fund=act.fund, purpose=act.purpose)
    return (act,)


def delegate(budget: Budget, act: ev.SignatureDelegated, judge: Judge) -> Iterable[Act]:
    """Delegation of signature (*délégation de signature*). Asks ACT-ORDER: it does not end before it begins."""
    ok = act.until is None or act.until >= act.on
    judge.check(rs.ACT_ORDER, ok, "until", on=act.on, until=act.until)
    return (act,)


def end_delegation(budget: Budget, act: ev.DelegationEnded, judge: Judge) -> Iterable[Act]:
    """The end of a holder's delegations of signature. Asks ACT-REF: the holder has one."""
    judge.check(rs.ACT_REF, act.holder in budget.delegations, "holder", holder=act.holder)
    return (act,)


def file_document(budget: Budget, act: ev.DocumentFiled, judge: Judge) -> Iterable[Act]:
    """A programming document filed. GBCP art. 66, 71 and 94.

    For a BOP or a programme asks FIN-031, the due date, which only advises; any other document is taken as it is.
    """
    if act.kind in ("bop", "programme"):
        due = due_date(act.kind, act.year, judge.law)
        judge.check(
            r.FIN_031,
            None if due is None else act.on <= due,
            "on",
            filed=act.on,
            due=due,
            days_late=None if due is None else max((act.on - due).days, 0),
        )
    return (act,)


def plan_profile(budget: Budget, act: ev.ProfilePlanned, judge: Judge) -> Iterable[Act]:
    """The planned profile of payments (*cadencement*). Asks FIN-061 and ACT-AMOUNT: twelve months, none below zero."""
    open_year(budget, judge, act.year)
    ok = len(act.months) == 12 and all(month >= ZERO for month in act.months)
    judge.check(rs.ACT_AMOUNT, ok, "months", months=len(act.months))
    return (act,)


def publish_grant(budget: Budget, act: ev.GrantPublished, judge: Judge) -> Iterable[Act]:
    """The published data of a grant. Asks ACT-AMOUNT; a closed year takes it too."""
    judge.check(rs.ACT_AMOUNT, act.amount > ZERO, "amount", amount=act.amount)
    return (act,)


def set_calendar(budget: Budget, act: ev.ClosingCalendarSet, judge: Judge) -> Iterable[Act]:
    """The last days of the year for commitments and orders (*calendrier de fin de gestion*). Asks FIN-061."""
    open_year(budget, judge, act.year)
    return (act,)


def close_year(budget: Budget, act: ev.YearClosed, judge: Judge) -> Iterable[Act]:
    """A year closed. Asks FIN-061: it is not closed yet and the day is not before it begins.

    Orders of the year not yet paid only advise against it.
    """
    open_year(budget, judge, act.year)
    judge.check(r.FIN_061, act.on.year >= act.year, "on", on=act.on, year=act.year)
    waiting = sum(row.year == act.year and row.stage in _WAITING for row in budget.requests.values())
    judge.check(r.FIN_061, waiting == 0, "year", advisory=True, orders_not_paid=waiting)
    return (act,)


_WAITING: Final = ("ordered", "accepted", "suspended")


def reopen_year(budget: Budget, act: ev.YearReopened, judge: Judge) -> Iterable[Act]:
    """A closed year opened again. Asks FIN-061: it is closed and a reason is given."""
    judge.check(r.FIN_061, budget.closed(act.year) and bool(act.reason), "reason", year=act.year, reason=act.reason)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.AppropriationsOpened: open_appropriations,
    ev.AppropriationsMoved: move,
    ev.ReserveSet: set_reserve,
    ev.ReserveReleased: release_reserve,
    ev.FundReceived: receive_fund,
    ev.SignatureDelegated: delegate,
    ev.DelegationEnded: end_delegation,
    ev.DocumentFiled: file_document,
    ev.ProfilePlanned: plan_profile,
    ev.GrantPublished: publish_grant,
    ev.ClosingCalendarSet: set_calendar,
    ev.YearClosed: close_year,
    ev.YearReopened: reopen_year,
}
