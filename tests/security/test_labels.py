"""Whatever a label says, every format and every export shows it as text and nothing else."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from secgen import Money, Text
from secgen.cli.output import key_values
from secgen.communication.exchange.feeds import FeedHead, feed
from secgen.communication.exchange.ics import calendar
from secgen.communication.exchange.jsonld import jsonld
from secgen.communication.instants import instant
from secgen.communication.programme.event import Event, Place, Slot
from secgen.exchange import LAYOUTS, read
from secgen.kernel.anomaly import Anomaly
from secgen.kernel.errors import InvalidInput
from secgen.kernel.finding import Finding
from secgen.kernel.text import clean
from secgen.plugins import PluginSet
from secgen.plugins.specs import resolve
from secgen.reports import svg
from secgen.reports.html import Section, page
from secgen.reports.table import Column, Table
from security.attacks import FORMULAS, LINES, MARKUP, SEEN, SQL, UNSEEN, an_office

EVERYTHING = (*FORMULAS, *MARKUP, *LINES, *SQL, *UNSEEN)
FORMATS = PluginSet.installed().formats


def a_table(label: str) -> Table:
    """A label everywhere a table has one: title, header, cell, total, note."""
    columns = (Column(label or "x", Text(label, label), "text"), Column("amount", Text("montant", "amount"), "money"))
    rows = ((label, Money(100)), ("autre", Money(250)))
    return Table("t", Text(label, label), columns, rows, total=(label, Money(350)), notes=(Text(label, label),))


def rendered(form: str, table: Table) -> str | bytes:
    found: str | bytes = resolve(FORMATS[form].factory)(table, "fr")
    return found


# formulas


@pytest.mark.parametrize("label", FORMULAS)
def test_no_cell_of_a_csv_begins_like_a_formula(label: str) -> None:
    cells = [cell for row in csv.reader(io.StringIO(str(rendered("csv", a_table(label))), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.lstrip(" \ufeff\u200b").startswith(tuple("=+-@\t\r\uff1d"))]


@pytest.mark.parametrize("layout", [name for name, plan in LAYOUTS.items() if "inf" in name or "aife" in name])
@pytest.mark.parametrize("label", FORMULAS[:8])
def test_no_cell_of_a_state_file_begins_like_a_formula_and_it_reads_back(
    tmp_path: Path, layout: str, label: str
) -> None:
    from attrs import evolve
    from exchange.conftest import COMMITMENT, PAYMENT

    from secgen.exchange import write

    row: Any = COMMITMENT if layout.endswith("ae") else PAYMENT
    field = next(c.field for c in reversed(LAYOUTS[layout].columns) if c.kind == "text" and hasattr(row, c.field))
    row = evolve(row, **{field: label})
    path = tmp_path / "out.csv"
    write(layout, [row], path)
    content = path.read_text(encoding="utf-8-sig")
    for mark in "=+@\t":
        assert f';"{mark}' not in content
        assert f";{mark}" not in content
    if "\r" not in label:
        (back,) = read(layout, path).rows
        assert getattr(back, field) == label


# markup


class Seen(HTMLParser):
    """The tags and attributes a browser would find."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


PLAIN = Seen(str(rendered("html", a_table("x"))))


@pytest.mark.parametrize("label", EVERYTHING)
def test_a_page_has_the_same_tags_whatever_the_labels_say(label: str) -> None:
    found = Seen(str(rendered("html", a_table(label))))
    assert (found.tags, found.attributes) == (PLAIN.tags, PLAIN.attributes)


@pytest.mark.parametrize("label", MARKUP)
def test_charts_and_page_titles_hold_no_markup_of_others(label: str) -> None:
    table = a_table(label)
    chart = svg.bars(table, table.columns[0].name, ("amount",))
    whole = page([Section(table, chart)], label, subtitle=label)
    assert not Seen(whole).tags & {"script", "img", "h9"}
    assert not {name for name in Seen(whole).attributes if name.startswith("on")}
    fromstring(chart)


@pytest.mark.parametrize("label", MARKUP)
def test_what_a_notebook_shows_is_escaped(label: str) -> None:
    with an_office(label) as sg:
        table = sg.report("commitments")
        shown = (table._repr_html_(), sg.explain(sg.refresh().position)._repr_html_(), sg.simulate()._repr_html_())
    assert not Seen("".join(shown)).tags & {"script", "img", "svg"}


# what other programs read


