"""Web pages and folders, accessibility from audit to statement."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from helpers import refusal, refused
from hypothesis import given
from hypothesis import strategies as st

from communication.service import at, office, shared
from secgen import Secretariat
from secgen.communication.channels.accessibility import complaint_due, criteria, result, state_of, validity
from secgen.communication.channels.events import AuditRecorded, PageAudit
from secgen.communication.channels.pages import closed_by, expired_media, public_pages
from secgen.communication.channels.statement import statement
from secgen.kernel.dates import parse_day

LAW = office(2026).law
ALL = criteria(LAW)
KINDS = ("home", "contact", "legal", "accessibility", "sitemap", "help", "login")


@pytest.fixture
def sg() -> Secretariat:
    return office(2026)


def a_page(name: str, failed: tuple[str, ...] = (), absent: tuple[str, ...] = (), **more: Any) -> PageAudit:
    passed = tuple(n for n in ALL if n not in failed and n not in absent)
    return PageAudit(page=name, passed=passed, failed=failed, not_applicable=absent, **more)


def an_audit(*pages: PageAudit, on: str = "2026-03-02") -> AuditRecorded:
    return AuditRecorded(on=parse_day(on), site="drac.example", standard="RGAA 4.1.2", pages=pages)


def a_sample(failed: tuple[str, ...] = ()) -> tuple[PageAudit, ...]:
    """Every compulsory page, and one drawn at random."""
    return (*(a_page(kind, failed, kind=kind) for kind in KINDS), a_page("random", random=True))


def test_the_law_packs_hold_every_criterion_of_the_standard() -> None:
    themes = json.loads(shared("rgaa_4_1_2_criteres.json").read_text(encoding="utf-8"))
    numbers = tuple(c["number"] for theme in themes for c in theme["criteria"])
    assert numbers == ALL
    assert (len(ALL), len(themes)) == (106, 13)


@pytest.mark.rule("C49")
@pytest.mark.parametrize(("validated", "state"), [(106, "total"), (105, "partial"), (53, "partial"), (52, "none")])
def test_the_state_of_a_site_comes_from_the_rate(validated: int, state: str) -> None:
    assert state_of(validated, 106, LAW, parse_day("2026-03-02"))[0] == state
    found = result(an_audit(a_page("home", failed=ALL[validated:])), LAW)
    assert (found.validated, found.applicable, found.state) == (validated, 106, state)


@pytest.mark.rule("C49")
def test_without_an_audit_still_valid_a_site_is_non_conforming(sg: Secretariat) -> None:
    com = sg.communication
    com.record_audit(site="drac.example", standard="RGAA 4.1.2", pages=a_sample(), on="2024-01-10")
    com.publish_statement(site="drac.example", url="https://drac.example/a11y", contact="formulaire", on="2024-01-15")
    com.change_site(site="autre.example", what="redesign", on="2024-01-15")
    rows = {r["site"]: r for r in sg.report("accessibility", on="2027-01-15").to_dicts()}
    assert (rows["drac.example"]["state"], str(rows["drac.example"]["until"])) == ("totally conforming", "2027-01-15")
    assert rows["autre.example"]["state"] == "non-conforming"
    late = {r["site"]: r for r in sg.report("accessibility", on="2027-01-16").to_dicts()}
    assert late["drac.example"]["state"] == "non-conforming"


@pytest.mark.rule("C50")
def test_a_criterion_that_fails_on_one_page_fails() -> None:
    pages = [a_page(f"p{n}") for n in range(9)]
    found = result(an_audit(*pages, a_page("p9", failed=("1.1",))), LAW)
    assert found.failing == ("1.1",)
    assert found.state == "partial"
    assert found.mean > found.rate


def test_a_criterion_applies_if_it_applies_on_one_page() -> None:
    found = result(an_audit(a_page("a", absent=("4.1",)), a_page("b", absent=("4.1", "4.2"))), LAW)
    assert (found.applicable, found.rate, found.home_page) == (
        105, Decimal("1.0000"), "Accessibilité : totalement conforme",
    )  # fmt: skip


@given(st.lists(st.sets(st.sampled_from(ALL)), min_size=1, max_size=4))
def test_one_more_failure_never_helps(failures: list[set[str]]) -> None:
    pages = [a_page(f"p{n}", failed=tuple(failed)) for n, failed in enumerate(failures)]
    found = result(an_audit(*pages), LAW)
    assert set(found.failing) == set().union(*failures)
    worse = result(an_audit(*pages, a_page("one more", failed=("13.1",))), LAW)
    assert worse.rate <= found.rate


@pytest.mark.rule("C51")
def test_a_statement_ends_at_three_years_a_new_standard_or_a_redesign() -> None:
    published = parse_day("2024-01-15")
    assert str(validity(published, LAW).until) == "2027-01-15"
    new = validity(published, LAW, standard=parse_day("2024-06-01"))
    assert (str(new.until), new.reason) == ("2025-12-01", "new_standard")
    redesign = validity(published, LAW, standard=parse_day("2024-06-01"), redesigned=parse_day("2025-02-03"))
    assert (str(redesign.until), redesign.reason) == ("2025-02-03", "redesign")


@pytest.mark.rule("C52")
def test_a_complaint_is_answered_in_a_week(sg: Secretariat) -> None:
    assert str(complaint_due(parse_day("2026-11-22"), sg.law)) == "2026-11-29"
    com = sg.communication
    for name in ("R1", "R2", "R3"):
        com.receive_complaint(site="drac.example", complaint=name, on="2026-11-22")
    com.answer_complaint(site="drac.example", complaint="R1", on="2026-11-29")
    assert list(sg.acts())[-1].advice == ()
    com.answer_complaint(site="drac.example", complaint="R2", on="2026-11-30")
    assert list(sg.acts())[-1].advice == ("C52",)
    longer = {"site": "drac.example", "complaint": "R3", "extended_to": "2026-12-20", "on": "2026-11-25"}
    refused(sg, "COM-WORDS", "reason", lambda: com.answer_complaint(**longer))
    com.answer_complaint(**longer, reason="refonte du composant")
    com.answer_complaint(site="drac.example", complaint="R3", on="2026-12-18")
    assert list(sg.acts())[-1].advice == ()


def test_an_audit_that_forgets_a_criterion_or_a_draw_is_refused(sg: Secretariat) -> None:
    def record(*pages: PageAudit) -> Any:
        return sg.communication.record_audit(site="s", standard="RGAA 4.1.2", pages=pages, on="2026-03-02")

    short = PageAudit(page="home", kind="home", passed=ALL[1:], random=True)
    assert dict(refusal(sg, lambda: record(short))["COM-SAMPLE"].inputs)["partly"] == "home"
    undrawn = [a_page(kind, kind=kind) for kind in KINDS]
    assert set(refusal(sg, lambda: record(*undrawn))) == {"COM-SAMPLE"}
    record(a_page("home", kind="home"), a_page("hasard", random=True))
    assert list(sg.acts())[-1].advice == ("COM-SAMPLE",), "pages a site may not have: undetermined"


def test_the_statement_says_what_the_audit_found(sg: Secretariat) -> None:
    com = sg.communication
    com.record_audit(site="drac.example", standard="RGAA 4.1.2", pages=a_sample(("1.1", "3.2")), on="2026-03-02")
    com.publish_statement(site="drac.example", url="https://drac.example/a11y", contact="formulaire", on="2026-03-10")
    text = statement(
        "drac.example", "La DRAC", com.state.channels.sites["drac.example"], parse_day("2026-04-01"), sg.law
    )
    assert "Accessibilité : partiellement conforme" in text.fr
    assert "98,11 % des critères applicables" in text.fr
    assert "- 3.2 Dans chaque page web" in text.fr
    assert "2029-03-10" in text.fr
    assert "partially conforming" in text.en


# pages and folders


def publish(sg: Secretariat, page: str, **more: Any) -> None:
    values = {
        "url": f"https://drac.example/{page}", "title": "Journées du patrimoine", "at": "2026-06-01T09:00+02:00",
        "on": "2026-06-01", **more,
    }  # fmt: skip
    sg.communication.publish_page(page=page, **values)


def seen(sg: Secretariat, when: str) -> list[str]:
    state = sg.communication.state
    return sorted(row.made.page for row in public_pages(state.channels, state.gates, at(when)))


def test_a_page_is_public_from_its_instant_to_its_expiry(sg: Secretariat) -> None:
    folder = {"folder": "jep", "title": "JEP 2026", "owner": "communication", "review_on": "2026-09-01"}
    sg.communication.open_folder(**folder, expires="2026-12-31", on="2026-05-04")
    publish(sg, "programme", folder="jep")
    publish(sg, "actu", expires="2026-06-30")
    assert seen(sg, "2026-06-01T08:59+02:00") == []
    assert seen(sg, "2026-06-01T09:00+02:00") == ["actu", "programme"]
    assert seen(sg, "2026-07-01T00:00+02:00") == ["programme"]
    assert seen(sg, "2027-01-01T00:00+01:00") == []
    sg.communication.withdraw_page(page="actu", reason="erreur", on="2026-06-02")
    assert seen(sg, "2026-06-03T09:00+02:00") == ["programme"]


def test_rights_that_are_over_unpublish(sg: Secretariat) -> None:
    right = {"asset": "img-1", "right": "author", "holder": "person:9", "credit": "© A. P.", "starts": "2026-01-01"}
    sg.communication.grant_image_right(**right, ends="2026-08-31", on="2026-01-05")
    publish(sg, "galerie", pictures=[{"asset": "img-1", "alt": "La façade"}])
    state = sg.communication.state
    row = state.channels.pages["galerie"]
    assert closed_by(row, state.channels, state.gates, at("2026-08-31T12:00+02:00")) == ""
    assert closed_by(row, state.channels, state.gates, at("2026-09-01T12:00+02:00")) == "rights"
    folder = {"folder": "jep", "title": "JEP", "owner": "communication", "review_on": "2026-09-01", "on": "2026-05-04"}
    sg.communication.open_folder(**folder)
    media = {"folder": "jep", "media": "m1", "kind": "image", "asset": "img-1", "on": "2026-05-05"}
    refused(sg, "COM-ALTERNATIVE", "alternative", lambda: sg.communication.add_media(**media))
    sg.communication.add_media(**media, alternative="La façade de l'opéra")
    expired = expired_media(sg.communication.state.channels.folders["jep"], state.gates, parse_day("2026-09-01"))
    assert expired == ["m1"]


def test_an_address_is_absolute_and_of_one_page(sg: Secretariat) -> None:
    publish(sg, "a", url="https://drac.example/x")
    refused(sg, "COM-URL", "url", lambda: publish(sg, "b", url="https://drac.example/x"))
    refused(sg, "COM-URL", "url", lambda: publish(sg, "b", url="/relative"))


def test_a_page_about_a_release_waits_for_its_embargo(sg: Secretariat) -> None:
    sg.communication.set_embargo(item="release/CP-1", until="2026-06-01T11:00+02:00", on="2026-05-20")
    found = refused(sg, "C25", "at", lambda: publish(sg, "a", serves=["release/CP-1"]))
    assert found["embargo"] == "2026-06-01T11:00+02:00"
    publish(sg, "a", serves=["release/CP-1"], at="2026-06-01T11:00+02:00")
    assert seen(sg, "2026-06-01T10:59+02:00") == []
