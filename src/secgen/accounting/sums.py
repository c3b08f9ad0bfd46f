"""What a year adds up to at its end: all the reconciliation needs of a budget, in a few whole numbers."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from attrs import evolve, frozen

from secgen.accounting.roles import makes_assets
from secgen.budget import events as ev
from secgen.budget.lines import parse_line
from secgen.budget.state import Budget, CommitmentRow
from secgen.kernel.act import Act

ORDERED_ALONE: Final = "3"
"""The flow whose orders stand for the certification of service."""


@frozen
class Sums:
    """Cents, at the end of a day. Each is read from one place only, so that they can be checked against one another.

    From the lines: ``ae``, ``cp``, ``capital_cp``. From the commitments: ``outstanding``, ``paid``,
    ``capital_paid``, ``certified``, ``rendered_unpaid``, and ``advances``, ``recovered``, ``penalties``,
    ``due``, ``flow_3`` on those that are an expense. From the acts: ``services``, certified less credit
    notes, flow 3 apart, and ``kept``, withdrawn without giving AE back. ``direct``: paid without
    commitment. ``received``: assistance funds. ``prepaid``: service of later years, certified.
    """

    ae: int = 0
    cp: int = 0
    capital_cp: int = 0
    outstanding: int = 0
    paid: int = 0
    capital_paid: int = 0
    certified: int = 0
    rendered_unpaid: int = 0
    advances: int = 0
    recovered: int = 0
    penalties: int = 0
    due: int = 0
    flow_3: int = 0
    services: int = 0
    kept: int = 0
    direct: int = 0
    received: int = 0
    prepaid: int = 0

    def rendered_late(self, row: CommitmentRow, cents: int) -> Sums:
        """The same, with service certified after that day for a day before it."""
        more = {"certified": self.certified + cents, "rendered_unpaid": self.rendered_unpaid + cents}
        if is_expense(row.made.line):
            more["due"] = self.due + cents
            name = "flow_3" if row.made.flow == ORDERED_ALONE else "services"
            more[name] = getattr(self, name) + cents
        return evolve(self, **more)


def sums_of(budget: Budget, services: int, kept: int) -> Sums:
    """The sums of a budget as it stands, ``prepaid`` apart; the acts tell ``services`` and ``kept``."""
    outstanding = paid = capital_paid = certified = unpaid = advances = recovered = penalties = due = flow_3 = 0
    for row in budget.commitments.values():
        rendered_unpaid = row.rendered_unpaid
        outstanding += row.outstanding
        paid += row.paid
        certified += row.certified
        unpaid += rendered_unpaid
        if is_expense(row.made.line):
            advances += row.advances
            recovered += row.recovered
            penalties += row.penalties
            due += rendered_unpaid
            if row.made.flow == ORDERED_ALONE:
                flow_3 += row.certified
        else:
            capital_paid += row.paid
    lines = budget.lines.values()
    return Sums(
        ae=sum(line.ae_committed for line in lines),
        cp=sum(line.cp_paid for line in lines),
        capital_cp=sum(line.cp_paid for line in lines if makes_assets(line.line)),
        outstanding=outstanding,
        paid=paid,
        capital_paid=capital_paid,
        certified=certified,
        rendered_unpaid=unpaid,
        advances=advances,
        recovered=recovered,
        penalties=penalties,
        due=due,
        flow_3=flow_3,
        services=services,
        kept=kept,
        direct=sum(budget.payments.values()),
        received=sum(fund.received for fund in budget.funds.values()),
    )


@lru_cache(maxsize=65536)
def is_expense(line: str) -> bool:
    """Whether service on a line is an expense."""
    return not makes_assets(parse_line(line))


def kept_by(budget: Budget, act: Act) -> int:
    """What an act withdraws from a commitment of an earlier year without giving AE back (FIN-051).

    ``budget`` is as it was before the act.
    """
    if not isinstance(act, ev.CommitmentWithdrawn | ev.CommitmentClosed | ev.CreditNoteReceived):
        return 0
    row, recycled = budget.commitments[act.key], False
    if isinstance(act, ev.CommitmentWithdrawn):
        cents, recycled = act.amount.cents, act.recycled
    elif isinstance(act, ev.CommitmentClosed):
        cents = row.outstanding
    else:
        cents = act.amount.cents if row.closed else 0
    return cents - row.given_back(cents, act.on.year, recycled=recycled)
