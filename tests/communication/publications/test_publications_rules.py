"""Legal deposit, numbers, licences, circulars: the worked examples, and the copies that leave the shelves."""

from __future__ import annotations

from typing import Any

import pytest
from helpers import office, refused, verdicts

from secgen import Finding, Money, Secretariat
from secgen.communication.publications.circulars import repealed_from
from secgen.communication.publications.identifiers import is_doi, is_isbn, is_issn, shown_isbn, shown_issn
from secgen.kernel.dates import parse_day

ISBN = "9782070612758"


@pytest.fixture
def sg() -> Secretariat:
    return office(2026)


def a_publication(sg: Secretariat, name: str = "guide", kind: str = "brochure", **more: Any) -> str:
    sg.communication.plan_publication(
        **{"publication": name, "title": "Guide", "kind": kind, "on": "2026-01-05", **more}
    )
    return name


def one(sg: Secretariat, rule: str, **act: Any) -> Finding:
    (found,) = [f for f in sg.simulate(act).findings if f.rule == rule]
    return found


@pytest.mark.rule("C43")
def test_circulated_on_10_may_and_deposited_on_the_11_is_late(sg: Secretariat) -> None:
    name = a_publication(sg)
    sg.communication.circulate_publication(publication=name, on="2026-05-10")
    assert [row["status"] for row in deposits(sg, "2026-05-10")] == ["due", "not_yet"]
    late = one(sg, "C43", act="communication.deposit_made", publication=name, on="2026-05-11")
    assert (late.verdict.value, late.blocking) == ("breach", False)
    assert one(sg, "C43", act="communication.deposit_made", publication=name, on="2026-05-10").verdict.value == "pass"
    sg.communication.deposit(publication=name, on="2026-05-11", library="BnF")
    (publisher,) = [row for row in deposits(sg, "2026-06-01") if row["depositor"] == "publisher"]
    assert (publisher["status"], publisher["days_late"], publisher["copies"]) == ("late", 1, 1)


def deposits(sg: Secretariat, on: str) -> list[dict[str, Any]]:
    return sorted(sg.report("deposits-due", on=on).to_dicts(), key=lambda row: str(row["depositor"]), reverse=True)


@pytest.mark.rule("C43")
def test_one_copy_is_owed_since_22_march_2015_and_two_were_before() -> None:
    sg = office(2015)
    for name, day in (("before", "2015-03-21"), ("since", "2015-03-22")):
        a_publication(sg, name, on="2015-01-05")
        sg.communication.circulate_publication(publication=name, on=day)
    rows = {row["publication"]: row for row in deposits(sg, "2015-04-01") if row["depositor"] == "publisher"}
    assert (rows["before"]["copies"], rows["since"]["copies"]) == (2, 1)
    sg.communication.deposit(publication="before", copies=1, on="2015-04-01")
    assert deposits(sg, "2015-04-01")[0]["status"] == "overdue"


@pytest.mark.rule("C43")
def test_what_goes_out_undeposited_is_told_that_day(sg: Secretariat) -> None:
    name = a_publication(sg)
    act = {"act": "communication.publication_circulated", "publication": name, "on": "2026-05-10"}
    assert one(sg, "C43", **act).verdict.value == "breach"
    sg.communication.deposit(publication=name, on="2026-05-09")
    assert one(sg, "C43", **act).verdict.value == "pass"


@pytest.mark.rule("C43")
def test_the_printer_deposits_when_the_run_is_finished(sg: Secretariat) -> None:
    name = a_publication(sg)
    sg.communication.print_publication(publication=name, copies=500, site="Lyon", on="2026-04-20")
    rows = {row["depositor"]: row for row in deposits(sg, "2026-04-25")}
    assert (str(rows["printer"]["due"]), rows["printer"]["status"], rows["printer"]["days_late"]) == (
        "2026-04-20",
        "overdue",
        5,
    )


@pytest.mark.rule("C44")
@pytest.mark.parametrize(("kind", "more"), [("administrative_acts", {}), ("brochure", {"reprint_of": "guide"})])
def test_administrative_acts_and_identical_reprints_owe_nothing(
    sg: Secretariat, kind: str, more: dict[str, str]
) -> None:
    a_publication(sg)
    name = a_publication(sg, "other", kind, **more)
    sg.communication.circulate_publication(publication=name, on="2026-05-10")
    rows = [row for row in deposits(sg, "2026-06-01") if row["publication"] == name]
    assert {row["status"] for row in rows} == {"exempt"}
    needless = one(sg, "C44", act="communication.deposit_made", publication=name, on="2026-05-10")
    assert (needless.verdict.value, needless.blocking) == ("breach", False)


