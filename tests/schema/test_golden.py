"""One stored body of every act and schema ever released, kept for ever: what was written can still be read.

To release a new act or a new schema, save what the failing test prints. A file is never changed afterwards.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from schema.acts import ACTS, field_names, registry, sample, stored
from secgen.kernel.act import Act
from secgen.ledger import Draft
from secgen.schema.converter import canonical

FOLDER = Path(__file__).parent / "golden"
FIELDS = FOLDER / "fields.json"
REGISTRY = registry()
FILES = sorted(path for path in FOLDER.glob("*.json") if path != FIELDS)
each_act = pytest.mark.parametrize("cls", ACTS, ids=lambda cls: cls.tag)


def file_of(cls: type[Act]) -> Path:
    return FOLDER / f"{cls.tag}.{cls.schema}.json"


def listed() -> dict[str, list[str]]:
    return json.loads(FIELDS.read_text(encoding="utf-8")) if FIELDS.exists() else {}


def fields_text(fields: dict[str, list[str]]) -> str:
    """How ``fields.json`` is written: one act on a line."""
    lines = (f"  {json.dumps(key)}: {json.dumps(names)}" for key, names in sorted(fields.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def wanted(path: Path, content: str, why: str) -> str:
    return f"{why}\nSave this as {path.relative_to(Path(__file__).parents[2])}:\n\n{content}"


@each_act
def test_every_act_has_a_golden_file(cls: type[Act]) -> None:
    path = file_of(cls)
    content = canonical(sample(cls)) + "\n"
    assert path.exists(), wanted(path, content, f"{cls.tag} has no golden file for schema {cls.schema}.")


@each_act
def test_the_fields_of_an_act_change_only_with_its_schema_number(cls: type[Act]) -> None:
    key, fields = f"{cls.tag}.{cls.schema}", listed()
    known, today = fields.get(key), field_names(cls)
    if known is not None:
        gone, new = sorted(set(known) - set(today)), sorted(set(today) - set(known))
        assert known == today, (
            f"{cls.tag} changed its fields (new: {', '.join(new) or '—'}; gone: {', '.join(gone) or '—'}): "
            f"give it schema {cls.schema + 1}, and an upcaster from {cls.schema}"
        )
    content = fields_text({**fields, key: today})
    assert known is not None, wanted(FIELDS, content, f"The fields of {key} are not listed.")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_was_written_is_read_and_written_the_same_today(path: Path) -> None:
    tag, _, number = path.stem.rpartition(".")
    body, schema = path.read_text(encoding="utf-8").removesuffix("\n"), int(number)
    cls = REGISTRY.find(tag)
    assert 1 <= schema <= cls.schema
    act = REGISTRY.decode(stored(Draft("", tag, schema, "2026-03-02", body)))
    assert type(act) is cls
    if schema == cls.schema:
        assert act == sample(cls)
        assert canonical(act) == body


@each_act
def test_no_schema_was_skipped(cls: type[Act]) -> None:
    for schema in range(1, cls.schema + 1):
        assert (FOLDER / f"{cls.tag}.{schema}.json").exists()
        assert f"{cls.tag}.{schema}" in listed()


def test_the_list_of_fields_is_in_order_and_names_only_what_has_a_file() -> None:
    assert FIELDS.read_text(encoding="utf-8") == fields_text(listed())
    assert sorted(listed()) == sorted(path.stem for path in FILES)


@each_act
def test_a_sample_leaves_no_field_at_its_default(cls: type[Act]) -> None:
    written = json.loads(canonical(sample(cls)))
    assert sorted(written) == [name for name in field_names(cls) if "." not in name]
