"""The page: one file, no script, nothing from elsewhere; both languages in it, chosen by a button."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from secgen import Money, Secretariat
from secgen.kernel.markup import safe
from secgen.kernel.text import Lang, Text, lang, language
from secgen.reporting import build_one
from secgen.reports import svg
from secgen.reports.cells import show
from secgen.reports.html_style import PAGE_CSS
from secgen.reports.html_table import hidden_html, notes_html, table_html
from secgen.reports.table import Table
from secgen.reports.view import View
from secgen_dashboard.panels import FIGURES, ROOMS, Figure, Panel, Room
from secgen_dashboard.style import CSS

LANGS: Final[tuple[Lang, ...]] = ("fr", "en")
NAMES: Final = {"fr": "Français", "en": "English"}
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may run or fetch for the page: its own style, nothing else."""
ROWS: Final = 40
WIDE: Final = 5
"""A table with more columns takes the whole width of the page."""
_TITLE: Final = Text("Tableau de bord du secrétariat général", "Dashboard of the General Secretariat")
_WHEN: Final = Text("Au {day} · région {region}", "As of {day} · region {region}")
_SKIP: Final = Text("Aller au contenu", "Skip to content")
_LANGUAGE: Final = Text("Langue", "Language")
_ROOMS: Final = Text("Domaines", "Rooms")
_FIGURES: Final = Text("Chiffres clés", "Key figures")
_TABLE: Final = Text("Les chiffres du graphique", "The figures of the chart")
_NOTHING: Final = Text("Rien à montrer à cette date.", "Nothing to show on this day.")
_MADE_BY: Final = Text("Produit par secgen à partir du journal.", "Made by secgen from the journal.")


@frozen
class Shown:
    """A panel with its table."""

    panel: Panel
    table: Table


def export(office: Secretariat, name: str, path: Path, options: Mapping[str, Any]) -> int:
    """Write the dashboard of an office; tells how many rows it shows."""
    view = View(office, **options)
    rooms = [(room, list(_shown(office, view, room))) for room in ROOMS]
    plugins = office.plugins
    figures = [(each, build_one(plugins, view, each.report, each.options)) for each in _known(office, FIGURES)]
    region = office.office.region if office.office else "—"
    path.write_text(page(rooms, figures, str(view.on), region), encoding="utf-8", newline="")
    return sum(len(shown.table) for _, each in rooms for shown in each)


def _shown(office: Secretariat, view: View, room: Room) -> Iterable[Shown]:
    for panel in _known(office, room.panels):
        yield Shown(panel, build_one(office.plugins, view, panel.report, panel.options))


def _known(office: Secretariat, wanted: Iterable[Any]) -> Iterable[Any]:
    """What can be built here: an office may do without a plugin."""
    return (each for each in wanted if each.report in office.plugins.reports)


def page(rooms: list[tuple[Room, list[Shown]]], figures: list[tuple[Figure, Table]], day: str, region: str) -> str:
    """The whole page; the current language is the one shown first."""
    first = lang()
    choices = "".join(
        f'<input type="radio" name="lang" id="lang-{code}"{" checked" if code == first else ""}>'
        f'<label for="lang-{code}" lang="{code}">{NAMES[code]}</label>'
        for code in LANGS
    )
    versions = "\n".join(_version(code, rooms, figures, day, region) for code in LANGS)
    return (
        f'<!DOCTYPE html>\n<html lang="{first}">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{safe(_TITLE)}</title><style>{PAGE_CSS}{CSS}</style></head>\n<body>"
        f'<a class="skip" href="#main-{first}">{safe(_SKIP)}</a>\n'
        f'<div class="page"><div role="region" aria-label="{safe(_LANGUAGE)}">'
        f'<fieldset class="lang"><legend>{_both(_LANGUAGE)}</legend>{choices}</fieldset></div>\n'
        f"{versions}\n</div></body>\n</html>\n"
    )


def _both(text: Text) -> str:
    return f'<span lang="fr">{safe(text.fr)}</span> / <span lang="en">{safe(text.en)}</span>'


def _version(
    code: Lang, rooms: list[tuple[Room, list[Shown]]], figures: list[tuple[Figure, Table]], day: str, region: str
) -> str:
    with language(code):
        when = safe(_WHEN.fill(day=day, region=region))
        told = "".join(_figure(*pair) for pair in figures)
        nav = "".join(f'<li><a href="#{room.name}-{code}">{safe(room.title)}</a></li>' for room, _ in rooms)
        parts = [
            f'<div class="version" id="version-{code}" lang="{code}">',
            f'<header><h1>{safe(_TITLE)}</h1><p class="subtitle">{when}</p></header>',
            f'<nav aria-label="{safe(_ROOMS)} ({code})"><ul>{nav}</ul></nav>',
            f'<main id="main-{code}" tabindex="-1">',
            f'<h2 class="quiet">{safe(_FIGURES)}</h2><dl class="figures">{told}</dl>',
            *(_room(code, room, shown) for room, shown in rooms),
            f"</main><footer><p>{safe(_MADE_BY)}</p></footer></div>",
        ]
    return "\n".join(parts)


def _figure(figure: Figure, table: Table) -> str:
    value: object = len(table)
    if figure.column:
        place = table.index(figure.column)
        cells = [row[place] for row in table.rows]
        value = table.total[place] if table.total else Money.sum(c for c in cells if isinstance(c, Money))
    unit = " €" if isinstance(value, Money) else ""
    return f"<div><dt>{safe(figure.label)}</dt><dd>{safe(show(value))}{unit}</dd></div>"


def _room(code: Lang, room: Room, shown: list[Shown]) -> str:
    title = f"{room.name}-{code}"
    panels = "\n".join(_panel(f"{title}-{number}", each) for number, each in enumerate(shown, 1))
    return (
        f'<section class="room" id="{title}" aria-labelledby="{title}-title">'
        f'<h2 id="{title}-title">{safe(room.title)}</h2>\n<div class="panels">{panels}</div></section>'
    )


def _panel(name: str, shown: Shown) -> str:
    table, panel = shown.table, shown.panel
    inner = (
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}">{table_html(table, ROWS)}</div>'
        f"{hidden_html(table, ROWS)}{notes_html(table)}"
    )
    empty, drawn = not len(table), panel.drawn and _says_something(table, panel.values)
    wide = ' class="wide"' if not (empty or drawn) and len(table.columns) > WIDE else ""
    heading = f'<article aria-labelledby="{name}"{wide}><h3 id="{name}">{safe(panel.title)}</h3>'
    if empty:
        return f"{heading}<p>{safe(_NOTHING)}</p></article>"
    if not drawn:
        return f"{heading}{inner}</article>"
    draw = svg.bars if panel.drawn == "bars" else svg.lines
    chart = draw(table, panel.label, panel.values)
    details = f"<details><summary>{safe(_TABLE)}</summary>{inner}</details>"
    return f'{heading}<figure tabindex="0">{chart}</figure>{details}</article>'


def _says_something(table: Table, values: Iterable[str]) -> bool:
    """Whether a chart of these columns has anything to draw: one of nothing but zeros is left out, its table stays."""
    return any(cell not in (None, 0, Money(0)) for name in values for cell in table.column(name))
