"""The published files, read whole: the counts of the domain file are found again."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for

from secgen.law import Law
from secgen.procurement.essential.cpv import CpvList
from secgen.procurement.essential.reading import Reading, read_records
from secgen.procurement.exchange.files import read_file

DECP = Path(__file__).parents[3] / "shared" / "data" / "decp"
pytestmark = pytest.mark.skipif(not DECP.exists(), reason="the published files are not beside this repository")
AIFE, PES = ("place_aife_2019.json", date(2019, 4, 4)), ("pes_2019.json", date(2019, 4, 5))


def contracts_only(name: str) -> Iterator[tuple[int, Any]]:
    """The records that are contracts, concessions left out, as the domain file counts them."""
    data = json.loads((DECP / name).read_text(encoding="utf-8"), parse_float=Decimal)
    return ((n, record) for n, record in enumerate(data["marches"], 1) if record["_type"] == "Marché")


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    from secgen.law import builtin_law

    law = builtin_law()
    return {name: read_records("json-2019", contracts_only(name), name, law, day) for name, day in (AIFE, PES)}


MEASURED = [
    # kind, column, AIFE, PES
    ("value-missing", "dateNotification", 2511, 0),
    ("value-missing", "datePublicationDonnees", 4109, 0),
    ("date-zone", "dateNotification", 0, 1148),
    ("date-impossible", "dateNotification", 0, 0),
    ("notification-future", "dateNotification", 3, 2),
    ("publication-early", "datePublicationDonnees", 0, 120),
    ("amount-zero", "montant", 21, 2),
    ("amount-tiny", "montant", 23, 0),
    ("amount-below-publication", "montant", 1252, 0),
    ("buyer-siret-key", "acheteur.id", 40, 0),
    ("buyer-missing", "acheteur.id", 1, 0),
    ("holder-siret-key", "titulaires", 116, 1),
    ("holder-siret-format", "titulaires", 32, 0),
    ("holder-other-scheme", "titulaires", 89, 8),
    ("cpv-malformed", "codeCPV", 93, 0),
    ("procedure-unknown", "procedure", 190, 68),
    ("text-damaged", "", 3559, 0),
    ("duplicate", "id", 248, 8),
    ("framework-long", "dureeMois", 8, 16),
]


@pytest.mark.rule("DE-01", "DE-03", "DE-04", "DE-06")
@pytest.mark.parametrize(("kind", "column", "aife", "pes"), MEASURED, ids=lambda value: str(value))
def test_each_measured_problem_is_found_again(
    readings: dict[str, Reading], kind: str, column: str, aife: int, pes: int
) -> None:
    found = [readings[name].counted().get((kind, column), 0) for name, _ in (AIFE, PES)]
    assert found == [aife, pes]


def test_every_contract_is_read_or_set_aside(readings: dict[str, Reading]) -> None:
    for (name, _), records in ((AIFE, 4508), (PES, 1148)):
        reading = readings[name]
        assert reading.records == records == len(reading.found) + reading.set_aside
        assert len({contract.key for contract in reading.contracts}) == len(reading.found)


@pytest.mark.rule("DE-03")
def test_amounts_too_large_or_made_of_nines_are_told_apart(readings: dict[str, Reading]) -> None:
    """The domain file counts both kinds together: 3 and 5; one contract of 999 999 999 is both."""
    found = {name: readings[name].counted() for name, _ in (AIFE, PES)}
    kinds = [(found[name]["amount-huge", "montant"], found[name]["amount-fictitious", "montant"]) for name in found]
    assert kinds == [(1, 2), (1, 4)]


@pytest.mark.rule("PR-35")
def test_two_months_are_counted_from_day_to_day(readings: dict[str, Reading]) -> None:
    """18 and 310 publications are late by calendar months; the 314 of the domain file are those beyond 61 days."""
    late = [readings[name].counted()["publication-late", "datePublicationDonnees"] for name, _ in (AIFE, PES)]
    assert late == [18, 310]
    records = [record for _, record in contracts_only(PES[0])]
    days = [
        date.fromisoformat(r["datePublicationDonnees"][:10]) - date.fromisoformat(r["dateNotification"][:10])
        for r in records
    ]
    assert sum(delay > timedelta(days=61) for delay in days) == 314


@pytest.mark.parametrize(("file", "valid"), [(AIFE[0], 331), (PES[0], 1080)])
def test_the_official_schema_of_2019_accepts_as_many_as_measured(file: str, valid: int) -> None:
    schema = json.loads((DECP / "schema" / "marches_v1.5.0_arrete2019.json").read_text(encoding="utf-8"))
    one = {"$schema": schema["$schema"], "definitions": schema["definitions"], "$ref": "#/definitions/marche"}
    validator = validator_for(one)(one)
    records = json.loads((DECP / file).read_text(encoding="utf-8"))["marches"]
    assert sum(validator.is_valid(record) for record in records if record["_type"] == "Marché") == valid


def test_the_whole_file_holds_concessions_too(law: Law) -> None:
    reading = read_file(DECP / AIFE[0], law, AIFE[1])
    assert (reading.layout, reading.records) == ("json-2019", 4530)


@pytest.fixture(scope="module")
def tabular() -> Reading:
    from secgen.law import builtin_law

    return read_file(DECP / "decp_2024h2_travaux_cpv4521_aura.csv", builtin_law(), date(2025, 6, 1))


def test_the_tabular_file_has_1_767_rows_of_1_004_numbers(tabular: Reading) -> None:
    assert (tabular.layout, tabular.records, tabular.set_aside) == ("tabular-2024", 1767, 0)
    assert len({contract.uid for contract in tabular.contracts}) == 1004
    assert tabular.counted()["amount-below-publication", "montant"] == 140
    assert tabular.counted()["value-missing", "dureeMois"] == 2
    assert not any(kind.startswith(("buyer-", "holder-")) for kind, _ in tabular.counted())


@pytest.mark.rule("DE-05")
def test_471_rows_become_the_modifications_of_257_pairs_of_contract_and_holder(tabular: Reading) -> None:
    pairs = [(contract, party) for contract in tabular.contracts for party in contract.holders]
    modified = [contract for contract, _ in pairs if contract.modifications]
    assert (len(pairs), len(modified)) == (1296, 257)
    assert sum(len(contract.modifications) for contract, _ in pairs) == 471
    grown = [c for c in modified if c.current_amount.cents * 100 >= c.amount.cents * 115]  # type: ignore[union-attr]
    assert len(grown) == 34
    for contract in modified:
        days = [contract.notified, *(m.notified for m in contract.modifications)]
        assert days == sorted(days, key=lambda day: day or date.max)
        assert [m.number for m in contract.modifications] == list(range(1, len(contract.modifications) + 1))


def test_other_facts_of_the_tabular_file_are_found_again(tabular: Reading) -> None:
    """479 rows under 90 000, 304 with one offer, 20 without publicity at 100 000 or more, of the rows as published."""
    with (DECP / "decp_2024h2_travaux_cpv4521_aura.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    counted = Counter(
        name
        for row in rows
        for name, holds in (
            ("under 90 000", Decimal(row["montant"]) < 90_000),
            ("one offer", row["offresRecues"] == "1"),
            ("no publicity", row["procedure"].startswith("Marché passé") and Decimal(row["montant"]) >= 100_000),
        )
        if holds
    )
    assert counted == {"under 90 000": 479, "one offer": 304, "no publicity": 20}
    assert sum(c.offers == 1 for c in tabular.contracts) <= 304


def test_the_drac_occitanie_contract_is_read(law: Law) -> None:
    reading = read_file(DECP / "decp_2024h2_travaux_cpv4521_state_buyers.csv", law, date(2025, 6, 1))
    assert reading.records == 77
    (drac,) = [c for c in reading.contracts if c.buyer == "17340460900070"]
    assert (str(drac.amount), drac.months, drac.notified) == ("456\u00a0167,40", 14, date(2024, 11, 18))
    assert drac.procedure == "Marché passé sans publicité ni mise en concurrence préalable"


def test_the_flat_records_of_2026_are_read_without_anomaly(law: Law) -> None:
    reading = read_file(DECP / "decp_2022_flat_2026_records.json", law, date(2026, 8, 18))
    assert (reading.layout, reading.records, reading.anomalies) == ("flat-2022", 2, ())
    first, second = reading.contracts
    assert (len(first.holders), first.advance, first.offers) == (1, False, 1)
    assert (len(second.holders), second.framework, second.advance_rate) == (3, "26SUP03", Decimal("0.05"))
    assert second.execution == ("Marchés subséquents",)


@pytest.mark.rule("DE-06")
def test_a_code_is_looked_up_with_its_check_digit() -> None:
    with (DECP / "cpv_2008_fr.csv").open(encoding="utf-8") as file:
        known = CpvList.of((row["CODE"], row["FR"]) for row in csv.DictReader(file))
    assert len(known.entries) == 9454
    digit = known.entries["45212314"][0]
    assert known.holds("45212314")
    assert known.holds(f"45212314-{digit}")
    assert not known.holds(f"45212314-{(int(digit) + 1) % 10}")
    assert not known.holds("9132100")
    assert not known.holds("45212399")
    assert "historiques" in known.label("45212314")
