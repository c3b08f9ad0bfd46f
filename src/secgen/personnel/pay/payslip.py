"""The pay of one agent for one month: lines in whole cents, each with its base and the rate it was computed at.

Fast on purpose: plain whole numbers, no explanation. :mod:`secgen.personnel.pay.explain` tells the why of any line.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from fractions import Fraction as Exact
from functools import lru_cache
from typing import Final, NamedTuple

from attrs import frozen

from secgen.kernel.dates import days_after
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.personnel.inputs import refuse
from secgen.personnel.pay.rounding import Fraction, half_up
from secgen.personnel.pay.sick_leave import SickPart, sick_parts
from secgen.personnel.pay.state import PayRow
from secgen.personnel.pay.tariff import Tariff
from secgen.personnel.pay.working_time import pay_fraction
from secgen.personnel.staff.grids import Grids
from secgen.personnel.staff.state import AgentRow
from secgen.personnel.timeline import Timeline, on_day

_NO_PLACE: Final = Text(
    "aucun lieu de travail ce jour-là : enregistrer l'affectation", "no place of work that day: record the assignment"
)
_NO_GRADE: Final = Text("ni grade ni contrat ce jour-là", "neither grade nor contract that day")
_EMPTY: Final = PayRow()
COMPENSATION: Final = "csg_compensation"


class PayLine(NamedTuple):
    """A line: its code in the law's list of pay lines, its amount and base in cents, the parameter of its rate."""

    code: str
    amount: int
    base: int
    rate: str = ""


@frozen
class Segment:
    """Part of a month on which nothing changes: what the agent is and is entitled to, in whole cents at full time."""

    first: date
    thirtieths: int
    civil: bool
    category: str
    index: int
    salary: int
    points: int
    bonus: int
    worked: Fraction
    zone: int
    children: int
    shared: bool
    ifse: int
    allowances: int
    indexed: bool

    def part(self, cents: int) -> int:
        """A full-time monthly amount for the fraction worked and the thirtieths of the segment, rounded once."""
        over, under = self.worked
        if self.thirtieths == 30 and over == under:
            return cents
        return half_up(cents * over * self.thirtieths, under * 30)


class Payslip(NamedTuple):
    """A month of pay of one agent: gross less employee's lines is what he receives; cost is what the State spends."""

    agent: str
    year: int
    month: int
    segments: tuple[Segment, ...]
    sick: tuple[SickPart, ...]
    gross_lines: tuple[PayLine, ...]
    employee_lines: tuple[PayLine, ...]
    employer_lines: tuple[PayLine, ...]

    @property
    def lines(self) -> tuple[PayLine, ...]:
        """Every line, in the order of a payslip."""
        return (*self.gross_lines, *self.employee_lines, *self.employer_lines)

    @property
    def gross(self) -> Money:
        """What is earned before contributions, in euros."""
        return Money(sum(line.amount for line in self.gross_lines))

    @property
    def net(self) -> Money:
        """What the agent receives before income tax, in euros."""
        return Money(sum(line.amount for line in (*self.gross_lines, *self.employee_lines)))

    @property
    def cost(self) -> Money:
        """What the State spends: gross and employer's contributions, in euros."""
        return Money(sum(line.amount for line in (*self.gross_lines, *self.employer_lines)))

    def amount(self, code: str) -> Money:
        """The amount of a line in euros; zero if the slip has none."""
        return Money(sum(line.amount for line in self.lines if line.code == code))


