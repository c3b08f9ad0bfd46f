"""The dated register of editions: what the law packs publish, what the office recorded, what a rule proposes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from attrs import frozen

from secgen.communication.editions import rules as r
from secgen.communication.editions.calendar import candidates
from secgen.communication.editions.events import EditionDated
from secgen.communication.editions.state import Editions
from secgen.kernel.errors import InvalidInput, unknown
from secgen.kernel.explanation import Explanation
from secgen.kernel.judge import LawBook
from secgen.kernel.text import Text


@frozen
class Extent:
    """From ``start`` to ``end`` included, around ``main_day``."""

    start: date
    end: date
    main_day: date

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start} … {self.end}"


@frozen
class Step:
    """One step of an edition's history; ``extent`` is None where its days are not known."""

    stage: str
    extent: Extent | None


@frozen
class Edition:
    """One edition of a national event: its stage, days, number, themes, how it came there and what the rule proposed.

    ``school_days`` belong to it and are for schools only; ``number`` is 0 for an edition that does not count.
    """

    event: str
    name: Text
    year: int
    stage: str
    extent: Extent | None
    school_days: tuple[date, ...]
    number: int
    themes: tuple[str, ...]
    history: tuple[Step, ...]
    proposed: tuple[Extent, ...]
    source: str

    @property
    def id(self) -> str:
        """``jep-2025``."""
        return f"{self.event}-{self.year}"

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, those for schools among them; None if the days are not known."""
        if self.extent is None:
            return None
        return min((self.extent.start, *self.school_days)), max((self.extent.end, *self.school_days))

    @property
    def explanation(self) -> Explanation:
        """The date in force, the steps before it, and what the rule alone would have given."""
        steps = [Explanation.of(step.stage, step.extent or "?") for step in self.history]
        rule = _RULE_OF.get(self.event, "C02") if self.stage == "proposed" else "C05" if len(steps) > 1 else "C02"
        given = {"proposed_by_rule": ", ".join(map(str, self.proposed)), "source": self.source}
        label = f"{self.name} {self.year}"
        return Explanation.of(label, f"{self.stage} {self.extent or '?'}", rule=rule, inputs=given, children=steps)


_RULE_OF: Final = {"jep": r.C01.id, "ndm": r.C03.id, "rdvj": r.C04.id}


def event_row(law: LawBook, event: str) -> Mapping[str, Any]:
    """A national event as the law packs publish it; the error names those known."""
    for row in law.section("national_event"):
        if row["id"] == event:
            return row
    raise unknown(Text("événement national", "national event"), event, (r["id"] for r in law.section("national_event")))


def proposals(law: LawBook, event: str, year: int) -> tuple[Extent, ...]:
    """What the calendar rules of an event propose for a year: a set of candidates, none confirmed (C01, C03, C04)."""
    row = event_row(law, event)
    mains = sorted({day for rule in row["rules"] for day in candidates(rule, year)})
    before, after = timedelta(days=row["before"]), timedelta(days=row["after"])
    return tuple(Extent(day - before, day + after, day) for day in mains)


def number_of(law: LawBook, event: str, year: int) -> int:
    """The number of an edition: one more each year, but for the years its organiser did not count (C06)."""
    row = event_row(law, event)
    if year in row["skipped"] or year < row["first_year"]:
        return 0
    skipped = sum(row["first_year"] <= missing < year for missing in row["skipped"])
    return int(row["first_number"] + year - row["first_year"] - skipped)


def parse_id(edition: str) -> tuple[str, int]:
    """The event and year of ``jep-2025``; refused if it is written otherwise."""
    event, _, year = edition.rpartition("-")
    if not event or not (year.isascii() and year.isdigit() and len(year) == 4):
        reason = Text("écrire par exemple jep-2025", "write for example jep-2025")
        raise InvalidInput("SG-FIELD", act="edition", field="edition", value=edition, reason=reason)
    return event, int(year)


def find(law: LawBook, state: Editions, edition: str) -> Edition:
    """One edition by its id, as the register knows it."""
    return register(law, state, *parse_id(edition))


def register(law: LawBook, state: Editions, event: str, year: int) -> Edition:
    """An edition of an event in a year: recorded, else published, else only proposed by the rule (C02, C05)."""
    row = event_row(law, event)
    name, proposed = Text(row["fr"], row["en"]), proposals(law, event, year)
    published = next((p for p in law.section("edition") if p["event"] == event and p["year"] == year), None)
    acts = state.steps.get(f"{event}-{year}", ())
    steps = [] if published is None else _published_steps(published)
    steps += [Step(act.stage, _extent(act)) for act in acts]
    if not steps:
        only = proposed[0] if len(proposed) == 1 else None
        school = _school(row, only)
        number = number_of(law, event, year)
        return Edition(event, name, year, "proposed", only, school, number, (), (), proposed, row["text"])
    extent = next((s.extent for s in reversed(steps) if s.extent is not None), None)
    last: Mapping[str, Any] = published or {}
    school = next((a.school_days for a in reversed(acts) if a.school_days), tuple(last.get("school_days", ())))
    themes = next((a.themes for a in reversed(acts) if a.themes), tuple(last.get("themes", ())))
    number = next((a.number for a in reversed(acts) if a.number), number_of(law, event, year))
    source = next((a.text for a in reversed(acts) if a.text), last.get("text", ""))
    return Edition(event, name, year, steps[-1].stage, extent, school, number, themes, tuple(steps), proposed, source)


def _published_steps(row: Mapping[str, Any]) -> list[Step]:
    if "history" in row:
        return [Step(s["state"], Extent(s["start"], s["end"], s["start"])) for s in row["history"]]
    extent = Extent(row["start"], row["end"], row.get("main_day", row["start"])) if "start" in row else None
    return [Step(row["state"], extent)]


def _extent(act: EditionDated) -> Extent | None:
    if act.start is None:
        return None
    return Extent(act.start, act.end or act.start, act.main_day or act.start)


def _school(row: Mapping[str, Any], extent: Extent | None) -> tuple[date, ...]:
    if extent is None or not row["school_day"]:
        return ()
    return (extent.main_day - timedelta(days=1),)