def an_event(label: str) -> Event:
    return Event(
        uid="7", slug="s", url="https://exemple.fr/7", title=label, description=label, keywords=(label, "b"),
        slots=(Slot(begin="2026-09-19T10:00:00+02:00", end="2026-09-19T11:00:00+02:00"),),
        place=Place(uid="1", name=label, address=label, commune="Valence"), updated="2026-08-01T08:00:00+02:00",
        image=label, online=label, mode=3,
    )  # fmt: skip


@pytest.mark.parametrize("label", EVERYTHING)
def test_a_calendar_has_one_event_and_the_properties_it_was_given(label: str) -> None:
    from icalendar import Calendar

    stamp = instant("2026-03-02T10:00:00+01:00", "t", "at")
    written = calendar(label, [(an_event(label), 1)], stamp)
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert "ATTENDEE" not in event
    assert str(event["SUMMARY"]).strip() == clean(label).strip()


@pytest.mark.parametrize("label", EVERYTHING)
def test_json_ld_holds_the_label_as_a_text(label: str) -> None:
    written = jsonld([an_event(label)])
    (node,) = json.loads(written)["@graph"]
    assert node["name"] == label
    assert "<" not in written


@pytest.mark.parametrize("label", EVERYTHING)
@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_feed_is_well_formed_whatever_it_says(kind: Any, label: str) -> None:
    from datetime import UTC, datetime

    head = FeedHead(title=label + "x", link="https://exemple.fr/", description=label + "x", author=label + "x")
    made = feed(kind, head, [], datetime(2026, 3, 2, tzinfo=UTC))
    texts = [element.text for element in fromstring(made).iter() if element.tag.endswith("title")]
    assert clean(label + "x").strip() in [(text or "").strip() for text in texts]


@pytest.mark.parametrize("label", EVERYTHING)
def test_json_holds_the_label_to_the_letter(label: str) -> None:
    assert json.loads(rendered("json", a_table(label)))["rows"][0][0] == label


# the stores


@pytest.mark.parametrize("label", [*SQL, *MARKUP[:3], *UNSEEN])
@pytest.mark.parametrize("url", ["memory:", "sqlite:///{folder}/a.db"])
def test_a_store_gives_back_the_label_and_keeps_its_journal(tmp_path: Path, url: str, label: str) -> None:
    import secgen

    place = url.format(folder=tmp_path)
    with an_office(label) if url == "memory:" else _at(place, label) as sg:
        head = sg.verify()
        (act,) = [r.act for r in sg.acts() if r.act.tag == "budget.committed"]
        assert act.note == label
        assert sg.history(label) == []
        assert not len(sg.report("consumption", where={"programme": label}))
    if url != "memory:":
        with secgen.open(place) as again:
            assert again.verify() == head


def _at(place: str, label: str) -> Any:
    import secgen

    sg = secgen.open(place, region="84", year=2026)
    line = "0224-CARA-DRAC/07/3"
    sg.budget.open_line(year=2026, line=line, ae="1 000", cp="1 000", on="2026-01-01")
    sg.budget.commit(
        commitment="1", line=line, payee="73282932000074", amount="1", on="2026-03-02", object=label, note=label
    )
    return sg


# characters nobody sees


def what_people_read(label: str) -> Iterator[str]:
    """Every way a label is told to a person."""
    yield str(rendered("text", a_table(label)))
    yield str(rendered("html", a_table(label)))
    yield str(InvalidInput("SG-MONEY-TEXT", value=label))
    text = Text(label, label)
    yield str(Anomaly("kind", label, 1, label, label, text, text, "row"))
    with an_office(label) as sg:
        act = {"act": "budget.certified", "commitment": label, "amount": "1", "on": "2026-03-02"}
        simulation = sg.simulate(act)
        yield str(simulation)
        yield from (str(finding) for finding in simulation.findings if isinstance(finding, Finding))
        yield str(sg.explain(sg.refresh().position))
        yield str(sg.report("commitments"))


@pytest.mark.parametrize("label", UNSEEN)
def test_nothing_a_person_reads_holds_a_character_nobody_sees(label: str) -> None:
    for shown in what_people_read(f"avant{label}après"):
        assert label not in shown


@pytest.mark.parametrize("label", UNSEEN)
def test_the_terminal_is_told_no_control_character(label: str, capsys: pytest.CaptureFixture[str]) -> None:
    key_values([("label", f"a{label}b")])
    assert label not in capsys.readouterr().out


@pytest.mark.parametrize("label", SEEN)
def test_what_people_write_is_shown_as_it_is(label: str) -> None:
    assert clean(label) == label
    assert label in str(rendered("text", a_table(label)))
