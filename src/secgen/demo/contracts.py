"""A year of buying: needs, consultations, contracts, orders, always the same for one seed.

Amounts and durations follow those of the 5 365 contracts of 2018-2019 that can be read (quantiles below, in
euros without VAT and months); objects, families and parties are invented, the SIRETs belong to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from attrs import frozen

from secgen.kernel.act import Act
from secgen.kernel.calendar import next_working_day
from secgen.kernel.judge import Law
from secgen.kernel.money import HALF_UP, ZERO, Money
from secgen.procurement import events as ev
from secgen.procurement.computations.delays import Terms
from secgen.procurement.computations.procedure import profile_needed, propose, publicity_for
from secgen.procurement.computations.schedule import Schedule, forwards
from secgen.procurement.words import FORMAL, TWO_STAGES, Kind, Procedure

AMOUNTS: Final = (
    6, 3631, 9484, 15000, 21162, 28000, 35000, 41043, 50000, 60000, 74700, 89000, 105949, 129909, 159640, 200000,
    242561, 363336, 559269, 1000000, 3000000,
)  # fmt: skip
"""Every twentieth of the real amounts, in euros; the last one is lowered to what a DRAC may sign."""
MONTHS: Final = (2, 4, 8, 12, 12, 16, 27, 44, 48, 48)
"""Every tenth of the real durations."""
FRAMEWORKS: Final = 32
"""How many of a hundred were framework agreements."""
VAT: Final = Decimal("0.2")


@frozen
class Family:
    """What the office buys: its category, kind, CPV code and object."""

    code: str
    kind: Kind
    cpv: str
    title: str


FAMILIES: Final = (
    Family("31.01.01", "works", "45212314", "Restauration d'un monument historique de l'État"),
    Family("31.01.02", "works", "45261210", "Couverture et étanchéité"),
    Family("31.02.01", "works", "45311000", "Mise en conformité électrique"),
    Family("32.01.01", "services", "71221000", "Maîtrise d'œuvre et études architecturales"),
    Family("32.01.02", "services", "71351910", "Diagnostic archéologique et relevés"),
    Family("33.01.01", "services", "79952100", "Organisation de manifestations culturelles"),
    Family("33.01.02", "services", "79810000", "Impression de publications"),
    Family("34.01.01", "services", "90910000", "Nettoyage des locaux"),
    Family("34.01.02", "services", "50700000", "Maintenance des équipements techniques"),
    Family("02.02.01", "supplies", "30213100", "Micro-ordinateurs portables"),
    Family("02.01.01", "supplies", "48000000", "Logiciels et licences"),
    Family("35.01.01", "supplies", "39130000", "Mobilier de bureau"),
    Family("35.01.02", "supplies", "34110000", "Véhicules à faibles émissions"),
)


def siret(number: int) -> str:
    """An invented SIRET with right keys, in a range given to nobody."""
    from stdnum.luhn import calc_check_digit

    siren = f"99{number:06d}"
    siren += str(calc_check_digit(siren))
    return f"{siren}0001{calc_check_digit(siren + '0001')}"


def amount(random: Random) -> Money:
    """An amount drawn between two neighbouring quantiles of the real ones, to the euro."""
    step = random.randrange(len(AMOUNTS) - 1)
    return Money(100 * random.randint(max(AMOUNTS[step], 500), max(AMOUNTS[step + 1], 900)))


class BuyingYear:
    """Generates the acts of one year; the law says which procedure each need takes and when it may be signed."""

    def __init__(self, law: Law, year: int, *, seed: int = 7, needs: int = 120) -> None:
        self.law = law
        self.year = year
        self.needs = needs
        self.random = Random(seed)
        self.suppliers = [siret(n) for n in range(100, 160)]
        self.last = date(year, 12, 31)
        self.orders = 0

    def acts(self) -> list[Act]:
        """The acts in order of day: consultations and contracts, direct purchases, a family split on purpose."""
        found = [act for number in range(1, self.needs + 1) for act in self._need(number)]
        found += self._split_on_purpose()
        return sorted((act for act in found if act.on <= self.last), key=lambda act: act.on)

    def _need(self, number: int) -> Iterator[Act]:
        random, family = self.random, self.random.choice(FAMILIES)
        sent = next_working_day(date(self.year, 1, 5) + timedelta(days=random.randrange(300)))
        value, months = amount(random), random.choice(MONTHS)
        proposal = propose(family.kind, value, self.law, sent)
        if proposal.procedure == "exempt":
            yield self._direct(family, value, sent, random.choice(self.suppliers))
            return
        framework = family.kind != "works" and random.randrange(100) < FRAMEWORKS
        procedure = proposal.procedure or "open"  # the cautious one, in a year whose thresholds are not known
        calendar = forwards(Terms(procedure=procedure), sent, self.law, value=value)
        name = f"{self.year}{number:04d}"
        yield from self._consultation(name, family, value, months, procedure, calendar, framework)
        signed = next_working_day(calendar.signature + timedelta(days=random.randrange(1, 9)))
        if signed > self.last:
            return
        award = self._award(name, family, value, months, procedure, signed, framework)
        yield award
        yield from self._after(award)

    def _direct(self, family: Family, value: Money, on: date, supplier: str) -> ev.OrderPlaced:
        self.orders += 1
        return ev.OrderPlaced(
            on=on,
            order=f"BC{self.year}-{self.orders:04d}",
            supplier=supplier,
            kind=family.kind,
            family=family.code,
            title=family.title,
            amount=value,
            vat_rate=VAT,
            quotes=self.random.randint(1, 3),
            reason="offre pertinente",
        )

    def _consultation(
        self,
        name: str,
        family: Family,
        value: Money,
        months: int,
        procedure: Procedure,
        calendar: Schedule,
        framework: bool,
    ) -> Iterator[Act]:
        sent = calendar.steps[0].day
        two_stages = procedure in TWO_STAGES
        publicity = publicity_for(procedure, value, self.law, sent)
        yield ev.NeedDeclared(
            on=sent - timedelta(days=20),
            need=f"B{name}",
            title=family.title,
            kind=family.kind,
            family=family.code,
            amount=value,
            months=months,
        )
        yield ev.ConsultationLaunched(
            on=sent,
            consultation=f"C{name}",
            title=family.title,
            needs=(f"B{name}",),
            kind=family.kind,
            family=family.code,
            value=value,
            procedure=procedure,
            no_lots_reason="prestation technique indissociable",
            publicity=publicity,
            profile=bool(profile_needed(publicity, value, self.law, sent)),
            candidatures_by=calendar.day("candidatures"),
            offers_by=None if two_stages else calendar.day("offers"),
            criteria=("prix", "valeur technique", "environnement"),
            environmental=True,
            social_condition=procedure in FORMAL,
            framework=framework,
            maximum=value if framework else None,
            months=months,
        )
        rejected = calendar.day("rejected")
        assert rejected is not None
        yield ev.BiddersRejected(on=rejected, consultation=f"C{name}")

    def _award(
        self, name: str, family: Family, value: Money, months: int, procedure: Procedure, signed: date, framework: bool
    ) -> ev.ContractAwarded:
        sme = self.random.random() < 0.6
        return ev.ContractAwarded(
            on=signed,
            contract=f"M{name}",
            title=family.title,
            consultation=f"C{name}",
            holders=(self.random.choice(self.suppliers),),
            kind=family.kind,
            family=family.code,
            amount=value,
            vat_rate=VAT,
            months=months,
            procedure=procedure,
            framework=framework,
            maximum=value if framework else None,
            sme=sme,
            advance_rate=None if framework else Decimal("0.3") if sme else Decimal("0.05"),
            retention_rate=Decimal("0.03") if family.kind == "works" else None,
            data=ev.PublishedTerms(
                buyer=siret(1),
                cpv=family.cpv,
                place_code=self.random.choice(("69", "38", "63", "42", "73")),
                ccag="Travaux" if family.kind == "works" else "Fournitures courantes et services",
                offers=self.random.randint(1, 6),
                environmental=("Critère environnemental",),
            ),
        )

    def _after(self, award: ev.ContractAwarded) -> Iterator[Act]:
        random, on = self.random, award.on
        if award.procedure in FORMAL:
            yield ev.AwardNoticePublished(on=on + timedelta(days=random.randrange(5, 36)), contract=award.contract)
        if random.random() < 0.9:
            yield ev.EssentialDataPublished(on=on + timedelta(days=random.randrange(10, 70)), contract=award.contract)
        if award.framework:
            yield from self._orders(award)
        elif award.kind == "works" and random.random() < 0.5:
            share = award.amount.at(Decimal(random.randint(2, 14)).scaleb(-2), rounding=HALF_UP)
            yield ev.ContractAmended(
                on=on + timedelta(days=60), contract=award.contract, amendment=1, case="low_amount", amount=share,
                reason="travaux modificatifs",
            )  # fmt: skip

    def _orders(self, award: ev.ContractAwarded) -> Iterator[Act]:
        """Orders every month, until the maximum is near or the year is over."""
        left, on = award.amount, award.on
        while left > ZERO:
            on = next_working_day(on + timedelta(days=30))
            part = min(left, award.amount.at(Decimal(self.random.randint(3, 30)).scaleb(-2), rounding=HALF_UP))
            if not part or on > self.last:
                return
            left -= part
            self.orders += 1
            yield ev.OrderPlaced(
                on=on,
                order=f"BC{self.year}-{self.orders:04d}",
                contract=award.contract,
                supplier=award.holders[0],
                kind=award.kind,
                family=award.family,
                title=award.title,
                amount=part,
                vat_rate=VAT,
            )

    def _split_on_purpose(self) -> Iterator[Act]:
        """What the reports must find: one family bought six times from the same supplier."""
        family = Family("36.01.01", "supplies", "30192000", "Fournitures de bureau")
        for month in (2, 3, 5, 6, 9, 11):
            yield self._direct(family, Money(1_150_000), next_working_day(date(self.year, month, 8)), self.suppliers[0])
