"""Deciding the life of contracts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from secgen.kernel.act import Act
from secgen.kernel.dates import add_months
from secgen.kernel.domain import Decide
from secgen.kernel.judge import Judge
from secgen.kernel.money import FLOOR, ZERO, Money
from secgen.procurement import events as ev
from secgen.procurement.computations.advances import advance_due, advance_range, retention_rate
from secgen.procurement.computations.award import (
    award_notice_due,
    first_signature,
    modification_publication,
    publication_of,
)
from secgen.procurement.computations.families import is_central_body
from secgen.procurement.computations.modifications import Base, Change, basis_of
from secgen.procurement.computations.procedure import written_contract
from secgen.procurement.decisions._common import (
    direct_purchase,
    framework_terms,
    identified,
    known_contract,
    lasting,
    not_negative,
    positive,
)
from secgen.procurement.decisions.execution import maximum_fits, order_fits
from secgen.procurement.decisions.needs import known_consultation
from secgen.procurement.essential.from_award import contract_of
from secgen.procurement.essential.kinds import KINDS
from secgen.procurement.essential.official import missing
from secgen.procurement.rules import RULES
from secgen.procurement.rules import execution as rx
from secgen.procurement.rules import needs as rn
from secgen.procurement.rules import procedures as rp
from secgen.procurement.rules import publication as rd
from secgen.procurement.rules import structure as rs
from secgen.procurement.state import ConsultationRow, Procurement, direct_contract, including
from secgen.procurement.words import CASE_LABELS, FORMAL

_COMPETITIVE: Final = ("adapted", *FORMAL)


def award(state: Procurement, act: ev.ContractAwarded, judge: Judge) -> Iterable[Act]:
    """A contract signed: its consultation, the standstill, its clauses, the framework agreement it follows from."""
    new = judge.check(rs.PROC_NEW, act.contract not in state.contracts, "contract", contract=act.contract)
    positive(judge, act.amount)
    judge.check(rs.PROC_REF, bool(act.holders), "holders", holders=len(act.holders))
    identified(judge, act.holders)
    judge.check(rs.PROC_ORDER, act.notified >= act.on, "notified_on", signed=act.on, notified=act.notified)
    consultation = _consulted(state, act, judge)
    day = consultation.made.on if consultation else act.on
    sound = not_negative(
        judge,
        vat_rate=act.vat_rate,
        minimum=act.minimum,
        maximum=act.maximum,
        advance_rate=act.advance_rate,
        retention_rate=act.retention_rate,
        recovery_from=act.recovery_from,
        offers=act.data.offers if act.data else None,
    )
    if not lasting(judge, act.months) or not sound:
        return ()
    wanted = written_contract(act.amount, judge.law, day)
    judge.check(
        rn.PR_10,
        act.written or not wanted,
        "written",
        law=wanted.explanation.law,
        amount=act.amount,
        written=act.written,
    )
    if act.framework:
        framework_terms(judge, act.months, act.months_reason, act.maximum, day)
        if consultation is not None and act.maximum is not None:
            said = consultation.made.maximum or consultation.made.value
            judge.check(rn.PR_13, act.maximum <= said, "maximum", maximum=act.maximum, consultation=said)
    elif act.amount > ZERO:
        _advance(act, judge, day)
    if act.retention_rate is not None:
        cap = retention_rate(act.sme, judge.law, day)
        judge.check(
            rx.PR_29, cap.holds(act.retention_rate), "retention_rate", law=(cap,), rate=act.retention_rate, sme=act.sme
        )
    if act.parent:
        order_fits(state, judge, act.parent, act.amount, act.holders, act)
    return (act,) if new else ()


def _consulted(state: Procurement, act: ev.ContractAwarded, judge: Judge) -> ConsultationRow | None:
    """How the contract came to be: a consultation, a case without one, a central body, a framework agreement."""
    if act.procedure == "exempt" and act.amount > ZERO:
        direct_purchase(state, judge, direct_contract(act), act.special)
    if act.consultation:
        row = known_consultation(state, judge, act.consultation, act)
        if row is not None:
            same = row.made.procedure == act.procedure
            judge.check(rs.PROC_REF, same, "procedure", procedure=act.procedure, launched=row.made.procedure)
            _standstill(row, act, judge)
        return row
    if act.procedure == "central":
        judge.check(rn.PR_39, is_central_body(act.central, judge.law), "central", central=act.central)
    elif act.procedure == "no_competition":
        _ground(state, act, judge)
    elif not act.parent:
        judge.check(rs.PROC_REF, act.procedure not in _COMPETITIVE, "consultation", consultation="")
    return None


def _standstill(row: ConsultationRow, act: ev.ContractAwarded, judge: Judge) -> None:
    if act.procedure not in FORMAL:
        judge.check(rp.PR_20, True, "on", procedure=act.procedure)
        return
    if row.rejected_on is None:  # one tender only, or letters not recorded: the file must say
        judge.check(rp.PR_19, None, "on", law=(judge.read("procurement.standstill.electronic"),), rejected=None)
        return
    first = first_signature(act.procedure, row.rejected_on, row.electronic, judge.law)
    judge.check(
        rp.PR_19,
        first.day is not None and act.on >= first.day,
        "on",
        law=first.explanation.law,
        rejected=row.rejected_on,
        signed=act.on,
        first_possible=first.day,
    )


def _ground(state: Procurement, act: ev.ContractAwarded, judge: Judge) -> None:
    """A case without competition: named, justified, and within the years its first contract allows."""
    ok: bool | None = bool(act.ground and act.ground_reason)
    years = None
    if ok and act.ground in ("complementary", "similar"):
        years = judge.read(f"procurement.{act.ground}_years")
        first = state.contracts.get(act.first_contract)
        ok = None if first is None else act.on <= add_months(first.made.notified, 12 * years.number)
    law = (years,) if years else ()
    judge.check(rn.PROC_GROUND, ok, "ground", law=law, ground=act.ground, first_contract=act.first_contract)


def _advance(act: ev.ContractAwarded, judge: Judge, day: date) -> None:
    """The advance the contract provides for: due or not, and within its limits."""
    due = advance_due(act.amount, act.months, judge.law, day)
    provided = not due or act.advance_waived or act.advance_rate is not None
    judge.check(
        rx.PR_25,
        provided,
        "advance_rate",
        law=due.explanation.law,
        amount=act.amount,
        months=act.months,
        waived=act.advance_waived,
    )
    whole = including(act.amount, act.vat_rate)
    if act.advance_rate is None:
        return
    rule = rx.PR_26 if act.months <= 12 else rx.PR_27
    if whole is None:
        judge.check(rule, None, "vat_rate", advance_rate=act.advance_rate)
        return
    allowed = advance_range(whole, act.months, act.sme, judge.law, day)
    amount = allowed.base.at(act.advance_rate, rounding=FLOOR)
    least = allowed.least if due else ZERO
    judge.check(
        rule,
        least <= amount <= allowed.most,
        "advance_rate",
        law=allowed.explanation.law,
        base=allowed.base,
        amount=amount,
        least=least,
        most=allowed.most,
        sme=act.sme,
    )


def notice(state: Procurement, act: ev.AwardNoticePublished, judge: Judge) -> Iterable[Act]:
    """The award notice: in time, or late and said so."""
    row = state.contracts.get(act.contract)
    if not judge.check(rs.PROC_REF, row is not None, "contract", contract=act.contract) or row is None:
        return ()
    due = award_notice_due(row.made.procedure, row.made.on, judge.law)
    late = due.days_late(act.on)
    judge.check(rp.PR_21, late == 0, "on", law=due.explanation.law, signed=row.made.on, due=due.day, days_late=late)
    return (act,)


def publish(state: Procurement, act: ev.EssentialDataPublished, judge: Judge) -> Iterable[Act]:
    """Essential data: complete, and in time or late and said so."""
    row = state.contracts.get(act.contract)
    if not judge.check(rs.PROC_REF, row is not None, "contract", contract=act.contract) or row is None:
        return ()
    made = row.made
    if act.modification:
        changes = {a.amendment: a for a in row.amendments}
        change = changes.get(act.modification)
        if (
            not judge.check(rs.PROC_REF, change is not None, "modification", modification=act.modification)
            or not change
        ):
            return ()
        due = modification_publication(change.on, judge.law)
        rule = rd.PR_35
    else:
        how = publication_of(made.amount, made.notified, made.exempt, judge.law)
        due, rule = how.due, rd.PR_36 if how.how == "list" else rd.PR_35
    late = due.days_late(act.on)
    judge.check(rule, late == 0, "on", law=due.explanation.law, notified=made.notified, due=due.day, days_late=late)
    if not act.yearly_list:
        lacking = missing(contract_of(row, published=act.on, modified=act.modification)) if made.data else ("data",)
        judge.check(rd.DE_02, not lacking, "data", missing=lacking)
    return (act,)


def amend(state: Procurement, act: ev.ContractAmended, judge: Judge) -> Iterable[Act]:
    """A modification: the case it relies on must hold; one that states none is recorded with an alert.

    That of a contract which follows from a framework agreement counts against its maximum.
    """
    row = known_contract(state, judge, act.contract, act)
    if row is None:
        return ()
    new = judge.check(
        rs.PROC_NEW,
        act.amendment == len(row.amendments) + 1,
        "amendment",
        amendment=act.amendment,
        known=len(row.amendments),
    )
    identified(judge, act.holders)
    judge.check(
        rs.PROC_AMOUNT, row.amount + act.amount.cents > 0, "amount", amount=act.amount, before=Money(row.amount)
    )
    judge.check(rs.PROC_AMOUNT, row.months + act.months >= 1, "months", months=act.months, before=row.months)
    made = row.made
    agreement = state.contracts.get(made.parent)
    if agreement is not None and act.amount > ZERO:
        maximum_fits(judge, agreement, act.amount, act)
    base = Base(
        kind=made.kind,
        procedure=made.procedure,
        initial=made.amount,
        consulted_on=row.consulted_on,
        updated=act.updated or row.updated,
        low=Money(row.low),
    )
    change = Change(case=act.case, amount=act.amount, clause=act.clause, reason=act.reason, tests=act.tests)
    basis = basis_of(base, change, judge.law)
    judge.check(
        RULES[basis.rule],
        basis.ok,
        "case",
        law=basis.law,
        case=CASE_LABELS[act.case],
        amount=act.amount,
        initial=base.reference,
        earlier_low=base.low,
        possible=", ".join(str(CASE_LABELS[case]) for case in basis.open_cases),
    )
    return (act,) if new else ()


def end(state: Procurement, act: ev.ContractEnded, judge: Judge) -> Iterable[Act]:
    """A contract ends once."""
    row = known_contract(state, judge, act.contract, act)
    if row is None:
        return ()
    judge.check(rs.PROC_ORDER, row.ended_on is None, "contract", ended=row.ended_on)
    return (act,)


def read_data(state: Procurement, act: ev.DataRead, judge: Judge) -> Iterable[Act]:
    """Essential data read from a file: kept as they are, with what is wrong in them said by rule."""
    for kind in act.anomalies:
        rule = RULES.get(KINDS[kind].rule) if kind in KINDS else None
        if rule is not None:
            judge.check(rule, False, kind, advisory=True, contract=act.contract.key)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.ContractAwarded: award,
    ev.AwardNoticePublished: notice,
    ev.EssentialDataPublished: publish,
    ev.ContractAmended: amend,
    ev.ContractEnded: end,
    ev.DataRead: read_data,
}
