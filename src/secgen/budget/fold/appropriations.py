"""How acts on appropriations change the state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import evolve

from secgen.budget import events as ev
from secgen.budget.fold._common import line_row
from secgen.budget.state import Budget, FundRow, MoveTotal, OpeningRow, YearRow
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def opened(budget: Budget, act: ev.AppropriationsOpened, position: int) -> None:
    """AE and CP come to the line; of an initial finance act, they count as initial too.

    What is left of the opening may be corrected.
    """
    row = line_row(budget, act.year, act.line)
    row.ae_in += act.ae.cents
    row.cp_in += act.cp.cents
    if act.kind == "initial":
        row.ae_initial += act.ae.cents
        row.cp_initial += act.cp.cents
    budget.openings.put(position, OpeningRow(act, act.ae.cents, act.cp.cents))


def moved(budget: Budget, act: ev.AppropriationsMoved, position: int) -> None:
    """AE and CP move from the origin line to the target; each adds to its programme's total of that kind."""
    for code, sign in ((act.origin, -1), (act.target, 1)):
        if not code:
            continue
        row = line_row(budget, act.year, code)
        row.ae_in += sign * act.ae.cents
        row.cp_in += sign * act.cp.cents
        key = (act.year, row.line.programme, f"{act.kind} {act.fund}".rstrip())
        total = budget.moves.edit(key) if key in budget.moves else budget.moves.put(key, MoveTotal())
        total.ae += act.ae.cents
        total.cp += act.cp.cents
        if row.line.is_staff:
            total.ae_staff += act.ae.cents
            total.cp_staff += act.cp.cents


def reserved(budget: Budget, act: ev.ReserveSet, position: int) -> None:
    """AE and CP of the line go to its reserve."""
    row = line_row(budget, act.year, act.line)
    row.ae_reserved += act.ae.cents
    row.cp_reserved += act.cp.cents


def released(budget: Budget, act: ev.ReserveReleased, position: int) -> None:
    """AE and CP of the line leave its reserve."""
    row = line_row(budget, act.year, act.line)
    row.ae_reserved -= act.ae.cents
    row.cp_reserved -= act.cp.cents


def fund_received(budget: Budget, act: ev.FundReceived, position: int) -> None:
    """AE and CP come to the line, each for the amount received; the fund's total rises."""
    row = line_row(budget, act.year, act.line)
    row.ae_in += act.amount.cents
    row.cp_in += act.amount.cents
    fund = budget.funds.edit(act.fund) if act.fund in budget.funds else budget.funds.put(act.fund, FundRow(act))
    fund.count(act.year, received=act.amount.cents)


def delegated(budget: Budget, act: ev.SignatureDelegated, position: int) -> None:
    """The holder's delegation of signature is known, beside those it already has."""
    budget.delegations.put(act.holder, (*budget.delegations.get(act.holder, ()), act))


def delegation_ended(budget: Budget, act: ev.DelegationEnded, position: int) -> None:
    """The holder's delegations end on that day, if not sooner."""
    held = budget.delegations.get(act.holder)
    if held is not None:
        ended = tuple(evolve(one, until=min(one.until or act.on, act.on)) for one in held)
        budget.delegations.put(act.holder, ended)


def document_filed(budget: Budget, act: ev.DocumentFiled, position: int) -> None:
    """The day the document of that kind, year and node was filed is known."""
    budget.documents.put((act.kind, act.year, act.node), act.on)


def profile_planned(budget: Budget, act: ev.ProfilePlanned, position: int) -> None:
    """The twelve monthly amounts of the node are known; they replace earlier ones."""
    budget.profiles.put((act.year, act.node), act.months)


def _year(budget: Budget, year: int) -> YearRow:
    return budget.years.edit(year) if year in budget.years else budget.years.put(year, YearRow())


def calendar_set(budget: Budget, act: ev.ClosingCalendarSet, position: int) -> None:
    """The year's last days for commitments and orders are known."""
    row = _year(budget, act.year)
    row.commitments_until, row.orders_until = act.commitments_until, act.orders_until


def year_closed(budget: Budget, act: ev.YearClosed, position: int) -> None:
    """The year is closed."""
    _year(budget, act.year).closed = True


def year_reopened(budget: Budget, act: ev.YearReopened, position: int) -> None:
    """The year is open again."""
    _year(budget, act.year).closed = False


def grant_published(budget: Budget, act: ev.GrantPublished, position: int) -> None:
    """The published data of the grant are known; they replace earlier ones."""
    budget.published.put(act.subject, act)


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.AppropriationsOpened: opened,
    ev.AppropriationsMoved: moved,
    ev.ReserveSet: reserved,
    ev.ReserveReleased: released,
    ev.FundReceived: fund_received,
    ev.SignatureDelegated: delegated,
    ev.DelegationEnded: delegation_ended,
    ev.DocumentFiled: document_filed,
    ev.ProfilePlanned: profile_planned,
    ev.ClosingCalendarSet: calendar_set,
    ev.YearClosed: year_closed,
    ev.YearReopened: year_reopened,
    ev.GrantPublished: grant_published,
}
