"""What a notebook shows of an office: complete, escaped, without script, the same in a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from attrs import evolve
from helpers import RUNNING, SUPPLIER, a_commitment, office, open_line

import secgen
from secgen.kernel.anomaly import Anomaly
from secgen.kernel.explanation import Explanation
from secgen.kernel.importing import Check, Import
from secgen.kernel.markup import PALETTE
from secgen.kernel.text import Text, language
from secgen.plugins.loader import LoadedPlugin, PluginSet
from secgen.testing.kit import Conformance, Result

EVIL = "<script>alert('x')</script>\u202e&"
"""A text that would run, and turn the reading direction, if it were put in a page as it is."""


class Page(HTMLParser):
    """The tags of a fragment, its text, the heads of its tables that have no scope, its unclosed tags."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""
        self.bare_heads = 0
        self.addresses: list[str] = []
        self.feed(fragment)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(tag)
        given = dict(attrs)
        self.bare_heads += tag == "th" and given.get("scope") not in ("col", "row")
        self.addresses += [str(v) for k, v in attrs if k in ("src", "href") or k.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data


def tried(amount: str = "60 000", note: str = "") -> Any:
    sg = office()
    open_line(sg, RUNNING, "50 000")
    act = {"act": "budget.committed", "commitment": "2106000001", "line": RUNNING, "payee": SUPPLIER}
    return sg.simulate({**act, "amount": amount, "on": "2026-03-02", "note": note})


def recorded(note: str = "") -> Any:
    sg = office()
    open_line(sg, RUNNING, "50 000")
    return sg.history(f"commitment/{a_commitment(sg, '48 000', note=note)}/1")[0]


def imported() -> Import:
    message = Text(f"faux : {EVIL}", f"wrong: {EVIL}")
    anomalies = tuple(
        Anomaly("odd", "f.csv", line, "amount", EVIL, message, Text("corriger", "mend it"), "row")
        for line in range(1, 101)
    )
    return Import("layout", f"f{EVIL}.csv", 100, 0, 0, (), anomalies)


def plugins() -> PluginSet:
    broken = LoadedPlugin("odd", "odd-plugin", "1.0", error=f"it broke: {EVIL}")
    known = PluginSet.builtin()
    return evolve(known, plugins=(*known.plugins, broken))


SHOWN: dict[str, Callable[[], Any]] = {
    "money": lambda: secgen.Money(4_800_000),
    "simulation refused": lambda: tried(note=EVIL),
    "simulation accepted": lambda: tried("100"),
    "finding": lambda: next(f for f in tried().findings if f.blocks),
    "finding that passes": lambda: tried("100").findings[0],
    "explanation": lambda: Explanation.of(EVIL, EVIL, inputs={EVIL: EVIL}, rounding=EVIL, children=[Explanation(EVIL)]),
    "recorded": lambda: recorded(note=EVIL),
    "posting": lambda: office().post([]),
    "law value": lambda: office().law.read("visa.threshold.operating", date(2026, 3, 2)),
    "parameter": lambda: office().law.parameter("visa.threshold.operating"),
    "plugins": plugins,
    "conformance": lambda: Conformance("Kit", 1, (Result("a", EVIL, "fail", EVIL), Result("b", "says", "pass"))),
    "import": imported,
    "check": lambda: Check("decp", EVIL, (), imported().anomalies),
    "year-end": lambda: office().close_year(2026),
}
each_shown = pytest.mark.parametrize("name", SHOWN)


@each_shown
@pytest.mark.parametrize("code", ["fr", "en"])
def test_it_runs_nothing_and_fetches_nothing(name: str, code: Any) -> None:
    with language(code):
        fragment = SHOWN[name]()._repr_html_()
    page = Page(fragment)
    assert page.open == []
    assert not page.tags & {"script", "link", "img", "iframe", "object", "form"}
    assert page.addresses == []
    assert "@import" not in fragment
    assert "url(" not in fragment
    assert "\u202e" not in fragment


@each_shown
def test_every_head_of_a_table_says_what_it_heads(name: str) -> None:
    assert Page(SHOWN[name]()._repr_html_()).bare_heads == 0


@each_shown
def test_a_terminal_gets_text_and_a_short_repr(name: str) -> None:
    value = SHOWN[name]()
    assert "<div" not in str(value)
    if name not in ("law value", "parameter", "plugins", "conformance", "import", "check"):
        assert len(repr(value)) < 200


def test_a_refusal_comes_before_what_passes_and_says_rule_text_and_remedy() -> None:
    with language("en"):
        text = Page(tried()._repr_html_()).text
    assert text.index("Refused") < text.index("FIN-001") < text.index("reduce the amount") < text.index("rules pass")
    assert "amount = 60,000.00 €" in text
    assert "GBCP art. 30" in text


def test_the_same_refusal_in_french() -> None:
    with language("fr"):
        text = Page(tried()._repr_html_()).text
    assert "Refusé" in text
    assert "manquement" in text
    assert "amount = 60\u00a0000,00 €" in text


def test_colour_says_nothing_alone() -> None:
    with language("en"):
        assert "✗\u00a0breach" in Page(tried()._repr_html_()).text


def test_a_notebook_theme_and_a_bare_page_both_have_dark_colours() -> None:
    fragment = tried()._repr_html_()
    assert "[data-jp-theme-light=false] .secgen" in fragment
    assert "prefers-color-scheme:dark" in fragment


def test_a_long_list_says_what_it_hides() -> None:
    with language("en"):
        text = Page(imported()._repr_html_()).text
    assert "… 40 more" in text
    assert "100" in text


def test_a_recorded_act_shows_the_fields_that_say_something() -> None:
    shown = recorded()
    text = Page(shown._repr_html_()).text
    assert "48,000.00 €" in text
    assert "corrects" not in text
    assert repr(shown) == f"<Recorded {shown.id}: budget.committed {shown.subject} (2026-03-02)>"


def test_a_plugin_set_aside_comes_first_with_its_reason() -> None:
    with language("en"):
        text = Page(plugins()._repr_html_()).text
    assert text.index("set aside: it broke") < text.index("secgen.budget")
    assert str(plugins()).splitlines()[0].startswith("odd  odd-plugin 1.0  ✗ set aside")


def test_a_notebook_shows_a_refusal_without_a_traceback() -> None:
    sg = office()
    with pytest.raises(secgen.SecgenError) as caught:
        sg.budget.commit(commitment="1", line=RUNNING, payee=SUPPLIER, amount=3, on="2026-03-02")
    assert caught.value._render_traceback_() == str(caught.value).splitlines()
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_misspelt_act_is_answered_with_the_nearest_ones() -> None:
    with pytest.raises(secgen.InvalidInput) as caught:
        office().simulate({"act": "budget.commited", "on": "2026-03-02"})
    assert str(caught.value.params["known"]).split(", ")[0] == "budget.committed"


@pytest.mark.parametrize(("paper", "theme"), [("#ffffff", 0), ("#111111", 1)])
@pytest.mark.parametrize("role", ["ok", "no", "maybe", "soft", "accent", "over"])
def test_a_word_in_colour_can_be_read_on_the_paper_of_its_theme(role: str, paper: str, theme: int) -> None:
    """A contrast of 4.5 at least (WCAG 2.1, 1.4.3), in the light theme and in the dark one."""
    colours = re.findall(rf"--{role}:(#[0-9a-f]{{6}})", PALETTE)
    light, dark = sorted((_luminance(colours[theme]), _luminance(paper)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
