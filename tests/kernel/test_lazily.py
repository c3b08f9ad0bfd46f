"""Public names loaded at their first use."""

from __future__ import annotations

import gc
import sys
from types import ModuleType

import pytest

from secgen.kernel.lazily import at_first_use
from secgen.kernel.money import Money


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("office")
    module.__getattr__ = at_first_use("office", {"cents": "secgen.kernel.money:Money"})  # type: ignore[method-assign]
    monkeypatch.setitem(sys.modules, "office", module)
    return module


def test_a_name_is_loaded_once_and_then_belongs_to_the_package(package: ModuleType) -> None:
    assert "cents" not in vars(package)
    assert package.cents is Money
    assert vars(package)["cents"] is Money


def test_a_name_the_package_does_not_have_is_an_attribute_error(package: ModuleType) -> None:
    with pytest.raises(AttributeError, match="module 'office' has no attribute 'francs'"):
        _ = package.francs


@pytest.mark.parametrize("collecting", [True, False])
def test_the_collection_of_garbage_is_left_as_it_was(package: ModuleType, collecting: bool) -> None:
    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        _ = package.cents
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()
