"""Three grants with logos and a few publications of a year, invented; the layouts are declared, no logo is shipped.

The first partner does everything right, the second is corrected once, the third is referred to the grants service.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from secgen.budget.events import Committed, GrantTerms
from secgen.communication.brand import events as brand
from secgen.communication.brand.layout import Box, Layout, Mark, Wording
from secgen.communication.publications import events as pub
from secgen.demo.plan import DIRECTOR, YEAR
from secgen.kernel.act import Act
from secgen.kernel.money import Money

LINE: Final = "0131-CARA-DRAC/01/64"
COMMITMENTS: Final = ("2109100001", "2109100002", "2109100003")
OFFICER: Final = "agent:c0bb"
_ACTIONS: Final = (
    ("Festival des Monts", "63", "12 000"),
    ("Saison du Théâtre du Vercors", "38", "20 000"),
    ("Rencontres photographiques du Velay", "43", "9 000"),
)
_PAYEE: Final = "73282932000074"


def grants() -> Iterator[Act]:
    """The three grants, committed on the budget; each needs appropriations on :data:`LINE`."""
    for number, (action, department, amount) in zip(COMMITMENTS, _ACTIONS, strict=True):
        yield Committed(
            on=date(YEAR, 3, 6),
            by=DIRECTOR,
            commitment=number,
            line=LINE,
            payee=_PAYEE,
            amount=Money.parse(amount),
            nature="intervention",
            object=action,
            department=department,
            grant=GrantTerms(private=False),
        )


def obligations() -> Iterator[Act]:
    """What the three grants owe to the State's visibility: a poster each."""
    for number, (action, department, _) in zip(COMMITMENTS, _ACTIONS, strict=True):
        yield brand.ObligationSet(
            on=date(YEAR, 3, 7),
            by=OFFICER,
            obligation=_obligation(number),
            grant=f"{number}/1",
            beneficiary=_PAYEE,
            action=action,
            supports=("poster",),
            starts=date(YEAR, 4, 1),
            ends=date(YEAR, 10, 31),
            lead_days=10,
            department=department,
        )


def _obligation(commitment: str) -> str:
    return f"VIS-{commitment}-1"


def poster(action: str, release: date, *, ministry: bool = False, mention: bool = True) -> Layout:
    """A declared poster: the prefect's mark after its wording, then the region's; or one of two usual mistakes."""
    state = Mark(
        kind="prefect",
        box=_box(60),
        marianne=Decimal("4.5"),
        master=(Decimal(30), Decimal(20)),
        issued=date(2022, 7, 1),
    )
    extra = (Mark(kind="ministry", box=_box(140), marianne=Decimal("4.5")),) if ministry else ()
    texts = (Wording(words="Avec le soutien de", box=_box(22, 255, 36, 8)),) if mention else ()
    return Layout(
        support="poster",
        marks=(state, Mark(kind="region", box=_box(100)), *extra),
        texts=texts,
        action=action,
        release=release,
    )


def _box(x: int, y: int = 250, w: int = 30, h: int = 20) -> Box:
    return Box(x=Decimal(x), y=Decimal(y), w=Decimal(w), h=Decimal(h))


def proofs() -> Iterator[Act]:
    """Proofs of the three posters: one right, one corrected, one never sent and noticed in the street."""
    first, second, third = (_obligation(number) for number in COMMITMENTS)
    names = [action for action, _, _ in _ACTIONS]
    release = date(YEAR, 5, 15)
    yield _proof(first, "P-1", date(YEAR, 4, 20), poster(names[0], release))
    yield _answer(first, "P-1", date(YEAR, 4, 24), "approved")
    yield _proof(second, "P-2", date(YEAR, 4, 21), poster(names[1], release, ministry=True, mention=False))
    yield _answer(second, "P-2", date(YEAR, 4, 25), "changes", "une seule marque de l'État, et la mention")
    yield _proof(second, "P-3", date(YEAR, 4, 28), poster(names[1], release))
    yield _answer(second, "P-3", date(YEAR, 5, 2), "approved")
    seen: dict[str, Any] = {"obligation": third, "breach": "M-1"}
    yield brand.BreachNoticed(
        on=date(YEAR, 6, 12),
        by=OFFICER,
        support="poster",
        facts="aucune marque de l'État sur l'affiche",
        cure_by=date(YEAR, 7, 12),
        rules=("C34",),
        **seen,
    )
    yield brand.BreachReferred(on=date(YEAR, 7, 20), by=OFFICER, **seen)


