"""Checks that several decisions share."""

from __future__ import annotations

from typing import Final

from secgen.budget.events import SignatureDelegated
from secgen.budget.rules import appropriations as ra
from secgen.budget.rules import commitments as rc
from secgen.budget.rules import structure as rs
from secgen.budget.state import Budget, CommitmentRow, LineRow, RequestRow
from secgen.kernel.act import Act
from secgen.kernel.judge import Judge
from secgen.kernel.money import Money
from secgen.kernel.text import Text

_NONE: Final = Text("aucun", "none")
_NO_DELEGATION: Final = Text("aucune délégation", "no delegation")
_OUTSIDE: Final = Text("programme hors de son champ", "programme outside its scope")
_NOT_YET: Final = Text("pas encore publiée ou en vigueur", "not yet published or in force")
_ENDED: Final = Text("expirée", "ended")
_ABOVE: Final = Text("au-dessus de son plafond", "above its cap")
_ABOVE_WITH: Final = Text("au-dessus de son plafond avec ce qu'il modifie", "above its cap with what it amends")
_NOT_ACCREDITED: Final = Text("spécimen non accrédité auprès du comptable", "specimen not accredited to the accountant")


def euros(cents: int) -> Money:
    """An amount of the state, in cents, as money."""
    return Money(cents)


def positive(judge: Judge, amount: Money, where: str = "amount") -> bool:
    """Ask ACT-AMOUNT: the amount is above zero."""
    return (judge.quick and amount.cents > 0) or judge.check(rs.ACT_AMOUNT, amount.cents > 0, where, amount=amount)


def known_commitment(budget: Budget, judge: Judge, key: str, act: Act) -> CommitmentRow | None:
    """The commitment an act is about, which must be known and not later than the act."""
    row = budget.commitments.get(key)
    if row is None:
        judge.check(rs.ACT_REF, False, "commitment", commitment=key)
    elif judge.quick and act.on >= row.made.on:
        return row
    elif not judge.check(rs.ACT_ORDER, act.on >= row.made.on, "on", on=act.on, committed_on=row.made.on):
        return None
    return row


def known_request(budget: Budget, judge: Judge, request: str, act: Act) -> RequestRow | None:
    """The payment request an act is about, which must be known and not later than the act."""
    row = budget.requests.get(request)
    if row is None:
        judge.check(rs.ACT_REF, False, "request", request=request)
        return None
    since = row.ordered_on or row.received_on
    if judge.quick and (since is None or act.on >= since):
        return row
    if not judge.check(rs.ACT_ORDER, since is None or act.on >= since, "on", on=act.on, since=since):
        return None
    return row


def open_year(budget: Budget, judge: Judge, year: int) -> bool:
    """Ask FIN-061: the year is not closed."""
    return (judge.quick and not budget.closed(year)) or judge.check(
        ra.FIN_061, not budget.closed(year), "year", year=year
    )


def before_last_day(budget: Budget, judge: Judge, act: Act, year: int, *, orders: bool) -> bool:
    """The act falls before the last day the closing calendar of the year allows, and the year is open."""
    row = budget.years.get(year)
    if row is None:
        return True
    last = row.orders_until if orders else row.commitments_until
    ok = not row.closed and (last is None or act.on <= last)
    return judge.check(ra.FIN_061, ok, "on", on=act.on, last_day=last, year=year)


def ae_available(row: LineRow | None) -> int:
    """AE that may still be committed on a line, in cents; none on a line that does not exist."""
    return row.ae_available if row else 0


def cp_available(row: LineRow | None) -> int:
    """CP that may still be ordered on a line, in cents; none on a line that does not exist."""
    return row.cp_available if row else 0


def officer(budget: Budget, judge: Judge, act: Act) -> None:
    """Ask FIN-020: who acts as authorising officer (*ordonnateur*) has not acted as accountant. GBCP art. 9."""
    _role(budget, judge, act, "officer")


def accountant(budget: Budget, judge: Judge, act: Act) -> None:
    """Ask FIN-020: who acts as accountant (*comptable*) has not acted as authorising officer. GBCP art. 9."""
    _role(budget, judge, act, "accountant")


def _role(budget: Budget, judge: Judge, act: Act, role: str) -> None:
    held = budget.roles.get(act.by) if act.by else None
    if not (judge.quick and (held is None or held == role)):
        judge.check(rc.FIN_020, held is None or held == role, "by", by=act.by, acts_as=role, already=held)


def signatory(
    budget: Budget, judge: Judge, act: Act, programme: str, amount: Money, whole: Money | None = None
) -> None:
    """The delegation of signature, where the office keeps a register of delegations.

    ``whole``: what an amendment brings its commitment to; whether the cap is for that too is not known.
    """
    if not budget.delegations or act.source:
        return
    held = budget.delegated(act.by, act.on)
    problem, best = _problem_of(held, act, programme, amount)
    signed: bool | None = problem is _NONE
    if signed and whole is not None and _problem_of(held, act, programme, whole)[0] is not _NONE:
        signed, problem = None, _ABOVE_WITH
    judge.check(
        rc.FIN_021,
        signed,
        "by",
        by=act.by,
        programme=programme,
        amount=amount,
        cap=best.cap if best else None,
        since=best.since if best else None,
        problem=problem,
    )


_PROBLEMS: Final = (_NONE, _NOT_ACCREDITED, _ABOVE, _ENDED, _NOT_YET, _OUTSIDE)


def _problem_of(
    held: list[SignatureDelegated], act: Act, programme: str, amount: Money
) -> tuple[Text, SignatureDelegated | None]:
    """What delegations lack to cover an act; of several, the one that lacks least is told."""
    return min(
        ((_problem(delegation, act, programme, amount), delegation) for delegation in held),
        key=lambda found: _PROBLEMS.index(found[0]),
        default=(_NO_DELEGATION, None),
    )


def _problem(held: SignatureDelegated, act: Act, programme: str, amount: Money) -> Text:
    if not held.reaches(programme):
        return _OUTSIDE
    if act.on < held.since:
        return _NOT_YET
    if held.until is not None and act.on > held.until:
        return _ENDED
    if held.cap is not None and amount > held.cap:
        return _ABOVE
    return _NONE if held.accredited else _NOT_ACCREDITED
