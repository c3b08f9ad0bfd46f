"""Essential data: what is wrong is typed and located, what is right is written in the official format."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import COMPANY, SUPPLIER, office
from hypothesis import given
from hypothesis import strategies as st
from jsonschema.validators import validator_for

from procurement.buying import BUYER, DATA, OTHER, a_contract, asked, refused_by
from secgen import Secretariat, Verdict
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.law import Law, builtin_law
from secgen.procurement.computations.award import publication_of
from secgen.procurement.essential.contract import Contract, Modification, Party
from secgen.procurement.essential.layouts import Layout
from secgen.procurement.essential.official import document, encoded, missing, to_official
from secgen.procurement.essential.reading import Reading, read_records
from secgen.procurement.exchange.files import read_file

DECP = Path(__file__).parents[3] / "shared" / "data" / "decp"
needs_schema = pytest.mark.skipif(not DECP.exists(), reason="the official schema is not beside this repository")
DAY = date(2026, 6, 1)
euros = Money.parse
LAW = builtin_law()

GOOD: dict[str, Any] = {
    "_type": "Marché",
    "id": "2026T1",
    "acheteur": {"id": BUYER, "nom": "Service"},
    "nature": "Marché",
    "objet": "Roof",
    "codeCPV": "45212314",
    "procedure": "Procédure adaptée",
    "lieuExecution": {"code": "69", "typeCode": "Code département"},
    "dureeMois": 12,
    "dateNotification": "2026-03-02",
    "datePublicationDonnees": "2026-03-09",
    "montant": 95000,
    "formePrix": "Ferme",
    "titulaires": [{"typeIdentifiant": "SIRET", "id": SUPPLIER}],
    "modifications": [],
}


def read(*records: Any, layout: Layout = "json-2019") -> Reading:
    return read_records(layout, enumerate(records, 1), "file.json", LAW, DAY)


def kinds(**changes: Any) -> list[tuple[str, str]]:
    """The anomalies of the good record with some fields changed: kind and column."""
    return [(a.kind, a.column) for a in read({**GOOD, **changes}).anomalies]


def test_a_good_record_has_no_anomaly() -> None:
    assert kinds() == []


@pytest.mark.rule("DE-01")
@pytest.mark.parametrize(
    ("siret", "anomaly"),
    [
        ("73282932000074", None),
        ("73282932000079", "siret-key"),
        ("35600000012345", "siret-key"),
        ("35600000012341", None),
        ("7328293200007", "siret-format"),
        (" 73282932000074", "siret-format"),
    ],
)
def test_a_siret_is_checked_by_its_key_and_that_of_the_post_by_its_sum(siret: str, anomaly: str | None) -> None:
    holder = kinds(titulaires=[{"typeIdentifiant": "SIRET", "id": siret}])
    assert holder == ([] if anomaly is None else [(f"holder-{anomaly}", "titulaires[0]")])
    buyer = kinds(acheteur={"id": siret})
    assert buyer == ([] if anomaly is None else [(f"buyer-{anomaly}", "acheteur.id")])


@pytest.mark.rule("DE-01")
def test_a_contract_of_a_buyer_that_can_not_be_known_is_set_aside() -> None:
    bad = read({**GOOD, "acheteur": {"id": "73282932000079"}}, {**GOOD, "id": "2"})
    assert [c.id for c in bad.contracts] == ["2"]
    (anomaly,) = bad.anomalies
    assert (anomaly.line, anomaly.value, anomaly.severity, anomaly.rule) == (1, "73282932000079", "row", "DE-01")
    assert "73282932000079 is wrong" in str(anomaly)


@pytest.mark.rule("DE-03")
@pytest.mark.parametrize(
    ("amount", "found"),
    [
        (0, ["amount-zero"]),
        (99.99, ["amount-tiny", "amount-below-publication"]),
        (100, ["amount-below-publication"]),
        (100_000_000, ["amount-huge"]),
        (999_999_999, ["amount-huge", "amount-fictitious"]),
        (99_999, ["amount-fictitious"]),
        ("99999.99", ["amount-fictitious"]),
        (-5, ["amount-negative"]),
        (10**17, ["amount-huge"]),
        (10**40, ["amount-unreadable"]),
        ("12,50", ["amount-unreadable"]),
        (12.345, ["amount-unreadable"]),
        (None, ["amount-missing"]),
        ("CDL", ["amount-missing"]),
        (True, ["amount-unreadable"]),
        ([1], ["amount-unreadable"]),
    ],
)
def test_amounts_that_can_not_be_believed_are_typed(amount: object, found: list[str]) -> None:
    given = Decimal(str(amount)) if isinstance(amount, float) else amount
    assert kinds(montant=given) == [(kind, "montant") for kind in found]


@pytest.mark.rule("DE-04")
@pytest.mark.parametrize(
    ("written", "day", "found"),
    [
        ("2018-12-17+01:00", date(2018, 12, 17), ["date-zone"]),
        ("2018-12-17T00:00:00Z", date(2018, 12, 17), ["date-zone"]),
        ("0002-11-30", None, ["date-impossible"]),
        ("0218-03-02", None, ["date-impossible"]),
        ("0000-00-00", None, ["date-impossible"]),
        ("5021-02-18", None, ["date-impossible"]),
        ("September, 16 2021 00:00:00", None, ["date-unreadable"]),
        ("2026-02-30", None, ["date-unreadable"]),
        ("02/03/2026", None, ["date-unreadable"]),
        (20260302, None, ["date-unreadable"]),
        ("2027-01-01", date(2027, 1, 1), ["notification-future"]),
        ("CDL", None, ["value-missing"]),
    ],
)
def test_a_date_is_read_or_left_out_and_said(written: object, day: date | None, found: list[str]) -> None:
    reading = read({**GOOD, "dateNotification": written, "datePublicationDonnees": "2027-01-15"})
    assert reading.contracts[0].notified == day
    said = [a for a in reading.anomalies if a.column == "dateNotification"]
    assert [a.kind for a in said] == found


@pytest.mark.rule("DE-06")
def test_a_cpv_has_eight_digits_and_maybe_its_check_digit() -> None:
    assert kinds(codeCPV="9132100") == [("cpv-malformed", "codeCPV")]
    assert kinds(codeCPV="45212314-0") == []
    assert kinds(codeCPV="45212314-") == [("cpv-malformed", "codeCPV")]


@pytest.mark.rule("DE-05")
def test_three_rows_are_one_contract_and_two_modifications_in_order_of_day() -> None:
    def row(on: str, amount: str) -> dict[str, str]:
        return {"uid": BUYER + "1", "id": "1", "codeCPV": "45210000", "acheteur_id": BUYER, "titulaire_id": SUPPLIER,
                "montant": amount, "dateNotification": on, "procedure": "Procédure adaptée", "dureeMois": "12",
                "offresRecues": "2"}  # fmt: skip

    rows = [row("2026-05-04", "99000"), row("2026-01-05", "90000"), row("2026-03-02", "95000")]
    (contract,) = read(*rows, layout="tabular-2024").contracts
    assert (contract.amount, contract.notified) == (euros("90 000"), date(2026, 1, 5))
    assert [(m.number, m.notified, m.amount) for m in contract.modifications] == [
        (1, date(2026, 3, 2), euros("95 000")),
        (2, date(2026, 5, 4), euros("99 000")),
    ]
    other = {**row("2026-01-05", "40000"), "titulaire_id": OTHER}
    shared = read(*rows, other, layout="tabular-2024")
    assert [c.part for c in shared.contracts] == [SUPPLIER, OTHER]
    assert [a.kind for a in shared.anomalies] == ["shared-number"]


@pytest.mark.rule("DE-05")
def test_a_number_read_twice_is_kept_once() -> None:
    twice = read(GOOD, {**GOOD, "montant": 96000})
    assert [c.amount for c in twice.contracts] == [euros("95 000")]
    assert [(a.kind, a.line, a.severity) for a in twice.anomalies] == [("duplicate", 2, "row")]


def test_rows_of_the_flat_layout_add_their_modifications_to_one_contract() -> None:
    flat = {"id": "1", "acheteur_id": BUYER, "codecpv": "45210000", "montant": Decimal(90000), "objet": "Roof",
            "datenotification": "2026-01-05", "datepublicationdonnees": "2026-01-12", "titulaire_id_1": SUPPLIER,
            "titulaire_typeidentifiant_1": "SIRET", "titulaire_id_2": "CDL", "nature": "Marché", "dureemois": 12,
            "procedure": "Procédure adaptée"}  # fmt: skip
    change = {"idmodification": "1", "montantmodification": "95000", "datenotificationmodificationmodification":
              "2026-03-02", "datepublicationdonneesmodificationmodification": "2026-03-09"}  # fmt: skip
    reading = read(flat, {**flat, **change}, {**flat, **change, "idmodification": "2"}, layout="flat-2022")
    assert reading.anomalies == ()
    assert [[m.number for m in c.modifications] for c in reading.contracts] == [[1, 2]]
    assert [a.kind for a in read(flat, {**flat, "montant": 1}, layout="flat-2022").anomalies][-1] == "duplicate"


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False) | st.text(max_size=20) | st.just("CDL"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(GOOD)), any_json, max_size=5), any_json)
def test_nothing_in_a_record_makes_the_reading_fail(changes: Mapping[str, Any], other: Any) -> None:
    for layout in ("json-2019", "json-2022"):
        reading = read({**GOOD, **changes}, other, {**GOOD, "id": "last"}, layout=layout)  # type: ignore[arg-type]
        assert reading.records == 3
        assert len(reading.found) + reading.set_aside >= 3
        assert reading.contracts[-1].id == "last"


# writing


def whole(**changes: Any) -> Contract:
    """A contract that misses nothing."""
    fields: dict[str, Any] = {
        "id": "2026T1", "buyer": BUYER, "nature": "Marché", "object": "Toiture « nord »", "cpv": "45212314-0",
        "techniques": ("Sans objet",), "execution": ("Sans objet",), "procedure": "Procédure adaptée",
        "place_code": "69", "place_kind": "Code département", "months": 12, "notified": date(2026, 3, 2),
        "data_published": date(2026, 3, 9), "amount": euros("95 000,10"), "price_kinds": ("Définitif ferme",),
        "price_form": "Forfaitaire", "ccag": "Travaux", "offers": 3, "advance": True, "advance_rate": Decimal("0.05"),
        "innovative": False, "subcontracting": False, "grouping": "Pas de groupement",
        "social": ("Clause sociale",), "environmental": ("Critère environnemental",),
        "holders": (Party(id=SUPPLIER), Party(id="FR44732829320", scheme="TVA")),
    }  # fmt: skip
    return Contract(**{**fields, **changes})


def validator() -> Any:
    schema = json.loads((DECP / "schema" / "schema_decp_v2.0.4.json").read_text(encoding="utf-8"))
    return validator_for(schema)(schema)


@needs_schema
@pytest.mark.rule("DE-02")
@pytest.mark.parametrize(
    "name", ["marches_avec_modifications", "marches_concessions", "concessions", "concessions_avec_modifications"]
)
def test_the_official_examples_are_valid(name: str) -> None:
    example = json.loads((DECP / "examples" / f"{name}.json").read_text(encoding="utf-8"))
    assert list(validator().iter_errors(example)) == []


@needs_schema
@pytest.mark.rule("DE-02")
def test_what_is_written_is_valid_and_read_back_the_same(tmp_path: Path, law: Law) -> None:
    changed = Modification(
        number=1, notified=date(2026, 5, 4), data_published=date(2026, 5, 11), amount=euros("99 000")
    )
    contracts = (whole(), whole(id="2026T2", modifications=(changed,)))
    text = document(contracts)
    assert list(validator().iter_errors(json.loads(text))) == []
    path = tmp_path / "out.json"
    path.write_text(text, encoding="utf-8")
    reading = read_file(path, law, DAY)
    assert reading.contracts == contracts
    assert {a.kind for a in reading.anomalies} == {"holder-other-scheme"}
    assert '"montant": 95000.1,' in text


@needs_schema
@pytest.mark.rule("DE-02")
def test_the_official_example_is_written_back_as_it_was(law: Law) -> None:
    path = DECP / "examples" / "marches_avec_modifications.json"
    original = json.loads(path.read_text(encoding="utf-8"))["marches"]["marche"][1]
    (contract,) = read_file(path, law, DAY).contracts  # the first one has a buyer whose key is wrong
    assert json.loads(encoded(to_official(contract))) == original


_words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=30)


@needs_schema
@pytest.mark.rule("DE-02")
@given(
    cents=st.integers(100, 10**15),
    months=st.integers(1, 400),
    name=_words,
    rate=st.none() | st.decimals(0, 1, places=4),
    offers=st.integers(1, 99),
    later=st.lists(st.integers(100, 10**12), max_size=3),
)
def test_whatever_misses_nothing_is_valid(
    cents: int, months: int, name: str, rate: Decimal | None, offers: int, later: list[int]
) -> None:
    changes = tuple(
        Modification(number=n, notified=DAY, data_published=DAY, amount=Money(amount))
        for n, amount in enumerate(later, 1)
    )
    contract = whole(amount=Money(cents), months=months, object=name, advance_rate=rate, offers=offers,
                     modifications=changes)  # fmt: skip
    assert missing(contract) == ()
    written = json.loads(document([contract]), parse_float=Decimal)
    assert list(_VALIDATOR.iter_errors(json.loads(document([contract])))) == []
    assert Decimal(written["marches"]["marche"][0]["montant"]) == Money(cents).euros


_VALIDATOR = validator() if DECP.exists() else None


@pytest.mark.rule("DE-02")
@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"id": "x" * 17}, "id"),
        ({"buyer": "73282932000079"}, "acheteur"),
        ({"object": ""}, "objet"),
        ({"cpv": "9132100"}, "codeCPV"),
        ({"techniques": ("Accord",)}, "techniques"),
        ({"offers": 0}, "offresRecues"),
        ({"months": 0}, "dureeMois"),
        ({"amount": Money(99)}, "montant"),
        ({"holders": ()}, "titulaires"),
        ({"notified": None}, "dateNotification"),
        ({"innovative": None}, "marcheInnovant"),
        ({"modifications": (Modification(number=1, notified=DAY),)}, "modifications"),
    ],
)
def test_what_keeps_a_contract_from_being_published_is_named(changes: dict[str, Any], name: str) -> None:
    assert missing(whole(**changes)) == (name,)


# deadlines


@pytest.mark.rule("PR-35")
def test_a_contract_notified_on_31_january_is_published_by_31_march(law: Law) -> None:
    publication = publication_of(euros("40 000"), date(2026, 1, 31), False, law)
    assert (publication.how, publication.due.day) == ("single", date(2026, 3, 31))
    assert publication.due.days_late(date(2026, 4, 2)) == 2
    assert publication_of(euros("39 999,99"), date(2026, 1, 31), False, law).how == "none"
    sg = office()
    number = a_contract(sg, "90 000", on="2026-01-31", data=DATA)
    act = {"act": "procurement.essential_data_published", "contract": number}
    assert asked(sg, "PR-35", **act, on="2026-03-31") is Verdict.PASS
    assert sg.procurement.publish_data(contract=number, on="2026-04-02").advice == ("PR-35",)


@pytest.mark.rule("PR-36")
def test_an_exempt_contract_of_30_000_in_2026_is_on_the_list_by_31_march_2027(law: Law) -> None:
    publication = publication_of(euros("30 000"), date(2026, 5, 4), True, law)
    assert (publication.how, publication.due.day) == ("list", date(2027, 3, 31))
    assert publication_of(euros("55 000"), date(2026, 5, 4), True, law).how == "list"
    assert publication_of(euros("24 999,99"), date(2026, 5, 4), True, law).how == "none"
    sg = office()
    number = a_contract(sg, "30 000", on="2026-05-04", procedure="exempt", family="x", data=DATA)
    assert sg.procurement.publish_data(contract=number, yearly_list=True, on="2027-04-01").advice == ("PR-36",)


@pytest.mark.rule("DE-02")
def test_data_that_miss_something_are_not_published() -> None:
    sg = office()
    bare = a_contract(sg, "90 000", on="2026-03-02")
    refused_by(sg, lambda: sg.procurement.publish_data(contract=bare, on="2026-03-09"), "DE-02")
    wrong = a_contract(sg, "90 000", on="2026-03-02", data={**DATA, "cpv": "9132100"})
    found = refused_by(sg, lambda: sg.procurement.publish_data(contract=wrong, on="2026-03-09"), "DE-02")
    assert dict(found["DE-02"].inputs)["missing"] == "codeCPV"


# files, into an office and out of it


def an_office_with_a_published_contract() -> Secretariat:
    sg = office()
    number = a_contract(sg, "90 000", on="2026-03-02", data=DATA, contract="2026T1")
    sg.procurement.amend(contract=number, amendment=1, case="low_amount", amount="4 000", on="2026-04-01")
    sg.procurement.publish_data(contract=number, on="2026-03-09")
    sg.procurement.publish_data(contract=number, modification=1, on="2026-04-08")
    a_contract(sg, "91 000", on="2026-03-02", contract="2026T2", data=DATA)  # not published yet
    return sg


@needs_schema
@pytest.mark.rule("DE-02")
def test_an_office_writes_the_contracts_it_published(tmp_path: Path) -> None:
    sg = an_office_with_a_published_contract()
    path = tmp_path / "decp.json"
    assert sg.export_file("decp", path) == 1
    written = json.loads(path.read_text(encoding="utf-8"))
    assert list(validator().iter_errors(written)) == []
    (contract,) = written["marches"]["marche"]
    assert (contract["montant"], contract["modifications"][0]["modification"]["montant"]) == (90_000, 94_000)
    assert sg.export_file("decp", path, year="2025") == 0
    with pytest.raises(InvalidInput, match="own, read, all"):
        sg.export_file("decp", path, scope="mine")


def test_importing_twice_changes_nothing_and_a_changed_contract_is_recorded_again(tmp_path: Path) -> None:
    sg = office()
    path = tmp_path / "decp.json"
    path.write_text(json.dumps({"marches": [GOOD, {**GOOD, "id": "2", "montant": -1}]}), encoding="utf-8")
    first = sg.import_file("decp", path)
    assert (first.lines, first.recorded, first.unchanged, first.clean) == (2, 1, 0, False)
    again = sg.import_file("decp", path)
    assert (again.recorded, again.unchanged) == (0, 1)
    path.write_text(json.dumps({"marches": [{**GOOD, "montant": 99000.5}]}), encoding="utf-8")
    assert sg.import_file("decp", path).recorded == 1
    row = sg.procurement.state.data[BUYER + "2026T1"]
    assert (row.contract.amount, row.read_from) == (euros("99 000,50"), "decp.json:1")


def test_half_a_character_is_said_and_left_out(tmp_path: Path) -> None:
    sg = office()
    path = tmp_path / "decp.json"
    path.write_text(json.dumps({"marches": [{**GOOD, "objet": "Roof \ud83d"}]}), encoding="utf-8")
    said = [a.kind for a in sg.import_file("decp", path).anomalies if a.column == "objet"]
    assert said == ["value-unreadable"]
    assert sg.procurement.state.data[BUYER + "2026T1"].contract.object == ""


@needs_schema
@pytest.mark.parametrize("scope", ["read", "all"])
def test_contracts_read_are_written_again_if_they_miss_nothing(tmp_path: Path, scope: str) -> None:
    sg = office()
    path = tmp_path / "decp.json"
    path.write_text(document([whole()]), encoding="utf-8")
    sg.import_file("decp", path)
    out = tmp_path / "out.json"
    assert sg.export_file("decp", out, scope=scope) == 1
    assert json.loads(out.read_text()) == json.loads(path.read_text())


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"%PDF-1.4 \xe2\xe3", "UTF-8"),
        (b"%PDF-1.4 plain", "columns missing"),
        (b"{'marches': []}", "JSON unreadable, line 1"),
        (b'{"contracts": []}', "no list of contracts"),
        (b'{"marches": {"marche": 3}}', "no list of contracts"),
        (b"[]", "no list of contracts"),
        (b"a,b\n1,2\n", "columns missing: uid"),
        (b"id;titulaire_id_1\n", "columns missing: acheteur_id"),
        (b"", "columns missing"),
    ],
)
def test_a_file_that_is_something_else_is_refused_whole(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    sg = office()
    with pytest.raises(InvalidInput, match=problem):
        sg.import_file("decp", path)
    assert len(sg.procurement.state.data) == 0


def test_a_missing_file_is_an_error_in_words() -> None:
    with pytest.raises(InvalidInput, match="SG-FILE"):
        office().import_file("decp", "nowhere.json")


def test_the_holder_of_another_country_is_named_by_its_scheme() -> None:
    sg = office()
    number = a_contract(sg, "90 000", on="2026-03-02", holders=(COMPANY,), data=DATA)
    assert to_official(whole(holders=(Party(id="DE123", scheme="HORS-UE"),)))["titulaires"] == [
        {"titulaire": {"typeIdentifiant": "HORS-UE", "id": "DE123"}}
    ]
    assert sg.procurement.state.contracts[number].holders == (COMPANY,)
