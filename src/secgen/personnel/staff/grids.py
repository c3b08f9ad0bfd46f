"""The grids: corps, grades and steps with their pay index on a day. What is not in the table is refused.

Nothing is ever interpolated: an index, a step or a duration the packs do not hold is an error that says so.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final, NoReturn, cast

from attrs import frozen

from secgen.kernel.judge import LawBook
from secgen.kernel.legal import LegalRef, Status
from secgen.kernel.text import Text
from secgen.personnel.inputs import refuse

SPECIAL: Final = "special"
"""The name of a step given by selection, beyond the last one (*échelon spécial*)."""
_NOT_IN_TABLE: Final = Text(
    "indice brut absent de la table chargée ; il n'est jamais interpolé",
    "gross index not in the loaded table; it is never interpolated",
)


@frozen
class Step:
    """A step (*échelon*): its gross index (IB, 0 where it was not read), its pay indices (IM) — one, or one for
    each chevron off the scale — and its single duration in months, none on a last step.

    ``duration_known`` is false where the step has a duration that nobody has read yet.
    """

    name: str
    ib: int
    indices: tuple[int, ...]
    months: int | None
    duration_known: bool = True

    def index(self, chevron: int = 1) -> int:
        """The pay index (IM) at a chevron, 1 being the first; on the scale there is only one."""
        return self.indices[min(max(chevron, 1), len(self.indices)) - 1]


@frozen
class Grade:
    """A grade of a corps and its steps, from a day."""

    corps: str
    code: str
    category: str
    title: Text
    since: date
    steps: tuple[Step, ...]
    ref: LegalRef

    def step(self, name: str) -> Step | None:
        """A step by its name; ``None`` if the grade has none of that name."""
        return next((step for step in self.steps if step.name == name), None)

    def after(self, name: str) -> Step | None:
        """The step that follows with seniority; ``None`` after the last, and never the special one."""
        names = [step.name for step in self.steps]
        place = names.index(name) + 1
        following = self.steps[place] if place < len(names) else None
        return None if following is None or following.name == SPECIAL else following

    @property
    def last(self) -> Step:
        """The last step reached with seniority."""
        return [step for step in self.steps if step.name != SPECIAL][-1]

    def rank(self, name: str) -> int:
        """The place of a step, 1 for the first."""
        return [step.name for step in self.steps].index(name) + 1


class Grids:
    """Every grade of every corps through time."""

    def __init__(self, law: LawBook) -> None:
        self.shifts = law.section("grid_shift")
        self.groups: dict[str, tuple[int, ...]] = {row["group"]: tuple(row["im"]) for row in law.section("off_scale")}
        self.grades: dict[tuple[str, str], list[Grade]] = {}
        for row in law.section("grade"):
            self.grades.setdefault((row["corps"], row["grade"]), []).append(self._grade(row))
        self.corps: dict[str, Mapping[str, Any]] = {row["code"]: row for row in law.section("corps")}
        self._pairs = law.section("index_pairs")
        self._seen: dict[tuple[str, str, date], Grade] = {}

    def _grade(self, row: Mapping[str, Any]) -> Grade:
        return Grade(
            row["corps"],
            row["grade"],
            row["category"],
            Text(row["fr"], row["en"]),
            row["from"],
            tuple(self._step(step) for step in row["steps"]),
            LegalRef(row["text"], Status(row["status"])),
        )

    def _step(self, step: Mapping[str, Any]) -> Step:
        indices = self.groups[step["he"]] if "he" in step else (step["im"],)
        known = not step.get("unknown_duration", False)
        return Step(step["step"], step.get("ib", 0), indices, step.get("months"), known)

    def grade(self, corps: str, grade: str, day: date) -> Grade:
        """A grade as it stands on a day; refused if the packs do not hold it, or not that early."""
        found = self._seen.get((corps, grade, day))
        if found is None:
            found = self._seen[corps, grade, day] = self._find(corps, grade, day)
        return found

    def category(self, corps: str, grade: str) -> str:
        """The category of a grade, ``A`` to ``C``; empty if the packs do not hold it."""
        rows = self.grades.get((corps, grade))
        return rows[0].category if rows else ""

    def _find(self, corps: str, grade: str, day: date) -> Grade:
        rows = self.grades.get((corps, grade))
        if rows is None:
            self._unknown(corps, grade)
        held = [row for row in rows if row.since <= day]
        if held:
            return max(held, key=lambda row: row.since)
        shift = next((s for s in self.shifts if s["from"] <= day <= s["to"]), None)
        if shift is None:
            first = min([row.since for row in rows] + [s["from"] for s in self.shifts])
            fr, en = f"grille connue depuis le {first}", f"the grid is known since {first}"
            refuse("grid", "grade", f"{corps} {grade}, {day}", Text(fr, en))
        return self._shifted(min(rows, key=lambda row: row.since), shift)

    def _shifted(self, grade: Grade, shift: Mapping[str, Any]) -> Grade:
        """The grid before a general change of so many points on every step."""
        steps = tuple(
            Step(s.name, s.ib, tuple(i + shift["points"] for i in s.indices), s.months, s.duration_known)
            for s in grade.steps
        )
        ref = LegalRef(shift["text"], Status(shift["status"]))
        return Grade(grade.corps, grade.code, grade.category, grade.title, shift["from"], steps, ref)

    def _unknown(self, corps: str, grade: str) -> NoReturn:
        if corps not in {known for known, _ in self.grades}:
            names = ", ".join(sorted({known for known, _ in self.grades}))
            reason = Text(f"aucune grille chargée ; connus : {names}", f"no grid loaded; known: {names}")
            refuse("grid", "corps", corps, reason)
        names = ", ".join(code for known, code in self.grades if known == corps)
        refuse("grid", "grade", grade, Text(f"grades de {corps} : {names}", f"grades of {corps}: {names}"))

    def step(self, corps: str, grade: str, step: str, day: date) -> Step:
        """A step of a grade on a day; refused if the grade has none of that name."""
        table = self.grade(corps, grade, day)
        found = table.step(step)
        if found is None:
            names = ", ".join(s.name for s in table.steps)
            refuse("grid", "step", step, Text(f"échelons de {corps} {grade} : {names}", f"steps: {names}"))
        return found

    def pay_index(self, gross_index: int, day: date) -> int:
        """The pay index (IM) of a gross index (IB) on a day; refused if the loaded table has no such pair."""
        known = {ib: im for row in self._pairs if row["from"] <= day for ib, im in row["pairs"]}
        if gross_index not in known:
            refuse("grid", "gross_index", gross_index, _NOT_IN_TABLE)
        return int(known[gross_index])

    def place(self, corps: str, grade: str, index: int, day: date) -> Step:
        """The step whose index is equal to a given one or the next above (classement on promotion)."""
        table = self.grade(corps, grade, day)
        usable = [s for s in table.steps if s.name != SPECIAL]
        return next((s for s in usable if s.index() >= index), usable[-1])


def grids_of(law: LawBook) -> Grids:
    """The grids of a body of law, read once."""
    return _read(cast(Hashable, law))


@lru_cache(maxsize=16)
def _read(law: Hashable) -> Grids:
    return Grids(cast(LawBook, law))
