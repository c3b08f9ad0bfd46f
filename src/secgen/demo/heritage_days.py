"""The Heritage Days of a year with invented events over the twelve departments, and a release under embargo."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from attrs import frozen

from secgen.communication.channels.accessibility import criteria
from secgen.communication.channels.events import PageAudit
from secgen.communication.gates.item import digest_of
from secgen.communication.programme.event import Event, Place, Slot
from secgen.kernel.errors import RuleViolation
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


@frozen
class Played:
    """What the demo did: the edition, the entries in its programme, what the gates held back, the programme."""

    edition: str
    entries: int
    held: tuple[str, ...]
    programme: Table


def play(sg: Secretariat, year: int, *, entries: int = 240, seed: int = 84) -> Played:
    """Play the Heritage Days of a year in an office: call, entries, moderation, release, posts, report.

    Everything is invented but the dates of the edition, which are the register's.
    """
    com = sg.communication
    edition = com.edition(f"jep-{year}")
    if edition.extent is None:
        raise AssertionError("the register always proposes the Heritage Days")
    if edition.stage == "proposed":
        com.date_edition(
            event="jep", year=year, stage="announced", start=edition.extent.start, end=edition.extent.end,
            main_day=edition.extent.main_day, on=date(year, 1, 15), text="démonstration",
        )  # fmt: skip
    _prepare(sg, edition.id, year)
    for number, event in enumerate(events(entries, edition.extent.start, seed=seed)):
        _enter(sg, edition.id, event, year, number)
    held = _communicate(sg, edition.id, year)
    _audit(sg, year)
    table = sg.report("regional-programme", edition=edition.id, on=date(year, 12, 31))
    return Played(edition.id, len(com.state.programme.of_edition(edition.id)), held, table)


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


def _prepare(sg: Secretariat, edition: str, year: int) -> None:
    com, on = sg.communication, date(year, 2, 10)
    com.name_lead(edition=edition, lead=LEAD, on=on)
    for code in TOWNS:
        com.name_referent(edition=edition, service=f"UDAP {code}", referent=f"agent:u{code}", department=code, on=on)
    com.open_call(
        edition=edition, opens=date(year, 3, 2), closes=date(year, 9, 1), print_closing=date(year, 6, 15),
        web_closing=date(year, 9, 11), conditions=("free or reduced",), on=on,
    )  # fmt: skip


def _enter(sg: Secretariat, edition: str, event: Event, year: int, number: int) -> None:
    com, place = sg.communication, event.place
    assert place is not None
    on = date(year, 3, 2) + timedelta(days=number % 150)
    said = {"first_participation": "yes" if number % 7 == 0 else "no", "free": "yes" if number % 5 else "no"}
    theme = ("Eau", "Métiers", "")[number // 12 % 3]
    com.receive_entry(
        edition=edition, entry=event.uid, event=event, theme=theme, on_theme="yes" if theme else "no", on=on, **said
    )
    referent = f"agent:u{place.insee[:2]}"
    if number % 19 == 18:
        com.moderate_entry(entry=event.uid, answer="refused", reason="hors sujet", by=referent, on=on)
        return
    com.moderate_entry(entry=event.uid, answer="ready", by=referent, on=on)
    com.label_entry(entry=event.uid, met=("free or reduced",), highlight=number % 30 == 0, on=on)
    if number % 25 == 24:
        com.cancel_entry(entry=event.uid, reason="travaux", on=date(year, 9, 12))


def _communicate(sg: Secretariat, edition: str, year: int) -> tuple[str, ...]:
    """The release under embargo, through its circuit; a post that comes too early is refused. Gives the rules."""
    com, until, item = sg.communication, f"{year}-09-10T11:00+02:00", f"release/{RELEASE}"
    com.draft_release(
        release=RELEASE, title=f"Journées européennes du patrimoine {year} en région", edition=edition, embargo=until,
        body="Le programme régional est en ligne, département par département.", by=AUTHOR, on=date(year, 8, 24),
    )  # fmt: skip
    digest = digest_of(com.state.press.releases[RELEASE].content)
    for step, by, day in (
        ("expert", "agent:u69", 25),
        ("secretary_general", "agent:0001", 26),
        ("director", "agent:0002", 27),
    ):
        com.review_release(release=RELEASE, step=step, answer="approved", digest=digest, by=by, on=date(year, 8, day))
    com.submit_release(release=RELEASE, on=date(year, 8, 28))
    com.review_release(
        release=RELEASE, step="srci", answer="approved", digest=digest, by="srci:01", on=date(year, 9, 1)
    )
    post = "Le programme des Journées du patrimoine est en ligne ! #JourneesDuPatrimoine"
    for name, network in (("jep-mastodon", "mastodon"), ("jep-linkedin", "linkedin")):
        com.draft_post(
            post=name, network=network, account="drac-demo", content=post, serves=(item,), on=date(year, 9, 1)
        )
    held: tuple[str, ...] = ()
    try:
        com.schedule_post(post="jep-mastodon", at=f"{year}-09-10T10:59+02:00", on=date(year, 9, 1))
    except RuleViolation as refusal:
        held = tuple(finding.rule for finding in refusal.findings)
    for name, minute in (("jep-mastodon", "05"), ("jep-linkedin", "45")):
        at = f"{year}-09-10T11:{minute}+02:00"
        com.schedule_post(post=name, at=at, on=date(year, 9, 1))
        com.publish_post(post=name, at=at, on=date(year, 9, 10))
    com.send_release(release=RELEASE, at=until, on=date(year, 9, 10))
    com.publish_page(
        page="jep", url="https://drac.example/jep", title=f"Journées du patrimoine {year}", summary="Le programme",
        at=until, serves=(item,), on=date(year, 9, 10),
    )  # fmt: skip
    com.measure_post(
        post="jep-mastodon", impressions=5200, reach=3100, engagements=240, followers=1800, on=date(year, 9, 17)
    )
    com.note_coverage(release=RELEASE, media="Journal inventé", appeared=date(year, 9, 11), on=date(year, 9, 12))
    return held


def _audit(sg: Secretariat, year: int) -> None:
    numbers = criteria(sg.law)
    kinds = ("home", "contact", "legal", "accessibility", "sitemap", "help", "login", "")
    pages = tuple(
        PageAudit(page=kind or "jep", kind=kind, random=not kind, passed=numbers[:-12], failed=numbers[-12:])
        for kind in kinds
    )
    site = "drac.example"
    sg.communication.record_audit(site=site, standard="RGAA 4.1.2", pages=pages, on=date(year, 4, 7))
    sg.communication.publish_statement(
        site=site, url="https://drac.example/accessibilite", contact="formulaire", on=date(year, 4, 14)
    )
