"""The plan of the year: published appropriations, the region's share of them, who receives what.

The national figures are those of the law pack. The regional share, the split by title and the number
of files are assumptions of the demo, of the size of a large DRAC; they are not published figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import frozen

from secgen.budget import events as ev
from secgen.budget.nomenclature import Nomenclature
from secgen.kernel.act import Act
from secgen.kernel.money import Money
from secgen.law import Law

YEAR: Final = 2023
NODE: Final = "{programme}-CARA-DRAC"
REGION: Final = "84"
DEPARTMENTS: Final = ("69", "38", "63", "42", "74", "01", "26", "73", "07", "03", "43", "15")
DIRECTOR: Final = "agent:0d1a"
ACCOUNTANT: Final = "agent:c0a7"
CONTROLLER: Final = "agent:cb01"
HR_MANAGER: Final = "agent:0b01"


@frozen
class Plan:
    """One line of the region: share of the national action in per mille, number of files, their nature."""

    programme: str
    action: str
    nature: str
    per_mille: int
    files: int
    kind: str

    @property
    def line(self) -> str:
        """The budget line of the region: ``0175-CARA-DRAC/01/63``."""
        return f"{self.programme.zfill(4)}-CARA-DRAC/{self.action}/{self.nature}"

    @property
    def national(self) -> str:
        """The national budget line its appropriations come from: ``0175/01/63``."""
        return f"{self.programme.zfill(4)}/{self.action}/{self.nature}"


PLANS: Final = (
    Plan("131", "01", "64", 42, 1500, "grant"),
    Plan("131", "02", "64", 18, 320, "grant"),
    Plan("131", "06", "64", 25, 280, "grant"),
    Plan("175", "01", "63", 30, 620, "investment"),
    Plan("175", "01", "51", 16, 160, "works"),
    Plan("175", "01", "31", 8, 480, "purchase"),
    Plan("175", "02", "63", 25, 130, "grant"),
    Plan("175", "03", "63", 9, 260, "grant"),
    Plan("175", "09", "31", 14, 240, "purchase"),
    Plan("361", "02", "64", 24, 1450, "grant"),
    Plan("361", "04", "64", 2, 60, "grant"),
    Plan("224", "07", "31", 14, 900, "purchase"),
    Plan("334", "01", "63", 11, 240, "grant"),
    Plan("334", "01", "64", 4, 130, "grant"),
)
STAFF: Final = "0224-CARA-DRAC/07/2"
_STAGES: Final = {
    "131": (2023, "LFI"),
    "175": (2023, "LFI"),
    "361": (2022, "LFI"),
    "224": (2023, "PLF"),
    "334": (2023, "PLF"),
}


def published(law: Law, programme: str, action: str, measure: str, title: str = "") -> Money:
    """A published figure of an action, in euros (361: the 2022 act, the latest read; 224, 334: the 2023 draft)."""
    year, stage = _STAGES[programme]
    figures = Nomenclature(law).figures(
        year=year, programme=programme, action=action, stage=stage, measure=measure, title=title
    )
    return Money(figures[0].euros * 100)


def opening_acts(law: Law) -> Iterator[Act]:
    """Opening, share of the region, reserve, delegations, programming, plan of payments."""
    first = date(YEAR, 1, 1)
    actions: dict[tuple[str, str], list[Plan]] = {}
    for plan in PLANS:
        actions.setdefault((plan.programme, plan.action), []).append(plan)
    for (programme, action), plans in actions.items():
        title = "other" if programme == "224" else ""
        weights = [plan.per_mille for plan in plans]
        whole = sum(weights)
        ae = published(law, programme, action, "AE", title).split(weights)
        cp = published(law, programme, action, "CP", title).split(weights)
        for plan, line_ae, line_cp in zip(plans, ae, cp, strict=True):
            yield ev.AppropriationsOpened(
                on=first, year=YEAR, line=plan.national, ae=line_ae, cp=line_cp, text="LFI 2023"
            )
            yield from _region(plan, line_ae.share(whole, 1000), line_cp.share(whole, 1000))
    yield from _staff(law, first)
    yield from _organisation(first)


def _region(plan: Plan, ae: Money, cp: Money) -> Iterator[Act]:
    day = date(YEAR, 1, 16)
    yield ev.AppropriationsMoved(
        on=day, year=YEAR, kind="making_available", origin=plan.national, target=plan.line, ae=ae, cp=cp
    )
    yield ev.ReserveSet(
        on=day, year=YEAR, line=plan.line, ae=ae.share(5, 100), cp=cp.share(5, 100), text="Circulaire 2023"
    )


def _staff(law: Law, first: date) -> Iterator[Act]:
    national, share = "0224/07/2", published(law, "224", "07", "AE", "2")
    region = share.share(28, 1000)
    yield ev.AppropriationsOpened(on=first, year=YEAR, line=national, ae=share, cp=share, text="PLF 2023")
    yield ev.AppropriationsMoved(
        on=date(YEAR, 1, 16), year=YEAR, kind="making_available", origin=national, target=STAFF, ae=region, cp=region
    )


def _organisation(first: date) -> Iterator[Act]:
    programmes = tuple(sorted({plan.programme for plan in PLANS}))
    yield ev.SignatureDelegated(
        on=first, published=first, holder=DIRECTOR, programmes=programmes, text="Arrêté préfectoral 2023-001"
    )
    for department in DEPARTMENTS:
        yield ev.SignatureDelegated(
            on=first,
            published=first,
            holder=f"agent:udap{department}",
            programmes=("175",),
            cap=Money.parse("90 000"),
            text="Arrêté préfectoral 2023-002",
        )
    yield ev.DocumentFiled(on=date(YEAR, 2, 14), kind="bop", year=YEAR, node="0175-CARA", opinion="favourable")
    yield ev.DocumentFiled(on=date(YEAR, 2, 17), kind="bop", year=YEAR, node="0131-CARA", opinion="with_reservations")
    yield ev.ClosingCalendarSet(
        on=date(YEAR, 10, 2), year=YEAR, commitments_until=date(YEAR, 12, 8), orders_until=date(YEAR, 12, 15)
    )
