"""A second set of books, kept by hand: the budget in plain dictionaries, without any of secgen.

``play`` says whether an act passes, and writes it down if it does. Amounts are whole cents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
WAITING = ("ordered", "accepted", "suspended")
SERVICE = ("instalment", "balance")


class PlainBooks:
    """Lines by year and code, commitments and requests by number."""

    def __init__(self) -> None:
        self.lines: dict[tuple[int, str], Row] = defaultdict(lambda: defaultdict(int))
        self.commitments: dict[str, Row] = {}
        self.requests: dict[str, Row] = {}
        self.closed: set[int] = set()
        self.flows: dict[int, Row] = defaultdict(lambda: defaultdict(int))

    def play(self, act: Row) -> bool:
        """Whether the act passes; if so it is written down. A closed year takes no act."""
        name, year = act["act"].removeprefix("budget."), int(act["on"][:4])
        if year in self.closed and not name.startswith("year_"):
            return False
        return bool(getattr(self, name)({**act, "year_of": year}))

    # what is left

    def ae(self, year: int, line: str) -> int:
        row = self.lines[year, line]
        return int(row["ae"] - row["ae_reserved"] - row["ae_used"])

    def cp(self, year: int, line: str) -> int:
        row = self.lines[year, line]
        return int(row["cp"] - row["cp_reserved"] - row["cp_held"] - row["cp_used"])

    def bound(self, c: Row) -> int:
        """What the State is still bound to pay in all on a commitment."""
        return int(c["committed"] - c["withdrawn"])

    def not_drawn(self, c: Row) -> int:
        return int(self.bound(c) - c["drawn"])

    def to_order(self, c: Row) -> int:
        """What service certified still lets one order."""
        return int(min(c["certified"] - c["ordered"], self.not_drawn(c)))

    def to_withdraw(self, c: Row) -> int:
        return int(self.bound(c) - max(c["certified"], c["ordered"], c["drawn"]))

    def to_recover(self, number: str, request: str = "") -> int:
        c = self.commitments[number]
        waiting = sum(r["recovered"] for r in self._others(number, request) if r["stage"] in ("liquidated", *WAITING))
        return int(c["advances"] - c["recovered"] - waiting)

    def to_release(self, number: str, request: str = "") -> int:
        waiting = [
            r for r in self._others(number, request) if r["stage"] in WAITING and r["kind"] == "retention_release"
        ]
        return int(self.commitments[number]["retained"] - sum(r["amount"] for r in waiting))

    def _others(self, number: str, request: str) -> Iterator[Row]:
        return (r for name, r in self.requests.items() if r["commitment"] == number and name != request)

    # appropriations

    def opened(self, a: Row) -> bool:
        if a["year"] in self.closed:
            return False
        row = self.lines[a["year"], a["line"]]
        row["ae"] += a["ae"]
        row["cp"] += a["cp"]
        return True

    def moved(self, a: Row) -> bool:
        year, origin, target = a["year"], a["origin"], a["target"]
        enough = a["ae"] <= self.ae(year, origin) and a["cp"] <= self.cp(year, origin)
        if year in self.closed or origin[:4] != target[:4] or not enough:
            return False
        for line, sign in ((origin, -1), (target, 1)):
            self.lines[year, line]["ae"] += sign * a["ae"]
            self.lines[year, line]["cp"] += sign * a["cp"]
        return True

    def reserved(self, a: Row) -> bool:
        year, line = a["year"], a["line"]
        if year in self.closed or a["ae"] > self.ae(year, line) or a["cp"] > self.cp(year, line):
            return False
        self.lines[year, line]["ae_reserved"] += a["ae"]
        self.lines[year, line]["cp_reserved"] += a["cp"]
        return True

    def released(self, a: Row) -> bool:
        row = self.lines[a["year"], a["line"]]
        if a["year"] in self.closed or a["ae"] > row["ae_reserved"] or a["cp"] > row["cp_reserved"]:
            return False
        row["ae_reserved"] -= a["ae"]
        row["cp_reserved"] -= a["cp"]
        return True

    def year_closed(self, a: Row) -> bool:
        if a["year"] in self.closed:
            return False
        self.closed.add(a["year"])
        return True

    def year_reopened(self, a: Row) -> bool:
        if a["year"] not in self.closed:
            return False
        self.closed.remove(a["year"])
        return True

    def card_paid(self, a: Row) -> bool:
        year, line, amount = a["year_of"], a["line"], a["amount"]
        if year in self.closed or amount > self.ae(year, line) or amount > self.cp(year, line):
            return False
        self.lines[year, line]["ae_used"] += amount
        self.lines[year, line]["cp_used"] += amount
        return True

    # commitments

    def committed(self, a: Row) -> bool:
        year = a["year_of"]
        if year in self.closed or a["amount"] > self.ae(year, a["line"]):
            return False
        row: Row = defaultdict(int, line=a["line"], year=year, on=a["on"], closed=False)
        self.commitments[a["commitment"]] = row
        self._consume(row, year, a["amount"])
        return True

    def _consume(self, c: Row, year: int, amount: int) -> None:
        c["committed"] += amount
        self.lines[year, c["line"]]["ae_used"] += amount
        self.flows[year]["ae"] += amount

    def _commitment(self, a: Row) -> Row | None:
        c = self.commitments[a["commitment"]]
        return c if a["on"] >= c["on"] else None

    def increased(self, a: Row) -> bool:
        c, year = self._commitment(a), a["year_of"]
        if c is None or c["closed"] or year in self.closed or a["amount"] > self.ae(year, c["line"]):
            return False
        self._consume(c, year, a["amount"])
        c["grown", year] += a["amount"]
        return True

    def withdrawn(self, a: Row) -> bool:
        c, year = self._commitment(a), a["year_of"]
        if c is None or c["closed"] or year in self.closed or a["amount"] > self.to_withdraw(c):
            return False
        self._withdraw(c, year, a["amount"])
        return True

    def _withdraw(self, c: Row, year: int, amount: int) -> None:
        c["withdrawn"] += amount
        self.flows[year]["withdrawn"] += amount
        back = amount if year == c["year"] else min(amount, c["grown", year])
        c["grown", year] -= back if year > c["year"] else 0
        self.lines[year, c["line"]]["ae_used"] -= back

    def commitment_closed(self, a: Row) -> bool:
        c = self._commitment(a)
        if c is None or c["closed"] or a["year_of"] in self.closed:
            return False
        waiting = any(r["stage"] in WAITING for r in self._others(a["commitment"], ""))
        if waiting or c["certified"] > c["ordered"] or c["retained"]:
            return False
        self._withdraw(c, a["year_of"], self.bound(c) - c["paid"])
        c["closed"] = True
        return True

    def certified(self, a: Row) -> bool:
        c = self._commitment(a)
        if c is None or c["closed"] or a["amount"] > self.bound(c) - c["certified"]:
            return False
        c["certified"] += a["amount"]
        return True

    # payment

    def liquidated(self, a: Row) -> bool:
        c = self._commitment(a)
        if c is None or a["retention"] > a["amount"] * 5 // 100:
            return False
        net = a["amount"] - a["retention"] - a["recovered"]
        if a["recovered"] > self.to_recover(a["commitment"], a["request"]) or net < 0:
            return False
        self.requests[a["request"]] = {
            "commitment": a["commitment"],
            "stage": "liquidated",
            "kind": "instalment",
            "gross": a["amount"],
            "amount": net,
            "retained": a["retention"],
            "recovered": a["recovered"],
            "on": a["on"],
        }
        return True

    def ordered(self, a: Row) -> bool:
        c, year, amount, kind = self._commitment(a), a["year_of"], a["amount"], a["kind"]
        if c is None or c["closed"] or year in self.closed:
            return False
        fresh = {"gross": amount, "amount": amount, "retained": 0, "recovered": 0, "stage": "received"}
        request = self.requests.get(a["request"], fresh)
        if request["stage"] == "rejected":
            request = fresh
        right_amount = amount == request["amount"] and amount > 0
        served = kind not in SERVICE or request["gross"] <= c["certified"] - c["ordered"]
        kept = kind != "retention_release" or amount <= self.to_release(a["commitment"], a["request"])
        if request["stage"] not in ("received", "liquidated") or not (right_amount and served and kept):
            return False
        if amount > self.not_drawn(c) or amount > self.cp(year, c["line"]):
            return False
        more = {
            "commitment": a["commitment"],
            "kind": kind,
            "year": year,
            "on": a["on"],
            "documents": bool(a["documents"]),
        }
        self.requests[a["request"]] = {**request, **more, "stage": "ordered", "grounds": set()}
        c["ordered"] += request["gross"] if kind in SERVICE else 0
        c["drawn"] += amount
        self.lines[year, c["line"]]["cp_held"] += amount
        return True

    def _request(self, a: Row, *stages: str) -> Row | None:
        r = self.requests[a["request"]]
        known = r["stage"] == "liquidated" or a["on"] >= r["on"]
        return r if known and r["stage"] in stages else None

    def _grounds(self, r: Row, year: int) -> set[str]:
        held = r["amount"] if year == r["year"] else 0
        line = self.commitments[r["commitment"]]["line"]
        grounds = set() if r["documents"] else {"documents"}
        return grounds | ({"credits"} if r["amount"] > self.cp(year, line) + held else set())

    def accepted(self, a: Row) -> bool:
        r = self._request(a, "ordered")
        if r is None:
            return False
        r["grounds"] = self._grounds(r, a["year_of"])
        r["stage"] = "suspended" if r["grounds"] else "accepted"
        return True

    def suspended(self, a: Row) -> bool:
        r = self._request(a, "ordered", "accepted")
        if r is None or a["grounds"] == ["opposition"]:
            return False
        r["stage"], r["grounds"] = "suspended", set(a["grounds"])
        return True

    def regularised(self, a: Row) -> bool:
        r = self._request(a, "suspended")
        if r is None:
            return False
        r["stage"], r["grounds"] = "ordered", set()
        r["documents"] = r["documents"] or bool(a["documents"])
        return True

    def requisitioned(self, a: Row) -> bool:
        r = self._request(a, "suspended")
        if r is None:
            return False
        if {*r["grounds"], *self._grounds(r, a["year_of"])} & {"credits", "service", "discharge", "visa"}:
            return False
        r["stage"] = "accepted"
        return True

    def rejected(self, a: Row) -> bool:
        r = self._request(a, *WAITING)
        if r is None:
            return False
        c = self.commitments[r["commitment"]]
        r["stage"] = "rejected"
        c["ordered"] -= r["gross"] if r["kind"] in SERVICE else 0
        c["drawn"] -= r["amount"]
        self.lines[r["year"], c["line"]]["cp_held"] -= r["amount"]
        return True

    def paid(self, a: Row) -> bool:
        r, year = self._request(a, "ordered", "accepted"), a["year_of"]
        if r is None or year in self.closed:
            return False
        c = self.commitments[r["commitment"]]
        short = year != r["year"] and r["amount"] > self.cp(year, c["line"])
        if short or (r["stage"] == "ordered" and self._grounds(r, year)):
            return False
        r["stage"] = "paid"
        c["paid"] += r["amount"]
        c["recovered"] += r["recovered"]
        c["advances"] += r["amount"] if r["kind"] == "advance" else 0
        c["retained"] += -r["amount"] if r["kind"] == "retention_release" else r["retained"]
        self.lines[r["year"], c["line"]]["cp_held"] -= r["amount"]
        self.lines[year, c["line"]]["cp_used"] += r["amount"]
        self.flows[year]["cp"] += r["amount"]
        return True
