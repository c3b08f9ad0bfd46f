"""The Heritage Days of a year with invented events over the twelve departments, and a release under embargo."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from attrs import frozen

from secgen.communication.channels.accessibility import criteria
from secgen.communication.channels.events import (
    AuditRecorded,
    PageAudit,
    PagePublished,
    PostDrafted,
    PostMeasured,
    PostPublished,
    PostScheduled,
    StatementPublished,
)
from secgen.communication.editions.events import EditionDated, LeadNamed, ReferentNamed
from secgen.communication.editions.register import find
from secgen.communication.editions.state import Editions
from secgen.communication.gates.item import digest_of
from secgen.communication.press.events import (
    CoverageNoted,
    ReleaseDrafted,
    ReleaseReviewed,
    ReleaseSent,
    ReleaseSubmitted,
)
from secgen.communication.programme.event import Event, Place, Slot
from secgen.communication.programme.events import (
    CallOpened,
    EntryCancelled,
    EntryLabelled,
    EntryModerated,
    EntryReceived,
)
from secgen.kernel.act import Act
from secgen.law import Law
from secgen.reports.table import Table
from secgen.secretariat import Secretariat

TOWNS: Final = {
    "01": ("01053", "Bourg-en-Bresse", "46.205", "5.226"),
    "03": ("03190", "Moulins", "46.566", "3.333"),
    "07": ("07186", "Privas", "44.735", "4.599"),
    "15": ("15014", "Aurillac", "44.926", "2.440"),
    "26": ("26362", "Valence", "44.933", "4.892"),
    "38": ("38185", "Grenoble", "45.188", "5.724"),
    "42": ("42218", "Saint-Étienne", "45.439", "4.387"),
    "43": ("43157", "Le Puy-en-Velay", "45.043", "3.885"),
    "63": ("63113", "Clermont-Ferrand", "45.777", "3.087"),
    "69": ("69123", "Lyon", "45.764", "4.836"),
    "73": ("73065", "Chambéry", "45.564", "5.917"),
    "74": ("74010", "Annecy", "45.899", "6.129"),
}
"""The prefecture of each department: INSEE code, name, latitude, longitude."""
KINDS: Final = ("Visite guidée", "Visite libre", "Exposition", "Atelier", "Concert", "Conférence", "Circuit")
SITES: Final = ("château", "jardin", "prieuré", "moulin", "archives", "musée", "filature", "théâtre")
LEAD: Final = "agent:0c01"
AUTHOR: Final = "agent:0c02"
RELEASE: Final = "CP-JEP"
EARLY: Final = "jep-mastodon-2"
_ITEM: Final = f"release/{RELEASE}"
_POST: Final = "Le programme des Journées du patrimoine est en ligne ! #JourneesDuPatrimoine"


@frozen
class Played:
    """What the demo did: the edition, the entries in its programme, what the gates held back, the programme."""

    edition: str
    entries: int
    held: tuple[str, ...]
    programme: Table


def play(sg: Secretariat, year: int, *, entries: int = 240, seed: int = 84) -> Played:
    """Play the Heritage Days of a year in an office, then try the post that comes before the embargo."""
    name = f"jep-{year}"
    sg.record(*acts(sg.law, year, entries=entries, seed=seed))
    held = tuple(finding.rule for finding in sg.simulate(early_post(year)).findings if finding.blocks)
    table = sg.report("regional-programme", edition=name, on=date(year, 12, 31))
    return Played(name, len(sg.communication.state.programme.of_edition(name)), held, table)


def acts(law: Law, year: int, *, entries: int = 240, seed: int = 84) -> list[Act]:
    """The Heritage Days of a year in the order of the days: call, entries, moderation, release, posts, audit.

    Everything is invented but the dates of the edition, which are the register's.
    """
    edition = find(law, Editions(), f"jep-{year}")
    if edition.extent is None:
        raise AssertionError("the register always proposes the Heritage Days")
    extent, made = edition.extent, list[Act]()
    if edition.stage == "proposed":
        made.append(
            EditionDated(
                on=date(year, 1, 15),
                event="jep",
                year=year,
                stage="announced",
                start=extent.start,
                end=extent.end,
                main_day=extent.main_day,
                text="démonstration",
            )
        )
    made += _prepare(edition.id, year)
    for number, event in enumerate(events(entries, extent.start, seed=seed)):
        made += _enter(edition.id, event, year, number)
    made += [*_release(edition.id, year), *_posts(year), *_audit(law, year)]
    return sorted(made, key=lambda act: act.on)


def events(count: int, saturday: date, *, seed: int = 84, first: int = 900_000_000) -> Iterator[Event]:
    """Invented events on the two days from a Saturday, spread over the twelve departments; the same for a seed."""
    draw = random.Random(seed)
    codes = sorted(TOWNS)
    for number in range(count):
        code = codes[number % len(codes)]
        insee, town, latitude, longitude = TOWNS[code]
        site = f"{draw.choice(SITES)} inventé n° {draw.randrange(1, 400)}"
        kind, hour = draw.choice(KINDS), draw.randrange(9, 18)
        day = saturday + timedelta(days=draw.randrange(2))
        place = Place(
            uid=str(70_000_000 + int(insee) * 100 + draw.randrange(100)),
            name=site.capitalize(),
            address=f"{draw.randrange(1, 90)} rue Inventée, {town}",
            commune=town,
            insee=insee,
            region="Auvergne-Rhône-Alpes",
            country="FR",
            latitude=Decimal(latitude) + Decimal(draw.randrange(-40, 40)) / 1000,
            longitude=Decimal(longitude) + Decimal(draw.randrange(-40, 40)) / 1000,
        )
        yield Event(
            uid=str(first + number),
            agenda="jep",
            url=f"https://openagenda.com/jep/events/invente-{first + number}",
            title=f"{kind} : {site}",
            description=f"{kind} proposée par une équipe imaginaire.",
            slots=(Slot(begin=f"{day}T{hour:02}:00:00+02:00", end=f"{day}T{hour + 1:02}:30:00+02:00"),),
            place=place,
            accessibility=("mi",) if draw.random() < 0.3 else (),
        )


def _prepare(edition: str, year: int) -> Iterator[Act]:
    on = date(year, 2, 10)
    yield LeadNamed(on=on, edition=edition, lead=LEAD)
    for code in TOWNS:
        yield ReferentNamed(on=on, edition=edition, service=f"UDAP {code}", referent=f"agent:u{code}", department=code)
    yield CallOpened(
        on=on,
        edition=edition,
        opens=date(year, 3, 2),
        closes=date(year, 9, 1),
        print_closing=date(year, 6, 15),
        web_closing=date(year, 9, 11),
        conditions=("free or reduced",),
    )


def _enter(edition: str, event: Event, year: int, number: int) -> Iterator[Act]:
    place, entry = event.place, event.uid
    assert place is not None
    on = date(year, 3, 2) + timedelta(days=number % 150)
    theme = ("Eau", "Métiers", "")[number // 12 % 3]
    yield EntryReceived(
        on=on,
        edition=edition,
        entry=entry,
        event=event,
        theme=theme,
        on_theme="yes" if theme else "no",
        first_participation="yes" if number % 7 == 0 else "no",
        free="yes" if number % 5 else "no",
    )
    referent = f"agent:u{place.insee[:2]}"
    if number % 19 == 18:
        yield EntryModerated(on=on, by=referent, entry=entry, answer="refused", reason="hors sujet")
        return
    yield EntryModerated(on=on, by=referent, entry=entry, answer="ready")
    yield EntryLabelled(on=on, entry=entry, met=("free or reduced",), highlight=number % 30 == 0)
    if number % 25 == 24:
        yield EntryCancelled(on=date(year, 9, 12), entry=entry, reason="travaux")


def _until(year: int) -> str:
    """The instant of the embargo."""
    return f"{year}-09-10T11:00+02:00"


def _release(edition: str, year: int) -> Iterator[Act]:
    """The release under embargo, through its circuit, then what the press made of it."""
    drafted = ReleaseDrafted(
        on=date(year, 8, 24),
        by=AUTHOR,
        release=RELEASE,
        title=f"Journées européennes du patrimoine {year} en région",
        body="Le programme régional est en ligne, département par département.",
        edition=edition,
        embargo=_until(year),
    )
    yield drafted
    reviewed = partial(
        ReleaseReviewed, release=RELEASE, answer="approved", digest=digest_of(f"{drafted.title}\n\n{drafted.body}")
    )
    yield reviewed(on=date(year, 8, 25), by="agent:u69", step="expert")
    yield reviewed(on=date(year, 8, 26), by="agent:0001", step="secretary_general")
    yield reviewed(on=date(year, 8, 27), by="agent:0002", step="director")
    yield ReleaseSubmitted(on=date(year, 8, 28), release=RELEASE)
    yield reviewed(on=date(year, 9, 1), by="srci:01", step="srci")
    yield ReleaseSent(on=date(year, 9, 10), release=RELEASE, at=_until(year))
    yield PagePublished(
        on=date(year, 9, 10),
        page="jep",
        url="https://drac.example/jep",
        title=f"Journées du patrimoine {year}",
        summary="Le programme",
        at=_until(year),
        serves=(_ITEM,),
    )
    yield CoverageNoted(on=date(year, 9, 12), release=RELEASE, media="Journal inventé", appeared=date(year, 9, 11))


def _posts(year: int) -> Iterator[Act]:
    """Two posts that serve the release, after its embargo; a third is drafted and waits."""
    day = date(year, 9, 1)
    for post, network in (("jep-mastodon", "mastodon"), ("jep-linkedin", "linkedin"), (EARLY, "mastodon")):
        yield PostDrafted(on=day, post=post, network=network, account="drac-demo", content=_POST, serves=(_ITEM,))
    for post, minute in (("jep-mastodon", "05"), ("jep-linkedin", "45")):
        at = f"{year}-09-10T11:{minute}+02:00"
        yield PostScheduled(on=day, post=post, at=at)
        yield PostPublished(on=date(year, 9, 10), post=post, at=at)
    yield PostMeasured(
        on=date(year, 9, 17), post="jep-mastodon", impressions=5200, reach=3100, engagements=240, followers=1800
    )


def early_post(year: int) -> Act:
    """A post scheduled one minute before the embargo of the release it serves: refused."""
    return PostScheduled(on=date(year, 9, 1), post=EARLY, at=f"{year}-09-10T10:59+02:00")


def _audit(law: Law, year: int) -> Iterator[Act]:
    numbers = criteria(law)
    kinds = ("home", "contact", "legal", "accessibility", "sitemap", "help", "login", "")
    pages = tuple(
        PageAudit(page=kind or "jep", kind=kind, random=not kind, passed=numbers[:-12], failed=numbers[-12:])
        for kind in kinds
    )
    site = "drac.example"
    yield AuditRecorded(on=date(year, 4, 7), site=site, standard="RGAA 4.1.2", pages=pages)
    yield StatementPublished(
        on=date(year, 4, 14), site=site, url="https://drac.example/accessibilite", contact="formulaire"
    )
