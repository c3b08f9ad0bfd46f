"""Deciding acts on marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import evolve

from secgen.communication import rules as rc
from secgen.communication.brand import events as ev
from secgen.communication.brand import rules as r
from secgen.communication.brand.checking import check
from secgen.communication.brand.state import BreachRow, ObligationRow
from secgen.communication.state import Communication
from secgen.kernel.act import Act
from secgen.kernel.domain import Decide
from secgen.kernel.finding import Verdict
from secgen.kernel.judge import Judge


def set_obligation(state: Communication, act: ev.ObligationSet, judge: Judge) -> Iterable[Act]:
    """An obligation born of a grant (COM-NEW, COM-WORDS, COM-ORDER)."""
    known = act.obligation in state.brand.obligations
    new = judge.check(rc.NEW, not known, "obligation", obligation=act.obligation)
    named = bool(act.obligation and act.grant and act.action.strip())
    judge.check(rc.WORDS, named, "action", grant=act.grant, action=act.action)
    ordered = act.starts is None or act.ends is None or act.starts <= act.ends
    judge.check(rc.ORDER, ordered, "ends", starts=act.starts, ends=act.ends)
    judge.check(rc.ORDER, act.lead_days >= 0, "lead_days", lead_days=act.lead_days)
    return (act,) if new else ()


def _known(state: Communication, judge: Judge, act: ev.OnObligation) -> ObligationRow | None:
    row = state.brand.obligations.get(act.obligation)
    if row is None:
        judge.check(rc.REF, False, "obligation", obligation=act.obligation)
        return None
    since = row.made.on
    return row if judge.check(rc.ORDER, act.on >= since, "on", on=act.on, set_on=since) else None


def submit(state: Communication, act: ev.ProofSubmitted, judge: Judge) -> Iterable[Act]:
    """A proof submitted: its layout is checked (C33 to C42); what it breaches is kept with it, and blocks nothing yet.

    COM-NEW; a proof dated otherwise than this act is refused (COM-ORDER).
    """
    row = _known(state, judge, act)
    if row is None:
        return ()
    new = judge.check(rc.NEW, act.proof not in state.brand.proofs, "proof", proof=act.proof)
    dated = act.layout.submitted
    judge.check(rc.ORDER, dated in (None, act.on), "layout.submitted", submitted=dated, on=act.on)
    breaches = _look(act, row, judge)
    return (evolve(act, breaches=breaches),) if new else ()


def _look(act: ev.ProofSubmitted, row: ObligationRow, judge: Judge) -> tuple[str, ...]:
    """Check the layout of a proof as advice, the service decides on it afterwards; gives the rules it breaches."""
    layout = evolve(act.layout, submitted=act.on, case=row.made.case)
    before = len(judge.findings)
    check(layout, row.grounds, judge, "layout.")
    found = judge.findings[before:]
    judge.findings[before:] = [evolve(finding, blocking=False) for finding in found]
    return tuple(sorted({finding.rule for finding in found if finding.verdict is Verdict.BREACH}))


def decide_proof(state: Communication, act: ev.ProofDecided, judge: Judge) -> Iterable[Act]:
    """The answer to a proof (COM-REF, COM-ORDER; BRAND-APPROVAL: approved against a rule only with a reason)."""
    row, proof = _known(state, judge, act), state.brand.proofs.get(act.proof)
    if row is None or proof is None or act.proof not in row.proofs:
        judge.check(rc.REF, False, "proof", proof=act.proof)
        return ()
    if not judge.check(rc.ORDER, act.on >= proof.made.on and not proof.answer, "proof", answered=proof.answer):
        return ()
    fine = act.answer == "approved" and not proof.made.breaches
    judge.check(r.APPROVAL, fine or bool(act.reason.strip()), "reason", answer=act.answer, breaches=proof.made.breaches)
    return (act,)


def notice(state: Communication, act: ev.BreachNoticed, judge: Judge) -> Iterable[Act]:
    """A breach noticed, with time to put it right (COM-NEW, COM-WORDS, COM-ORDER)."""
    if _known(state, judge, act) is None:
        return ()
    new = judge.check(rc.NEW, act.breach not in state.brand.breaches, "breach", breach=act.breach)
    judge.check(rc.WORDS, bool(act.facts.strip() and act.support), "facts", support=act.support)
    judge.check(rc.ORDER, act.cure_by > act.on, "cure_by", noticed=act.on, cure_by=act.cure_by)
    return (act,) if new else ()


def _open_breach(state: Communication, judge: Judge, act: ev.BreachCured | ev.BreachReferred) -> BreachRow | None:
    row, breach = _known(state, judge, act), state.brand.breaches.get(act.breach)
    if row is None or breach is None or act.breach not in row.breaches:
        judge.check(rc.REF, False, "breach", breach=act.breach)
        return None
    open_still = breach.cured_on is None and breach.referred_on is None and act.on >= breach.made.on
    ok = judge.check(rc.ORDER, open_still, "breach", cured=breach.cured_on, referred=breach.referred_on)
    return breach if ok else None


def cure(state: Communication, act: ev.BreachCured, judge: Judge) -> Iterable[Act]:
    """A breach put right, with its evidence (COM-REF, COM-ORDER, COM-WORDS)."""
    if _open_breach(state, judge, act) is None:
        return ()
    judge.check(rc.WORDS, bool(act.evidence.strip()), "evidence", evidence=act.evidence)
    return (act,)


def refer(state: Communication, act: ev.BreachReferred, judge: Judge) -> Iterable[Act]:
    """A breach handed to the grants service once the time to cure it is over (BRAND-REFERRAL)."""
    breach = _open_breach(state, judge, act)
    if breach is None:
        return ()
    last = breach.made.cure_by
    judge.check(r.REFERRAL, act.on > last, "on", noticed=breach.made.on, cure_by=last, on=act.on)
    return (act,)


DECIDE: Final[Mapping[type[Act], Decide]] = {
    ev.ObligationSet: set_obligation,
    ev.ProofSubmitted: submit,
    ev.ProofDecided: decide_proof,
    ev.BreachNoticed: notice,
    ev.BreachCured: cure,
    ev.BreachReferred: refer,
}
