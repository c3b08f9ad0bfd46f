"""How acts that bind the State change it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.budget import events as ev
from secgen.budget.fold._common import add, line_row, officer, touched
from secgen.budget.lines import parse_line
from secgen.budget.state import Budget, CommitmentRow, FrameworkRow, TrancheRow
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold
from secgen.kernel.identifiers import siren


def tranche_opened(budget: Budget, act: ev.TrancheOpened, position: int) -> None:
    """A tranche begins; the line's AE are earmarked for it."""
    budget.tranches.put(act.tranche, TrancheRow((act.year, act.line), act.amount.cents))
    line_row(budget, act.year, act.line).ae_earmarked += act.amount.cents


def tranche_reduced(budget: Budget, act: ev.TrancheReduced, position: int) -> None:
    """The tranche shrinks; the line's AE are no longer earmarked for it."""
    row = budget.tranches.edit(act.tranche)
    row.amount -= act.amount.cents
    line_row(budget, *row.key).ae_earmarked -= act.amount.cents


def framework_concluded(budget: Budget, act: ev.FrameworkConcluded, position: int) -> None:
    """A framework agreement begins, with nothing ordered."""
    budget.frameworks.put(act.framework, FrameworkRow(act))


def committed(budget: Budget, act: ev.Committed, position: int) -> None:
    """A commitment begins; the AE of its line are consumed.

    They leave its tranche, in the year they were earmarked; its framework, its fund and the payee's grants of the
    year count them. On next year's appropriations they count as committed in advance.
    """
    cents = act.amount.cents
    row = budget.commitments.put(act.key, CommitmentRow(act, act.budget_year, cents))
    if act.item != "1":
        budget.items.put(act.commitment, (*budget.items.get(act.commitment, ()), act.item))
    touched(row, act)
    _consume(budget, row, cents, row.year)
    _ahead(budget, row, act, cents)
    if not act.source:
        officer(budget, act)


def _ahead(budget: Budget, row: CommitmentRow, act: Act, cents: int) -> None:
    if row.year > act.on.year:
        line = parse_line(row.made.line)
        add(budget.ahead, (row.year, line.programme, line.title), cents)


def _consume(budget: Budget, row: CommitmentRow, cents: int, year: int) -> None:
    made = row.made
    line = line_row(budget, year, made.line)
    line.ae_committed += cents
    if made.tranche in budget.tranches:
        tranche = budget.tranches.edit(made.tranche)
        tranche.committed += cents
        line_row(budget, *tranche.key).ae_earmarked -= cents
    if made.framework in budget.frameworks:
        budget.frameworks.edit(made.framework).ordered += cents
    if made.fund in budget.funds:
        budget.funds.edit(made.fund).count(year, committed=cents)
    if made.grant is not None:
        add(budget.grants, (year, siren(made.payee)), cents)


def increased(budget: Budget, act: ev.CommitmentIncreased, position: int) -> None:
    """The commitment grows and consumes as much AE, of its own year or of a later year of increase.

    An optional tranche affirmed is counted.
    """
    row = budget.commitments.edit(act.key)
    row.committed += act.amount.cents
    row.amended_on = act.on
    touched(row, act)
    if act.reason == "optional_tranche":
        row.affirmed += 1
    _grow(row, act.amount.cents, act.on.year)
    _consume(budget, row, act.amount.cents, max(row.year, act.on.year))
    _ahead(budget, row, act, act.amount.cents)


def _grow(row: CommitmentRow, cents: int, year: int) -> None:
    if year > row.year and (cents > 0 or row.grown):
        row.grown = tuple(sorted({**dict(row.grown), year: max(row.grown_in(year) + cents, 0)}.items()))


def withdrawn(budget: Budget, act: ev.CommitmentWithdrawn, position: int) -> None:
    """The commitment shrinks; AE go back to where they came from (line, tranche, framework, fund).

    On a commitment of an earlier year they do not, unless recycled, but for what increases of this year took.
    """
    _withdraw(budget, act.key, act.amount.cents, act, act.recycled)


def _withdraw(budget: Budget, key: str, cents: int, act: Act, recycled: bool) -> None:
    row = budget.commitments.edit(key)
    row.withdrawn += cents
    row.amended_on = act.on
    touched(row, act)
    if back := row.given_back(cents, act.on.year, recycled=recycled):
        _consume(budget, row, -back, max(row.year, act.on.year))
        _grow(row, -back, act.on.year)
    _ahead(budget, row, act, -cents)


def commitment_closed(budget: Budget, act: ev.CommitmentClosed, position: int) -> None:
    """What is outstanding is withdrawn, without recycling, and the commitment is closed."""
    row = budget.commitments[act.key]
    if row.outstanding:
        _withdraw(budget, act.key, row.outstanding, act, recycled=False)
    row = budget.commitments.edit(act.key)
    row.closed = True


def acknowledged(budget: Budget, act: ev.ServiceAcknowledged, position: int) -> None:
    """Service acknowledged on the commitment rises."""
    row = budget.commitments.edit(act.key)
    row.acknowledged += act.amount.cents
    touched(row, act)


def certified(budget: Budget, act: ev.ServiceCertified, position: int) -> None:
    """Service certified on the commitment rises; its last day and the first one not paid are kept up."""
    row = budget.commitments.edit(act.key)
    day = act.delivered_on or act.on
    settled = row.settled
    row.certified += act.amount.cents
    if settled or row.first_service is None or day < row.first_service:
        row.first_service = day
    if row.last_service is None or day > row.last_service:
        row.last_service = day
    touched(row, act)
    if not act.source:
        officer(budget, act)


def grant_report_received(budget: Budget, act: ev.GrantReportReceived, position: int) -> None:
    """The day the grant's financial report was received is known."""
    budget.commitments.edit(act.key).report_on = act.on


def claim_interrupted(budget: Budget, act: ev.ClaimInterrupted, position: int) -> None:
    """The act that interrupts the four-year bar is noted on the commitment."""
    budget.commitments.edit(act.key).claims += ((act.on, act.kind),)


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.TrancheOpened: tranche_opened,
    ev.TrancheReduced: tranche_reduced,
    ev.FrameworkConcluded: framework_concluded,
    ev.Committed: committed,
    ev.CommitmentIncreased: increased,
    ev.CommitmentWithdrawn: withdrawn,
    ev.CommitmentClosed: commitment_closed,
    ev.ServiceAcknowledged: acknowledged,
    ev.ServiceCertified: certified,
    ev.GrantReportReceived: grant_report_received,
    ev.ClaimInterrupted: claim_interrupted,
}
