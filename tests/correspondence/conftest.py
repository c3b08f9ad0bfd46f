"""The law every worked example is judged by, and an office whose mail room is open."""

from __future__ import annotations

import pytest
from helpers import office

from secgen import Secretariat
from secgen.law import Law, builtin_law


@pytest.fixture(scope="session")
def law() -> Law:
    return builtin_law()


@pytest.fixture
def sg() -> Secretariat:
    return office(2026)
