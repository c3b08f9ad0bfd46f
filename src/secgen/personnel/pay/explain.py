"""Why a line of pay is what it is: rule, inputs, base, rate, the law read, where it was rounded. Built on demand."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, cast

from attrs import frozen

from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import LawBook
from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.money import Money
from secgen.kernel.readings import LawValue
from secgen.kernel.text import Text
from secgen.personnel.pay.payslip import PayLine, Payslip, Segment
from secgen.personnel.pay.rounding import HALF_UP_TO_CENT
from secgen.personnel.pay.tariff import Tariff

_TITLE: Final = Text("paie de {agent}, {month:02}/{year}", "pay of {agent}, {year}-{month:02}")
_SEGMENT: Final = Text("du {first} : {days}/30", "from {first}: {days}/30")
_SICK: Final = Text("maladie du {first} : {days}/30", "sick leave from {first}: {days}/30")


@frozen
class LineKind:
    """A kind of line as the law's list has it: who bears it, its category of title 2, rule, label and text."""

    code: str
    side: str
    category: str
    rule: str
    label: Text
    ref: LegalRef


@lru_cache(maxsize=8)
def _kinds(law: Hashable) -> Mapping[str, LineKind]:
    rows: tuple[Mapping[str, Any], ...] = cast(LawBook, law).section("pay_line")
    return {
        row["code"]: LineKind(
            row["code"],
            row["side"],
            row["category"],
            row["rule"],
            Text(row["fr"], row["en"]),
            LegalRef(row["text"], Status(row["status"])),
        )
        for row in rows
    }


def line_kinds(law: LawBook) -> Mapping[str, LineKind]:
    """The kinds of pay line by code, in the order of a payslip."""
    return _kinds(cast(Hashable, law))


ALSO_READ: Final[Mapping[str, tuple[str, ...]]] = {
    "salary": ("pay.index_minimum",),
    "residence": ("pay.residence.floor_index",),
    "family": ("pay.family.floor_index", "pay.family.cap_index"),
    "rafp": ("pay.rafp.cap",),
    "employer_rafp": ("pay.rafp.cap",),
    "csg_deductible": ("pay.csg.base",),
    "csg_taxed": ("pay.csg.base",),
    "crds": ("pay.csg.base",),
    "old_age_capped": ("pay.ceiling",),
    "ircantec_a": ("pay.ceiling",),
    "ircantec_b": ("pay.ceiling", "pay.ircantec.bands"),
    "absence": ("pay.thirtieths",),
    "strike": ("pay.thirtieths",),
}
_OWN: Final = ("salary", "contract_pay", "index_bonus", "top_up", "residence", "family", "ifse", "allowance")


def explain_line(slip: Payslip, line: PayLine, tariff: Tariff) -> Explanation:
    """One line of a payslip, with everything it was computed from."""
    kind = line_kinds(tariff.law)[line.code]
    return Explanation.of(
        f"{kind.label} ({kind.ref})",
        Money(line.amount),
        rule=kind.rule,
        inputs={"base": Money(line.base)},
        law=_read(line, tariff),
        rounding=str(HALF_UP_TO_CENT),
        children=tuple(_children(slip, line)),
    )


def _read(line: PayLine, tariff: Tariff) -> tuple[LawValue, ...]:
    rate = (line.rate,) if line.rate else ()
    return tuple(tariff.read(parameter) for parameter in (*rate, *ALSO_READ.get(line.code, ())))


def _children(slip: Payslip, line: PayLine) -> Iterator[Explanation]:
    if line.code in _OWN:
        for s in slip.segments:
            yield Explanation.of(_SEGMENT.fill(first=s.first, days=s.thirtieths), inputs=_inputs(s, line.code))
    if line.code in ("absence", "absence_bonus"):
        for part in slip.sick:
            kept = part.kept
            inputs = {"kind": part.kind, "waiting_day": kept.waiting, "salary_kept": kept.salary}
            inputs |= {"bonuses_kept": kept.bonuses}
            label = _SICK.fill(first=part.first, days=part.thirtieths)
            yield Explanation.of(label, inputs=inputs, law=kept.law)


def _inputs(s: Segment, code: str) -> dict[str, object]:
    over, under = s.worked
    inputs: dict[str, object] = {"worked": "1" if over == under else f"{over}/{under}"}
    if code in ("salary", "contract_pay", "top_up"):
        inputs["index"] = s.index
    elif code == "index_bonus":
        inputs["points"] = s.points
    elif code == "residence":
        inputs["zone"] = s.zone
    elif code == "family":
        inputs |= {"children": s.children, "shared": s.shared}
    return inputs


def explain_payslip(slip: Payslip, tariff: Tariff) -> Explanation:
    """The whole payslip: one branch for each line, then gross, net and cost."""
    return Explanation(
        _TITLE.fill(agent=slip.agent, month=slip.month, year=slip.year),
        f"{slip.net} €",
        children=tuple(explain_line(slip, line, tariff) for line in slip.lines),
    )
