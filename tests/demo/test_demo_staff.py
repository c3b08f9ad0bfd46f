"""The staff of the demo: the same every time, accepted by every rule, inside title 2."""

from __future__ import annotations

from collections import Counter

from helpers import office
from random_office import LAW

from secgen import Money
from secgen.demo.staff import PLACES, pay_of_the_year, payrolls, staff_acts
from secgen.personnel.staff.events import Assigned, Hired


def test_two_hundred_and_fifty_in_the_services_and_sixty_elsewhere_in_twelve_departments() -> None:
    acts = staff_acts(LAW)
    assert staff_acts.__wrapped__(LAW) == acts
    assert sum(isinstance(act, Hired) for act in acts) == 310
    places = [act for act in acts if isinstance(act, Assigned)]
    kinds = Counter(act.host_kind for act in places)
    assert kinds["drac"] + kinds["udap"] == 250
    assert kinds["archives"] + kinds["library"] + kinds["museum"] == 60
    assert {act.department for act in places} == set(PLACES)


def test_every_rule_accepts_the_staff_and_the_journal_computes_the_same_payrolls() -> None:
    sg = office(2023)
    posting = sg.post(staff_acts(LAW))
    assert not posting.refused
    for month, settled in payrolls(LAW).items():
        assert sg.personnel.payroll(2023, month).cost == settled.cost
    total = Money.sum(paid.amount for month in pay_of_the_year(LAW).values() for paid in month)
    assert total == Money.sum(s.cost for s in payrolls(LAW).values()) + Money(6 * payrolls(LAW)[7].cost.cents)
