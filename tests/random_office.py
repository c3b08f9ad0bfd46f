"""Random years of an office: hypothesis picks what is tried, the rules decide what is recorded."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from helpers import COMPANY, GRANTS, RUNNING, SUPPLIER, WORKS
from hypothesis import strategies as st

import secgen
from secgen import RuleViolation, Secretariat
from secgen.kernel.clock import ManualClock
from secgen.law import builtin_law
from secgen.plugins import PluginSet

LAW = builtin_law()
PLUGINS = PluginSet.builtin()
FIRST = date(2025, 1, 2)
LINES = (RUNNING, GRANTS, WORKS)
STEPS = st.lists(
    st.tuples(st.integers(0, 32), st.integers(0, 7), st.integers(1, 60), st.integers(0, 45)), min_size=5, max_size=45
)
"""What is tried: which verb, on which commitment or line, for how many tens of euros, how many days later."""


def quick_office(year: int = 2025, **options: Any) -> Secretariat:
    """An office in memory, its law and plugins loaded once for all."""
    clock = ManualClock(datetime(year, 1, 1, 9, tzinfo=UTC))
    return secgen.open("memory:", region="84", year=year, law=LAW, plugins=PLUGINS, clock=clock, **options)


def random_office(steps: list[tuple[int, int, int, int]]) -> Secretariat:
    """Two years of an office in which each step was tried; what the rules refuse is left out."""
    sg = quick_office()
    for year in (2025, 2026):
        for line in LINES:
            sg.budget.open_line(year=year, line=line, ae="3 000", cp="2 500", on=f"{year}-01-01")
        sg.budget.open_tranche(tranche=f"TF-{year}", year=year, line=WORKS, amount="1 500", on=f"{year}-01-02")
    tries = _Tries(sg)
    day = FIRST
    for number, (verb, pick, tens, later) in enumerate(steps):
        day = min(day + timedelta(days=later), date(2026, 12, 28))
        with contextlib.suppress(RuleViolation):
            tries.one(number, verb, pick, f"{tens * 10},{number % 100:02d}", day)
    return sg


class _Tries:
    def __init__(self, sg: Secretariat) -> None:
        self.sg = sg
        self.commitments: list[str] = []
        self.requests: list[str] = []

    def one(self, number: int, verb: int, pick: int, amount: str, day: date) -> None:
        """Commitments and payments come up more often than the rest."""
        b = self.sg.budget
        line = LINES[pick % 3]
        commitment = self.commitments[pick % len(self.commitments)] if self.commitments else "2100000000"
        request = self.requests[-1 - pick % len(self.requests)] if self.requests else "R"
        other = f"R{number}"
        actions: tuple[Callable[[], Any], ...] = (
            lambda: b.move(
                year=day.year,
                kind="fungibility",
                origin=RUNNING,
                target="0224-CARA-DRAC/07/5",
                ae=amount,
                cp=amount,
                on=day,
            ),
            lambda: b.set_reserve(year=day.year, line=line, ae=amount, cp=amount, on=day),
            lambda: b.release_reserve(year=day.year, line=line, ae=amount, cp="0", on=day),
            lambda: b.increase(commitment=commitment, amount=amount, on=day),
            lambda: b.withdraw(commitment=commitment, amount=amount, on=day, recycled=pick == 7),
            lambda: b.close_commitment(commitment=commitment, on=day),
            lambda: b.receive_credit_note(commitment=commitment, credit=f"A{number}", amount=amount, on=day),
            lambda: b.pay_directly(
                payment=f"D{number}", line=line, payee="agent", amount=amount, case="travel_costs", on=day
            ),
            lambda: b.pay_by_card(
                statement=f"C{number}", line=line, payee="bank", amount=amount, purchase="supplies", on=day
            ),
            lambda: b.reduce_tranche(tranche=f"TF-{day.year}", amount=amount, on=day),
            lambda: b.reject(request=request, reason="bank", on=day),
            lambda: self._advance(commitment, other, amount, day),
            lambda: b.order(commitment=commitment, request=other, amount=amount, kind="retention_release", on=day),
            lambda: self._prepaid(commitment, amount, day),
            lambda: b.certify(
                commitment=commitment, amount=amount, on=day, delivered_on=day - timedelta(days=pick * 9)
            ),
            lambda: self._liquidate(commitment, other, amount, day, pick),
        )
        if verb < len(actions):
            actions[verb]()
        elif verb < 20:
            self._commit(number, line, amount, day, flow="3" if verb == 19 else "1", contract=verb == 16)
        elif verb < 22:
            b.certify(commitment=commitment, amount=amount, on=day)
        elif verb < 25:
            self._order(commitment, other, amount, day)
        elif verb < 30:
            b.pay(request=request, on=day)
        else:
            self._correct(verb, commitment, pick, amount, day)

    def _correct(self, verb: int, commitment: str, pick: int, amount: str, day: date) -> None:
        b = self.sg.budget
        if verb == 30:
            served = day - timedelta(days=pick * 9)
            b.withdraw_certification(commitment=commitment, amount=amount, on=day, delivered_on=served)
        elif verb == 31:
            payment = next(reversed([*b.state.direct]), "D")
            b.refund_payment(payment=payment, amount=amount, on=day)
        else:  # act 3 is the first opening
            b.correct_opening(year=2025, line=LINES[0], ae=amount, cp=amount, corrects=3, on=day)

    def _commit(self, number: int, line: str, amount: str, day: date, *, flow: str, contract: bool) -> None:
        name = f"21{number:08}"
        more: dict[str, Any] = {"tranche": f"TF-{day.year}"} if line == WORKS else {}
        if line == GRANTS:
            more = {"nature": "intervention", "grant": {"agreement": "C", "earmarked": False}}
        elif contract:
            more["contract"] = {"months": 3}
        payee = COMPANY if line == GRANTS else SUPPLIER
        department = ("69", "38", "2A")[number % 3]
        self.sg.budget.commit(
            commitment=name, line=line, payee=payee, amount=amount, on=day, flow=flow, department=department, **more
        )
        self.commitments.append(name)

    def _order(self, commitment: str, request: str, amount: str, day: date, **more: Any) -> None:
        self.sg.budget.order(
            commitment=commitment, request=request, amount=amount, on=day, documents=("invoice", "award"), **more
        )
        self.requests.append(request)

    def _advance(self, commitment: str, request: str, amount: str, day: date) -> None:
        self._order(commitment, request, amount, day, kind="advance")
        self.sg.budget.pay(request=request, on=day)

    def _prepaid(self, commitment: str, amount: str, day: date) -> None:
        self.sg.budget.certify(
            commitment=commitment, amount=amount, on=day, period_from=day, period_to=day + timedelta(days=200)
        )

    def _liquidate(self, commitment: str, request: str, amount: str, day: date, pick: int) -> None:
        """Liquidated and ordered with a part kept back: retention, advance recovered or penalty."""
        b = self.sg.budget
        b.certify(commitment=commitment, amount=amount, on=day)
        kept = {("retention", "recovered", "penalty")[pick % 3]: "0,30"}
        acted = b.liquidate(commitment=commitment, request=request, amount=amount, on=day, **kept)
        self._order(commitment, request, str(acted.act.net), day)
