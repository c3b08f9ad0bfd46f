"""The staff of the demo: some 250 agents of the directorate and 60 assigned over the twelve departments.

All synthetic and always the same: random ids, no name, no birth. Corps, steps, bonuses and communes are drawn; the
numbers by corps are assumptions of the demo, of the size of a large DRAC. The office takes its staff over on 1 July
2023: no grid is known before that day, so the first half of the year was paid by another tool.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Final

from attrs import evolve

from secgen.budget.events import DirectlyPaid
from secgen.demo.plan import ACCOUNTANT, HR_MANAGER, STAFF, YEAR
from secgen.kernel.act import Act
from secgen.kernel.money import Money
from secgen.law import Law
from secgen.links.payroll import payroll_payments
from secgen.personnel.careers.planning import coming_steps
from secgen.personnel.domain import DOMAIN
from secgen.personnel.pay import events as pay
from secgen.personnel.pay.payroll import last_day, payroll
from secgen.personnel.staff import events as staff
from secgen.personnel.staff.grids import SPECIAL, grids_of
from secgen.personnel.staff.words import HostKind, Vehicle
from secgen.personnel.state import Personnel

TAKEN_OVER: Final = date(YEAR, 7, 1)
PLACES: Final[Mapping[str, str]] = {
    "01": "01053",
    "03": "03190",
    "07": "07186",
    "15": "15014",
    "26": "26362",
    "38": "38185",
    "42": "42218",
    "43": "43157",
    "63": "63113",
    "69": "69123",
    "73": "73065",
    "74": "74010",
}
"""The commune of work in each department, by official code."""
ASSUMED_ZONE_3: Final = ("01053", "38185", "43157", "63113", "73065")
"""Communes whose zone of residence allowance was not found: zone 3 is an assumption of the demo, recorded as such."""
LISTED_LIBRARIES: Final = ("73065", "63113", "38185", "69123", "03190", "42187", "42218", "26362")
CORPS: Final = (
    ("AAE", "attache", 42, 3, 9600),
    ("AAE", "principal", 14, 2, 14400),
    ("AAE", "hors_classe", 3, 1, 21600),
    ("CP", "conservateur", 16, 4, 11400),
    ("CP", "en_chef", 12, 3, 15000),
    ("AUE", "aue", 16, 3, 12600),
    ("AUE", "en_chef", 10, 2, 17400),
    ("SA", "normale", 24, 3, 6600),
    ("SA", "superieure", 20, 3, 7200),
    ("SA", "exceptionnelle", 12, 2, 8400),
    ("TSC", "normale", 10, 3, 6000),
    ("TSC", "superieure", 8, 3, 6600),
    ("TSC", "exceptionnelle", 5, 2, 7800),
    ("AA", "c1", 8, 2, 4200),
    ("AA", "c2", 14, 2, 4500),
    ("AA", "c3", 10, 1, 4800),
    ("ATASM", "c1", 3, 2, 4200),
    ("ATASM", "c2", 5, 2, 4500),
)
"""Corps, grade, how many, group of functions, yearly function bonus in euros."""
CONTRACTS: Final = (("A", "advice", 485, 14), ("B", "assistance", 401, 4))


class _Draw:
    """Draws from one seed, always the same."""

    def __init__(self, law: Law) -> None:
        self.random = Random(224)
        self.grids = grids_of(law)
        self.taken: set[str] = set()

    def agent(self) -> str:
        """An id nobody has yet."""
        while (found := f"agent:{self.random.getrandbits(24):06x}") in self.taken:
            pass
        self.taken.add(found)
        return found

    def hired(self, corps: str, grade: str, *, managed: bool = True) -> staff.Hired:
        """A civil servant somewhere on the grid of his grade, with some seniority in the step."""
        steps = [s for s in self.grids.grade(corps, grade, TAKEN_OVER).steps if s.name != SPECIAL]
        step = self.random.choice(steps[max(0, len(steps) // 3) :])
        retained = self.random.randrange((step.months or 36) * 30 - 30)
        return staff.Hired(
            on=TAKEN_OVER,
            by=HR_MANAGER,
            agent=self.agent(),
            status="civil_servant",
            corps=corps,
            grade=grade,
            step=step.name,
            retained_days=retained,
            chevron=min(len(step.indices), 1 + retained // 366),
            managed=managed,
            entered_on=date(self.random.randrange(1990, 2021), self.random.randrange(1, 13), 1),
        )

    def assigned(self, agent: str, department: str, **more: object) -> staff.Assigned:
        """An assignment in a department; in the directorate unless ``more`` says otherwise."""
        seat = department == "69"
        given: dict[str, object] = {
            "vehicle": "own_service",
            "host": "DRAC Auvergne-Rhône-Alpes",
            "host_kind": "drac" if seat else "udap",
            "unit": self.random.choice(_UNITS) if seat else f"UDAP {department}",
            "commune": PLACES[department],
            **more,
        }
        name = f"{agent}/1"
        kept = {"on": TAKEN_OVER, "by": HR_MANAGER, "agent": agent, "assignment": name, "department": department}
        return staff.Assigned(**kept, **given)  # type: ignore[arg-type]


_UNITS: Final = ("Secrétariat général", "Patrimoines", "Création", "Action culturelle et territoriale", "Archéologie")


@cache
def staff_acts(law: Law) -> tuple[Act, ...]:
    """Every act that takes the staff over on 1 July, then what happens to some of them, in day order."""
    taken_over = tuple(_taken_over(law))
    room = _folded(taken_over)
    steps = [
        staff.Classified(
            on=when,
            by=HR_MANAGER,
            agent=agent,
            corps=place.corps,
            grade=place.grade,
            step=place.step,
            chevron=place.chevron,
            retained_days=(when - place.entered).days,
        )
        for agent, row in sorted(room.staff.agents.items())
        for when, place in coming_steps(row, TAKEN_OVER, date(YEAR, 12, 31), law)
    ]
    return tuple(sorted((*taken_over, *steps), key=lambda act: act.on))


def _folded(acts: Iterable[Act]) -> Personnel:
    room = Personnel()
    for position, act in enumerate(acts, 1):
        DOMAIN.fold[type(act)](room, act, position)
    return room


def _taken_over(law: Law) -> Iterator[Act]:
    draw = _Draw(law)
    yield staff.CeilingNotified(
        on=TAKEN_OVER, by=HR_MANAGER, year=YEAR, fte_years=Decimal("145.0"), text="notification, second semestre"
    )
    for commune in ASSUMED_ZONE_3:
        text = "hypothèse de la démonstration : zone non vérifiée"
        yield pay.ResidenceZoneSet(on=TAKEN_OVER, by=HR_MANAGER, commune=commune, zone=3, text=text)
    yield from _directorate(draw)
    yield from _contract_staff(draw)
    yield from _assigned_elsewhere(draw)


def _directorate(draw: _Draw) -> Iterator[Act]:
    departments = list(PLACES)
    for corps, grade, number, group, bonus in CORPS:
        for _ in range(number):
            hired = draw.hired(corps, grade)
            away = corps in ("AUE", "TSC") or draw.random.random() < 0.1
            department = draw.random.choice(departments) if away else "69"
            yield hired
            yield draw.assigned(hired.agent, department)
            yield from _entitlements(draw, hired.agent, group, bonus)


def _entitlements(draw: _Draw, agent: str, group: int, bonus: int) -> Iterator[Act]:
    yield pay.FunctionBonusSet(on=TAKEN_OVER, by=HR_MANAGER, agent=agent, group=group, yearly=Money(bonus * 100))
    chance = draw.random.random()
    if chance < 0.16:
        quota = draw.random.choice(("0.5", "0.8", "0.8", "0.8", "0.9"))
        yield staff.WorkingTimeSet(
            on=TAKEN_OVER, by=HR_MANAGER, agent=agent, quota=Decimal(quota), kind="part_time_request"
        )
    if draw.random.random() < 0.35:
        children = draw.random.choice((1, 1, 2, 2, 2, 3))
        yield pay.FamilySupplementSet(on=TAKEN_OVER, by=HR_MANAGER, agent=agent, children=children)
    if draw.random.random() < 0.08:
        points = draw.random.choice((10, 15, 20, 25))
        yield pay.IndexBonusSet(on=TAKEN_OVER, by=HR_MANAGER, agent=agent, points=points, functions="encadrement")
    if draw.random.random() < 0.1:
        first = TAKEN_OVER + timedelta(days=draw.random.randrange(60, 150))
        until = first + timedelta(days=draw.random.randrange(2, 20))
        yield pay.SickLeaveGranted(
            on=first, by=HR_MANAGER, agent=agent, leave=f"{agent}/s1", kind="ordinary", until=until
        )


def _contract_staff(draw: _Draw) -> Iterator[Act]:
    for category, functions, index, number in CONTRACTS:
        for place in range(number):
            agent = draw.agent()
            yield staff.Hired(on=TAKEN_OVER, by=HR_MANAGER, agent=agent, status="contract", entered_on=date(2021, 1, 1))
            yield draw.assigned(agent, "69")
            until = None if place % 3 == 0 else date(2025, 12, 31)
            yield staff.ContractSigned(
                on=TAKEN_OVER,
                by=HR_MANAGER,
                agent=agent,
                contract=f"{agent}/c1",
                basis="L332-2 2",
                category=category,  # type: ignore[arg-type]
                functions=functions,
                until=until,
                index=index + 3 * place,
            )


def _assigned_elsewhere(draw: _Draw) -> Iterator[Act]:
    """Archives of the twelve departments, eight listed libraries, museums: 60 agents."""
    for department in PLACES:
        yield from _elsewhere(draw, "CP", "en_chef", department, "archives", f"Archives départementales {department}")
        yield from _elsewhere(
            draw, "SD", "superieure", department, "archives", f"Archives départementales {department}"
        )
    for commune in LISTED_LIBRARIES:
        for grade in ("conservateur", "en_chef"):
            host = f"Bibliothèque municipale classée {commune}"
            yield from _elsewhere(draw, "CB", grade, commune[:2], "library", host, commune=commune, managed=False)
    for department in list(PLACES)[:10]:
        yield from _elsewhere(draw, "CP", "conservateur", department, "museum", f"Musée de France {department}")
        yield from _elsewhere(draw, "ATASM", "c2", department, "museum", f"Musée de France {department}")


def _elsewhere(
    draw: _Draw,
    corps: str,
    grade: str,
    department: str,
    kind: HostKind,
    host: str,
    *,
    commune: str = "",
    managed: bool = True,
) -> Iterator[Act]:
    hired = draw.hired(corps, grade, managed=managed)
    vehicle: Vehicle = "loan"
    yield hired
    yield draw.assigned(
        hired.agent,
        department,
        vehicle=vehicle,
        host=host,
        host_kind=kind,
        unit="",
        commune=commune or PLACES[department],
        agreement=f"conv-{department}-{kind}",
        consent=True,
        until=date(YEAR + 3, 6, 30),
        reimbursed=Decimal(0),
        derogation="CGFP art. L512-11 (collectivité territoriale)",
    )
    if managed:
        bonus = 12_000 if corps == "CP" else 4_500
        group = 3 if corps == "CP" else 2
        yield pay.FunctionBonusSet(
            on=TAKEN_OVER, by=HR_MANAGER, agent=hired.agent, group=group, yearly=Money(bonus * 100)
        )


@cache
def payrolls(law: Law) -> Mapping[int, pay.PayrollSettled]:
    """The payrolls of July to December, by month, from the acts of the staff alone."""
    room = _folded(staff_acts(law))
    return {
        month: payroll(room, law, YEAR, month).settled(last_day(YEAR, month), STAFF, by=HR_MANAGER)
        for month in range(7, 13)
    }


def pay_of_the_year(law: Law) -> Mapping[int, tuple[DirectlyPaid, ...]]:
    """What the year's pay takes from title 2, by month. Before July: as much as in July, an assumption."""
    settled = payrolls(law)
    first = settled[7]
    months = {month: evolve(settled.get(month, first), on=date(YEAR, month, 26), month=month) for month in range(1, 13)}
    return {month: payroll_payments(act, STAFF, by=ACCOUNTANT) for month, act in months.items()}