@lru_cache(maxsize=512)
def month_days(year: int, month: int) -> tuple[date, date]:
    """The first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def payslip(
    agent: str, row: AgentRow, pay: PayRow | None, year: int, month: int, tariff: Tariff, grids: Grids
) -> Payslip | None:
    """The pay of an agent for a month, or ``None`` if this office owes him nothing that month.

    Refused if the agent has no grade or contract, works nowhere, or in a commune of unknown zone. ``tariff`` is
    the law of pay on the first day of the month.
    """
    owed = pay or _EMPTY
    first, last = month_days(year, month)
    segments = tuple(_segments(agent, row, owed, first, last, tariff, grids))
    if not segments:
        return None
    since = row.entered_on if row.status == "contract" else None
    sick = sick_parts(owed.sick, year, month, tariff.law, since) if owed.sick else ()
    gross = _gross(row, owed, segments, sick, first, last, tariff)
    employee, employer = _contributions(gross, segments, tariff)
    return Payslip(agent, year, month, segments, sick, tuple(gross.values()), tuple(employee), tuple(employer))


# segments


def _segments(
    agent: str, row: AgentRow, owed: PayRow, first: date, last: date, tariff: Tariff, grids: Grids
) -> Iterator[Segment]:
    days = _breaks(row, owed, first, last)
    for place, day in enumerate(days):
        if not row.paid_here(day):
            continue
        end = days_after(days[place + 1], -1) if place + 1 < len(days) else last
        yield _segment(agent, row, owed, day, thirtieths(day, end, last), tariff, grids)


def thirtieths(first: date, end: date, last: date) -> int:
    """How many thirtieths of its month a period counts for: every month has thirty, whatever its days."""
    return max(0, (30 if end == last else min(end.day, 30)) - min(first.day, 31) + 1)


def _breaks(row: AgentRow, owed: PayRow, first: date, last: date) -> list[date]:
    """The first day of the month and each day of it on which something begins."""
    found = {first}
    lines: tuple[Timeline[object], ...] = (row.classes, row.positions, row.times, owed.children, owed.points, owed.ifse)
    for line in lines:
        for since, _ in line:
            if first < since <= last:
                found.add(since)
    for _, line in owed.allowances:
        for since, _cents in line:
            if first < since <= last:
                found.add(since)
    spans = [(a.since, a.until) for a in row.assignments] + [(c.since, c.until) for c in row.contracts]
    for since, until in spans:
        if first < since <= last:
            found.add(since)
        if until is not None and first <= until < last:
            found.add(days_after(until, 1))
    for day in (row.hired_on, row.left_on):
        if day is not None and first < day <= last:
            found.add(day)
    return [first] if len(found) == 1 else sorted(found)


def _segment(agent: str, row: AgentRow, owed: PayRow, day: date, parts: int, tariff: Tariff, grids: Grids) -> Segment:
    category, index, salary, indexed = _rank(agent, row, day, tariff, grids)
    time = row.working_time(day)
    place = row.main_place(day)
    if place is None:
        refuse("pay", "assignment", agent, _NO_PLACE)
    points = on_day(owed.points, day) or 0
    children, shared = on_day(owed.children, day) or (0, False)
    ifse = on_day(owed.ifse, day)
    extra = sum(on_day(line, day) or 0 for kind, line in owed.allowances if kind != COMPENSATION)
    return Segment(
        day,
        parts,
        row.status != "contract",
        category,
        index,
        salary,
        points,
        tariff.bonus(points) if points else 0,
        (1, 1) if time.quota == 1 else pay_fraction(time.quota, time.kind, day, tariff.law),
        tariff.zone(place.commune),
        children,
        shared,
        half_up(ifse[1], 12) if ifse else 0,
        extra,
        indexed,
    )


def _rank(agent: str, row: AgentRow, day: date, tariff: Tariff, grids: Grids) -> tuple[str, int, int, bool]:
    """Category, index (0 if the pay is an amount), full-time monthly salary, whether the pay follows the index."""
    if row.status == "contract":
        contract = row.contract(day)
        if contract is None:
            refuse("pay", "contract", agent, _NO_GRADE)
        if contract.index:
            return contract.category, contract.index, tariff.salary(contract.index), True
        return contract.category, 0, contract.monthly.cents, False
    held = row.classification(day)
    if held is None:
        refuse("pay", "grade", agent, _NO_GRADE)
    grade = grids.grade(held.corps, held.grade, day)
    step = grade.step(held.step)
    index = (step or grids.step(held.corps, held.grade, held.step, day)).index(held.chevron)
    return grade.category, index, tariff.salary(index), True


# gross

Lines = dict[str, PayLine]


def _gross(
    row: AgentRow,
    owed: PayRow,
    segments: tuple[Segment, ...],
    sick: tuple[SickPart, ...],
    first: date,
    last: date,
    tariff: Tariff,
) -> Lines:
    lines: Lines = {}
    for s in segments:
        _pay_of(s, lines, tariff)
    for when, cents in owed.cia:
        if first <= when <= last:
            _add(lines, "cia", cents, cents)
    if sick:
        _sick(segments, sick, lines)
    if owed.absences:
        _absences(owed, segments, lines, first, last)
    if segments[0].civil:
        _transfer(segments, lines, tariff)
    _compensation(row, owed, lines, first, tariff)
    return lines


def _pay_of(s: Segment, lines: Lines, tariff: Tariff) -> None:
    salary = s.part(s.salary)
    bonus = s.part(s.bonus) if s.bonus else 0
    _add(lines, "salary" if s.civil else "contract_pay", salary, s.salary, "pay.index_100" if s.indexed else "")
    if bonus:
        _add(lines, "index_bonus", bonus, s.bonus, "pay.index_100")
    if s.indexed:
        if s.index and s.salary < tariff.minimum_wage:
            _add(lines, "top_up", s.part(tariff.top_up(s.index)), s.salary, "pay.minimum_wage")
        if s.zone != 3:
            share = (s.worked[0] * s.thirtieths, s.worked[1] * 30)
            residence = tariff.residence(salary + bonus, s.zone, share)
            _add(lines, "residence", residence, salary + bonus, f"pay.residence.zone_{s.zone}")
    if s.children and s.indexed:
        base = s.salary + s.bonus
        family = tariff.family(s.children, base, s.worked)
        cents = family if s.thirtieths == 30 else half_up(family * s.thirtieths, 30)
        _add(lines, "family", half_up(cents, 2) if s.shared else cents, base, f"pay.family.rate_{min(s.children, 3)}")
    if s.ifse:
        _add(lines, "ifse", s.part(s.ifse), s.ifse)
    if s.allowances:
        _add(lines, "allowance", s.part(s.allowances), s.allowances)


def _add(lines: Lines, code: str, amount: int, base: int, rate: str = "") -> None:
    if known := lines.get(code):
        lines[code] = PayLine(code, known.amount + amount, known.base + base, rate)
    else:
        lines[code] = PayLine(code, amount, base, rate)


def _held(segments: tuple[Segment, ...], day: date) -> Segment:
    """The segment a day falls in, or else the first."""
    return next((s for s in reversed(segments) if s.first <= day), segments[0])


def _sick(segments: tuple[Segment, ...], sick: tuple[SickPart, ...], lines: Lines) -> None:
    """HR-18 to HR-23. What sickness takes from salary and from bonuses, each rounded once.

    The minimum-wage top-up follows the salary kept; a day with no pay at all takes the family supplement too.
    """
    salary, bonus = Exact(0), Exact(0)
    residence = lines["residence"].amount if "residence" in lines else 0
    top_up = lines["top_up"].amount if "top_up" in lines else 0
    for part in sick:
        s, kept = _held(segments, part.first), part.kept
        days = Exact(part.thirtieths, 30)
        share = days * Exact(*s.worked)
        salary += share * (s.salary * (1 - Exact(kept.salary)) + s.bonus * (1 - Exact(kept.points)))
        bonus += share * (s.ifse + s.allowances) * (1 - Exact(kept.bonuses))
        bonus += days * residence * (1 - Exact(kept.residence))
        salary += days * top_up * (1 - Exact(kept.salary))
        if kept.unpaid:
            bonus += days * (lines["family"].amount if "family" in lines else 0)
    first = _held(segments, sick[0].first)
    _take(lines, "absence", salary, first.salary + first.bonus)
    _take(lines, "absence_bonus", bonus, first.ifse + first.allowances)


def _take(lines: Lines, code: str, exact: Exact, base: int) -> None:
    if cents := half_up(exact.numerator, exact.denominator):
        _add(lines, code, -cents, base, "pay.thirtieths")


def _absences(owed: PayRow, segments: tuple[Segment, ...], lines: Lines, first: date, last: date) -> None:
    """HR-55. Thirtieths lost of salary, index bonus, residence allowance and bonuses; family elements are kept."""
    days = min(30, sum(count for when, count in owed.absences if first <= when <= last))
    if days == 0:
        return
    s = segments[-1]
    share = Exact(days, 30) * Exact(*s.worked)
    residence = lines["residence"].amount if "residence" in lines else 0
    _take(lines, "strike", share * (s.salary + s.bonus), s.salary + s.bonus)
    bonuses = s.ifse + s.allowances
    _take(lines, "strike_bonus", share * bonuses + Exact(days, 30) * residence, bonuses + residence)


_BONUSES: Final = ("ifse", "cia", "allowance", "absence_bonus", "strike_bonus")


def _transfer(segments: tuple[Segment, ...], lines: Lines, tariff: Tariff) -> None:
    """HR-15. The monthly part of the bonus-to-index transfer, in proportion to the pay, never above the bonuses."""
    bonuses = sum(lines[code].amount for code in _BONUSES if code in lines)
    if bonuses <= 0:
        return
    most = tariff.transfer(segments[-1].category)
    due = min(bonuses, sum(s.part(most) for s in segments))
    _add(lines, "transfer", -due, most, f"pay.transfer_{segments[-1].category.lower()}")


def _compensation(row: AgentRow, owed: PayRow, lines: Lines, first: date, tariff: Tariff) -> None:
    """The compensation of the rise of CSG: a rate of gross since 2018, a frozen amount for those recruited before."""
    since = tariff.read("pay.csg.compensation_since").day
    if row.entered_on >= since:
        gross = sum(line.amount for line in lines.values())
        _add(lines, "compensation", tariff.part(gross, "pay.csg.compensation"), gross, "pay.csg.compensation")
        return
    frozen = next((on_day(line, first) for kind, line in owed.allowances if kind == COMPENSATION), None)
    if frozen:
        _add(lines, "compensation", frozen, frozen)


# contributions


def _contributions(lines: Lines, segments: tuple[Segment, ...], tariff: Tariff) -> tuple[list[PayLine], list[PayLine]]:
    gross = sum(line.amount for line in lines.values())
    if segments[0].civil:
        employee, employer = _civil(lines, gross, tariff)
    else:
        family = lines["family"].amount if "family" in lines else 0
        employee, employer = _contract(gross, gross - family, tariff)
    base = tariff.csg_base(gross)
    for code, rate in _CSG:
        employee.append(PayLine(code, -tariff.part(base, rate), base, rate))
    return employee, employer


_CSG: Final = (("csg_deductible", "pay.csg.deductible"), ("csg_taxed", "pay.csg.taxed"), ("crds", "pay.crds"))
_CIVIL_EMPLOYER: Final = (
    ("cas", "pay.cas"),
    ("ati", "pay.ati"),
    ("sickness", "pay.sickness"),
    ("family_contribution", "pay.family_contribution"),
    ("autonomy", "pay.autonomy"),
    ("fnal", "pay.fnal"),
)
_INDEXED: Final = ("salary", "index_bonus", "absence", "strike")


def _civil(lines: Lines, gross: int, tariff: Tariff) -> tuple[list[PayLine], list[PayLine]]:
    """HR-12, HR-13, HR-14. A civil servant's contributions, on salary and index bonus; RAFP on the rest."""
    base = sum(lines[code].amount for code in _INDEXED if code in lines)
    salary = lines["salary"].amount + sum(lines[c].amount for c in ("absence", "strike") if c in lines)
    additional = tariff.rafp_base(salary, gross - base)
    rafp = tariff.part(additional, "pay.rafp.rate")
    employee = [PayLine("pension", -tariff.part(base, "pay.pension"), base, "pay.pension")]
    employer = [PayLine(code, tariff.part(base, rate), base, rate) for code, rate in _CIVIL_EMPLOYER]
    if additional > 0:
        employee.append(PayLine("rafp", -rafp, additional, "pay.rafp.rate"))
        employer.append(PayLine("employer_rafp", rafp, additional, "pay.rafp.rate"))
    return employee, employer


