"""What an office exports in each layout, an empty office reads back: the same figures, to the cent."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import (
    COMPANY,
    GRANTS,
    RUNNING,
    SUPPLIER,
    WORKS,
    a_commitment,
    a_paid_request,
    euros,
    open_line,
)
from hypothesis import given, settings
from random_office import STEPS, quick_office, random_office

from secgen import InvalidInput, Money, Secretariat
from secgen.exchange.from_office import LAYOUTS, rows_for
from secgen.exchange.importing import import_file
from secgen.exchange.rows import CommitmentRow
from secgen.exchange.writer import write

BY = ["year", "programme", "uo", "action", "title", "category", "department"]
PAIRS = [("inf-bud-53-ae", "inf-bud-53-cp"), ("aife-ae", "aife-cp"), ("jp51", "jp57")]


def worked_year() -> Secretariat:
    """Every title and kind of payment; lines with and without category; departments and none."""
    sg = quick_office(2026)
    lines = (RUNNING, GRANTS, WORKS, "0131-CARA-DRAC/02/63", "0175-CARA-DRAC/01-02/52", "0224-CARA-DRAC/07/32")
    for line in lines:
        open_line(sg, line, "100 000")
    sg.budget.open_tranche(tranche="T", year=2026, line=WORKS, amount="50 000", on="2026-01-05")
    a_commitment(sg, "1 000", RUNNING, department="69", object="Nettoyage ; vitres, « Grenier »")
    works = a_commitment(sg, "20 000,05", WORKS, tranche="T", department="2A", nature="investment", object="Nef")
    terms = {"nature": "intervention", "grant": {"earmarked": False}, "payee": COMPANY}
    grant = a_commitment(sg, "12 000", GRANTS, department="38", object="Festival", **terms)
    local = a_commitment(sg, "700", lines[3], department="01", object="Ville", **terms)
    agent = a_commitment(sg, "90", lines[5], payee="1000000001", object="Opérateur")
    a_paid_request(sg, works, "1 500,01", on="2026-04-01")
    a_paid_request(sg, works, "99,99", on="2026-05-01")
    a_paid_request(sg, grant, "6 000", on="2026-04-01", documents=["award"])
    a_paid_request(sg, agent, "90", on="2026-04-02")
    sg.budget.receive_credit_note(commitment=works, credit="A", amount="0,01", on="2026-06-01")
    sg.budget.increase(commitment=local, amount="50", on="2026-06-01")
    sg.budget.withdraw(commitment=grant, amount="500", on="2026-06-01")
    for name, line, amount, case in (("D1", RUNNING, "312,40", "travel_costs"), ("D2", GRANTS, "5", "court_decision")):
        sg.budget.pay_directly(
            payment=name, line=line, payee=SUPPLIER, amount=amount, case=case, on="2026-03-05", department="43"
        )
    sg.budget.pay_by_card(
        statement="C", line=RUNNING, payee="1000000002", amount="7", purchase="supplies", on="2026-03-06"
    )
    return sg


def exported(sg: Secretariat, layout: str, folder: Path) -> Path:
    path = folder / f"{layout}.csv"
    write(layout, rows_for(layout, sg.budget.state, [r.act for r in sg.acts()]), path, drop=True)
    return path


def figures(sg: Secretariat) -> dict[tuple[object, ...], tuple[object, ...]]:
    """AE and CP consumed by everything an extract can tell."""
    table = sg.report("consumption", by=BY, on="2027-12-31")
    found = {tuple(row[name] for name in BY): (row["ae_consumed"], row["cp_consumed"]) for row in table.to_dicts()}
    return {key: sums for key, sums in found.items() if any(sums)}


@pytest.mark.parametrize("pair", PAIRS[:2], ids=lambda pair: pair[0])
def test_what_is_exported_reads_back_the_same_in_an_empty_office(pair: tuple[str, str], tmp_path: Path) -> None:
    sg = worked_year()
    empty = quick_office(2026, node="{programme}-CARA-DRAC")
    for layout in pair:
        told = import_file(empty, layout, exported(sg, layout, tmp_path))
        assert not [a for a in told.anomalies if a.severity == "row"]
        assert told.refused == ()
    assert figures(empty) == figures(sg)
    made = {key: row.made for key, row in sg.budget.state.commitments.items()}
    for key, row in empty.budget.state.commitments.items():
        for name in ("line", "payee", "department", "object", "on"):
            assert getattr(row.made, name) == getattr(made[key], name), (key, name)


@pytest.mark.parametrize(
    ("line", "centre"),
    [("0224-CARA-DRAC/07/3", "DRACARA035"), ("0224-CBRE-DRAC/07/3", "DRACBRE035"), ("0224/07/3", "DRAC035")],
)
def test_a_cost_centre_is_that_of_the_region_of_its_line(line: str, centre: str) -> None:
    sg = quick_office(2026)
    open_line(sg, line, "1 000")
    a_commitment(sg, "10", line, department="35")
    (row,) = rows_for("aife-ae", sg.budget.state, [r.act for r in sg.acts()])
    assert isinstance(row, CommitmentRow)
    assert row.cost_centre == centre


def test_the_journals_read_back_the_same_but_for_direct_payments(tmp_path: Path) -> None:
    """JP57 has no account: what was paid without commitment cannot be placed, and is told."""
    sg = worked_year()
    empty = quick_office(2026)
    assert import_file(empty, "jp51", exported(sg, "jp51", tmp_path)).clean
    told = import_file(empty, "jp57", exported(sg, "jp57", tmp_path))
    rows = [a for a in told.anomalies if a.severity == "row"]
    assert [a.kind.value for a in rows] == ["value-missing"] * 3
    direct = quick_office(2026)
    for line in (RUNNING, GRANTS):
        open_line(direct, line, "1 000")
    for row in sg.acts():
        if row.act.tag in ("budget.directly_paid", "budget.card_paid"):
            direct.record(row.act)
    expected = figures(sg)
    for key, (ae, cp) in figures(direct).items():
        left = tuple(a - b for a, b in zip(expected[key], (ae, cp), strict=True))  # type: ignore[operator]
        expected[key] = left
    assert figures(empty) == {key: sums for key, sums in expected.items() if any(sums)}


def test_published_grants_read_back_the_same(tmp_path: Path) -> None:
    sg = quick_office(2026)
    sg.budget.publish_grant(
        decision="2103105755", beneficiary="Compagnie", beneficiary_id=SUPPLIER, amount="500,50", on="2026-03-02",
        purpose="Festival", grantor="DRAC", grantor_id="35600000000048", nature="aide en numéraire",
        payment_terms="unique", payment_dates=["2026-04-01", "2026-05-01"], share="0.5", eu_notified="non",
    )  # fmt: skip
    empty = quick_office(2026)
    assert import_file(empty, "subventions", exported(sg, "subventions", tmp_path)).recorded == 1
    (there,) = empty.budget.state.published.values()
    (here,) = sg.budget.state.published.values()
    assert {n: getattr(there, n) for n in ("decision", "amount", "payment_dates", "share", "on")} == {
        n: getattr(here, n) for n in ("decision", "amount", "payment_dates", "share", "on")
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_exporting_again_after_reading_back_gives_the_same_rows(layout: str, tmp_path: Path) -> None:
    sg = worked_year()
    first = exported(sg, layout, tmp_path).read_bytes()
    assert exported(sg, layout, tmp_path).read_bytes() == first


@settings(max_examples=25)
@given(steps=STEPS)
def test_commitments_and_payments_of_random_years_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int, int, int]]
) -> None:
    """Net of withdrawals and of credit notes, each commitment and what was paid on it."""
    sg = random_office(steps)
    folder = tmp_path_factory.mktemp("export")
    empty = quick_office(2025)
    for layout in ("aife-ae", "aife-cp"):
        told = import_file(empty, layout, exported(sg, layout, folder))
        assert told.refused == ()
    there = empty.budget.state.commitments
    paid_for_nothing = set()
    for key, row in sg.budget.state.commitments.items():
        if row.committed > row.withdrawn:
            assert (there[key].committed - there[key].withdrawn, there[key].paid) == (
                row.committed - row.withdrawn,
                row.paid,
            )
        else:
            paid_for_nothing.add(key)
    assert not paid_for_nothing & set(there)


def test_a_regional_extract_of_payments_holds_one_year(tmp_path: Path) -> None:
    sg = quick_office(2025)
    for year in (2025, 2026):
        open_line(sg, RUNNING, "1 000", year=year)
    number = a_commitment(sg, "500", on="2025-03-03")
    a_paid_request(sg, number, "100", on="2025-05-05")
    a_paid_request(sg, number, "150", on="2026-05-05")
    acts = [r.act for r in sg.acts()]
    with pytest.raises(InvalidInput) as refused:
        rows_for("inf-bud-53-cp", sg.budget.state, acts)
    assert "2025, 2026" in str(refused.value)
    for year, paid in ((2025, "100"), (2026, "150")):
        rows = rows_for("inf-bud-53-cp", sg.budget.state, acts, year)
        assert [row.amount for row in rows] == [euros(paid)]
    assert len(rows_for("aife-cp", sg.budget.state, acts)) == 2
    assert Money.sum(row.amount for row in rows_for("inf-bud-53-ae", sg.budget.state, acts, 2025)) == euros("500")
    assert rows_for("inf-bud-53-ae", sg.budget.state, acts, 2026) == []


def test_an_unknown_layout_is_refused_and_the_known_ones_named() -> None:
    with pytest.raises(InvalidInput) as refused:
        rows_for("xlsx", quick_office().budget.state, [])
    assert ", ".join(LAYOUTS) in str(refused.value)


def test_a_title_without_account_is_refused() -> None:
    sg = quick_office(2026)
    open_line(sg, "0131/01/4", "100")
    a_commitment(sg, "10", "0131/01/4")
    with pytest.raises(InvalidInput) as refused:
        rows_for("aife-ae", sg.budget.state, [])
    assert "0131/01/4" in str(refused.value)
