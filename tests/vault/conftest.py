"""A vault of each kind, with an administrator and a personnel officer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from secgen.kernel.clock import ManualClock
from secgen.law import Law, builtin_law
from secgen.vault import Vault, open_vault
from secgen.vault.sealing import write_key_file

ADMIN = "agent:ad01"
OFFICER = "agent:0ff1"
MANAGE: dict[str, Any] = {"by": OFFICER, "purpose": "personnel-management"}
ANSWER: dict[str, Any] = {"by": OFFICER, "purpose": "subject-rights"}


@pytest.fixture(scope="session")
def law() -> Law:
    return builtin_law()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(datetime(2026, 3, 2, 9, tzinfo=UTC))


@pytest.fixture
def opened(tmp_path: Path, law: Law, clock: ManualClock) -> Iterator[Callable[[], Vault]]:
    """Opens the same file again and again."""
    write_key_file(tmp_path / "kept" / "key")
    vaults: list[Vault] = []

    def again() -> Vault:
        url = f"sqlite:///{tmp_path / 'people.vault'}"
        vaults.append(open_vault(url, law=law, key_file=tmp_path / "kept" / "key", clock=clock))
        return vaults[-1]

    yield again
    for vault in vaults:
        vault.close()


def staff(vault: Vault) -> Vault:
    """The administrator, then the officer with two purposes."""
    vault.allow(ADMIN, "vault-administration", until="2027-12-31", by=ADMIN)
    for purpose in ("personnel-management", "subject-rights", "recruitment"):
        vault.allow(OFFICER, purpose, until="2027-12-31", by=ADMIN)
    return vault


@pytest.fixture(params=["memory", "sqlite"])
def vault(request: pytest.FixtureRequest, law: Law, clock: ManualClock, opened: Callable[[], Vault]) -> Iterator[Vault]:
    if request.param == "sqlite":
        yield staff(opened())
    else:
        yield staff(open_vault("memory:", law=law, clock=clock))
