"""A small dose of what ``make fuzz`` does by the million: whatever comes in, only a refusal of ours comes out."""

from __future__ import annotations

from contextlib import suppress

import pytest
from helpers import office
from hypothesis import given, settings
from hypothesis import strategies as st
from schema.acts import ACTS

from fuzz import files, parsers, structured
from fuzz.harness import Target, run
from secgen.kernel.errors import SecgenError
from secgen.plugins import PluginSet

PLUGINS = PluginSet.builtin()
SLOW = ("acts proposed to an office",)
PARSERS = list(parsers.targets())
READERS = [*files.targets(PLUGINS), *(t for t in structured.targets(PLUGINS) if t.name not in SLOW)]


@pytest.mark.parametrize("target", PARSERS, ids=lambda target: target.name)
def test_a_parser_refuses_or_reads(target: Target) -> None:
    tally = run(target, 400, seed=1)
    assert tally.inputs == 400
    assert not tally.crashes


@pytest.mark.parametrize("target", READERS, ids=lambda target: target.name)
def test_a_reader_refuses_or_reads(target: Target) -> None:
    assert not run(target, 12, seed=1).crashes


def test_every_importer_and_every_check_is_fuzzed() -> None:
    names = {target.name for target in READERS}
    for importer in PLUGINS.importers:
        assert any(name.startswith(f"import {importer} (") for name in names), importer
    for check in PLUGINS.checks:
        assert any(name.startswith(f"check {check} ") for name in names), check
    assert {f"report {name}" for name in PLUGINS.reports} <= names
    assert {f"export {name}" for name in PLUGINS.exporters} <= names


def test_a_crash_is_seen() -> None:
    """The harness is no blind one: what raises is told."""

    def broken(text: str) -> None:
        if len(text) % 2:
            raise KeyError(text)

    found = run(Target("broken", lambda m: m.text(["ab"]), broken), 50, seed=1)
    assert any("KeyError" in crash.problem for crash in found.crashes)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
FIELDS = st.sampled_from(sorted({field for act in ACTS for field in act.__annotations__}))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([act.tag for act in ACTS]), st.dictionaries(FIELDS | st.text(max_size=5), JSON, max_size=8))
def test_any_mapping_is_an_act_or_is_refused(tag: str, fields: dict[str, object]) -> None:
    with office() as sg, suppress(SecgenError):
        sg.simulate({"act": tag, "on": "2026-03-02", **fields})
