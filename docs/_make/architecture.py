"""The two pictures of the architecture page: how data flows (in both languages), and which room may know which.

``python docs/_make/architecture.py`` writes them; a test holds that they say what ``tests/structure/test_layers.py``
says.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "docs" / "_static"
BLUE, WARM, GREEN, PLAIN = "#e3e8fb", "#fbe9d8", "#dcefeb", "#f4f4f6"
INK, SOFT = "#1e1e1e", "#55555f"
FAMILIES = {
    BLUE: ("the trade: pure functions, no file, no clock", "le métier : fonctions pures, ni fichier ni horloge"),
    WARM: ("what is kept", "ce qui est gardé"),
    GREEN: ("what is read", "ce qui est lu"),
}

# each box: x, y, width, colour, then its two lines in English and in French
BOXES = (
    (20, 20, 190, PLAIN, ("files, people,", "notebooks"), ("fichiers, personnes,", "notebooks")),
    (20, 120, 190, PLAIN, ("importers, desks,", "commands"), ("imports, guichets,", "commandes")),
    (280, 120, 320, PLAIN, ("Secretariat", "reads, decides, records"), ("Secretariat", "lit, décide, enregistre")),
    (280, 220, 150, BLUE, ("engine: decide", "state + act → findings"), ("moteur : décider", "état + acte → constats")),
    (450, 220, 150, BLUE, ("law", "dated values, texts"), ("droit", "valeurs datées, textes")),
    (280, 320, 320, WARM, ("journal", "numbered, chained acts"), ("journal", "actes numérotés, chaînés")),
    (280, 410, 320, WARM, ("store", "memory, SQLite, a plugin's"), ("stockage", "mémoire, SQLite, une extension")),
    (670, 320, 190, GREEN, ("fold → state", "as of, as known at"), ("état", "à la date, tel que connu")),
    (670, 220, 190, GREEN, ("facts → cube", "declared once"), ("faits → cube", "déclaré une fois")),
    (670, 120, 190, GREEN, ("Table", "money, dates, rates"), ("Table", "montants, dates, taux")),
    (670, 20, 190, PLAIN, ("text, CSV, JSON, page,", "notebook"), ("texte, CSV, JSON, page,", "notebook")),
)  # fmt: skip
ARROWS = (
    "M115 74V118", "M210 147H278", "M355 174V218", "M450 247H432", "M355 274V318", "M440 374V408",
    "M600 347H668", "M765 320V276", "M765 220V176", "M765 120V76",
)  # fmt: skip
TITLES = ("How data flows through secgen", "Comment les données traversent secgen")
STORIES = (
    "Files and people come in through importers, desks and commands. The Secretariat reads them, asks the engine, "
    "which decides from the state, the act and the law, and records accepted acts in the journal, kept by a store. "
    "Folding the journal gives the state; facts and cubes give tables, shown as text, CSV, JSON or a page.",
    "Fichiers et personnes entrent par les imports, les guichets et les commandes. Le Secretariat les lit, interroge "
    "le moteur, qui décide selon l'état, l'acte et le droit, et enregistre les actes acceptés au journal, gardé par "
    "un stockage. Le journal replié donne l'état ; faits et cubes donnent des tables, montrées en texte, CSV, JSON.",
)


def flow(tongue: int) -> str:
    """How data flows, in English (0) or in French (1)."""
    out = [f'<path d="{arrow}" marker-end="url(#tip)"/>' for arrow in ARROWS]
    drawn = [f'<g fill="none" stroke="{INK}" stroke-width="1.4">{"".join(out)}</g>']
    for x, y, width, colour, *texts in BOXES:
        drawn.append(_box(x, y, width, colour, *texts[tongue]))
    for number, (colour, words) in enumerate(FAMILIES.items()):
        drawn.append(
            f'<rect x="20" y="{322 + 44 * number}" width="16" height="16" rx="3" fill="{colour}" stroke="{SOFT}"/>'
        )
        drawn += (
            f'<text x="44" y="{335 + 44 * number + 14 * line}" font-size="12" fill="{SOFT}">{escape(part)}</text>'
            for line, part in enumerate(_wrapped(words[tongue], 30))
        )
    return _frame(880, 490, TITLES[tongue], STORIES[tongue], "".join(drawn))


def rooms(knows: Mapping[str, str]) -> str:
    """The rooms on floors: each may know rooms of the floors below it. Its own list is its tooltip."""
    floors: dict[int, list[str]] = {}
    for room in knows:
        floors.setdefault(_floor(room, knows), []).append(room)
    top = max(floors)
    drawn = []
    for floor in range(top, -1, -1):
        row = [_shown(room) for room in floors[floor]]
        y = 46 + 62 * (top - floor)
        drawn.append(f'<path d="M20 {y + 52}H860" stroke="{SOFT}" stroke-opacity=".25"/>')
        drawn += _floor_boxes(row, {_shown(room): knows[room] for room in floors[floor]}, y)
    words = "A room knows rooms of the floors below it, never above; a test holds the exact list."
    drawn.append(f'<text x="20" y="24" font-size="13" fill="{SOFT}">{words}</text>')
    story = "; ".join(f"{_shown(room)} knows {known or 'nothing'}" for room, known in knows.items())
    return _frame(880, 46 + 62 * (top + 1), "The rooms of secgen, floor by floor", story, "".join(drawn))


def _floor_boxes(row: list[str], known: Mapping[str, str], y: int) -> Iterator[str]:
    gap, wide = 10, 840
    width = min(170.0, (wide - gap * (len(row) - 1)) / len(row))
    x = 20 + (wide - width * len(row) - gap * (len(row) - 1)) / 2
    for room in row:
        tip = escape(f"{room} may know: {'everything' if known[room] == '*' else known[room] or 'nothing'}")
        size = min(13, (width - 10) / len(room) * 1.75)
        yield (
            f'<g><title>{tip}</title><rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="40" rx="6" '
            f'fill="{_colour(room)}" stroke="{INK}"/>'
            f'<text x="{x + width / 2:.1f}" y="{y + 25}" text-anchor="middle" font-size="{size:.1f}">'
            f"{room}</text></g>"
        )
        x += width + gap


def _floor(room: str, knows: Mapping[str, str]) -> int:
    """One above the highest room it knows; those that know one another stand together; who knows all is at the top."""
    if knows[room] == "*":
        return 1 + max(_floor(other, knows) for other, known in knows.items() if known != "*")
    together: set[str] = set()
    waiting = [room]
    while waiting:
        one = waiting.pop()
        together.add(one)
        waiting += {o for o in knows[one].split() if one in knows[o].split()} - together
    known = {other for one in together for other in knows[one].split()} - together
    return 1 + max(_floor(other, knows) for other in known) if known else 0


def _shown(room: str) -> str:
    return "import secgen" if room == "__init__" else room


DOMAINS = ("budget", "accounting", "personnel", "procurement", "assets", "communication", "correspondence", "links")
KEPT = ("ledger", "backends", "vault", "schema")
READ = ("reports", "reporting", "closing", "rulebook", "exchange")


def _colour(room: str) -> str:
    pure = (*DOMAINS, "kernel", "law", "engine", "office")
    return BLUE if room in pure else WARM if room in KEPT else GREEN if room in READ else PLAIN


def _box(x: int, y: int, width: int, colour: str, first: str, second: str) -> str:
    middle = x + width / 2
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="54" rx="7" fill="{colour}" stroke="{INK}"/>'
        f'<g text-anchor="middle"><text x="{middle:.0f}" y="{y + 24}">{escape(first)}</text>'
        f'<text x="{middle:.0f}" y="{y + 42}" font-size="12.5" fill="{SOFT}">{escape(second)}</text></g>'
    )


def _wrapped(words: str, width: int) -> list[str]:
    from textwrap import wrap

    return wrap(words, width)


def _frame(width: int, height: int, title: str, description: str, content: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'style="font:14px system-ui,sans-serif;fill:{INK}"><title>{escape(title)}</title>'
        f"<desc>{escape(description)}</desc>"
        f'<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        f'<path d="M0 0L8 4L0 8z"/></marker></defs>'
        f'<rect width="{width}" height="{height}" rx="8" fill="#fff"/>{content}</svg>\n'
    )


def pictures() -> dict[str, str]:
    """Each file of ``docs/_static``, and what it must say."""
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]
    from structure.test_layers import KNOWS

    return {"flow.svg": flow(0), "flow-fr.svg": flow(1), "rooms.svg": rooms(KNOWS)}


if __name__ == "__main__":
    for name, text in pictures().items():
        (STATIC / name).write_text(text, encoding="utf-8")
