"""Small files that would take all the memory or all the day: refused, or read within bounds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from helpers import office

from secgen import Money
from secgen.cli.acts import read_acts
from secgen.communication.exchange.checking import check_posts
from secgen.communication.exchange.layouts import check_layout
from secgen.exchange import LAYOUTS, read, read_office_list, sniff
from secgen.kernel.dates import parse_day, parse_instant
from secgen.kernel.errors import SecgenError
from secgen.kernel.money import parse_rate
from secgen.law.loader import load_pack
from security.attacks import seconds

HUGE = (
    "1" + "0" * 400,
    "1e999",
    "-1e999",
    "9" * 100_000,
    "٣٤٥",
    "１２",
    "NaN",
    "Infinity",
    "0x10",
    "1_000",
    "-" * 100_000,
    "²",
)


@pytest.mark.parametrize("text", HUGE)
def test_numbers_beyond_any_amount_are_refused_at_once(text: str) -> None:
    with seconds(5):
        for read_one in (Money.parse, parse_rate, parse_day, parse_instant):
            if read_one is parse_rate and text.startswith("0"):
                continue
            with pytest.raises(SecgenError):
                read_one(text)


@pytest.mark.parametrize("number", [10**400, -(10**400), 1e308, float("inf"), float("-inf"), float("nan"), 2**63])
def test_an_act_takes_no_number_for_an_amount_nor_one_that_has_no_end(number: float) -> None:
    with office() as sg:
        for act in (
            {"act": "budget.certified", "commitment": "1", "amount": number, "on": "2026-03-02"},
            {"act": "office.opened", "region": "84", "year": number, "on": "2026-03-02"},
        ):
            with pytest.raises(SecgenError) as refused:
                sg.record(act)
            assert str(refused.value)


NESTED = ("[" * 200_000, '{"a":' * 200_000, "[" * 200_000 + "]" * 200_000, '{"a":' * 50_000 + "1" + "}" * 50_000)


@pytest.mark.parametrize("text", NESTED)
def test_values_nested_without_end_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "deep.json"
    path.write_text(text)
    with office() as sg, seconds(20):
        for reader in (
            lambda: list(read_acts(sg, [text])),
            lambda: check_posts(path, {}),
            lambda: sg.import_file("openagenda", path),
            lambda: sg.import_file("decp", path),
            lambda: load_pack(f"a = {text}"),
            lambda: check_layout(path, {"region": "84"}),
        ):
            with pytest.raises(SecgenError):
                reader()


def test_an_act_nested_in_python_is_refused() -> None:
    deep: object = []
    for _ in range(100_000):
        deep = [deep]
    with office() as sg, pytest.raises(SecgenError):
        sg.record({"act": "budget.committed", "on": "2026-03-02", "tags": deep})


CHILD = """
import resource, sys
from pathlib import Path
import secgen
from secgen.exchange import read, read_office_list, sniff
from secgen.kernel.errors import SecgenError
resource.setrlimit(resource.RLIMIT_AS, ({limit}, {limit}))
sg = secgen.open("memory:", region="84", year=2026, vault="memory:")
told = []
for name in {names!r}:
    try:
        sg.import_file(name, Path(sys.argv[1]))
        told.append(name)
    except SecgenError as error:
        assert len(str(error)) < 50_000, (name, len(str(error)))
try:
    read_office_list(Path(sys.argv[1]))
except SecgenError:
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, told)
"""
NAMES = [
    "inf-bud-53-ae",
    "jp51",
    "subventions",
    "openagenda",
    "cog-communes",
    "agents",
    "decp",
    "glpi",
    "fleet",
    "mail-register",
]
MIB = 1024 * 1024


def within(memory: int, path: Path) -> str:
    """Try every importer on a file in a process whose memory is bounded; what it says."""
    code = CHILD.format(limit=memory, names=NAMES)
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.parametrize("content", ["one line", "columns"])
def test_ten_megabytes_or_fifty_thousand_columns_are_refused_in_bounded_memory(tmp_path: Path, content: str) -> None:
    path = tmp_path / "cog_communes_2026.csv"
    path.write_bytes(b"x" * 10 * MIB if content == "one line" else b"a;" * 50_000 + b"\n" + b"1;" * 50_000)
    assert within(1500 * MIB, path)


@pytest.mark.soak
@pytest.mark.parametrize("content", [b"x", b"a" * 20 + b";", b'"', b"1" * 20 + b",", b"[", b'{"a":1},', b" "])
def test_a_hundred_megabytes_on_one_line_are_refused_in_bounded_memory(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cog_communes_2026.csv"
    path.write_bytes(content * (100 * MIB // len(content)))
    assert within(4 * 1024 * MIB, path)


@pytest.mark.soak
def test_a_million_columns_are_refused_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "cog_communes_2026.csv"
    path.write_bytes(b"a;" * 1_000_000 + b"\n" + b"1;" * 1_000_000)
    assert within(3000 * MIB, path)


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_file_of_quotes_is_cut_in_bounded_time(tmp_path: Path, name: str) -> None:
    path = tmp_path / "quotes.csv"
    path.write_text('"\n' * 20_000)
    with seconds(30):
        with pytest.raises(SecgenError):
            read(name, path)
        assert sniff(path) is None
        with pytest.raises(SecgenError):
            read_office_list(path)


def test_json_that_repeats_a_key_a_million_times_is_one_value(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    path.write_text("{" + '"a": 1,' * 300_000 + '"b": 2}')
    with office() as sg, seconds(20), pytest.raises(SecgenError):
        sg.import_file("decp", path)
