"""The sites, vehicles, computer park, equipment and supplies of the reference year.

Everything is invented, by chance from a fixed seed: names, plates, serial numbers and people are nobody's. The size is
that of a large directorate: one seat, a second site, a unit in each department, about forty vehicles and three hundred
devices. Only the cathedrals exist; what is said of them here does not.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from secgen.assets.buildings import events as b
from secgen.assets.equipment import events as e
from secgen.assets.fleet import events as f
from secgen.assets.it import events as it
from secgen.assets.supplies import events as s
from secgen.assets.upkeep import events as u
from secgen.demo.plan import DEPARTMENTS, YEAR
from secgen.kernel.act import Act
from secgen.kernel.calendar import next_working_day
from secgen.kernel.money import Money

SEED: Final = 2023
_BEFORE: Final = date(YEAR - 1, 12, 1)
_FIRST: Final = date(YEAR, 1, 1)
_PEOPLE: Final = 240
_SITES: Final = (
    ("SIEGE", "Lyon", "69"),
    ("SITE2", "Clermont-Ferrand", "63"),
    *((f"UDAP{code}", "", code) for code in DEPARTMENTS),
)
REPORTS: Final = (
    "checks-due",
    "buildings",
    "cathedrals",
    "fleet",
    "fleet-obligations",
    "park",
    "service-levels",
    "stock",
    "lines",
)
"""What the demo writes of the inventory, besides the reports of the budget."""
_SYSTEMS: Final = ("Windows 10", "Windows 11", "Windows 11", "Debian 12")
_ITEMS: Final = (
    ("RAMETTE", "Ramette A4", 420, "6", 5, 20),
    ("TONER", "Cartouche d'encre", 8_900, "0.5", 8, 4),
    ("STYLO", "Stylo", 45, "3", 5, 30),
    ("CLASSEUR", "Classeur", 310, "1", 5, 10),
    ("GANTS", "Gants de chantier", 690, "0.4", 10, 6),
    ("CASQUE", "Casque de chantier", 2_150, "0.1", 10, 3),
)


class ParkYear:
    """The acts of the inventory for the reference year; the same each time."""

    def __init__(self, seed: int = SEED) -> None:
        self._chance = random.Random(seed)

    def generate(self) -> list[Act]:
        """Every act, in the order it is recorded: what was there before first, then day by day."""
        made = [
            *self._sites(),
            *self._cathedrals(),
            *self._vehicles(),
            *self._devices(),
            *self._applications(),
            *self._tickets(),
            *self._equipment(),
            *self._supplies(),
        ]
        return sorted(made, key=lambda act: max(act.on, _BEFORE))

    def _agent(self) -> str:
        return f"agent:{self._chance.randrange(_PEOPLE):04x}"

    def _day(self, first: date = _FIRST, last: date = date(YEAR, 12, 22)) -> date:
        return next_working_day(first + timedelta(days=self._chance.randrange((last - first).days)))

    def _sites(self) -> Iterator[Act]:
        for site, commune, department in _SITES:
            large = site in ("SIEGE", "SITE2")
            yield b.SiteOpened(on=_BEFORE, site=site, name=site, commune=commune, department=department)
            owner: b.Owner = "state" if large or self._chance.random() < 0.4 else "private"
            yield b.ParcelHeld(on=_BEFORE, site=site, parcel=f"{department} A {len(site)}", owner=owner)
            area = self._chance.randrange(1_900, 4_200) if large else self._chance.randrange(140, 420)
            building = f"{site}-BAT"
            yield b.BuildingRegistered(
                on=_BEFORE,
                asset=building,
                site=site,
                name=f"Bâtiment {site}",
                permit=date(self._chance.randrange(1890, 2005), 5, 4),
                gross_area=area,
                tertiary_area=area,
                in_service=date(2005, 1, 3),
            )
            people = area // self._chance.randrange(14, 21)
            yield b.BuildingOccupied(on=date(YEAR, 3, 1), asset=building, residents=people, workstations=people)
            if area >= 1_000:
                kwh = area * self._chance.randrange(140, 220)
                yield b.EnergyReferenceSet(on=_BEFORE, site=site, year=2016, kwh=kwh, area=area)
                yield b.EnergyDeclared(on=date(YEAR, 9, 14), site=site, year=YEAR - 1, kwh=kwh * 88 // 100)
            for day in (date(YEAR - 1, 11, 14), date(YEAR, 5, 15), date(YEAR, 11, 13)):
                yield u.CheckDone(on=max(day, _BEFORE), asset=building, check="fire-drill")
            yield from self._installations(building, large)

    def _installations(self, building: str, large: bool) -> Iterator[Act]:
        kinds = ["electrical", "fire_extinguisher", "emergency_lighting", "fire_detection", "boiler"]
        if large:
            kinds += ["lift", "lift", "automatic_door", "smoke_extraction", "air_conditioning"]
        for number, category in enumerate(kinds, 1):
            asset = f"{building}-{number:02}"
            yield u.AssetRegistered(
                on=_BEFORE, asset=asset, category=category, name=category, parent=building, in_service=date(2015, 6, 1)
            )
            check = {"lift": "lift-visit", "emergency_lighting": "emergency-lighting"}.get(
                category, category.replace("_", "-").replace("fire-extinguisher", "extinguisher")
            )
            every = 35 if category == "lift" else 170
            day = self._day(last=date(YEAR, 1, 31))
            while day.year == YEAR:
                found = category == "electrical" and self._chance.random() < 0.5
                seen = (u.Observation(observation=f"{asset}/{day}", text="à reprendre"),) if found else ()
                result: u.CheckResult = "observations" if found else "clean"
                yield u.CheckDone(on=day, asset=asset, check=check, result=result, observations=seen)
                if found and self._chance.random() < 0.7:
                    yield from self._repair(asset, f"{asset}/{day}", day)
                day = next_working_day(day + timedelta(days=every + self._chance.randrange(25)))

    def _repair(self, asset: str, observation: str, day: date) -> Iterator[Act]:
        order, cost = f"BT-{asset}-{day}", Money(self._chance.randrange(8_000, 240_000))
        ordered = next_working_day(day + timedelta(days=9))
        yield u.WorkOrdered(
            on=ordered,
            asset=asset,
            order=order,
            title="Levée d'observation",
            kind="repair",
            contract=f"{YEAR}-ENTRETIEN",
            estimate=cost,
            observations=(observation,),
        )
        yield u.WorkDone(on=next_working_day(ordered + timedelta(days=20)), asset=asset, order=order, cost=cost)

    def _cathedrals(self) -> Iterator[Act]:
        for code, department in (("lyon", "69"), ("grenoble", "38"), ("moulins", "03"), ("viviers", "07")):
            site, asset = f"CATH-{code.upper()}", f"CATH-{code.upper()}-BAT"
            yield b.SiteOpened(on=_BEFORE, site=site, name=f"Cathédrale ({code})", department=department)
            yield b.ParcelHeld(on=_BEFORE, site=site, parcel=f"{department} B 1", owner="state")
            yield b.BuildingRegistered(
                on=_BEFORE,
                asset=asset,
                site=site,
                name=f"Cathédrale ({code})",
                use="worship",
                protection="classified",
                cathedral=code,
                asset_class="heritage",
                in_service=date(2019, 6, 3),
            )
            yield b.AsbestosFileUpdated(on=date(YEAR, 1, 16), asset=asset, surveyor="diagnostiqueur")
            yield b.SafetyOfficerNamed(on=date(YEAR, 1, 16), asset=asset, officer=self._agent())
            yield b.SafetyPlanApproved(on=self._day(), asset=asset, document="salvage_plan")
            day = self._day(last=date(YEAR, 9, 1))
            yield u.WorkOrdered(
                on=day,
                asset=asset,
                order=f"BT-{asset}",
                title="Restauration d'une couverture",
                kind="restoration",
                contract=f"{YEAR}-MH-{department}",
                estimate=Money(self._chance.randrange(40, 400) * 100_000),
                authorisation=f"AUT-{department}-{YEAR}-1",
            )

    def _plate(self, number: int) -> str:
        letters = "ABCDEFGHJKLMNPQRSTVWXYZ"
        return f"F{letters[number // 20 % 23]}-{100 + number * 7 % 900:03}-{letters[number % 23]}R"

    def _vehicles(self) -> Iterator[Act]:
        for number in range(42):
            entered = _BEFORE if number < 36 else self._day(last=date(YEAR, 6, 1))
            first = entered if number >= 36 else date(self._chance.randrange(2015, 2023), 4, 1 + number % 27)
            electric = number % 7 == 0 or number >= 39
            odometer = 0 if number >= 36 else (YEAR - first.year) * self._chance.randrange(7_000, 17_000)
            asset, driver = f"V{number:03}", self._agent()
            yield f.VehicleRegistered(
                on=entered,
                asset=asset,
                plate=self._plate(number),
                kind_of="van" if number % 9 == 5 else "car",
                energy="electric" if electric else "diesel" if number % 2 else "petrol",
                co2=0 if electric else 118,
                weight=1_900,
                first_registered=first,
                location=_SITES[number % len(_SITES)][0],
                odometer=odometer,
                contract="UGAP-VL" if number >= 36 else "",
                cost=Money(2_650_000) if number >= 36 else Money(0),
                in_service=entered,
                asset_class="car",
            )
            if first.year <= YEAR - 4:
                day = next_working_day(entered - timedelta(days=self._chance.randrange(20, 700)))
                yield u.CheckDone(on=day, asset=asset, check="technical-inspection")
            yield u.CheckPlanned(on=entered, asset=asset, check="revision", title="Révision", months=24, use=30_000)
            yield f.MissionOrdered(on=max(entered, _FIRST), mission=f"OM-{asset}", agent=driver, permanent=True)
            yield from self._drive(asset, driver, max(entered, _FIRST), odometer, electric)

    def _drive(self, asset: str, driver: str, first: date, km: int, electric: bool) -> Iterator[Act]:
        inspected = self._day(first, date(YEAR, 12, 22)) if self._chance.random() < 0.5 and first == _FIRST else None
        for month in range(first.month, 13):
            start = max(date(YEAR, month, 1), first)
            driven = 0
            for turn in range(4):
                day = next_working_day(max(date(YEAR, month, 2 + 6 * turn), start))
                km += 40 if self._chance.random() < 0.02 else 0
                trip = self._chance.randrange(40, 480)
                yield f.TripLogged(
                    on=day, asset=asset, driver=driver, mission=f"OM-{asset}", start_km=km, end_km=km + trip
                )
                km, driven = km + trip, driven + trip
            cost = Money(driven * (4 if electric else 13))
            end = next_working_day(max(date(YEAR, month, 27), start))
            yield u.CostBorne(on=end, asset=asset, nature="energy", amount=cost, contract="CARBURANT")
        if inspected:
            yield u.CheckDone(
                on=inspected, asset=asset, check="technical-inspection", cost=Money(7_800), contract="CT-2023"
            )

    def _devices(self) -> Iterator[Act]:
        counts: tuple[tuple[it.Family, int], ...] = (("computer", 250), ("server", 8), ("network", 20), ("printer", 18))
        for number, family in enumerate(family for family, count in counts for _ in range(count)):
            asset = f"INV{number:04}"
            bought = date(self._chance.randrange(2012, YEAR), self._chance.randrange(1, 12), 5)
            yield it.DeviceRegistered(
                on=_BEFORE,
                asset=asset,
                inventory=asset,
                serial=f"SN{number:06}",
                family=family,
                maker=("Arpège", "Bémol", "Croche")[number % 3],
                model=f"{family}-{bought.year}",
                location=_SITES[number % len(_SITES)][0],
                holder=self._agent() if family == "computer" else "",
                bought=bought,
                eol_months=60 if family == "computer" else 0,
                system=_SYSTEMS[number % 4] if family in ("computer", "server") else "",
                warranty=36,
            )
            if family == "computer" and bought.year <= YEAR - 6 and self._chance.random() < 0.6:
                again = self._chance.random() < 0.4
                yield u.AssetRetired(
                    on=self._day(),
                    asset=asset,
                    way="gift" if again else "recycling",
                    recipient="association" if again else "éco-organisme",
                    value=Money(self._chance.randrange(1_000, 9_000)),
                    reused=again,
                    wiped=f"EFF-{asset}",
                )
        yield it.ServiceInterrupted(
            on=date(YEAR, 5, 10), asset="INV0250", began="08:10", ended_on=date(YEAR, 5, 10), ended="11:40"
        )

    def _applications(self) -> Iterator[Act]:
        for number, name in enumerate(("COURRIER", "MONUMENTS", "SUBVENTIONS", "SITE-WEB")):
            yield it.ApplicationRegistered(on=_BEFORE, application=name, name=name, servers=(f"INV{250 + number:04}",))
            if number < 3:
                day = date(YEAR, 2 + number, 6)
                yield it.ApplicationAccredited(
                    on=day, application=name, authority="agent:0d1a", until=date(YEAR + 3, 2 + number, 5)
                )
                yield it.ApplicationOpened(on=day + timedelta(days=7), application=name)
        for number, (software, owned, installed) in enumerate((("Bureautique", 250, 247), ("Dessin", 12, 14))):
            licence = f"LIC-{number}"
            yield it.LicenceHeld(on=_BEFORE, licence=licence, software=software, owned=owned)
            yield it.LicenceCounted(on=date(YEAR, 6, 12), licence=licence, installed=installed, unused=number + 1)
        for number in range(6):
            yield it.UsersTrained(
                on=self._day(),
                session=f"SEANCE-{number}",
                topic="Signature électronique",
                registered=10,
                attended=7 + number % 4,
                satisfaction=Decimal("0.85"),
            )

    def _tickets(self) -> Iterator[Act]:
        for number in range(700):
            ticket, day = f"T{number:05}", self._day(last=date(YEAR, 12, 10))
            minute = self._chance.randrange(9 * 60, 15 * 60)
            urgency, impact = self._chance.choice(((2, 2), (3, 3), (3, 3), (4, 3), (5, 4)))
            yield it.TicketOpened(
                on=day,
                ticket=ticket,
                at=_at(minute),
                kind="incident" if number % 3 else "request",
                requester=self._agent(),
                urgency=urgency,
                impact=impact,
            )
            minute += self._chance.randrange(5, 110)
            yield it.TicketTaken(on=day, ticket=ticket, at=_at(minute), technician=f"agent:{number % 4:04x}")
            later = next_working_day(day + timedelta(days=self._chance.choice((0, 0, 0, 1, 2, 6))))
            if later > day:
                yield it.TicketPaused(on=day, ticket=ticket, at=_at(minute), reason="pièce attendue")
                yield it.TicketResumed(on=later, ticket=ticket, at="10:00")
                minute = 10 * 60
            end = min(minute + self._chance.randrange(10, 200), 23 * 60)
            if number % 40:
                yield it.TicketSolved(on=later, ticket=ticket, at=_at(end))

    def _equipment(self) -> Iterator[Act]:
        for number in range(6):
            for part in ("CAM", "SON"):
                family: e.Family = "camera" if part == "CAM" else "sound"
                yield e.EquipmentRegistered(on=_BEFORE, asset=f"{part}{number}", family=family, name=part)
            kit, parts, title = f"KIT{number}", (f"CAM{number}", f"SON{number}"), f"Kit de tournage {number}"
            yield e.EquipmentRegistered(on=_BEFORE, asset=kit, family="kit", name=title, parts=parts)
            for turn in range(10):
                start = date(YEAR, 1 + turn, 3 + number)
                loan = f"PRET-{number}-{turn}"
                yield e.LoanBooked(
                    on=max(start - timedelta(days=12), _FIRST),
                    asset=kit,
                    loan=loan,
                    borrower=self._agent(),
                    start=start,
                    until=start + timedelta(days=9),
                )
                yield e.LoanTaken(on=start, loan=loan, accessories=("trépied",))
                broken = self._chance.random() < 0.05
                yield e.LoanReturned(
                    on=start + timedelta(days=self._chance.randrange(6, 12)),
                    loan=loan,
                    condition="damaged" if broken else "good",
                    incident=f"INC-{loan}" if broken else "",
                )
        for number in range(60):
            line = f"L{number:03}"
            yield e.LineOpened(
                on=_BEFORE,
                line=line,
                number=f"+3360000{number:04}",
                plan="10 Go",
                contract="DAE-MOBILES",
                allowance=10_000,
                monthly=Money(950),
                holder=self._agent(),
            )
            for month in range(1, 13):
                used = self._chance.randrange(200, 9_500)
                yield e.LineUsed(on=date(YEAR, month, 28), line=line, data=used, billed=Money(950))

    def _supplies(self) -> Iterator[Act]:
        for item, name, price, daily, lead, safety in _ITEMS:
            yield s.ItemListed(
                on=_BEFORE, item=item, name=name, unit="unité", daily_use=Decimal(daily), lead_days=lead, safety=safety
            )
            units = int(Decimal(daily) * 60) + safety
            total = 0
            for quarter in range(4):
                day = next_working_day(date(YEAR, 1 + 3 * quarter, 2))
                yield s.StockOrdered(on=day, item=item, quantity=units, contract="FOURNITURES")
                unit = price * (100 + 2 * quarter) // 100
                yield s.StockReceived(
                    on=day, item=item, quantity=units, cost=Money(units * unit), contract="FOURNITURES"
                )
                left = units
                for week in range(10):
                    taken = min(max(self._chance.randrange(1, 2 + int(Decimal(daily) * 9)), 1), left)
                    if not taken:
                        break
                    left -= taken
                    total += taken
                    out = day + timedelta(days=7 * week + 1)
                    number = f"D-{item}-{quarter}-{week}"
                    yield s.SuppliesRequested(
                        on=out, item=item, request=number, quantity=taken, requester=self._agent()
                    )
                    yield s.StockIssued(on=out, item=item, request=number, quantity=taken)
            found = max(4 * units - total - self._chance.randrange(3), 0)
            yield s.StockCounted(on=date(YEAR, 12, 20), item=item, counted=found)


def _at(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
