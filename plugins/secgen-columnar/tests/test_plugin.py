"""What the plugin adds to secgen: formats, an exporter, engines, at work on an office."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import secgen
from secgen.budget.reports import consumption as cubes
from secgen.cli import main
from secgen.kernel.errors import InvalidInput
from secgen.kernel.money import Money
from secgen.kernel.text import Text
from secgen.plugins import PluginSet
from secgen.plugins.specs import resolve
from secgen.reports import Column, Table, run
from secgen.reports.view import View
from secgen.secretariat import Secretariat
from secgen_columnar import plugin
from secgen_columnar.dataset import Dataset
from secgen_columnar.export import facts_of

LINE = "0175-CARA-DRAC/01/6"
TABLE = Table(
    "services",
    Text("Dépenses", "Spending"),
    (
        Column("service", Text("Service", "Service"), "text"),
        Column("paid", Text("Payé", "Paid"), "money"),
        Column("rate", Text("Taux", "Rate"), "rate"),
        Column("last", Text("Dernier jour", "Last day"), "date"),
        Column("done", Text("Soldé", "Settled"), "bool"),
        Column("count", Text("Nombre", "Count"), "int"),
    ),
    (
        ("Musées d'œuvre", Money(-4_800_001), Decimal("0.333333"), date(2026, 3, 2), True, 12),
        (None, None, None, None, None, None),
    ),
    total=(None, Money(-4_800_001), Decimal(1), None, None, 12),
)
ROWS = [
    {
        "service": "Musées d'œuvre",
        "paid": Decimal("-48000.01"),
        "rate": Decimal("0.333333"),
        "last": date(2026, 3, 2),
        "done": True,
        "count": 12,
    },
    dict.fromkeys(["service", "paid", "rate", "last", "done", "count"]),
]


@pytest.fixture
def plugins() -> PluginSet:
    found = PluginSet.of(plugin)
    assert not found.broken
    return found


@pytest.fixture
def office(plugins: PluginSet) -> Secretariat:
    office = secgen.open("memory:", region="84", year=2026, plugins=plugins)
    office.budget.open_line(year=2026, line=LINE, ae="100,00", cp="100,00", on="2026-01-01")
    office.budget.commit(line=LINE, commitment="2100000001", payee="73282932000074", amount="40,01", on="2026-03-02")
    return office


def test_a_report_as_parquet(plugins: PluginSet) -> None:
    content = resolve(plugins.formats["parquet"].factory)(TABLE, "fr")
    table = pq.read_table(io.BytesIO(content))
    assert table.to_pylist() == ROWS
    assert table.schema.field("paid").type == pa.decimal128(18, 2)
    assert table.schema.metadata[b"secgen.title.fr"] == "Dépenses".encode()
    assert table.schema.field("paid").metadata[b"fr"] == "Payé".encode()


def test_a_report_as_arrow(plugins: PluginSet) -> None:
    content = resolve(plugins.formats["arrow"].factory)(TABLE, "en")
    assert pa.ipc.open_file(io.BytesIO(content)).read_all().to_pylist() == ROWS


@pytest.mark.parametrize("name", ["parquet", "arrow"])
def test_the_same_table_gives_the_same_bytes(plugins: PluginSet, name: str) -> None:
    render = resolve(plugins.formats[name].factory)
    assert render(TABLE, "fr") == render(TABLE, "en")


@pytest.mark.parametrize("name", ["parquet", "arrow"])
def test_an_amount_beyond_the_format_is_refused(plugins: PluginSet, name: str) -> None:
    table = Table("big", Text("x", "x"), (Column("paid", Text("x", "x"), "money"),), ((Money(10**18),),))
    with pytest.raises(InvalidInput, match="does not fit"):
        resolve(plugins.formats[name].factory)(table, "fr")


def test_the_facts_of_an_office_as_one_file(office: Secretariat, tmp_path: Path) -> None:
    path = tmp_path / "budget.parquet"
    count = office.export_file("parquet", path)
    dataset = Dataset.open(path)
    assert count == len(dataset.facts()) == 2
    assert dataset.columns[-1].name == "region"
    assert pq.read_table(path).column("ae_committed").to_pylist() == [Decimal("0.00"), Decimal("40.01")]


def test_two_regions_fill_one_data_set(office: Secretariat, plugins: PluginSet, tmp_path: Path) -> None:
    with secgen.open("memory:", region="53", year=2026, plugins=plugins) as other:
        other.budget.open_line(year=2026, line=LINE, ae="1,00", cp="1,00", on="2026-01-01")
        other.export_file("parquet", tmp_path, partitioned="yes")
    office.export_file("parquet", tmp_path, partitioned="oui", facts="budget")
    found = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.parquet"))
    assert found == [f"budget/year=2026/region={code}/part-0.parquet" for code in ("53", "84")]


@pytest.mark.parametrize(
    ("options", "said"),
    [({"facts": "nothing"}, "budget"), ({"partitioned": "perhaps"}, "yes, no"), ({"x": "y"}, "facts")],
)
def test_an_option_that_is_not_one_is_refused(
    office: Secretariat, tmp_path: Path, options: dict[str, str], said: str
) -> None:
    with pytest.raises(InvalidInput, match=said):
        office.export_file("parquet", tmp_path / "x.parquet", **options)
    assert list(tmp_path.iterdir()) == []


def test_every_cube_of_the_office_is_the_same_on_duckdb(
    office: Secretariat, plugins: PluginSet, tmp_path: Path
) -> None:

    office.export_file("parquet", tmp_path, partitioned="yes")
    facts = facts_of(office, View(office), "budget")
    with resolve(plugins.engines["duckdb"].factory)() as engine:
        for cube in (cubes.consumption(), cubes.EXECUTION, cubes.APPROPRIATIONS, cubes.OUTSTANDING):
            for dimension in cube.dimensions:
                expected = run(cube, facts, by=[dimension.name], on=date(2026, 12, 31))
                assert engine.run(cube, facts, by=[dimension.name], on=date(2026, 12, 31)) == expected
                assert engine.run(cube, tmp_path / "budget", by=[dimension.name], on=date(2026, 12, 31)) == expected


def test_describing_it_imports_no_heavy_library() -> None:
    program = (
        "import sys, secgen_columnar.plugin as p\n"
        "p.secgen_cube_engines(), p.secgen_exporters(), p.secgen_report_formats()\n"
        "print([m for m in ('pyarrow', 'duckdb', 'pyspark') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_data_set_needs_a_folder(office: Secretariat, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = f"sqlite:///{tmp_path}/office.db"
    assert main(["init", store, "--year", "2026", "--region", "84"]) == 0
    with secgen.open(store) as kept:
        kept.budget.open_line(year=2026, line=LINE, ae="100,00", cp="100,00", on="2026-01-01")
    capsys.readouterr()
    assert main(["export", "parquet", "--store", store, "--partitioned", "yes"]) == 2
    assert "name a folder" in capsys.readouterr().err
    assert main(["export", "parquet", "--store", store, "--partitioned", "yes", "-o", f"{tmp_path}/facts"]) == 0
    assert len(Dataset.open(tmp_path / "facts" / "budget").facts()) == 1


@pytest.mark.parametrize("engine", ["python", "duckdb"])
def test_a_report_may_choose_its_engine(office: Secretariat, engine: str) -> None:
    assert office.report("consumption", engine=engine) == office.report("consumption")


def test_an_office_without_facts_writes_no_data_set(plugins: PluginSet, tmp_path: Path) -> None:
    with secgen.open("memory:", region="84", year=2026, plugins=plugins) as empty:
        assert empty.export_file("parquet", tmp_path / "facts", partitioned="yes") == 0
    assert list(tmp_path.iterdir()) == []
