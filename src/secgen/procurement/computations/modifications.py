"""Modifications of a contract in their six legal cases (CCP art. L2194-1, R2194-1 to R2194-10)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final

from attrs import field, frozen

from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import Law
from secgen.kernel.money import ZERO, Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.procurement.computations.answers import refuse
from secgen.procurement.computations.thresholds import formal
from secgen.procurement.words import CASE_LABELS, CASES, FORMAL, Case, Kind, Procedure, is_works

TESTS: Final = ("competition", "balance", "scope", "holder")
"""The four tests of R2194-7: it would not have drawn other candidates, keeps the balance, the scope and the holder."""
_CASE = Text("fondement de la modification", "basis of the modification")
_OPEN = Text("fondements encore possibles", "bases still possible")
_NOT_POSITIVE = Text("le montant initial doit être positif", "the initial amount must be above zero")
_RULES: Final[dict[str, str]] = {
    "": "PR-32",
    "low_amount": "PR-32",
    "additional": "PR-33",
    "unforeseen": "PR-33",
    "review_clause": "PR-34",
    "new_holder": "PR-34",
    "not_substantial": "PR-34",
}


@frozen(kw_only=True)
class Base:
    """What a contract was before: ``initial`` without VAT, ``updated`` by its price clause (R2194-4) if it has one,
    ``low`` the sum of its earlier modifications of low amount, the day its consultation was launched."""

    kind: Kind
    procedure: Procedure
    initial: Money
    consulted_on: date
    updated: Money | None = None
    low: Money = ZERO

    @property
    def reference(self) -> Money:
        """What percentages are taken of."""
        return self.updated or self.initial


@frozen(kw_only=True)
class Change:
    """What a modification does: its case, the change of amount without VAT (below zero for a decrease).

    ``clause``: the review clause; ``reason``: why it became necessary or was unforeseen, or who the new holder is
    and why; ``tests``: those of :data:`TESTS` that the file shows to be met.
    """

    case: Case
    amount: Money = ZERO
    clause: str = ""
    reason: str = ""
    tests: tuple[str, ...] = ()


@frozen
class Basis:
    """Whether the case a modification relies on holds; ``None`` when the file does not say enough.

    ``rule``: its number; ``open_cases``: the cases an amount like this one may still rely on; ``notice``: a notice
    in the Official Journal of the EU is due (R2194-10).
    """

    ok: bool | None
    rule: str
    open_cases: tuple[Case, ...]
    notice: bool
    law: tuple[LawValue, ...]
    explanation: Explanation = field(eq=False, repr=False)


def basis_of(base: Base, change: Change, law: Law) -> Basis:
    """Judge the case a modification relies on. An amount alone never forbids: a review clause has no limit."""
    if base.reference <= ZERO:
        refuse("basis_of", "initial", base.reference, _NOT_POSITIVE)
    ok, read = _judged(change.case, base, change, law)
    still = tuple(case for case in CASES if _by_amount(case, base, change, law)[0] is not False)
    share = Fraction(abs(change.amount.cents), base.reference.cents)
    inputs = {
        "case": CASE_LABELS[change.case],
        "initial": base.reference,
        "amount": change.amount,
        "per_cent": _per_cent(share),
        "earlier_low": base.low,
    }
    notes = [Explanation.of(str(_OPEN), ", ".join(str(CASE_LABELS[case]) for case in still))]
    rule = _RULES[change.case]
    told = Explanation.of(str(_CASE), ok, rule=rule, inputs=inputs, law=read, children=notes)
    notice = base.procedure in FORMAL and change.case in ("additional", "unforeseen")
    return Basis(ok, rule, still, notice, read, told)


def _per_cent(share: Fraction) -> str:
    hundredths = round(share * 10_000)
    return f"{hundredths // 100},{hundredths % 100:02d} %"


def _judged(case: Case, base: Base, change: Change, law: Law) -> tuple[bool | None, tuple[LawValue, ...]]:
    ok, read = _by_amount(case, base, change, law)
    if ok is False or case == "low_amount":
        return ok, read
    return _by_file(case, change), read


def _by_file(case: Case, change: Change) -> bool | None:
    """What the file must show, besides amounts; no case named can't be judged."""
    if case == "review_clause":
        return bool(change.clause)
    if case == "not_substantial":
        return set(TESTS) <= set(change.tests) or None
    if case in ("additional", "unforeseen", "new_holder"):
        return True if change.reason else None
    return None


def _by_amount(case: Case, base: Base, change: Change, law: Law) -> tuple[bool | None, tuple[LawValue, ...]]:
    if case in ("additional", "unforeseen"):
        limit = law.read("procurement.modification_each", base.consulted_on)
        return limit.holds(Fraction(change.amount.cents, base.reference.cents)), (limit,)
    if case == "low_amount":
        return _low(base, change, law)
    return None, ()


def _low(base: Base, change: Change, law: Law) -> tuple[bool | None, tuple[LawValue, ...]]:
    """Below a share of the contract and the European threshold, alone (R2194-8) and with those of this case before it
    (R2194-9): a decrease makes no room for a larger increase."""
    rate = law.read(f"procurement.low_modification.{'works' if is_works(base.kind) else 'supplies'}", base.consulted_on)
    threshold = formal(base.kind, "state", law, base.consulted_on)
    highest = max(Money(abs(cents)) for cents in (change.amount.cents, base.low.cents + change.amount.cents))
    share = Fraction(highest.cents, base.reference.cents)
    small = rate.holds(share)
    if threshold is None:
        return None if small else False, (rate,)
    return small and not threshold.holds(highest), (rate, threshold)
