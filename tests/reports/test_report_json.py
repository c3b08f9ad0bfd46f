"""JSON: exact, complete, the same bytes every time."""

from __future__ import annotations

import json as reader

from attrs import evolve

from secgen.reports import Table, json


def test_everything_is_there_and_nothing_becomes_a_float(table: Table) -> None:
    content = reader.loads(json.render(table, "fr"), parse_float=lambda text: 1 / 0)
    assert content["name"] == "services"
    assert content["title"] == "Dépenses par service"
    assert content["columns"][2] == {"name": "amount", "label": "Montant", "kind": "money"}
    assert content["rows"][0] == ["Musées", 12, "48000.00", "0.1234", "2026-03-02", True]
    assert content["rows"][2] == ["=cmd|'/c calc'!A1", 0, "0.00", None, None, None]
    assert content["total"] == [None, 12_357, "47987.50", "0.5", None, None]
    assert content["notes"] == ["Le taux peut dépasser 100 %."]


def test_the_bytes_are_the_same_for_an_equal_table(table: Table) -> None:
    assert json.render(evolve(table), "fr") == json.render(table, "fr")
    assert json.render(table, "fr") != json.render(table, "en")


def test_a_table_without_rows(table: Table) -> None:
    content = reader.loads(json.render(evolve(table, rows=(), total=None)))
    assert (content["rows"], content["total"]) == ([], None)
