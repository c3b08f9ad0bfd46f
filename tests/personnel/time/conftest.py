"""The law that ships with secgen."""

from __future__ import annotations

import pytest

from secgen.law import Law, builtin_law


@pytest.fixture(scope="session")
def law() -> Law:
    return builtin_law()