_ON_GROSS: Final = (
    ("sickness", "pay.sickness_contract"),
    ("family_contribution", "pay.family_contribution"),
    ("autonomy", "pay.autonomy"),
    ("fnal", "pay.fnal"),
    ("employer_old_age_uncapped", "pay.old_age.employer_uncapped"),
)


def _contract(gross: int, base: int, tariff: Tariff) -> tuple[list[PayLine], list[PayLine]]:
    """A contract agent's contributions: general scheme on gross, Ircantec in two bands without family supplement."""
    ceiling = tariff.ceiling
    capped = min(gross, ceiling)
    a = min(base, ceiling)
    b = min(base, tariff.read("pay.ircantec.bands").number * ceiling) - a
    employee = [
        _minus(tariff, "old_age_capped", capped, "pay.old_age.capped"),
        _minus(tariff, "old_age_uncapped", gross, "pay.old_age.uncapped"),
        _minus(tariff, "ircantec_a", a, "pay.ircantec.a"),
    ]
    employer = [PayLine(code, tariff.part(gross, rate), gross, rate) for code, rate in _ON_GROSS]
    rate = "pay.old_age.employer_capped"
    employer.append(PayLine("employer_old_age_capped", tariff.part(capped, rate), capped, rate))
    rate = "pay.ircantec.employer_a"
    employer.append(PayLine("employer_ircantec_a", tariff.part(a, rate), a, rate))
    if b > 0:
        employee.append(_minus(tariff, "ircantec_b", b, "pay.ircantec.b"))
        rate = "pay.ircantec.employer_b"
        employer.append(PayLine("employer_ircantec_b", tariff.part(b, rate), b, rate))
    return employee, employer


def _minus(tariff: Tariff, code: str, base: int, rate: str) -> PayLine:
    return PayLine(code, -tariff.part(base, rate), base, rate)
