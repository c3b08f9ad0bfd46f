"""hledger and beancount add up our entries on their own: every account ends where ours does."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from helpers import GRANTS, RUNNING, WORKS, a_commitment, a_paid_request, an_order, open_line
from hypothesis import given, settings
from random_office import STEPS, quick_office, random_office
from secgen_plaintext.exporting import export
from secgen_plaintext.names import name

from secgen import Secretariat
from secgen.accounting.ledger import Ledger
from secgen.demo.chorus import ChorusYear
from secgen.demo.plan import PLANS, STAFF, YEAR, opening_acts

Balances = dict[str, Decimal]


def ours(sg: Secretariat, year: int) -> Balances:
    """The closing balance of every account, by its plain-text name; those at zero left out."""
    ledger = Ledger(sg.accounting.state, sg.law)
    return {name(b.account): Decimal(b.closing) / 100 for b in ledger.year(year) if b.closing}


def by_hledger(sg: Secretariat, year: int, folder: Path) -> Balances:
    """What hledger finds in the year we export; it refuses an entry that does not balance."""
    path = folder / f"{year}.journal"
    export(sg, "hledger", path, {"year": year})
    command = ["hledger", "-f", str(path), "balance", "--flat", "--strict", "-O", "csv"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    rows = list(csv.reader(ran.stdout.splitlines()[1:]))
    return {account: Decimal(amount.removesuffix(" EUR")) for account, amount in rows if ":" in account}


def by_beancount(sg: Secretariat, year: int, folder: Path) -> Balances:
    """What beancount finds in it; any error it reports fails."""
    from beancount import loader
    from beancount.core import realization

    path = folder / f"{year}.beancount"
    export(sg, "beancount", path, {"year": year})
    found, errors, _ = loader.load_file(str(path))
    assert not errors, errors[:3]
    return {
        account.account: position.units.number
        for account in realization.iter_children(realization.realize(found))
        for position in account.balance
        if position.units.number
    }


PROGRAMS: dict[str, Callable[[Secretariat, int, Path], Balances]] = {"hledger": by_hledger, "beancount": by_beancount}
HERE = {"hledger": shutil.which("hledger") is not None, "beancount": find_spec("beancount") is not None}
each_program = pytest.mark.parametrize(
    "program",
    [
        pytest.param(found, id=which, marks=pytest.mark.skipif(not HERE[which], reason=f"{which} is not installed"))
        for which, found in PROGRAMS.items()
    ],
)


def a_full_year() -> Secretariat:
    """Two years with all that can be booked: retention, advances, early payments, assets, risks, adjustments."""
    sg = quick_office(2025)
    for year in (2025, 2026):
        for line in (RUNNING, GRANTS, WORKS):
            open_line(sg, line, "100 000", year=year)
    number = a_commitment(sg, "10 000", on="2025-03-03", contract={"months": 3})
    advance = an_order(sg, number, "1 000", kind="advance", certify=False, on="2025-03-10")
    sg.budget.pay(request=advance, on="2025-03-17")
    sg.budget.certify(commitment=number, amount="7 000", on="2025-06-02")
    sg.budget.liquidate(
        commitment=number, request="R", amount="7 000", recovered="600", retention="300", penalty="50", on="2025-06-02"
    )
    sg.budget.order(commitment=number, request="R", amount="6 050", on="2025-06-03")
    sg.budget.accept(request="R", on="2025-06-03")
    sg.budget.pay(request="R", on="2025-06-04")
    early = a_commitment(sg, "600", on="2025-11-03")
    sg.budget.pay(
        request=an_order(sg, early, "600", on="2025-11-04", certify=False, before_service="subscriptions"),
        on="2025-11-05",
    )
    sg.budget.certify(commitment=early, amount="600", on="2025-12-01", period_from="2025-12-01", period_to="2027-11-30")
    sent_back = an_order(sg, a_commitment(sg, "80", on="2025-03-03"), "80", on="2025-12-20")
    sg.budget.accept(request=sent_back, on="2025-12-21")
    sg.budget.reject(request=sent_back, reason="bank", on="2026-01-05")
    sg.accounting.capitalise(
        asset="PC-1",
        label='Station "A; B|C"',
        category="it",
        cost="3 000",
        origin="expense",
        line=RUNNING,
        on="2025-06-05",
    )
    sg.accounting.put_into_service(asset="PC-1", on="2025-07-01")
    sg.accounting.dispose(asset="PC-1", reason="scrapped", on="2026-05-04")
    risk = {"provision": "L1", "kind": "litigation", "object": "bail"}
    sg.accounting.assess_provision(**risk, probability="probable", amount="5 000", on="2025-10-01")
    sg.accounting.assess_provision(**risk, probability="possible", amount="2 000", on="2026-10-01")
    for kind in ("accrued_expense", "prepaid_expense", "accrued_income", "deferred_income"):
        sg.accounting.declare_adjustment(
            adjustment=kind, year=2025, kind=kind, line=RUNNING, amount="12,34", reason="contrat", on="2025-12-31"
        )
    a_paid_request(sg, a_commitment(sg, "33,33", on="2026-03-03"), "33,33", on="2026-04-01")
    return sg


@each_program
@pytest.mark.parametrize("year", [2025, 2026])
def test_every_account_ends_where_another_program_finds_it(
    program: Callable[..., Balances], year: int, tmp_path: Path
) -> None:
    sg = a_full_year()
    assert len(ours(sg, year)) > 10
    assert program(sg, year, tmp_path) == ours(sg, year)


@each_program
@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_so_it_is_on_generated_years(program: Callable[..., Balances], steps: list[tuple[int, int, int, int]]) -> None:
    sg = random_office(steps)
    with TemporaryDirectory() as folder:
        for year in (2025, 2026):
            assert program(sg, year, Path(folder)) == ours(sg, year)


@pytest.fixture(scope="module")
def reference_year() -> Secretariat:
    """The reference year of the demo, as Chorus generates it."""
    sg = quick_office(YEAR)
    sg.record(*opening_acts(sg.law))
    available = {line: sg.budget.available(YEAR, line) for line in [*(plan.line for plan in PLANS), STAFF]}
    assert sg.post(ChorusYear(available, sg.law).generate()).accepted > 20_000
    return sg


@each_program
def test_so_it_is_on_the_year_of_the_demo(
    program: Callable[..., Balances], reference_year: Secretariat, tmp_path: Path
) -> None:
    assert program(reference_year, YEAR, tmp_path) == ours(reference_year, YEAR)


@pytest.mark.skipif(not HERE["beancount"], reason="beancount is not installed")
def test_bean_check_passes(tmp_path: Path) -> None:
    path = tmp_path / "all.beancount"
    export(a_full_year(), "beancount", path, {})
    command = Path(sys.executable).with_name("bean-check")
    ran = subprocess.run([str(command), str(path)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


@each_program
def test_a_cent_moved_is_seen(program: Callable[..., Balances], tmp_path: Path) -> None:
    """The comparison can fail."""
    sg = a_full_year()
    before = ours(sg, 2025)
    key = next(key for key in sg.accounting.state.flows if key[0] == 2025)
    sg.accounting.state.flows[key] += 1
    found = program(sg, 2025, tmp_path)
    assert found == before
    assert found != ours(sg, 2025)


def test_all_years_are_written_without_an_opening_entry(tmp_path: Path) -> None:
    path = tmp_path / "all.journal"
    sg = a_full_year()
    count = export(sg, "hledger", path, {})
    text = path.read_text(encoding="utf-8")
    assert count == sum(line[:1].isdigit() for line in text.splitlines())
    assert "(opening)" not in text
    assert "2027-01-01" not in text
    assert date(2026, 12, 31).isoformat() in text
