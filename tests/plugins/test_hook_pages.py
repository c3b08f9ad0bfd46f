"""Every hook says when it is called, what a failure does, and shows an example that works."""

from __future__ import annotations

import doctest
import inspect

import pytest

from secgen.plugins import PluginSet, hookspecs
from secgen.plugins.loader import _KINDS

HOOKS = [name for name, hook in vars(hookspecs).items() if name.startswith("secgen_") and inspect.isfunction(hook)]


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_says_when_it_is_called_and_what_a_failure_does(name: str) -> None:
    words = inspect.getdoc(getattr(hookspecs, name)) or ""
    assert "\nCalled: " in words
    assert "\nFailure: " in words


@pytest.mark.parametrize("name", HOOKS)
def test_the_example_of_a_hook_is_a_plugin_that_loads(name: str) -> None:
    hook = getattr(hookspecs, name)
    given: dict[str, object] = dict(vars(hookspecs))
    for example in doctest.DocTestParser().get_examples(inspect.getdoc(hook) or ""):
        exec(example.source, given)  # what the page shows
    methods = {name: staticmethod(given[name])}
    if name != "secgen_plugin_info":

        @hookspecs.hookimpl
        def secgen_plugin_info() -> hookspecs.PluginInfo:
            return hookspecs.PluginInfo("ara", (1, 0), "Practice of the region")

        methods["secgen_plugin_info"] = staticmethod(secgen_plugin_info)
    found = PluginSet.of(type("Ara", (), methods)())
    assert not found.broken, found.broken
    assert found.active[-1].name == "ara"


def test_the_loader_asks_every_hook() -> None:
    assert {"secgen_plugin_info", *_KINDS} == set(HOOKS)