def _proof(obligation: str, proof: str, on: date, layout: Layout) -> Act:
    return brand.ProofSubmitted(on=on, by=OFFICER, obligation=obligation, proof=proof, layout=layout)


def _answer(obligation: str, proof: str, on: date, answer: Any, reason: str = "") -> Act:
    return brand.ProofDecided(on=on, by=OFFICER, obligation=obligation, proof=proof, answer=answer, reason=reason)


def publications() -> Iterator[Act]:
    """A book deposited in time, a brochure deposited late and sent one by one, a review, the administrative acts."""
    yield _planned("orgues", "Orgues du Livradois", "book")
    yield pub.PublicationIdentified(on=date(YEAR, 1, 20), by=OFFICER, publication="orgues", isbn="9782070612758")
    yield pub.PublicationPrinted(
        on=date(YEAR, 3, 10), by=OFFICER, publication="orgues", copies=800, site="Lyon", cost=Money.parse("6 400")
    )
    yield pub.DepositMade(on=date(YEAR, 3, 10), by=OFFICER, publication="orgues", depositor="printer")
    yield pub.DepositMade(on=date(YEAR, 3, 14), by=OFFICER, publication="orgues", library="BnF")
    yield pub.PublicationCirculated(on=date(YEAR, 3, 15), by=OFFICER, publication="orgues")
    yield pub.CopiesReserved(
        on=date(YEAR, 3, 16), by=OFFICER, publication="orgues", copies=20, site="Lyon", purpose="archives"
    )
    yield pub.CopiesMoved(
        on=date(YEAR, 3, 20), by=OFFICER, publication="orgues", copies=150, site="Lyon", to="Clermont-Ferrand"
    )
    yield _planned("drac", "La DRAC en bref", "brochure", single_copy=True, reorder_at=950)
    yield pub.PublicationPrinted(on=date(YEAR, 4, 3), by=OFFICER, publication="drac", copies=1000, site="Lyon")
    yield pub.PublicationCirculated(on=date(YEAR, 4, 5), by=OFFICER, publication="drac")
    yield pub.DepositMade(on=date(YEAR, 4, 19), by=OFFICER, publication="drac", library="BnF")
    for number in range(60):
        day = date(YEAR, 5 + number // 15, 2 + number % 15)
        yield pub.CopiesDispatched(
            on=day, by=OFFICER, publication="drac", copies=1, site="Lyon", recipient=f"person:{number:08x}"
        )
    yield _planned("lettre-1", "Lettre du patrimoine n° 1", "periodical", series="lettre", issue=1)
    yield pub.PublicationCirculated(on=date(YEAR, 9, 15), by=OFFICER, publication="lettre-1")
    yield _planned("raa", "Recueil des actes administratifs", "administrative_acts")
    yield pub.PublicationCirculated(on=date(YEAR, 12, 1), by=OFFICER, publication="raa")


def _planned(name: str, title: str, kind: Any, **more: Any) -> Act:
    return pub.PublicationPlanned(on=date(YEAR, 1, 9), by=OFFICER, publication=name, title=title, kind=kind, **more)


def acts() -> list[Act]:
    """Everything but the grants themselves, in the order of its days."""
    return sorted([*obligations(), *proofs(), *publications()], key=lambda act: act.on)
