"""Every act of the house comes back from its text as it was, and equal acts have equal bytes."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from attrs import NOTHING, fields
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema.acts import ACTS, Trial, anything, as_written, registry, respelled, sample, stored
from secgen.kernel.act import Act
from secgen.schema.converter import canonical

REGISTRY = registry()
REGISTRY.add(Trial)
KINDS = [*ACTS, Trial]
FEW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
each_kind = pytest.mark.parametrize("cls", KINDS, ids=lambda cls: cls.tag)


@each_kind
@FEW
@given(data=st.data())
def test_an_act_comes_back_as_it_was(cls: type[Act], data: st.DataObject) -> None:
    act = data.draw(anything(cls))
    draft = REGISTRY.encode(act)
    assert REGISTRY.decode(stored(draft)) == act
    assert REGISTRY.encode(REGISTRY.decode(stored(draft))) == draft
    assert draft.body == canonical(act)
    assert (draft.tag, draft.schema, draft.effective_on) == (cls.tag, cls.schema, act.on.isoformat())


@each_kind
@FEW
@given(data=st.data())
def test_equal_acts_have_equal_bytes(cls: type[Act], data: st.DataObject) -> None:
    act = data.draw(anything(cls))
    same = respelled(act)
    assert same == act
    assert canonical(same).encode() == canonical(act).encode()


@each_kind
@FEW
@given(data=st.data())
def test_different_acts_have_different_bytes(cls: type[Act], data: st.DataObject) -> None:
    one, two = data.draw(anything(cls)), data.draw(anything(cls))
    assert (one == two) == (canonical(one) == canonical(two))


@each_kind
@FEW
@given(data=st.data())
def test_an_act_as_people_write_it_is_the_same_act(cls: type[Act], data: st.DataObject) -> None:
    act = data.draw(anything(cls))
    written = {"act": cls.tag, **as_written(act)}
    assert REGISTRY.read(written) == act
    assert REGISTRY.read(json.loads(json.dumps(written))) == act
    assert REGISTRY.read(act) == act


@each_kind
def test_the_text_is_canonical(cls: type[Act]) -> None:
    body = canonical(sample(cls))
    loaded = json.loads(body)
    assert list(loaded) == sorted(loaded)
    assert body == json.dumps(loaded, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert "é" in body


@each_kind
def test_what_is_left_at_its_default_is_not_written(cls: type[Act]) -> None:
    required = {f.name: getattr(sample(cls), f.name) for f in fields(cls) if f.default is NOTHING}
    assert sorted(json.loads(canonical(cls(**required)))) == sorted(required)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("0.050", "0.05"),
        ("5E-2", "0.05"),
        ("1E+3", "1000"),
        ("100", "100"),
        ("-0", "0"),
        ("-0.0", "0"),
        ("0E-7", "0"),
        ("1.10", "1.1"),
    ],
)
def test_equal_decimals_have_one_text(number: str, text: str) -> None:
    act = Trial(on=sample(Trial).on, rate=Decimal(number), details=())
    assert json.loads(canonical(act)).get("rate", "0") == text


def test_no_python_name_reaches_the_store() -> None:
    for cls in KINDS:
        draft = REGISTRY.encode(sample(cls))
        assert cls.__name__ not in draft.body
        assert "secgen" not in draft.body
