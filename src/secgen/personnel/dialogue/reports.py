"""Reports of social dialogue: what each sitting owes, the risk register."""

from __future__ import annotations

from secgen.kernel.errors import InvalidInput
from secgen.kernel.text import Text
from secgen.personnel.dialogue.sittings import again, owed_by
from secgen.personnel.dialogue.state import Dialogue, MeetingRow
from secgen.personnel.state import Personnel
from secgen.reports.table import Column, Row, Table
from secgen.reports.view import Options, View

_LABELS = {
    "minutes_sent": Text("procès-verbal envoyé", "minutes sent"),
    "opinions_published": Text("avis portés à la connaissance des agents", "opinions made known"),
    "outcome_told": Text("suites données aux membres", "follow-up told to members"),
}


def _dialogue(view: View) -> Dialogue:
    state = view.state("personnel")
    assert isinstance(state, Personnel)
    return state.dialogue


def committee_follow_up(view: View, options: Options) -> Table:
    """What each sitting owes and by when: minutes, opinions, follow-up, another sitting."""
    rows: list[Row] = []
    book = _dialogue(view)
    for name, row in sorted(book.meetings.items(), key=lambda pair: (pair[1].sits_on, pair[0])):
        rows += _owed(view, book, name, row)
    columns = (
        Column("meeting", Text("séance", "sitting"), "text"),
        Column("sat_on", Text("tenue le", "held on"), "date"),
        Column("owed", Text("à faire", "owed"), "text"),
        Column("by", Text("au plus tard le", "by"), "date"),
        Column("done", Text("fait le", "done"), "date"),
        Column("days_late", Text("jours de retard", "days late"), "int"),
    )
    title = Text("Suites des séances", "Follow-up of sittings")
    return Table("committee-follow-up", title, columns, rows)


def _owed(view: View, book: Dialogue, name: str, row: MeetingRow) -> list[Row]:
    rows: list[Row] = []
    second = next((m.called.on for m in book.meetings.values() if m.called.second_of == name), None)
    if row.stage == "opened":
        for step, label in _LABELS.items():
            owed = owed_by(step, row.sits_on, view.law)
            if owed is not None:
                done = row.done(step)
                late = max(((done or view.on) - owed[0]).days, 0)
                rows.append((name, row.sits_on, str(label), owed[0], done, late))
        if row.sent_back():
            window = again(row.sits_on, view.law)
            label = Text("séance de réexamen", "re-examination")
            rows.append((name, row.sits_on, str(label), window.last, second, None))
    elif row.stage == "adjourned":
        label = Text("nouvelle convocation (quorum)", "new call (quorum)")
        rows.append((name, row.sits_on, str(label), None, second, None))
    return rows


def risk_register(view: View, options: Options) -> Table:
    """A version of the risk register (the last, or ``version``), the gravest risks first."""
    book = _dialogue(view)
    asked = options.get("version")
    known = [str(number) for number in sorted(book.registers)]
    if asked is not None and str(asked) not in known:
        listed = ", ".join(known) or "—"
        raise InvalidInput("SG-REPORT-OPTION", report="risk-register", option="version", value=asked, known=listed)
    version = book.registers[int(asked)] if asked is not None else book.latest_register()
    risks = sorted(version.risks, key=lambda r: (-r.score, r.unit, r.risk)) if version is not None else []
    rows: list[Row] = [(r.unit, r.risk, r.severity, r.likelihood, r.score, r.measure, r.on) for r in risks]
    columns = (
        Column("unit", Text("unité de travail", "work unit"), "text"),
        Column("risk", Text("risque", "risk"), "text"),
        Column("severity", Text("gravité", "severity"), "int"),
        Column("likelihood", Text("fréquence", "likelihood"), "int"),
        Column("score", Text("cotation", "score"), "int"),
        Column("measure", Text("mesure", "measure"), "text"),
        Column("assessed", Text("évalué le", "assessed on"), "date"),
    )
    number = "—" if version is None else f"{version.version} ({version.on})"
    return Table(
        "risk-register", Text(f"Document unique, version {number}", f"Risk register, version {number}"), columns, rows
    )
