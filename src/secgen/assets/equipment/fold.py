"""How loans and lines change what is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from secgen.assets.equipment import events as ev
from secgen.assets.equipment.state import LineRow, LoanRow, pieces
from secgen.assets.state import Assets
from secgen.assets.upkeep.fold import entered
from secgen.kernel.act import Act
from secgen.kernel.domain import Fold


def registered(assets: Assets, act: ev.EquipmentRegistered, position: int) -> None:
    """The equipment is an asset like any other, with its parts."""
    entered(assets, act)
    assets.equipment.put(act.asset, act)


def booked(assets: Assets, act: ev.LoanBooked, position: int) -> None:
    """The days are taken, for the equipment and each of its parts."""
    assets.loans.put(act.loan, LoanRow(act))
    for piece in pieces(assets, act.asset):
        assets.lent.put(piece, (*assets.lent.get(piece, ()), act.loan))


def taken(assets: Assets, act: ev.LoanTaken, position: int) -> None:
    """The equipment is with its borrower."""
    row = assets.loans.edit(act.loan)
    row.stage, row.taken = "out", act
    assets.assets.edit(row.made.asset).holder = row.made.borrower


def returned(assets: Assets, act: ev.LoanReturned, position: int) -> None:
    """The equipment is back, free from the next day."""
    row = assets.loans.edit(act.loan)
    row.stage, row.returned = "returned", act
    assets.assets.edit(row.made.asset).holder = ""


def cancelled(assets: Assets, act: ev.LoanCancelled, position: int) -> None:
    """The days are free again."""
    assets.loans.edit(act.loan).stage = "cancelled"


def line_opened(assets: Assets, act: ev.LineOpened, position: int) -> None:
    """The line is known."""
    assets.lines.put(act.line, LineRow(act, act.holder, act.device))


def line_assigned(assets: Assets, act: ev.LineAssigned, position: int) -> None:
    """Its holder and device are known."""
    row = assets.lines.edit(act.line)
    row.holder, row.device = act.holder, act.device


def line_used(assets: Assets, act: ev.LineUsed, position: int) -> None:
    """What it used in the month replaces what was known of that month."""
    row = assets.lines.edit(act.line)
    month = f"{act.on:%Y-%m}"
    row.used = tuple(sorted((*(one for one in row.used if one[0] != month), (month, act.data))))
    row.billed += act.billed.cents


def line_closed(assets: Assets, act: ev.LineClosed, position: int) -> None:
    """The line is ended; nobody holds it."""
    row = assets.lines.edit(act.line)
    row.closed_on, row.holder = act.on, ""


FOLD: Final[Mapping[type[Act], Fold]] = {
    ev.EquipmentRegistered: registered,
    ev.LoanBooked: booked,
    ev.LoanTaken: taken,
    ev.LoanReturned: returned,
    ev.LoanCancelled: cancelled,
    ev.LineOpened: line_opened,
    ev.LineAssigned: line_assigned,
    ev.LineUsed: line_used,
    ev.LineClosed: line_closed,
}
