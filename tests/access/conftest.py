"""An office that has given roles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from helpers import RUNNING, office, open_line

from secgen import Secretariat

ADMIN: Final = "agent:ad01"
ORDERER: Final = "agent:0d1a"
ACCOUNTANT: Final = "agent:c0a7"
PRESCRIBER: Final = "agent:5e7c"
HR: Final = "agent:0b01"
AUDITOR: Final = "agent:a0d1"
STAFF: Final = {
    ADMIN: "administrator",
    ORDERER: "authorising_officer",
    ACCOUNTANT: "accountant",
    PRESCRIBER: "prescriber",
    HR: "hr_manager",
    AUDITOR: "auditor",
}


def give_roles(sg: Secretariat) -> Secretariat:
    """Every actor has its role from 1 January 2026."""
    for actor, role in STAFF.items():
        sg.access.give_role(actor=actor, role=role, on="2026-01-01", by=ADMIN)
    return sg


@pytest.fixture
def sg() -> Iterator[Secretariat]:
    with office() as opened:
        open_line(opened, RUNNING, "100 000")
        yield give_roles(opened)
