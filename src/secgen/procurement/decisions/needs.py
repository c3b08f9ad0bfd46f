"""Deciding needs and consultations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.calendar import is_working_day
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.kernel.money import FLOOR, Money
from secgen.procurement import events as ev
from secgen.procurement.computations.delays import Stage, Terms, in_time, last_day_of
from secgen.procurement.computations.families import is_central_body
from secgen.procurement.computations.lots import SmallLots, exempt_works_lots, small_lots
from secgen.procurement.computations.needs import over_duration
from secgen.procurement.computations.procedure import profile_needed, publicity_for
from secgen.procurement.computations.thresholds import formal
from secgen.procurement.decisions._common import exempt_need, framework_terms, lasting, not_negative, positive
from secgen.procurement.rules import needs as rn
from secgen.procurement.rules import procedures as rp
from secgen.procurement.rules import structure as rs
from secgen.procurement.state import ConsultationRow, Procurement
from secgen.procurement.words import FORMAL, TWO_STAGES, is_works

_RANKS: Final = ("none", "free", "notice", "european")


def declare(state: Procurement, act: ev.NeedDeclared, judge: Judge) -> Iterable[Act]:
    """A need: its amount, its family, its whole duration."""
    new = judge.check(rs.PROC_NEW, act.need not in state.needs, "need", need=act.need)
    positive(judge, act.amount)
    judge.check(rs.PROC_FAMILY, bool(act.family), "family", family=act.family)
    lasting(judge, act.months)
    if not not_negative(judge, renewals=act.renewals, renewal_amount=act.renewal_amount):
        return ()
    value = over_duration(act.amount, act.renewals, act.renewal_amount).amount
    judge.check(rn.PR_12, True, "amount", first=act.amount, renewals=act.renewals, value=value)
    return (act,) if new else ()


def launch(state: Procurement, act: ev.ConsultationLaunched, judge: Judge) -> Iterable[Act]:
    """A consultation: the needs it covers, the procedure its value asks for, publicity, lots, deadlines, criteria."""
    new = judge.check(
        rs.PROC_NEW, act.consultation not in state.consultations, "consultation", consultation=act.consultation
    )
    lasting(judge, act.months)
    not_negative(
        judge,
        turnover=act.turnover,
        minimum=act.minimum,
        maximum=act.maximum,
        **{f"lot {lot.number}": lot.amount for lot in act.lots},
    )
    if positive(judge, act.value, "value"):
        _covers(state, act, judge)
        _procedure(act, judge)
    if act.procedure in ("adapted", *FORMAL):
        _publicity(act, judge)
        judge.check(rn.PR_15, len(act.lots) > 1 or bool(act.no_lots_reason), "lots", lots=len(act.lots))
        _criteria(act, judge)
        _deadlines(act, judge)
    if act.framework:
        framework_terms(judge, act.months, act.months_reason, act.maximum, act.on)
        judge.check(
            rn.PR_13, act.maximum is None or act.value >= act.maximum, "value", value=act.value, maximum=act.maximum
        )
    return (act,) if new else ()


def _covers(state: Procurement, act: ev.ConsultationLaunched, judge: Judge) -> None:
    """The value is at least that of the needs it covers, whole duration."""
    rows = [state.needs.get(need) for need in act.needs]
    for need, row in zip(act.needs, rows, strict=True):
        judge.check(rs.PROC_REF, row is not None, "needs", need=need)
    known = Money.sum(row.value for row in rows if row is not None)
    judge.check(rn.PR_12, act.value >= known, "value", value=act.value, needs=known)
    lots = Money.sum(lot.amount for lot in act.lots)
    judge.check(rn.PR_12, act.value >= lots, "lots", value=act.value, lots=lots)


def _procedure(act: ev.ConsultationLaunched, judge: Judge) -> None:
    if act.procedure == "central":
        judge.check(rn.PR_39, is_central_body(act.central, judge.law), "central", central=act.central)
        return
    if act.procedure == "no_competition":
        judge.check(
            rn.PROC_GROUND,
            bool(act.ground and act.ground_reason),
            "ground",
            ground=act.ground,
            reason=act.ground_reason,
        )
        return
    out = _small_lots(act, judge)
    if act.procedure == "exempt" and not (out and out.allowed):
        exempt_need(judge, act.kind, act.special, act.value, act.on, "value")
    if act.procedure == "adapted" and not (out and out.allowed):
        _not_formal(act, judge)


def _small_lots(act: ev.ConsultationLaunched, judge: Judge) -> SmallLots | None:
    """The lots taken out of the procedure of the whole, where there are any."""
    if not any(lot.small for lot in act.lots):
        return None
    exempt = act.procedure == "exempt" and is_works(act.kind)
    out = (
        exempt_works_lots(act.lots, judge.law, act.on) if exempt else small_lots(act.lots, act.kind, judge.law, act.on)
    )
    judge.check(
        rn.PR_14,
        out.allowed,
        "lots",
        law=out.explanation.law_reads(),
        together=out.together,
        total=out.total,
        too_large=out.too_large,
    )
    return out


def _not_formal(act: ev.ConsultationLaunched, judge: Judge) -> None:
    """An adapted procedure is enough: the value is under the European threshold, or the services are social.

    Undetermined on a day whose threshold is not known.
    """
    rule = rn.PR_05 if is_works(act.kind) else rn.PR_04
    if act.special == "social":
        judge.check(rule, True, "procedure", value=act.value, procedure=act.procedure, special=act.special)
        return
    threshold = formal(act.kind, "state", judge.law, act.on)
    if threshold is None:
        judge.check(rule, None, "procedure", value=act.value, procedure=act.procedure, threshold=None)
        return
    reached = threshold.holds(act.value)
    others = None if is_works(act.kind) else formal(act.kind, "other", judge.law, act.on)
    if reached and others is not None and not others.holds(act.value):
        rule = rn.PR_06
    judge.check(rule, not reached, "procedure", law=(threshold,), value=act.value, procedure=act.procedure)


def _publicity(act: ev.ConsultationLaunched, judge: Judge) -> None:
    needed = publicity_for(act.procedure, act.value, judge.law, act.on, special=act.special)
    enough = _RANKS.index(act.publicity) >= _RANKS.index(needed)
    rule = rn.PR_08 if needed == "free" else rn.PR_07
    read = (judge.read("procurement.publicity.notice"),)
    judge.check(rule, enough, "publicity", law=read, value=act.value, publicity=act.publicity, needed=needed)
    profile = profile_needed(needed, act.value, judge.law, act.on)
    judge.check(
        rn.PR_09,
        act.profile or not profile,
        "profile",
        law=profile.explanation.law,
        value=act.value,
        profile=act.profile,
    )


def _criteria(act: ev.ConsultationLaunched, judge: Judge) -> None:
    required = judge.read("procurement.environmental_criterion")
    judge.check(
        rp.PR_37,
        act.environmental,
        "criteria",
        law=(required,),
        advisory=required.value is not True,
        criteria=act.criteria,
    )
    if act.procedure in FORMAL:
        social = judge.read("procurement.social_condition")
        ok = act.social_condition or bool(act.social_waiver) or social.value is not True
        judge.check(rp.PROC_SOCIAL, ok, "social_condition", law=(social,), waiver=act.social_waiver)
    if act.turnover is not None:
        cap = judge.read("procurement.turnover")
        most = act.value.at(cap.rate, rounding=FLOOR)
        judge.check(
            rp.PR_38, act.turnover <= most, "turnover", law=(cap,), value=act.value, asked=act.turnover, most=most
        )


def _deadlines(act: ev.ConsultationLaunched, judge: Judge) -> None:
    """The deadline set with the notice: of requests in two stages, else of tenders."""
    stage: Stage = "candidatures" if act.procedure in TWO_STAGES else "offers"
    deadline = act.candidatures_by if stage == "candidatures" else act.offers_by
    deadline_in_time(judge, stage, terms_of(act), act.on, deadline, act.hour)


def terms_of(made: ev.ConsultationLaunched) -> Terms:
    """What shortens the delays of a consultation."""
    return Terms(
        procedure=made.procedure,
        electronic=made.electronic,
        urgency=made.urgency,
        prior_notice=made.prior_notice,
    )


def deadline_in_time(judge: Judge, stage: Stage, terms: Terms, sent: date, deadline: date | None, hour: str) -> None:
    """Ask PR-16 or PR-18 of a deadline, and PR-17; a practice of the adapted procedure only advises."""
    where = f"{stage}_by"
    rule = rp.PR_18 if terms.procedure in TWO_STAGES else rp.PR_16
    last = last_day_of(stage, terms, sent, judge.law)
    advisory = terms.procedure == "adapted"
    if deadline is None:
        judge.check(rule, None, where, law=last.explanation.law, advisory=advisory, sent=sent, deadline=None)
        return
    ok = bool(in_time(stage, terms, sent, deadline, hour, judge.law))
    judge.check(
        rule,
        ok,
        where,
        law=last.explanation.law,
        advisory=advisory,
        sent=sent,
        last_day=last.day,
        deadline=f"{deadline} {hour}",
        urgency=terms.urgency,
    )
    judge.check(rp.PR_17, is_working_day(deadline), where, deadline=deadline)


def known_consultation(state: Procurement, judge: Judge, consultation: str, act: Act) -> ConsultationRow | None:
    """The consultation an act is about: known, not later than the act, not abandoned."""
    row = state.consultations.get(consultation)
    if not judge.check(rs.PROC_REF, row is not None, "consultation", consultation=consultation) or row is None:
        return None
    in_order = act.on >= row.made.on and not row.abandoned
    judge.check(rs.PROC_ORDER, in_order, "on", on=act.on, launched=row.made.on, abandoned=row.abandoned)
    return row


def invite(state: Procurement, act: ev.CandidatesInvited, judge: Judge) -> Iterable[Act]:
    """Candidates are invited: the time they have to tender."""
    row = known_consultation(state, judge, act.consultation, act)
    if row is None:
        return ()
    two = row.made.procedure in TWO_STAGES
    if judge.check(rs.PROC_ORDER, two, "consultation", procedure=row.made.procedure):
        deadline_in_time(judge, "offers", terms_of(row.made), act.on, act.offers_by, act.hour)
    return (act,)


def reject(state: Procurement, act: ev.BiddersRejected, judge: Judge) -> Iterable[Act]:
    """Rejection letters leave after tenders came."""
    row = known_consultation(state, judge, act.consultation, act)
    if row is None:
        return ()
    due = row.offers_by
    judge.check(rs.PROC_ORDER, None if due is None else act.on >= due, "on", on=act.on, offers_by=due)
    return (act,)


def abandon(state: Procurement, act: ev.ConsultationAbandoned, judge: Judge) -> Iterable[Act]:
    """A consultation without contract is given up."""
    row = known_consultation(state, judge, act.consultation, act)
    if row is None:
        return ()
    judge.check(rs.PROC_ORDER, not row.contracts, "consultation", contracts=row.contracts)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.NeedDeclared: declare,
    ev.ConsultationLaunched: launch,
    ev.CandidatesInvited: invite,
    ev.BiddersRejected: reject,
    ev.ConsultationAbandoned: abandon,
}