@pytest.mark.rule("C45")
def test_numbers_are_checked_by_their_keys(sg: Secretariat) -> None:
    assert not is_isbn("9782070612759")
    assert is_isbn("9782070612758")
    assert is_issn("2434-561X")
    assert is_issn("0028-0836")
    assert not is_issn("0028-0837")
    assert is_doi("10.5281/zenodo.1234")
    assert not is_doi("doi:10.5281/zenodo.1234")
    assert (shown_isbn(ISBN), shown_issn("2434561X")) == ("978-2-07-061275-8", "2434-561X")
    name = a_publication(sg, kind="book")
    wrong = {"act": "communication.publication_identified", "publication": name, "on": "2026-01-06"}
    for field, value in (("isbn", "9782070612759"), ("issn", "0028-0837"), ("doi", "11.5281/x")):
        assert verdicts(sg, "C45", **wrong, **{field: value})[field].value == "breach"
    sg.communication.identify_publication(publication=name, isbn=ISBN, on="2026-01-06")
    other = a_publication(sg, "other", "book")
    again = {"act": "communication.publication_identified", "publication": other, "isbn": ISBN, "on": "2026-01-06"}
    assert verdicts(sg, "COM-NEW", **again)["isbn"].value == "breach"


@pytest.mark.rule("C46")
def test_the_isbn_comes_before_printing_and_the_issn_with_the_second_issue(sg: Secretariat) -> None:
    book = a_publication(sg, kind="book")
    first = a_publication(sg, "lettre-1", "periodical", series="lettre", issue=1)
    second = a_publication(sg, "lettre-2", "periodical", series="lettre", issue=2)

    def printed(name: str) -> Finding:
        return one(
            sg,
            "C46",
            act="communication.publication_printed",
            publication=name,
            copies=100,
            site="Lyon",
            on="2026-02-02",
        )

    assert printed(book).verdict.value == "breach"
    assert printed(first).verdict.value == "pass"
    assert (printed(second).verdict.value, printed(second).blocking) == ("breach", False)
    sg.communication.identify_publication(publication=book, isbn=ISBN, on="2026-01-06")
    sg.communication.identify_publication(publication=second, issn="2434-561X", on="2026-01-06")
    assert printed(book).verdict.value == printed(second).verdict.value == "pass"


@pytest.mark.rule("C47")
def test_data_under_another_licence_need_the_state_s_approval(sg: Secretariat) -> None:
    def put_online(licence: str, **more: str) -> None:
        sg.communication.license_data(dataset="jep-2026", licence=licence, on="2026-09-01", **more)

    refused(sg, "C47", "licence", lambda: put_online("CC-BY-4.0"))
    put_online("CC-BY-4.0", approval="homologation DINUM 2026-3")
    put_online("etalab-2.0")
    put_online("ODbL-1.0")


@pytest.mark.rule("C48")
def test_an_attribution_names_its_source_and_its_last_update(sg: Secretariat) -> None:
    name = a_publication(sg)
    reuse = {"publication": name, "dataset": "museofile", "origin": "Ministère de la Culture", "on": "2026-03-02"}
    assert (
        refused(sg, "C48", "attribution", lambda: sg.communication.reuse_information(**reuse))["missing"] == "updated"
    )
    sg.communication.reuse_information(**reuse, updated="2025-12-01")


@pytest.mark.rule("C68")
def test_a_circular_signed_on_10_january_and_unpublished_dies_on_10_may(sg: Secretariat) -> None:
    assert str(repealed_from(parse_day("2026-01-10"), None, sg.law)) == "2026-05-10"
    assert repealed_from(parse_day("2026-01-10"), parse_day("2026-05-09"), sg.law) is None
    sg.communication.sign_circular(circular="2026-1", title="Licences", on="2026-01-10")
    assert sg.report("circulars", on="2026-05-09").column("status") == ("to_publish",)
    assert sg.report("circulars", on="2026-05-10").column("status") == ("repealed",)
    publish = {"act": "communication.circular_published", "circular": "2026-1"}
    assert one(sg, "C68", **publish, on="2026-05-09").verdict.value == "pass"
    assert one(sg, "C68", **publish, on="2026-05-10").verdict.value == "breach"


