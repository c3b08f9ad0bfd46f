"""The law every worked example is judged by: the packs that ship with secgen."""

from __future__ import annotations

import pytest

from secgen.law import Law, builtin_law


@pytest.fixture(scope="session")
def law() -> Law:
    return builtin_law()
