"""The plugin loads, and its exporters are found by name."""

from __future__ import annotations

from pathlib import Path

from helpers import RUNNING, open_line
from random_office import LAW
from secgen_plaintext import plugin

import secgen
from secgen.plugins import PluginSet


def test_the_plugin_is_not_set_aside() -> None:
    found = PluginSet.of(plugin)
    assert not found.broken
    assert {"hledger", "beancount"} <= set(found.exporters)


def test_an_office_exports_by_name(tmp_path: Path) -> None:
    with secgen.open("memory:", region="84", year=2025, law=LAW, plugins=PluginSet.of(plugin)) as sg:
        open_line(sg, RUNNING, "1 000", year=2025)
        sg.budget.pay_by_card(
            statement="C", line=RUNNING, payee="bank", amount="10", purchase="supplies", on="2025-03-05"
        )
        assert sg.export_file("hledger", tmp_path / "a.journal", year="2025") == 1
        assert sg.export_file("beancount", tmp_path / "a.beancount") == 1
    assert "Expenses:606  10.00 EUR" in (tmp_path / "a.journal").read_text(encoding="utf-8")
