"""Loading plugins: ours are plugins too, a broken one is set aside with its reason, the others work."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable
from typing import Any

import pytest

import secgen
from plugins.made import plugin
from secgen.backends.memory import open_memory
from secgen.kernel.act import Act
from secgen.kernel.errors import LedgerError, PluginError
from secgen.kernel.text import Text
from secgen.plugins import (
    EventTypeSpec,
    FormatSpec,
    ImporterSpec,
    LawPackSpec,
    PluginInfo,
    PluginSet,
    ReportSpec,
    StorageSpec,
    hookimpl,
)
from secgen.plugins.loader import BUILTIN
from secgen.plugins.specs import resolve

STORE = StorageSpec("shelf", open_memory, "shelf:")
WEATHER = Text("Le temps qu'il fait", "Weather")
FORMAT = FormatSpec("braille", "text/plain", ".brl", "secgen.reports.text:render")


def test_the_built_in_plugins_are_listed() -> None:
    found = PluginSet.builtin()
    assert [p.name for p in found.active] == [name.removesuffix(".plugin") for name in BUILTIN]
    assert found.broken == ()
    assert {p.distribution for p in found.plugins} == {"drac-secgen"}
    assert {p.version for p in found.plugins} == {secgen.__version__}
    assert all(p.summary for p in found.plugins)
    assert set(found.storage) == {"memory", "sqlite"}
    assert {"text", "csv", "json", "html"} <= set(found.formats)
    assert found.plugins[0].provides == ("storage_backends:memory", "storage_backends:sqlite")


def test_every_factory_of_the_built_in_plugins_can_be_found() -> None:
    found = PluginSet.builtin()
    tables = (found.storage, found.formats, found.importers, found.exporters, found.checks, found.engines)
    for spec in (spec for table in tables for spec in table.values()):
        assert callable(resolve(spec.factory))
    for report in found.reports.values():
        assert callable(resolve(report.build))


def test_what_was_collected_is_frozen() -> None:
    found = PluginSet.builtin()
    with pytest.raises(TypeError):
        found.storage["other"] = STORE  # type: ignore[index]
    with pytest.raises(AttributeError):
        found.storage = {}  # type: ignore[misc]


def test_two_sets_share_nothing() -> None:
    with_trial = PluginSet.of(plugin(storage_backends=[STORE]))
    assert "shelf" in with_trial.storage
    assert "shelf" not in PluginSet.builtin().storage


def test_a_plugin_may_be_any_object_with_hooks() -> None:
    found = PluginSet.of(plugin(storage_backends=[STORE], report_formats=lambda: iter([FORMAT])))
    assert found.active[-1].provides == ("storage_backends:shelf", "report_formats:braille")
    with secgen.open("shelf:", region="84", year=2026, plugins=found) as sg:
        assert sg.office is not None
        assert sg.office.region == "84"


def test_a_plugin_that_describes_nothing_is_fine() -> None:
    assert PluginSet.of(plugin("quiet")).active[-1].provides == ()


def raising(error: BaseException) -> Callable[[], Any]:
    def hook() -> Any:
        raise error

    return hook


class NoInfo:
    @hookimpl
    def secgen_storage_backends(self) -> list[StorageSpec]:
        return [STORE]


class WrongInfo:
    @hookimpl
    def secgen_plugin_info(self) -> str:
        return "trial"


class TwoArguments:
    @hookimpl
    def secgen_plugin_info(self) -> PluginInfo:
        return PluginInfo("trial", (1, 0), "")

    @hookimpl
    def secgen_storage_backends(self, office: object) -> list[StorageSpec]:
        return []


class UnknownHook:
    @hookimpl
    def secgen_plugin_info(self) -> PluginInfo:
        return PluginInfo("trial", (1, 0), "")

    @hookimpl
    def secgen_storage_backend(self) -> list[StorageSpec]:
        return []


class Unmarked:
    @hookimpl
    def secgen_plugin_info(self) -> PluginInfo:
        return PluginInfo("trial", (1, 0), "")

    def secgen_storage_backends(self) -> list[StorageSpec]:
        return [STORE]


class Tagless(Act):
    """An act without the prefix of its plugin."""

    tag = "other.noted"


class Shouting(Act):
    """An act with a tag that is not written as tags are."""

    tag = "trial.Noted twice"


class Unliftable(Act):
    """An act of a second schema whose plugin forgot the first."""

    tag = "trial.noted"
    schema = 2


def events(*classes: Any) -> list[EventTypeSpec]:
    return [EventTypeSpec(cls) for cls in classes]


BROKEN: dict[str, tuple[Any, str]] = {
    "says nothing of itself": (NoInfo(), "secgen_plugin_info once"),
    "says who it is in a text": (WrongInfo(), "secgen_plugin_info once"),
    "a hook with an argument it is not given": (TwoArguments(), "office"),
    "a hook that does not exist": (UnknownHook(), "secgen_storage_backend"),
    "a hook without its mark": (Unmarked(), "secgen_storage_backends is not marked with @hookimpl"),
    "a hook without a return": (plugin(storage_backends=lambda: None), "secgen_storage_backends gives nothing"),
    "a hook that raises": (plugin(reports=raising(RuntimeError("no network"))), "RuntimeError: no network"),
    "a hook that leaves": (plugin(reports=raising(SystemExit(3))), "SystemExit: 3"),
    "a text for a list": (plugin(storage_backends="abc"), "gave 'a', not a StorageSpec"),
    "a number for a list": (plugin(storage_backends=5), "TypeError"),
    "one thing for another": (plugin(report_formats=[STORE]), "not a FormatSpec"),
    "a class for a descriptor": (plugin(storage_backends=[StorageSpec]), "not a StorageSpec"),
    "another major version": (plugin(api=(2, 0)), r"\(2, 0\), this is \(1, 0\)"),
    "a later minor version": (plugin(api=(1, 7)), r"\(1, 7\), this is \(1, 0\)"),
    "a version that is none": (plugin(api=1), "TypeError"),
    "one name twice": (plugin(storage_backends=[STORE, STORE]), "one name twice"),
    "our own scheme": (plugin(storage_backends=[StorageSpec("sqlite", open_memory, "")]), "'sqlite' is provided by"),
    "our own format": (plugin(report_formats=[FormatSpec("csv", "", "", "")]), "'csv' is provided by"),
    "our own name": (plugin("secgen.backends"), "kept for secgen"),
    "the name of a domain": (plugin("budget"), "kept for secgen"),
    "an act that is none": (plugin(event_types=events(str)), "AttributeError|not a kind of act"),
    "an act of somebody else": (plugin(event_types=events(Tagless)), "must be trial.something"),
    "an act with a strange tag": (plugin(event_types=events(Shouting)), "must be trial.something"),
    "an act without its upcasters": (plugin(event_types=events(Unliftable)), "needs upcasters for 1…1"),
}


WRONG: dict[str, Callable[[], Any]] = {
    "ReportSpec.title: 'Weather' is not a Text": lambda: ReportSpec("weather", "Weather", "a:b"),  # type: ignore[arg-type]
    "ReportSpec.name: 'Bad name!' is not a name": lambda: ReportSpec("Bad name!", WEATHER, "a:b"),
    "ReportSpec.name: '' is not a name": lambda: ReportSpec("", WEATHER, "a:b"),
    "ReportSpec.options: 'department' is not a tuple": lambda: ReportSpec("w", WEATHER, "a:b", "department"),  # type: ignore[arg-type]
    "ReportSpec.roles: (3,) is not a tuple of texts": lambda: ReportSpec("w", WEATHER, "a:b", (), (3,)),  # type: ignore[arg-type]
    "StorageSpec.factory: None is not a callable": lambda: StorageSpec("shelf", None, "shelf:"),  # type: ignore[arg-type]
    "StorageSpec.scheme: 'she:lf' is not a name": lambda: StorageSpec("she:lf", open_memory, "shelf:"),
    "FormatSpec.suffix: 3 is not a text": lambda: FormatSpec("braille", "text/plain", 3, "a:b"),  # type: ignore[arg-type]
    "EventTypeSpec.upcasters: {1: 'lift'} is not": lambda: EventTypeSpec(Unliftable, {1: "lift"}),  # type: ignore[dict-item]
}


@pytest.mark.parametrize(("reason", "make"), WRONG.items(), ids=WRONG.keys())
def test_a_descriptor_with_a_wrong_field_sets_its_plugin_aside_and_names_it(reason: str, make: Any) -> None:
    (aside,) = PluginSet.of(plugin("event_typed", event_types=lambda: [make()])).broken
    assert f"TypeError: {reason}" in aside.error


def test_a_plugin_that_says_wrongly_who_it_is_is_set_aside() -> None:
    for wrong in (plugin(""), plugin("Bad name"), plugin("trial", (1,)), plugin("trial", "1.0")):
        (aside,) = PluginSet.of(wrong).broken
        assert "TypeError: PluginInfo." in aside.error


@pytest.mark.parametrize(("broken", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_plugin_is_set_aside_and_the_others_work(broken: Any, reason: str) -> None:
    good = plugin("good", storage_backends=[STORE])
    found = PluginSet.of(broken, good)
    assert [p.name for p in found.active][-1] == "good"
    (aside,) = found.broken
    assert re.search(reason, aside.error), aside.error
    assert aside.provides == ()
    assert set(found.storage) == {"memory", "sqlite", "shelf"}
    assert set(found.formats) == set(PluginSet.builtin().formats)
    with secgen.open("shelf:", region="84", year=2026, plugins=found) as sg:
        assert sg.verify().position == 2


@pytest.mark.parametrize(("broken", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_strict_mode_raises_what_went_wrong(broken: Any, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECGEN_STRICT_PLUGINS", "1")
    with pytest.raises((Exception, SystemExit)) as caught:  # whatever the plugin raised, as it was
        PluginSet.of(broken)
    assert re.search(reason, f"{type(caught.value).__name__}: {caught.value}")


def test_strict_mode_changes_nothing_for_good_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECGEN_STRICT_PLUGINS", "1")
    assert PluginSet.of(plugin(storage_backends=[STORE])).broken == ()


def test_nothing_of_a_broken_plugin_is_kept() -> None:
    half = plugin("half", storage_backends=[STORE], report_formats=[FormatSpec("csv", "", "", "")])
    found = PluginSet.of(half)
    assert "shelf" not in found.storage
    assert found.formats["csv"].media_type == "text/csv"


def test_what_a_broken_plugin_would_have_taken_is_free_for_another() -> None:
    half = plugin("half", storage_backends=[STORE], report_formats=[FormatSpec("csv", "", "", "")])
    assert "shelf" in PluginSet.of(half, plugin("good", storage_backends=[STORE])).storage


def test_of_two_plugins_with_one_name_the_first_stays() -> None:
    found = PluginSet.of(plugin(storage_backends=[STORE]), plugin(report_formats=[FORMAT]))
    assert [p.error[:19] for p in found.broken] == ["SG-PLUGIN-CONFLICT:"]
    assert "'trial' is provided by" in found.broken[0].error
    assert "shelf" in found.storage
    assert "braille" not in found.formats


def test_every_kind_of_thing_is_collected() -> None:
    found = PluginSet.of(
        plugin(
            storage_backends=[STORE],
            report_formats=[FORMAT],
            reports=[ReportSpec("weather", WEATHER, "a:b")],
            law_packs=[LawPackSpec("trial-pack", "a:b")],
            importers=[ImporterSpec("cards", "Index cards", "a:b")],
        )
    )
    assert found.broken == ()
    assert "weather" in found.reports
    assert "trial-pack" in found.law_packs
    assert "cards" in found.importers


def test_descriptors_are_values_that_travel() -> None:
    specs = [FORMAT, ReportSpec("weather", WEATHER, "a:b"), PluginInfo("trial", (1, 0), "")]
    assert pickle.loads(pickle.dumps(specs)) == specs


@pytest.mark.parametrize(
    "factory", ["nowhere.at_all:open", "secgen.backends.memory:nothing", "secgen.backends.memory:"]
)
def test_a_factory_that_is_not_there_is_named_at_first_use(factory: str) -> None:
    found = PluginSet.of(plugin(storage_backends=[StorageSpec("lost", factory, "lost:")]))
    assert found.broken == ()
    with pytest.raises(PluginError) as caught:
        secgen.open("lost:", plugins=found)
    assert caught.value.code == "SG-PLUGIN-BROKEN"
    assert factory in caught.value.message


def test_an_unknown_scheme_lists_the_known_ones() -> None:
    with pytest.raises(LedgerError) as caught:
        secgen.open("papyrus:", plugins=PluginSet.of(plugin(storage_backends=[STORE])))
    assert caught.value.code == "SG-STORE-URL"
    assert "memory:, sqlite:///FILE, shelf:" in caught.value.remedy
