"""Chorus, simulated: a seeded year of commitments, services, orders and payments over twelve departments.

Every act goes through the real controls; some are refused. The seed fixes everything.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from attrs import evolve

from secgen.budget import events as ev
from secgen.demo.plan import ACCOUNTANT, CONTROLLER, DEPARTMENTS, DIRECTOR, PLANS, YEAR, Plan
from secgen.demo.staff import pay_of_the_year
from secgen.kernel.act import Act
from secgen.kernel.money import ZERO, Money
from secgen.law import Law

SEED: Final = 84_2023
_LAST_COMMITMENT: Final = date(YEAR, 12, 8)
_LAST_ORDER: Final = date(YEAR, 12, 15)
_NOUNS: Final = (
    "Compagnie",
    "Festival",
    "Théâtre",
    "Orchestre",
    "Centre d'art",
    "Musée",
    "Commune",
    "Bibliothèque",
    "Atelier",
    "Conservatoire",
    "Cinéma",
    "Harmonie",
    "Écomusée",
    "Chapelle",
    "Galerie",
    "Librairie",
)
_NAMES: Final = (
    "du Pilat",
    "des Bauges",
    "de la Loire",
    "du Vercors",
    "des Dombes",
    "du Forez",
    "d'Ambert",
    "du Livradois",
    "de Chartreuse",
    "des Baronnies",
    "du Beaujolais",
    "de Tarentaise",
    "du Velay",
    "des Monts-Dore",
)
_WEIGHTS: Final = (60, 55, 45, 40, 35, 30, 30, 25, 20, 18, 16, 14)
_NATURE: Final[dict[str, Any]] = {
    "grant": "intervention",
    "investment": "intervention",
    "works": "investment",
    "purchase": "operating",
}


class ChorusYear:
    """Generates the acts of the year, in date order, for the amounts available on each line."""

    def __init__(self, available: dict[str, tuple[Money, Money]], law: Law) -> None:
        self.law = law
        self.random = random.Random(SEED)
        self.available = available
        self.number = 2_103_000_000
        self.acts: list[Act] = []

    def generate(self) -> list[Act]:
        """All acts, sorted by day; acts of a day keep the order of the chain."""
        for plan in PLANS:
            self._line(plan)
        self._payroll()
        self.acts.sort(key=lambda act: act.on)
        return self.acts

    def _line(self, plan: Plan) -> None:
        ae, cp = self.available[plan.line]
        weights = [int(self.random.lognormvariate(3.0, 1.1) * 100) + 10 for _ in range(plan.files)]
        amounts = ae.share(93, 100).split(weights)
        tranche = ""
        if plan.kind == "works":
            tranche = f"TF-{plan.programme}-{plan.action}"
            self.acts.append(
                ev.TrancheOpened(
                    on=date(YEAR, 1, 20),
                    tranche=tranche,
                    year=YEAR,
                    line=plan.line,
                    amount=ae.share(98, 100),
                    operation="Cathédrales",
                )
            )
        payable = cp.share(94, 100).cents
        for amount in amounts:
            if amount > ZERO:
                payable -= self._file(plan, amount, tranche, payable)

    def _file(self, plan: Plan, amount: Money, tranche: str, payable: int) -> int:
        """One file from commitment to payment; gives what it pays."""
        rnd = self.random
        self.number += 1 + rnd.randrange(40)
        department = rnd.choices(DEPARTMENTS, weights=_WEIGHTS)[0]
        day = date(YEAR, 1, 20) + timedelta(days=min(int(rnd.triangular(0, 325, 70)), 320))
        day = min(day, _LAST_COMMITMENT)
        made = self._commitment(plan, amount, tranche, department, day)
        if rnd.randrange(100) == 0:
            self.acts.append(evolve(made, amount=self.available[plan.line][0] + amount))
            return 0
        self.acts.append(made)
        spent = 0
        parts = amount.split(1 + rnd.randrange(3))
        withdraw = rnd.randrange(100) < 3 and len(parts) > 1
        for place, part in enumerate(parts):
            if withdraw and place == len(parts) - 1:
                self._at(day + timedelta(days=10), ev.CommitmentWithdrawn, made, amount=part)
                break
            day += timedelta(days=5 + rnd.randrange(45))
            if day.year > YEAR or part <= ZERO:
                break
            paid = self._payment(made, plan, part, day, place, spent + part.cents <= payable)
            spent += paid
            if not paid:
                break
        return spent

    def _commitment(self, plan: Plan, amount: Money, tranche: str, department: str, day: date) -> ev.Committed:
        rnd = self.random
        local = plan.programme == "175" and amount < Money.parse("95 000") and rnd.randrange(3) == 0
        grant = None
        if plan.kind in ("grant", "investment"):
            private = plan.nature == "64"
            grant = ev.GrantTerms(
                private=private,
                agreement=f"CONV-{self.number % 100000}" if private else "",
                earmarked=plan.kind == "grant" and rnd.randrange(2) == 0,
                year_end=date(YEAR, 12, 31),
            )
        return ev.Committed(
            on=day,
            by=f"agent:udap{department}" if local else DIRECTOR,
            commitment=str(self.number),
            line=plan.line,
            payee=self._payee(),
            amount=amount,
            nature=_NATURE[plan.kind],
            object=f"{rnd.choice(_NOUNS)} {rnd.choice(_NAMES)}",
            department=department,
            tranche=tranche,
            visa=f"VISA-{CONTROLLER[-2:]}-{self.number % 1000}" if amount > Money.parse("400 000") else "",
            grant=grant,
        )

    def _payee(self) -> str:
        """A synthetic SIRET with a right key, one of six hundred."""
        from stdnum.luhn import calc_check_digit

        siren = f"9{self.random.randrange(600):03d}0000"
        siren += calc_check_digit(siren)
        nic = "0001"
        return siren + nic + calc_check_digit(siren + nic)

    def _payment(self, made: ev.Committed, plan: Plan, part: Money, served: date, place: int, payable: bool) -> int:
        """Service, invoice, order, acceptance, payment; gives what is paid within the year."""
        rnd = self.random
        key: dict[str, Any] = {"commitment": made.commitment, "item": made.item}
        self.acts.append(ev.ServiceCertified(on=served, by=made.by, amount=part, delivered_on=served, **key))
        if not payable or rnd.randrange(25) == 0:
            return 0
        request = f"{made.commitment[-7:]}{place}"
        received = served + timedelta(days=rnd.randrange(4))
        ordered = received + timedelta(days=2 + rnd.randrange(14))
        slow = rnd.randrange(100) < 9
        paid = ordered + timedelta(days=(20 + rnd.randrange(40)) if slow else (2 + rnd.randrange(12)))
        if ordered > _LAST_ORDER or paid.year > YEAR:
            return 0
        documents = ("award",) if made.grant else ("invoice",)
        missing = rnd.randrange(150) == 0
        self.acts.append(
            ev.InvoiceReceived(
                on=received, request=request, amount=part, dated=served, creditor=made.payee, executed_on=served, **key
            )
        )
        self.acts.append(
            ev.PaymentOrdered(
                on=ordered, by=DIRECTOR, request=request, amount=part, documents=() if missing else documents, **key
            )
        )
        seen = min(ordered + timedelta(days=1), paid)
        self.acts.append(ev.PaymentAccepted(on=seen, by=ACCOUNTANT, request=request))
        if missing:
            self.acts.append(ev.PaymentRegularised(on=seen, by=DIRECTOR, request=request, documents=documents))
            self.acts.append(ev.PaymentAccepted(on=seen, by=ACCOUNTANT, request=request))
        self.acts.append(ev.Paid(on=paid, by=ACCOUNTANT, request=request))
        return part.cents

    def _at(self, day: date, cls: type[ev.CommitmentWithdrawn], made: ev.Committed, amount: Money) -> None:
        if day.year == YEAR:
            self.acts.append(cls(on=day, by=DIRECTOR, commitment=made.commitment, item=made.item, amount=amount))

    def _payroll(self) -> None:
        """Twelve monthly pays of title 2, paid without prior order (flow 4): AE = CP."""
        for payments in pay_of_the_year(self.law).values():
            self.acts += [evolve(paid, payee="1000000001", department="69") for paid in payments]


def months(acts: list[Act]) -> Iterator[tuple[int, list[Act]]]:
    """The acts of the year, month by month."""
    for month in range(1, 13):
        yield month, [act for act in acts if act.on.month == month]
