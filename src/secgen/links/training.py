"""Training and the budget: the commitment an ordered session proposes, and what became of it."""

from __future__ import annotations

from typing import Final

from secgen.budget.events import Committed
from secgen.budget.lines import parse_line
from secgen.budget.state import Budget
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import ZERO, Money
from secgen.kernel.text import Text
from secgen.links.following import keys_by_number
from secgen.personnel.state import Personnel
from secgen.personnel.training.events import SessionOrdered
from secgen.reports.table import Column, Row, Table
from secgen.reports.view import Options, View

_NOT_STAFF: Final = Text("une formation se charge hors titre 2", "training is charged on another title than 2")
_NO_NUMBER: Final = Text("donner le numéro d'engagement de la session", "give the session its commitment number")


def session_commitment(room: Personnel, ordered: SessionOrdered, line: str = "", *, by: str = "") -> Committed:
    """The commitment an ordered session proposes, for its amount, on ``line`` or else that of the year's plan.

    Refused on title 2, or if the order names no commitment.
    """
    if not ordered.commitment:
        raise InvalidInput("SG-FIELD", act="links.training", field="commitment", value="", reason=_NO_NUMBER)
    planned = room.training.sessions[ordered.session].planned
    plan = room.training.plans.get(planned.year)
    code = line or (plan.line if plan is not None else "")
    if parse_line(code).is_staff:
        raise InvalidInput("SG-FIELD", act="links.training", field="line", value=code, reason=_NOT_STAFF)
    return Committed(
        on=ordered.on,
        by=by or ordered.by,
        commitment=ordered.commitment,
        line=code,
        payee=ordered.payee,
        amount=ordered.amount,
        object=f"Formation {ordered.session} : {planned.theme}",
    )


_COLUMNS: Final = (
    Column("session", Text("session", "session"), "text"),
    Column("theme", Text("thème", "theme"), "text"),
    Column("starts", Text("début", "starts"), "date"),
    Column("planned", Text("prévu", "planned"), "money"),
    Column("ordered", Text("commandé", "ordered"), "money"),
    Column("commitment", Text("engagement", "commitment"), "text"),
    Column("committed", Text("engagé", "committed"), "money"),
    Column("certified", Text("service fait", "certified"), "money"),
    Column("paid", Text("payé", "paid"), "money"),
)


def training_costs(view: View, options: Options) -> Table:
    """Each session of the year: planned, ordered, then committed, certified and paid on the budget, with the total.

    A session whose commitment the budget does not know has no figure there.
    """
    room, budget = view.state("personnel"), view.state("budget")
    assert isinstance(room, Personnel)
    assert isinstance(budget, Budget)
    keys = keys_by_number(budget)
    rows: list[Row] = []
    sums = [ZERO] * 5
    for code, row in sorted(room.training.sessions.items()):
        if row.planned.year != view.year or row.cancelled:
            continue
        held = [budget.commitments[key] for key in keys.get(row.commitment, ())] if row.commitment else []
        on_budget = [
            Money(sum(c.committed - c.withdrawn for c in held)),
            Money(sum(c.certified for c in held)),
            Money(sum(c.paid for c in held)),
        ]
        amounts = [row.planned.cost, row.ordered, *on_budget]
        sums = [total + amount for total, amount in zip(sums, amounts, strict=True)]
        shown = on_budget if held else [None] * 3
        rows.append((code, row.planned.theme, row.planned.starts, *amounts[:2], row.commitment, *shown))
    total = (None, None, None, *sums[:2], None, *sums[2:])
    title = Text(f"Coût de la formation {view.year}", f"Cost of training, {view.year}")
    return Table("training-costs", title, _COLUMNS, rows, total=total)
