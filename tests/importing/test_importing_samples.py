"""The real Chorus samples through ``import_file`` into an office: the acts recorded, to the cent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from helpers import euros
from random_office import quick_office

from secgen import InvalidInput, Money, Secretariat
from secgen.exchange.importing import Import, import_file

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "chorus"
FILES = {
    "region_ae_INF-BUD-53.csv": "inf-bud-53-ae",
    "region_cp_INF-BUD-53.csv": "inf-bud-53-cp",
    "national_aife_ae.csv": "aife-ae",
    "national_aife_cp.csv": "aife-cp",
    "scdl_subventions_sample.csv": "subventions",
    "ademe_subventions_sample.csv": "subventions",
    "format-subventions_exemple.csv": "subventions",
}


def bring(sg: Secretariat, name: str, layout: str = "") -> Import:
    path = SAMPLES / name
    if not path.exists():
        pytest.skip(f"the real Chorus samples are not there: {SAMPLES}")
    return import_file(sg, layout or FILES[name], path)


@pytest.fixture
def sg() -> Secretariat:
    return quick_office(2023, node="{programme}-CARA-DRAC")


def recorded(sg: Secretariat) -> list[tuple[str, str, Money]]:
    """Kind, subject and amount of each act of the budget."""
    acts = [r.act for r in sg.acts() if r.act.tag.startswith("budget.")]
    return [(a.tag.partition(".")[2], a.subject, getattr(a, "amount", Money(0))) for a in acts]


def test_the_regional_commitments_are_recorded_on_the_default_unit(sg: Secretariat) -> None:
    told = bring(sg, "region_ae_INF-BUD-53.csv")
    assert recorded(sg) == [
        ("committed", "commitment/2103105755/5", euros("22 500,12")),
        ("committed", "commitment/2103105755/6", euros("15 000")),
    ]
    made = sg.budget.state.commitments["2103105755/5"].made
    assert (made.line, made.payee, made.object) == (
        "0103-CARA-DRAC/01-01/62",
        "85129663200017",
        "ATLAS SOUTENIR LES COMPETENCES",
    )
    assert (made.on, made.department, made.nature, made.source) == (date(2023, 1, 10), "35", "intervention", "chorus")
    assert made.advice == ("FIN-001",)
    assert (told.lines, told.count("rows"), told.count("orphans"), told.recorded, told.unchanged) == (3, 2, 0, 2, 0)
    assert told.count("total") == euros("37 500,12")
    assert [(a.line, a.kind.value) for a in told.anomalies] == [(6, "year-unreadable"), (11, "programme-invalid")]
    assert not told.clean
    assert told.refused == ()


def test_the_regional_payments_need_their_commitments_and_direct_ones_are_recorded_apart(sg: Secretariat) -> None:
    told = bring(sg, "region_cp_INF-BUD-53.csv")
    assert recorded(sg) == [
        ("directly_paid", "payment/2023/500043027", euros("28,26")),
        ("directly_paid", "payment/2023/500043030", euros("27,96")),
    ]
    unknown = [a for a in told.anomalies if a.severity == "row"]
    assert [(a.kind.value, a.column, a.value) for a in unknown] == [
        ("value-unknown", "N° EJ", "2103105755/1"),
        ("value-unknown", "N° EJ", "2103105755/5"),
    ]
    assert (
        "commitment 2103105755/1 unknown to the journal: 807,28 € not recorded → import the extract of commitments"
        in str(unknown[0])
    )
    assert not told.clean
    assert (told.count("orphans"), told.count("total")) == (2, euros("1 265,50"))


def test_after_its_commitment_the_regional_payment_is_recorded_from_service_to_payment(sg: Secretariat) -> None:
    bring(sg, "region_ae_INF-BUD-53.csv")
    told = bring(sg, "region_cp_INF-BUD-53.csv")
    name = "request/2023/100011636/2103105755/5"
    item = "commitment/2103105755/5"
    assert recorded(sg)[2:6] == [
        ("certified", item, euros("402")),
        ("invoice_received", item, euros("402")),
        ("ordered", item, euros("402")),
        ("paid", name, Money(0)),
    ]
    request = sg.budget.state.requests[name.removeprefix("request/")]
    assert (request.stage, request.paid_on, request.dated) == ("paid", date(2023, 1, 18), date(2022, 12, 25))
    assert request.received_on == date(2023, 1, 10)  # not before the commitment
    assert [a.value for a in told.anomalies if a.severity == "row"] == ["2103105755/1"]
    assert sg.report("consumption").total is not None


def test_the_national_files_name_their_own_unit(sg: Secretariat) -> None:
    assert bring(sg, "national_aife_ae.csv").clean
    told = bring(sg, "national_aife_cp.csv")
    assert told.clean
    assert (told.recorded, told.count("total")) == (8, euros("21 775 515,70"))
    state = sg.budget.state
    assert {row.made.line for row in state.commitments.values()} == {"0354-CDMA-CDAT/02/64"}
    assert {row.made.department for row in state.commitments.values()} == {"75"}
    assert sum(row.paid for row in state.commitments.values()) == told.count("total").cents
    assert not any(row.outstanding for row in state.commitments.values())
    consumed = sg.report("consumption", year=2024)
    assert consumed.total is not None
    assert consumed.total[consumed.index("cp_consumed")] == told.count("total")


@pytest.mark.parametrize(
    ("name", "count", "total"),
    [
        ("scdl_subventions_sample.csv", 4, "110 000"),
        ("ademe_subventions_sample.csv", 3, "15 000"),
        ("format-subventions_exemple.csv", 2, "27 501"),
    ],
)
def test_published_grants_are_recorded_one_by_one(sg: Secretariat, name: str, count: int, total: str) -> None:
    told = bring(sg, name)
    published = sg.budget.state.published
    assert (
        (told.recorded, told.count("total"))
        == (count, euros(total))
        == (len(published), Money.sum(g.amount for g in published.values()))
    )
    assert told.clean


@pytest.mark.parametrize("name", list(FILES))
def test_importing_twice_changes_nothing(sg: Secretariat, name: str) -> None:
    if name.startswith(("region_cp", "national_aife_cp")):
        bring(sg, name.replace("cp", "ae"))
    first = bring(sg, name)
    position = sg.journal.store.head().position
    again = bring(sg, name)
    assert sg.journal.store.head().position == position
    assert (again.recorded, again.refused) == (0, ())
    assert again.anomalies == first.anomalies
    assert again.unchanged >= (first.count("rows") if first.clean else 0)


def test_a_file_with_columns_missing_is_refused_and_nothing_recorded(sg: Secretariat) -> None:
    position = sg.journal.store.head().position
    with pytest.raises(InvalidInput) as refused:
        bring(sg, "region_ae_missing_column.csv", "inf-bud-53-ae")
    assert refused.value.code == "SG-LAYOUT"
    assert "3 missing column(s): N° EJ ; Date de réplication ; N° poste EJ" in str(refused.value)
    assert sg.journal.store.head().position == position


@pytest.mark.parametrize("layout", ["inf-bud-53-ae", "aife-cp", "jp51", "subventions"])
def test_a_pdf_is_refused_and_nothing_recorded(sg: Secretariat, tmp_path: Path, layout: str) -> None:
    pdf = tmp_path / "extract.pdf"
    pdf.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n")
    position = sg.journal.store.head().position
    with pytest.raises(InvalidInput) as refused:
        import_file(sg, layout, pdf)
    assert refused.value.code in ("SG-LAYOUT", "SG-FILE")
    assert sg.journal.store.head().position == position


@pytest.mark.parametrize("name", ["programmes_themes.csv", "regions_codes.csv", "lfi_2026_etat_b_cp_missions.csv"])
def test_a_file_of_another_kind_is_refused(sg: Secretariat, name: str) -> None:
    with pytest.raises(InvalidInput):
        bring(sg, name, "inf-bud-53-ae")
