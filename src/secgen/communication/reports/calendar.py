"""The editorial calendar: what goes out when, on which channel, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterator

from secgen.communication.answers import Answer
from secgen.communication.channels.pages import page_item
from secgen.communication.channels.posts import check_post, post_item, slot
from secgen.communication.gates.ask import gates
from secgen.communication.gates.item import Item
from secgen.communication.instants import paris_day, shown
from secgen.communication.press.release import release_item
from secgen.communication.reports._common import communication, text
from secgen.communication.state import Communication
from secgen.kernel.text import Text
from secgen.reports.table import Table
from secgen.reports.view import Options, View

Row = tuple[str, str, str, str, str, str, str, str]
_TITLE = Text("Calendrier éditorial", "Editorial calendar")
_NOTE = Text(
    "Une règle suivie de « ? » est indéterminée : elle n'arrête pas, elle demande à être levée.",
    "A rule followed by '?' is undetermined: it does not stop, it wants an answer.",
)


def editorial_calendar(view: View, options: Options) -> Table:
    """Posts, pages and releases in the order they go out, each with the rules it breaches or leaves undetermined."""
    state = communication(view)
    found = sorted([*_posts(state, view), *_pages(state, view), *_releases(state, view)])
    columns = (
        text("when", "quand (Paris)", "when (Paris)"),
        text("channel", "canal", "channel"),
        text("account", "compte", "account"),
        text("item", "référence", "reference"),
        text("title", "texte", "text"),
        text("stage", "étape", "stage"),
        text("serves", "au service de", "serves"),
        text("conflicts", "conflits", "conflicts"),
    )
    return Table("editorial-calendar", _TITLE, columns, tuple(found), (_NOTE,))


def _posts(state: Communication, view: View) -> Iterator[Row]:
    for name, row in state.channels.posts.items():
        if row.stage == "deleted":
            continue
        answers: list[Answer] = list(check_post(row.made, view.law, row.made.on))
        if row.at is not None:
            answers += _asked(post_item(row.made, row.at), state, view)
            answers.append(slot(row.made, row.at, state.channels, view.law))
        conflicts = _conflicts(answers)
        serves = ", ".join(row.made.serves)
        when = "" if row.at is None else shown(row.at)
        excerpt = row.made.content[:60]
        yield (when, row.made.network, row.made.account, f"post/{name}", excerpt, row.stage, serves, conflicts)


def _pages(state: Communication, view: View) -> Iterator[Row]:
    for name, row in state.channels.pages.items():
        if row.withdrawn:
            continue
        conflicts = _conflicts(_asked(page_item(row.made, row.at), state, view))
        serves = ", ".join(row.made.serves)
        stage = "published" if paris_day(row.at) <= view.on else "scheduled"
        yield (shown(row.at), "page", "", f"page/{name}", row.made.title[:60], stage, serves, conflicts)


def _releases(state: Communication, view: View) -> Iterator[Row]:
    for name, row in state.press.releases.items():
        embargo = state.gates.embargoes.get(f"release/{name}")
        at = row.sent_at or embargo
        if at is None or row.stage in ("withdrawn", "refused"):
            continue
        under_embargo = row.sent_at is not None and not row.sent_publicly
        item = release_item(row, at, view.law, "embargo_accepted" if under_embargo else "public")
        edition = row.made.edition
        yield (shown(at), "release", "", f"release/{name}", row.title[:60], row.stage, edition,
               _conflicts(_asked(item, state, view)))  # fmt: skip


def _asked(item: Item, state: Communication, view: View) -> list[Answer]:
    return list(gates(item, state.gates, view.law, view.on))


def _conflicts(answers: list[Answer]) -> str:
    """Rules breached, then those undetermined with a question mark."""
    breached = dict.fromkeys(a.rule.id for a in answers if a.ok is False)
    unsure = dict.fromkeys(f"{a.rule.id}?" for a in answers if a.ok is None)
    return " ".join((*breached, *unsure))
