"""Nothing is coerced: what does not have the declared type is refused, and the field is named."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from schema.acts import Detail, Trial, stored
from secgen.budget import events as ev
from secgen.kernel.errors import InvalidInput, SchemaError, SecgenError
from secgen.kernel.money import ZERO, Money
from secgen.ledger import Draft
from secgen.schema import Registry

REGISTRY = Registry()
REGISTRY.add(Trial)
REGISTRY.add(ev.Committed)
ON = {"act": "trial.noted", "on": "2026-03-02"}


def from_store(**values: object) -> Trial:
    """What the journal holds: JSON, money in cents."""
    body = json.dumps({"on": "2026-03-02", **values})
    act = REGISTRY.decode(stored(Draft("s", "trial.noted", 1, "2026-03-02", body)))
    assert isinstance(act, Trial)
    return act


def from_people(**values: object) -> Trial:
    """What people and files give: mappings, money as text."""
    act = REGISTRY.read({**ON, **values})
    assert isinstance(act, Trial)
    return act


DOORS = {"stored": from_store, "given": from_people}
NOT_TEXT = [1, 1.5, True, None, ["a"], {"a": "b"}]
NOT_WHOLE = ["1", "", 1.0, 3.7, True, None, [1], float("nan"), float("inf")]
NOT_FLAG = ["true", "false", "", 0, 1, 0.0, None, []]
NOT_DAY = ["02/03/2026", "2026-3-2", "20260302", "2026-02-30", "2026-03-02T00:00", "", 20260302, True, [2026, 3, 2]]
NOT_RATE = [
    0.05,
    5,
    True,
    None,
    "5 %",
    "0,05",
    "1e3",
    "1_000",
    " 1",
    "NaN",
    "Infinity",
    "",
    "٣",
    "1" * 16,
    "0." + "1" * 13,
]
NOT_LIST = ["words", "", 5, None, {"a": 1}, True]
WRONG: list[tuple[str, Any]] = [
    *(("text", v) for v in NOT_TEXT),
    *(("count", v) for v in NOT_WHOLE),
    *(("flag", v) for v in NOT_FLAG),
    *(("day", v) for v in NOT_DAY),
    *(("rate", v) for v in NOT_RATE),
    *(("choice", v) for v in ["three", "One", "", 1, None, ["one"], {}]),
    *(("words", v) for v in [*NOT_LIST, [1], ["a", None], [["a"]]]),
    *(("amounts", v) for v in [*NOT_LIST, "500", [None], [1.5], [True]]),
    *(("amount", v) for v in [1.0, 48.5, True, None, [], {}, float("nan"), float("inf"), "NaN", "1e3"]),
    *(("detail", v) for v in ["text", 5, [], {}, {"rate": 1}, {"rate": "1", "unknown": 1}, {"label": "no rate"}]),
    *(("details", v) for v in [{}, "text", [None], [{"rate": True}]]),
    *(("on", v) for v in [None, "", "2026", 1]),
    *(("corrects", v) for v in ["1", 1.0, True]),
    *(("advice", v) for v in ["FIN-001", [1]]),
    ("unknown", 1),
    ("unknown", None),
    ("", "x"),
]


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS.keys())
@pytest.mark.parametrize(("field", "value"), WRONG, ids=lambda v: repr(v)[:24])
def test_a_wrong_value_is_refused_and_its_field_named(door: Any, field: str, value: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        door(**{field: value})
    assert caught.value.code == "SG-FIELDS"
    problems = str(caught.value.params["problems"])
    assert field in problems
    assert "trial.noted" in caught.value.message


@pytest.mark.parametrize("value", [48, 4800, 0, Decimal("48.00"), "1,234", "1.234,56", "48 000,000", "48k", ""])
def test_money_given_by_people_is_clear_text(value: object) -> None:
    with pytest.raises(InvalidInput, match="amount: "):
        from_people(amount=value)


@pytest.mark.parametrize("value", ["48,00", "4800", ""])
def test_money_stored_is_whole_cents(value: str) -> None:
    with pytest.raises(InvalidInput, match=r"amount: .* is not whole cents"):
        from_store(amount=value)


def test_each_door_takes_its_own_money() -> None:
    assert from_people(amount="48 000,00").amount == from_store(amount=4_800_000).amount == Money(4_800_000)
    assert from_people(amounts=["1,00", "2"]).amounts == (Money(100), Money(200))
    assert from_people(amount=Money(5)).amount == Money(5)


def test_every_wrong_field_is_named_at_once() -> None:
    with pytest.raises(InvalidInput) as caught:
        from_people(text=1, count="2", flag="true", amount=48, unknown=0)
    problems = str(caught.value.params["problems"]).split("; ")
    assert sorted(p.partition(":")[0] for p in problems) == ["act", "amount", "count", "flag", "text"]
    assert "unknown field unknown" in str(caught.value.params["problems"])


def test_a_missing_field_is_named() -> None:
    with pytest.raises(InvalidInput, match="on: required field missing"):
        REGISTRY.read({"act": "trial.noted"})


def test_the_known_fields_are_listed_with_an_unknown_one() -> None:
    with pytest.raises(InvalidInput, match=r"fields: on, by, published, .*details"):
        from_people(txt="a")


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS.keys())
def test_a_wrong_item_is_located(door: Any) -> None:
    with pytest.raises(InvalidInput, match=r"details\[1\]\.rate: "):
        door(details=[{"rate": "1"}, {"rate": 2}])


@pytest.mark.parametrize("data", ["budget.committed", 5, None, [], [("act", "trial.noted")], object()])
def test_what_is_no_act_at_all_is_refused(data: Any) -> None:
    with pytest.raises(InvalidInput) as caught:
        REGISTRY.read(data)
    assert caught.value.code == "SG-FIELDS"


@pytest.mark.parametrize("data", [{}, {"act": None}, {"act": 5}, {"act": "trail.notd"}, {"on": "2026-03-02"}])
def test_an_unknown_act_is_refused_and_the_known_ones_listed(data: dict[str, object]) -> None:
    with pytest.raises(InvalidInput) as caught:
        REGISTRY.read(data)
    assert caught.value.code == "SG-ACT-UNKNOWN"
    assert "trial.noted" in caught.value.remedy


def test_the_acts_of_the_room_of_an_unknown_one_are_listed_before_others() -> None:
    with pytest.raises(InvalidInput) as caught:
        REGISTRY.read({"act": "budget.unknown"})
    assert caught.value.remedy.startswith("known acts: budget.")
    assert "trial.noted" not in caught.value.remedy


def test_keys_that_are_not_text_are_refused() -> None:
    with pytest.raises(InvalidInput, match="unknown field 5"):
        REGISTRY.read({**ON, 5: "x", "z": 1})  # type: ignore[dict-item]


def test_an_instant_is_not_a_day() -> None:
    with pytest.raises(InvalidInput, match="on: "):
        from_people(on=datetime(2026, 3, 2, tzinfo=UTC))
    assert from_people(on=date(2026, 3, 2)).on == date(2026, 3, 2)


def test_half_a_character_is_refused_before_it_reaches_a_store() -> None:
    with pytest.raises(InvalidInput, match="note: "):
        from_people(note="\ud83d")


def test_reading_does_not_change_what_was_given() -> None:
    given = {**ON, "words": ["a", "b"], "detail": {"rate": "0.5"}}
    before = json.dumps(given)
    REGISTRY.read(given)
    assert json.dumps(given) == before


def test_a_value_that_looks_like_a_place_is_quoted_whole() -> None:
    with pytest.raises(InvalidInput, match=r"count: 'a @ \$\.b' is not a whole number"):
        from_people(count="a @ $.b")


def test_an_unknown_field_inside_a_value_is_located() -> None:
    with pytest.raises(InvalidInput, match="detail: unknown field lable"):
        from_people(detail={"rate": "1", "lable": "x"})


# acts made in Python pass the same door


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", 5),
        ("count", "5"),
        ("flag", 1),
        ("flag", 0),
        ("count", False),
        ("count", 0.0),
        ("amount", 0),
        ("amounts", ("1,00",)),
        ("amounts", [ZERO]),
        ("words", ["words"]),
        ("detail", {"rate": "0.5"}),
        ("amount", 48),
        ("amount", 48.0),
        ("rate", 0.5),
        ("rate", Decimal("NaN")),
        ("rate", Decimal("1E+30")),
        ("day", datetime(2026, 3, 2, tzinfo=UTC)),
        ("choice", "three"),
        ("words", "words"),
        ("detail", Detail(rate=0.5)),  # type: ignore[arg-type]
        ("details", (Detail(rate=Decimal(1)), None)),
    ],
)
def test_an_act_made_with_a_wrong_value_is_refused_by_name(field: str, value: object) -> None:
    act = Trial(on=date(2026, 3, 2), **{field: value})  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match=field):
        REGISTRY.read(act)


def test_an_act_made_in_python_comes_back_as_it_is() -> None:
    act = Trial(on=date(2026, 3, 2), words=("a",), detail=Detail(rate=Decimal("0.50")), details=())
    assert REGISTRY.read(act) == act


def test_a_value_made_in_python_may_be_given_inside_a_mapping() -> None:
    assert from_people(detail=Detail(rate=Decimal("0.5"))).detail == Detail(rate=Decimal("0.5"))


def test_an_act_of_an_unknown_kind_is_refused() -> None:
    class Stranger(Trial):
        """Says it is a trial, and is not."""

    with pytest.raises(InvalidInput) as caught:
        REGISTRY.read(Stranger(on=date(2026, 3, 2)))
    assert caught.value.code == "SG-ACT-UNKNOWN"


# what a store gives back


@pytest.mark.parametrize("body", ["", "{", "null", "[]", '"text"', "5", "{'on': 1}", '{"on":"2026-03-02"} x'])
def test_a_body_that_is_not_an_object_is_refused_with_its_position(body: str) -> None:
    with pytest.raises(SchemaError, match=r"trial\.noted \(position 12\)") as caught:
        REGISTRY.decode(stored(Draft("s", "trial.noted", 1, "2026-03-02", body), position=12))
    assert caught.value.code == "SG-FIELDS"


def test_a_body_with_a_wrong_field_is_refused_with_its_position() -> None:
    with pytest.raises(SecgenError, match=r"trial\.noted \(position 12\).*count: "):
        REGISTRY.decode(stored(Draft("s", "trial.noted", 1, "2026-03-02", '{"on":"2026-03-02","count":"1"}'), 12))