def a_brochure_in_stock(sg: Secretariat) -> str:
    """Two hundred free copies at Lyon."""
    name = a_publication(sg, single_copy=True, reorder_at=150)
    sg.communication.print_publication(publication=name, copies=200, site="Lyon", cost="300", on="2026-02-02")
    return name


@pytest.mark.rule("C69")
def test_three_brochures_ordered_one_is_sent_or_the_exception_is_motivated(sg: Secretariat) -> None:
    name = a_brochure_in_stock(sg)

    def send(copies: int, **more: str) -> None:
        sg.communication.dispatch_copies(
            publication=name, site="Lyon", copies=copies, recipient="person:7f3c91", on="2026-03-02", **more
        )

    refused(sg, "C69", "copies", lambda: send(3))
    send(1)
    send(3, exception="médiathèque départementale")
    assert sg.communication.state.publications.catalogue[name].dispatched == 4


def test_nothing_leaves_that_is_not_there_or_is_reserved(sg: Secretariat) -> None:
    name = a_brochure_in_stock(sg)
    sg.communication.reserve_copies(publication=name, site="Lyon", copies=20, purpose="archives", on="2026-02-03")

    def move(copies: int) -> None:
        sg.communication.move_copies(publication=name, site="Lyon", to="UDAP 26", copies=copies, on="2026-02-04")

    refused(sg, "PUB-STOCK", "copies", lambda: move(181))
    refused(sg, "PUB-STOCK", "copies", lambda: move(-5))
    move(180)
    refused(sg, "PUB-STOCK", "copies", lambda: move(1))
    sg.communication.reserve_copies(publication=name, site="Lyon", copies=-20, purpose="archives", on="2026-02-05")
    move(20)
    rows = {row["site"]: row for row in sg.report("publications-stock", on="2026-02-10").to_dicts()}
    assert (rows["Lyon"]["stock"], rows["UDAP 26"]["free"]) == (0, 200)


def test_a_count_says_why_it_differs_and_a_low_stock_asks_for_a_reprint(sg: Secretariat) -> None:
    name = a_brochure_in_stock(sg)
    count = {"publication": name, "site": "Lyon", "copies": 150, "on": "2026-03-02"}
    refused(sg, "COM-WORDS", "reason", lambda: sg.communication.count_copies(**count))
    assert sg.report("publications-stock", on="2026-03-02").column("reprint") == (False,)
    sg.communication.count_copies(**count, reason="dégât des eaux")
    assert sg.report("publications-stock", on="2026-03-02").column("reprint") == (True,)


def test_a_distribution_list_fits_in_the_print_run(sg: Secretariat) -> None:
    name = a_brochure_in_stock(sg)
    plan = {"act": "communication.distribution_planned", "publication": name, "on": "2026-02-03"}
    large = [{"to": "UDAP 26", "copies": 120}, {"to": "UDAP 38", "copies": 100}]
    assert verdicts(sg, "PUB-QUOTAS", **plan, quotas=large)["quotas"].value == "breach"
    assert verdicts(sg, "PUB-QUOTAS", **plan, quotas=large[:1])["quotas"].value == "pass"


def test_the_catalogue_gives_the_cost_of_a_copy(sg: Secretariat) -> None:
    name = a_brochure_in_stock(sg)
    (row,) = sg.report("publications", on="2026-03-02").to_dicts()
    assert (row["publication"], row["printed"], row["unit_cost"]) == (name, 200, Money.parse("1,50"))
    sg.communication.print_publication(publication=name, copies=1, site="Lyon", cost="0,01", on="2026-03-03")
    (row,) = sg.report("publications", on="2026-03-03").to_dicts()
    assert row["unit_cost"] == Money.parse("1,49")


def test_what_is_not_in_the_catalogue_is_refused(sg: Secretariat) -> None:
    refused(sg, "COM-REF", "publication", lambda: sg.communication.deposit(publication="ghost", on="2026-05-10"))
    a_publication(sg)
    refused(sg, "COM-NEW", "publication", lambda: a_publication(sg))
