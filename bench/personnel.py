"""How long pay and forecasts take: a month for 10,000 agents, with and without explanations; three years for 300.

    python bench/personnel.py

Prints one JSON line, in seconds. The agents are those of the demo, repeated under other ids.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date

from secgen.demo.staff import staff_acts
from secgen.law import builtin_law
from secgen.personnel.careers.forecast import forecast
from secgen.personnel.domain import DOMAIN
from secgen.personnel.pay.explain import explain_payslip
from secgen.personnel.pay.payroll import payroll
from secgen.personnel.state import Personnel


def staffed(agents: int) -> Personnel:
    """A room with so many agents this office pays: those of the demo, over and over."""
    room, first = Personnel(), Personnel()
    law = builtin_law()
    for position, act in enumerate(staff_acts(law), 1):
        DOMAIN.fold[type(act)](first, act, position)
    for commune, zones in first.pay.zones.items():
        room.pay.zones.put(commune, zones)
    paid = [agent for agent, row in first.staff.agents.items() if row.managed]
    for number in range(agents):
        agent, name = paid[number % len(paid)], f"agent:{number:05}"
        room.staff.agents.put(name, first.staff.agents[agent])
        if agent in first.pay.agents:
            room.pay.agents.put(name, first.pay.agents[agent])
    return room


def timed(work: Callable[[], object]) -> float:
    """Seconds the work takes, the best of three."""
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return round(best, 2)


def main() -> None:
    law, many, few = builtin_law(), staffed(10_000), staffed(300)

    def explained() -> int:
        found = payroll(many, law, 2023, 11)
        return sum(len(explain_payslip(slip, found.tariff).children) for slip in found.slips)

    figures = {
        "agents": 10_000,
        "month_of_pay": timed(lambda: payroll(many, law, 2023, 11)),
        "month_of_pay_explained": timed(explained),
        "forecast_three_years_300": timed(lambda: forecast(few, law, date(2024, 1, 1))),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
