"""Press releases followed from draft to coverage, and press contacts whose time is over."""

from __future__ import annotations

from secgen.communication.gates.item import digest_of
from secgen.communication.instants import paris_day, shown
from secgen.communication.press.retention import retention
from secgen.communication.reports._common import communication, count, day, text
from secgen.kernel.text import Text
from secgen.reports.table import Table
from secgen.reports.view import Options, View

_FOLLOW_UP = Text("Suivi de la presse", "Press follow-up")
_CONTACTS = Text("Contacts presse : conservation", "Press contacts: retention")


def press_follow_up(view: View, options: Options) -> Table:
    """Each release: its stage, the approvals that hold for its text as it stands, embargo, sending, coverage."""
    state = communication(view)
    rows = []
    for name, row in sorted(state.press.releases.items()):
        item, now = f"release/{name}", digest_of(row.content)
        given = state.gates.approvals.get(item, ())
        embargo = state.gates.embargoes.get(item)
        sent = None if row.sent_at is None else paris_day(row.sent_at)
        rows.append(
            (
                name,
                row.title,
                row.stage,
                row.made.on,
                ", ".join(a.role for a in given if a.digest == now),
                ", ".join(a.role for a in given if a.digest != now),
                "" if embargo is None else shown(embargo),
                sent,
                None if sent is None else (sent - row.made.on).days,
                len(row.recipients),
                len(row.coverage),
                len({c.media for c in row.coverage}),
            )
        )
    columns = (
        text("release", "communiqué", "release"),
        text("title", "titre", "title"),
        text("stage", "étape", "stage"),
        day("drafted", "rédigé le", "drafted"),
        text("approved_by", "validé par", "approved by"),
        text("void", "validations caduques", "void approvals"),
        text("embargo", "embargo", "embargo"),
        day("sent", "envoyé le", "sent"),
        count("days", "jours de circuit", "days in the circuit"),
        count("recipients", "destinataires", "recipients"),
        count("coverage", "retombées", "coverage"),
        count("media", "médias", "media"),
    )
    return Table("press-follow-up", _FOLLOW_UP, columns, tuple(rows))


def press_contacts(view: View, options: Options) -> Table:
    """What is due for each press contact: keep, ask, wait for the answer, delete (C31)."""
    rows = []
    for name, row in sorted(communication(view).press.contacts.items()):
        if row.gone:
            continue
        due = retention(row, view.on, view.law)
        rows.append((name, row.made.origin, row.heard_on, row.asked_on, due.action, due.until))
    columns = (
        text("contact", "contact", "contact"),
        text("origin", "origine", "origin"),
        day("heard_on", "dernier contact de la personne", "last heard"),
        day("asked_on", "interrogé le", "asked"),
        text("action", "à faire", "due"),
        day("until", "jusqu'au", "until"),
    )
    return Table("press-contacts", _CONTACTS, columns, tuple(rows))
