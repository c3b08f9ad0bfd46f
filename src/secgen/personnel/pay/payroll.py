"""The payroll of a month and of a year: every payslip, the totals by line and by category of title 2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import field, frozen

from secgen.kernel.errors import NotFound
from secgen.kernel.judge import LawBook
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.personnel.pay.events import PayrollSettled, PayrollTotal
from secgen.personnel.pay.explain import line_kinds
from secgen.personnel.pay.payslip import Payslip, month_days, payslip
from secgen.personnel.pay.tariff import Tariff
from secgen.personnel.staff.grids import grids_of
from secgen.personnel.state import Personnel


@frozen
class Payroll:
    """A month of pay. ``totals`` are cents by line, in the order of a payslip."""

    year: int
    month: int
    slips: tuple[Payslip, ...]
    totals: Mapping[str, int]
    categories: Mapping[str, int]
    tariff: Tariff = field(repr=False, eq=False)

    @property
    def cost(self) -> Money:
        """What the State spends on title 2, in euros."""
        return Money(sum(cents for category, cents in self.categories.items() if category))

    @property
    def cost_without_pensions(self) -> Money:
        """The cost without the contribution to the State pension account (*T2 hors CAS*), in euros."""
        return self.cost - Money(self.totals.get("cas", 0))

    def slip(self, agent: str) -> Payslip | None:
        """The payslip of one agent; ``None`` if he is not paid that month."""
        return next((slip for slip in self.slips if slip.agent == agent), None)

    def settled(self, on: date, budget_line: str = "", programme: str = "224", by: str = "") -> PayrollSettled:
        """The act that records these totals: no agent is named."""
        kinds = line_kinds(self.tariff.law)
        totals = tuple(
            PayrollTotal(line=line, category=kinds[line].category, amount=Money(cents))
            for line, cents in self.totals.items()
        )
        return PayrollSettled(
            on=on,
            by=by,
            year=self.year,
            month=self.month,
            agents=len(self.slips),
            totals=totals,
            programme=programme,
            budget_line=budget_line,
        )


def tariff_of(room: Personnel, law: LawBook, year: int, month: int) -> Tariff:
    """The law of pay on the first day of a month, with the zones this office declared."""
    return Tariff(law, month_days(year, month)[0], room.pay.zones)


def payslips(room: Personnel, tariff: Tariff, year: int, month: int) -> Iterator[Payslip]:
    """The payslip of every agent this office pays that month, by agent id."""
    grids = grids_of(tariff.law)
    pay = room.pay.agents
    for agent, row in sorted(room.staff.agents.items()):
        slip = payslip(agent, row, pay.get(agent), year, month, tariff, grids)
        if slip is not None:
            yield slip


def slip_of(room: Personnel, tariff: Tariff, agent: str, year: int, month: int) -> Payslip:
    """The payslip of an agent for a month; raises ``NotFound`` if he is unknown or not paid here that month."""
    row = room.staff.agents.get(agent)
    if row is not None:
        slip = payslip(agent, row, room.pay.agents.get(agent), year, month, tariff, grids_of(tariff.law))
        if slip is not None:
            return slip
    near = ", ".join(sorted(room.staff.agents)[:3])
    raise NotFound(
        "SG-NOT-FOUND", kind=Text("bulletin de paie", "payslip"), id=f"{agent} {year}-{month:02}", hint=f"{near}…"
    )


def payroll(room: Personnel, law: LawBook, year: int, month: int) -> Payroll:
    """The payroll of a month, whole."""
    tariff = tariff_of(room, law, year, month)
    return gathered(payslips(room, tariff, year, month), tariff, year, month)


def gathered(slips: Iterable[Payslip], tariff: Tariff, year: int, month: int) -> Payroll:
    """Payslips of a month added up, line by line and by category of title 2."""
    held = tuple(slips)
    sums: dict[str, int] = {}
    for slip in held:
        for lines in (slip.gross_lines, slip.employee_lines, slip.employer_lines):
            for line in lines:
                sums[line.code] = sums.get(line.code, 0) + line.amount
    kinds = line_kinds(tariff.law)
    totals = {code: sums[code] for code in kinds if code in sums}
    categories: dict[str, int] = {}
    for code, cents in totals.items():
        category = kinds[code].category
        categories[category] = categories.get(category, 0) + cents
    return Payroll(year, month, held, totals, categories, tariff)


def last_day(year: int, month: int) -> date:
    """The last day of a month: a payroll is settled on it."""
    return month_days(year, month)[1]
