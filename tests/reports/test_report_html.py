"""HTML: one page that stands alone, escapes everything, and a fragment for notebooks."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from attrs import evolve

from secgen.kernel.text import Text, language
from secgen.reports import RENDERERS, Column, Table, html, svg
from secgen.reports.html import Section

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Tags(HTMLParser):
    """Counts elements, checks that they close, and keeps attributes and text."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count[tag] += 1
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count[tag] += 1
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture
def page(table: Table) -> str:
    chart = svg.bars(table, "service", "amount", "fr")
    return html.page([Section(table, chart), table], "Bilan <2026>", "fr", "Au 30 juin", "<p>Bonjour</p>")


def test_the_page_is_well_formed_and_stands_alone(page: str) -> None:
    tags = Tags(page)
    assert tags.count["script"] == tags.count["link"] == tags.count["img"] == 0
    assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org/2000/svg)", page)
    assert not [name for name, _ in tags.attributes if name.startswith("on") or name in {"src", "srcset"}]


def test_hostile_labels_are_only_text() -> None:
    bad = "\"'><script>alert(1)</script>"
    columns = (Column(bad, Text(bad, bad), "text"), Column("n", Text(bad, bad), "int"))
    table = Table(bad, Text(bad, bad), columns, ((bad, 1),), (Text(bad, bad),))
    markup = html.page([Section(table, svg.bars(table, bad, "n") + svg.lines(table, bad, "n"))], bad, "en", bad)
    tags = Tags(markup)
    assert tags.count["script"] == 0
    assert tags.text.count(bad) >= 8
    assert [value for name, value in tags.attributes if name == "id"] == [
        "script-alert-1-script",
        "script-alert-1-script-title",
    ]


def test_the_page_can_be_read_by_ear(page: str) -> None:
    tags = Tags(page)
    assert '<html lang="fr">' in page
    assert (tags.count["h1"], tags.count["section"], tags.count["caption"]) == (1, 2, 2)
    assert tags.attributes.count(("scope", "col")) == 12
    assert "<title>Bilan &lt;2026&gt;</title>" in page
    assert "<p>Bonjour</p>" in page


def test_the_contents_lead_to_every_section(page: str) -> None:
    anchors = re.findall(r'href="#([^"]+)"', page)
    assert anchors == ["services-1", "services-2"]
    assert all(f'<section id="{anchor}"' in page for anchor in anchors)


def test_a_single_table_has_no_contents(table: Table) -> None:
    assert Tags(html.render(table, "fr")).count["nav"] == 0


def test_negative_amounts_and_rates_over_one_hundred_percent_are_marked(page: str) -> None:
    assert '<td class="num neg">-12,50</td>' in page
    assert '<td class="num over"><i class="bar over" aria-hidden="true">' in page
    assert "132,00\u00a0%" in page
    assert '<b style="width:12.3%"></b>' in page


def test_the_bytes_are_the_same_and_so_for_every_renderer(table: Table) -> None:
    assert set(RENDERERS) == {"text", "csv", "json", "html"}
    for render in RENDERERS.values():
        assert render(table, "fr").encode() == render(evolve(table), "fr").encode()


def test_a_notebook_shows_sixty_rows_and_says_how_many_more() -> None:
    label = Text("n", "n")
    many = Table("many", label, (Column("n", label, "int"),), tuple((i,) for i in range(10_000)))
    with language("fr"):
        shown = many._repr_html_()
    tags = Tags(shown)
    assert tags.count["tr"] == 61
    assert "9940 lignes de plus ne sont pas montrées (10\u00a0000 en tout)." in shown
    assert tags.count["script"] == 0
    assert "more rows" not in many.head(60)._repr_html_()


def test_an_empty_table_says_so(table: Table) -> None:
    empty = evolve(table, rows=(), total=None)
    assert 'colspan="6" class="none">Aucune ligne.' in html.render(empty, "fr")
    assert Tags(html.page([], "Rien", "fr")).count["table"] == 0
