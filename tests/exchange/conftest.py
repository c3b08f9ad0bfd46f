"""What the tests of the exchange room share: the real samples, a file maker, one good row for each layout."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from secgen.exchange import CommitmentRow, GrantRow, JournalRow, PaymentRow, Row
from secgen.kernel.money import Money

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "chorus"

Put = Callable[..., Path]


@pytest.fixture
def sample() -> Callable[[str], Path]:
    """The real file of that name; skips where the samples are not there."""

    def find(name: str) -> Path:
        if not (SAMPLES / name).exists():
            pytest.skip(f"the real Chorus samples are not there: {SAMPLES}")
        return SAMPLES / name

    return find


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write a text or bytes to a file."""

    def write(content: str | bytes, name: str = "file.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


COMMITMENT = CommitmentRow(
    programme="175",
    commitment="2103105755",
    item="1",
    amount=Money.parse("1 000,00"),
    functional_domain="0175-01-01",
    cost_centre="BG00/CARADRAC69",
    replicated_on=date(2026, 3, 2),
    modified_on=date(2026, 3, 2),
    supplier="VILLE DE LYON",
    siret="73282932000074",
)
PAYMENT = PaymentRow(
    programme="175",
    request="100011636",
    commitment="2103105755",
    item="1",
    amount=Money.parse("400,00"),
    base_on=date(2026, 3, 20),
    paid_on=date(2026, 4, 2),
    fiscal_year=2026,
    payee="VILLE DE LYON",
)
COMMITTED = JournalRow(
    fiscal_year=2026,
    commitment="2103105755",
    item="1",
    amount=Money.parse("10 000,00"),
    amount_type="100",
    amount_type_label="Original",
    updated_on=date(2026, 3, 2),
)
PAID = JournalRow(
    fiscal_year=2026,
    commitment="2103105755",
    item="1",
    previous_piece="2103105755",
    previous_item="1",
    amount=Money.parse("4 000,00"),
    posted_on=date(2026, 4, 2),
)
GRANT = GrantRow(
    grantor="DRAC",
    beneficiary="Association des Amis",
    purpose="Festival",
    amount=Money.parse("12 000,00"),
    grantor_siret="73282932000074",
    signed_on=date(2026, 3, 2),
    beneficiary_siret="73282932000074",
    beneficiary_rna="W123456789",
    nature="aide en numéraire",
    payment_terms="unique",
    payment_dates=(date(2026, 4, 1),),
    eu_notified="non",
    share=Decimal(1),
)


@pytest.fixture(scope="session")
def good() -> dict[str, Row]:
    """One good row for each layout."""
    return {
        "inf-bud-53-ae": COMMITMENT,
        "inf-bud-53-cp": PAYMENT,
        "aife-ae": COMMITMENT,
        "aife-cp": PAYMENT,
        "jp51": COMMITTED,
        "jp57": PAID,
        "subventions": GRANT,
    }
