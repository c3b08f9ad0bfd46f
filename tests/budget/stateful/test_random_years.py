"""Random acts over two years, against a second set of books kept by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from helpers import SUPPLIER, books, office
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from plain_books import PlainBooks, Row

from secgen import Money, RuleViolation, Verdict
from secgen.secretariat import Secretariat

LINES = ("0224-CARA-DRAC/07/3", "0224-CARA-DRAC/06/3", "0131-CARA-DRAC/01/6")
OPENED = 200_000
FIELDS_OF_AMOUNT = ("ae", "cp", "amount", "retention", "recovered")

lines = st.sampled_from(LINES)
numbers = st.integers(0, 30)
"""Which of the known commitments or requests; counted from the first, and round again."""
shares = st.integers(0, 9)
"""How much of what is possible: 0 a cent, 7 and 8 all of it, 9 one cent more."""
yes_or_no = st.booleans()


def part(limit: int, share: int) -> int:
    return limit + 1 if share == 9 else max(limit * min(share, 7) // 7, 1)


def given(act: Row) -> dict[str, Any]:
    """The act as people write it: amounts are text."""
    return {k: str(Money(v)) if k in FIELDS_OF_AMOUNT else v for k, v in act.items()}


class TwoYears(RuleBasedStateMachine):
    """Everything an office may do to three lines in 2026, then in 2027."""

    def __init__(self) -> None:
        super().__init__()
        self.sg = office()
        self.plain = PlainBooks()
        self.day = date(2026, 3, 2)
        self.count = 0
        self.explained: dict[int, object] = {}
        self.open_lines()
        for line in LINES[:2]:
            self.act("committed", commitment=self.new("EJ"), line=line, payee=SUPPLIER, amount=OPENED // 4)
            self.act("certified", commitment=f"EJ-{self.count}", amount=OPENED // 8)

    def open_lines(self) -> None:
        for line in LINES:
            self.act("opened", year=self.day.year, line=line, ae=OPENED, cp=OPENED)

    def act(self, kind: str, /, *, back: int = 0, **values: Any) -> bool:
        """Give the act to both books: they agree, at length and in haste, and a refusal changes nothing."""
        on = max(self.day - timedelta(days=back), date(2026, 3, 2))
        act = {"act": f"budget.{kind}", "on": on.isoformat(), **values}
        before, head = books(self.sg), self.sg.journal.store.head()
        simulation = self.sg.simulate(given(act))
        assert books(self.sg) == before
        quick = self.sg.engine.decide(self.sg.read(given(act)))
        assert quick.findings == tuple(f for f in simulation.findings if f.verdict is not Verdict.PASS)
        try:
            recorded = self.sg.record(given(act))[-1]
        except RuleViolation:
            assert books(self.sg) == before
            assert self.sg.journal.store.head() == head
            accepted = False
        else:
            self.explained[recorded.id] = simulation.explanation.children[0]
            accepted = True
        assert simulation.refused is not accepted
        assert self.plain.play(act) is accepted, act
        return accepted

    def new(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}-{self.count}"

    def commitment(self, n: int) -> str:
        """One of the commitments, most often one still open."""
        return self.one(self.plain.commitments, n, lambda c: not c["closed"])

    def one(self, book: dict[str, Row], n: int, likely: Callable[[Row], bool]) -> str:
        """One of the numbers of a book: a likely one if there is any, one time in six any of them."""
        names = [name for name, row in book.items() if likely(row)] if n % 6 else []
        names = names or list(book)
        return names[n % len(names)]

    @property
    def year(self) -> int:
        return self.day.year

    # time

    @rule(days=st.integers(1, 45))
    def time_passes(self, days: int) -> None:
        self.day = min(self.day + timedelta(days=days), date(self.year, 12, 31))

    @precondition(lambda self: self.year == 2026 and len(self.plain.commitments) > 1)
    @rule()
    def a_new_year(self) -> None:
        self.day = date(2027, 1, 4)
        self.open_lines()

    @precondition(lambda self: self.day.month > 4)
    @rule()
    def close_the_year(self) -> None:
        self.act("year_closed", year=self.year)

    @precondition(lambda self: self.plain.closed)
    @rule()
    def reopen(self) -> None:
        self.act("year_reopened", year=min(self.plain.closed), reason="error")

    # appropriations

    @rule(line=lines, ae=shares, cp=shares)
    def freeze(self, line: str, ae: int, cp: int) -> None:
        left = self.plain.ae(self.year, line) // 8, self.plain.cp(self.year, line) // 8
        self.act("reserved", year=self.year, line=line, ae=part(left[0], ae), cp=part(left[1], cp))

    @rule(line=lines, ae=shares, cp=shares)
    def release(self, line: str, ae: int, cp: int) -> None:
        row = self.plain.lines[self.year, line]
        self.act(
            "released", year=self.year, line=line, ae=part(row["ae_reserved"], ae), cp=part(row["cp_reserved"], cp)
        )

    @rule(here=lines, there=lines, ae=shares, cp=shares)
    def move(self, here: str, there: str, ae: int, cp: int) -> None:
        left = self.plain.ae(self.year, here), self.plain.cp(self.year, here)
        amounts = {"ae": part(left[0], ae), "cp": part(left[1], cp)}
        self.act("moved", year=self.year, kind="fungibility", origin=here, target=there, **amounts)

    @rule(line=lines, share=shares)
    def pay_by_card(self, line: str, share: int) -> None:
        limit = min(self.plain.ae(self.year, line), self.plain.cp(self.year, line))
        values = {"payee": "bank", "purchase": "stationery", "amount": part(limit, share) if share > 7 else 100}
        self.act("card_paid", statement=self.new("C"), line=line, **values)

    # commitments

    @rule(line=lines, share=shares)
    def commit(self, line: str, share: int) -> None:
        limit = self.plain.ae(self.year, line)
        self.act("committed", commitment=self.new("EJ"), line=line, payee=SUPPLIER, amount=part(limit, share))

    @precondition(lambda self: self.plain.commitments)
    @rule(n=numbers, share=shares, back=st.sampled_from((0, 0, 60)), corrects=yes_or_no)
    def increase(self, n: int, share: int, back: int, corrects: bool) -> None:
        number = self.commitment(n)
        limit = self.plain.ae(self.year, self.plain.commitments[number]["line"])
        self.act(
            "increased",
            commitment=number,
            amount=part(limit, share),
            reason="correction",
            back=back,
            **self.of(corrects),
        )

    def of(self, corrects: bool) -> dict[str, int]:
        """The act corrected: the last one recorded, if any is."""
        return {"corrects": self.sg.journal.head.position} if corrects else {}

    @precondition(lambda self: self.plain.commitments)
    @rule(n=numbers, share=shares, back=st.sampled_from((0, 0, 60)), corrects=yes_or_no)
    def withdraw(self, n: int, share: int, back: int, corrects: bool) -> None:
        number = self.commitment(n)
        limit = self.plain.to_withdraw(self.plain.commitments[number])
        self.act("withdrawn", commitment=number, amount=part(limit, share), back=back, **self.of(corrects))

    @precondition(lambda self: self.plain.commitments)
    @rule(n=numbers)
    def close_commitment(self, n: int) -> None:
        self.act("commitment_closed", commitment=self.commitment(n))

    @precondition(lambda self: self.plain.commitments)
    @rule(n=numbers, share=shares)
    def certify(self, n: int, share: int) -> None:
        number = self.commitment(n)
        c = self.plain.commitments[number]
        self.act("certified", commitment=number, amount=part(self.plain.bound(c) - c["certified"], share))

    # payment

    @precondition(lambda self: self.plain.commitments)
    @rule(n=numbers, amount=shares, retention=shares, recovered=shares)
    def liquidate_and_order(self, n: int, amount: int, retention: int, recovered: int) -> None:
        number, request = self.commitment(n), self.new("DP")
        due = part(self.plain.to_order(self.plain.commitments[number]), amount)
        less = {
            "retention": part(due * 5 // 100, retention) if retention else 0,
            "recovered": part(min(self.plain.to_recover(number), due), recovered) if recovered else 0,
        }
        if self.act("liquidated", commitment=number, request=request, amount=due, **less):
            net = self.plain.requests[request]["amount"]
            self.order(number, request, net, "instalment", documents=True)

    def order(self, number: str, request: str, amount: int, kind: str, *, documents: bool) -> None:
        pieces = ["invoice"] if documents else []
        self.act("ordered", commitment=number, request=request, amount=amount, kind=kind, documents=pieces)

    @precondition(lambda self: self.plain.commitments)
    @rule(n=numbers, share=shares, documents=yes_or_no)
    def order_an_instalment(self, n: int, share: int, documents: bool) -> None:
        number = self.commitment(n)
        limit = self.plain.to_order(self.plain.commitments[number])
        self.order(number, self.new("DP"), part(limit, share), "instalment", documents=documents)

    @precondition(lambda self: self.plain.commitments)
    @rule(n=numbers, share=shares)
    def order_an_advance(self, n: int, share: int) -> None:
        number = self.commitment(n)
        limit = self.plain.not_drawn(self.plain.commitments[number])
        self.order(number, self.new("DP"), part(limit, share), "advance", documents=True)

    @precondition(lambda self: self.plain.commitments)
    @rule(n=numbers, share=shares)
    def order_a_retention_back(self, n: int, share: int) -> None:
        number = self.commitment(n)
        self.order(
            number, self.new("DP"), part(self.plain.to_release(number), share), "retention_release", documents=True
        )

    def on_request(self, kind: str, n: int, *stages: str, **values: Any) -> None:
        """An act on one of the requests, most often one at the stage that calls for it."""
        self.act(kind, request=self.one(self.plain.requests, n, lambda r: r["stage"] in stages), **values)

    @precondition(lambda self: self.plain.requests)
    @rule(n=numbers)
    def accept(self, n: int) -> None:
        self.on_request("accepted", n, "ordered")

    @precondition(lambda self: self.plain.requests)
    @rule(n=numbers, ground=st.sampled_from(("documents", "service", "opposition")))
    def suspend(self, n: int, ground: str) -> None:
        self.on_request("suspended", n, "ordered", "accepted", grounds=[ground])

    @precondition(lambda self: self.plain.requests)
    @rule(n=numbers, complete=yes_or_no)
    def regularise(self, n: int, complete: bool) -> None:
        self.on_request("regularised", n, "suspended", documents=["invoice"] if complete else [])

    @precondition(lambda self: self.plain.requests)
    @rule(n=numbers)
    def requisition(self, n: int) -> None:
        self.on_request("requisitioned", n, "suspended", reason="necessity of the service")

    @precondition(lambda self: self.plain.requests)
    @rule(n=numbers)
    def reject(self, n: int) -> None:
        self.on_request("rejected", n, "suspended", reason="wrong bank details")

    @precondition(lambda self: any(r["stage"] == "rejected" for r in self.plain.requests.values()))
    @rule(n=numbers, share=shares)
    def order_again(self, n: int, share: int) -> None:
        request = self.one(self.plain.requests, n, lambda r: r["stage"] == "rejected")
        number = self.plain.requests[request]["commitment"]
        limit = self.plain.to_order(self.plain.commitments[number])
        self.order(number, request, part(limit, share), "instalment", documents=True)

    @precondition(lambda self: self.plain.requests)
    @rule(n=numbers, back=st.sampled_from((0, 0, 0, 60)))
    def pay(self, n: int, back: int) -> None:
        self.on_request("paid", n, "accepted", back=back)

    # what always holds

    @invariant()
    def nothing_available_is_negative_and_both_books_agree_on_it(self) -> None:
        for year, line in list(self.plain.lines):
            ae, cp = self.sg.budget.available(year, line)
            assert ae.cents >= 0
            assert cp.cents >= 0
            assert (ae.cents, cp.cents) == (self.plain.ae(year, line), self.plain.cp(year, line))

    @invariant()
    def each_commitment_pays_at_most_what_it_ordered_what_it_certified_what_it_bound(self) -> None:
        for number, plain in self.plain.commitments.items():
            row = self.sg.budget.state.commitments[f"{number}/1"]
            bound = row.committed - row.withdrawn
            assert 0 <= row.paid <= row.drawn <= bound
            assert 0 <= row.ordered <= row.certified <= bound
            assert row.retained >= 0
            assert 0 <= row.recovered <= row.advances
            for name in ("committed", "withdrawn", "certified", "ordered", "drawn", "paid", "retained", "closed"):
                assert getattr(row, name) == plain[name], name

    @invariant()
    def cp_paid_stay_within_ae_committed(self) -> None:
        state = self.sg.budget.state
        assert sum(row.cp_paid for row in state.lines.values()) <= sum(row.ae_committed for row in state.lines.values())

    @invariant()
    def what_is_outstanding_rolls_forward(self) -> None:
        """RAP at the end = RAP at the start + AE − CP on commitments − withdrawals, year after year (FIN-050)."""
        outstanding = 0
        for year in (2026, 2027):
            flow = self.plain.flows[year]
            outstanding += flow["ae"] - flow["cp"] - flow["withdrawn"]
        assert sum(row.outstanding for row in self.sg.budget.state.commitments.values()) == outstanding

    def teardown(self) -> None:
        """A second office that reads the same journal knows the same; and can explain what was simulated."""
        again = Secretariat("memory:", plugins=self.sg.plugins, law=self.sg.law, store=self.sg.journal.store)
        assert books(again) == books(self.sg)
        assert again.verify() == self.sg.journal.store.head()
        for position in list(self.explained)[-2:]:
            assert again.explain(position) == self.explained[position]


TestTwoYears = TwoYears.TestCase
TestTwoYears.settings = settings(max_examples=90, stateful_step_count=50)
